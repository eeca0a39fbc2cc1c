/* What a decision needs before it is recorded. */
#include "decide/decision_rule.h"

char decision_status(enum decision_result result, char code)
{
	if (result == DECISION_SEN_SUPPORT)
		return code == 'N' ? 'K' : 0;
	if (result == DECISION_END_SUPPORT)
		return code == 'K' ? 'N' : 0;
	return 0;
}

/* A decision that contradicts what is recorded. Empty when there is none. */
static struct str contradiction(enum decision_result result, char code)
{
	if (result == DECISION_END_SUPPORT && code != 'K')
		return S("The pupil has no SEN Support that could end");
	if (result == DECISION_SEN_SUPPORT && code == 'E')
		return S("The pupil has an EHC plan: support goes on under the plan");
	if (result == DECISION_SEN_SUPPORT && code == 'K')
		return S("The pupil already has SEN Support");
	if ((result == DECISION_NOT_SEN || result == DECISION_ADJUSTMENTS) && code != 'N')
		return S("The pupil has SEN Support or a plan: end that first, with parents and pupil");
	return S("");
}

static void check_monitor(struct check_list *l, const struct decision *d, enum decision_result result)
{
	bool is_later = date_cmp(d->monitor_on, d->decided_on) > 0;
	enum check_state otherwise =
	    result == DECISION_NOT_SEN || !date_none(d->monitor_on) ? CHECK_MISSING : CHECK_ADVICE;

	if (result == DECISION_NONE || result == DECISION_SEN_SUPPORT)
		return;
	check_add(l, is_later, otherwise, FORCE_SHOULD, S("6.17"), S("monitor_on"), S("There is a day to look again"),
	          date_none(d->monitor_on) ? S("Choose the day to look again")
	                                   : S("The day to look again must be after the decision"));
}

struct check_list decision_check(struct arena *a, const struct decision *d, const struct decision_about *about,
                                 struct date today)
{
	struct check_list l = checks_new(a, 8);
	enum decision_result result = d->result;
	struct str wrong = contradiction(result, about->code);
	bool is_day = !date_none(d->decided_on) && date_cmp(d->decided_on, today) <= 0;
	bool is_after = !date_none(about->discussion) && date_cmp(about->discussion, d->decided_on) <= 0;

	check_add(&l, result != DECISION_NONE && wrong.n == 0, CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("result"),
	          S("Decision chosen"), wrong.n > 0 ? wrong : S("Choose what was decided"));
	check_add(&l, is_filled(d->reason), CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("reason"), S("Reason given"),
	          S("Give the reason"));
	check_add(&l, is_day, CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("decided_on"), S("Day of the decision given"),
	          date_none(d->decided_on) ? S("Give the day of the decision")
	                                   : S("The decision cannot be in the future"));
	check_monitor(&l, d, result);
	check_add(
	    &l, is_after, CHECK_ADVICE, FORCE_SHOULD, S("6.39"), S("discussion"),
	    S("Parents and pupil were talked with first"),
	    S("No early discussion is recorded before this decision. Talk with parents and pupil, or say why not"));
	check_add(&l, is_filled(d->evidence), CHECK_ADVICE, FORCE_SHOULD, S("6.38"), S("evidence"), S("Evidence named"),
	          S("Say what the decision rests on"));
	check_add(&l, is_filled(d->with_whom), CHECK_ADVICE, FORCE_SHOULD, S("6.43"), S("with_whom"),
	          S("Who took part is named"), S("Say who took part in the decision"));
	checks_sort(&l);
	return l;
}
