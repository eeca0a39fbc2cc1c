/* Decisions on what the screen found, and the counts of concerns beside them. */
#include "support/support.h"

#include "notice/concern/concern_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static void decide(struct store_test *t, struct pupil_key k, int64_t id, struct date on, enum screen_action result)
{
	struct screen_decision v = { 0 };

	record_fill_for(t->a, &screen_decision_rec, &v, id);
	v.decided_on = on;
	v.decided_by = SENCO;
	v.result = result;
	assert_int_equal(screen_decision_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}

static void worry(struct store_test *t, struct pupil_key k, int64_t id, struct date on, struct date answered,
                  bool hidden)
{
	struct concern v = { 0 };

	record_fill_for(t->a, &concern_rec, &v, id);
	v.raised_on = on;
	v.answered_on = answered;
	v.private = hidden;
	assert_int_equal(concern_insert(t->db, t->a, k, &v, &t->e), RC_OK);
}

static struct screen_scope scope_of(int64_t person, struct str hat)
{
	return (struct screen_scope){ SCHOOL, person, hat, TODAY };
}

static void test_decision__every_field_comes_back(void **state)
{
	struct store_test *t = *state;
	struct screen_decision v = { 0 }, now = { 0 }, *all;
	size_t n;

	record_fill_for(t->a, &screen_decision_rec, &v, 11);
	v.decided_by = SENCO;
	assert_int_equal(screen_decision_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(screen_decision_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(screen_decision_load(t->db, t->a, zara, 11, &now, &t->e), RC_OK);
	assert_record_same(t->a, &screen_decision_rec, &v, &now);
	assert_true(now.by_name.n > 0);
	assert_int_equal(screen_decision_load(t->db, t->a, tom, 11, &now, &t->e), RC_NONE);
	assert_int_equal(screen_decision_load(t->db, t->a, other_zara, 11, &now, &t->e), RC_NONE);
	decide(t, zara, 12, date_add(v.decided_on, 1), SCREEN_WATCH);
	assert_int_equal(screen_decision_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].id, 12); /* the newest first */
}

static void test_decisions__of_own_pupils_in_time(void **state)
{
	struct store_test *t = *state;
	struct screen_scope all = scope_of(SENCO, S("senco"));
	struct screen_scope own = scope_of(CLASS_TEACHER, S("teacher"));
	const struct date january = { 2026, 1, 5 };
	struct screen_decision *d;
	size_t n;

	decide(t, zara, 11, (struct date){ 2025, 9, 20 }, SCREEN_WATCH);
	decide(t, zara, 12, (struct date){ 2025, 10, 20 }, SCREEN_NO_ACTION);
	decide(t, tom, 13, (struct date){ 2025, 10, 1 }, SCREEN_ADAPT);
	decide(t, tom, 14, (struct date){ 2026, 2, 1 }, SCREEN_WATCH);
	decide(t, ava, 15, (struct date){ 2026, 2, 2 }, SCREEN_WATCH);
	decide(t, other_zara, 16, (struct date){ 2026, 2, 2 }, SCREEN_WATCH);
	assert_int_equal(screen_decision_of_scope(t->db, t->a, &all, january, TODAY, &d, &n, &t->e), RC_OK);
	assert_int_equal(n, 3); /* the newest of each, and none of the other school */
	assert_int_equal(d[0].id, 12);
	assert_int_equal(d[1].id, 14);
	assert_int_equal(d[2].id, 15);
	/* As it was before: later ones are not known. */
	assert_int_equal(screen_decision_of_scope(t->db, t->a, &all, (struct date){ 2025, 9, 1 },
	                                          (struct date){ 2025, 10, 2 }, &d, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(d[0].id, 11);
	assert_int_equal(d[1].id, 13);
	assert_int_equal(screen_decision_of_scope(t->db, t->a, &own, january, TODAY, &d, &n, &t->e), RC_OK);
	for (size_t i = 0; i < n; i++)
		assert_int_not_equal(d[i].pupil_id, AVA);
	assert_int_equal(n, 2);
}

static void test_concerns__counted_and_waiting(void **state)
{
	struct store_test *t = *state;
	struct screen_scope all = scope_of(SENCO, S("senco"));
	struct concern_count *c;
	size_t n;

	worry(t, zara, 21, (struct date){ 2026, 1, 10 }, (struct date){ 2026, 1, 20 }, false);
	worry(t, zara, 22, (struct date){ 2026, 3, 1 }, DATE_NONE, false);
	worry(t, zara, 23, (struct date){ 2026, 3, 2 }, DATE_NONE, true);
	assert_int_equal(concern_count_of_scope(t->db, t->a, &all, TODAY, &c, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(c[0].pupil_id, ZARA);
	assert_int_equal(c[0].concerns, 2);
	assert_int_equal(c[0].open, 1);
	assert_int_equal(date_cmp(c[0].latest, (struct date){ 2026, 3, 1 }), 0);
	/* On a day before its answer the first one waited. */
	assert_int_equal(concern_count_of_scope(t->db, t->a, &all, (struct date){ 2026, 1, 15 }, &c, &n, &t->e), RC_OK);
	assert_int_equal(c[0].concerns, 1);
	assert_int_equal(c[0].open, 1);
}

TEST_MAIN(test_screen_decision_sql)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_decision__every_field_comes_back),
		T(test_decisions__of_own_pupils_in_time),
		T(test_concerns__counted_and_waiting),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
