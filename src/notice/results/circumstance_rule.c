#include "notice/results/circumstance_rule.h"

/* In small letters, without spaces and marks; the model's own keys and labels are known besides. */
static const struct {
	enum circumstance_kind kind;
	const char *words;
} KINDS[] = {
	{ CIRCUMSTANCE_ATTENDANCE, "attendance attendancepercentage att" },
	{ CIRCUMSTANCE_LANGUAGE, "language eal englishasanadditionallanguage english proficiencyinenglish" },
	{ CIRCUMSTANCE_ARRIVED, "arrived arrival cametoengland cametotheuk" },
	{ CIRCUMSTANCE_MOVED, "moved move movedschool movedhome movedschoolorhome schoolmove" },
	{ CIRCUMSTANCE_LOOKED_AFTER, "lookedafter lac cla previouslylookedafter plac lookedafternoworbefore incare" },
	{ CIRCUMSTANCE_MEDICAL, "medical health healthsightorhearing hearing sight vision" },
	{ CIRCUMSTANCE_EARLIER_SUPPORT, "earliersupport supportbeforenow previoussupport" },
	{ CIRCUMSTANCE_HOME, "home somethingathome homecircumstances" },
	{ CIRCUMSTANCE_OTHER, "other somethingelse" },
};

enum circumstance_kind circumstance_typed(struct arena *a, struct str typed)
{
	struct str low = str_lower_ascii(a, typed);
	char *key = arena_alloc(a, low.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < low.n; i++)
		if ((low.p[i] >= 'a' && low.p[i] <= 'z') || (unsigned char)low.p[i] >= 0x80)
			key[n++] = low.p[i];
	for (size_t i = 0; n > 0 && i < sizeof KINDS / sizeof *KINDS; i++) {
		struct str rest = str_of(KINDS[i].words);

		while (rest.n > 0)
			if (str_eq(str_cut(rest, ' ', &rest), (struct str){ key, n }))
				return KINDS[i].kind;
	}
	return CIRCUMSTANCE_NONE;
}

bool circumstance_special(enum circumstance_kind kind)
{
	return kind == CIRCUMSTANCE_MEDICAL || kind == CIRCUMSTANCE_LOOKED_AFTER;
}

static const char *part_time_fault(const struct circumstance *v, struct str *why)
{
	const struct {
		bool wrong;
		const char *field;
		struct str why;
	} FAULTS[] = {
		{ date_none(v->starts), "starts", S("Enter the first day of the part-time timetable") },
		{ v->hours <= 0, "hours", S("Enter how many hours a week the pupil is in school") },
		{ v->agreed == PARENTS_AGREED_NONE, "agreed", S("Say whether the parents have agreed") },
		{ date_none(v->review_on), "review_on", S("Enter the day on which you look at it again") },
		{ date_cmp(v->review_on, v->starts) <= 0, "review_on", S("Look at it again after the first day") },
	};

	for (size_t i = 0; i < sizeof FAULTS / sizeof *FAULTS; i++)
		if (FAULTS[i].wrong) {
			*why = FAULTS[i].why;
			return FAULTS[i].field;
		}
	return NULL;
}

/* What only a part-time timetable has. */
static const char *part_time_field(const struct circumstance *v, struct str *why)
{
	*why = S("This belongs to a part-time timetable only");
	return v->hours != 0                      ? "hours"
	       : v->agreed != PARENTS_AGREED_NONE ? "agreed"
	       : !date_none(v->review_on)         ? "review_on"
	                                          : NULL;
}

const char *circumstance_fault(const struct circumstance *v, struct date born, struct date today, struct str *why)
{
	if (v->level != ENGLISH_NONE && v->kind != CIRCUMSTANCE_LANGUAGE) {
		*why = S("Proficiency belongs to English as an additional language");
		return "level";
	}
	if (v->kind == CIRCUMSTANCE_ARRIVED && date_none(v->starts)) {
		*why = S("Enter the day the pupil came to England");
		return "starts";
	}
	if (str_trim(v->words).n == 0 && v->level == ENGLISH_NONE && v->kind != CIRCUMSTANCE_ARRIVED) {
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
	return v->kind == CIRCUMSTANCE_PART_TIME ? part_time_fault(v, why) : part_time_field(v, why);
}
