#include "review/review_parts.h"

#include "kit/html/ui.h"
#include "review/review_rule.h"

enum { STEPS_MOST = 8 };

static struct str number(struct req *q, int64_t milli)
{
	return milli == MILLI_NONE ? S("–") : milli_text(q->a, milli);
}

void review_outcomes_write(struct req *q, const struct review_read *v)
{
	static const struct ui_column COLS[] = { { S("Outcome"), false },
		                                 { S("At the start"), true },
		                                 { S("At the review"), true },
		                                 { S("Target"), true },
		                                 { S("Result"), false } };
	struct ui_table t = { .caption = S("Outcomes"), .col = COLS, .cols = 5, .cards = true };

	if (v->plan.outcomes == 0) {
		ui_empty(&q->w, S("The plan had no outcomes."));
		return;
	}
	ui_table_begin(&q->w, &t);
	for (size_t i = 0; i < v->plan.outcomes; i++) {
		const struct outcome *o = &v->plan.outcome[i];
		const struct review_outcome *r = review_of_outcome(v, o->root_id);

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$", h(str_sentence(q->a, o->aim)));
		if (o->measure.n > 0)
			html(&q->w, "<br><span class=\"small quiet\">$</span>", h(o->measure));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, number(q, o->baseline));
		ui_cell(&q->w, &t, number(q, r != NULL ? r->after_value : MILLI_NONE));
		ui_cell(&q->w, &t, number(q, o->target));
		ui_cell_begin(&q->w, &t);
		html(&q->w, "$",
		     h(r != NULL && r->judgement != JUDGEMENT_NONE ? outcome_judgement_word(r->judgement) : "–"));
		if (r != NULL && r->words.n > 0) {
			html(&q->w, ". ");
			html_lines(&q->w, r->words);
		}
		ui_cell_end(&q->w, &t);
		ui_row_end(&q->w, &t);
	}
	ui_table_end(&q->w, &t);
}

struct str review_reached_words(struct arena *a, const struct review_read *v)
{
	size_t reached = 0;

	if (v->plan.outcomes == 0)
		return STR_NONE;
	for (size_t i = 0; i < v->plan.outcomes; i++) {
		const struct review_outcome *r = review_of_outcome(v, v->plan.outcome[i].root_id);

		reached += r != NULL && r->judgement == JUDGEMENT_REACHED;
	}
	return str_fmt(a, "%zu of %zu %s reached", reached, v->plan.outcomes,
	               v->plan.outcomes == 1 ? "outcome" : "outcomes");
}

struct str review_next_words(struct arena *a, const struct review *r)
{
	struct str part[STEPS_MOST];
	struct str rest = r->next_step;
	size_t n = 0;

	while (rest.n > 0 && n < STEPS_MOST) {
		enum next_step s = next_step_of(str_cut(rest, '\n', &rest));

		if (s != 0)
			part[n++] = next_step_label(s);
	}
	return str_join(a, part, n, S(". "));
}
