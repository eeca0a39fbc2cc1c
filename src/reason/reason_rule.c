#include "reason/reason_rule.h"

#include "core/duty/duty_about_rule.h"

enum { REST_DAYS_MOST = 366 };

const char *reason_fault(const struct duty_reason *v, struct date today, struct str *why)
{
	const struct duty_rule *r = duty_of_about(v->about);

	if (r == NULL) {
		*why = S("Open this page from the reminder that you answer");
		return "about";
	}
	if (!duty_may_rest(r)) {
		*why = S("The law says that this must be done: there is no reason not to");
		return "about";
	}
	if (date_cmp(v->until_on, today) <= 0) {
		*why = S("Enter a day after today");
		return "until_on";
	}
	if (date_diff(v->until_on, today) > REST_DAYS_MOST) {
		*why = S("Look at it again within a year");
		return "until_on";
	}
	return NULL;
}
