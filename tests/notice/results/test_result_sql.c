/* Rows of results, many in one statement as a file brings them: no result without its pupil, point and scale, no point
 * or scale that goes while a result has it, and the words of each pupil are stale. On PostgreSQL statement triggers say
 * so (migrations/0038), on SQLite references and a trigger for each row. */
#include "support/support.h"

#include <string.h>

#include "notice/results/result_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

enum { AUTUMN = 61, SPRING = 62, ELSEWHERE = 69, READING = 71, SPELLING = 72, NOBODY = 9999, MANY = 60, FIRST = 5000 };

TEST_STMT(RESULTS, 1, "SELECT COUNT(*) AS n FROM result");
TEST_STMT(STALE, 10, "SELECT pupil_id AS n FROM pupil_words WHERE school_id = $1 AND stale = 1 ORDER BY pupil_id");
TEST_STMT(POINT_MOVE, 0, "UPDATE result SET point_id = $2 WHERE id = $1");
TEST_STMT(SCALE_MOVE, 0, "UPDATE result SET scale_id = $2 WHERE id = $1");
TEST_STMT(PUPIL_MOVE, 0, "UPDATE result SET pupil_id = $2 WHERE id = $1");
TEST_STMT(POINT_KEY, 0, "UPDATE assessment_point SET id = id + 100 WHERE school_id = $1 AND id = $2");
TEST_STMT(POINT_NAME, 0, "UPDATE assessment_point SET name = 'Autumn half' WHERE school_id = $1 AND id = $2");
TEST_STMT(SCALE_KEY, 0, "UPDATE scale SET id = id + 100 WHERE school_id = $1 AND id = $2");
TEST_STMT(POINT_GOES, 0, "DELETE FROM assessment_point WHERE school_id = $1 AND id = $2");
TEST_STMT(SCALE_GOES, 0, "DELETE FROM scale WHERE school_id = $1 AND id = $2");
TEST_STMT(RESULT_GOES, 0, "DELETE FROM result WHERE id = $1");
TEST_STMT(REPEATABLE, 0, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
TEST_STMT(POINTS_EMPTY, 0, "TRUNCATE assessment_point");

static struct result_change many[MANY];

/* The connection that writes: somebody watches it, as the trail does. Else PostgreSQL takes rows one by one. */
static struct db *writer;
static const void *watch_all(void *ctx, const struct stmt *q)
{
	(void)ctx;
	return q;
}

static void watch_row(void *ctx, const void *what, bool gone, struct rows *row)
{
	(void)ctx, (void)what, (void)gone, (void)row;
}

static enum rc watch_commit(void *ctx, struct db *db, struct err *e)
{
	(void)ctx, (void)db, (void)e;
	return RC_OK;
}

static void watch_nothing(void *ctx)
{
	(void)ctx;
}

static int setup(void **state)
{
	static const struct db_watch WATCH = { watch_all, watch_row, watch_commit, watch_nothing, watch_nothing };
	struct store_test *t;

	if (store_test_setup(state) != 0)
		return 1;
	t = *state;
	test_db_script(
	    t->db, "INSERT INTO assessment_point (school_id, id, name, held_on, revision) VALUES"
	           " (7, 61, 'Autumn', '2025-11-20', 1), (7, 62, 'Spring', '2026-03-20', 1), (8, 69, 'Theirs', "
	           "'2025-11-20', 1);"
	           "INSERT INTO scale (school_id, id, code, name, kind, subjects, rising, steps, codes, national_says, "
	           "national_year, source, live, revision) VALUES (7, 71, 'r', 'R', 'interval', '', 1, '', '', '', '',"
	           " '', 1, 1), (7, 72, 's', 'S', 'interval', '', 1, '', '', '', '', '', 1, 1);"
	           "INSERT INTO pupil_words (school_id, pupil_id, stale, made_by, words) VALUES (7, 501, 0, '', ' a'),"
	           " (7, 502, 0, '', ' a'), (7, 503, 0, '', ' a'), (8, 501, 0, '', ' a')");
	writer = test_db_again(t->db, 100);
	db_watch(writer, &WATCH, t);
	for (size_t i = 0; i < MANY; i++) /* of two pupils, at two points, on two scales */
		many[i] = (struct result_change){ .fresh = { .id = FIRST + (int64_t)i,
			                                     .pupil_id = i % 2 == 0 ? ZARA : TOM,
			                                     .point_id = i % 3 == 0 ? AUTUMN : SPRING,
			                                     .scale_id = i % 5 == 0 ? READING : SPELLING,
			                                     .subject = str_fmt(t->a, "subject-%zu", i),
			                                     .value = 100000,
			                                     .way = RESULT_IMPORT,
			                                     .noted_at = 1773133200 } };
	return 0;
}

static int teardown(void **state)
{
	db_close(writer);
	return store_test_teardown(state);
}

static int64_t count(struct store_test *t)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &RESULTS, &r, &t->e), RC_OK);
	return row_int(&r, 0, "n");
}

/* In a transaction of its own. */
static enum rc write_many(struct store_test *t, size_t n)
{
	enum rc rc = db_begin(writer, DB_WRITE, &t->e);

	if (rc == RC_OK)
		rc = db_end(writer, result_write_many(writer, t->a, SCHOOL, many, n, &t->e), &t->e);
	return rc;
}

static enum rc run_two(struct db *db, struct store_test *t, const struct stmt *q, int64_t x, int64_t y)
{
	return db_run(db, t->a, q, NULL, &t->e, DV(x), DV(y));
}

static void bad_row(struct store_test *t, int64_t *what, int64_t is)
{
	static const size_t WAYS[] = { 1, 9, MANY }; /* alone, in one statement each, by COPY */
	const int64_t was = *what;

	*what = is;
	for (size_t i = 0; i < sizeof WAYS / sizeof *WAYS; i++)
		assert_int_equal(write_many(t, WAYS[i]), RC_CONFLICT);
	assert_int_equal(count(t), 0);
	*what = was;
}

static void test_many__one_bad_row_among_them(void **state)
{
	struct store_test *t = *state;

	bad_row(t, &many[0].fresh.point_id, NOBODY);
	bad_row(t, &many[0].fresh.point_id, ELSEWHERE); /* of the other school */
	bad_row(t, &many[0].fresh.scale_id, NOBODY);
	bad_row(t, &many[0].fresh.pupil_id, NOBODY);
	many[MANY - 1].fresh.scale_id = NOBODY; /* and the last one */
	assert_int_equal(write_many(t, MANY), RC_CONFLICT);
	assert_int_equal(count(t), 0);
	many[MANY - 1].fresh.scale_id = READING;
	assert_int_equal(write_many(t, MANY), RC_OK);
	assert_int_equal(count(t), MANY);
}

static void test_update__a_result_goes_to_what_is_there(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(write_many(t, MANY), RC_OK);
	assert_int_equal(run_two(t->db, t, &POINT_MOVE, FIRST, NOBODY), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &POINT_MOVE, FIRST, ELSEWHERE), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &SCALE_MOVE, FIRST, NOBODY), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &PUPIL_MOVE, FIRST, NOBODY), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &POINT_MOVE, FIRST, SPRING), RC_OK);
	assert_int_equal(run_two(t->db, t, &SCALE_MOVE, FIRST, SPELLING), RC_OK);
}

static void test_point__stays_while_a_result_has_it(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(write_many(t, 1), RC_OK);
	assert_int_equal(run_two(t->db, t, &POINT_GOES, SCHOOL, AUTUMN), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &POINT_KEY, SCHOOL, AUTUMN), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &SCALE_GOES, SCHOOL, READING), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &SCALE_KEY, SCHOOL, READING), RC_CONFLICT);
	assert_int_equal(run_two(t->db, t, &POINT_NAME, SCHOOL, AUTUMN), RC_OK);
	assert_int_equal(run_two(t->db, t, &POINT_KEY, SCHOOL, SPRING), RC_OK); /* that nothing has */
	assert_int_equal(run_two(t->db, t, &SCALE_GOES, SCHOOL, SPELLING), RC_OK);
	assert_int_equal(db_run(t->db, t->a, &RESULT_GOES, NULL, &t->e, DV((int64_t)FIRST)), RC_OK);
	assert_int_equal(run_two(t->db, t, &POINT_GOES, SCHOOL, AUTUMN), RC_OK);
	assert_int_equal(run_two(t->db, t, &SCALE_GOES, SCHOOL, READING), RC_OK);
}

/* Who takes the point away while somebody writes has to wait, and then sees what was written. */
static void test_point__stays_while_a_result_is_written(void **state)
{
	struct store_test *t = *state;
	struct db *other = test_db_again(t->db, 100);

	assert_int_equal(db_begin(writer, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(result_write_many(writer, t->a, SCHOOL, many, MANY, &t->e), RC_OK);
	assert_int_equal(run_two(other, t, &POINT_GOES, SCHOOL, AUTUMN), RC_BUSY);
	assert_int_equal(run_two(other, t, &SCALE_KEY, SCHOOL, READING), RC_BUSY);
	assert_int_equal(db_end(writer, RC_OK, &t->e), RC_OK);
	assert_int_equal(run_two(other, t, &POINT_GOES, SCHOOL, AUTUMN), RC_CONFLICT);
	db_close(other);
}

/* PostgreSQL: whose transaction began before the results were committed does not see them. */
static void test_point__stays_for_who_sees_an_older_state(void **state)
{
	struct store_test *t = *state;
	struct db *other;
	struct rows r;
	enum rc rc;

	if (!test_db_is_postgres())
		return; /* one writer at a time */
	other = test_db_again(t->db, 100);
	assert_int_equal(db_begin(other, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(db_run(other, t->a, &RESULTS, &r, &t->e), RC_OK);
	assert_int_equal(write_many(t, MANY), RC_OK);
	rc = run_two(other, t, &POINT_GOES, SCHOOL, AUTUMN);
	assert_int_equal(db_end(other, rc, &t->e), RC_BUSY);
	assert_int_equal(db_begin(other, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(db_run(other, t->a, &REPEATABLE, NULL, &t->e), RC_OK);
	rc = run_two(other, t, &POINT_GOES, SCHOOL, AUTUMN);
	assert_int_equal(db_end(other, rc, &t->e), RC_BUSY);
	assert_int_equal(db_run(other, t->a, &POINTS_EMPTY, NULL, &t->e), RC_FAIL);
	db_close(other);
}

static void stale(struct store_test *t, size_t n, int64_t first, int64_t second)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, &STALE, &r, &t->e, DV((int64_t)SCHOOL)), RC_OK);
	assert_int_equal(r.n, n);
	assert_true(n < 1 || row_int(&r, 0, "n") == first);
	assert_true(n < 2 || row_int(&r, 1, "n") == second);
	assert_int_equal(db_run(t->db, t->a, &STALE, &r, &t->e, DV((int64_t)OTHER_SCHOOL)), RC_OK);
	assert_int_equal(r.n, 0);
	test_db_script(t->db, "UPDATE pupil_words SET stale = 0");
}

static void test_words__of_each_pupil_written_about_are_stale(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(write_many(t, MANY), RC_OK);
	stale(t, 2, ZARA, TOM);
	assert_int_equal(run_two(t->db, t, &POINT_MOVE, FIRST, SPRING), RC_OK);
	stale(t, 1, ZARA, 0);
	assert_int_equal(run_two(t->db, t, &PUPIL_MOVE, FIRST + 1, AVA), RC_OK);
	stale(t, 2, TOM, AVA);
	assert_int_equal(db_run(t->db, t->a, &RESULT_GOES, NULL, &t->e, DV((int64_t)FIRST)), RC_OK);
	stale(t, 1, ZARA, 0);
}

TEST_MAIN(test_result_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_many__one_bad_row_among_them, setup, teardown),
		cmocka_unit_test_setup_teardown(test_update__a_result_goes_to_what_is_there, setup, teardown),
		cmocka_unit_test_setup_teardown(test_point__stays_while_a_result_has_it, setup, teardown),
		cmocka_unit_test_setup_teardown(test_point__stays_while_a_result_is_written, setup, teardown),
		cmocka_unit_test_setup_teardown(test_point__stays_for_who_sees_an_older_state, setup, teardown),
		cmocka_unit_test_setup_teardown(test_words__of_each_pupil_written_about_are_stale, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
