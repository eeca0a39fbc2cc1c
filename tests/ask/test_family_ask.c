/* A family asks for a meeting or a copy, or says that it asked the council: by when there is an answer, who answers,
 * and what nobody else sees. */
#include "support/support.h"

#include "ask/family_ask.h"
#include "ask/family_ask_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct family_ask meeting(int64_t id, enum ask_whom whom)
{
	return (struct family_ask){
		.id = id, .kind = ASK_MEETING, .whom = whom, .why = S("Her reading"), .way = ASK_WAY_PHONE
	};
}

static enum rc sends(struct store_test *t, int64_t person, struct family_ask *v, struct ask_wrong *wrong)
{
	struct ctx *c = work_as(t, person, ROLE_PARENT);

	return IN_WRITE(c, ask_send(c, ZARA, v, wrong));
}

static void test_ask__has_a_day_and_is_kept_once(void **state)
{
	struct store_test *t = *state;
	struct family_ask v = meeting(41, ASK_WHOM_SENCO);
	struct family_ask *own;
	struct ask_wrong wrong;
	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);
	size_t n;

	assert_int_equal(sends(t, MOTHER, &v, &wrong), RC_OK);
	assert_int_equal(date_cmp(v.asked_on, TODAY), 0);
	assert_int_equal(date_cmp(v.due_on, (struct date){ 2026, 3, 17 }), 0); /* five school days */
	assert_int_equal(sends(t, MOTHER, &v, &wrong), RC_OK);
	assert_int_equal(ask_own_list(c, zara, &own, &n), RC_OK);
	assert_int_equal(n, 1);
	v.id = 42;
	assert_int_equal(sends(t, FATHER, &v, &wrong), RC_NONE); /* restricted */
	assert_int_equal(ask_own_list(work_as(t, FATHER, ROLE_PARENT), zara, &own, &n), RC_OK);
	assert_int_equal(n, 0);
}

static void test_ask__says_what_is_missing(void **state)
{
	struct store_test *t = *state;
	struct family_ask v = meeting(41, ASK_WHOM_NONE);
	struct family_ask copy = { .id = 43, .kind = ASK_COPY, .paper = ASK_PAPER_PLAN, .form = ASK_FORM_LANGUAGE };
	struct family_ask council = { .id = 44, .kind = ASK_COUNCIL, .council_on = { 2026, 3, 11 } };
	struct ask_wrong wrong;

	assert_int_equal(sends(t, MOTHER, &v, &wrong), RC_INVALID);
	assert_string_equal(wrong.field, "whom");
	v = meeting(41, ASK_WHOM_SENCO);
	v.why = S("  ");
	assert_int_equal(sends(t, MOTHER, &v, &wrong), RC_INVALID);
	assert_string_equal(wrong.field, "why");
	assert_int_equal(sends(t, MOTHER, &copy, &wrong), RC_INVALID);
	assert_string_equal(wrong.field, "language");
	assert_int_equal(sends(t, MOTHER, &council, &wrong), RC_INVALID);
	assert_string_equal(wrong.field, "council_on");
	council.council_on = TODAY;
	assert_int_equal(sends(t, MOTHER, &council, &wrong), RC_OK);
	/* domain.md 3.1: received 1 September 2026, six weeks are 13 October, 16 are 22 December, 20 are 19 January */
	assert_int_equal(date_cmp(council_by((struct date){ 2026, 9, 1 }, COUNCIL_WEEKS),
	                          (struct date){ 2026, 10, 13 }),
	                 0);
	assert_int_equal(date_cmp(council_by((struct date){ 2026, 9, 1 }, COUNCIL_NO_PLAN_WEEKS),
	                          (struct date){ 2026, 12, 22 }),
	                 0);
	assert_int_equal(date_cmp(council_by((struct date){ 2026, 9, 1 }, COUNCIL_PLAN_WEEKS),
	                          (struct date){ 2027, 1, 19 }),
	                 0);
}

static void test_answer__is_for_whom_it_was_asked(void **state)
{
	struct store_test *t = *state;
	struct family_ask one = meeting(41, ASK_WHOM_SENCO);
	struct family_ask two = meeting(42, ASK_WHOM_TEACHER);
	struct family_ask theirs, *own;
	struct ask_wrong wrong;
	struct asks_view v;
	struct edit_fault fault;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	size_t n;

	assert_int_equal(sends(t, MOTHER, &one, &wrong), RC_OK);
	assert_int_equal(sends(t, MOTHER, &two, &wrong), RC_OK);
	assert_int_equal(IN_READ(c, asks_load(c, ZARA, 0, &v)), RC_OK);
	assert_int_equal(v.n, 1);
	assert_int_equal(IN_READ(c, asks_load(c, ZARA, 41, &v)), RC_NONE);
	one.answer = S("No");
	assert_int_equal(IN_WRITE(c, ask_answer(c, ZARA, &one, &theirs, &fault)), RC_NONE);
	assert_int_equal(IN_READ(c, asks_load(c, ZARA, 42, &v)), RC_OK);
	assert_int_equal(IN_WRITE(c, ask_answer(c, ZARA, &v.one, &theirs, &fault)), RC_INVALID);
	v.one.answer = S("On Friday at 3");
	v.one.why = S("Something else"); /* what was asked stays */
	assert_int_equal(IN_WRITE(c, ask_answer(c, ZARA, &v.one, &theirs, &fault)), RC_OK);
	assert_int_equal(ask_own_list(work_as(t, MOTHER, ROLE_PARENT), zara, &own, &n), RC_OK);
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++)
		if (own[i].id == 42) {
			assert_true(str_is(own[i].answer, "On Friday at 3"));
			assert_true(str_is(own[i].why, "Her reading"));
			assert_int_equal(date_cmp(own[i].answered_on, TODAY), 0);
		}
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_READ(c, asks_load(c, ZARA, 0, &v)), RC_OK);
	assert_int_equal(v.n, 2);
}

static void test_days__are_the_schools(void **state)
{
	struct store_test *t = *state;
	struct family_ask v = meeting(41, ASK_WHOM_SENCO);
	struct ask_wrong wrong;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);

	assert_int_equal(IN_WRITE(c, ask_days_save(c, 0)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, ask_days_save(c, 2)), RC_OK);
	assert_int_equal(sends(t, MOTHER, &v, &wrong), RC_OK);
	assert_int_equal(date_cmp(v.due_on, (struct date){ 2026, 3, 12 }), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_family_ask)
{
	const struct CMUnitTest tests[] = {
		T(test_ask__has_a_day_and_is_kept_once),
		T(test_ask__says_what_is_missing),
		T(test_answer__is_for_whom_it_was_asked),
		T(test_days__are_the_schools),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
