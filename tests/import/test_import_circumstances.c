/* import/import of circumstances on both engines: what comes in, what is refused and where, twice is once, and what
 * somebody put in words is never written over. */
#include "support/support.h"

#include "notice/results/circumstance_sql.h"
#include "core/school/setup_sql.h"
#include "support/test_db.h"
#include "import/import.h"

enum { SCHOOL = 7, OTHER = 8 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;

#define ROLL                                                                                                           \
	"UPN,Surname,Forename,DOB,Sex,Year,Reg\n"                                                                      \
	"N820123425001,O'Hara-Müller,Zoë,1/9/2015,F,5,5A\n"                                                          \
	"M830200026001,Nguyễn,Wei,2/10/2015,M,5,5A\n"
#define ZOE "N820123425001"
#define WEI "M830200026001"
#define ELSEWHERE "Z805330126042" /* a pupil of the other school */
#define HEAD "UPN,Kind,Value,From,Until,Note,Date of arrival\n"

static void school_add(int64_t id, const char *name)
{
	struct school_row school = {
		.id = id, .name = str_of(name), .short_name = str_of(name), .phase = S("primary"), .ready = 1
	};

	assert_int_equal(school_insert(c->db, c->a, &school, &c->err), RC_OK);
}

static void roll_add(int64_t school, const char *text)
{
	struct import_options o = { .kind = IMPORT_ROLL };

	c->actor.school_id = school;
	assert_int_equal(import_run(c, &o, str_of(text), &report), RC_OK);
}

static int setup(void **state)
{
	struct arena *a = arena_new(512u << 20);

	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app, .db = test_db_new(), .a = a, .now = clock_read(&app.clock) };
	school_add(SCHOOL, "Marlbeck");
	school_add(OTHER, "Elsewhere");
	roll_add(OTHER, "UPN,Surname,Forename,DOB\n" ELSEWHERE ",Kaur,Ava,3/11/2015\n");
	roll_add(SCHOOL, ROLL);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	test_db_drop(c->db);
	arena_free(c->a);
	return 0;
}

static enum rc run_with(struct import_options o, const char *text)
{
	enum rc rc;

	o.kind = IMPORT_CIRCUMSTANCES;
	rc = import_run(c, &o, str_of(text), &report);
	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static void run_ok(const char *text)
{
	if (run_with((struct import_options){ .special = true }, text) == RC_OK)
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

static struct circumstance *list_of(const char *given, size_t *n)
{
	struct import_data d;
	struct circumstance *v;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	for (size_t i = 0; i < d.pupils; i++) {
		if (!str_is(d.pupil[i].given, given))
			continue;
		assert_int_equal(circumstance_list(c->db, c->a, (struct pupil_key){ SCHOOL, d.pupil[i].id }, &v, n,
		                                   &c->err),
		                 RC_OK);
		return v;
	}
	fail_msg("no pupil %s", given);
	return NULL;
}

static const struct circumstance *find(const char *given, enum circumstance_kind kind, const char *words)
{
	size_t n;
	const struct circumstance *v = list_of(given, &n);

	for (size_t i = 0; i < n; i++)
		if (v[i].kind == kind && str_is(v[i].words, words))
			return &v[i];
	fail_msg("%s has no %s: %s", given, circumstance_kind_word(kind), words);
	return NULL;
}

static size_t count_of(const char *given)
{
	size_t n;

	list_of(given, &n);
	return n;
}

/* The line after the headings is refused here, for this reason, and nothing is written, not even the good line. */
static void refuse(const char *line, const char *column, const char *reason)
{
	const char *text = str_c(c->a, str_fmt(c->a, HEAD WEI ",moved,,1/9/2025,,From Leeds,\n%s\n", line));

	assert_int_equal(run_with((struct import_options){ 0 }, text), RC_INVALID);
	assert_int_equal(count_of("Zoë") + count_of("Wei"), 0);
	for (size_t i = 0; i < report.problems.kept; i++) {
		const struct import_problem *p = &report.problems.item[i];

		if (p->line == 3 && str_is(p->column, column) && str_find(p->reason, str_of(reason)) >= 0)
			return;
		print_error("line %zu, %.*s: %.*s\n", p->line, STR_ARG(p->column), STR_ARG(p->reason));
	}
	fail_msg("not refused in column %s: %s (%s)", column, reason, line);
}

static const char all_kinds[] = HEAD ZOE
    ",Attendance,\"91,5 %\",1/9/2025,19/12/2025,Often ill,\n" ZOE ",EAL,b,1/9/2024,,Urdu at home,15/08/2024\n" WEI
    ",Move,,6/1/2026,,From a school in Leeds,\n" WEI ",Looked after,,1/9/2023,1/9/2024,Before adoption,\n" WEI
    ",Medical,,,,Wears a hearing aid,\n" ZOE ",Earlier support,,1/9/2022,1/7/2023,Speech group,\n";

static void test_kinds__come_in_once(void **state)
{
	const struct circumstance *v;

	(void)state;
	assert_int_equal(run_with((struct import_options){ .rehearse = true, .special = true }, all_kinds), RC_OK);
	assert_counts(6, 0, 0);
	assert_int_equal(count_of("Zoë"), 0);
	run_ok(all_kinds);
	assert_counts(6, 0, 0);
	assert_int_equal(count_of("Zoë"), 4);
	assert_int_equal(count_of("Wei"), 3);
	v = find("Zoë", CIRCUMSTANCE_ATTENDANCE, "91.5%. Often ill");
	assert_true(date_cmp(v->ends, (struct date){ 2025, 12, 19 }) == 0);
	v = find("Zoë", CIRCUMSTANCE_LANGUAGE, "Urdu at home");
	assert_true(v->level == ENGLISH_B);
	assert_true(date_cmp(find("Zoë", CIRCUMSTANCE_ARRIVED, "")->starts, (struct date){ 2024, 8, 15 }) == 0);
	assert_true(date_none(find("Wei", CIRCUMSTANCE_MEDICAL, "Wears a hearing aid")->starts));
	run_ok(all_kinds);
	assert_counts(0, 0, 6);
	assert_int_equal(count_of("Zoë") + count_of("Wei"), 7);
}

static void test_corrections__and_words_that_stay(void **state)
{
	(void)state;
	run_ok(all_kinds);
	run_ok(HEAD ZOE ",attendance,88,1/9/2025,31/1/2026,,\n" WEI ",medical,,,,Glasses for reading,\n");
	assert_counts(1, 1, 0);
	assert_int_equal(count_of("Zoë"), 4);
	assert_true(date_cmp(find("Zoë", CIRCUMSTANCE_ATTENDANCE, "88%")->ends, (struct date){ 2026, 1, 31 }) == 0);
	find("Wei", CIRCUMSTANCE_MEDICAL, "Wears a hearing aid");
	find("Wei", CIRCUMSTANCE_MEDICAL, "Glasses for reading");
	/* English goes on: the stretch before ends, and a second import of both lines changes nothing. */
	run_ok(HEAD ZOE ",EAL,C,1/9/2025,,Talks freely,\n");
	assert_counts(0, 1, 0);
	assert_true(date_cmp(find("Zoë", CIRCUMSTANCE_LANGUAGE, "Urdu at home")->ends, (struct date){ 2025, 8, 31 }) ==
	            0);
	assert_true(date_none(find("Zoë", CIRCUMSTANCE_LANGUAGE, "Talks freely")->ends));
	run_ok(HEAD ZOE ",EAL,B,1/9/2024,,Urdu at home,15/8/2024\n" ZOE ",EAL,C,1/9/2025,,Talks freely,\n" ZOE
	                ",EAL,,,,,\n");
	assert_counts(0, 0, 3);
}

static void test_refused__with_line_column_and_reason(void **state)
{
	(void)state;
	refuse(ELSEWHERE ",moved,,1/9/2025,,From York,", "UPN", "No pupil of this school");
	refuse("N820123425002,moved,,1/9/2025,,From York,", "UPN", "");
	refuse(ZOE ",,,1/9/2025,,From York,", "Kind", "empty");
	refuse(ZOE ",weather,,1/9/2025,,Rain,", "Kind", "Not a kind");
	refuse(ZOE ",medical,,,,Asthma,", "Kind", "--special");
	refuse(ZOE ",Looked after,,,,Yes,", "Kind", "--special");
	refuse(ZOE ",attendance,101,1/9/2025,1/12/2025,,", "Value", "0 to 100");
	refuse(ZOE ",attendance,-1,1/9/2025,1/12/2025,,", "Value", "0 to 100");
	refuse(ZOE ",attendance,,1/9/2025,1/12/2025,,", "Value", "0 to 100");
	refuse(ZOE ",attendance,９０,1/9/2025,1/12/2025,,", "Value", "0 to 100");
	refuse(ZOE ",attendance,91,,1/12/2025,,", "From", "first day");
	refuse(ZOE ",attendance,91,1/9/2025,,,", "Until", "last day");
	refuse(ZOE ",attendance,91,1/9/2025,1/12/2026,,", "Until", "still to come");
	refuse(ZOE ",attendance,91,1/12/2025,1/9/2025,,", "Until", "before the first");
	refuse(ZOE ",EAL,F,1/9/2024,,,", "Value", "A to E");
	refuse(ZOE ",EAL,AB,1/9/2024,,,", "Value", "A to E");
	refuse(ZOE ",EAL,B,1/9/2014,,,", "From", "before the pupil was born");
	refuse(ZOE ",EAL,B,1/9/2027,,,", "From", "future");
	refuse(ZOE ",EAL,B,1/9/2024,,,31/12/2026", "Date of arrival", "future");
	refuse(ZOE ",EAL,B,1/9/2024,,,31/2/2024", "Date of arrival", "not a date");
	refuse(ZOE ",moved,,1/9/2025,,From York,1/9/2024", "Date of arrival", "Only a line about English");
	refuse(ZOE ",moved,3,1/9/2025,,From York,", "Value", "Only attendance");
	refuse(ZOE ",moved,,1/9/2025,,,", "Note", "what you know");
	refuse(ZOE ",arrived,,,,,", "From", "came to England");
	refuse(ZOE ",moved,,yesterday,,From York,", "From", "not a date");
	refuse(WEI ",moved,,1/9/2025,,From Leeds,,extra", "", "8 cells");
	assert_int_equal(run_with((struct import_options){ .special = true }, HEAD ZOE
	                          ",attendance,91,1/9/2025,1/12/2025,,\n" ZOE ",attendance,92,1/9/2025,1/12/2025,,\n"),
	                 RC_INVALID);
	assert_true(report.problems.item[0].line == 3 &&
	            str_find(report.problems.item[0].reason, S("Line 2 says something else")) >= 0);
	assert_int_equal(run_with((struct import_options){ 0 }, "UPN,Kind,Note,Note\n" ZOE ",moved,a,b\n"), RC_INVALID);
	assert_true(report.problems.item[0].line == 1 && str_is(report.problems.item[0].column, "Note"));
	assert_int_equal(run_with((struct import_options){ 0 }, "UPN,Note\n" ZOE ",x\n"), RC_INVALID);
	assert_true(str_starts(report.missing, S("kind")));
}

/* 34 and 36: a column for each, as systems print them. */
static void test_cases__34_an_attendance_sheet(void **state)
{
	const char *sheet =
	    "UPN,Surname,Forename,Reg,Possible Marks,Present,% Attend,% Authorised Absences,% Unauthorised "
	    "Absences,% Late\n" ZOE ",O'Hara-Müller,Zoë,4A,120,110,91.7,5.0,3.3,1.7\n" WEI
	    ",Nguyễn,Wei,4A,120,0,-,,,\n";
	const struct circumstance *v;

	(void)state;
	run_ok(sheet);
	v = find("Zoë", CIRCUMSTANCE_ATTENDANCE, "91.7%");
	assert_int_equal(date_cmp(v->starts, (struct date){ 2025, 9, 1 }), 0);
	assert_int_equal(date_cmp(v->ends, c->now.today), 0);
	assert_int_equal(count_of("Wei"), 0);
	assert_int_equal(report.notes.n, 1);
	run_ok(sheet);
	assert_counts(0, 0, 2);
	/* Next week it is brought up to the day, not noted a second time; a spreadsheet may have parts of one. */
	c->now.today = date_add(c->now.today, 7);
	run_ok("UPN,Attendance\n" ZOE ",0.921\n");
	find("Zoë", CIRCUMSTANCE_ATTENDANCE, "92.1%");
	assert_int_equal(count_of("Zoë"), 1);
	run_ok("UPN,Overall Attendance,From,Until\n" WEI ",88.25 %,2026-01-05,2026-02-13\n");
	assert_int_equal(find("Wei", CIRCUMSTANCE_ATTENDANCE, "88.25%")->starts.m, 1);
	assert_int_equal(run_with((struct import_options){ 0 }, "UPN,Attendance\n" ZOE ",117\n"), RC_INVALID);
}

static void test_cases__36_flags_in_columns(void **state)
{
	const char *sheet =
	    "UPN,Surname,Forename,DOB,Looked After,Pupil Premium Indicator,EAL,Proficiency in English,Service Child,"
	    "FSM,Medical Conditions\n" ZOE ",O'Hara-Müller,Zoë,2015-09-01,Y,Y,N,,N,,Asthma\n" WEI
	    ",Nguyễn,Wei,2015-10-02,N,Ever 6,Yes,C - Developing competence,,T,\n";

	(void)state;
	run_ok(sheet);
	assert_int_equal(count_of("Zoë"), 3);
	find("Zoë", CIRCUMSTANCE_LOOKED_AFTER, "As the school’s system says");
	find("Zoë", CIRCUMSTANCE_OTHER, "Pupil premium");
	find("Zoë", CIRCUMSTANCE_MEDICAL, "Asthma");
	assert_int_equal(count_of("Wei"), 3);
	find("Wei", CIRCUMSTANCE_OTHER, "Pupil premium: Ever 6");
	find("Wei", CIRCUMSTANCE_OTHER, "Free school meals");
	assert_int_equal(find("Wei", CIRCUMSTANCE_LANGUAGE, "")->level, ENGLISH_C);
	run_ok(sheet);
	assert_counts(0, 0, 2);
	run_ok("UPN,PP,EAL,LAC,Medical\n" WEI ",Not eligible,Not EAL,Never looked after,None known\n");
	assert_counts(0, 0, 1);
	/* A bare yes adds nothing to what is known in other words; "no" ends nothing. */
	run_ok("UPN,PP,EAL,LAC\n" WEI ",Y,Y,\n" ZOE ",N,N,N\n");
	assert_counts(0, 0, 2);
	run_ok("UPN,EAL,Date of arrival\n" ZOE ",Y,2020-01-10\n");
	find("Zoë", CIRCUMSTANCE_LANGUAGE, "Proficiency not assessed yet");
	find("Zoë", CIRCUMSTANCE_ARRIVED, "");
}

static void test_cases__36_health_and_care_are_left_out_for_others(void **state)
{
	const char *sheet = "UPN,Looked After,Medical,Pupil Premium\n" ZOE ",Y,Asthma,Y\n";

	(void)state;
	assert_int_equal(run_with((struct import_options){ 0 }, sheet), RC_OK);
	assert_int_equal(count_of("Zoë"), 1);
	find("Zoë", CIRCUMSTANCE_OTHER, "Pupil premium");
	assert_int_equal(report.notes.n, 2);
	assert_int_equal(run_with((struct import_options){ 0 }, "UPN,EAL,EAL proficiency\n" ZOE ",Y,Good\n"),
	                 RC_INVALID);
	assert_int_equal(report.unknowns.n, 1);
}

TEST_MAIN(test_import_circumstances)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_kinds__come_in_once),
		TEST(test_corrections__and_words_that_stay),
		TEST(test_refused__with_line_column_and_reason),
		TEST(test_cases__34_an_attendance_sheet),
		TEST(test_cases__36_flags_in_columns),
		TEST(test_cases__36_health_and_care_are_left_out_for_others),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
