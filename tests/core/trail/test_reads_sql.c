/* Whose pages an account has opened within an hour: counted once for each pupil, and not at all for one who is among
 * them. */
#include "support/support.h"

#include "core/trail/reads_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

enum { ACCOUNT = 901, OTHER = 902, HOUR = 3600, START = 1000000 };

STMT_UNSCOPED(Q_TEST_READS_ROWS, 1, "a test counts",
              "SELECT COUNT(*) AS n FROM pupil_read WHERE school_id = $1 AND account_id = $2");

static int64_t school(void)
{
	return zara.school_id;
}

static void opened(struct store_test *t, int64_t account, int64_t pupil, int64_t at)
{
	assert_int_equal(reads_opened(t->db, t->a, school(), account, pupil, at, at - HOUR, &t->e), RC_OK);
}

static struct reads_pace pace(struct store_test *t, int64_t pupil, int64_t now)
{
	struct reads_pace p;

	assert_int_equal(reads_pace(t->db, t->a, school(), ACCOUNT, pupil, now - HOUR, &p, &t->e), RC_OK);
	return p;
}

static int64_t rows(struct store_test *t)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &Q_TEST_READS_ROWS, &r, &t->e, DV(school()), DV((int64_t)ACCOUNT)), RC_OK);
	return row_int(&r, 0, "n");
}

static void test_reads_pace__counts_each_pupil_once(void **state)
{
	struct store_test *t = *state;
	int64_t last = -1;

	assert_int_equal(pace(t, 1, START).others, 0);
	assert_false(pace(t, 1, START).known);
	opened(t, ACCOUNT, 1, START);
	opened(t, ACCOUNT, 2, START + 1);
	opened(t, ACCOUNT, 2, START + 9);
	opened(t, OTHER, 3, START + 20);
	assert_int_equal(pace(t, 3, START + 10).others, 2);
	assert_false(pace(t, 3, START + 10).known);
	assert_int_equal(reads_last(t->db, t->a, school(), ACCOUNT, START, &last, &t->e), RC_OK);
	assert_int_equal(last, START + 9);
	assert_int_equal(reads_last(t->db, t->a, school(), ACCOUNT, START + 9, &last, &t->e), RC_OK);
	assert_int_equal(last, 0);
}

static void test_reads_pace__one_who_was_opened_is_known_for_an_hour(void **state)
{
	struct store_test *t = *state;

	opened(t, ACCOUNT, 1, START);
	opened(t, ACCOUNT, 2, START + 1);
	assert_true(pace(t, 1, START + HOUR - 1).known);
	assert_false(pace(t, 1, START + HOUR).known);
	assert_int_equal(pace(t, 1, START + HOUR).others, 1);
	opened(t, ACCOUNT, 1, START + HOUR);
	assert_true(pace(t, 1, START + HOUR + 1).known);
}

static void test_reads_opened__what_is_over_goes_with_the_next_pupil(void **state)
{
	struct store_test *t = *state;

	opened(t, ACCOUNT, 1, START);
	opened(t, ACCOUNT, 2, START);
	opened(t, ACCOUNT, 2, START + HOUR);
	assert_int_equal(rows(t), 2);
	assert_int_equal(pace(t, 3, START + HOUR).others, 1);
	opened(t, ACCOUNT, 3, START + HOUR);
	assert_int_equal(rows(t), 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_reads_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_reads_pace__counts_each_pupil_once),
		T(test_reads_pace__one_who_was_opened_is_known_for_an_hour),
		T(test_reads_opened__what_is_over_goes_with_the_next_pupil),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
