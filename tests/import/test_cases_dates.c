/* Dates as school systems write them (cases 03, 11, 32): one cell, and what a column shows about all its cells. */
#include "support/support.h"

#include "import/dates_read.h"
#include "import/roll_read.h"
#include "support/import_case.h"

static struct str born_file(struct arena *a, const char *const *cell, size_t n)
{
	struct str text = S("Surname,Forename,DOB\n");

	for (size_t i = 0; i < n; i++)
		text = str_fmt(a, "%.*sDt%zu,Ash,\"%s\"\n", STR_ARG(text), i, cell[i]);
	return text;
}

/* 32-date-formats.csv, and others like them: all are 1 February 2017. */
static void test_cases__32_forms_of_one_day(void **state)
{
	static const char *const forms[] = {
		"2017-02-01",
		"01/02/2017",
		"1-2-2017",
		"01.02.2017",
		"1 Feb 2017",
		"1 February 2017",
		"01-Feb-17",
		"01/02/17",
		"2017/02/01",
		"20170201",
		"01 Feb 2017 00:00",
		"01/02/2017 00:00:00",
		"2017-02-01T00:00:00.000Z",
		"Wed 1 Feb 2017",
		"Feb 1 2017",
		"1st Feb 2017",
		"'01/02/2017",
		"Wednesday, 1st February 2017",
		"February 1, 2017",
		"1st of February 2017",
		"01-FEB-2017",
		"1 Feb 17",
		"1.2.17",
		"01/02/2017 12:00:00 AM",
		"2017-Feb-01",
		"01\302\240Feb\302\2402017",
		"\342\200\23101/02/2017",
	};
	enum { N = sizeof forms / sizeof *forms };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, born_file(a, &forms[i], 1));
		struct roll_rows all = roll_read(&r);

		if (all.n != 1)
			fail_msg("%s is refused", forms[i]);
		case_day(all.row[0].born, 2017, 2, 1);
	}
	arena_free(a);
}

static void test_cases__32_no_dates(void **state)
{
	static const char *const wrong[] = { "29/02/2017", "31/04/2016", "2017",      "1/2",          "13/13/2017",
		                             "unknown",    "1 Fex 2017", "1/2/017",   "1/2/2017/3",   "1/2/95",
		                             "17/02/01",   "00/01/2017", "201702011", "1 Feb 2017 x", "1/2/20l7" };
	enum { N = sizeof wrong / sizeof *wrong };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, born_file(a, &wrong[i], 1));
		struct roll_rows all = roll_read(&r);

		if (all.n != 0 || r.problems.n != 1)
			fail_msg("%s is taken", wrong[i]);
	}
	arena_free(a);
}

/* Two digits: for a birthday by the age of a pupil, for another day as this century. */
static void test_cases__32_two_digits(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("Surname,Forename,DOB,Date of admission\n"
	                                       "A,Ash,20/3/08,1/9/26\n"
	                                       "B,Ash,20/3/06,13/9/11\n"
	                                       "C,Ash,20/3/05,13/9/11\n"
	                                       "D,Ash,20/3/27,13/9/11\n"
	                                       "E,Ash,20/3/15,13/9/66\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	assert_int_equal(all.n, 2);
	case_day(all.row[0].born, 2008, 3, 20);
	case_day(all.row[0].joined, 2026, 9, 1);
	case_day(all.row[1].born, 2006, 3, 20);
	assert_true(case_says(&r.problems, 4, "DOB", "four digits"));
	assert_true(case_says(&r.problems, 5, "DOB", "four digits"));
	assert_true(case_says(&r.problems, 6, "Date of admission", "four digits"));
	arena_free(a);
}

#define CENSUS                                                                                                         \
	"LEA,Estab,UPN,Surname,Forename,Middlenames,Gender,DOB,NCyearActual,EnrolStatus,FSMeligible,Language,"         \
	"SENProvision\n"

static void test_cases__03_month_first_is_proven(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S(CENSUS "998,2041,B998204119006,Moss,Cara, ,F,1/3/18,4,C,0,OTH,K\n"
	                                              "998,2041,Q998204119007,Reed,Tom,,M,3/20/18,4,C,0,ENG,N\n"
	                                              "998,2041,E998204119008,Dale,Kit,,M,11/9/17,4,S,1,ENG,S\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, 3);
	case_day(all.row[0].born, 2018, 1, 3);
	case_day(all.row[1].born, 2018, 3, 20);
	case_day(all.row[2].born, 2017, 11, 9);
	assert_int_equal(all.row[2].enrolment, ENROLMENT_SUBSIDIARY);
	case_str(all.row[0].language, "");
	case_str(all.row[1].language, "English");
	assert_true(case_says(&r.notes, 1, "DOB", "month stands before the day, as line 3 shows"));
	r = case_reader(a, IMPORT_ROLL,
	                S(CENSUS "998,2041,B998204119006,Moss,Cara, ,F,1/3/2018,4,C,0,OTH,K\n"
	                         "998,2041,Q998204119007,Reed,Tom,,M,3/20/2018,4,C,0,ENG,N\n"));
	all = roll_read(&r); /* 03b */
	case_good(&r);
	case_day(all.row[0].born, 2018, 1, 3);
	arena_free(a);
}

static void test_cases__03c_a_column_that_could_be_either_is_said(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r =
	    case_reader(a, IMPORT_ROLL, S(CENSUS "998,2041,B998204119006,Moss,Cara, ,F,1/3/2018,4,C,0,OTH,K\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	case_day(all.row[0].born, 2018, 3, 1);
	assert_true(case_says(&r.notes, 1, "DOB", "whether the day or the month stands first"));
	arena_free(a);
}

/* One system writes all its dates alike: what one column proves holds for the others; nothing is said where the day is
 * proven first, or where day and month are the same. */
static void test_cases__03_one_column_speaks_for_the_others(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("Surname,Forename,DOB,Date of admission\n"
	                                       "A,Ash,3/20/2018,9/1/2022\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_day(all.row[0].joined, 2022, 9, 1);
	assert_int_equal(r.notes.n, 2);
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB,Date of admission\nA,Ash,20/3/2018,1/9/2022\n"));
	all = roll_read(&r);
	case_day(all.row[0].joined, 2022, 9, 1);
	assert_int_equal(r.notes.n, 0);
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB\nA,Ash,3/3/2018\nB,Ash,2018-01-03\n"));
	all = roll_read(&r);
	assert_int_equal(r.notes.n, 0);
	arena_free(a);
}

/* A column that proves both is wrong somewhere: the odd cell is named, and none is turned round. */
static void test_cases__03_both_ways_in_one_column(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("Surname,Forename,DOB\n"
	                                       "A,Ash,20/3/2018\nB,Ash,3/20/2018\nC,Ash,1/3/2018\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	assert_int_equal(all.n, 2);
	case_day(all.row[1].born, 2018, 3, 1);
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 3, "DOB", "changed places"));
	arena_free(a);
}

static void test_cases__11_day_numbers(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL,
	                                     S("UPN,Surname,Forename,DOB,Year,SEN status,SEN start date\n"
	                                       "T998204119020,Glen,Ivo,42993,4,K,45000\n"
	                                       "G998204119021,Holt,Una,42627.0,5,N,\n"));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	case_day(all.row[0].born, 2017, 9, 15);
	case_day(all.row[1].born, 2016, 9, 14);
	case_day(all.row[0].status_start, 2023, 3, 15);
	assert_true(case_says(&r.notes, 1, "DOB", "day numbers"));
	/* In a column of dates one is a slip: it is offered, and not taken. */
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB\nA,Ash,42767\nB,Ash,20/3/2018\n"));
	all = roll_read(&r);
	assert_int_equal(all.n, 1);
	assert_int_equal(r.problems.n, 1);
	assert_true(case_says(&r.problems, 2, "DOB", "day numbers"));
	case_str(r.problems.item[0].value, "42767 = 1 February 2017?");
	/* Neither a future birthday nor a number that is too small is a day. */
	r = case_reader(a, IMPORT_ROLL, S("Surname,Forename,DOB\nA,Ash,47000\nB,Ash,12345\n"));
	all = roll_read(&r);
	assert_int_equal(all.n, 0);
	assert_int_equal(r.problems.n, 2);
	arena_free(a);
}

TEST_MAIN(test_cases_dates)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases__32_forms_of_one_day),
		cmocka_unit_test(test_cases__32_no_dates),
		cmocka_unit_test(test_cases__32_two_digits),
		cmocka_unit_test(test_cases__03_month_first_is_proven),
		cmocka_unit_test(test_cases__03c_a_column_that_could_be_either_is_said),
		cmocka_unit_test(test_cases__03_one_column_speaks_for_the_others),
		cmocka_unit_test(test_cases__03_both_ways_in_one_column),
		cmocka_unit_test(test_cases__11_day_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
