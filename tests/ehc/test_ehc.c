/* ehc/ehc and its store: the SENCO notes dates, who reads the record reads them, and what follows is the same as on
 * Today. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "ehc/ehc.h"
#include "ehc/ehc_sql.h"
#include "kit/base/id.h"
#include "support/test_db.h"
#include "support/work_school.h"

static enum rc ehc_date_insert(struct db *db, struct arena *a, struct pupil_key k, const struct ehc_date *v,
                               struct err *e)
{
	return record_write(db, a, ehc_date_sql.insert, &ehc_date_rec, k, v, e);
}

static enum rc ehc_date_update(struct db *db, struct arena *a, struct pupil_key k, const struct ehc_date *v,
                               struct err *e)
{
	return record_write(db, a, ehc_date_sql.update, &ehc_date_rec, k, v, e);
}

static enum rc save(struct ctx *c, const struct ehc_date *v, struct edit_fault *f)
{
	struct ehc_date theirs;

	return IN_WRITE(c, ehc_save(c, ZARA, v, &theirs, f));
}

static enum rc look(struct ctx *c, int64_t id, struct ehc_view *v)
{
	return IN_READ(c, ehc_load(c, ZARA, id, v));
}

static void test_store__round_trip(void **state)
{
	struct store_test *t = *state;
	struct ehc_date v;

	record_fill_for(t->a, &ehc_date_rec, &v, 9001);
	ROUND_TRIP(t, ehc_date, v);
}

static void test_dates__what_follows(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct status e = { .id = id_new(), .code = STATUS_E, .starts = { 2025, 9, 1 }, .decided_by = SENCO };
	struct ehc_date plan = { .id = 9001, .kind = EHC_KIND_PLAN, .on_day = { 2025, 6, 2 } };
	struct ehc_date review = { .id = 9002, .kind = EHC_KIND_REVIEW, .on_day = { 2026, 4, 21 } };
	struct edit_fault f;
	struct ehc_view v;

	assert_int_equal(status_begin(t->db, t->a, zara, &e, &t->e), RC_OK);
	assert_int_equal(look(c, 0, &v), RC_OK);
	assert_true(v.has_plan && date_none(v.ends) && v.n == 0);
	assert_int_equal(save(c, &plan, &f), RC_OK);
	assert_int_equal(save(c, &plan, &f), RC_OK); /* sent twice */
	assert_int_equal(save(c, &review, &f), RC_OK);
	assert_int_equal(look(c, 9002, &v), RC_OK);
	assert_int_equal(v.n, 2);
	assert_int_equal(date_cmp(v.ends, (struct date){ 2026, 6, 1 }), 0);
	assert_int_equal(date_cmp(v.meeting_by, (struct date){ 2026, 5, 1 }), 0); /* 4 May is a bank holiday */
	assert_true(date_cmp(v.papers_by, (struct date){ 2026, 4, 7 }) <= 0); /* and that is in the Easter holiday */
	assert_int_equal(v.one.state, EHC_STATE_BOOKED);
	assert_int_equal(v.one.noted_by, SENCO);
	v.one.state = EHC_STATE_HELD;
	assert_int_equal(save(c, &v.one, &f), RC_INVALID); /* it is in the future */
	assert_string_equal(f.field, "state");
	v.one.on_day = (struct date){ 2026, 3, 9 };
	assert_int_equal(save(c, &v.one, &f), RC_OK);
	assert_int_equal(look(c, 0, &v), RC_OK);
	assert_int_equal(date_cmp(v.ends, (struct date){ 2027, 3, 8 }), 0);
}

static void test_rights__senco_writes_the_record_is_read(void **state)
{
	struct store_test *t = *state;
	struct ehc_date plan = { .id = 9001, .kind = EHC_KIND_PLAN, .on_day = { 2025, 6, 2 } };
	struct edit_fault f;
	struct ehc_view v;

	assert_int_equal(save(work_as(t, HEAD, ROLE_HEAD), &plan, &f), RC_NONE);
	assert_int_equal(save(work_as(t, CLASS_TEACHER, ROLE_TEACHER), &plan, &f), RC_NONE);
	assert_int_equal(save(work_as(t, SENCO, ROLE_SENCO), &plan, &f), RC_OK);
	assert_int_equal(look(work_as(t, HEAD, ROLE_HEAD), 0, &v), RC_OK);
	assert_int_equal(look(work_as(t, CLASS_TEACHER, ROLE_TEACHER), 0, &v), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(look(work_as(t, ASSISTANT, ROLE_TA), 0, &v), RC_NONE);
	assert_int_equal(look(work_as(t, MOTHER, ROLE_PARENT), 0, &v), RC_NONE);
}

TEST_MAIN(test_ehc)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store__round_trip, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_dates__what_follows, store_test_setup, store_test_teardown),
		cmocka_unit_test_setup_teardown(test_rights__senco_writes_the_record_is_read, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
