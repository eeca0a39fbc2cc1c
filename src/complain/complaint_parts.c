#include "complain/complaint_parts.h"

#include "core/people/reader_rule.h"

void complaint_ways_write(struct req *q, const struct complaint_ways *w)
{
	html(&q->w, "<ol class=\"ways\">\n");
	for (size_t i = 0; i < w->stages.n; i++)
		html(&q->w, "<li><strong>$.</strong> $</li>\n", h_said(&q->w, w->stages.stage[i].name),
		     h(say_n(&q->w, w->stages.stage[i].days, "$ sees to it. You get an answer within $ school day.",
		             "$ sees to it. You get an answer within $ school days.",
		             h(str_sentence(q->a, html_say_str(&q->w, w->who[i]))), h(w->stages.stage[i].days))));
	html(&q->w, "</ol>\n");
}

/* Was this stage gone through? One about the SENCO begins later. */
static bool was_at(const struct complaint_one *v, int64_t stage)
{
	for (size_t i = 0; i < v->steps; i++)
		if (v->step[i].stage == stage)
			return true;
	return false;
}

void complaint_stages_write(struct req *q, const struct complaint_one *v, struct str who)
{
	struct ui_check c[COMPLAINT_STAGES_MOST + 2];
	size_t n = 0;

	for (int64_t i = 1; i <= (int64_t)v->stages.n; i++) {
		bool now = v->last.stage == i;
		bool past = v->last.stage > i;

		if (past && !was_at(v, i))
			continue;
		c[n++] = (struct ui_check){ .state = past || (now && v->last.closed != 0) ? UI_CHECK_DONE
			                             : now                                ? UI_CHECK_WAITING
			                                                                  : UI_CHECK_NEXT,
			                    .text = v->stages.stage[i - 1].name,
			                    .more = past  ? S("– done")
			                            : now ? str_fmt(q->a, "– now%s%.*s", who.n > 0 ? ", with " : "",
			                                            STR_ARG(who))
			                                  : S("– only if it is needed") };
		if (now && v->last.closed != 0)
			c[n - 1].more = S("– closed here");
	}
	if (v->last.stage == COMPLAINT_OUTSIDE)
		c[n++] =
		    (struct ui_check){ .state = UI_CHECK_WAITING, .text = S("Outside the school"), .more = S("– now") };
	ui_checks(&q->w, c, n);
}

void complaint_outside_write(struct req *q, bool self)
{
	const struct reader r = { .self = self };
	const struct {
		struct str who, what;
	} WAY[] = {
		{ S("Disagreement resolution"), S("Somebody from outside helps you and the school to agree. It is for "
		                                  "SEN Support too. You and the school "
		                                  "both have to want it. Ask the council.") },
		{ S("Mediation"),
		  S("For when you do not agree with the council about an EHC plan, or about assessing for "
		    "one. The council’s letter says whom to ask.") },
		{ S("SEND tribunal"),
		  reader_words(
		      &r,
		      S("It looks at what the council decided about your EHC plan or assessment. It also looks at "
		        "schools that were not fair to you because of a disability. Then you have six "
		        "months. It does not look at SEN Support."),
		      S("It looks at what the council decided about an EHC plan or assessment. It also looks at "
		        "schools that were not fair to a child because of a disability. Then you "
		        "have six months. It does not look at SEN Support.")) },
		{ S("Department for Education"),
		  S("When the school’s own steps are finished. It looks at whether the school "
		    "did what the law says, and kept to its own steps.") },
		{ S("Local Government and Social Care Ombudsman"),
		  S("About the council: such as help in an EHC plan that does not come. It does not look at what "
		    "happens "
		    "inside a school.") },
		{ S("Information Commissioner"),
		  reader_words(&r,
		               S("About how the school uses or keeps information about you. Tell the school first."),
		               S("About how the school uses or keeps information about you or your child. Tell the "
		                 "school first.")) },
	};

	ui_sheet_begin(&q->w, "outside", S("Ways outside the school"), STR_NONE);
	html(&q->w, "<ul>\n");
	for (size_t i = 0; i < sizeof WAY / sizeof WAY[0]; i++)
		html(&q->w, "<li class=\"gap-s\"><strong>$.</strong> $</li>\n", h(WAY[i].who), h(WAY[i].what));
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

struct str complaint_step_title(const struct complaint_step *t)
{
	switch (t->kind) {
	case COMPLAINT_STEP_NONE:
		break;
	case COMPLAINT_STEP_RAISED:
		return S("The complaint reached the school");
	case COMPLAINT_STEP_RECEIPT:
		return S("We told them that we have it");
	case COMPLAINT_STEP_NOTE:
		return S("Note");
	case COMPLAINT_STEP_ANSWER:
		return S("Answer");
	case COMPLAINT_STEP_MOVED:
		return S("Still unhappy: next stage");
	case COMPLAINT_STEP_OUTSIDE:
		return S("Taken outside the school");
	case COMPLAINT_STEP_CLOSED:
		return S("Closed");
	}
	return STR_NONE;
}
