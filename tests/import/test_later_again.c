/* What waits and what ends its waiting: never another contact's line, nor a namesake's; and not half of it. On both
 * engines. */
#include "support/support.h"

#include "import/import.h"
#include "import/later.h"
#include "support/test_db.h"
#include "support/import_school.h"

enum { SCHOOL = 7 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026, 9am */
static struct ctx *c;
static struct import_report report;
static struct later_list waiting;

static void as(bool senco)
{
	c->actor = (struct actor){ .school_id = SCHOOL };
	if (senco)
		c->actor = (struct actor){ .school_id = SCHOOL, .account_id = 5, .person_id = 6, .hat = ROLE_SENCO };
}

static int setup(void **state)
{
	(void)state;
	c = import_school(&app, SCHOOL);
	as(false);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	import_school_end(c);
	return 0;
}

static void run(enum import_kind kind, bool keep, const char *text)
{
	const struct import_options o = { .kind = kind, .keep = keep };
	enum rc rc = import_run(c, &o, str_of(text), &report);

	if (rc != RC_OK)
		fail_msg("rc %d: %s, %zu problems, %.*s", (int)rc, c->err.text, report.problems.n,
		         STR_ARG(report.keep_not));
}

static void brings(enum import_kind kind, const char *text)
{
	run(kind, false, text);
}

static void keeps(enum import_kind kind, const char *text)
{
	run(kind, true, text);
}

static size_t waits(void)
{
	as(true);
	assert_int_equal(IN_READ(c, later_list_load(c, &waiting)), RC_OK);
	as(false);
	return waiting.n;
}

#define HEAD "UPN,Surname,Forename,DOB,Year,Reg,SEN status\n"
#define AVA "N820123425001,Kaur,Ava,1/9/2015,5,5A,K\n"
#define BEN "M830200026001,Stone,Ben,2/10/2015,5,5A,N\n"
#define CAL "Z805330126042,Reed,Cal,3/11/2015,5,5B,E\n"

#define CONTACTS "UPN,Pupil surname,Pupil forename,Date of birth,Contact name,Contact email,Restricted\n"
#define MOTHER "N820123425001,Kaur,Ava,1/9/2015,Ms Jo Kaur,jo@home.example,N\n"
#define FATHER "N820123425001,Kaur,Ava,1/9/2015,Mr Ray Kaur,at home,Y\n"
#define JO_STONE "M830200026001,Stone,Ben,2/10/2015,Ms Jo Stone,stone@home.example,N\n"

/* A newly kept line of a namesake waits beside the one that waits, and does not take its place; the same line again, or
 * the same child by number or birthday, does. */
static void test_later__a_namesake_takes_no_ones_place(void **state)
{
	(void)state;
	keeps(IMPORT_ROLL, HEAD BEN ",Kaur,Ava,31/2/2015,5,5A,K\n");
	assert_int_equal(waits(), 1);
	keeps(IMPORT_ROLL, HEAD BEN ",Kaur,Ava,31/2/2015,6,6A,K\n"); /* as wrong as before, of another class */
	assert_int_equal(waits(), 1);
	assert_true(str_find(waiting.item[0].v.cells, S("6A")) >= 0);
	keeps(IMPORT_ROLL, HEAD BEN ",Kaur,Ava,1/9/2012,Mixed,3B,K\n");
	assert_int_equal(waits(), 2);
	keeps(IMPORT_ROLL, HEAD BEN "N820123425001,Kaur,Ava,30/2/2015,5,5A,K\n");
	assert_int_equal(waits(), 3);
	keeps(IMPORT_ROLL, HEAD BEN "N820123425001,Kaur,Ava,,5,5C,K\n");
	assert_int_equal(waits(), 3);
	/* Two of one name and one birthday, each with a good number of their own. */
	keeps(IMPORT_ROLL, HEAD BEN "Z805330126042,Reed,Cal,3/11/2015,Mixed,5A,K\n");
	assert_int_equal(waits(), 4);
	keeps(IMPORT_ROLL, HEAD BEN "V998204119060,Reed,Cal,3/11/2015,Mixed,5A,K\n");
	assert_int_equal(waits(), 5);
	brings(IMPORT_ROLL, HEAD BEN "V998204119060,Reed,Cal,3/11/2015,5,5A,K\n");
	assert_int_equal(waits(), 4);
}

/* Where lines are kept, those of children who are still to come are kept with them, until the day of admission. */
static void test_later__who_is_still_to_come_waits(void **state)
{
	static const char FILE[] = "UPN,Surname,Forename,DOB,Year,Date of admission\n"
	                           "M830200026001,Stone,Ben,2/10/2015,5,\n"
	                           "N820123425001,Kaur,Ava,31/2/2015,5,\n"
	                           "Z805330126042,Reed,Cal,3/11/2015,5,13/4/2026\n";
	struct import_later *v;

	(void)state;
	keeps(IMPORT_ROLL, FILE);
	assert_int_equal(report.kepts, 2);
	assert_int_equal(report.count[ITEM_ADDED], 1);
	assert_int_equal(waits(), 2);
	v = &waiting.item[str_find(waiting.item[0].v.cells, S("Reed")) >= 0 ? 0 : 1].v;
	assert_true(str_find(v->cells, S("13/4/2026")) >= 0 || str_find(v->cells, S("13 April 2026")) >= 0);
	assert_true(str_find(v->faults, S("still to come")) >= 0);
	c->now.today = (struct date){ 2026, 4, 13 };
	brings(IMPORT_ROLL, "UPN,Surname,Forename,DOB,Year,Date of admission\n"
	                    "M830200026001,Stone,Ben,2/10/2015,5,\n"
	                    "Z805330126042,Reed,Cal,3/11/2015,5,13/4/2026\n");
	assert_int_equal(report.count[ITEM_ADDED], 1);
	assert_int_equal(waits(), 1);
}

/* The lines of two contacts wait together; one of them does not end the waiting of the other, and does not take its
 * place. */
static void test_later__a_contact_waits_for_itself(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	keeps(IMPORT_CONTACTS, CONTACTS MOTHER FATHER JO_STONE);
	assert_int_equal(report.kepts, 2);
	assert_int_equal(waits(), 1);
	brings(IMPORT_CONTACTS, CONTACTS MOTHER JO_STONE);
	assert_int_equal(report.settled, 0);
	assert_int_equal(waits(), 1);
	keeps(IMPORT_CONTACTS, CONTACTS "N820123425001,Kaur,Ava,1/9/2015,Ms Jo Kaur,at work,N\n" JO_STONE);
	assert_int_equal(waits(), 2);
	assert_true(str_is(waiting.item[0].v.lines, "2, 3"));
	assert_int_equal(waiting.item[0].v.revision, 1);
	brings(IMPORT_CONTACTS,
	       CONTACTS "N820123425001,Kaur,Ava,1/9/2015,Mr Ray Kaur,ray@home.example,Y\n" MOTHER JO_STONE);
	assert_int_equal(report.settled, 2);
	assert_int_equal(waits(), 0);
}

#define SAM "N820123425001,Lee,Sam,1/9/2015,5,5A,K\n"
#define OTHER_SAM "Z805330126042,Lee,Sam,3/11/2016,4,4B,N\n"
#define BY_NAME "UPN,Pupil surname,Pupil forename,Contact name,Contact phone\n"

/* A line with a mistyped number and no birthday may be about either: a right line of the other one does not end it. */
static void test_later__a_namesake_does_not_end_it(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD SAM BEN OTHER_SAM);
	keeps(IMPORT_CONTACTS, BY_NAME "N820123425009,Lee,Sam,Ms Lee,07700 900111\n"
	                               "M830200026001,Stone,Ben,Ms Jo Stone,07700 900112\n");
	assert_int_equal(waits(), 1);
	brings(IMPORT_CONTACTS, BY_NAME "Z805330126042,Lee,Sam,Ms Lee,07700 900113\n");
	assert_int_equal(report.settled, 0);
	assert_int_equal(waits(), 1);
}

/* Twins: a birthday is not a name. */
static void test_later__a_twin_does_not_end_it(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	keeps(IMPORT_ROLL, HEAD "M830200026001,Stone,Bea,2/10/2015,5,5A,Huh\n" AVA CAL);
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(waits(), 1);
	/* One without a forename that is wrong only there is hers whose number and birthday it has. */
	keeps(IMPORT_ROLL, HEAD "N820123425001,Kaur,,1/9/2015,5,5A,K\n" BEN CAL);
	assert_int_equal(waits(), 2);
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(report.settled, 1);
}

/* Whose number stands on another child's line has not brought that line in. */
static void test_later__who_has_the_number_does_not_end_it(void **state)
{
	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	keeps(IMPORT_ROLL, HEAD "M830200026001,Kaur,Ava,,5,5A,Huh\n" CAL);
	assert_int_equal(waits(), 1);
	brings(IMPORT_ROLL, HEAD BEN CAL);
	assert_int_equal(waits(), 1);
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	assert_int_equal(waits(), 1); /* in doubt it waits: the line says no birthday, and another one's number */
}

/* The first that waits, with this cell in place of the one at `at`. */
static enum rc put_right(size_t at, const char *text)
{
	const struct later_item *x = &waiting.item[0];
	struct str *cell = NEW_ARRAY(c->a, struct str, x->l.file.n * x->l.width + 1);
	struct later_right right = { .id = x->v.id, .revision = x->v.revision, .cell = cell };
	enum rc rc;

	for (size_t i = 0; i < x->l.file.n * x->l.width; i++)
		cell[i] = i == at ? str_of(text) : csv_cell(&x->l.file.row[i / x->l.width], i % x->l.width);
	as(true);
	rc = IN_WRITE(c, later_bring(c, &right, &report));
	as(false);
	return rc;
}

#define JOINS "UPN,Surname,Forename,DOB,Year,SEN status,Admission date\n"

/* Put right, and still nobody to bring in: it waits, and says why. */
static void test_later__who_is_still_to_come_waits_on(void **state)
{
	struct import_data d;

	(void)state;
	keeps(IMPORT_ROLL, JOINS "N820123425001,Kaur,Ava,1/9/2015,5,K,1/9/2020\n"
	                         "M830200026001,Stone,Ben,2/10/2015,5,Huh,1/9/2026\n");
	assert_int_equal(waits(), 1);
	assert_int_equal(put_right(5, "N"), RC_INVALID);
	assert_int_equal(report.problems.n, 1);
	assert_true(str_find(report.problems.item[0].reason, S("still to come")) >= 0);
	assert_int_equal(waits(), 1);
	c->now.today = (struct date){ 2026, 9, 2 };
	assert_int_equal(put_right(5, "N"), RC_OK);
	assert_int_equal(waits(), 0);
	assert_int_equal(import_load_roll(c->db, c->a, SCHOOL, &d, &c->err), RC_OK);
	assert_int_equal(d.pupils, 2);
}

/* Two children whose lines wait together: beside each stands what the record has of that one, or nothing. */
static void test_later__beside_a_line_stands_its_own_record(void **state)
{
	struct later_view v;

	(void)state;
	brings(IMPORT_ROLL, HEAD AVA BEN CAL);
	keeps(IMPORT_ROLL,
	      HEAD "M830200026001,Kaur,Ava,1/9/2015,5,5A,K\nM830200026001,Stone,Ben,2/10/2015,5,5B,N\n" CAL);
	assert_int_equal(waits(), 1);
	assert_int_equal(waiting.item[0].l.file.n, 2);
	as(true);
	c->read_count = 0;
	assert_int_equal(IN_READ(c, later_open(c, waiting.item[0].v.id, &v)), RC_OK);
	as(false);
	assert_int_equal(v.pupil_id, 0);
	for (size_t k = 0; k < v.item.l.width; k++)
		assert_false(str_is(v.here[k], "Ben") || str_is(v.here[k], "Stone"));
	assert_int_equal(v.here[v.item.l.width + 1].n, 0);
	assert_true(str_is(v.here[v.item.l.width + 5], "5A"));
	assert_int_equal(v.shown_n, 1); /* whose the other line is, only a person can say */
	assert_int_equal(c->read_count, 1);
	assert_int_equal(c->reads[0].pupil_id, v.shown[0]);
}

TEST_STMT(Q_STORED, 1, "SELECT COUNT(*) AS n FROM import_later");

static int64_t stored(void)
{
	struct rows r;

	assert_int_equal(db_run(c->db, c->a, &Q_STORED, &r, &c->err), RC_OK);
	return row_int(&r, 0, "n");
}

static size_t old_removed(int64_t utc)
{
	struct app later = app;
	size_t n = 0;

	later.clock.utc = utc;
	for (bool did = true; did; n += did)
		if (later_old_remove(&later, c->db, c->a, &did, &c->err) != RC_OK)
			fail_msg("%s", c->err.text);
	return n;
}

/* After a year it goes without a file; who took it out, when and why stays for a year from then. */
static void test_later__it_goes_after_a_year(void **state)
{
	const int64_t day = 24 * 3600, kept = c->now.utc;

	(void)state;
	keeps(IMPORT_ROLL, HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n"
	                            "Z805330126042,Reed,Cal,31/11/2015,5,5B,E\n");
	assert_int_equal(waits(), 2);
	as(true);
	c->now.utc = kept + 100 * day;
	assert_int_equal(IN_WRITE(c, later_take_out(c, waiting.item[0].v.id, 1, S("He has left"))), RC_OK);
	assert_int_equal(old_removed(kept + 364 * day), 0);
	assert_int_equal(old_removed(kept + 366 * day), 1);
	assert_int_equal(stored(), 1);
	c->now.utc = kept + 400 * day;
	assert_int_equal(waits(), 0);
	assert_int_equal(waiting.gones, 1);
	brings(IMPORT_ROLL, HEAD AVA);
	assert_int_equal(stored(), 1);
	assert_int_equal(old_removed(kept + 466 * day), 1);
	assert_int_equal(stored(), 0);
}

/* What was taken out does not take the room of what waits. */
static void test_later__taken_out_leaves_room(void **state)
{
	(void)state;
	test_db_script(c->db,
	               "WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x WHERE i < 5001)"
	               " INSERT INTO import_later SELECT 7, i, 'roll', '', '2', '', '', 0, NULL, NULL, 0, '', '',"
	               " NULL, 1773133200, 'x', NULL, 1773133200, 1 FROM x");
	keeps(IMPORT_ROLL, HEAD AVA "M830200026001,Stone,Ben,31/2/2015,5,5A,N\n");
	assert_int_equal(waits(), 1);
}

TEST_MAIN(test_later_again)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_later__a_namesake_takes_no_ones_place), T(test_later__who_is_still_to_come_waits),
		T(test_later__a_contact_waits_for_itself),     T(test_later__a_namesake_does_not_end_it),
		T(test_later__a_twin_does_not_end_it),         T(test_later__who_has_the_number_does_not_end_it),
		T(test_later__who_is_still_to_come_waits_on),  T(test_later__beside_a_line_stands_its_own_record),
		T(test_later__it_goes_after_a_year),           T(test_later__taken_out_leaves_room),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
