/* What waits while the school goes on: the child is merged into another record, or leaves; a file of other results
 * comes; the rights of who puts it right. On both engines. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "import/import.h"
#include "import/later.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/test_db.h"
#include "support/work_merge.h"

static struct ctx *c;
static struct import_report report;
static struct later_list waiting;

static int setup(void **state)
{
	(void)state;
	c = work_merge_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	work_merge_drop(c);
	return 0;
}

static enum rc run(struct import_options o, const char *text)
{
	enum rc rc;

	o.keep = true;
	rc = import_run(c, &o, str_of(text), &report);
	if (rc != RC_OK)
		fail_msg("rc %d: %s, %.*s", (int)rc, c->err.text, STR_ARG(report.keep_not));
	return rc;
}

static size_t waits(void)
{
	assert_int_equal(IN_READ(c, later_list_load(c, &waiting)), RC_OK);
	return waiting.n;
}

/* The first that waits, with this cell in place of the one at `at`. */
static enum rc put_right(size_t at, const char *text)
{
	const struct later_item *x = &waiting.item[0];
	const struct csv_file *f = &x->l.file;
	struct str *cell = NEW_ARRAY(c->a, struct str, f->n * x->l.width + 1);
	struct later_right right = { x->v.id, x->v.revision, cell, NULL, 0 };

	for (size_t i = 0; i < f->n * x->l.width; i++)
		cell[i] = i == at ? str_of(text) : csv_cell(&f->row[i / x->l.width], i % x->l.width);
	return IN_WRITE(c, later_bring(c, &right, &report));
}

static struct pupil pupil_of(int64_t id)
{
	struct pupil p;

	assert_int_equal(pupil_load(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, id }, &p, &c->err), RC_OK);
	return p;
}

#define ROLL "UPN,Surname,Forename,DOB,Year,SEN status,First language\n"
#define HANA "P999200124052,Petrov,Hana,14/4/2018,3,N,\n"

/* The line is of the record that went: it is brought into the one that stayed, which it finds by the former number. */
static void test_seam__the_child_was_merged_meanwhile(void **state)
{
	struct later_view v;

	(void)state;
	run((struct import_options){ .kind = IMPORT_ROLL },
	    ROLL HANA "V99920012601B,Petrova,Hanna,14/4/2018,3,Huh,Bulgarian\n");
	assert_int_equal(waits(), 1);
	assert_true(report.kept[0].here);
	assert_int_equal(work_merge_do(c, (struct merge_in){ .id = 901, .revision = { 1, 1 } }), RC_OK);
	assert_int_equal(IN_READ(c, later_open(c, waiting.item[0].v.id, &v)), RC_OK);
	assert_int_equal(v.pupil_id, TWIN_KEPT);
	assert_int_equal(put_right(5, "N"), RC_OK);
	assert_int_equal(report.count[ITEM_ADDED], 0);
	assert_true(str_is(pupil_of(TWIN_KEPT).language, "Bulgarian"));
	assert_int_equal(waits(), 0);
}

/* Two children on lines with one number wait together, until a file has both right. */
static void test_seam__two_children_with_one_number(void **state)
{
	(void)state;
	run((struct import_options){ .kind = IMPORT_ROLL },
	    ROLL HANA "P999200124052,Reed,Cal,3/11/2017,3,N,\nV99920012601B,Petrova,Hanna,14/4/2018,3,N,\n");
	assert_int_equal(waits(), 1);
	run((struct import_options){ .kind = IMPORT_ROLL }, ROLL HANA);
	assert_int_equal(waits(), 1);
	run((struct import_options){ .kind = IMPORT_ROLL }, ROLL HANA ",Reed,Cal,3/11/2017,3,N,\n");
	assert_int_equal(report.settled, 1);
	assert_int_equal(waits(), 0);
}

/* Who has left is not on roll again because an old line is put right. */
static void test_seam__the_child_has_left_meanwhile(void **state)
{
	struct pupil p;

	(void)state;
	run((struct import_options){ .kind = IMPORT_ROLL },
	    ROLL HANA "V99920012601B,Petrova,Hanna,14/4/2018,3,Huh,Bulgarian\n");
	p = pupil_of(TWIN_GONE);
	p.left_on = (struct date){ 2026, 3, 9 };
	assert_int_equal(import_pupil_update(c->db, c->a, &p, &c->err), RC_OK);
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right(5, "N"), RC_OK);
	assert_int_equal(report.count[ITEM_ADDED], 0);
	assert_int_equal(waits(), 0);
	assert_int_equal(pupil_of(TWIN_GONE).left_on.d, 9);
	assert_true(str_is(pupil_of(TWIN_GONE).language, "Bulgarian"));
}

static size_t results_of(int64_t id)
{
	struct result *r;
	size_t n;

	assert_int_equal(result_of_pupil(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, id }, INT64_MAX, &r, &n,
	                                 &c->err),
	                 RC_OK);
	return n;
}

#define RESULTS "UPN,Subject,Scale,Result\n"

/* Another file of results is about other results; the same line, right, ends the waiting. And the point that was chosen
 * for the file is that of the line. */
static void test_seam__results_wait_for_their_own(void **state)
{
	struct import_options o = { .kind = IMPORT_RESULTS, .point_id = 1 };

	(void)state;
	test_db_script(c->db, "DELETE FROM scale WHERE school_id = 7"); /* one without a kind */
	c->actor.account_id = 0;
	assert_int_equal(IN_WRITE(c, scales_ready(c)), RC_OK);
	c->actor.account_id = TWIN_ACCOUNT;
	run(o, RESULTS "P999200124052,Reading,Standardised score,101\n"
	               "V99920012601B,Reading,Standardised score,999\n");
	assert_int_equal(report.waits, 1);
	assert_int_equal(waits(), 1);
	run(o, RESULTS "P999200124052,Maths,Standardised score,98\nV99920012601B,Maths,Standardised score,97\n");
	assert_int_equal(report.settled, 0);
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right(3, "99"), RC_OK);
	assert_int_equal(results_of(TWIN_GONE), 2);
	assert_int_equal(waits(), 0);
	run(o, RESULTS "P999200124052,Spelling,Standardised score,101\n"
	               "V99920012601B,Spelling,Standardised score,999\n");
	assert_int_equal(waits(), 1);
	run(o, RESULTS "P999200124052,Spelling,Standardised score,101\n"
	               "V99920012601B,Spelling,Standardised score,100\n");
	assert_int_equal(report.settled, 1);
	assert_int_equal(waits(), 0);
	assert_int_equal(results_of(TWIN_GONE), 3);
}

static void test_seam__circumstances_by_their_lines(void **state)
{
	struct import_options o = { .kind = IMPORT_CIRCUMSTANCES };

	(void)state;
	run(o, "UPN,Kind,Value,From,Until,Note\nP999200124052,Moved,,2025-09-01,,From York\n"
	       "V99920012601B,EAL,F,2025-09-01,,\nV99920012601B,Moved,,2025-09-01,,From York\n");
	assert_int_equal(report.kepts, 2); /* all that is said of the child */
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right(2, "C"), RC_OK);
	assert_int_equal(waits(), 0);
}

/* Known by a surname of their own: who waits is in the file, and does not count as missing from it. */
static void test_seam__known_by_a_preferred_surname(void **state)
{
	(void)state;
	run((struct import_options){ .kind = IMPORT_ROLL },
	    "UPN,Surname,Forename,DOB,Year,SEN status,Preferred name,Preferred surname\n"
	    "P999200124052,Petrov,Hana,14/4/2018,3,N,,\n,Petrova,Johanna,14/4/2018,3,Huh,Hanna Reed,Reed\n");
	assert_int_equal(waits(), 1);
	assert_true(report.kept[0].here);
	assert_int_equal(report.gones, 0);
}

/* Health and care are for those who may: the right of who puts it right counts, not that of who brought the file. */
static void test_seam__rights_are_those_of_today(void **state)
{
	(void)state;
	run((struct import_options){ .kind = IMPORT_ROLL }, ROLL HANA "V99920012601B,Petrova,Hanna,14/4/2018,3,Huh,\n");
	assert_int_equal(waits(), 1);
	c->actor.hat = ROLE_ADMIN;
	assert_int_equal(put_right(5, "N"), RC_NONE);
	c->actor.hat = ROLE_SENCO;
	c->actor.school_id = TWIN_SCHOOL + 1;
	assert_int_equal(put_right(5, "N"), RC_NONE);
	c->actor.school_id = TWIN_SCHOOL;
	assert_int_equal(put_right(5, "N"), RC_OK);
}

TEST_MAIN(test_later_seams)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_seam__the_child_was_merged_meanwhile), T(test_seam__the_child_has_left_meanwhile),
		T(test_seam__results_wait_for_their_own),     T(test_seam__circumstances_by_their_lines),
		T(test_seam__rights_are_those_of_today),      T(test_seam__two_children_with_one_number),
		T(test_seam__known_by_a_preferred_surname),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
