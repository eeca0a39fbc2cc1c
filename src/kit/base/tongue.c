#include "kit/base/tongue.h"

#include <string.h>

#include "kit/base/buf.h"

extern const struct tongue *const tongue_list[]; /* made by tools/tongues; ends with NULL */

enum { DATE_MOST = 128 };

const struct tongue *tongue_at(size_t i)
{
	return tongue_list[i];
}

const struct tongue *tongue_of(struct str code)
{
	for (size_t i = 0; tongue_list[i] != NULL; i++)
		if (str_is(code, tongue_list[i]->code))
			return tongue_list[i];
	return NULL;
}

/* Letters of English alone: other scripts have no capitals, or the name is typed as it is written. */
static bool same_word(struct str a, const char *b)
{
	size_t i = 0;

	for (; i < a.n && b[i] != '\0'; i++)
		if ((a.p[i] | 0x20) != (b[i] | 0x20))
			return false;
	return i == a.n && b[i] == '\0';
}

const struct tongue *tongue_wished(struct str words)
{
	struct str w = str_trim(words);

	for (size_t i = 0; tongue_list[i] != NULL; i++)
		if (same_word(w, tongue_list[i]->code) || same_word(w, tongue_list[i]->english) ||
		    str_is(w, tongue_list[i]->name))
			return tongue_list[i];
	return NULL;
}

bool tongue_serves(const struct tongue *t, enum tongue_part part)
{
	const struct tongue_share *s = &t->share[part];

	return s->want > 0 && s->have * 100 >= s->want * TONGUE_WHOLE;
}

/* As memcmp and then by length: the order in which tools/tongues sorts them. */
static int order(const char *have, const char *want, size_t n)
{
	int by = strncmp(have, want, n);

	return by != 0 ? by : have[n] != '\0';
}

const struct tongue_message *tongue_find(const struct tongue *t, const char *english, size_t n)
{
	size_t low = 0;
	size_t high = t != NULL ? t->n : 0;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		int by = order(t->message[mid].english, english, n);

		if (by == 0)
			return &t->message[mid];
		if (by < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return NULL;
}

struct str tongue_say(const struct tongue *t, struct str english)
{
	const struct tongue_message *m = tongue_find(t, english.p, english.n);

	return m != NULL && m->own[0] != NULL ? str_of(m->own[0]) : english;
}

struct str tongue_date(struct arena *a, const struct tongue *t, struct date d, enum tongue_date how)
{
	static struct str (*const english[])(struct arena *, struct date) = { date_full, date_long, date_short,
		                                                              date_brief, date_month };
	struct buf b = buf_new(a, DATE_MOST);

	if (t == NULL || date_none(d))
		return english[how](a, d);
	for (const char *p = t->pattern[how]; *p != '\0'; p++) {
		if (p[0] != '{') {
			buf_char(&b, *p);
			continue;
		}
		if (p[1] == 'w')
			buf_str(&b, str_of(t->weekday[date_weekday(d)]));
		else if (p[1] == 'm')
			buf_str(&b, str_of(t->month[d.m - 1]));
		else if (p[1] == 'b')
			buf_str(&b, str_of(t->month_brief[d.m - 1]));
		else
			buf_int(&b, p[1] == 'd' ? d.d : p[1] == 'n' ? d.m : d.y);
		p += 2;
	}
	return buf_view(&b);
}
