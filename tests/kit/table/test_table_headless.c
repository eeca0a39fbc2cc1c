/* kit/table: no child is lost where headings are missing, or are such that nobody knows them yet. */
#include "support/support.h"

#include "kit/table/table.h"

static int setup(void **state)
{
	*state = arena_new((size_t)1 << 30);
	return 0;
}

static int teardown(void **state)
{
	arena_free(*state);
	return 0;
}

static struct table read_as(struct arena *a, enum import_kind kind, struct str bytes)
{
	struct table t = { 0 };
	struct csv_problem bad = { 0 };
	struct err e = { "" };

	if (table_read(a, &(struct table_wish){ .kind = kind }, bytes, &t, &bad, &e) != RC_OK)
		fail_msg("refused: %.*s %s", STR_ARG(csv_problem_text(a, bad)), e.text);
	return t;
}

static struct table roll(struct arena *a, const char *text)
{
	return read_as(a, IMPORT_ROLL, str_of(text));
}

static void assert_refused(struct arena *a, struct str bytes, const char *say)
{
	struct table t;
	struct csv_problem bad = { 0 };
	struct err e = { "" };
	struct str got;

	assert_int_equal(table_read(a, &(struct table_wish){ .kind = IMPORT_ROLL }, bytes, &t, &bad, &e), RC_INVALID);
	got = csv_problem_text(a, bad);
	if (str_find(got, str_of(say)) < 0)
		fail_msg("expected '…%s…', got '%.*s'", say, STR_ARG(got));
}

/* Which column holds the names may be said later, by a person or by what is kept: until then nobody can tell that a
 * line has none. */
static void test_table__a_child_under_headings_nobody_knows_stays(void **state)
{
	static const char *const kept[] = {
		"UPN,Nachname,Vorname,Geboren\nN820123425001,Kerr,Lux,1/2/2017\n,Fern,Asha,\n",
		"UPN,Nachname,Vorname,Geboren\nN820123425001,Kerr,Lux,1/2/2017\n,Fern,Asha,3/2/2017\n",
		"UPN,Surname,Vorname\nN820123425001,Kerr,Lux\n,,Asha\n",
		"Nummer,Surname,Forename\nN820123425001,Kerr,Lux\nN820123425002,,\n",
		"Surname,Forename,Geboren\nKerr,Lux,1/2/2017\n,,3/2/2017\n",
		"Surname,Forename,Post\nKerr,Lux,\n,,asha@school.example\n",
		"UPN,Surname,Forename,Start date\nN820123425001,Kerr,Lux,1/9/2025\n,,,1/9/2025\n",
		"UPN,Surname,Forename,Geboren\nN820123425001,Kerr,Lux,1/2/2017\n,Total,Lux,3/2/2017\n",
		"UPN,Surname,Forename,Geboren\nN820123425001,Kerr,Lux,1/2/2017\n,Total,Lux,\n",
		"UPN,Surname,Forename,Need\nN820123425001,Kerr,Lux,\n,Fern,Asha,Total deafness\n",
		"UPN,Nachname,Geboren\nN820123425001,Kerr,42767\n,Total,42768\n",
	};
	struct arena *a = *state;
	struct table t;

	for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
		t = roll(a, kept[i]);
		if (t.file.n != 2 || t.notes != 0)
			fail_msg("passed over: %s", kept[i]);
	}
	t = read_as(a, IMPORT_CONTACTS,
	            S("UPN,Pupil surname,Pupil forename,Wer\nN820123425001,Kerr,Lux,Ivy Reed\n,,,Omar Fern\n"));
	assert_int_equal(t.file.n, 2);
	/* totals are seen all the same, where they are nothing else */
	t = roll(a, "UPN,Nachname,Vorname,Punkte\nN820123425001,Kerr,Lux,98\nTotal:,2,,98\n");
	assert_int_equal(t.file.n, 1);
	assert_true(str_find(t.note[0].reason, S("has totals and was passed over")) >= 0);
	t = read_as(a, IMPORT_RESULTS, S("UPN,Autumn 2025 Reading SAS\nN820123425001,98\nAverage,98.5\n"));
	assert_int_equal(t.file.n, 1);
	t = read_as(a, IMPORT_CLASSES, S("Class,Year\n5A,5\nTotal: 1,\n"));
	assert_int_equal(t.file.n, 1);
}

/* The first child must not become the headings: it would be missing, and be kept as what a file looks like. */
static void test_table__a_file_without_headings_is_refused(void **state)
{
	static const char *const bare[] = {
		"N820123425001,Kerr,Lux,1/2/2017\nN820123425002,Fern,Asha,3/2/2017\n",
		"Kerr,Lux,N82012342500\nFern,Asha,N820123425002\n", /* a letter is missing */
		"Kerr,Lux,1/2/2017\nFern,Asha,3/2/2017\n",
		"Kerr Lux,1 February 2017\nFern Asha,3/2/2017\n",
		"Kerr,Lux,1/2/2017\n",
		"Kerr,Lux,lux@school.example\nFern,Asha,asha@school.example\n",
	};
	/* numbers and days in headings */
	static const char *const headed[] = {
		"UPN,2025/26 Reading,Autumn 2025\nN820123425001,98,97\n",
		"Nummer,2025/26 Reading,Autumn 2025\nA1,98,97\n",
		"Nachname,Vorname,01/09/2025,08/09/2025\nKerr,Lux,/,N\n",
		"UPN,Nachname,1/9/2025\nN820123425001,Kerr,Y\n",
		"Nummer,Autumn 2025 Reading SAS,2024/25-2025/26\nA1,98,97\n",
		"Nachname,Vorname,Geboren\nKerr,Lux,1/2/2017\n",
		"UPN,Surname,Forename,DOB,01/12/2025\nN820123425001,Kerr,Lux,1/2/2017,2/12/2025\n",
		"UPN,Surname,01/12/2025\nN820123425001,Kerr,2/12/2025\n",
		"Ms A Smith,a.smith at school.example\nMs B Smith,b.smith@school.example\n",
	};
	struct arena *a = *state;

	for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
		assert_refused(a, str_of(bare[i]), "Line 1: The first line holds a pupil, not column headings.");
	for (size_t i = 0; i < sizeof headed / sizeof *headed; i++)
		assert_int_equal(roll(a, headed[i]).file.n, 1);
}

/* Who is meant is said for each kind of file; what is refused has nothing in it. */
static void test_table__without_headings_the_words_fit_the_file(void **state)
{
	struct arena *a = *state;
	struct table t = { 0 };
	struct csv_problem bad = { 0 };
	struct err e = { "" };
	struct table_wish staff = { .kind = IMPORT_STAFF }, classes = { .kind = IMPORT_CLASSES };

	assert_int_equal(table_read(a, &staff, S("Ivy Reed,i.reed@school.example\nOmar Fern,o.fern@school.example\n"),
	                            &t, &bad, &e),
	                 RC_INVALID);
	assert_true(str_find(csv_problem_text(a, bad), S("holds a member of staff")) >= 0);
	assert_int_equal(table_read(a, &classes, S("5A,5,i.reed@school.example\n5B,5,o.fern@school.example\n"), &t,
	                            &bad, &e),
	                 RC_INVALID);
	assert_true(str_find(csv_problem_text(a, bad), S("holds a class")) >= 0);
	assert_int_equal(t.file.heading.n + t.file.n + t.notes, 0);
}

TEST_MAIN(test_table_headless)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table__a_child_under_headings_nobody_knows_stays),
		cmocka_unit_test(test_table__a_file_without_headings_is_refused),
		cmocka_unit_test(test_table__without_headings_the_words_fit_the_file),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
