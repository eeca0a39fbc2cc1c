/* import/import of results on both engines: the wide and the long form, what is refused and where, twice is once, and a
 * correction that keeps what was known before. */
#include "support/support.h"

#include <string.h>

#include "kit/base/id.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/test_db.h"
#include "support/import_school.h"
#include "import/import.h"

enum { SCHOOL = 7, AUTUMN = 31, SPRING = 32, BEFORE_ZOE = 33 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;
static int64_t standardised;

#define ROLL                                                                                                           \
	"UPN,Surname,Forename,DOB,Sex,Year,Reg\n"                                                                      \
	"N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A\n"                                                          \
	"M830200026001,Nguyễn,Wei,2/10/2015,M,5,5A\n"
#define ZOE "N820123425001"
#define WEI "M830200026001"
#define ELSEWHERE "Z805330126042" /* a good number, but of nobody here */

static void point_add(int64_t id, const char *name, struct date on)
{
	struct assessment_point p = {
		.school_id = SCHOOL, .id = id, .name = str_of(name), .held_on = on, .revision = 1
	};

	assert_int_equal(assessment_point_insert(c->db, c->a, &p, &c->err), RC_OK);
}

static enum rc run_with(struct import_options o, const char *text)
{
	enum rc rc;

	o.kind = o.kind == IMPORT_ROLL ? IMPORT_RESULTS : o.kind;
	rc = import_run(c, &o, str_of(text), &report);
	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static enum rc run(const char *text)
{
	return run_with((struct import_options){ 0 }, text);
}

static int setup(void **state)
{
	struct import_options roll = { .kind = IMPORT_ROLL };
	struct scales all = { 0 };

	c = import_school(&app, SCHOOL);
	assert_int_equal(import_run(c, &roll, S(ROLL), &report), RC_OK);
	point_add(AUTUMN, "Autumn 2025", (struct date){ 2025, 12, 5 });
	point_add(SPRING, "Spring 2026", (struct date){ 2026, 3, 2 });
	point_add(BEFORE_ZOE, "Summer 2015", (struct date){ 2015, 7, 1 });
	assert_int_equal(IN_WRITE(c, scales_ready(c)), RC_OK);
	assert_int_equal(scales_read(c, &all), RC_OK);
	for (size_t i = 0; i < all.n; i++) {
		if (str_is(all.scale[i].code, "standardised"))
			standardised = all.scale[i].id;
	}
	assert_true(standardised != 0);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static void run_ok(const char *text)
{
	if (run(text) == RC_OK)
		return;
	for (size_t i = 0; i < report.problems.kept; i++)
		print_error("line %zu, %.*s: %.*s\n", report.problems.item[i].line,
		            STR_ARG(report.problems.item[i].column), STR_ARG(report.problems.item[i].reason));
	fail_msg("not imported; missing: %.*s", STR_ARG(report.missing));
}

static void assert_counts(size_t added, size_t changed, size_t unchanged)
{
	assert_int_equal(report.count[ITEM_ADDED], added);
	assert_int_equal(report.count[ITEM_CHANGED], changed);
	assert_int_equal(report.count[ITEM_UNCHANGED], unchanged);
}

static struct result *results_of(const char *given, int64_t known_at, size_t *n)
{
	struct import_data d;
	struct result *r;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.pupils; i++) {
		if (!str_is(d.pupil[i].given, given))
			continue;
		assert_int_equal(result_of_pupil(c->db, c->a, (struct pupil_key){ SCHOOL, d.pupil[i].id }, known_at, &r,
		                                 n, &c->err),
		                 RC_OK);
		return r;
	}
	fail_msg("no pupil %s", given);
	return NULL;
}

static size_t count_of(const char *given)
{
	size_t n;

	results_of(given, INT64_MAX, &n);
	return n;
}

/* The file is refused, with this as one of the reasons; nothing is written. */
static void assert_refused(const char *text, size_t line, const char *column, const char *reason)
{
	assert_int_equal(run(text), RC_INVALID);
	assert_int_equal(count_of("Zoë") + count_of("Wei"), 0);
	for (size_t i = 0; i < report.problems.kept; i++) {
		const struct import_problem *p = &report.problems.item[i];

		if (p->line == line && str_is(p->column, column) && str_find(p->reason, str_of(reason)) >= 0)
			return;
		print_error("line %zu, %.*s: %.*s\n", p->line, STR_ARG(p->column), STR_ARG(p->reason));
	}
	fail_msg("not refused on line %zu, column %s: %s", line, column, reason);
}

static void test_wide__headings_name_point_subject_and_scale(void **state)
{
	struct result *r;
	size_t n;

	(void)state;
	run_ok("UPN,Class,Autumn 2025 Reading standardised,Spring 2026 Reading Age,"
	       "Autumn 2025 Writing teacher judgement\n" ZOE ",5A,98,9:06,exs\n" WEI ",5A,A,,\n");
	assert_counts(2, 0, 0);
	r = results_of("Zoë", INT64_MAX, &n);
	assert_int_equal(n, 3);
	assert_true(str_is(r[0].subject, "reading") && str_is(r[2].subject, "writing"));
	assert_true((r[0].value == 98000 && r[1].value == 114000) || (r[1].value == 98000 && r[0].value == 114000));
	assert_int_equal(r[2].value, 1000); /* EXS is the second step */
	r = results_of("Wei", INT64_MAX, &n);
	assert_int_equal(n, 1);
	assert_true(r[0].value == MILLI_NONE && str_is(r[0].code, "A"));
}

static void test_wide__headings_on_two_lines(void **state)
{
	struct import_options o = { .scale_id = standardised };
	size_t n;

	(void)state;
	assert_int_equal(run_with(o, "Results of Year 5,,,,,,,\nUPN,Surname,Forename,DOB,Reading,,Maths,\n"
	                             ",,,,Autumn 2025,Spring 2026,Autumn 2025,Spring 2026\n" ZOE
	                             ",O'Hara-Müller,Zoë,1/9/2015,92,94,101,99\n" WEI
	                             ",Nguyễn,Wei,2/10/2015,110,112,88,\nAverage,,,,101,103,95,99\n"),
	                 RC_OK);
	assert_counts(2, 0, 0);
	assert_int_equal(count_of("Zoë"), 4);
	assert_int_equal(count_of("Wei"), 3);
	assert_true(results_of("Zoë", INT64_MAX, &n)[0].value != MILLI_NONE);
	assert_int_equal(report.notes.n, 3); /* the title, how the days were read, and the averages */
	assert_int_equal(report.notes.item[2].line, 6);
}

static void test_wide__point_and_scale_chosen_for_all(void **state)
{
	struct import_options o = { .point_id = AUTUMN, .scale_id = standardised };

	(void)state;
	assert_int_equal(run("UPN,Reading,Maths,Phonics\n" ZOE ",98,102,\n"), RC_INVALID);
	assert_int_equal(run_with(o, "UPN,Reading,Maths,Phonics\n" ZOE ",98,102,31\n"), RC_OK);
	assert_int_equal(count_of("Zoë"), 3);
}

static void test_long__point_or_date(void **state)
{
	struct result *r;
	size_t n;

	(void)state;
	run_ok("UPN,Date,Subject,Scale,Result,Note\n" ZOE ",8/12/2025,Maths,Standardised score,91,calm\n" ZOE
	       ",1/3/2026,Engagement,Engagement model,Reaches for the bells,\n");
	r = results_of("Zoë", INT64_MAX, &n);
	assert_int_equal(n, 2);
	assert_true(str_is(r[0].subject, "engagement"));
	assert_true(r[0].value == MILLI_NONE && str_is(r[0].note, "Reaches for the bells"));
	assert_int_equal(r[0].point_id, SPRING);
	assert_int_equal(r[1].point_id, AUTUMN);
	assert_true(r[1].value == 91000 && str_is(r[1].note, "calm"));
	run_ok("Pupil surname,Pupil forename,DOB,Point,Subject,Scale,Score\n"
	       "Nguyễn,Wei,2015-10-02,Autumn 2025,Phonics,phonics-check,33\n");
	assert_int_equal(count_of("Wei"), 1);
	assert_int_equal(report.notes.n, 1); /* a check of Year 1, at ten */
}

static void test_refused__with_line_and_reason(void **state)
{
	(void)state;
#define LONG "UPN,Point,Subject,Scale,Result\n"
	assert_refused(LONG ZOE ",Autumn 2025,Reading,KS2 scaled score,101\n" WEI
	                        ",Autumn 2025,Reading,KS2 scaled score,130\n",
	               3, "Result", "Between 80 and 120");
	assert_refused(LONG ELSEWHERE ",Autumn 2025,Reading,Standardised score,98\n", 2, "UPN",
	               "No pupil of this school");
	assert_refused(LONG ZOE ",Summer 2015,Reading,Standardised score,98\n", 2, "Result",
	               "before the pupil was born");
	assert_refused("UPN,DOB,Date,Subject,Scale,Result\n" ZOE ",1/9/2015,1/7/2015,Reading,Standardised score,98\n",
	               2, "Date", "before the pupil was born");
	assert_refused("UPN,Date,Subject,Scale,Result\n" ZOE ",1/6/2026,Reading,Standardised score,98\n", 2, "Date",
	               "still to come");
	assert_refused(LONG ZOE ",Autumn 2024,Reading,Standardised score,98\n", 2, "Point", "no assessment point");
	assert_refused(LONG ZOE ",Autumn 2025,Basket weaving,Standardised score,98\n", 2, "Subject", "No subject");
	assert_refused(LONG ZOE ",Autumn 2025,Phonics,Standardised score,98\n", 2, "Scale",
	               "not used for this subject");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,No such,98\n", 2, "Scale", "no scale of this name");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Reading age,7.6\n", 2, "Result", "years:months");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,98\n" ZOE
	                        ",Autumn 2025,Reading,Standardised score,99\n",
	               3, "Result", "Line 2 has another result");
	assert_refused("UPN,Autumn 2025 Reading\n" ZOE ",98\n", 1, "Autumn 2025 Reading", "on which scale");
	assert_refused("UPN,Reading standardised\n" ZOE ",98\n", 2, "Reading standardised",
	               "Choose an assessment point");
#undef LONG
	assert_int_equal(run("UPN,Result\n" ZOE ",98\n"), RC_INVALID);
	assert_true(report.missing.n > 0);
}

static void test_twice__is_once_and_a_correction_keeps_history(void **state)
{
	static const char first[] =
	    "UPN,Autumn 2025 Reading standardised,Autumn 2025 Maths standardised\n" ZOE ",98,90\n" WEI ",101,\n";
	int64_t then = c->now.utc;
	struct result *r;
	size_t n;

	(void)state;
	assert_int_equal(run_with((struct import_options){ .rehearse = true }, first), RC_OK);
	assert_counts(2, 0, 0);
	assert_int_equal(count_of("Zoë"), 0);
	run_ok(first);
	assert_counts(2, 0, 0);
	run_ok(first);
	assert_counts(0, 0, 2);
	c->now.utc += 3600;
	run_ok("UPN,Autumn 2025 Reading standardised,Autumn 2025 Maths standardised\n" ZOE ",97,\n" WEI ",101,\n");
	assert_counts(0, 1, 1);
	assert_true(str_is(report.item[0].field[0].from, "98") && str_is(report.item[0].field[0].to, "97"));
	r = results_of("Zoë", INT64_MAX, &n);
	assert_int_equal(n, 2);
	assert_int_equal(r[1].value, 97000);
	assert_int_equal(r[0].value, 90000); /* an empty cell changes nothing */
	r = results_of("Zoë", then, &n);
	assert_int_equal(n, 2);
	assert_int_equal(r[1].value, 98000);
	assert_int_equal(result_history(c->db, c->a, (struct pupil_key){ SCHOOL, r[1].pupil_id }, S("reading"),
	                                standardised, 0, &r, &n, &c->err),
	                 RC_OK);
	assert_int_equal(n, 2);
	assert_true(r[0].until_at == 0 && r[1].until_at == c->now.utc);
}

static void test_hostile__refused_with_its_place(void **state)
{
#define LONG "UPN,Point,Subject,Scale,Result\n"
	(void)state;
	point_add(99, "Summer 2027", (struct date){ 2027, 7, 1 });
	assert_refused(LONG ZOE ",Summer 2027,Reading,Standardised score,98\n", 2, "Result", "still to come");
	assert_refused("UPN,Summer 2027 Reading standardised\n" ZOE ",98\n", 2, "Summer 2027 Reading standardised",
	               "still to come");
	assert_refused("UPN,Point,Subject,Scale,Result,Result\n" ZOE ",Autumn 2025,Reading,Standardised score,98,99\n",
	               1, "Result", "twice");
	assert_refused("UPN,Autumn 2025 Reading standardised,Autumn 2025 Reading standardised\n" ZOE ",98,99\n", 2,
	               "Autumn 2025 Reading standardised", "Another column of this line has a result");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,+98\n", 2, "Result", "Not a number");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,９８\n", 2, "Result", "Not a number");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,=98\n", 2, "Result", "Not a number");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,'-98\n", 2, "Result", "Between");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,\xE2\x80\xAE"
	                        "89\n",
	               2, "Result", "Not a number");
	assert_refused(LONG ZOE ",Autumn 2025,Reading,Standardised score,\"98,5\"\n", 2, "Result", "whole number");
	run_ok("\xEF\xBB\xBFUPN;Point;Subject;Scale;Result\r\n" ZOE ";Autumn 2025;Attendance;;93,5\r\n" ZOE
	       ";Autumn 2025;Reading;Standardised score;a\r\n");
	assert_int_equal(count_of("Zoë"), 2);
#undef LONG
}

TEST_MAIN(test_import_results)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_wide__headings_name_point_subject_and_scale),
		TEST(test_wide__headings_on_two_lines),
		TEST(test_wide__point_and_scale_chosen_for_all),
		TEST(test_long__point_or_date),
		TEST(test_refused__with_line_and_reason),
		TEST(test_hostile__refused_with_its_place),
		TEST(test_twice__is_once_and_a_correction_keeps_history),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
