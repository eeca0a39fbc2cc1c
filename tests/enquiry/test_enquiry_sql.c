/* enquiry/enquiry_sql: every value survives; each desk its own; details are wiped. */
#include "support/support.h"

#include "core/record/record_sql.h"
#include "enquiry/enquiry_sql.h"
#include "support/store_school.h"

static struct enquiry made(struct store_test *t, int64_t id, enum enquiry_desk desk)
{
	struct enquiry v = { 0 };

	record_fill(t->a, &enquiry_rec, &v);
	v.school_id = SCHOOL;
	v.id = id;
	v.receipt = str_fmt(t->a, "RECEIPT%lld", (long long)id);
	v.kind = ENQUIRY_KIND_ASK;
	v.desk = desk;
	v.state = ENQUIRY_NEW;
	v.done_on = DATE_NONE;
	v.wiped = 0;
	v.revision = 1;
	return v;
}

static void test_enquiry__comes_back_whole(void **state)
{
	struct store_test *t = *state;
	struct enquiry v = made(t, 1, DESK_SCHOOL);
	struct enquiry now;

	assert_int_equal(enquiry_insert(t->db, t->a, &v, &t->e), RC_OK);
	assert_int_equal(enquiry_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_record_same(t->a, &enquiry_rec, &v, &now);
	assert_int_equal(enquiry_load(t->db, t->a, OTHER_SCHOOL, 1, &now, &t->e), RC_NONE);
	v.id = 2; /* the same number is no second receipt */
	assert_int_equal(enquiry_insert(t->db, t->a, &v, &t->e), RC_CONFLICT);
	v.id = 1;
	v.state = ENQUIRY_DONE;
	v.done_on = TODAY;
	assert_int_equal(enquiry_settle(t->db, t->a, &v, &t->e), RC_OK);
	assert_int_equal(enquiry_settle(t->db, t->a, &v, &t->e), RC_CONFLICT);
	v.revision++;
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_record_same(t->a, &enquiry_rec, &v, &now);
}

static void test_enquiry__by_its_number_without_who_wrote(void **state)
{
	struct store_test *t = *state;
	struct enquiry v = made(t, 1, DESK_SCHOOL);
	struct enquiry now;

	assert_int_equal(enquiry_insert(t->db, t->a, &v, &t->e), RC_OK);
	assert_int_equal(enquiry_by_receipt(t->db, t->a, SCHOOL, S("RECEIPT1"), &now, &t->e), RC_OK);
	assert_int_equal(date_cmp(now.answer_by, v.answer_by), 0);
	assert_int_equal(now.kind, ENQUIRY_KIND_ASK);
	assert_int_equal(now.reach.n + now.words.n + now.sender.n, 0);
	assert_int_equal(enquiry_by_receipt(t->db, t->a, OTHER_SCHOOL, S("RECEIPT1"), &now, &t->e), RC_NONE);
}

static void test_desks__each_its_own(void **state)
{
	struct store_test *t = *state;
	struct enquiry a = made(t, 1, DESK_SCHOOL), b = made(t, 2, DESK_SERVICE), c = made(t, 3, DESK_SCHOOL);
	struct enquiry *list;
	int64_t waiting, late;
	size_t n;

	a.answer_by = DATE_NONE;
	c.answer_by = date_add(TODAY, -1);
	assert_int_equal(enquiry_insert(t->db, t->a, &a, &t->e), RC_OK);
	assert_int_equal(enquiry_insert(t->db, t->a, &b, &t->e), RC_OK);
	assert_int_equal(enquiry_insert(t->db, t->a, &c, &t->e), RC_OK);
	assert_int_equal(enquiry_waiting(t->db, t->a, SCHOOL, S("school"), &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(list[0].id, 3); /* the one with a day comes first */
	assert_int_equal(list[1].id, 1);
	assert_int_equal(enquiry_waiting(t->db, t->a, SCHOOL, S("service"), &list, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(enquiry_counts(t->db, t->a, SCHOOL, S("school"), TODAY, &waiting, &late, &t->e), RC_OK);
	assert_int_equal(waiting, 2);
	assert_int_equal(late, 1);
}

static void test_clear__is_counted_since(void **state)
{
	static const enum enquiry_clear SAID[] = { CLEAR_YES, CLEAR_YES, CLEAR_PART, CLEAR_NO, CLEAR_NO };
	struct store_test *t = *state;
	int64_t out[3];

	for (int i = 0; i < 5; i++) {
		struct enquiry v = made(t, 10 + i, DESK_SCHOOL);

		v.kind = ENQUIRY_KIND_SAY;
		v.clear = SAID[i];
		v.at = i == 4 ? 99 : 100;
		assert_int_equal(enquiry_insert(t->db, t->a, &v, &t->e), RC_OK);
	}
	assert_int_equal(enquiry_clear_counts(t->db, t->a, SCHOOL, S("school"), 100, out, &t->e), RC_OK);
	assert_int_equal(out[0], 2);
	assert_int_equal(out[1], 1);
	assert_int_equal(out[2], 1);
}

static void test_wipe__what_was_dealt_with_long_ago(void **state)
{
	struct store_test *t = *state;
	struct enquiry old = made(t, 1, DESK_SCHOOL), young = made(t, 2, DESK_SCHOOL), open = made(t, 3, DESK_SERVICE);
	struct enquiry_step step = { .school_id = SCHOOL,
		                     .id = 5,
		                     .enquiry_id = 1,
		                     .kind = ENQUIRY_STEP_SPOKE,
		                     .note = S("She was glad"),
		                     .noted_by = SENCO,
		                     .at = 7 };
	struct enquiry_step *steps;
	struct enquiry now;
	int64_t n;
	size_t count;

	old.state = young.state = ENQUIRY_DONE;
	old.done_on = TODAY;
	young.done_on = date_add(TODAY, 1);
	assert_int_equal(enquiry_insert(t->db, t->a, &old, &t->e), RC_OK);
	assert_int_equal(enquiry_insert(t->db, t->a, &young, &t->e), RC_OK);
	assert_int_equal(enquiry_insert(t->db, t->a, &open, &t->e), RC_OK);
	assert_int_equal(enquiry_step_insert(t->db, t->a, &step, &t->e), RC_OK);
	assert_int_equal(enquiry_step_insert(t->db, t->a, &step, &t->e), RC_CONFLICT);
	assert_int_equal(enquiry_steps(t->db, t->a, SCHOOL, 1, &steps, &count, &t->e), RC_OK);
	assert_int_equal(count, 1);
	assert_record_same(t->a, &enquiry_step_rec, &step, &steps[0]);
	assert_true(steps[0].by_name.n > 0);
	assert_int_equal(enquiry_wipe(t->db, t->a, SCHOOL, TODAY, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(enquiry_wipe(t->db, t->a, SCHOOL, TODAY, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 1, &now, &t->e), RC_OK);
	assert_int_equal(now.wiped, 1);
	assert_int_equal(now.words.n + now.sender.n + now.reach.n + now.language.n, 0);
	assert_int_equal(now.clear, old.clear);
	assert_int_equal(enquiry_steps(t->db, t->a, SCHOOL, 1, &steps, &count, &t->e), RC_OK);
	assert_int_equal(steps[0].note.n, 0);
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 2, &now, &t->e), RC_OK);
	assert_true(str_eq(now.reach, young.reach));
	assert_int_equal(enquiry_load(t->db, t->a, SCHOOL, 3, &now, &t->e), RC_OK);
	assert_true(str_eq(now.reach, open.reach));
}

TEST_MAIN(test_enquiry_sql)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_enquiry__comes_back_whole),
		T(test_enquiry__by_its_number_without_who_wrote),
		T(test_desks__each_its_own),
		T(test_clear__is_counted_since),
		T(test_wipe__what_was_dealt_with_long_ago),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
