#include "domain/circumstance_check.h"

const char *circumstance_fault(const struct circumstance *v, struct date born, struct date today, struct str *why)
{
	if (v->level.n > 0 && !str_is(v->kind, "language")) {
		*why = S("Proficiency belongs to English as an additional language");
		return "level";
	}
	if (str_is(v->kind, "arrived") && date_none(v->starts)) {
		*why = S("Enter the day the pupil came to England");
		return "starts";
	}
	if (str_trim(v->words).n == 0 && v->level.n == 0 && !str_is(v->kind, "arrived")) {
		*why = S("Write what you know");
		return "words";
	}
	if (!date_none(v->starts) && date_cmp(v->starts, today) > 0) {
		*why = S("The first day cannot be in the future");
		return "starts";
	}
	if (!date_none(v->starts) && !date_none(born) && date_cmp(v->starts, born) < 0) {
		*why = S("The first day cannot be before the pupil was born");
		return "starts";
	}
	if (!date_none(v->starts) && !date_none(v->ends) && date_cmp(v->ends, v->starts) < 0) {
		*why = S("The last day cannot be before the first");
		return "ends";
	}
	return NULL;
}
