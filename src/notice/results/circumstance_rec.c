#include "notice/results/circumstance_rec.h"

CHOICES_DEFINE(circumstance_kind, CIRCUMSTANCE);

CHOICES_DEFINE(english_level, ENGLISH);

CHOICES_DEFINE(parents_agreed, PARENTS_AGREED);

RECORD_PUPIL_JOINED(circumstance_rec, "circumstance", struct circumstance, CIRCUMSTANCE,
                    FIELD_TEXT(struct circumstance, by_name));

static struct str part_time_text(struct arena *a, const struct circumstance *v)
{
	static const char *const AGREED[] = { [PARENTS_AGREED_NONE] = "",
		                              [PARENTS_AGREED_YES] = " The parents agreed.",
		                              [PARENTS_AGREED_NO] = " The parents do not agree.",
		                              [PARENTS_AGREED_ASKED] = " The parents have been asked." };
	struct str on = date_long(a, v->review_on);

	return str_fmt(a, "%lld hour%s a week in school.%s To be looked at again on %.*s. %.*s", (long long)v->hours,
	               v->hours == 1 ? "" : "s", AGREED[v->agreed], STR_ARG(on), STR_ARG(v->words));
}

struct str circumstance_text(struct arena *a, const struct circumstance *v)
{
	const char *level = english_level_word(v->level);

	if (v->kind == CIRCUMSTANCE_PART_TIME)
		return part_time_text(a, v);
	if (v->level == ENGLISH_NONE)
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
		return str_fmt(a,
		               v->kind == CIRCUMSTANCE_ARRIVED || v->kind == CIRCUMSTANCE_MOVED ? "%.*s" : "since %.*s",
		               STR_ARG(from));
	return to.n > 0 ? str_fmt(a, "until %.*s", STR_ARG(to)) : STR_NONE;
}
