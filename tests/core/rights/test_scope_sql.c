/* Whose pupils: the table that the database keeps is at every moment what the view says, which is the slow and plain
 * second implementation of the same question. Random changes of everything that the view reads, in a fixed order. */
#include "support/support.h"

#include "core/rights/scope_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

enum { STEPS = 400, DAYS = 6, PUPILS = 4, PEOPLE = 9, NEW_FROM = 9000 };

static const char *const DAY[DAYS] = { "2025-09-01", "2026-01-05", "2026-03-09",
	                               "2026-03-10", "2026-03-11", "2026-09-01" };

#define HELD_BY(table)                                                                                                 \
	"SELECT school_id, person_id, hat, pupil_id FROM " table " WHERE starts <= $1 AND (ends IS NULL OR ends >= "   \
	"$1)"
TEST_STMT(KEPT_TOO_MUCH, 1,
          "SELECT COUNT(*) AS n FROM (" HELD_BY("pupil_scope") " EXCEPT " HELD_BY("pupil_scope_rule") ") d");
TEST_STMT(KEPT_TOO_LITTLE, 1,
          "SELECT COUNT(*) AS n FROM (" HELD_BY("pupil_scope_rule") " EXCEPT " HELD_BY("pupil_scope") ") d");

static uint64_t seed;

static int64_t any(int64_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int64_t)((seed >> 33) % (uint64_t)n);
}

static long long any_person(void)
{
	return SENCO + any(PEOPLE);
}

static long long any_pupil(void)
{
	return ZARA + any(PUPILS);
}

static const char *any_of(const char *const *text, int64_t n)
{
	return text[any(n)];
}

static const char *any_end(struct arena *a)
{
	return any(2) == 0 ? "NULL" : str_c(a, str_fmt(a, "'%s'", DAY[any(DAYS)]));
}

static const char *any_hat(void)
{
	static const char *const HAT[] = { "senco", "head", "teacher", "ta", "specialist", "parent" };

	return any_of(HAT, 6);
}

/* A new row of one of the tables. */
static struct str row_new(struct arena *a, long long id)
{
	const char *from = DAY[any(DAYS)], *to = any_end(a);

	switch (any(6)) {
	case 0:
		return str_fmt(a, "INSERT INTO role_grant VALUES (7, %lld, %lld, '%s', '%s', %s)", id, any_person(),
		               any_hat(), from, to);
	case 1:
		return str_fmt(a, "INSERT INTO teaching VALUES (7, %lld, %lld, %lld, '%s', '', 0, '%s', %s)", id,
		               any_person(), (long long)CLASS_5P + any(2), any(4) == 0 ? "ta" : "teacher", from, to);
	case 2:
		return str_fmt(a, "INSERT INTO assignment VALUES (7, %lld, %lld, %lld, '%s', '', '%s', %s)",
		               any_pupil(), id, any_person(), any_hat(), from, to);
	case 3:
		return str_fmt(a,
		               "INSERT INTO provision VALUES (7, %lld, %lld, 1, %lld, 1, NULL, '', '', %lld, 1, 1, 1, "
		               "'', '%s', %s, %lld)",
		               any_pupil(), id, id, any_person(), from, to, (long long)any(2));
	case 4:
		return str_fmt(a,
		               "INSERT INTO contact_link VALUES (7, %lld, %lld, %lld, '', '', 0, 1, 1, %lld, '', '%s',"
		               " %s, 1)",
		               any_pupil(), id, any_person(), (long long)any(2), from, to);
	default:
		return str_fmt(a,
		               "INSERT INTO pupil VALUES (7, %lld, '', '', '', '', '', '', '2016-01-09', 'F', 5, %lld,"
		               " '', '', '', NULL, NULL, NULL, 1)",
		               id, (long long)CLASS_5P + any(2));
	}
}

/* A change of rows that are there; keys change too, which no use case does. */
static struct str rows_change(struct arena *a)
{
	static const char *const TABLE[] = { "role_grant", "teaching", "assignment", "provision", "contact_link" };
	const char *table = any_of(TABLE, 5), *to = any_end(a);
	const long long part = any(3), person = any_person(), pupil = any_pupil();

	switch (any(11)) {
	case 0:
		return str_fmt(a, "UPDATE pupil SET left_on = %s WHERE school_id = 7 AND id = %lld", to, pupil);
	case 1:
		return str_fmt(a, "UPDATE pupil SET class_id = %lld WHERE school_id = 7 AND id = %lld",
		               (long long)CLASS_5P + any(2), pupil);
	case 2:
		return str_fmt(a, "UPDATE pupil SET joined_on = %s, person_id = %s WHERE school_id = 7 AND id = %lld",
		               to, any(2) == 0 ? "NULL" : "110", pupil);
	case 3:
		return str_fmt(
		    a, "UPDATE contact_link SET restricted = 1 - restricted WHERE school_id = 7 AND id %% 3 = %lld",
		    part);
	case 4:
		return str_fmt(a, "UPDATE provision SET live = 1 - live WHERE school_id = 7 AND id %% 3 = %lld", part);
	case 5:
		return str_fmt(a, "UPDATE %s SET %s = %lld WHERE school_id = 7 AND id %% 3 = %lld", table,
		               str_is(str_of(table), "provision") ? "giver_id" : "person_id", person, part);
	case 6:
		return str_fmt(a, "UPDATE %s SET pupil_id = %lld WHERE school_id = 7 AND id %% 3 = %lld",
		               any_of(TABLE + 2, 3), pupil, part);
	case 7:
		return str_fmt(a, "DELETE FROM pupil WHERE school_id = 7 AND id > %lld AND id %% 5 = %lld",
		               (long long)NEW_FROM, part);
	case 8:
		return str_fmt(a, "DELETE FROM provision WHERE school_id = 7 AND live = 1 AND id %% 3 = %lld", part);
	case 9:
		return str_fmt(a, "DELETE FROM %s WHERE school_id = 7 AND id %% 5 = %lld", table, part);
	default:
		return str_fmt(a, "UPDATE %s SET ends = %s WHERE school_id = 7 AND id %% 3 = %lld", table, to, part);
	}
}

static int64_t count(struct store_test *t, const struct stmt *q, const char *day)
{
	struct rows r;

	assert_int_equal(db_run(t->db, t->a, q, &r, &t->e, DV(day)), RC_OK);
	return row_int(&r, 0, "n");
}

static void assert_kept(struct store_test *t, struct str after)
{
	for (size_t i = 0; i < DAYS; i++) {
		int64_t more = count(t, &KEPT_TOO_MUCH, DAY[i]), less = count(t, &KEPT_TOO_LITTLE, DAY[i]);

		if (more + less > 0)
			fail_msg("%s: %lld held that are not, %lld not held that are, after: %.*s", DAY[i],
			         (long long)more, (long long)less, STR_ARG(after));
	}
}

static void test_scope__is_kept_as_the_rule_says(void **state)
{
	struct store_test *t = *state;

	seed = 20260310;
	assert_kept(t, S("the school"));
	for (int i = 0; i < STEPS; i++) {
		struct str change = any(2) == 0 ? row_new(t->a, NEW_FROM + i) : rows_change(t->a);

		test_db_script(t->db, str_c(t->a, change));
		assert_kept(t, change);
	}
}

static enum rc holds(struct store_test *t, int64_t person, const char *hat, struct date on)
{
	return scope_has(t->db, t->a, SCHOOL, person, str_of(hat), ZARA, on, &t->e);
}

/* A court order counts with the next request, and in the transaction that writes it. */
static void test_scope__a_restriction_at_once(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(holds(t, MOTHER, "parent", TODAY), RC_OK);
	assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
	test_db_script(t->db, "UPDATE contact_link SET restricted = 1 WHERE school_id = 7 AND pupil_id = 501");
	assert_int_equal(holds(t, MOTHER, "parent", TODAY), RC_NONE);
	assert_int_equal(db_end(t->db, RC_OK, &t->e), RC_OK);
	assert_int_equal(holds(t, MOTHER, "parent", TODAY), RC_NONE);
}

/* Nothing runs at midnight: the day is asked for, not kept. */
static void test_scope__ends_with_its_last_day(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(holds(t, SPECIALIST, "specialist", (struct date){ 2026, 3, 31 }), RC_OK);
	assert_int_equal(holds(t, SPECIALIST, "specialist", (struct date){ 2026, 4, 1 }), RC_NONE);
	test_db_script(t->db, "UPDATE role_grant SET ends = '2026-03-10' WHERE school_id = 7 AND person_id = 101");
	assert_int_equal(holds(t, SENCO, "senco", TODAY), RC_OK);
	assert_int_equal(holds(t, SENCO, "senco", (struct date){ 2026, 3, 11 }), RC_NONE);
}

/* Of two that begin on one day the longer one is kept, whatever comes first. */
static void test_scope__the_longest_of_a_day(void **state)
{
	struct store_test *t = *state;

	test_db_script(t->db, "INSERT INTO role_grant VALUES (7, 9001, 109, 'head', '2026-01-05', '2026-03-10');"
	                      "INSERT INTO role_grant VALUES (7, 9002, 109, 'head', '2026-01-05', '2026-03-09');");
	assert_int_equal(holds(t, GIVER, "head", TODAY), RC_OK);
	assert_int_equal(holds(t, GIVER, "head", (struct date){ 2026, 3, 11 }), RC_NONE);
	test_db_script(t->db, "INSERT INTO role_grant VALUES (7, 9003, 109, 'head', '2026-01-05', NULL);");
	assert_int_equal(holds(t, GIVER, "head", (struct date){ 2026, 3, 11 }), RC_OK);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_scope_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_scope__is_kept_as_the_rule_says),
		T(test_scope__a_restriction_at_once),
		T(test_scope__ends_with_its_last_day),
		T(test_scope__the_longest_of_a_day),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
