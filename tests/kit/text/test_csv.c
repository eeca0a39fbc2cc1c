/* text/csv: what school systems send, what is refused and where, and that exports come back the same. */
#include "support/support.h"

#include <string.h>

#include "kit/text/csv.h"

static struct csv_file read_ok(struct arena *a, struct str bytes)
{
	struct csv_file f = { 0 };
	struct csv_problem bad = { 0 };

	if (csv_read(a, bytes, &f, &bad) != RC_OK)
		fail_msg("refused: %.*s", STR_ARG(csv_problem_text(a, bad)));
	return f;
}

static void assert_refused(struct str bytes, enum csv_fault fault, size_t line, size_t column)
{
	struct arena *a = arena_new(256u << 20);
	struct csv_file f;
	struct csv_problem bad = { 0 };

	assert_int_equal(csv_read(a, bytes, &f, &bad), RC_INVALID);
	assert_int_equal(bad.fault, fault);
	assert_int_equal(bad.line, line);
	assert_int_equal(bad.column, column);
	assert_true(csv_problem_text(a, bad).n > 10);
	arena_free(a);
}

static void assert_cell(const struct csv_row *r, size_t i, const char *want)
{
	struct str got = csv_cell(r, i);

	if (!str_is(got, want))
		fail_msg("cell %zu: expected '%s', got '%.*s'", i, want, STR_ARG(got));
}

static void test_csv__commas_and_quotes(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f = read_ok(a, S("Name,Note\r\n\"O'Hara-Müller, Zoë\",\"she said \"\"yes\"\"\"\r\n 李 ,\r\n"));

	(void)state;
	assert_int_equal(f.separator, ',');
	assert_int_equal(f.encoding, CSV_UTF8);
	assert_int_equal(f.n, 2);
	assert_cell(&f.heading, 1, "Note");
	assert_cell(&f.row[0], 0, "O'Hara-Müller, Zoë");
	assert_cell(&f.row[0], 1, "she said \"yes\"");
	assert_cell(&f.row[1], 0, "李");
	assert_cell(&f.row[1], 1, "");
	assert_cell(&f.row[1], 9, "");
	arena_free(a);
}

/* ="0123" says that digits are a text; inside a quoted cell it is what stands there. */
static void test_csv__digits_kept_as_a_text(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f =
	    read_ok(a, S("UPN,Year,Note\n=\"0123\",=\"05\",\"a\n=\"\"x\"\"\"\n\"=\"\"0124\"\"\",=5,a=\n"));

	(void)state;
	assert_int_equal(f.n, 2);
	assert_cell(&f.row[0], 0, "0123");
	assert_cell(&f.row[0], 1, "05");
	assert_cell(&f.row[0], 2, "a\n=\"x\"");
	assert_cell(&f.row[1], 0, "0124");
	assert_cell(&f.row[1], 1, "=5");
	assert_cell(&f.row[1], 2, "a=");
	arena_free(a);
}

static void test_csv__separator_from_the_heading(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f = read_ok(a, S("Name;\"a,b,c\";Year\nKaur;1,5;2\n"));

	(void)state;
	assert_int_equal(f.separator, ';');
	assert_cell(&f.row[0], 1, "1,5");
	f = read_ok(a, S("Name\tYear\nKaur\t\n\t4\n"));
	assert_int_equal(f.separator, '\t');
	assert_cell(&f.row[0], 1, "");
	assert_cell(&f.row[1], 0, "");
	assert_cell(&f.row[1], 1, "4");
	f = read_ok(a, S("sep=;\r\nName;Year\r\nKaur;2\r\n"));
	assert_cell(&f.heading, 0, "Name");
	assert_int_equal(f.row[0].line, 3);
	f = read_ok(a, S("Name\nKaur\n"));
	assert_int_equal(f.separator, ',');
	arena_free(a);
}

static void test_csv__lines_are_counted_through_quotes_and_blanks(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f = read_ok(a, S("\nA,B\r\n1,\"x\ny\r\nz\"\r\n\r\n,\r\n  \n2,b\n3,\"c\""));

	(void)state;
	assert_int_equal(f.heading.line, 2);
	assert_int_equal(f.n, 3);
	assert_int_equal(f.row[0].line, 3);
	assert_cell(&f.row[0], 1, "x\ny\r\nz");
	assert_int_equal(f.row[1].line, 9);
	assert_int_equal(f.row[2].line, 10);
	assert_cell(&f.row[2], 1, "c");
	f = read_ok(a, S("A,B\r1,2\r3,4\r"));
	assert_int_equal(f.n, 2);
	assert_int_equal(f.row[1].line, 3);
	arena_free(a);
}

static void test_csv__encodings(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f = read_ok(a, S("\xEF\xBB\xBFName\nZoë\n"));

	(void)state;
	assert_int_equal(f.encoding, CSV_UTF8_MARKED);
	assert_cell(&f.heading, 0, "Name");
	f = read_ok(a, S("Name,Fee\nZo\xEB \x96 O\x92Hara,\x80"
	                 "5\n"));
	assert_int_equal(f.encoding, CSV_WINDOWS_1252);
	assert_cell(&f.row[0], 0, "Zoë – O’Hara");
	assert_cell(&f.row[0], 1, "€5");
	/* taken apart by another system: the same name all the same */
	f = read_ok(a, S("Name\nZoe\xCC\x88\nNguye\xCC\x82\xCC\x83n\n"));
	assert_cell(&f.row[0], 0, "Zoë");
	assert_cell(&f.row[1], 0, "Nguyễn");
	arena_free(a);
}

static void test_csv__invisible_spaces_are_trimmed(void **state)
{
	struct arena *a = test_arena();
	struct csv_file f = read_ok(a, S("Name\n\xC2\xA0Kaur \xC2\xA0\n"));

	(void)state;
	assert_cell(&f.row[0], 0, "Kaur");
	arena_free(a);
}

static void test_csv__refused_with_the_place(void **state)
{
	(void)state;
	assert_refused(S(""), CSV_EMPTY, 0, 0);
	assert_refused(S("\n \n"), CSV_EMPTY, 0, 0);
	assert_refused(S("A,B\n1,2\n3,x\"y\n"), CSV_QUOTES, 3, 2);
	assert_refused(S("A,B\n\"1\" 2,3\n"), CSV_QUOTES, 2, 1);
	assert_refused(S("A,B\n1,2\n3,\"open\n4,5\n"), CSV_QUOTES, 3, 2);
	assert_refused(S("A\nb\n\x01\n"), CSV_CONTROL, 3, 0);
	assert_refused(S("A\nb\xFF\n\x81\n"), CSV_CONTROL, 3, 0);
	assert_refused(((struct str){ "A\n\0\n", 4 }), CSV_CONTROL, 2, 0);
	assert_refused(S("\xFF\xFE"
	                 "A"),
	               CSV_CONTROL, 1, 0);
}

static void test_csv__limits(void **state)
{
	struct arena *a = arena_new(256u << 20);
	struct buf b = buf_new(a, 64u << 20);
	struct csv_file f;
	struct csv_problem bad;

	(void)state;
	buf_str(&b, S("A,B\n1,"));
	for (size_t i = 0; i < CSV_MAX_CELL; i++)
		buf_str(&b, S("é"));
	buf_str(&b, S("\n"));
	f = read_ok(a, buf_view(&b));
	assert_int_equal(f.row[0].cell[1].n, 2 * CSV_MAX_CELL);
	b.n--;
	buf_str(&b, S("é\n"));
	assert_refused(buf_view(&b), CSV_LONG_CELL, 2, 2);
	b.n = 0;
	for (size_t i = 0; i < CSV_MAX_COLUMNS; i++)
		buf_str(&b, S("A,"));
	f = read_ok(a, buf_view(&b)); /* what is empty behind is no column */
	assert_int_equal(f.heading.n, CSV_MAX_COLUMNS);
	buf_str(&b, S(",A"));
	assert_refused(buf_view(&b), CSV_MANY_COLUMNS, 1, 0);
	b.n = 0;
	for (size_t i = 0; i < CSV_MAX_ROWS + 1; i++)
		buf_str(&b, S("A\n"));
	f = read_ok(a, buf_view(&b));
	assert_int_equal(f.n, CSV_MAX_ROWS);
	buf_str(&b, S("A\n"));
	assert_refused(buf_view(&b), CSV_MANY_ROWS, CSV_MAX_ROWS + 2, 0);
	b.n = 0;
	for (size_t i = 0; i <= CSV_MAX_BYTES; i++)
		buf_char(&b, 'x');
	assert_int_equal(csv_read(a, buf_view(&b), &f, &bad), RC_INVALID);
	assert_int_equal(bad.fault, CSV_TOO_BIG);
	arena_free(a);
}

static void test_csv__what_is_written_comes_back(void **state)
{
	static const char *const words[] = { "plain", "O'Hara-Müller", "a,b", "say \"x\"", "two\r\nlines", "",
		                             "=1+1",  "+44 20",        "-5",  "@home",     "semi;colon",   "李" };
	struct arena *a = test_arena();
	struct buf b = buf_new(a, 1u << 20);
	struct csv_out o = csv_out_begin(&b, true);
	struct csv_file f;

	(void)state;
	for (int r = 0; r < 2; r++) {
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			csv_out_text(&o, str_of(words[i]));
		csv_out_int(&o, -7);
		csv_out_end_row(&o);
	}
	f = read_ok(a, buf_view(&b));
	assert_int_equal(f.encoding, CSV_UTF8_MARKED);
	assert_int_equal(f.n, 1);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		assert_cell(&f.row[0], i, words[i]);
	assert_cell(&f.row[0], 12, "-7");
	arena_free(a);
}

static void test_csv__formulas_are_made_harmless(void **state)
{
	struct arena *a = test_arena();
	struct buf b = buf_new(a, 4096);
	struct csv_out o = csv_out_begin(&b, false);

	(void)state;
	csv_out_text(&o, S("=HYPERLINK(1)"));
	csv_out_text(&o, S("\tx"));
	csv_out_text(&o, S("-1,5"));
	csv_out_text(&o, S("a=b"));
	csv_out_end_row(&o);
	assert_true(str_is(buf_view(&b), "'=HYPERLINK(1),\"'\tx\",\"'-1,5\",a=b\r\n"));
	arena_free(a);
}

TEST_MAIN(test_csv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_csv__commas_and_quotes),
		cmocka_unit_test(test_csv__digits_kept_as_a_text),
		cmocka_unit_test(test_csv__separator_from_the_heading),
		cmocka_unit_test(test_csv__lines_are_counted_through_quotes_and_blanks),
		cmocka_unit_test(test_csv__encodings),
		cmocka_unit_test(test_csv__invisible_spaces_are_trimmed),
		cmocka_unit_test(test_csv__refused_with_the_place),
		cmocka_unit_test(test_csv__limits),
		cmocka_unit_test(test_csv__what_is_written_comes_back),
		cmocka_unit_test(test_csv__formulas_are_made_harmless),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
