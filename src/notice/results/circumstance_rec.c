#include "notice/results/circumstance_rec.h"

CHOICES_DEFINE(circumstance_kind, CIRCUMSTANCE);

CHOICES_DEFINE(english_level, ENGLISH);

RECORD_PUPIL_DEFINE(circumstance_rec, "circumstance", struct circumstance, CIRCUMSTANCE);

struct str circumstance_text(struct arena *a, const struct circumstance *v)
{
	const char *level = english_level_word(v->level);

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
