#include "kit/base/str.h"

#include <stdarg.h>
#include <string.h>

#include "kit/base/fmt.h"

enum { SHORT = 256 }; /* most of what is formatted is shorter, and so is formatted once only */

struct str str_of(const char *c)
{
	return c == NULL ? STR_NONE : (struct str){ c, strlen(c) };
}

const char *str_c(struct arena *a, struct str s)
{
	char *c = arena_raw(a, s.n + 1);

	if (s.n > 0)
		memcpy(c, s.p, s.n);
	c[s.n] = '\0';
	return c;
}

struct str str_dup(struct arena *a, struct str s)
{
	return (struct str){ str_c(a, s), s.n };
}

struct str str_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	va_list again;
	char text[SHORT];
	char *p;
	size_t n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = fmt_text(text, sizeof text, fmt, ap);
	va_end(ap);
	p = arena_raw(a, n + 1);
	if (n < SHORT)
		memcpy(p, text, n + 1);
	else
		(void)fmt_text(p, n + 1, fmt, again); /* measured above */
	va_end(again);
	return (struct str){ p, n };
}

bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_is(struct str a, const char *c)
{
	return str_eq(a, str_of(c));
}

static char small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (small(a.p[i]) != small(b.p[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n > 0 ? memcmp(a.p, b.p, n) : 0;

	if (c != 0)
		return c;
	return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq((struct str){ s.p, prefix.n }, prefix);
}

bool str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq((struct str){ s.p + (s.n - suffix.n), suffix.n }, suffix);
}

struct str str_sub(struct str s, size_t from, size_t n)
{
	if (from > s.n)
		from = s.n;
	if (n > s.n - from)
		n = s.n - from;
	return (struct str){ s.p == NULL ? NULL : s.p + from, n };
}

size_t str_count(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == c;
	return n;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
	while (s.n > 0 && is_space(s.p[0]))
		s.p++, s.n--;
	while (s.n > 0 && is_space(s.p[s.n - 1]))
		s.n--;
	return s;
}

struct str str_cut(struct str s, char sep, struct str *rest)
{
	const char *at = s.n > 0 ? memchr(s.p, sep, s.n) : NULL;
	size_t n;

	if (at == NULL) {
		*rest = STR_NONE;
		return s;
	}
	n = (size_t)(at - s.p);
	*rest = (struct str){ at + 1, s.n - n - 1 };
	return (struct str){ s.p, n };
}

ptrdiff_t str_find(struct str s, struct str what)
{
	const char *at;

	if (what.n == 0)
		return 0;
	if (s.n == 0)
		return -1;
	at = memmem(s.p, s.n, what.p, what.n);
	return at == NULL ? -1 : at - s.p;
}

bool str_int(struct str s, int64_t *out)
{
	int64_t v = 0;
	bool negative = s.n > 0 && s.p[0] == '-';
	size_t i = negative ? 1 : 0;

	if (i == s.n || s.n > 20)
		return false;
	for (; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_sub_overflow(v, s.p[i] - '0', &v))
			return false;
	}
	if (!negative && v == INT64_MIN)
		return false;
	*out = negative ? v : -v;
	return true;
}

struct str str_lower_ascii(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++)
		p[i] = small(s.p[i]);
	return (struct str){ p, s.n };
}

struct str str_join(struct arena *a, const struct str *parts, size_t n, struct str between)
{
	size_t total = 0;
	char *p;
	size_t at = 0;

	for (size_t i = 0; i < n; i++)
		total += parts[i].n + (i > 0 ? between.n : 0);
	p = arena_alloc(a, total + 1);
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && between.n > 0) {
			memcpy(p + at, between.p, between.n);
			at += between.n;
		}
		if (parts[i].n > 0)
			memcpy(p + at, parts[i].p, parts[i].n);
		at += parts[i].n;
	}
	return (struct str){ p, total };
}

struct str str_sentence(struct arena *a, struct str s)
{
	char *p;

	if (s.n == 0 || s.p[0] < 'a' || s.p[0] > 'z')
		return s;
	p = arena_alloc(a, s.n + 1);
	memcpy(p, s.p, s.n);
	p[0] = (char)(p[0] - 32);
	return (struct str){ p, s.n };
}
