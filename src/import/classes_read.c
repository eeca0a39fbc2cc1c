#include "import/classes_read.h"

#include "core/people/year_rule.h"
#include "kit/text/fold.h"

enum { CLASS_CHARS = 40, SUBJECT_CHARS = 60, STAFF_CHARS = 400 };

/* Several people in one cell stand behind ; / or &. A comma may be "Surname, Forename". */
static size_t person_end(struct str s)
{
	size_t i = 0;

	while (i < s.n && s.p[i] != ';' && s.p[i] != '/' && s.p[i] != '&')
		i++;
	return i;
}

static void read_staff(struct import_reader *r, struct class_row *p, enum column c, int nth)
{
	struct str rest = import_text(r, c, nth, STAFF_CHARS, false);

	while (rest.n > 0) {
		size_t end = person_end(rest);
		struct str who = str_trim(str_sub(rest, 0, end));

		rest = str_sub(rest, end + 1, rest.n);
		if (who.n == 0)
			continue;
		if (p->staffs == CLASS_STAFF_MAX) {
			import_problem(r, c, nth, str_fmt(r->a, "There are more than %d people.", CLASS_STAFF_MAX));
			return;
		}
		p->staff[p->staffs] =
		    (struct class_staff){ who, c == COL_TA, c == COL_TEACHER && p->staffs == 0, c, nth };
		p->staffs++;
	}
}

/* "5 & 6", "Y5/6", "Years 1 and 2": years, and more than one of them. */
static bool are_years(struct arena *a, struct str year)
{
	struct str rest = fold_key(a, year);
	size_t n = 0;

	while (rest.n > 0) {
		struct str word = str_cut(rest, ' ', &rest);
		int v;

		if (str_is(word, "year") || str_is(word, "years") || str_is(word, "yr") || str_is(word, "y") ||
		    str_is(word, "and"))
			continue;
		if (!year_parse(word, &v))
			return false;
		n++;
	}
	return n > 1;
}

static bool is_mixed(struct arena *a, struct str year)
{
	struct str key = fold_key(a, year);

	if (are_years(a, year) || str_is(key, "ks1") || str_is(key, "ks2") || str_is(key, "ks3") || str_is(key, "eyfs"))
		return true;

	return str_is(key, "m") || str_is(key, "mixed") || str_is(key, "mixed year") || str_is(key, "mixed years") ||
	       str_is(key, "mixed year class");
}

/* A line for each pupil and set is no list of classes: it would make groups without pupils. */
static bool is_membership(struct import_reader *r)
{
	for (size_t i = 0; i < r->file->heading.n; i++)
		if (column_match(r->a, IMPORT_ROLL, r->file->heading.cell[i]).column == COL_UPN)
			return true;
	return false;
}

struct class_rows classes_read(struct import_reader *r)
{
	struct class_rows all = { 0, NEW_ARRAY(r->a, struct class_row, r->file->n) };

	if (is_membership(r)) {
		r->row = &r->file->heading;
		import_problem(
		    r, COL_NONE, 0,
		    S("This file has a line for each pupil and set. APDR keeps one class for a pupil, which comes "
		      "with the roll: bring in a file with a line for each class."));
		return all;
	}
	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = import_faults(r);
		struct class_row *p = &all.row[all.n];
		struct str year;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct class_row){ .source = r->row, .year = CLASS_NO_YEAR };
		p->name = import_text(r, COL_CLASS, 0, CLASS_CHARS, true);
		year = import_cell(r, COL_YEAR, 0);
		(void)import_word_find(r, COL_YEAR, year, &year);
		/* "Mixed" is what a class of several years is. */
		if (year.n > 0 && !is_mixed(r->a, year) && !year_parse(year, &p->year))
			import_unknown(r, COL_YEAR, 0, S("This is not a year group. Write N1, N2, R, 1 to 14 or X."),
			               true);
		p->subject = import_text(r, COL_SUBJECT, 0, SUBJECT_CHARS, false);
		for (int nth = 1; nth <= COLUMN_NTH_MAX; nth++)
			read_staff(r, p, COL_TEACHER, nth);
		for (int nth = 1; nth <= COLUMN_NTH_MAX; nth++)
			read_staff(r, p, COL_TA, nth);
		if (import_faults(r) == before)
			all.n++;
	}
	import_unknowns_say(r);
	import_problems_sort(&r->problems);
	return all;
}
