/* kit/table/table_out: what goes out comes back in as it was, and nothing in it is a formula. */
#include "support/support.h"

#include <string.h>

#include <zip.h>

#include "kit/table/table.h"
#include "kit/table/table_out.h"

static const struct str HEADS[] = { { "Surname", 7 },       { "Forename", 8 }, { "Date of birth", 13 },
	                            { "Admission No", 12 }, { "Year", 4 },     { "Note", 4 } };
enum { COLS = sizeof HEADS / sizeof *HEADS };

/* What a spreadsheet program would take for something else. */
static const char *const NASTY[] = { "=1+1",
	                             "+44 7700 900123",
	                             "-1",
	                             "@SUM(A1)",
	                             "\t=1+1",
	                             "\r=1+1",
	                             "=cmd|' /C calc'!A0",
	                             "0012",
	                             "1E5",
	                             "3-4",
	                             "a,b;c\td",
	                             "\"quoted\"",
	                             "line\nbreak",
	                             "Zoë O'Hara-Müller",
	                             "李",
	                             "'=already",
	                             "sep=;",
	                             "TRUE",
	                             "<f>1</f>&amp;",
	                             " spaced " };
enum { NASTIES = sizeof NASTY / sizeof *NASTY };

static void row_put(struct table_out *t, const char *note, int n)
{
	table_out_text(t, S("Ash"));
	table_out_text(t, S("Tia"));
	table_out_date(t, (struct date){ 2017, 2, 1 });
	table_out_text(t, S("00012"));
	table_out_int(t, n);
	table_out_text(t, str_of(note));
}

static struct str file_of(struct arena *a, enum table_kind kind)
{
	struct table_out *t = table_out_begin(a, S("SEN register"), HEADS, COLS);
	struct str bytes;
	struct err e;

	for (int i = 0; i < NASTIES; i++)
		row_put(t, NASTY[i], i % 13);
	if (table_out_write(t, kind, STR_NONE, &bytes, &e) != RC_OK)
		fail_msg("%s", e.text);
	return bytes;
}

static struct table read_in(struct arena *a, struct str bytes)
{
	struct table_wish wish = { .kind = IMPORT_ROLL };
	struct csv_problem bad = { 0 };
	struct table t;
	struct err e;

	if (table_read(a, &wish, bytes, &t, &bad, &e) != RC_OK)
		fail_msg("%.*s", STR_ARG(csv_problem_text(a, bad)));
	return t;
}

/* As a reader has it: trimmed, without the mark of a formula. */
static struct str read_as(struct arena *a, const char *s)
{
	struct str t = str_trim(str_of(s));

	return t.n > 1 && t.p[0] == '\'' && memchr("=+-@", t.p[1], 4) != NULL ? str_dup(a, str_sub(t, 1, t.n)) : t;
}

static void comes_back(enum table_kind kind)
{
	struct arena *a = arena_new(256u << 20);
	struct table t = read_in(a, file_of(a, kind));

	assert_int_equal(t.form, kind == TABLE_CSV ? TABLE_TEXT : TABLE_WORKBOOK);
	assert_int_equal(t.file.heading.n, COLS);
	assert_int_equal(t.file.n, NASTIES);
	for (size_t i = 0; i < t.file.n; i++) {
		const struct csv_row *r = &t.file.row[i];

		assert_true(str_is(csv_cell(r, 0), "Ash"));
		assert_true(str_is(csv_cell(r, 2), "2017-02-01"));
		assert_true(str_is(csv_cell(r, 3), "00012"));
		assert_true(str_eq(csv_cell(r, 4), str_fmt(a, "%zu", i % 13)));
		if (kind == TABLE_CSV && (NASTY[i][0] == '\t' || NASTY[i][0] == '\r'))
			continue; /* white space in front is nobody's; its mark stays */
		if (!str_eq(csv_cell(r, 5), read_as(a, NASTY[i])))
			fail_msg("%s came back as %.*s", NASTY[i], STR_ARG(csv_cell(r, 5)));
	}
	arena_free(a);
}

static void test_csv__comes_back(void **state)
{
	(void)state;
	comes_back(TABLE_CSV);
}

static void test_xlsx__comes_back(void **state)
{
	(void)state;
	comes_back(TABLE_XLSX);
}

/* No cell of a CSV file begins like a formula, quoted or not. */
static void test_csv__has_no_formula(void **state)
{
	struct arena *a = test_arena();
	struct str rest = file_of(a, TABLE_CSV);
	char before = '\n';

	(void)state;
	assert_true(str_starts(rest, S("\xEF\xBB\xBF")));
	rest = str_sub(rest, 3, rest.n);
	for (size_t i = 0; i < rest.n; i++) {
		bool begins = before == ',' || before == '\n' ||
		              (before == '"' && i > 1 && (rest.p[i - 2] == ',' || rest.p[i - 2] == '\n'));

		if (begins && memchr("=+@\t\r", rest.p[i], 5) != NULL && !(rest.p[i] == '\r' && rest.p[i + 1] == '\n'))
			fail_msg("a cell begins with %c at %zu", rest.p[i], i);
		before = rest.p[i];
	}
	arena_free(a);
}

static struct str part_of(struct arena *a, struct str bytes, const char *name)
{
	zip_error_t bad;
	zip_source_t *from = zip_source_buffer_create(bytes.p, bytes.n, 0, &bad);
	zip_t *z = zip_open_from_source(from, ZIP_RDONLY, &bad);
	zip_stat_t st;
	zip_file_t *f;
	char *p;

	assert_non_null(z);
	assert_int_equal(zip_stat(z, name, 0, &st), 0);
	p = arena_alloc(a, st.size);
	f = zip_fopen(z, name, 0);
	assert_int_equal(zip_fread(f, p, st.size), st.size);
	zip_fclose(f);
	zip_discard(z);
	return (struct str){ p, st.size };
}

/* Days are numbers with the format of days; the rest is shared text; nothing is a formula or a link. */
static void test_xlsx__has_no_formula(void **state)
{
	struct arena *a = arena_new(64u << 20);
	struct str book = file_of(a, TABLE_XLSX);
	struct str sheet = part_of(a, book, "xl/worksheets/sheet1.xml");

	(void)state;
	assert_true(str_find(sheet, S("<f")) < 0);
	assert_true(str_find(sheet, S("hyperlink")) < 0);
	assert_true(str_find(sheet, S("<v>42767</v>")) >= 0); /* 1 February 2017 */
	assert_true(str_find(part_of(a, book, "xl/styles.xml"), S("dd/mm/yyyy")) >= 0);
	assert_true(str_find(part_of(a, book, "xl/workbook.xml"), S("name=\"SEN register\"")) >= 0);
	arena_free(a);
}

/* A school of 2,500 with twenty columns, in both kinds; and one without anybody. */
static void test_both__large_and_empty(void **state)
{
	struct str heads[20];

	(void)state;
	for (size_t i = 0; i < 20; i++)
		heads[i] = i < COLS ? HEADS[i] : S("More");
	for (int kind = TABLE_CSV; kind <= TABLE_XLSX; kind++)
		for (int rows = 0; rows <= 2500; rows += 2500) {
			struct arena *a = arena_new(256u << 20);
			struct table_out *t = table_out_begin(a, S("Pupils"), heads, 20);
			struct str bytes;
			struct err e;

			for (int i = 0; i < rows * 20; i++)
				if (i % 20 == 2)
					table_out_date(t, (struct date){ 2017, 2, 1 });
				else if (i % 20 == 4)
					table_out_int(t, 5);
				else
					table_out_text(t, i % 20 == 9 ? STR_NONE : S("Some words"));
			assert_int_equal(table_out_write(t, (enum table_kind)kind, STR_NONE, &bytes, &e), RC_OK);
			assert_true(bytes.n > 0);
			if (rows > 0)
				assert_int_equal(read_in(a, bytes).file.n, rows);
			arena_free(a);
		}
}

TEST_MAIN(test_table_out)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv__comes_back),       cmocka_unit_test(test_xlsx__comes_back),
		cmocka_unit_test(test_csv__has_no_formula),   cmocka_unit_test(test_xlsx__has_no_formula),
		cmocka_unit_test(test_both__large_and_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
