/* Rolls of the field into a school (cases 01, 21 and 45, 23, 43, 46), on both engines: who is on roll, what is kept
 * with which days, and that a file twice is a file once. */
#include "support/support.h"

#include "core/school/school_sql.h"
#include "import/import.h"
#include "support/import_case.h"
#include "support/test_db.h"
#include "support/import_school.h"

enum { SCHOOL = 7 };

static struct app app = { .clock = { .fixed = true, .utc = 1795942800 }, .ledger_fd = -1 }; /* 29 November 2026, 9am */
static struct ctx *c;
static struct import_report report;

static int setup(void **state)
{
	c = import_school(&app, SCHOOL);
	*state = c;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static void run_ok(enum import_kind kind, const char *text)
{
	const struct import_options o = { .kind = kind };

	if (import_run(c, &o, str_of(text), &report) == RC_OK)
		return;
	(void)case_says(&report.problems, 0, "", "nothing");
	fail_msg("not imported; missing: %.*s %s", STR_ARG(report.missing), c->err.text);
}

static struct import_data now_there(void)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

static const struct pupil *pupil_there(const char *given)
{
	static struct import_data d;

	d = now_there();
	for (size_t i = 0; i < d.pupils; i++)
		if (str_is(d.pupil[i].given, given))
			return &d.pupil[i];
	fail_msg("no pupil %s", given);
	return NULL;
}

static struct pupil_key key_of(const char *given)
{
	return (struct pupil_key){ SCHOOL, pupil_there(given)->id };
}

static size_t statuses_of(const char *given, struct status **out)
{
	size_t n;

	assert_int_equal(status_list(c->db, c->a, key_of(given), out, &n, &c->err), RC_OK);
	return n;
}

static size_t needs_of(const char *given, struct need **out)
{
	size_t n;

	assert_int_equal(need_list(c->db, c->a, key_of(given), DATE_NONE, out, &n, &c->err), RC_OK);
	return n;
}

#define ARBOR                                                                                                          \
	"UPN,Name,\"Year group(s) this academic year\",\"Registration form(s) this academic year\",\"Date of Birth\"," \
	"\"SEN status\",\"Sen Need\",\"SEN Need Ranking\",\"Start Date\"\n"
#define ORLA "F998204119001,\"Quill, Orla\",\"Year 4\",\"4 Kestrel\",15/09/2017,\"SEN Support\","

static void test_cases__01_needs_of_several_lines(void **state)
{
	const char *two = ARBOR ORLA "\"Speech, Language and Communication Needs\",1,\"16 Dec 2025\"\n" ORLA
	                             "\"Social, Emotional & Mental Health\",2,\"3 Jan 2026\"\n";
	struct need *n;
	struct status *s;

	(void)state;
	run_ok(IMPORT_ROLL, two);
	assert_int_equal(now_there().pupils, 1);
	assert_int_equal(needs_of("Orla", &n), 2);
	case_str(n[1].code, "SLCN");
	assert_int_equal(n[1].rank, 1);
	case_day(n[1].starts, 2025, 12, 16);
	case_str(n[0].code, "SEMH");
	case_day(n[0].starts, 2026, 1, 3);
	assert_true(date_none(pupil_there("Orla")->joined_on));
	assert_int_equal(statuses_of("Orla", &s), 1);
	case_day(s[0].starts, 2026, 11, 29);
	run_ok(IMPORT_ROLL, two);
	assert_int_equal(report.count[ITEM_UNCHANGED], 1);
	/* One of them is there no longer: it ends. */
	run_ok(IMPORT_ROLL, ARBOR ORLA "\"Speech, Language and Communication Needs\",1,\"16 Dec 2025\"\n"
	                               "V998204119002,\"Tansy, Ben\",Year 5,5 Heron,15/09/2016,EHCP,ASD,2,\n"
	                               "V998204119002,\"Tansy, Ben\",Year 5,5 Heron,15/09/2016,EHCP,SLCN,1,\n");
	assert_int_equal(needs_of("Orla", &n), 2);
	case_day(n[0].ends, 2026, 11, 28);
	assert_true(date_none(n[1].ends));
	assert_int_equal(needs_of("Ben", &n), 2);
}

#define ROLL "UPN,Surname,Forename,DOB,Year,Reg,Enrolment Status,SEN status,Date of Admission,Date of Leaving\n"

static void test_cases__23_who_is_on_roll(void **state)
{
	const char *file =
	    ROLL "U998204119040,Rook,Tam,01/02/2017,5,5A,Single Registration,K,01/09/2021,\n"
	         "H998204119041,Shaw,Ulf,01/03/2017,5,5A,Current Subsidiary (dual registration),E,01/09/2021,\n"
	         "X998204119042,Teal,Viv,01/04/2017,5,5A,Guest (pupil not registered at this school),N,01/09/2021,\n"
	         "L998204119043,Umber,Wyn,01/05/2017,5,5A,Previous,K,01/09/2021,\n"
	         "A998204119044,Vale,Xan,01/06/2017,5,5A,Single Registration,K,01/09/2027,\n";

	(void)state;
	run_ok(IMPORT_ROLL, file);
	assert_int_equal(now_there().pupils, 2);
	assert_true(date_none(pupil_there("Tam")->left_on) && date_none(pupil_there("Ulf")->left_on));
	assert_true(case_says(&report.notes, 4, "Enrolment Status", "guest"));
	assert_true(case_says(&report.notes, 5, "Enrolment Status", "has left"));
	assert_true(case_says(&report.notes, 6, "Date of Admission", "still to come"));
	run_ok(IMPORT_ROLL, file);
	assert_int_equal(report.count[ITEM_UNCHANGED], 2);
}

static void test_cases__23_one_who_was_here_becomes_previous(void **state)
{
	(void)state;
	run_ok(IMPORT_ROLL, ROLL "U998204119040,Rook,Tam,01/02/2017,5,5A,C,K,01/09/2021,\n"
	                         "L998204119043,Umber,Wyn,13/05/2017,5,5A,C,K,01/09/2021,\n");
	run_ok(IMPORT_ROLL, ROLL "U998204119040,Rook,Tam,01/02/2017,5,5A,P,K,01/09/2021,\n"
	                         "L998204119043,Umber,Wyn,13/05/2017,5,5A,G,K,01/09/2021,\n");
	case_day(pupil_there("Tam")->left_on, 2026, 11, 29);
	assert_true(date_none(pupil_there("Wyn")->left_on));
	assert_true(case_says(&report.notes, 3, "Enrolment Status", "stay on roll"));
	/* A later file that says the same does not move the day. */
	c->now.today = (struct date){ 2026, 12, 4 };
	run_ok(IMPORT_ROLL, ROLL "U998204119040,Rook,Tam,01/02/2017,5,5A,P,K,01/09/2021,\n"
	                         "L998204119043,Umber,Wyn,13/05/2017,5,5A,G,K,01/09/2021,\n");
	case_day(pupil_there("Tam")->left_on, 2026, 11, 29);
}

/* The pupil of 40b who comes in January. */
static void test_cases__40_who_is_still_to_come_comes_on_the_day(void **state)
{
	const char *file = "UPN,Surname,Forename,DOB,Year,SEN status,Date of Admission\n"
	                   "J998204119304,Eden,Eva,01/03/2023,Reception,N,01/09/2026\n"
	                   "Y998204119305,Fox,Flo,15/03/2023,Reception,K,10/01/2027\n";
	struct status *s;

	(void)state;
	run_ok(IMPORT_ROLL, file);
	assert_int_equal(now_there().pupils, 1);
	c->now.today = (struct date){ 2027, 1, 10 };
	run_ok(IMPORT_ROLL, file);
	assert_int_equal(now_there().pupils, 2);
	assert_int_equal(statuses_of("Flo", &s), 1);
	case_day(s[0].starts, 2027, 1, 10);
}

static void test_cases__46_needs_end_with_the_status(void **state)
{
	struct need *n;
	struct status *s;

	(void)state;
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,SEN status,SEN start date,Primary need,SEN need 2\n"
	                    "G998204119050,Wren,Yara,2017-02-01,K,2025-09-01,SLCN,ASD\n"
	                    "W998204119051,Yew,Zed,2017-03-01,K,,MLD,\n");
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Reg,SEN status,Primary need\n"
	                    "G998204119050,Wren,Yara,01/02/2017,5,5A,N,\n"
	                    "W998204119051,Yew,Zed,13/03/2017,5,5A,N,\n");
	assert_int_equal(needs_of("Yara", &n), 2);
	case_day(n[0].ends, 2026, 11, 28);
	case_day(n[1].ends, 2026, 11, 28);
	assert_int_equal(statuses_of("Yara", &s), 2);
	assert_int_equal(s[0].code, STATUS_N);
	case_day(s[1].starts, 2025, 9, 1);
	case_day(s[1].ends, 2026, 11, 28);
	/* What began today does not end before it. */
	assert_int_equal(needs_of("Zed", &n), 1);
	case_day(n[0].ends, 2026, 11, 29);
	assert_int_equal(statuses_of("Zed", &s), 2);
	for (size_t i = 0; i < 2; i++)
		assert_true(date_none(s[i].ends) || date_cmp(s[i].ends, s[i].starts) >= 0);
	assert_int_equal(status_on(c->db, c->a, key_of("Zed"), c->now.today, &s[0], &c->err), RC_OK);
	assert_int_equal(s[0].code, STATUS_N);
	run_ok(IMPORT_ROLL, "UPN,Surname,Forename,DOB,SEN status,Primary need\nW998204119051,Yew,Zed,2017-03-13,N,\n");
	assert_int_equal(report.count[ITEM_CHANGED], 0);
}

static void test_cases__10_a_question_for_the_file_is_in_the_report(void **state)
{
	const char *file =
	    "Surname,Forename,DOB,SEN status\nAmes,Ali,2017-02-01,Monitoring\nBond,Bea,2017-03-01,Monitoring\n";
	const struct import_word chosen = { COL_STATUS, S("Monitoring"), S("N") };
	struct import_options o = { .kind = IMPORT_ROLL };
	struct status *s;

	(void)state;
	assert_int_equal(import_run(c, &o, str_of(file), &report), RC_INVALID);
	assert_int_equal(report.problems.n, 1);
	assert_int_equal(report.unknowns.n, 1);
	assert_int_equal(report.unknowns.item[0]->rows, 2);
	o.words = (struct import_words){ &chosen, 1 };
	assert_int_equal(import_run(c, &o, str_of(file), &report), RC_OK);
	assert_int_equal(statuses_of("Ali", &s), 1);
	assert_int_equal(s[0].code, STATUS_N);
}

#define STAFF                                                                                                          \
	"Staff Code,Title,Surname,Forename,Job title,Role,Email\n"                                                     \
	"STO,Mr,Stone,Alan,Teacher of Maths,Teacher,a.stone@school.example\n"                                          \
	"WEL,Mrs,Wells,Beth,Teacher of English,Classroom Teacher,b.wells@school.example\n"                             \
	"LSA1,Ms,Yates,Cora,LSA,TA,c.yates@school.example\n"                                                           \
	"YAT,Mr,Yates,Dan,Teacher,Teacher,d.yates@school.example\n"

static size_t teachings(void)
{
	struct import_data d;

	assert_int_equal(import_load_people(c->db, c->a, SCHOOL, c->now.today, &d, &c->err), RC_OK);
	return d.teachings;
}

static void test_cases__30_staff_as_systems_print_them(void **state)
{
	static const char *const cells[] = {
		"Mr A Stone / Mrs B Wells", "A Stone;B Wells",    "Stone A & Wells B", "\"STO, WEL\"", "STO/WEL",
		"Mr Stone; Mrs Wells",      "A. Stone; B. Wells", "Alan Stone / WEL"
	};

	(void)state;
	run_ok(IMPORT_STAFF, STAFF);
	for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
		run_ok(IMPORT_CLASSES,
		       str_c(c->a,
		             str_fmt(c->a, "Class,Subject,Teacher,Teacher 2\n10X/M%zu,Maths,%s,\n", i, cells[i])));
		assert_int_equal(teachings(), 2 * (i + 1));
	}
	run_ok(IMPORT_CLASSES, "Class,Teacher\n9A,D Yates\n9B,C Yates\n");
}

static void test_cases__30_an_initial_that_fits_several_or_nobody(void **state)
{
	const struct import_options o = { .kind = IMPORT_CLASSES };

	(void)state;
	run_ok(IMPORT_STAFF, STAFF "STA,Ms,Stone,Anna,Teacher,Teacher,an.stone@school.example\n");
	assert_int_equal(import_run(c, &o, S("Class,Teacher\n9A,Mr A Stone\n9B,E Wells\n9C,\"STO, NOB\"\n"), &report),
	                 RC_INVALID);
	assert_true(case_says(&report.problems, 2, "Teacher", "Several people"));
	assert_true(case_says(&report.problems, 3, "Teacher", "Nobody on the staff"));
	assert_true(case_says(&report.problems, 4, "Teacher", "Nobody on the staff"));
	assert_int_equal(teachings(), 0);
}

static void test_cases__30b_members_of_sets_are_not_classes(void **state)
{
	const struct import_options o = { .kind = IMPORT_CLASSES };

	(void)state;
	assert_int_equal(import_run(c, &o,
	                            S("UPN,Surname,Forename,Class,Subject,Teacher\n"
	                              "G998204119050,Wren,Yara,10X/Ma1,Mathematics,STO\n"),
	                            &report),
	                 RC_INVALID);
	assert_true(case_says(&report.problems, 1, "", "a line for each pupil and set"));
}

static void test_cases__30s_a_role_that_is_none_is_one_question(void **state)
{
	const struct import_word chosen = { COL_ROLE, S("Cover Supervisor"), S("ta") };
	struct import_options o = { .kind = IMPORT_STAFF };
	const char *file =
	    "Surname,Forename,Role\nAsh,Una,Cover Supervisor\nElm,Vic,Cover supervisor\nOak,Wyn,Teacher\n";

	(void)state;
	assert_int_equal(import_run(c, &o, str_of(file), &report), RC_INVALID);
	assert_int_equal(report.problems.n, 1);
	assert_int_equal(report.unknowns.item[0]->rows, 2);
	o.words = (struct import_words){ &chosen, 1 };
	assert_int_equal(import_run(c, &o, str_of(file), &report), RC_OK);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

TEST_MAIN(test_cases_import)
{
	const struct CMUnitTest tests[] = {
		CASE(test_cases__01_needs_of_several_lines),
		CASE(test_cases__23_who_is_on_roll),
		CASE(test_cases__23_one_who_was_here_becomes_previous),
		CASE(test_cases__40_who_is_still_to_come_comes_on_the_day),
		CASE(test_cases__46_needs_end_with_the_status),
		CASE(test_cases__30_staff_as_systems_print_them),
		CASE(test_cases__30_an_initial_that_fits_several_or_nobody),
		CASE(test_cases__30b_members_of_sets_are_not_classes),
		CASE(test_cases__30s_a_role_that_is_none_is_one_question),
		CASE(test_cases__10_a_question_for_the_file_is_in_the_report),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
