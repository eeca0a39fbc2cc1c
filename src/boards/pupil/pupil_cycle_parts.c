#include "boards/pupil/pupil_cycle_parts.h"

#include "kit/html/chart.h"

static const enum ui_step STEP_OF[STAGE_STEPS] = { UI_ASSESS, UI_PLAN, UI_DO, UI_REVIEW };
const enum ui_when pupil_step_when[STEP_STATES] = {
	[STEP_DONE] = UI_DONE, [STEP_PASSED] = UI_NEXT, [STEP_NOW] = UI_NOW, [STEP_TO_COME] = UI_NEXT
};

/* The mark of the step of now says "now" already. */
static struct str beside_now(struct str words)
{
	words = str_starts(words, S("now")) ? str_sub(words, 3, words.n) : words;
	return str_starts(words, S(", ")) ? str_sub(words, 2, words.n) : words;
}

/* Below the name of a step in the ring: its day; of help that goes on past the day of the review, no day. */
static struct str ring_day(struct arena *a, const struct step *s, struct date today)
{
	bool until = s->state == STEP_NOW && s->stage == STAGE_DO;

	if (date_none(s->on))
		return STR_NONE;
	if (until && date_cmp(s->on, today) < 0)
		return S("goes on");
	return str_fmt(a, "%s%.*s", until ? "until " : "", STR_ARG(date_brief(a, s->on)));
}

static void lines_make(struct arena *a, const struct pupil_view *v, struct date today, struct ui_step_line *l)
{
	for (size_t i = 0; i < STAGE_STEPS; i++)
		l[i] = (struct ui_step_line){ .step = STEP_OF[i],
			                      .when = pupil_step_when[v->step[i].state],
			                      .note = v->step[i].state == STEP_NOW ? beside_now(v->step[i].words)
			                                                           : v->step[i].words,
			                      .label = ring_day(a, &v->step[i], today) };
}

/* Who of the family does not agree with the plan in force, in their words. */
static void differ_write(struct req *q, const struct pupil_view *v)
{
	struct str url =
	    url_pupil(q->a, v->pupil.id, str_c(q->a, str_fmt(q->a, "/plans/%lld#said", (long long)v->plan.plan.id)));
	bool any = false;

	for (size_t i = 0; v->record && i < v->stands; i++) {
		if (v->stand[i].says != AGREEMENT_NO)
			continue;
		ui_note(&q->w, plan_stand_words(q->a, &v->stand[i]),
		        v->stand[i].words.n > 0 ? str_fmt(q->a, "“%.*s”", STR_ARG(v->stand[i].words)) : STR_NONE, true);
		any = true;
	}
	if (any)
		html(&q->w, "<p><a href=\"$\">What the family said about the plan</a></p>\n", h_url(url));
}

void pupil_cycle_write(struct req *q, const struct pupil_view *v)
{
	struct ui_step_line l[STAGE_STEPS];
	const bool of_cycle = v->has_plan && v->cycles > 0 && v->plan.plan.cycle_id == v->cycle[0].cycle.id;

	lines_make(q->a, v, q->c.now.today, l);
	if (of_cycle)
		l[1].text = str_fmt(q->a, "%zu outcome%s, %zu kind%s of support.", v->outcomes,
		                    v->outcomes == 1 ? "" : "s", v->supports, v->supports == 1 ? "" : "s");
	if (of_cycle && v->dose.planned > 0)
		l[2].text = str_fmt(q->a, "%lld of %lld planned sessions so far (%lld%%).%s", (long long)v->dose.given,
		                    (long long)v->dose.planned, (long long)((v->dose.permille + 5) / 10),
		                    v->dose.is_low ? " This is less than planned." : "");
	if (v->next_meeting.id != 0)
		l[3].text = str_fmt(q->a, "Meeting booked for %.*s.", STR_ARG(date_full(q->a, v->next_meeting.on_day)));
	ui_sheet_begin(&q->w, "now", S("Where we are"), str_fmt(q->a, "Cycle %lld", (long long)v->fact.number));
	html(&q->w, "<div class=\"grid grid--pic\">\n");
	chart_ring(&q->w,
	           &(struct chart_words){
	               .id = "ring",
	               .title = str_fmt(q->a, "%.*s is at %.*s", STR_ARG(v->first), STR_ARG(stage_word(v->stage))),
	               .desc = str_fmt(q->a, "Cycle %lld. Assess %.*s. Plan %.*s. Do %.*s. Review %.*s.",
	                               (long long)v->fact.number, STR_ARG(v->step[0].words), STR_ARG(v->step[1].words),
	                               STR_ARG(v->step[2].words), STR_ARG(v->step[3].words)) },
	           l, str_fmt(q->a, "Cycle %lld", (long long)v->fact.number), stage_word(v->stage));
	ui_steps(&q->w, l, STAGE_STEPS);
	html(&q->w, "</div>\n");
	differ_write(q, v);
	ui_sheet_end(&q->w);
}
