/* Lines kept for later: what is wrong is taken out with all lines of the same child, the rest comes in, nobody counts
 * as missing for it; and a fault of the whole file keeps nothing. On both engines. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "import/import.h"
#include "support/test_db.h"

enum { SCHOOL = 7 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;

static int setup(void **state)
{
	struct arena *a = arena_new(512u << 20);
	struct school_row school = {
		.id = SCHOOL, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};

	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app,
		           .db = test_db_new(),
		           .a = a,
		           .now = clock_read(&app.clock),
		           .actor = { .school_id = SCHOOL } };
	assert_int_equal(school_insert(c->db, a, &school, &c->err), RC_OK);
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
	enum rc rc = import_run(c, &o, str_of(text), &report);

	if (rc == RC_FAIL)
		fail_msg("import: %s", c->err.text);
	return rc;
}

static void brings(enum import_kind kind, const char *text)
{
	if (run_with((struct import_options){ .kind = kind }, text) != RC_OK)
		fail_msg("not imported; %zu problems", report.problems.n);
}

static enum rc keeps(enum import_kind kind, const char *text)
{
	return run_with((struct import_options){ .kind = kind, .keep = true }, text);
}

/* Which lines were kept: "3 5", with + behind one that only goes with another. */
static const char *kept_lines(void)
{
	struct str all = STR_NONE;

	for (size_t i = 0; i < report.kepts; i++)
		all = str_fmt(c->a, "%.*s%s%zu%s", STR_ARG(all), i > 0 ? " " : "", report.kept[i].line,
		              report.kept[i].faults == 0 ? "+" : "");
	return str_c(c->a, all);
}

static void assert_counts(size_t added, size_t changed, size_t unchanged, size_t left)
{
	assert_int_equal(report.count[ITEM_ADDED], added);
	assert_int_equal(report.count[ITEM_CHANGED], changed);
	assert_int_equal(report.count[ITEM_UNCHANGED], unchanged);
	assert_int_equal(report.count[ITEM_LEFT], left);
}

static struct import_data now_there(void)
{
	struct import_data d;

	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	return d;
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
#define AVA "N820123425001,Kaur,Ava,1/9/2015,5,5A,K\n"
#define BEN "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"
#define CAL "Z805330126042,Reed,Cal,3/11/2015,5,5B,E\n"

static void test_keep__a_bad_line_is_taken_out_and_the_rest_comes_in(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n" CAL), RC_OK);
	assert_counts(2, 0, 0, 0);
	assert_string_equal(kept_lines(), "3");
	assert_true(str_is(report.kept[0].who, "Ben Stone"));
	assert_true(str_is(report.kept[0].fault[0].column, "DOB"));
	assert_true(str_is(report.kept[0].fault[0].value, "31/2/2015"));
	assert_int_equal(report.problems.n, 0);
	assert_int_equal(now_there().pupils, 2);
}

static void test_keep__nothing_is_kept_of_a_file_without_faults(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA BEN), RC_OK);
	assert_counts(2, 0, 0, 0);
	assert_int_equal(report.kepts, 0);
	assert_int_equal(report.keep_not.n, 0);
}

static void test_keep__without_it_a_bad_line_stops_all(void **state)
{
	(void)state;
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL },
	                          HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n"),
	                 RC_INVALID);
	assert_int_equal(report.kepts, 0);
	assert_int_equal(now_there().pupils, 0);
}

/* Whatever it is that cannot be read, who is here and on a kept line is not missing. */
static void test_keep__who_is_kept_is_not_missing(void **state)
{
	static const char *const bad[] = {
		"N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n",  "N820123425009,Kaur,Ava,1/9/2015,5,5A,K\n",
		"N820123425009,Kaur,Ava,31/2/2015,5,5A,K\n",  "N820123425001,,Ava,1/9/2015,5,5A,K\n",
		"N820123425001,Kaur,Ava,1/9/2015,5,5A,Huh\n", "N820123425001,Kaur,Ava,1/9/2015,Huh,5A,K\n",
	};

	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL,
		                                                   .keep = true,
		                                                   .record_left = true,
		                                                   .left_number = 1 },
		                          str_c(c->a, str_fmt(c->a, HEAD "%s" BEN CAL, bad[i]))),
		                 RC_OK);
		assert_string_equal(kept_lines(), "2");
		assert_counts(0, 0, 2, 0);
	}
	assert_int_equal(run_with((struct import_options){ .kind = IMPORT_ROLL, .keep = true, .rehearse = true },
	                          HEAD "N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n" BEN),
	                 RC_OK);
	assert_counts(0, 0, 1, 1); /* Cal, who is in no line, is */
}

#define NEEDS "UPN,Surname,Forename,DOB,Year,Reg,SEN status,SEN need,SEN need ranking\n"

static void test_keep__never_half_a_child(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          "M830200026001,Stone,Ben,2/10/2015,5,5A,K,MLD,1\n"
	                                          "N820123425001,Kaur,Ava,1/9/2015,5,5A,K,Huh,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_counts(1, 0, 0, 0);
	/* Without numbers, by name and birthday; and by the name alone where the birthday cannot be read. */
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS ",Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          ",Rowe,Dan,4/12/2015,5,5A,K,MLD,1\n"
	                                          ",Kaur,Ava,1/9/2015,5,5A,K,Huh,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_int_equal(keeps(IMPORT_ROLL, NEEDS ",Kaur,Ava,1/9/2015,5,5A,K,SLCN,1\n"
	                                          ",Reed,Cal,3/11/2015,5,5A,K,MLD,1\n"
	                                          ",Kaur,Ava,31/9/2015,5,5A,K,SEMH,2\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 4");
	assert_int_equal(now_there().pupils, 3);
}

static void test_keep__two_children_with_one_number_are_both_kept(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD AVA "N820123425001,Stone,Ben,2/10/2015,5,5A,N\n" CAL), RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_counts(1, 0, 0, 0);
}

/* Two lines of one record that only the record ties together: by the number, and by name and birthday. */
static void test_keep__lines_of_one_record_go_together(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_CONTACTS,
	                       "UPN,Pupil surname,Pupil forename,Date of birth,Contact name,Contact phone\n"
	                       "N820123425001,,,,Ms Kaur,07700 900111\n"
	                       ",Kaur,Ava,1/9/2015,Mr Ray Kaur,12\n"
	                       "M830200026001,,,,Ms Jo Stone,07700 900112\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_int_equal(now_there().contacts, 1);
}

static void test_keep__a_question_is_a_fault_of_its_line(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD ",Kaur,Avah,1/9/2015,5,5A,K\n" BEN CAL), RC_OK);
	assert_string_equal(kept_lines(), "2");
	assert_true(str_starts(report.kept[0].fault[0].reason, S("Who is meant?")));
	assert_int_equal(report.open, 0);
	assert_counts(0, 0, 2, 0);
	assert_int_equal(now_there().pupils, 3);
}

static void test_keep__a_word_that_is_no_code_keeps_all_its_lines(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,1/9/2015,5,5A,Monitoring\n" BEN
	                                         "Z805330126042,Reed,Cal,3/11/2015,5,5B,monitoring\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "2 4");
	assert_int_equal(report.kept[0].faults, 1);
	assert_true(str_is(report.kept[0].fault[0].column, "SEN status"));
	assert_counts(1, 0, 0, 0);
}

static void test_keep__a_fault_of_the_file_keeps_nothing(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, "UPN,Surname\nx,y\n"), RC_INVALID);
	assert_true(report.missing.n > 0);
	assert_int_equal(keeps(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Year\n"
	                                    "N820123425001,Kaur,Ava,1/9/2015,5,6\n"
	                                    "M830200026001,Stone,Ben,2/10/2015,5,5\n"),
	                 RC_INVALID);
	assert_true(str_find(report.keep_not, S("whole file")) >= 0);
	assert_int_equal(report.kepts, 0);
	assert_true(report.problems.n > 0);
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,31/2/2015,5,5A,K\n"), RC_INVALID);
	assert_true(str_find(report.keep_not, S("every line")) >= 0);
	assert_int_equal(now_there().pupils, 0);
}

/* How the dates are written is seen from the whole file, also from a line that is kept. */
static void test_keep__the_rest_is_read_as_with_all_lines(void **state)
{
	struct import_data d;

	(void)state;
	assert_int_equal(keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,Ava,9/21/2015,5,5A,Huh\n"
	                                         "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"),
	                 RC_OK);
	d = now_there();
	assert_int_equal(d.pupil[0].born.m, 2);
	assert_int_equal(d.pupil[0].born.d, 10);
}

static void test_keep__what_was_shown_is_what_is_kept(void **state)
{
	const char *text = HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n";
	struct import_options o = { .kind = IMPORT_ROLL, .keep = true, .rehearse = true };

	(void)state;
	assert_int_equal(run_with(o, text), RC_OK);
	assert_int_equal(now_there().pupils, 0);
	o.rehearse = false;
	o.expected = report.digest;
	assert_int_equal(run_with(o, HEAD AVA "M830200026001,Stone,Ben,2/10/2015,5,5A,Huh\n"), RC_CONFLICT);
	assert_int_equal(run_with(o, text), RC_OK);
	assert_int_equal(now_there().pupils, 1);
}

static void test_keep__staff_and_classes(void **state)
{
	(void)state;
	assert_int_equal(keeps(IMPORT_STAFF, "Code,Surname,Forename,Role\nSTO,Stone,Al,Teacher\nWEL,Wells,Bo,Wizard\n"
	                                     "REE,Reed,Cy,TA\nREE,Rood,Di,TA\n"),
	                 RC_OK);
	assert_string_equal(kept_lines(), "3 4+ 5");
	assert_counts(1, 0, 0, 0);
	brings(IMPORT_STAFF, "Code,Surname,Forename,Role\nREE,Reed,Cy,TA\nWEL,Wells,Bo,Teacher\n");
	brings(IMPORT_CLASSES, "Class,Year,Teacher\n5A,5,STO\n5A,5,WEL\n5B,5,WEL\n");
	/* 5A has two lines: a kept one must not end who teaches it. */
	assert_int_equal(keeps(IMPORT_CLASSES, "Class,Year,Teacher\n5A,5,STO\n5A,5,NOB\n5B,5,STO\n"), RC_OK);
	assert_string_equal(kept_lines(), "2+ 3");
	assert_counts(0, 2, 0, 0);
}

TEST_MAIN(test_import_keep)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_keep__a_bad_line_is_taken_out_and_the_rest_comes_in),
		T(test_keep__nothing_is_kept_of_a_file_without_faults),
		T(test_keep__without_it_a_bad_line_stops_all),
		T(test_keep__who_is_kept_is_not_missing),
		T(test_keep__never_half_a_child),
		T(test_keep__two_children_with_one_number_are_both_kept),
		T(test_keep__lines_of_one_record_go_together),
		T(test_keep__a_question_is_a_fault_of_its_line),
		T(test_keep__a_word_that_is_no_code_keeps_all_its_lines),
		T(test_keep__a_fault_of_the_file_keeps_nothing),
		T(test_keep__the_rest_is_read_as_with_all_lines),
		T(test_keep__what_was_shown_is_what_is_kept),
		T(test_keep__staff_and_classes),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
