#include "support/import_case.h"

#include "support/support.h"

const struct date case_today = { 2026, 11, 29 };

struct import_reader case_reader(struct arena *a, enum import_kind kind, struct str text)
{
	struct csv_file *f = NEW(a, struct csv_file);
	struct column_map *m = NEW(a, struct column_map);
	struct csv_problem bad;

	assert_int_equal(csv_read(a, text, f, &bad), RC_OK);
	if (columns_find(a, kind, &f->heading, NULL, m) != RC_OK)
		fail_msg("missing: %.*s", STR_ARG(m->missing));
	return import_reader_new(a, f, m, case_today);
}

bool case_says(const struct import_problems *list, size_t line, const char *column, const char *words)
{
	for (size_t i = 0; i < list->kept; i++) {
		const struct import_problem *p = &list->item[i];

		if (p->line == line && (column[0] == 0 || str_is(p->column, column)) &&
		    str_find(p->reason, str_of(words)) >= 0)
			return true;
	}
	for (size_t i = 0; i < list->kept; i++)
		print_error("line %zu, %.*s: %.*s\n", list->item[i].line, STR_ARG(list->item[i].column),
		            STR_ARG(list->item[i].reason));
	return false;
}

void case_good(const struct import_reader *r)
{
	if (r->problems.n > 0 && !case_says(&r->problems, 0, "", "nothing that there is"))
		fail_msg("%zu problems", r->problems.n);
}

void case_str(struct str got, const char *want)
{
	if (!str_is(got, want))
		fail_msg("expected '%s', got '%.*s'", want, STR_ARG(got));
}

void case_day(struct date got, int y, int m, int d)
{
	if (got.y != y || got.m != m || got.d != d)
		fail_msg("expected %d-%d-%d, got %d-%d-%d", y, m, d, got.y, got.m, got.d);
}
