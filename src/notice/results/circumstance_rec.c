#include "notice/results/circumstance_rec.h"

const struct choice circumstance_kind_choices[] = {
	{ "attendance", "Attendance", NULL, NULL },
	{ "language", "English as an additional language", NULL, NULL },
	{ "arrived", "Came to England", NULL, NULL },
	{ "moved", "Moved school or home", NULL, NULL },
	{ "looked_after", "Looked after, now or before", NULL, NULL },
	{ "medical", "Health, sight or hearing", NULL, NULL },
	{ "earlier_support", "Support before now", NULL, NULL },
	{ "home", "Something at home", NULL, NULL },
	{ "other", "Something else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice english_choices[] = {
	{ "A", "A, new to English", NULL, NULL },
	{ "B", "B, early acquisition", NULL, NULL },
	{ "C", "C, developing competence", NULL, NULL },
	{ "D", "D, competent", NULL, NULL },
	{ "E", "E, fluent", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct circumstance, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct circumstance, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct circumstance, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_CHOICE(struct circumstance, kind, .label = "What it is about", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = circumstance_kind_choices, .missing = "Choose what it is about",
	             .doc = "What it is about"),
	FIELD_CHOICE(struct circumstance, level, .label = "Proficiency in English",
	             .hint = "Only for English as an additional language", .flags = F_PERSONAL | F_INLINE,
	             .choices = english_choices, .doc = "Proficiency in English, A to E; empty: not assessed"),
	FIELD_LONG(struct circumstance, words, .label = "What we know",
	           .hint = "Facts that help to read the results, such as “91% this year” or “Urdu at home”",
	           .max = 1000, .flags = F_PERSONAL, .doc = "The circumstance in words"),
	FIELD_DATE(struct circumstance, starts, .label = "From", .hint = "Leave empty when it was always so",
	           .flags = F_PERSONAL, .doc = "First day, or the day it happened"),
	FIELD_DATE(struct circumstance, ends, .label = "Until", .hint = "Leave empty when it is still so",
	           .flags = F_PERSONAL, .doc = "Last day; empty: still so"),
	FIELD_ID(struct circumstance, noted_by, .flags = F_HIDDEN, .doc = "Who noted it"),
	FIELD_DATE(struct circumstance, noted_on, .flags = F_HIDDEN, .doc = "Day on which it was noted"),
	FIELD_INT(struct circumstance, revision, .flags = F_HIDDEN,
	          .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(circumstance_rec, "circumstance", struct circumstance, FIELDS);

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
