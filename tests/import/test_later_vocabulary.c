/* What is kept of a line: every column that a mapping can name comes back out of what waits, in its own place; and the
 * names of a kept line are those that a roll reads. */
#include "support/support.h"

#include "import/later_read.h"
#include "import/mapping_read.h"
#include "import/roll_read.h"

static const struct date TODAY = { 2026, 3, 10 };

static struct arena *a;

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

/* A file of this kind that has every column which may be chosen for it, under headings that say nothing. */
struct whole {
	struct csv_file file;
	struct csv_row row;
	struct column_said *said;
	struct column_map map;
};

static void column_put(struct whole *w, enum column c, int nth)
{
	size_t i = w->row.n++;

	w->file.heading.cell[i] = str_fmt(a, "Qx%zu", i);
	w->row.cell[i] = str_fmt(a, "is %zu", i);
	w->said[i] = (struct column_said){ .saying = SAID_COLUMN, .column = c, .nth = nth };
}

static void whole_make(struct whole *w, enum import_kind kind)
{
	enum { MOST = COL_COUNT * COLUMN_NTH_MAX };
	enum rc rc;

	*w = (struct whole){ .said = NEW_ARRAY(a, struct column_said, MOST) };
	w->file.heading = (struct csv_row){ 1, 0, NEW_ARRAY(a, struct str, MOST) };
	w->row = (struct csv_row){ 2, 0, NEW_ARRAY(a, struct str, MOST) };
	for (enum column c = COL_NONE + 1; c < COL_COUNT; c++)
		for (int nth = 1; column_offered(kind, c) && nth <= (column_numbered(c) ? COLUMN_NTH_MAX : 1); nth++)
			column_put(w, c, column_numbered(c) ? nth : 0);
	w->file.heading.n = w->row.n;
	w->file.row = &w->row;
	w->file.n = 1;
	rc = columns_find(a, kind, &w->file.heading, w->said, &w->map);
	assert_true(rc == RC_OK || w->map.missing.n > 0);
}

static struct import_later kept_of(struct whole *w, enum import_kind kind)
{
	struct import_reader r = import_reader_new(a, &w->file, &w->map, TODAY);
	const struct import_kept k = { .line = 2, .row = &w->row };
	struct import_later v = { .kind = str_of(import_kind_name(kind)),
		                  .columns = mapping_write(a, &w->file.heading, w->said) };

	later_write(&r, &k, 1, &v);
	return v;
}

static void test_later__every_column_of_the_mapping_is_kept(void **state)
{
	(void)state;
	for (int kind = 0; kind <= IMPORT_LAST; kind++) {
		struct whole w;
		struct import_later v;
		struct later_lines l;

		whole_make(&w, (enum import_kind)kind);
		v = kept_of(&w, (enum import_kind)kind);
		assert_true(w.row.n > 2);
		assert_true(later_read(a, &v, TODAY, &l));
		assert_int_equal(l.file.n, 1);
		for (size_t i = 0; i < w.row.n; i++) {
			const struct column_said *s = &w.said[i];
			struct str got = column_cell(&l.map, &l.file.row[0], s->column, s->nth);

			if (!column_has(&w.map, s->column, s->nth) || str_eq(got, w.row.cell[i]))
				continue;
			fail_msg("%s, %.*s: '%.*s'", import_kind_name((enum import_kind)kind),
			         STR_ARG(column_label(a, s->column, s->nth)), STR_ARG(got));
		}
	}
}

/* As the roll reads the names of a line, so does what is kept of it: else a child who waits is nobody's, and counts as
 * missing from the file. */
static void test_later__names_are_those_that_the_roll_reads(void **state)
{
	static const char *const lines[] = {
		"Petrova,Johanna,Hana,\n",
		"Petrova,Johanna,Hana Petrova,\n",
		"Petrova,Johanna,\"Petrova, Hana\",\n",
		"Petrova,Johanna,Hana Reed,Reed\n",
		"Petrova,Johanna,\"Reed, Hana\",Reed\n",
		"Petrova,Johanna,Hana,Reed\n",
		"Petrova,Johanna (Hana),,\n",
		"\"'Petrova'\",Johanna,,Reed\n",
		"Petrova,-,,\n",
		"-,Johanna,Johanna,\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct str text = str_fmt(a, "Surname,Forename,Preferred name,Preferred surname\n%s", lines[i]);
		struct csv_file f;
		struct csv_problem bad;
		struct column_map m;
		struct import_reader r;
		struct roll_row row = { .year = 0 };
		struct keep_line *k;
		enum rc rc;

		assert_int_equal(csv_read(a, text, &f, &bad), RC_OK);
		rc = columns_find(a, IMPORT_ROLL, &f.heading, NULL, &m);
		assert_true(rc == RC_OK || m.missing.n > 0);
		r = import_reader_new(a, &f, &m, TODAY);
		k = keep_lines(&r);
		r.row = &f.row[0];
		roll_names(&r, &row);
		if (!str_eq(k->family, row.family) || !str_eq(k->given, row.given) ||
		    !str_eq(k->preferred, row.preferred))
			fail_msg("%s'%.*s' '%.*s' '%.*s'", lines[i], STR_ARG(k->family), STR_ARG(k->given),
			         STR_ARG(k->preferred));
	}
}

TEST_MAIN(test_later_vocabulary)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_later__every_column_of_the_mapping_is_kept),
		T(test_later__names_are_those_that_the_roll_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
