#include "complain/complaint_parts.h"

static struct str days_words(struct req *q, const struct complaint_stage *x)
{
	return str_fmt(q->a, "An answer within %lld school day%s.", (long long)x->days, x->days == 1 ? "" : "s");
}

void complaint_stages_plain(struct req *q, const struct complaint_stages *s)
{
	html(&q->w, "<ol class=\"ways\">\n");
	for (size_t i = 0; i < s->n; i++)
		html(&q->w, "<li><strong>$.</strong> $</li>\n", h(s->stage[i].name), h(days_words(q, &s->stage[i])));
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

void complaint_outside_write(struct req *q)
{
	static const struct {
		const char *who, *what;
	} WAY[] = {
		{ "Disagreement resolution", "Somebody independent helps you and the school to agree. It covers SEN "
		                             "Support. You and the school both "
		                             "have to want it. Ask the council." },
		{ "Mediation", "When you do not agree with the council about an EHC plan, or about assessing for one. "
		               "The council’s letter "
		               "says whom to ask." },
		{ "SEND tribunal",
		  "Only about what the council decided on an EHC plan or assessment, or when a school has treated a "
		  "disabled "
		  "child unfairly because of the disability (within six months). Not about SEN Support." },
		{ "Department for Education", "When the school’s own steps are finished, and you think that the school "
		                              "did not follow them or did not do "
		                              "what the law says." },
		{ "Local Government and Social Care Ombudsman",
		  "About the council: such as help in an EHC plan that does not come. Not about what happens inside a "
		  "school." },
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
