#include "meeting/meeting_parts.h"

enum { LINES_MAX = 30 };

static struct ui_check line_of(struct req *q, const struct meeting *m, const struct meeting_answer *x)
{
	struct str day = date_short(q->a, clock_at(x->at).today);

	switch (coming_stands(m, x)) {
	case COMING_YES:
		return (struct ui_check){ .state = UI_CHECK_DONE,
			                  .text = x->by_name,
			                  .more = str_fmt(q->a, " can come. Said on %.*s.", STR_ARG(day)) };
	case COMING_NO:
		return (struct ui_check){ .state = UI_CHECK_MISSING,
			                  .text = x->by_name,
			                  .more = str_fmt(q->a, " cannot come. Said on %.*s.%s%.*s%s", STR_ARG(day),
			                                  x->days.n > 0 ? " Days that suit: “" : "", STR_ARG(x->days),
			                                  x->days.n > 0 ? "”" : "") };
	case COMING_NONE:
		break;
	}
	return (struct ui_check){ .state = UI_CHECK_WAITING,
		                  .text = x->by_name,
		                  .more = S(" answered for the day before it was moved, and is asked again.") };
}

static bool has_answered(const struct meeting *m, int64_t person)
{
	for (size_t i = 0; i < m->answers; i++)
		if (m->answer[i].person_id == person)
			return true;
	return false;
}

void meeting_coming_write(struct req *q, const struct meeting *m, const struct adult *adult, size_t n)
{
	struct ui_check c[LINES_MAX];
	size_t lines = 0;

	for (size_t i = 0; i < m->answers && lines < LINES_MAX; i++)
		c[lines++] = line_of(q, m, &m->answer[i]);
	for (size_t i = 0; i < n && lines < LINES_MAX; i++)
		if ((adult[i].responsible || adult[i].has_page) && !has_answered(m, adult[i].id))
			c[lines++] = (struct ui_check){ .state = UI_CHECK_WAITING,
				                        .text = adult[i].name,
				                        .more = adult[i].has_page
				                                    ? S(" has not answered yet.")
				                                    : S(" has no page: ask them, and note it here.") };
	if (lines == 0)
		ui_empty(&q->w, S("Nobody has answered yet."));
	else
		ui_checks(&q->w, c, lines);
}
