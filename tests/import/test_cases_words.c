/* Words of the field as school systems write them (cases 10, 16, 22, 31, 33), and others like them: status, need, year,
 * sex, UPN. What is no code is one question for all pupils who have it, and a choice answers it. */
#include "support/support.h"

#include <string.h>

#include "core/people/year_rule.h"
#include "import/roll_read.h"
#include "support/import_case.h"

struct said {
	const char *value;
	const char *want; /* NULL: it is no code */
};

/* A roll of one pupil for each value, in this column. */
static struct str file_of(struct arena *a, const char *heading, const struct said *v, size_t n)
{
	struct str text = str_fmt(a, "Surname,Forename,DOB,%s\n", heading);

	for (size_t i = 0; i < n; i++)
		text = str_fmt(a, "%.*sStat%zu,Ned,2017-02-01,\"%s\"\n", STR_ARG(text), i, v[i].value);
	return text;
}

static const struct said statuses[] = {
	/* 10-status-wording-suppliers.csv */
	{ "K", "K" },
	{ "K - SEN support", "K" },
	{ "SEN Support", "K" },
	{ "SEN support (K)", "K" },
	{ "SEN Support - K", "K" },
	{ "Education, Health and Care Plan", "E" },
	{ "Education Health and Care Plan", "E" },
	{ "EHC Plan", "E" },
	{ "EHCP", "E" },
	{ "E - Education, Health and Care Plan", "E" },
	{ "EHC Plan (E)", "E" },
	{ "N - No Special Educational Need", "N" },
	{ "No Special Educational Need", "N" },
	{ "No Special Educational Needs", "N" },
	{ "No SEN", "N" },
	{ "Not SEN", "N" },
	{ "No", "N" },
	{ "K ", "K" },
	/* and others */
	{ "E | Education, health and care plan", "E" },
	{ "N | No special educational need", "N" },
	{ "Education, Health & Care Plan", "E" },
	{ "EDUCATION, HEALTH AND CARE PLAN (EHCP)", "E" },
	{ "Education, Health and Care (EHC) Plan", "E" },
	{ "K\xC2\xA0\xE2\x80\x93\xC2\xA0SEN\xC2\xA0Support", "K" },
	{ "K-SEN Support", "K" },
	{ "[K] SEN Support", "K" },
	{ "E: EHC plan", "E" },
	{ "No specified SEN", "N" },
	{ "No SEN (N)", "N" },
	{ "S - Statement", "E" },
	{ "", "" },
	{ "-", "" },
	{ "N/A", "" },
	/* 10: no code, a question each */
	{ "Monitoring", NULL },
	{ "M", NULL },
	{ "R", NULL },
	{ "SEN", NULL },
	{ "Yes", NULL },
	{ "0", NULL },
	{ "Monitoring - SEN register - K2", NULL },
	{ "K - No SEN", NULL },
	{ "support?", NULL },
	/* words that turn the known ones round */
	{ "EHCP - applied for", NULL },
	{ "EHCP (requested)", NULL },
	{ "EHC plan in progress", NULL },
	{ "SEN Support - removed", NULL },
	{ "Removed from register (K)", NULL },
};

static void test_cases__10_status_words(void **state)
{
	enum { N = sizeof statuses / sizeof *statuses };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "SEN status", &statuses[i], 1));
		struct roll_rows all = roll_read(&r);
		bool known = statuses[i].want != NULL;

		if (all.n != known || r.unknowns.n != !known || r.problems.n != !known)
			fail_msg("%s: %zu rows, %zu problems", statuses[i].value, all.n, r.problems.n);
		if (known && !str_is(status_code_code(all.row[0].status), statuses[i].want))
			fail_msg("%s is %.*s", statuses[i].value, STR_ARG(status_code_code(all.row[0].status)));
	}
	arena_free(a);
}

static const char MONITORED[] = "Surname,Forename,DOB,SEN status,Primary need\n"
                                "Ames,Ned,2017-02-01,Monitoring,\n"
                                "Bond,Ned,2017-02-01,K,SpLD\n"
                                "Carr,Ned,2017-02-01,monitoring ,\n"
                                "Dove,Ned,2017-02-01,Watch,\n"
                                "Eden,Ned,2017-02-01,MONITORING,Dyslexia\n";

static void test_cases__10_one_question_for_all_who_have_a_word(void **state)
{
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL, str_of(MONITORED));
	struct roll_rows all = roll_read(&r);
	const struct import_unknown *u = r.unknowns.item[0];

	(void)state;
	assert_int_equal(all.n, 1);
	assert_int_equal(r.unknowns.n, 3);
	assert_int_equal(r.problems.n, 3);
	assert_int_equal(u->column, COL_STATUS);
	case_str(u->value, "Monitoring");
	assert_int_equal(u->rows, 3);
	assert_int_equal(u->line[2], 6);
	assert_true(case_says(&r.problems, 2, "SEN status", "Write N, K or E. It is on 3 lines: 2, 4, 6."));
	assert_true(case_says(&r.problems, 5, "SEN status", "Write N, K or E."));
	assert_true(case_says(&r.problems, 6, "Primary need", "not a code for a type of need"));
	for (size_t i = 0; i < r.problems.kept; i++)
		assert_true(str_find(r.problems.item[i].reason, r.problems.item[i].value) < 0);
	arena_free(a);
}

static void test_cases__10_a_choice_answers_it(void **state)
{
	const struct import_word chosen[] = { { COL_STATUS, S("MONITORING"), S("N") },
		                              { COL_STATUS, S("watch"), S("") },
		                              { COL_NEED, S("dyslexia"), S("SPLD") } };
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL, str_of(MONITORED));
	struct roll_rows all;

	(void)state;
	r.words = (struct import_words){ chosen, 3 };
	all = roll_read(&r);
	case_good(&r);
	assert_int_equal(all.n, 5);
	assert_int_equal(all.row[0].status, STATUS_N);
	assert_int_equal(all.row[2].status, STATUS_N);
	assert_int_equal(all.row[3].status, STATUS_NONE);
	case_str(all.row[4].need[0], "SPLD");
	arena_free(a);
}

static const struct said needs[] = {
	{ "Specific Learning Difficulty", "SPLD" },
	{ "SpLD - Specific Learning Difficulties", "SPLD" },
	{ "Moderate Learning Difficulty", "MLD" },
	{ "Severe learning difficulty", "SLD" },
	{ "Profound & Multiple Learning Difficulty", "PMLD" },
	{ "Social, Emotional & Mental Health", "SEMH" },
	{ "Social, Emotional and Mental Health", "SEMH" },
	{ "SEMH | Social, emotional and mental health", "SEMH" },
	{ "Speech, Language and Communication Needs", "SLCN" },
	{ "Speech, Language & Communication Needs (SLCN)", "SLCN" },
	{ "Hearing Impairment", "HI" },
	{ "Visual Impairment", "VI" },
	{ "Vision Impairment", "VI" },
	{ "Multi-Sensory Impairment", "MSI" },
	{ "Multi-sensory impairment (MSI)", "MSI" },
	{ "Physical Disability", "PD" },
	{ "Autistic Spectrum Disorder", "ASD" },
	{ "ASD: Autism", "ASD" },
	{ "Down Syndrome", "DS" },
	{ "Other Difficulty/Disability", "OTH" },
	{ "SEN support but no specialist assessment of type of need", "NSA" },
	{ "Behaviour, Emotional & Social Difficulties", "SEMH" },
	{ "None", "" },
	{ "Speech and lang. (SLCN)", "SLCN" },
	{ "Autism - awaiting assessment", NULL },
	{ "Dyslexia", NULL },
	{ "SLCN - Hearing impairment", NULL },
};

static void test_cases__01_needs_in_words(void **state)
{
	enum { N = sizeof needs / sizeof *needs };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "Sen Need", &needs[i], 1));
		struct roll_rows all = roll_read(&r);
		bool known = needs[i].want != NULL;

		if (all.n != known || r.unknowns.n != !known)
			fail_msg("%s: %zu rows, %zu problems", needs[i].value, all.n, r.problems.n);
		if (known && needs[i].want[0] != 0)
			case_str(all.row[0].need[0], needs[i].want);
		if (known)
			assert_int_equal(all.row[0].needs, needs[i].want[0] != 0);
	}
	arena_free(a);
}

/* 22-gender-values.csv */
static const struct said sexes[] = {
	{ "Male", "M" },
	{ "Female", "F" },
	{ "M", "M" },
	{ "F", "F" },
	{ "Other", NULL },
	{ "Non-binary", NULL },
	{ "U", "" },
	{ "Unknown", NULL },
	{ "Not specified", NULL },
	{ "Prefer not to say", NULL },
	{ "1", NULL },
	{ "2", NULL },
	{ "9", NULL },
	{ "T", NULL },
	{ "Boy", "M" },
	{ "N", NULL },
	{ "male\xC2\xA0", "M" },
};

static void test_cases__22_other_genders_leave_the_cell_out(void **state)
{
	enum { N = sizeof sexes / sizeof *sexes };
	struct arena *a = test_arena();
	struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "Gender", sexes, N));
	struct roll_rows all = roll_read(&r);

	(void)state;
	case_good(&r);
	assert_int_equal(all.n, N);
	for (size_t i = 0; i < N; i++)
		case_str(sex_code(all.row[i].sex), sexes[i].want != NULL ? sexes[i].want : "");
	assert_int_equal(r.unknowns.n, 10);
	assert_true(case_says(&r.notes, 6, "Gender", "left out"));
	arena_free(a);
}

/* 31-year-values.csv and others */
static const struct said years[] = {
	{ "5", "5" },
	{ "Year 5", "5" },
	{ "Y5", "5" },
	{ "Yr 5", "5" },
	{ "Year  5", "5" },
	{ "Reception", "R" },
	{ "R", "R" },
	{ "Year R", "R" },
	{ "YR", "R" },
	{ "N1", "N1" },
	{ "Year N1", "N1" },
	{ "N2", "N2" },
	{ "Nursery", "N2" },
	{ "E1", "X" },
	{ "E2", "X" },
	{ "0", "R" },
	{ "-1", "N2" },
	{ "Year 5 (2026/2027)", "5" },
	{ "05", "5" },
	{ "5.0", "5" },
	{ "Curriculum Year 5", "5" },
	{ "13", "13" },
	{ "Year 14", "14" },
	{ "X", "X" },
	{ "Year\xC2\xA0\x35", "5" }, /* 16 */
	{ "Year Group 5", "5" },
	{ "National Curriculum Year 11", "11" },
	{ "Year N2", "N2" },
	{ "Reception Year", "R" },
	{ "Nursery 1", "N1" },
	{ "FS2", "R" },
	{ "-2", "N1" },
	{ "KS2", NULL },
	{ "Mixed", NULL },
	{ "Post-16", NULL },
	{ "15", NULL },
	{ "5.5", NULL },
	{ "2026", NULL },
};

static void test_cases__31_year_groups(void **state)
{
	enum { N = sizeof years / sizeof *years };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < N; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "Year", &years[i], 1));
		struct roll_rows all = roll_read(&r);
		bool known = years[i].want != NULL;

		if (all.n != known || r.unknowns.n != !known)
			fail_msg("%s: %zu rows, %zu problems", years[i].value, all.n, r.problems.n);
		if (known)
			case_str(year_code(a, all.row[0].year), years[i].want);
	}
	arena_free(a);
}

static void test_cases__33_upn_words(void **state)
{
	static const char *const none[] = { "TBC",   "N/A", "Not known",      "-",         "0",        "tba", "Unknown",
		                            " n/a ", "?",   "none yet known", "To follow", "requested" };
	static const char *const wrong[] = { "P99820411929", "H9992000140021", "E998204119000", "TBC1" };
	static const struct said good[] = { { "h998204119290", "H998204119290" },
		                            { "X998 204119291", "X998204119291" },
		                            { "'A998204119293", "A998204119293" },
		                            { "\xE2\x80\x8BL998204119292\xC2\xA0", "L998204119292" } };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct said v = { none[i], "" };
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "UPN", &v, 1));
		struct roll_rows all = roll_read(&r);

		case_good(&r);
		case_str(all.row[0].upn, "");
		assert_true(case_says(&r.notes, 2, "UPN", "none is taken"));
	}
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct said v = { wrong[i], NULL };
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "UPN", &v, 1));

		if (roll_read(&r).n != 0)
			fail_msg("%s was taken", wrong[i]);
	}
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		struct import_reader r = case_reader(a, IMPORT_ROLL, file_of(a, "UPN", &good[i], 1));
		struct roll_rows all = roll_read(&r);

		case_good(&r);
		case_str(all.row[0].upn, good[i].want);
	}
	arena_free(a);
}

/* Telephone numbers that a spreadsheet took as numbers. */
static void test_cases__telephones_are_put_right_or_refused(void **state)
{
	static const struct said numbers[] = {
		{ "07700 900201", "07700 900201" },
		{ "7700900201", "07700900201" },
		{ "1632960001", "01632960001" },
		{ "447700900201", "07700900201" },
		{ "7700900201.0", "07700900201" },
		{ "4.47700900201E+11", "07700900201" },
		{ "7.700900201E+09", "07700900201" },
		{ "'07700900201", "07700900201" },
		{ "+44 7700 900201", "+44 7700 900201" },
		{ "960001", "960001" }, /* a number of the place, as people write it */
		{ "+48 600 123 456", "+48 600 123 456" },
		{ "4.47701E+11", NULL },
		{ "7.7009E+09", NULL },
		{ "12 34", NULL },
		{ "none", "" },
		{ "ex-directory", "" },
		{ "0", "" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct import_reader r = case_reader(
		    a, IMPORT_ROLL,
		    str_fmt(a, "Surname,Forename,DOB,Contact 1 Name,Contact 1 Phone\nA,B,2017-02-01,Di Ash,%s\n",
		            numbers[i].value));
		struct roll_rows all = roll_read(&r);

		if ((all.n == 1) != (numbers[i].want != NULL))
			fail_msg("%s", numbers[i].value);
		if (all.n == 1)
			case_str(all.row[0].contact[0].phone, numbers[i].want);
	}
	arena_free(a);
}

TEST_MAIN(test_cases_words)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases__10_status_words),
		cmocka_unit_test(test_cases__10_one_question_for_all_who_have_a_word),
		cmocka_unit_test(test_cases__10_a_choice_answers_it),
		cmocka_unit_test(test_cases__01_needs_in_words),
		cmocka_unit_test(test_cases__22_other_genders_leave_the_cell_out),
		cmocka_unit_test(test_cases__31_year_groups),
		cmocka_unit_test(test_cases__33_upn_words),
		cmocka_unit_test(test_cases__telephones_are_put_right_or_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
