#include "plan/plan_rec.h"

static const struct choice STATES[] = {
	{ "draft", "Draft", NULL, NULL, 0, 0 },
	{ "shared", "Shared", NULL, NULL, 0, 0 },
	{ "superseded", "Replaced by a later one", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice consulted_choices[] = {
	{ "meeting", "At a meeting", NULL, NULL, 0, 0 },
	{ "phone", "By phone", NULL, NULL, 0, 0 },
	{ "written", "In writing", NULL, NULL, 0, 0 },
	{ "talk", "In a talk at school", NULL, NULL, 0, 0 },
	{ "drawn", "By drawing or symbols", NULL, NULL, 0, 0 },
	{ "asked", "Asked, no answer so far", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice agree_choices[] = {
	{ "yes", "Yes", NULL, NULL, 0, 0 },
	{ "changes", "Yes, with the changes above", NULL, NULL, 0, 0 },
	{ "not_yet", "Not yet", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice checked_choices[] = {
	{ "daily", "Every day", NULL, NULL, 0, 0 },
	{ "weekly", "Every week", NULL, NULL, 0, 0 },
	{ "fortnightly", "Every two weeks", NULL, NULL, 0, 0 },
	{ "half_termly", "Every half term", NULL, NULL, 0, 0 },
	{ "review", "At the review", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(plan_rec, "plan", struct plan, PLAN);

RECORD_PUPIL_DEFINE(outcome_rec, "outcome", struct outcome, OUTCOME);

RECORD_PUPIL_DEFINE(provision_rec, "provision", struct provision, PROVISION);

RECORD_PUPIL_DEFINE(strategy_rec, "strategy", struct strategy, STRATEGY);

const struct choice acknowledgement_choices[] = {
	{ "read", "I have read it and know what to do", NULL, NULL, 0, 0 },
	{ "help", "I have read it and need help with this", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(acknowledgement_rec, "acknowledgement", struct acknowledgement, ACKNOWLEDGEMENT);

const struct choice plan_answer_choices[] = {
	{ "agree", "I agree with the plan", NULL, NULL, 0, 0 },
	{ "disagree", "I do not agree", NULL, NULL, 0, 0 },
	{ "comment", "I want to say something about it", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(plan_reply_rec, "plan_reply", struct plan_reply, PLAN_REPLY);

struct str provision_group(struct arena *a, const struct provision *p)
{
	struct str rest = str_trim(str_lower_ascii(a, p->what));
	struct str words = S("");

	if (p->group_size <= 1 || p->giver_id == 0 || rest.n == 0)
		return S("");
	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);

		if (word.n > 0)
			words = str_fmt(a, "%.*s%s%.*s", STR_ARG(words), words.n > 0 ? " " : "", STR_ARG(word));
	}
	return str_fmt(a, "%lld-%.*s", (long long)p->giver_id, STR_ARG(words));
}
