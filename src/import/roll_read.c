#include "import/roll_read.h"

#include "core/people/codes_rule.h"
#include "core/people/upn_rule.h"
#include "core/people/year_rule.h"
#include "import/cell_words_read.h"
#include "import/dates_read.h"
#include "import/heading_words.h"
#include "import/who_read.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

enum {
	CLASS_CHARS = 40,
	COURSES_CHARS = 1000,
	LANGUAGE_CHARS = 60,
	PRONOUN_CHARS = 40,
	ENROLMENT_CHARS = 100,
	AGE_MAX = 25,
};

#define COUNT(x) (sizeof(x) / sizeof *(x))

static struct str read_upn(struct import_reader *r, enum column c)
{
	enum upn_state st;
	struct str upn = import_upn(r, c, &st);

	if (st == UPN_TEMPORARY && c == COL_UPN)
		import_note(r, c, 0, upn_message(st));
	return upn;
}

static struct date read_born(struct import_reader *r)
{
	struct date d = import_date(r, COL_BORN, true);

	if (date_none(d))
		return d;
	if (date_cmp(d, r->today) > 0)
		import_problem(r, COL_BORN, 0, S("This day is in the future."));
	else if (date_age(d, r->today) > AGE_MAX)
		import_problem(r, COL_BORN, 0, str_fmt(r->a, "This would make the pupil older than %d.", AGE_MAX));
	else
		return d;
	return DATE_NONE;
}

/* What all words of a cell say together, "F - Female", "Male (M)"; SEX_NONE when one of them is none. */
static enum sex sex_said(struct arena *a, struct str cell)
{
	static const char *const female[] = { "f", "female", "girl" }, *const male[] = { "m", "male", "boy" };
	struct str rest = fold_key(a, cell);
	enum sex found = SEX_NONE;

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);
		enum sex is = SEX_NONE;

		for (size_t i = 0; i < COUNT(female); i++)
			is = str_is(word, female[i]) ? SEX_FEMALE : str_is(word, male[i]) ? SEX_MALE : is;
		if (is == SEX_NONE || (found != SEX_NONE && is != found))
			return SEX_NONE;
		found = is;
	}
	return found;
}

/* The register knows F and M. What else a system has is no fault: the cell is left out, and it is said. */
static enum sex read_sex(struct import_reader *r)
{
	struct str s = import_cell(r, COL_SEX, 0), key, code;
	enum sex sex;

	if (import_word_find(r, COL_SEX, s, &code))
		s = code;
	sex = sex_said(r->a, s);
	key = fold_key(r->a, s);
	if (sex == SEX_NONE && key.n > 0 && !str_is(key, "u") && !str_is(key, "x"))
		import_unknown(r, COL_SEX, 0, S("Known are F and M. The cell is left out."), false);
	return sex;
}

/* The list of APDR: she, he, they. Other words are for the pupil's own page, not for a code. */
static enum pronoun read_pronoun(struct import_reader *r)
{
	struct str raw = import_text(r, COL_PRONOUN, 0, PRONOUN_CHARS, false);
	struct str key = fold_key(r->a, raw);

	if (str_starts(key, S("she")))
		return PRONOUN_SHE;
	if (str_starts(key, S("they")))
		return PRONOUN_THEY;
	if (str_starts(key, S("he")))
		return PRONOUN_HE;
	if (raw.n > 0)
		import_note(r, COL_PRONOUN, 0, S("Known are she, he and they; this cell is not taken."));
	return PRONOUN_NONE;
}

static int read_year(struct import_reader *r, struct date born)
{
	struct str s = import_cell(r, COL_YEAR, 0);
	int year = YEAR_OTHER;
	struct str code;

	if (import_word_find(r, COL_YEAR, s, &code))
		s = code;
	if (s.n > 0) {
		if (!year_parse(s, &year))
			import_unknown(r, COL_YEAR, 0, S("This is not a year group. Write N1, N2, R, 1 to 14 or X."),
			               true);
		return year;
	}
	if (!date_none(born))
		year = year_expected(born, r->today);
	return year >= YEAR_NURSERY_1 && year <= YEAR_LAST ? year : YEAR_OTHER;
}

/* "Year 4: 4 Rauf And Year 4" of a column of courses: the one class in it, "4 Rauf"; else nothing. */
static struct str course_class(struct str courses)
{
	struct str found = STR_NONE;

	while (courses.n > 0) {
		ptrdiff_t and = str_find(courses, S(" And ")), comma = str_find(courses, S(", "));
		size_t end = and >= 0 && (comma < 0 || and < comma) ? (size_t) and
		             : comma >= 0                           ? (size_t)comma
		                                                    : courses.n;
		struct str after;
		struct str name = str_trim(str_cut(str_sub(courses, 0, end), ':', &after));
		int year;

		courses = str_sub(courses, end + (end < courses.n && courses.p[end] == ',' ? 2 : 5), courses.n);
		if (year_parse(name, &year))
			name = str_trim(after);
		if (name.n == 0 || str_eq(name, found))
			continue;
		if (found.n > 0)
			return STR_NONE;
		found = name;
	}
	return found;
}

static struct str read_class(struct import_reader *r)
{
	bool courses = str_is(fold_tight(r->a, column_heading(r->map, COL_CLASS, 0)), "coursesclasses");
	struct str cell = import_text(r, COL_CLASS, 0, courses ? COURSES_CHARS : CLASS_CHARS, false);
	struct str name = courses ? course_class(cell) : cell;

	if (courses && cell.n > 0 && (name.n == 0 || utf8_len(name) > CLASS_CHARS)) {
		import_note(r, COL_CLASS, 0, S("No one class stands in this list of courses; none is taken."));
		return STR_NONE;
	}
	return name;
}

static enum status_code read_status(struct import_reader *r)
{
	struct str raw = import_cell(r, COL_STATUS, 0);
	struct str code = STR_NONE;
	struct str say = STR_NONE;
	enum status_code status = STATUS_NONE;

	if (!import_word_find(r, COL_STATUS, raw, &code)) {
		(void)status_cell_from(r->a, raw, &raw);
		if (import_word_find(r, COL_STATUS, raw, &code))
			raw = code;
	} else {
		raw = code;
	}
	if (raw.n == 0 || str_is(raw, "-") || str_is(str_lower_ascii(r->a, raw), "n/a"))
		return STATUS_NONE;
	switch (sen_provision_read(raw, r->today, &code, &say)) {
	case CODE_OK:
		(void)status_code_of(code, &status);
		return status;
	case CODE_OLD:
		import_note(r, COL_STATUS, 0, say);
		(void)status_code_of(code, &status);
		return status;
	case CODE_EARLY:
	case CODE_UNKNOWN:
		break;
	}
	import_unknown_at(r, COL_STATUS, column_heading(r->map, COL_STATUS, 0), raw,
	                  S("This is not a SEN provision code. Write N, K or E."), true);
	return STATUS_NONE;
}

/* The census codes and what systems write for them. */
static enum enrolment read_enrolment(struct import_reader *r)
{
	static const struct {
		const char *begins; /* folded */
		enum enrolment is;
	} words[] = {
		{ "current subsidiary", ENROLMENT_SUBSIDIARY },
		{ "subsidiary", ENROLMENT_SUBSIDIARY },
		{ "dual registration subsidiary", ENROLMENT_SUBSIDIARY },
		{ "dual subsidiary", ENROLMENT_SUBSIDIARY },
		{ "current", ENROLMENT_HERE },
		{ "single", ENROLMENT_HERE },
		{ "main", ENROLMENT_HERE },
		{ "dual main", ENROLMENT_HERE },
		{ "dual registration main", ENROLMENT_HERE },
		{ "active", ENROLMENT_HERE },
		{ "on roll", ENROLMENT_HERE },
		{ "enrolled", ENROLMENT_HERE },
		{ "registered", ENROLMENT_HERE },
		{ "guest", ENROLMENT_GUEST },
		{ "fe college", ENROLMENT_GUEST },
		{ "further education", ENROLMENT_GUEST },
		{ "other provider", ENROLMENT_GUEST },
		{ "previous", ENROLMENT_PREVIOUS },
		{ "left", ENROLMENT_PREVIOUS },
		{ "leaver", ENROLMENT_PREVIOUS },
		{ "former", ENROLMENT_PREVIOUS },
		{ "off roll", ENROLMENT_PREVIOUS },
		{ "off rolled", ENROLMENT_PREVIOUS },
		{ "inactive", ENROLMENT_PREVIOUS },
		{ "not on roll", ENROLMENT_PREVIOUS },
		{ "applicant", ENROLMENT_TO_COME },
		{ "accepted", ENROLMENT_TO_COME },
		{ "offered", ENROLMENT_TO_COME },
		{ "future", ENROLMENT_TO_COME },
		{ "pre admission", ENROLMENT_TO_COME },
		{ "pending", ENROLMENT_TO_COME },
		{ "yes", ENROLMENT_HERE }, /* "On roll" */
		{ "true", ENROLMENT_HERE },
		{ "no", ENROLMENT_PREVIOUS },
		{ "false", ENROLMENT_PREVIOUS },
	};
	static const struct {
		char code;
		enum enrolment is;
	} codes[] = { { 'c', ENROLMENT_HERE },    { 'm', ENROLMENT_HERE },  { 's', ENROLMENT_SUBSIDIARY },
		      { 'f', ENROLMENT_GUEST },   { 'o', ENROLMENT_GUEST }, { 'g', ENROLMENT_GUEST },
		      { 'p', ENROLMENT_PREVIOUS } };
	struct str raw = import_text(r, COL_ENROLMENT, 0, ENROLMENT_CHARS, false);
	struct str key = fold_key(r->a, raw);
	struct str code;

	if (import_word_find(r, COL_ENROLMENT, raw, &code))
		key = fold_key(r->a, code);
	for (size_t i = 0; i < COUNT(codes); i++) /* "C", "C - Current" */
		if (key.n > 0 && key.p[0] == codes[i].code && (key.n == 1 || key.p[1] == ' '))
			return codes[i].is;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(key, str_of(words[i].begins)))
			return words[i].is;
	if (str_is(key, "y") || str_is(key, "1"))
		return ENROLMENT_HERE;
	if (str_is(key, "n") || str_is(key, "0"))
		return ENROLMENT_PREVIOUS;
	if (key.n > 0)
		import_unknown(r, COL_ENROLMENT, 0,
		               S("This is not an enrolment status. Write C, M, S, F, O, G or P, or leave it empty."),
		               true);
	return ENROLMENT_NONE;
}

static void add_need(struct import_reader *r, int nth, struct roll_row *p, struct str code)
{
	for (size_t i = 0; i < p->needs; i++)
		if (str_eq(p->need[i], code)) {
			import_note(r, COL_NEED, nth, S("The same need is given twice; it is taken once."));
			return;
		}
	p->need[p->needs++] = code;
}

static bool read_need(struct import_reader *r, int nth, struct roll_row *p)
{
	struct str raw = import_cell(r, COL_NEED, nth);
	struct str code = STR_NONE, say = STR_NONE;
	enum code_state st;

	if (import_word_find(r, COL_NEED, raw, &code))
		raw = code;
	if (raw.n == 0 || str_is(raw, "-") || str_is(str_lower_ascii(r->a, raw), "n/a") ||
	    str_is(str_lower_ascii(r->a, raw), "none"))
		return false;
	st = sen_type_read(raw, r->today, &code, &say);
	if (st == CODE_OK || st == CODE_OLD)
		add_need(r, nth, p, code);
	if (st == CODE_OLD)
		import_note(r, COL_NEED, nth, say);
	if (st == CODE_EARLY || st == CODE_UNKNOWN)
		import_unknown(r, COL_NEED, nth, S("This is not a code for a type of need."), true);
	return true;
}

/* "1", "1st", "Primary"; 0 when the cell is empty. */
static int64_t read_rank(struct import_reader *r)
{
	static const char *const words[][3] = { { "primary", "first", "main" },
		                                { "secondary", "second", "secondary need" },
		                                { "tertiary", "third", "tertiary need" } };
	struct str raw = import_cell(r, COL_NEED_RANK, 0);
	struct str key = fold_key(r->a, raw);
	struct str digits = str_ends(raw, S(".0")) ? str_sub(raw, 0, raw.n - 2) : raw;
	int64_t v;

	for (size_t i = 0; i < COUNT(words); i++)
		for (size_t k = 0; k < 3; k++)
			if (str_is(key, words[i][k]))
				return (int64_t)i + 1;
	if (digits.n > 2 && digits.p[0] >= '1' && digits.p[0] <= '9' && digits.p[1] >= 'a') /* "1st" */
		digits = str_sub(digits, 0, 1);
	if (raw.n == 0)
		return 0;
	if (str_int(digits, &v) && v >= 1 && v <= NEED_RANK_MAX)
		return v;
	import_problem(r, COL_NEED_RANK, 0, S("Write the rank of the need as a number, 1 for the primary need."));
	return 0;
}

/* In a file with a line for each need, "Start Date" is the need's; neither the admission's nor the status's. */
static bool start_is_bare(const struct import_reader *r)
{
	return str_is(fold_tight(r->a, column_heading(r->map, COL_JOINED, 0)), "startdate");
}

static bool start_is_of_need(const struct import_reader *r)
{
	return !column_has(r->map, COL_NEED_START, 0) && column_has(r->map, COL_NEED, 1) && start_is_bare(r);
}

/* Beside a status it may be the start of that, or the admission: nobody can tell. */
static bool start_is_open(const struct import_reader *r)
{
	return column_has(r->map, COL_STATUS, 0) && !column_has(r->map, COL_NEED, 1) &&
	       !column_has(r->map, COL_STATUS_START, 0) && start_is_bare(r);
}

static void read_need_start(struct import_reader *r, struct roll_row *p)
{
	enum column c = start_is_of_need(r) ? COL_JOINED : COL_NEED_START;
	struct date d = import_date(r, c, false);

	if (date_none(d))
		return;
	if (date_cmp(d, r->today) > 0)
		import_problem(r, c, 0, S("This day is in the future."));
	else if (!date_none(p->born) && date_cmp(d, p->born) < 0)
		import_problem(r, c, 0, S("This day is before the pupil was born."));
	else if (p->needs > 0)
		p->need_start[0] = d;
	if (c == COL_JOINED)
		import_note_once(
		    r, c, 0, S("A start date beside a need is the need’s: it is not taken as the day of admission."));
}

static void read_needs(struct import_reader *r, struct roll_row *p)
{
	int first = 0, empty = 0;

	for (int i = 1; i <= IMPORT_NEEDS_MAX; i++) {
		if (column_has(r->map, COL_NEED, i) && first == 0)
			first = i;
		if (!column_has(r->map, COL_NEED, i))
			continue;
		p->need_reach = i;
		if (!read_need(r, i, p))
			empty = empty == 0 ? i : empty;
		else if (empty == 1 && i > 1 && p->needs == 1)
			import_problem(r, COL_NEED, i,
			               S("A further need is given without a first. Write the first one as well."));
	}
	p->need_rank = read_rank(r);
	read_need_start(r, p);
	if (p->needs > 0 && p->status == STATUS_N)
		import_note(r, COL_NEED, first, S("A type of need is given, but the status is N."));
	if (first > 0 && p->needs == 0 && (p->status == STATUS_K || p->status == STATUS_E))
		import_note(r, COL_NEED, first, S("The status says there is a need, but no type of need is given."));
}

/* Some systems write the first day they know, 1 January 1900, for a day that nobody knows. */
static struct date day_of_life(struct import_reader *r, enum column c, const struct roll_row *p)
{
	struct date d = import_date(r, c, false);

	if (date_none(d) || date_none(p->born) || date_cmp(d, p->born) >= 0)
		return d;
	import_note(r, c, 0, S("This day is before the pupil was born; it is not taken."));
	return DATE_NONE;
}

/* The last day; a column of yes and no says whether they have left. */
static struct date read_left(struct import_reader *r, struct roll_row *p)
{
	enum answer is = cell_answer_plain(r->a, import_cell(r, COL_LEFT, 0));

	if (is == ANSWER_NONE)
		return import_date(r, COL_LEFT, false);
	if (is == ANSWER_YES && p->enrolment != ENROLMENT_TO_COME)
		p->enrolment = ENROLMENT_PREVIOUS;
	return DATE_NONE;
}

static void read_days(struct import_reader *r, struct roll_row *p)
{
	p->status_start = day_of_life(r, COL_STATUS_START, p);
	if (date_cmp(p->status_start, r->today) > 0)
		import_problem(r, COL_STATUS_START, 0, S("This day is in the future."));
	p->status_start = status_from(r, p, p->status_start);
	if (start_is_open(r))
		import_note_once(
		    r, COL_JOINED, 0,
		    S("This may be the start of the SEN status or the day of admission: it is not taken. Name the "
		      "column SEN start date or Date of admission."));
	else if (!start_is_of_need(r))
		p->joined = day_of_life(r, COL_JOINED, p);
	p->left = read_left(r, p);
	if (!date_none(p->left) && date_cmp(p->left, p->joined) < 0)
		import_problem(r, COL_LEFT, 0, S("This day is before the day of admission."));
}

/* The census codes of languages that say no language, and the one that schools have most; other codes are words here.
 */
static struct str read_language(struct import_reader *r)
{
	static const char *const none[] = { "oth", "otb",     "enb",       "not",          "ref",
		                            "zzz", "unknown", "not known", "not obtained", "refused" };
	struct str s = import_text(r, COL_LANGUAGE, 0, LANGUAGE_CHARS, false), key = str_lower_ascii(r->a, s);

	if (str_is(key, "eng"))
		return S("English");
	for (size_t i = 0; i < COUNT(none); i++)
		if (str_is(key, none[i]))
			return STR_NONE;
	return s;
}

static void read_row(struct import_reader *r, struct roll_row *p)
{
	*p = (struct roll_row){ .source = r->row };
	p->upn = read_upn(r, COL_UPN);
	p->former_upn = read_upn(r, COL_FORMER_UPN);
	roll_names(r, p);
	p->born = read_born(r);
	p->sex = read_sex(r);
	p->pronoun = read_pronoun(r);
	p->year = read_year(r, p->born);
	p->class_name = read_class(r);
	p->language = read_language(r);
	p->enrolment = read_enrolment(r);
	p->status = read_status(r);
	read_days(r, p);
	read_needs(r, p);
	roll_beside(r);
	p->contacts = import_row_contacts(r, p->family, &p->contact);
	import_order_beside(r);
	p->name_key = fold_name(r->a, p->family, p->given, p->preferred);
}

/* Without a column that is known as the status, new pupils have none: a heading that may be it is pointed out. */
static void status_missed(struct import_reader *r)
{
	static const char *const words[] = {
		"sen", "send", "ehcp", "ehc", "ehcps", "k code", "special educational needs"
	};

	for (size_t i = 0; i < r->map->unused && !column_has(r->map, COL_STATUS, 0); i++) {
		struct str key = fold_key(r->a, r->map->unused_heading[i]);
		bool is = false;

		for (size_t k = 0; k < COUNT(words); k++)
			is = is || heading_words_at(key, str_of(words[k])) >= 0;
		if (is)
			import_note_file(r, r->map->unused_heading[i],
			                 S("No column of this file is known as the SEN status, so new pupils get N. If "
			                   "this is it, name "
			                   "it SEN status, or match the columns."));
	}
}

struct roll_rows roll_read(struct import_reader *r)
{
	struct roll_rows all = { 0, NEW_ARRAY(r->a, struct roll_row, r->file->n) };

	status_missed(r);

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		read_row(r, &all.row[all.n]);
		if (import_faults(r) == before)
			all.n++;
	}
	roll_lines(r, &all);
	import_unknowns_say(r);
	import_problems_sort(&r->problems);
	import_problems_sort(&r->notes);
	return all;
}
