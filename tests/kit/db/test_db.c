/* The driver itself: values, results, failures, transactions. The same on both engines. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "support/test_db.h"

TEST_STMT(Q_T_ADD, 1, "INSERT INTO t (id, n, s, b) VALUES ($1, $2, $3, $4) RETURNING id");
TEST_STMT(Q_T_PUT, 0, "INSERT INTO t (id, n, s, b) VALUES ($1, $2, $3, $4)");
TEST_STMT(Q_T_GET, 1, "SELECT id, n, s, b FROM t WHERE id = $1");
TEST_STMT(Q_T_ALL, 5, "SELECT id, n, s FROM t ORDER BY id");
TEST_STMT(Q_T_SET, 0, "UPDATE t SET n = $2 WHERE id = $1");
TEST_STMT(Q_T_UPSERT, 0, "INSERT INTO t (id, n, s) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET n = excluded.n");
TEST_STMT(Q_T_DELETE, 0, "DELETE FROM t WHERE id >= $1");
TEST_STMT(Q_T_SUM, 1, "SELECT count(*) AS many, COALESCE(sum(n), 0) AS total FROM t");
TEST_STMT(Q_T_TWICE, 1, "SELECT id FROM t WHERE (id = $1 OR n = $1) AND s = $2 ORDER BY id");
TEST_STMT(Q_T_BAD, 1, "SELECT nothing FROM t");
TEST_STMT(Q_CHILD_PUT, 0, "INSERT INTO child (id, t_id) VALUES ($1, $2)");
TEST_STMT(Q_T_SORTED, 9, "SELECT s FROM t ORDER BY s");
TEST_STMT(Q_T_IS, 1, "SELECT EXISTS (SELECT 1 FROM t WHERE id = $1) AS is_there");
TEST_STMT(Q_T_HALF, 1, "SELECT CAST(1 AS REAL) / 2 AS half");

static struct arena *a;

static int setup(void **state)
{
	struct db *db = test_db_empty();
	struct err e;
	struct str sql;

	a = test_arena();
	assert_int_equal(
	    migrate_words(a, db_engine(db),
	                  S("CREATE TABLE t (id {id} PRIMARY KEY, n {bigint}, s {text}, b {blob}) {strict};"
	                    "CREATE TABLE child (id {id} PRIMARY KEY, t_id {id} REFERENCES t(id)) {clustered};"),
	                  &sql, &e),
	    RC_OK);
	test_db_script(db, str_c(a, sql));
	*state = db;
	return 0;
}

static int teardown(void **state)
{
	test_db_drop(*state);
	arena_free(a);
	return 0;
}

#define OK(call)                                                                                                       \
	do {                                                                                                           \
		enum rc rc_ = (call);                                                                                  \
		if (rc_ != RC_OK)                                                                                      \
			fail_msg("%d: %s", rc_, err.text);                                                             \
	} while (0)
static struct err err;

static void put(struct db *db, int64_t id, int64_t n, const char *s)
{
	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(id), DV(n), DV(s), dv_null()));
}

static int64_t count(struct db *db)
{
	struct rows r;

	OK(db_run(db, a, &Q_T_SUM, &r, &err));
	return row_int(&r, 0, "many");
}

static int64_t number(struct db *db, int64_t id)
{
	struct rows r;

	OK(db_run(db, a, &Q_T_GET, &r, &err, DV(id)));
	assert_int_equal(r.n, 1);
	return row_int(&r, 0, "n");
}

static void test_values__come_back_as_they_went_in(void **state)
{
	struct db *db = *state;
	struct str text = S("O'Hara-M\xc3\xbcller \xe6\x9d\x8e Nguy\xe1\xbb\x85n \"$1\" \\ %");
	struct str blob = { "\0\x01\xff\\x00", 7 };
	struct rows r;

	OK(db_run(db, a, &Q_T_ADD, &r, &err, DV(INT64_MAX), DV(INT64_MIN), DV(text), dv_blob(blob)));
	assert_int_equal(row_int(&r, 0, "id"), INT64_MAX);
	assert_int_equal(r.changed, 1);
	OK(db_run(db, a, &Q_T_GET, &r, &err, DV(INT64_MAX)));
	assert_int_equal(r.n, 1);
	assert_int_equal(row_int(&r, 0, "n"), INT64_MIN);
	assert_true(str_eq(row_str(&r, 0, "s"), text));
	assert_int_equal(row_str(&r, 0, "b").n, blob.n);
	assert_memory_equal(row_str(&r, 0, "b").p, blob.p, blob.n);
	assert_true(rows_has(&r, "b"));
	assert_false(rows_has(&r, "c"));
}

static void test_null__is_not_the_empty_text(void **state)
{
	struct db *db = *state;
	struct rows r;

	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(1), dv_null(), dv_null(), dv_null()));
	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(2), DV(0), DV(STR_NONE), dv_blob(STR_NONE)));
	OK(db_run(db, a, &Q_T_GET, &r, &err, DV(1)));
	assert_true(row_null(&r, 0, "n") && row_null(&r, 0, "s") && row_null(&r, 0, "b"));
	assert_int_equal(row_int(&r, 0, "n"), 0);
	assert_int_equal(row_str(&r, 0, "s").n, 0);
	OK(db_run(db, a, &Q_T_GET, &r, &err, DV(2)));
	assert_false(row_null(&r, 0, "n") || row_null(&r, 0, "s") || row_null(&r, 0, "b"));
	assert_int_equal(row_str(&r, 0, "s").n, 0);
}

static void test_date__none_is_null(void **state)
{
	struct db *db = *state;
	struct date d = { 2026, 3, 10 };
	struct rows r;

	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(1), DV(1), dv_date(a, d), dv_null()));
	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(2), DV(1), dv_date(a, DATE_NONE), dv_null()));
	OK(db_run(db, a, &Q_T_ALL, &r, &err));
	assert_int_equal(date_cmp(row_date(&r, 0, "s"), d), 0);
	assert_true(date_none(row_date(&r, 1, "s")));
	assert_true(row_null(&r, 1, "s"));
}

static void test_large_text(void **state)
{
	struct db *db = *state;
	struct str big = { NEW_ARRAY(a, char, 5 << 20), 5 << 20 };
	struct rows r;

	memset((char *)(uintptr_t)big.p, 'x', big.n);
	OK(db_run(db, a, &Q_T_PUT, NULL, &err, DV(1), DV(1), DV(big), dv_null()));
	OK(db_run(db, a, &Q_T_GET, &r, &err, DV(1)));
	assert_int_equal(row_str(&r, 0, "s").n, big.n);
	assert_memory_equal(row_str(&r, 0, "s").p, big.p, big.n);
}

static void test_parameter__used_twice(void **state)
{
	struct db *db = *state;
	struct rows r;

	put(db, 1, 7, "a");
	put(db, 7, 2, "b");
	OK(db_run(db, a, &Q_T_TWICE, &r, &err, DV(7), DV("a")));
	assert_int_equal(row_int(&r, 0, "id"), 1);
}

static void test_text__is_sorted_by_bytes(void **state)
{
	struct db *db = *state;
	static const char *const sorted[] = { "B", "a", "a b", "ab", "\xc3\xa9" };
	struct rows r;

	for (int i = 4; i >= 0; i--)
		put(db, i, 0, sorted[i]);
	OK(db_run(db, a, &Q_T_SORTED, &r, &err));
	for (size_t i = 0; i < 5; i++)
		assert_true(str_is(row_str(&r, i, "s"), sorted[i]));
}

static void test_results__whole_numbers_only(void **state)
{
	struct db *db = *state;
	struct rows r;

	put(db, 1, 40, "");
	put(db, 2, 2, "");
	OK(db_run(db, a, &Q_T_SUM, &r, &err));
	assert_int_equal(row_int(&r, 0, "total"), 42);
	OK(db_run(db, a, &Q_T_IS, &r, &err, DV(2)));
	assert_int_equal(row_int(&r, 0, "is_there"), 1);
	OK(db_run(db, a, &Q_T_IS, &r, &err, DV(3)));
	assert_int_equal(row_int(&r, 0, "is_there"), 0);
	assert_int_equal(db_run(db, a, &Q_T_HALF, &r, &err), RC_FAIL);
}

static void test_rows__more_than_allowed(void **state)
{
	struct db *db = *state;
	struct rows r;

	for (int i = 1; i <= 5; i++)
		put(db, i, i, "");
	OK(db_run(db, a, &Q_T_ALL, &r, &err));
	assert_int_equal(r.n, 5);
	put(db, 6, 6, "");
	assert_int_equal(db_run(db, a, &Q_T_ALL, &r, &err), RC_FAIL);
	assert_non_null(strstr(err.text, "Q_T_ALL"));
	assert_int_equal(count(db), 6);
}

static void test_changed__counts(void **state)
{
	struct db *db = *state;
	struct rows r;

	for (int i = 1; i <= 4; i++)
		put(db, i, i, "");
	OK(db_run(db, a, &Q_T_SET, &r, &err, DV(9), DV(1)));
	assert_int_equal(r.changed, 0);
	OK(db_run(db, a, &Q_T_DELETE, &r, &err, DV(2)));
	assert_int_equal(r.changed, 3);
	OK(db_run(db, a, &Q_T_SUM, &r, &err));
	assert_int_equal(r.changed, 0);
}

static void test_conflict__unique_and_reference(void **state)
{
	struct db *db = *state;

	put(db, 1, 1, "");
	assert_int_equal(db_run(db, a, &Q_T_PUT, NULL, &err, DV(1), DV(2), DV("secret"), dv_null()), RC_CONFLICT);
	assert_null(strstr(err.text, "secret"));
	assert_int_equal(db_run(db, a, &Q_CHILD_PUT, NULL, &err, DV(1), DV(99)), RC_CONFLICT);
	OK(db_run(db, a, &Q_T_UPSERT, NULL, &err, DV(1), DV(5), DV("")));
	assert_int_equal(number(db, 1), 5);
}

static void test_fail__wrong_statement_and_count(void **state)
{
	struct db *db = *state;
	struct rows r;
	int params = 0;

	assert_int_equal(db_run(db, a, &Q_T_BAD, &r, &err), RC_FAIL);
	assert_int_equal(db_prepare(db, &Q_T_BAD, &params, &err), RC_FAIL);
	assert_int_equal(db_run(db, a, &Q_T_GET, &r, &err), RC_FAIL);
	assert_int_equal(db_run(db, a, &Q_T_GET, &r, &err, DV(1), DV(2)), RC_FAIL);
	OK(db_prepare(db, &Q_T_PUT, &params, &err));
	assert_int_equal(params, 4);
}

/* Many statements on one connection: the cache grows and still finds each. */
static void test_cache__grows(void **state)
{
	struct db *db = *state;
	struct stmt *many = NEW_ARRAY(a, struct stmt, 700);
	struct rows r;

	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 700; i++) {
			if (round == 0)
				many[i] =
				    (struct stmt){ .name = "Q_MANY",
					           .max_rows = 1,
					           .sql = str_fmt(a, "SELECT CAST($1 AS BIGINT) + %d AS v%c", i, 0).p };
			OK(db_run(db, a, &many[i], &r, &err, DV(1)));
			assert_int_equal(row_int(&r, 0, "v"), i + 1);
		}
	}
}

/* db_each */

struct walk {
	struct db *db;
	int64_t sum;
	int stop_at;
	enum rc inner;
};

static enum rc walk_row(void *ctx, struct rows *row)
{
	struct walk *w = ctx;

	w->sum += row_int(row, 0, "id") + (int64_t)row_str(row, 0, "s").n;
	if (w->db != NULL)
		w->inner = db_run(w->db, a, &Q_T_SUM, NULL, NULL);
	return --w->stop_at == 0 ? RC_NONE : RC_OK;
}

static void test_each__walks_stops_and_refuses_others(void **state)
{
	struct db *db = *state;
	struct walk w = { 0 };

	for (int i = 1; i <= 100; i++)
		put(db, i, i, "ab");
	OK(db_each(db, a, &Q_T_ALL, NULL, 0, walk_row, &w, &err)); /* max_rows is for kept rows */
	assert_int_equal(w.sum, 5050 + 200);
	w = (struct walk){ .stop_at = 3 };
	assert_int_equal(db_each(db, a, &Q_T_ALL, NULL, 0, walk_row, &w, &err), RC_NONE);
	assert_int_equal(w.sum, 6 + 6);
	w = (struct walk){ .stop_at = 1, .db = db };
	assert_int_equal(db_each(db, a, &Q_T_ALL, NULL, 0, walk_row, &w, &err), RC_NONE);
	assert_int_equal(w.inner, RC_FAIL);
	assert_int_equal(count(db), 100);
}

static void test_spent__counts_statements(void **state)
{
	struct db *db = *state;
	int64_t us, n;

	db_spent(db, &us, &n);
	put(db, 1, 1, "");
	assert_int_equal(count(db), 1);
	db_spent(db, &us, &n);
	assert_int_equal(n, 2);
	assert_true(us > 0);
	db_spent(db, &us, &n);
	assert_int_equal(n, 0);
}

static void test_check__says_ok(void **state)
{
	struct db *db = *state;
	struct str say;

	put(db, 1, 1, "");
	OK(db_check(db, a, &say, &err));
	assert_true(str_is(say, "ok"));
}

/* More than one round of PostgreSQL's pipeline; a failure in the middle saves nothing. */
static void test_many__in_rounds_or_nothing(void **state)
{
	enum { MANY = 1203, VALUES = 4 };
	struct db *db = *state;
	struct dbv *v = NEW_ARRAY(a, struct dbv, MANY * VALUES);
	int64_t changed = -1;

	for (size_t i = 0; i < MANY; i++) {
		v[i * VALUES] = dv_int((int64_t)i + 1);
		v[i * VALUES + 1] = dv_int((int64_t)i * 3);
		v[i * VALUES + 2] = dv_text(str_fmt(a, "it's %zu", i));
		v[i * VALUES + 3] = dv_null();
	}
	assert_int_equal(db_run_many(db, &Q_T_PUT, v, VALUES, MANY, &changed, &err),
	                 RC_FAIL); /* outside a transaction */
	OK(db_begin(db, DB_WRITE, &err));
	OK(db_run_many(db, &Q_T_PUT, v, VALUES, 0, &changed, &err));
	assert_int_equal(changed, 0);
	OK(db_run_many(db, &Q_T_PUT, v, VALUES, MANY, &changed, &err));
	assert_int_equal(changed, MANY);
	OK(db_end(db, RC_OK, &err));
	assert_int_equal(count(db), MANY);
	assert_int_equal(number(db, MANY), (MANY - 1) * 3);
	for (size_t i = 0; i < MANY; i++)
		v[i * VALUES] = dv_int((int64_t)i + 1 + MANY);
	v[700 * VALUES] = dv_int(5); /* is there */
	OK(db_begin(db, DB_WRITE, &err));
	assert_int_equal(db_run_many(db, &Q_T_PUT, v, VALUES, MANY, &changed, &err), RC_CONFLICT);
	assert_int_equal(db_run_many(db, &Q_T_PUT, v, VALUES, 1, &changed, &err), RC_FAIL);
	assert_int_equal(db_end(db, RC_OK, &err), RC_CONFLICT);
	assert_int_equal(count(db), MANY);
	OK(db_begin(db, DB_READ, &err));
	assert_int_equal(db_run_many(db, &Q_T_PUT, v, VALUES, 1, &changed, &err), RC_FAIL);
	assert_int_equal(db_end(db, RC_OK, &err), RC_FAIL);
}

TEST_MAIN(test_db)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_values__come_back_as_they_went_in, setup, teardown),
		cmocka_unit_test_setup_teardown(test_null__is_not_the_empty_text, setup, teardown),
		cmocka_unit_test_setup_teardown(test_date__none_is_null, setup, teardown),
		cmocka_unit_test_setup_teardown(test_large_text, setup, teardown),
		cmocka_unit_test_setup_teardown(test_parameter__used_twice, setup, teardown),
		cmocka_unit_test_setup_teardown(test_text__is_sorted_by_bytes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_results__whole_numbers_only, setup, teardown),
		cmocka_unit_test_setup_teardown(test_rows__more_than_allowed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_changed__counts, setup, teardown),
		cmocka_unit_test_setup_teardown(test_conflict__unique_and_reference, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fail__wrong_statement_and_count, setup, teardown),
		cmocka_unit_test_setup_teardown(test_cache__grows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_each__walks_stops_and_refuses_others, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many__in_rounds_or_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(test_spent__counts_statements, setup, teardown),
		cmocka_unit_test_setup_teardown(test_check__says_ok, setup, teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
