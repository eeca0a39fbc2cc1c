#include "plan/plan_answer_parts.h"

#include "plan/plan_answer_rule.h"

/* Whose answer counts, once the pupil is over compulsory school age. */
static struct str weight_of(const struct plan_read *v, const struct plan_reply *r)
{
	if (v->young.who.kind == ADDRESSEE_PARENTS)
		return STR_NONE;
	if (r->person_id == v->pupil.person_id)
		return v->young.decides ? S(" (This answer counts: the young person decides.)") : STR_NONE;
	return young_parent(&v->young, r->person_id).counts
	           ? S(" (This answer counts: they act in the young person’s place.)")
	           : S(" (A parent’s view. The young person’s answer counts.)");
}

/* "Not agreed. Nadia Iqbal does not agree with the plan." */
static struct str agreed_words(struct req *q, const struct plan_read *v)
{
	struct plan_stand *s;
	size_t n = plan_stands(q->a, v->reply, v->replies, &v->young, v->pupil.person_id, &s);
	enum agreement agreed = plan_agreement(v->whole.plan.parents_agree, s, n);
	struct str words = agreed == AGREEMENT_YES  ? S("Yes.")
	                   : agreed == AGREEMENT_NO ? S("Not agreed.")
	                                            : S("Nobody has said yes or no.");

	for (size_t i = 0; i < n; i++)
		if (s[i].says == AGREEMENT_NO)
			words = str_fmt(q->a, "%.*s %.*s", STR_ARG(words), STR_ARG(plan_stand_words(q->a, &s[i])));
	return words;
}

static void reply_row(struct req *q, const struct plan_read *v, const struct plan_reply *r)
{
	struct str how = r->noted_by != 0 ? str_fmt(q->a, ", %s", said_way_word(r->way)) : STR_NONE;

	ui_summary_row(&q->w,
	               str_fmt(q->a, "%.*s, %.*s%.*s", STR_ARG(r->by_name), STR_ARG(clock_datetime(q->a, r->at)),
	                       STR_ARG(how)),
	               str_fmt(q->a, "%s. %.*s%.*s", plan_answer_word(r->answer), STR_ARG(r->words),
	                       STR_ARG(weight_of(v, r))));
}

void plan_answers_rows(struct req *q, const struct plan_read *v)
{
	const char *noted = plan_agreed_word(v->whole.plan.parents_agree);

	ui_summary_row(&q->w,
	               v->young.decides ? str_fmt(q->a, "Does %.*s agree?", STR_ARG(v->first))
	                                : S("Do the parents agree?"),
	               agreed_words(q, v));
	if (noted[0] != '\0' && v->replies > 0)
		ui_summary_row(&q->w, S("When it was shared"), str_of(noted));
	for (size_t i = 0; i < v->replies; i++)
		reply_row(q, v, &v->reply[i]);
}
