#include "plan/plan_rec.h"

CHOICES_DEFINE(plan_state, PLAN);

CHOICES_DEFINE(consulted, CONSULTED);

CHOICES_DEFINE(plan_agreed, AGREED);

CHOICES_DEFINE(checked, CHECKED);

RECORD_PUPIL_JOINED(plan_rec, "plan", struct plan, PLAN, FIELD_TEXT(struct plan, teacher_title),
                    FIELD_TEXT(struct plan, teacher_given), FIELD_TEXT(struct plan, teacher_family),
                    FIELD_TEXT(struct plan, shared_name));

RECORD_PUPIL_DEFINE(outcome_rec, "outcome", struct outcome, OUTCOME);

RECORD_PUPIL_JOINED(provision_rec, "provision", struct provision, PROVISION, FIELD_TEXT(struct provision, giver_title),
                    FIELD_TEXT(struct provision, giver_given), FIELD_TEXT(struct provision, giver_family));

RECORD_PUPIL_DEFINE(strategy_rec, "strategy", struct strategy, STRATEGY);

CHOICES_DEFINE(acknowledgement_state, ACKNOWLEDGED);

RECORD_PUPIL_JOINED(acknowledgement_rec, "acknowledgement", struct acknowledgement, ACKNOWLEDGEMENT,
                    FIELD_TEXT(struct acknowledgement, by_name));

CHOICES_DEFINE(plan_answer, PLAN_ANSWER);

RECORD_PUPIL_JOINED(plan_reply_rec, "plan_reply", struct plan_reply, PLAN_REPLY,
                    FIELD_TEXT(struct plan_reply, by_name));

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
