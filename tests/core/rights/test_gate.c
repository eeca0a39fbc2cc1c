/* core/rights/gate and sealed: who gets to a pupil, and what is noted of it. Which role may do what is test_caps_rule.
 */
#include "support/support.h"

#include "core/rights/gate.h"
#include "core/rights/sealed.h"
#include "core/rights/unusual.h"
#include "core/people/people_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { MANY = 300 };

static const struct action ACT_OPENED = { "pupil.open", "Opened the page" };
static const struct action ACT_PLAN = { "plan.open", "Opened the plan" };
static const struct action *const OPENED = &ACT_OPENED;
static const struct action *const PLAN = &ACT_PLAN;

static enum rc gate(struct ctx *c, int64_t pupil, enum cap need)
{
	struct pupil_key k = { 0 };
	enum rc rc = gate_pupil(c, pupil, need, OPENED, &k);

	assert_int_equal(k.school_id, rc == RC_OK ? SCHOOL : 0);
	assert_int_equal(k.pupil_id, rc == RC_OK ? pupil : 0);
	return rc;
}

static void test_gate__own_pupil_in_a_role_that_may(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);

	assert_int_equal(gate(c, ZARA, CAP_PUPIL_RECORD), RC_OK);
	assert_int_equal(c->read_count, 1);
	assert_int_equal(c->reads[0].pupil_id, ZARA);
	assert_int_equal(c->reads[0].record_id, 0);
	assert_ptr_equal(c->reads[0].action, OPENED);
}

/* Not theirs, unknown, left, and not in this role all look the same, and leave nothing. */
static void test_gate__the_same_answer_to_all_others(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, GIVER, ROLE_TA);

	assert_int_equal(gate(c, ZARA, CAP_PUPIL_PROFILE), RC_NONE); /* gives nothing to this pupil */
	assert_int_equal(c->read_count, 0);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(gate(c, 999999, CAP_PUPIL_RECORD), RC_NONE);
	assert_int_equal(gate(c, ZARA, CAP_DECIDE), RC_NONE);
	assert_int_equal(c->read_count, 0);
	/* Theirs, but in another hat. */
	assert_int_equal(gate(work_as(t, CLASS_TEACHER, ROLE_SENCO), ZARA, CAP_PUPIL_RECORD), RC_NONE);
	assert_int_equal(gate(work_as(t, MOTHER, ROLE_PARENT), ZARA, CAP_PUPIL_RECORD), RC_NONE);
	assert_int_equal(gate(work_as(t, MOTHER, ROLE_NONE), ZARA, CAP_FAMILY), RC_NONE);
	assert_int_equal(gate(work_as(t, FATHER, ROLE_PARENT), ZARA, CAP_FAMILY), RC_NONE); /* restricted */
}

static void test_gate__only_as_long_as_it_lasts(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SPECIALIST, ROLE_SPECIALIST);

	c->now.today = (struct date){ 2026, 3, 31 }; /* the last day */
	assert_int_equal(gate(c, ZARA, CAP_PUPIL_RECORD), RC_OK);
	c->now.today = (struct date){ 2026, 4, 1 };
	assert_int_equal(gate(c, ZARA, CAP_PUPIL_RECORD), RC_NONE);
}

static void test_gate_cap__is_the_role_alone(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(gate_cap(work_as(t, SENCO, ROLE_SENCO), CAP_DECIDE), RC_OK);
	assert_int_equal(gate_cap(work_as(t, SENCO, ROLE_TEACHER), CAP_DECIDE), RC_NONE);
	assert_int_equal(gate_cap(work_as(t, SENCO, ROLE_NONE), CAP_SIGNED_IN), RC_NONE);
}

static void test_note__the_same_twice_in_a_row_is_one(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	gate_note_read(c, ZARA, PLAN, 1);
	gate_note_read(c, ZARA, PLAN, 1);
	assert_int_equal(c->read_count, 1);
	gate_note_read(c, TOM, PLAN, 1);
	assert_int_equal(c->read_count, 2);
	gate_note_read(c, TOM, OPENED, 1);
	assert_int_equal(c->read_count, 3);
	gate_note_read(c, TOM, OPENED, 2);
	assert_int_equal(c->read_count, 4);
	gate_note_read(c, ZARA, PLAN, 1); /* again, but after others */
	assert_int_equal(c->read_count, 5);
	assert_int_equal(c->reads[4].pupil_id, ZARA);
	assert_ptr_equal(c->reads[4].action, PLAN);
	assert_int_equal(c->reads[4].record_id, 1);
}

static bool readable(struct ctx *c)
{
	bool is = true;

	assert_int_equal(sealed_readable(c, &is), RC_OK);
	return is;
}

static void role_also(struct store_test *t, int64_t id, int64_t person, const char *key, struct date to)
{
	assert_int_equal(role_insert(t->db, t->a, SCHOOL, id, person, str_of(key), (struct date){ 2020, 9, 1 }, to,
	                             &t->e),
	                 RC_OK);
}

/* What is about the SENCO is for a head, in that hat, who is not the SENCO as well. */
static void test_sealed__only_a_head_who_is_not_the_senco(void **state)
{
	struct store_test *t = *state;
	const struct person_row first = { .school_id = SCHOOL,
		                          .id = 190,
		                          .title = S("Ms"),
		                          .given = S("Ann"),
		                          .family = S("Abel"),
		                          .name_key = S("abel ann") };

	assert_true(readable(work_as(t, HEAD, ROLE_HEAD)));
	assert_false(readable(work_as(t, HEAD, ROLE_SENCO)));
	assert_false(readable(work_as(t, SENCO, ROLE_SENCO)));
	assert_false(readable(work_as(t, SENCO, ROLE_HEAD)));         /* the hat, without the role */
	assert_false(readable(work_as(t, CLASS_TEACHER, ROLE_HEAD))); /* another is the head */
	role_also(t, 901, SENCO, "head", DATE_NONE);
	assert_false(readable(work_as(t, SENCO, ROLE_HEAD)));
	assert_true(readable(work_as(t, HEAD, ROLE_HEAD))); /* a second head who is the SENCO takes nothing away */
	role_also(t, 902, CLASS_TEACHER, "head", (struct date){ 2026, 3, 9 });
	assert_false(readable(work_as(t, CLASS_TEACHER, ROLE_HEAD))); /* until yesterday */
	assert_int_equal(person_insert(t->db, t->a, &first, &t->e), RC_OK);
	role_also(t, 904, first.id, "head", DATE_NONE);
	assert_true(readable(work_as(t, first.id, ROLE_HEAD))); /* the first of all by name */
	role_also(t, 903, HEAD, "senco", DATE_NONE);
	assert_false(readable(work_as(t, HEAD, ROLE_HEAD)));
}

/* What is behind the events when there are none is not an event: nothing is taken for the one before. */
static void test_note__the_first_is_compared_with_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	gate_note_read(c, ZARA, PLAN, 1);
	c->read_count = 0;
	gate_note_read(c, ZARA, PLAN, 1);
	assert_int_equal(c->read_count, 1);
}

static void test_note__many_records_are_all_kept(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	for (int i = 0; i < MANY; i++)
		gate_note_read(c, ZARA, PLAN, 1000 + i);
	assert_int_equal(c->read_count, MANY);
	assert_true(c->read_room >= c->read_count);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(c->reads[i].record_id, 1000 + i);
}

/* A page about a pupil is one that was opened; a list with the name in it is not, and the same twice stays one. */
static void test_note__a_page_is_told_from_a_list(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);

	gate_note_read(c, ZARA, OPENED, 0);
	assert_false(c->reads[0].opened);
	assert_int_equal(gate(c, ZARA, CAP_PUPIL_RECORD), RC_OK);
	assert_int_equal(c->read_count, 1);
	assert_true(c->reads[0].opened);
	gate_note_read(c, ZARA, OPENED, 0);
	assert_int_equal(c->read_count, 1);
	assert_true(c->reads[0].opened);
}

/* What is unusual about one request is a few things; more than that are not kept, and nothing is written over. */
static void test_unusual__is_noted_up_to_its_bound(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	for (int i = 0; i < UNUSUAL_NOTED + 2; i++)
		unusual_note(c, UNUSUAL_POST, SCHOOL, 900 + i);
	assert_int_equal(c->noted_n, UNUSUAL_NOTED);
	for (int i = 0; i < UNUSUAL_NOTED; i++) {
		assert_int_equal(c->noted[i].kind, UNUSUAL_POST);
		assert_int_equal(c->noted[i].school_id, SCHOOL);
		assert_int_equal(c->noted[i].account_id, 900 + i);
	}
}

TEST_MAIN(test_gate)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_gate__own_pupil_in_a_role_that_may, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_gate__the_same_answer_to_all_others, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_gate__only_as_long_as_it_lasts, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_gate_cap__is_the_role_alone, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_note__the_same_twice_in_a_row_is_one, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_note__the_first_is_compared_with_nothing, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_sealed__only_a_head_who_is_not_the_senco, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_note__a_page_is_told_from_a_list, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_unusual__is_noted_up_to_its_bound, store_test_setup,
		                                store_test_teardown),
		cmocka_unit_test_setup_teardown(test_note__many_records_are_all_kept, store_test_setup,
		                                store_test_teardown),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
