/* files/file_sql: a value survives, and pieces come back as one. */
#include "support/support.h"

#include "files/file_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static enum rc pupil_file_insert(struct db *db, struct arena *a, struct pupil_key k, const struct pupil_file *v,
                                 struct err *e)
{
	return record_write(db, a, pupil_file_sql.insert, &pupil_file_rec, k, v, e);
}

static enum rc pupil_file_update(struct db *db, struct arena *a, struct pupil_key k, const struct pupil_file *v,
                                 struct err *e)
{
	return record_write(db, a, pupil_file_sql.update, &pupil_file_rec, k, v, e);
}

static void test_store__round_trip(void **state)
{
	struct store_test *t = *state;
	struct pupil_file v;

	record_fill_for(t->a, &pupil_file_rec, &v, 9001);
	ROUND_TRIP(t, pupil_file, v);
}

static void test_chunks__come_back_in_order(void **state)
{
	struct store_test *t = *state;
	struct str out;

	assert_int_equal(file_chunk_insert(t->db, t->a, SCHOOL, 9001, 0, 1, S("second\0half"), &t->e), RC_OK);
	assert_int_equal(file_chunk_insert(t->db, t->a, SCHOOL, 9001, 0, 0, S("first"), &t->e), RC_OK);
	assert_int_equal(file_chunk_insert(t->db, t->a, SCHOOL, 9001, 1, 0, S("small"), &t->e), RC_OK);
	assert_int_equal(file_chunks_load(t->db, t->a, SCHOOL, 9001, 0, &out, &t->e), RC_OK);
	assert_true(str_eq(out, S("firstsecond\0half")));
	assert_int_equal(file_chunks_load(t->db, t->a, SCHOOL, 9001, 2, &out, &t->e), RC_NONE);
	assert_int_equal(file_chunks_load(t->db, t->a, OTHER_SCHOOL, 9001, 0, &out, &t->e), RC_NONE);
}

TEST_MAIN(test_file_sql)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store__round_trip, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_chunks__come_back_in_order, store_test_setup, store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
