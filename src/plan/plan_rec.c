#include "plan/plan_rec.h"

CHOICES_DEFINE(plan_state, PLAN);

CHOICES_DEFINE(consulted, CONSULTED);

CHOICES_DEFINE(plan_agreed, AGREED);

CHOICES_DEFINE(checked, CHECKED);

RECORD_PUPIL_DEFINE(plan_rec, "plan", struct plan, PLAN);

RECORD_PUPIL_DEFINE(outcome_rec, "outcome", struct outcome, OUTCOME);

RECORD_PUPIL_DEFINE(provision_rec, "provision", struct provision, PROVISION);

RECORD_PUPIL_DEFINE(strategy_rec, "strategy", struct strategy, STRATEGY);

CHOICES_DEFINE(acknowledgement_state, ACKNOWLEDGED);

RECORD_PUPIL_DEFINE(acknowledgement_rec, "acknowledgement", struct acknowledgement, ACKNOWLEDGEMENT);

CHOICES_DEFINE(plan_answer, PLAN_ANSWER);

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
