/* Values of the local area: what was typed survives, what ended stays. */
#include "support/support.h"

#include "core/area/area_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static void test_fact__survives_and_ends(void **state)
{
	struct store_test *t = *state;
	struct area_fact f = { 0 }, *now, *all;
	size_t n;

	record_fill(t->a, &area_fact_rec, &f);
	f.school_id = SCHOOL;
	f.part = S("links");
	f.state = AREA_FACT_STANDS;
	f.by_id = SENCO;
	f.ended_by = 0;
	f.ended_at = 0;
	assert_int_equal(area_fact_add(t->db, t->a, &f, &t->e), RC_OK);
	assert_int_equal(area_fact_add(t->db, t->a, &f, &t->e), RC_CONFLICT);
	assert_int_equal(area_facts_now(t->db, t->a, SCHOOL, &now, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_record_same(t->a, &area_fact_rec, &f, now);
	assert_int_equal(area_facts_now(t->db, t->a, OTHER_SCHOOL, &now, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(area_fact_end(t->db, t->a, OTHER_SCHOOL, f.id, HEAD, 77, &t->e), RC_OK); /* none of theirs */
	assert_int_equal(area_facts_now(t->db, t->a, SCHOOL, &now, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(area_fact_end(t->db, t->a, SCHOOL, f.id, HEAD, 77, &t->e), RC_OK);
	assert_int_equal(area_fact_end(t->db, t->a, SCHOOL, f.id, SENCO, 78, &t->e), RC_OK); /* it ended already */
	assert_int_equal(area_facts_now(t->db, t->a, SCHOOL, &now, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(area_facts_all(t->db, t->a, SCHOOL, S("links"), &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].ended_by, HEAD);
	assert_int_equal(all[0].ended_at, 77);
	assert_true(all[0].by_name.n > 0 && all[0].ended_by_name.n > 0);
	assert_int_equal(area_facts_all(t->db, t->a, SCHOOL, S("contacts"), &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

TEST_MAIN(test_area_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_fact__survives_and_ends, store_test_setup, store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
