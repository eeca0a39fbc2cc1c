#include "register/takeout_rule.h"

static const struct takeout_column_is COLUMNS[TAKE_COLUMNS] = {
	[TAKE_NAME] = { "name", "Name", TAKE_CHILD, true, CAP_UNSET },
	[TAKE_CLASS] = { "class", "Class", TAKE_CHILD, true, CAP_UNSET },
	[TAKE_YEAR] = { "year", "Year", TAKE_CHILD, false, CAP_UNSET },
	[TAKE_UPN] = { "upn", "UPN", TAKE_CHILD, false, CAP_SCHOOL_NAMES },
	[TAKE_BORN] = { "born", "Date of birth", TAKE_CHILD, false, CAP_SCHOOL_NAMES },
	[TAKE_JOINED] = { "joined", "Date of admission", TAKE_CHILD, false, CAP_SCHOOL_NAMES },
	[TAKE_STATUS] = { "status", "SEN Support or EHC plan", TAKE_SEN, true, CAP_UNSET },
	[TAKE_SINCE] = { "since", "Since", TAKE_SEN, true, CAP_UNSET },
	[TAKE_FIRST] = { "first", "First need", TAKE_SEN, true, CAP_UNSET },
	[TAKE_OTHERS] = { "others", "Other needs, with rank", TAKE_SEN, true, CAP_UNSET },
	[TAKE_REVIEW] = { "review", "Next review", TAKE_SEN, false, CAP_UNSET },
	[TAKE_STEP] = { "step", "Step of the cycle", TAKE_MORE, false, CAP_UNSET },
	[TAKE_LANGUAGE] = { "language", "First language", TAKE_MORE, false, CAP_SCHOOL_NAMES },
	[TAKE_EAL] = { "eal", "English as an additional language", TAKE_MORE, false, CAP_SCHOOL_NAMES },
	[TAKE_PREMIUM] = { "premium", "Pupil premium", TAKE_MORE, false, CAP_SCHOOL_NAMES },
	[TAKE_MEALS] = { "meals", "Free school meals", TAKE_MORE, false, CAP_SCHOOL_NAMES },
	[TAKE_LOOKED_AFTER] = { "looked_after", "Looked after, now or before", TAKE_MORE, false, CAP_SCHOOL_NAMES },
	[TAKE_CONTACTS] = { "contacts", "Name and relationship", TAKE_FAMILY, false, CAP_CONTACTS },
	[TAKE_PHONES] = { "phones", "Name and telephone", TAKE_FAMILY, false, CAP_CONTACTS },
	[TAKE_EMAILS] = { "emails", "Name and e-mail", TAKE_FAMILY, false, CAP_CONTACTS },
};

static const char *const GROUPS[TAKE_GROUPS] = {
	[TAKE_CHILD] = "Child", [TAKE_SEN] = "SEN", [TAKE_MORE] = "More", [TAKE_FAMILY] = "Contacts"
};

const struct takeout_column_is *takeout_column_is(enum takeout_column c)
{
	return &COLUMNS[c];
}

bool takeout_column_open(enum takeout_column c, enum role role)
{
	if (c >= TAKE_EAL && c <= TAKE_LOOKED_AFTER && !role_can(role, CAP_RESULTS))
		return false; /* where the circumstances are read */
	return COLUMNS[c].cap == CAP_UNSET || role_can(role, COLUMNS[c].cap);
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

void takeout_shape_complete(struct takeout_shape *s)
{
	if (s->column[TAKE_PHONES] || s->column[TAKE_EMAILS])
		s->column[TAKE_CONTACTS] = true;
}

bool takeout_flag(enum takeout_column c, const struct circumstance *v)
{
	struct str name = str_of(COLUMNS[c].label), rest;

	if (c == TAKE_EAL)
		return v->kind == CIRCUMSTANCE_LANGUAGE;
	if (c == TAKE_LOOKED_AFTER)
		return v->kind == CIRCUMSTANCE_LOOKED_AFTER;
	if (v->kind != CIRCUMSTANCE_OTHER || v->words.n < name.n || !str_same(str_sub(v->words, 0, name.n), name))
		return false;
	rest = str_trim(str_sub(v->words, name.n, v->words.n));
	return rest.n == 0 || rest.p[0] == ':' || rest.p[0] == '.' || rest.p[0] == ',' || rest.p[0] == '(';
}

static size_t contact_headings(struct arena *a, const struct takeout_shape *s, struct str *out)
{
	static const char *const part[] = { "title", "forename", "surname", "relationship" };
	size_t n = 0;

	for (size_t i = 1; s->column[TAKE_CONTACTS] && i <= s->contacts; i++) {
		for (size_t k = 0; k < sizeof part / sizeof *part; k++)
			out[n++] = str_fmt(a, "Contact %zu %s", i, part[k]);
		if (s->column[TAKE_PHONES])
			out[n++] = str_fmt(a, "Contact %zu telephone", i);
		if (s->column[TAKE_EMAILS])
			out[n++] = str_fmt(a, "Contact %zu email", i);
	}
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
		[TAKE_PREMIUM] = "Pupil premium",
		[TAKE_MEALS] = "Free school meals",
		[TAKE_LOOKED_AFTER] = "Looked after now or before",
	};
	size_t n = 0;

	for (int c = 0; c < TAKE_COLUMNS; c++) {
		if (c == TAKE_FIRST)
			n += need_headings(a, s, out + n);
		if (c == TAKE_CONTACTS)
			n += contact_headings(a, s, out + n);
		if (!s->column[c] || c == TAKE_FIRST || c == TAKE_OTHERS || c >= TAKE_CONTACTS)
			continue;
		if (c == TAKE_EAL) {
			out[n++] = S("EAL");
			out[n++] = S("Proficiency in English");
		} else if (c == TAKE_NAME) {
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
