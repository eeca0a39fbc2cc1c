#include "register/takeout_rule.h"

static const struct takeout_column_is COLUMNS[TAKE_COLUMNS] = {
	[TAKE_NAME] = { "name", "Name", TAKE_CHILD, true, false },
	[TAKE_CLASS] = { "class", "Class", TAKE_CHILD, true, false },
	[TAKE_YEAR] = { "year", "Year", TAKE_CHILD, false, false },
	[TAKE_UPN] = { "upn", "UPN", TAKE_CHILD, false, true },
	[TAKE_BORN] = { "born", "Date of birth", TAKE_CHILD, false, true },
	[TAKE_JOINED] = { "joined", "Date of admission", TAKE_CHILD, false, true },
	[TAKE_STATUS] = { "status", "SEN Support or EHC plan", TAKE_SEN, true, false },
	[TAKE_SINCE] = { "since", "Since", TAKE_SEN, true, false },
	[TAKE_FIRST] = { "first", "First need", TAKE_SEN, true, false },
	[TAKE_OTHERS] = { "others", "Other needs, with rank", TAKE_SEN, true, false },
	[TAKE_REVIEW] = { "review", "Next review", TAKE_SEN, false, false },
	[TAKE_STEP] = { "step", "Step of the cycle", TAKE_MORE, false, false },
	[TAKE_LANGUAGE] = { "language", "First language", TAKE_MORE, false, true },
};

static const char *const GROUPS[TAKE_GROUPS] = { [TAKE_CHILD] = "Child", [TAKE_SEN] = "SEN", [TAKE_MORE] = "More" };

const struct takeout_column_is *takeout_column_is(enum takeout_column c)
{
	return &COLUMNS[c];
}

const char *takeout_group_word(enum takeout_group g)
{
	return GROUPS[g];
}

static size_t need_headings(struct arena *a, const struct takeout_shape *s, struct str *out)
{
	size_t n = 0;

	if (!s->column[TAKE_FIRST] && !s->column[TAKE_OTHERS])
		return 0;
	if (s->by_need) {
		out[n++] = S("SEN need");
		out[n++] = S("SEN need rank");
		out[n++] = S("SEN need start date");
		return n;
	}
	if (s->column[TAKE_FIRST])
		out[n++] = S("Primary need");
	for (size_t i = 1; s->column[TAKE_OTHERS] && i < s->needs; i++)
		out[n++] = str_fmt(a, "SEN need %zu", i + 1);
	return n;
}

size_t takeout_headings(struct arena *a, const struct takeout_shape *s, struct str *out)
{
	static const char *const plain[TAKE_COLUMNS] = {
		[TAKE_CLASS] = "Class",
		[TAKE_YEAR] = "Year",
		[TAKE_UPN] = "UPN",
		[TAKE_BORN] = "Date of birth",
		[TAKE_JOINED] = "Date of admission",
		[TAKE_STATUS] = "SEN provision",
		[TAKE_SINCE] = "SEN provision start date",
		[TAKE_REVIEW] = "Review date",
		[TAKE_STEP] = "Step",
		[TAKE_LANGUAGE] = "First language",
	};
	size_t n = 0;

	for (int c = 0; c < TAKE_COLUMNS; c++) {
		if (c == TAKE_FIRST)
			n += need_headings(a, s, out + n);
		if (!s->column[c] || c == TAKE_FIRST || c == TAKE_OTHERS)
			continue;
		if (c == TAKE_NAME) {
			out[n++] = S("Surname");
			out[n++] = S("Forename");
			out[n++] = S("Preferred forename");
		} else {
			out[n++] = str_of(plain[c]);
		}
	}
	return n;
}

size_t takeout_slots(const struct need *need, size_t n, const struct need **slot)
{
	size_t last = 0;

	for (size_t i = 0; i < TAKE_NEEDS_MOST; i++)
		slot[i] = NULL;
	for (size_t i = 0; i < n; i++) {
		size_t at = need[i].rank >= 1 && need[i].rank <= TAKE_NEEDS_MOST ? (size_t)need[i].rank - 1
		                                                                 : TAKE_NEEDS_MOST - 1;

		while (at < TAKE_NEEDS_MOST && slot[at] != NULL)
			at++;
		for (size_t k = 1; at == TAKE_NEEDS_MOST && k < TAKE_NEEDS_MOST; k++)
			if (slot[k] == NULL)
				at = k;
		if (at == TAKE_NEEDS_MOST)
			continue; /* more needs than columns */
		slot[at] = &need[i];
		last = at + 1 > last ? at + 1 : last;
	}
	return last;
}
