#include "notice/results/circumstance_rec.h"

const struct choice circumstance_kind_choices[] = {
	{ "attendance", "Attendance", NULL, NULL, 0, 0 },
	{ "language", "English as an additional language", NULL, NULL, 0, 0 },
	{ "arrived", "Came to England", NULL, NULL, 0, 0 },
	{ "moved", "Moved school or home", NULL, NULL, 0, 0 },
	{ "looked_after", "Looked after, now or before", NULL, NULL, 0, 0 },
	{ "medical", "Health, sight or hearing", NULL, NULL, 0, 0 },
	{ "earlier_support", "Support before now", NULL, NULL, 0, 0 },
	{ "home", "Something at home", NULL, NULL, 0, 0 },
	{ "other", "Something else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice english_choices[] = {
	{ "A", "A, new to English", NULL, NULL, 0, 0 },
	{ "B", "B, early acquisition", NULL, NULL, 0, 0 },
	{ "C", "C, developing competence", NULL, NULL, 0, 0 },
	{ "D", "D, competent", NULL, NULL, 0, 0 },
	{ "E", "E, fluent", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(circumstance_rec, "circumstance", struct circumstance, CIRCUMSTANCE);

struct str circumstance_text(struct arena *a, const struct circumstance *v)
{
	const char *level = choice_label(english_choices, v->level);

	if (v->level.n == 0)
		return v->words;
	if (v->words.n == 0)
		return str_fmt(a, "Proficiency %s", level);
	return str_fmt(a, "Proficiency %s. %.*s", level, STR_ARG(v->words));
}

struct str circumstance_when(struct arena *a, const struct circumstance *v)
{
	struct str from = date_long(a, v->starts);
	struct str to = date_long(a, v->ends);

	if (from.n > 0 && to.n > 0)
		return date_cmp(v->starts, v->ends) == 0 ? from
		                                         : str_fmt(a, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
	if (from.n > 0)
		return str_fmt(a, str_is(v->kind, "arrived") || str_is(v->kind, "moved") ? "%.*s" : "since %.*s",
		               STR_ARG(from));
	return to.n > 0 ? str_fmt(a, "until %.*s", STR_ARG(to)) : STR_NONE;
}
