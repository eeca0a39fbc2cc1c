#include "kit/base/fmt.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What is to be written, and how much of it there was room for. */
struct sink {
	char *p;
	size_t room;
	size_t n;
};

/* One % with what belongs to it. */
struct place {
	char type;    /* 's', 'c', 'd' or 'u' */
	bool cut;     /* .* before s */
	bool wide;    /* ll before d and u */
	bool size;    /* z before u */
	int8_t zeros; /* a number has at least so many digits */
};

struct values {
	va_list ap;
};

static void add(struct sink *s, const char *p, size_t n)
{
	if (s->n < s->room)
		memcpy(s->p + s->n, p, n < s->room - s->n ? n : s->room - s->n);
	s->n += n;
}

static size_t digits(char *end, uint64_t u, bool minus, int zeros)
{
	char *p = end;

	do {
		*--p = (char)('0' + u % 10);
		u /= 10;
	} while (u > 0);
	while (end - p < zeros - minus)
		*--p = '0';
	if (minus)
		*--p = '-';
	return (size_t)(end - p);
}

static uint64_t size_of(int64_t v)
{
	return v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
}

size_t fmt_int(char *end, int64_t v)
{
	return digits(end, size_of(v), v < 0, 0);
}

/* Reads what stands after a %: the place behind it, or NULL when vsnprintf has to. */
static const char *place_read(const char *f, struct place *out)
{
	*out = (struct place){ 0 };
	if (f[0] == '0' && f[1] >= '1' && f[1] <= '9') {
		out->zeros = (int8_t)(f[1] - '0');
		f += 2;
	} else if (f[0] == '.' && f[1] == '*') {
		out->cut = true;
		f += 2;
	}
	if (f[0] == 'l' && f[1] == 'l') {
		out->wide = true;
		f += 2;
	} else if (f[0] == 'z') {
		out->size = true;
		f++;
	}
	out->type = *f;
	if (*f == 's')
		return out->zeros > 0 || out->wide || out->size ? NULL : f + 1;
	if (*f == 'c')
		return out->zeros > 0 || out->cut || out->wide || out->size ? NULL : f + 1;
	return (*f == 'd' && !out->cut && !out->size) || (*f == 'u' && !out->cut) ? f + 1 : NULL;
}

static void text_add(struct sink *s, const struct place *p, struct values *v)
{
	const int most = p->cut ? va_arg(v->ap, int) : -1;
	const char *text = va_arg(v->ap, const char *);

	if (text == NULL)
		text = most < 0 ? "(null)" : "";
	add(s, text, most < 0 ? strlen(text) : strnlen(text, (size_t)most));
}

static void number_add(struct sink *s, const struct place *p, struct values *v)
{
	char t[FMT_INT];
	int64_t i;
	size_t n;

	if (p->type == 'd') {
		i = p->wide ? va_arg(v->ap, long long) : va_arg(v->ap, int);
		n = digits(t + sizeof t, size_of(i), i < 0, p->zeros);
	} else {
		n = digits(t + sizeof t,
		           p->wide   ? va_arg(v->ap, unsigned long long)
		           : p->size ? va_arg(v->ap, size_t)
		                     : va_arg(v->ap, unsigned),
		           false, p->zeros);
	}
	add(s, t + sizeof t - n, n);
}

/* False: there is something in fmt that is not ours. */
static bool written(struct sink *s, const char *fmt, struct values *v)
{
	for (const char *f = fmt; *f != '\0';) {
		const char *from = f;
		struct place p;

		while (*f != '\0' && *f != '%')
			f++;
		add(s, from, (size_t)(f - from));
		if (*f == '\0')
			break;
		if (*++f == '%') {
			add(s, f++, 1);
			continue;
		}
		f = place_read(f, &p);
		if (f == NULL)
			return false;
		if (p.type == 's')
			text_add(s, &p, v);
		else if (p.type == 'c')
			add(s, (char[]){ (char)va_arg(v->ap, int) }, 1);
		else
			number_add(s, &p, v);
	}
	return true;
}

size_t fmt_text(char *to, size_t room, const char *fmt, va_list ap)
{
	struct sink s = { to, room > 0 ? room - 1 : 0, 0 };
	struct values v;
	bool ours;
	int n;

	va_copy(v.ap, ap);
	ours = written(&s, fmt, &v);
	va_end(v.ap);
	if (!ours) {
		n = vsnprintf(to, room, fmt, ap);
		return n < 0 ? 0 : (size_t)n;
	}
	if (room > 0)
		to[s.n < s.room ? s.n : s.room] = '\0';
	return s.n;
}
