/* The way of a pupil through SEN Support. */
#include "core/cycle/life_rule.h"

static const struct {
	struct str word;
	struct str next;
} LIVES[] = {
	[LIFE_NONE] = { RTEXT("Nothing recorded"), RTEXT("If somebody is worried, record the concern.") },
	[LIFE_CONCERN] = { RTEXT("A concern is recorded"),
	                   RTEXT("Answer it, and talk with the parents and the pupil.") },
	[LIFE_DISCUSSION] = { RTEXT("Early discussion held"), RTEXT("Decide whether the pupil needs SEN Support.") },
	[LIFE_NOT_SEN] = { RTEXT("Decided: no special educational needs"), RTEXT("Look again on the agreed day.") },
	[LIFE_ADJUSTMENTS] = { RTEXT("Decided: reasonable adjustments only"),
	                       RTEXT("Keep the adjustments in every lesson.") },
	[LIFE_DECIDED] = { RTEXT("Decided: SEN Support"),
	                   RTEXT("Tell everybody who is entitled, formally and in writing.") },
	[LIFE_SUPPORT] = { RTEXT("SEN Support"), RTEXT("Go round the four steps: assess, plan, do, review.") },
	[LIFE_EHC_ASKED] = { RTEXT("SEN Support, EHC needs assessment asked for"),
	                     RTEXT("Support goes on while the local authority decides.") },
	[LIFE_EHC_PLAN] = { RTEXT("EHC plan"),
	                    RTEXT("The local authority reviews the plan at least every 12 months.") },
	[LIFE_ENDED] = { RTEXT("SEN Support ended"), RTEXT("Check on the follow-up day that all is well.") },
};

/* Y usual, r allowed with a reason, n impossible. Rows from, columns to, in the order of enum life. Support may begin
 * at any point (6.19); this table is about states, not about help. A council's decision is not ours: states with E can
 * come from anywhere, with a reason, because pupils arrive with a plan. */
static const char MOVES[LIFE_STATES][LIFE_STATES + 1] = {
	/*                      NCDSADKQEX */
	[LIFE_NONE] = "nYYrrrrrYn",    [LIFE_CONCERN] = "rnYYrrrrYn",     [LIFE_DISCUSSION] = "rYnYYYrrYn",
	[LIFE_NOT_SEN] = "rYYnYYrrYn", [LIFE_ADJUSTMENTS] = "rYYYnYrrYn", [LIFE_DECIDED] = "nnnrrnYYYr",
	[LIFE_SUPPORT] = "nnnrrnnYYY", [LIFE_EHC_ASKED] = "nnnrrnYnYr",   [LIFE_EHC_PLAN] = "nnnrrnYrnY",
	[LIFE_ENDED] = "nYYYYYrrYn",
};

/* What a decision by itself leads to; LIFE_NONE: the facts around it decide. */
static const enum life DECIDED[] = {
	[DECISION_NONE] = LIFE_NONE,       [DECISION_SEN_SUPPORT] = LIFE_NONE,
	[DECISION_NOT_SEN] = LIFE_NOT_SEN, [DECISION_ADJUSTMENTS] = LIFE_ADJUSTMENTS,
	[DECISION_NOT_YET] = LIFE_NONE,    [DECISION_END_SUPPORT] = LIFE_ENDED,
};

/* A worry that is newer than the last decision opens the question again. */
static bool newer(struct date d, struct date decided)
{
	return !date_none(d) && date_cmp(d, decided) > 0;
}

enum life life_derive(const struct life_fact *f)
{
	enum life l = DECIDED[f->decision];

	if (f->code == 'E')
		return LIFE_EHC_PLAN;
	if (f->code == 'K' || f->decision == DECISION_SEN_SUPPORT) {
		if (!date_none(f->ehc_asked) && f->ehc_open)
			return LIFE_EHC_ASKED;
		return f->decision == DECISION_SEN_SUPPORT && !f->all_told ? LIFE_DECIDED : LIFE_SUPPORT;
	}
	if (l == LIFE_NONE ? !date_none(f->discussion) : newer(f->discussion, f->decided))
		return LIFE_DISCUSSION;
	if (l == LIFE_NONE ? !date_none(f->concern) : newer(f->concern, f->decided))
		return LIFE_CONCERN;
	return l;
}

struct str life_word(enum life l)
{
	return LIVES[l].word;
}

struct str life_next(enum life l)
{
	return LIVES[l].next;
}

struct permit life_may(enum life from, enum life to)
{
	switch (MOVES[from][to]) {
	case 'Y':
		return (struct permit){ PERMIT_YES, STR_NONE, STR_NONE };
	case 'r':
		return (struct permit){ PERMIT_REASON, S("This skips a usual step. It is allowed: say why."),
			                S("6.44") };
	default:
		break;
	}
	return (struct permit){ PERMIT_NO,
		                S("The record does not allow this move: earlier decisions stay in the history."),
		                STR_NONE };
}
