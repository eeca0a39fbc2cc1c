#include "meeting/meeting_answer_rule.h"

#include "kit/base/buf.h"

enum { WORDS_MAX = 4096 };

enum coming coming_stands(const struct meeting *m, const struct meeting_answer *x)
{
	return date_cmp(m->on_day, x->on_day) == 0 && m->minute == x->minute ? x->answer : COMING_NONE;
}

bool meeting_is_asked(const struct meeting *m, struct date today)
{
	return m->id != 0 && m->state == MEETING_BOOKED && date_cmp(m->on_day, today) >= 0;
}

struct coming_count coming_count(const struct meeting *m, const struct meeting_answer *x, size_t n)
{
	struct coming_count c = { 0 };

	for (size_t i = 0; i < n; i++) {
		c.coming += coming_stands(m, &x[i]) == COMING_YES;
		c.cannot += coming_stands(m, &x[i]) == COMING_NO;
	}
	return c;
}

struct str coming_words(struct arena *a, const struct meeting *m, const struct meeting_answer *x, size_t n)
{
	struct buf b = buf_new(a, WORDS_MAX);

	for (size_t i = 0; i < n; i++) {
		enum coming says = coming_stands(m, &x[i]);

		if (says != COMING_NONE)
			buf_fmt(&b, "%s%.*s %s come.", b.n > 0 ? " " : "", STR_ARG(x[i].by_name),
			        says == COMING_YES ? "can" : "cannot");
	}
	return buf_view(&b);
}
