/* plan/plan_answer: what somebody told a member of staff about the plan stands like their own answer, and counts. */
#include "support/support.h"

#include "boards/family/family.h"
#include "plan/plan_answer.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static int setup(void **state)
{
	struct store_test *t;

	assert_int_equal(store_test_setup(state), 0);
	t = *state;
	work_carer(t);
	work_plan(t, zara, 0, S(""));
	return 0;
}

static enum rc note(struct store_test *t, int64_t who, enum role hat, struct plan_reply x)
{
	struct ctx *c = work_as(t, who, hat);

	return IN_WRITE(c, plan_answer_note(c, ZARA, &x));
}

static void test_staff__note_what_they_were_told(void **state)
{
	struct store_test *t = *state;
	struct plan_reply x = { .id = 1,
		                .plan_id = PLAN_ONE,
		                .person_id = AUNT,
		                .answer = PLAN_ANSWER_DISAGREE,
		                .words = S("Too early"),
		                .way = SAID_PHONE };
	struct plan_reply other = x;
	struct plan_answers v;
	struct ctx *senco = work_as(t, SENCO, ROLE_SENCO);

	assert_int_equal(note(t, CLASS_TEACHER, ROLE_TEACHER, x), RC_NONE);
	other.person_id = FATHER;
	assert_int_equal(note(t, SENCO, ROLE_SENCO, other), RC_INVALID);
	other = x;
	other.plan_id = 9;
	assert_int_equal(note(t, SENCO, ROLE_SENCO, other), RC_NONE);
	assert_int_equal(note(t, SENCO, ROLE_SENCO, x), RC_OK);
	assert_int_equal(note(t, SENCO, ROLE_SENCO, x), RC_OK); /* twice is once */
	assert_int_equal(IN_READ(senco, plan_answers_load(senco, ZARA, PLAN_ONE, &v)), RC_OK);
	assert_int_equal(v.read.replies, 1);
	assert_int_equal(v.read.reply[0].way, SAID_PHONE);
	assert_int_equal(v.read.reply[0].noted_by, SENCO);
	assert_int_equal(v.adults, 2);
}

static enum agreement seen_by(struct store_test *t, int64_t who, enum role hat)
{
	struct ctx *c = work_as(t, who, hat);
	struct pupil_view v;
	struct family_view f;

	if (hat == ROLE_PARENT) {
		assert_int_equal(IN_READ(c, family_load(c, ZARA, &f)), RC_OK);
		return f.pupil.fact.agreement;
	}
	assert_int_equal(IN_READ(c, pupil_view_load(c, ZARA, &v)), RC_OK);
	return v.fact.agreement;
}

static void test_agreement__of_one_is_not_told_to_the_other(void **state)
{
	struct store_test *t = *state;
	struct ctx *mother = work_as(t, MOTHER, ROLE_PARENT);
	struct plan_reply x = { .id = 1, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_DISAGREE };
	struct plan_reply yes = { .id = 2, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_AGREE };

	assert_int_equal(seen_by(t, SENCO, ROLE_SENCO), AGREEMENT_OPEN);
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &x)), RC_OK);
	assert_int_equal(seen_by(t, SENCO, ROLE_SENCO), AGREEMENT_NO);
	assert_int_equal(seen_by(t, CLASS_TEACHER, ROLE_TEACHER), AGREEMENT_NO);
	assert_int_equal(seen_by(t, MOTHER, ROLE_PARENT), AGREEMENT_NO);
	assert_int_equal(seen_by(t, AUNT, ROLE_PARENT), AGREEMENT_OPEN);
	mother->now.utc += 60;
	assert_int_equal(IN_WRITE(mother, family_reply(mother, ZARA, &yes)), RC_OK);
	assert_int_equal(seen_by(t, SENCO, ROLE_SENCO), AGREEMENT_YES);
}

#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)

TEST_MAIN(test_plan_answer)
{
	const struct CMUnitTest tests[] = { T(test_staff__note_what_they_were_told),
		                            T(test_agreement__of_one_is_not_told_to_the_other) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
