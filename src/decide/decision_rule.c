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
static struct str contradiction(const struct decision_fact *f)
{
	if (f->result == DECISION_END_SUPPORT && f->code != 'K')
		return S("The pupil has no SEN Support that could end");
	if (f->result == DECISION_SEN_SUPPORT && f->code == 'E')
		return S("The pupil has an EHC plan: support goes on under the plan");
	if (f->result == DECISION_SEN_SUPPORT && f->code == 'K')
		return S("The pupil already has SEN Support");
	if ((f->result == DECISION_NOT_SEN || f->result == DECISION_ADJUSTMENTS) && f->code != 'N')
		return S("The pupil has SEN Support or a plan: end that first, with parents and pupil");
	return S("");
}

static void check_monitor(struct check_list *l, const struct decision_fact *f)
{
	bool is_later = date_cmp(f->monitor_on, f->decided) > 0;
	enum check_state otherwise =
	    f->result == DECISION_NOT_SEN || !date_none(f->monitor_on) ? CHECK_MISSING : CHECK_ADVICE;

	if (f->result == DECISION_NONE || f->result == DECISION_SEN_SUPPORT)
		return;
	check_add(l, is_later, otherwise, FORCE_SHOULD, S("6.17"), S("monitor_on"), S("There is a day to look again"),
	          date_none(f->monitor_on) ? S("Choose the day to look again")
	                                   : S("The day to look again must be after the decision"));
}

struct check_list decision_check(struct arena *a, const struct decision_fact *f, struct date today)
{
	struct check_list l = checks_new(a, 8);
	struct str wrong = contradiction(f);
	bool is_day = !date_none(f->decided) && date_cmp(f->decided, today) <= 0;
	bool is_after = !date_none(f->discussion) && date_cmp(f->discussion, f->decided) <= 0;

	check_add(&l, f->result != DECISION_NONE && wrong.n == 0, CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("result"),
	          S("Decision chosen"), wrong.n > 0 ? wrong : S("Choose what was decided"));
	check_add(&l, is_filled(f->reason), CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("reason"), S("Reason given"),
	          S("Give the reason"));
	check_add(&l, is_day, CHECK_MISSING, FORCE_SHOULD, S("6.43"), S("decided_on"), S("Day of the decision given"),
	          date_none(f->decided) ? S("Give the day of the decision")
	                                : S("The decision cannot be in the future"));
	check_monitor(&l, f);
	check_add(&l, is_after, CHECK_ADVICE, FORCE_SHOULD, S("6.39"), S("discussion"),
	          S("Parents and pupil were talked with first"),
	          S("No early discussion is noted before this decision. Talk with parents and pupil, or say why not"));
	check_add(&l, is_filled(f->evidence), CHECK_ADVICE, FORCE_SHOULD, S("6.38"), S("evidence"), S("Evidence named"),
	          S("Say what the decision rests on"));
	check_add(&l, is_filled(f->with_whom), CHECK_ADVICE, FORCE_SHOULD, S("6.43"), S("with_whom"),
	          S("Who took part is named"), S("Say who took part in the decision"));
	checks_sort(&l);
	return l;
}
