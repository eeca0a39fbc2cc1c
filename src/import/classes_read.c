#include "import/classes_read.h"

#include "core/people/year_rule.h"

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

struct class_rows classes_read(struct import_reader *r)
{
	struct class_rows all = { 0, NEW_ARRAY(r->a, struct class_row, r->file->n) };

	for (size_t i = 0; i < r->file->n; i++) {
		size_t before = r->problems.n;
		struct class_row *p = &all.row[all.n];
		struct str year;

		r->row = &r->file->row[i];
		if (!import_row_fits(r))
			continue;
		*p = (struct class_row){ .source = r->row, .year = CLASS_NO_YEAR };
		p->name = import_text(r, COL_CLASS, 0, CLASS_CHARS, true);
		year = column_cell(r->map, r->row, COL_YEAR, 0);
		if (year.n > 0 && !year_parse(year, &p->year))
			import_problem(r, COL_YEAR, 0, S("This is not a year group. Write N1, N2, R, 1 to 14 or X."));
		p->subject = import_text(r, COL_SUBJECT, 0, SUBJECT_CHARS, false);
		for (int nth = 1; nth <= COLUMN_NTH_MAX; nth++)
			read_staff(r, p, COL_TEACHER, nth);
		for (int nth = 1; nth <= COLUMN_NTH_MAX; nth++)
			read_staff(r, p, COL_TA, nth);
		if (r->problems.n == before)
			all.n++;
	}
	import_problems_sort(&r->problems);
	return all;
}
