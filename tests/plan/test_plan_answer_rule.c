/* plan/plan_answer_rule: where each of the family stands, whether the plan is agreed, and whether a talk is owed. */
#include "support/support.h"

#include "kit/base/clock.h"
#include "plan/plan_answer_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

enum { MUM = 1, DAD = 2, SON = 3 };

static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

/* At ten in the morning of a day in March. */
static int64_t at(int day)
{
	return clock_instant(DAY(2026, 3, day), 600);
}

static struct plan_reply reply(int64_t person, enum plan_answer says, int day)
{
	return (struct plan_reply){ .id = 100 + day,
		                    .person_id = person,
		                    .answer = says,
		                    .words = S("In the mornings"),
		                    .at = at(day),
		                    .by_name = person == MUM ? S("Mrs Iqbal") : S("Mr Iqbal") };
}

static enum agreement agreement(enum plan_agreed recorded, const struct plan_reply *r, size_t n)
{
	struct plan_stand *s;
	size_t stands = plan_stands(A, r, n, NULL, 0, &s);

	return plan_agreement(recorded, s, stands);
}

static void test_agreement__what_was_noted_until_somebody_answers(void **state)
{
	struct plan_reply yes = reply(MUM, PLAN_ANSWER_AGREE, 3);
	struct plan_reply no = reply(MUM, PLAN_ANSWER_DISAGREE, 3);
	struct plan_reply comment = reply(MUM, PLAN_ANSWER_COMMENT, 3);

	(void)state;
	EQ(agreement(AGREED_NONE, NULL, 0), AGREEMENT_OPEN);
	EQ(agreement(AGREED_YES, NULL, 0), AGREEMENT_YES);
	EQ(agreement(AGREED_CHANGES, NULL, 0), AGREEMENT_YES);
	EQ(agreement(AGREED_NOT_YET, NULL, 0), AGREEMENT_NO);
	EQ(agreement(AGREED_NONE, &comment, 1), AGREEMENT_OPEN);
	EQ(agreement(AGREED_YES, &no, 1), AGREEMENT_NO);
	EQ(agreement(AGREED_NOT_YET, &yes, 1), AGREEMENT_YES);
	EQ(agreement(AGREED_NOT_YET, &comment, 1), AGREEMENT_NO);
}

static void test_agreement__one_of_two_who_does_not_agree_is_enough(void **state)
{
	struct plan_reply r[] = { reply(MUM, PLAN_ANSWER_AGREE, 3), reply(DAD, PLAN_ANSWER_DISAGREE, 4),
		                  reply(DAD, PLAN_ANSWER_AGREE, 5) };

	(void)state;
	EQ(agreement(AGREED_YES, r, 2), AGREEMENT_NO);
	EQ(agreement(AGREED_YES, r, 3), AGREEMENT_YES);
}

static void test_stand__a_comment_changes_neither(void **state)
{
	struct plan_reply r[] = { reply(MUM, PLAN_ANSWER_COMMENT, 2), reply(MUM, PLAN_ANSWER_DISAGREE, 3),
		                  reply(MUM, PLAN_ANSWER_COMMENT, 4) };
	struct plan_stand *s;

	(void)state;
	EQ(plan_stands(A, r, 1, NULL, 0, &s), 1);
	EQ(s[0].says, AGREEMENT_OPEN);
	EQ(plan_stands(A, r, 3, NULL, 0, &s), 1);
	EQ(s[0].says, AGREEMENT_NO);
	EQ(s[0].at, at(3));
	assert_true(str_is(plan_stand_words(A, &s[0]), "Mrs Iqbal does not agree with the plan."));
}

static void test_agreement__of_a_young_person_is_their_own(void **state)
{
	struct young young = young_of(A, DAY(2009, 1, 5), NULL, 0, DAY(2026, 3, 10));
	struct plan_reply r[] = { reply(MUM, PLAN_ANSWER_DISAGREE, 3), reply(SON, PLAN_ANSWER_AGREE, 4) };
	struct plan_stand *s;
	size_t n;

	(void)state;
	assert_true(young.decides);
	n = plan_stands(A, r, 2, &young, SON, &s);
	EQ(plan_agreement(AGREED_NONE, s, n), AGREEMENT_YES);
	n = plan_stands(A, r, 1, &young, SON, &s);
	EQ(plan_agreement(AGREED_NONE, s, n), AGREEMENT_OPEN);
}

static struct duty_row talk(enum plan_agreed recorded, const struct plan_reply *r, size_t n, const struct plan_talk *t,
                            size_t talks)
{
	struct plan_answered f = {
		.pupil_id = 9, .recorded = recorded, .shared = DAY(2026, 3, 2), .talk = t, .talks = talks
	};
	struct plan_stand *s;

	f.stands = plan_stands(A, r, n, NULL, 0, &s);
	f.stand = s;
	return plan_talk_row(A, &f);
}

static void test_talk__is_owed_to_whom_does_not_agree(void **state)
{
	struct plan_reply r[] = { reply(MUM, PLAN_ANSWER_DISAGREE, 3), reply(DAD, PLAN_ANSWER_DISAGREE, 4) };
	struct duty_row row = talk(AGREED_YES, r, 2, NULL, 0);

	(void)state;
	EQ(row.pupil_id, 9);
	EQ(date_cmp(row.start, DAY(2026, 3, 4)), 0);
	assert_true(date_none(row.done));
	assert_true(str_is(row.title, "Talk with Mrs Iqbal and Mr Iqbal about @ plan"));
	assert_true(str_find(row.lead, S("Mrs Iqbal did not agree on 3 March: “In the mornings”")) == 0);
	assert_true(date_none(talk(AGREED_YES, r, 0, NULL, 0).start));
	assert_true(date_none(talk(AGREED_NONE, NULL, 0, NULL, 0).start));
}

static void test_talk__before_the_answer_does_not_count(void **state)
{
	struct plan_reply r = reply(MUM, PLAN_ANSWER_DISAGREE, 3);
	struct plan_talk t = { DAY(2026, 3, 3), 599, 1 };

	(void)state;
	assert_true(date_none(talk(AGREED_NONE, &r, 1, &t, 1).done));
	t.minute = 0; /* not known: only when it was recorded afterwards */
	assert_true(date_none(talk(AGREED_NONE, &r, 1, &t, 1).done));
	t.id = r.id + 1;
	EQ(date_cmp(talk(AGREED_NONE, &r, 1, &t, 1).done, DAY(2026, 3, 3)), 0);
	t = (struct plan_talk){ DAY(2026, 3, 3), 601, 1 };
	EQ(date_cmp(talk(AGREED_NONE, &r, 1, &t, 1).done, DAY(2026, 3, 3)), 0);
	t = (struct plan_talk){ DAY(2026, 3, 4), 0, 1 };
	EQ(date_cmp(talk(AGREED_NONE, &r, 1, &t, 1).done, DAY(2026, 3, 4)), 0);
}

static void test_talk__is_done_when_they_agree(void **state)
{
	struct plan_reply r[] = { reply(MUM, PLAN_ANSWER_DISAGREE, 3), reply(MUM, PLAN_ANSWER_AGREE, 5) };
	struct duty_row row = talk(AGREED_NONE, r, 2, NULL, 0);

	(void)state;
	EQ(date_cmp(row.start, DAY(2026, 3, 3)), 0);
	EQ(date_cmp(row.done, DAY(2026, 3, 5)), 0);
}

static void test_talk__follows_not_yet_at_sharing(void **state)
{
	struct plan_talk same = { DAY(2026, 3, 2), 900, 5 };
	struct plan_talk later = { DAY(2026, 3, 6), 0, 6 };
	struct duty_row row = talk(AGREED_NOT_YET, NULL, 0, &same, 1);

	(void)state;
	EQ(date_cmp(row.start, DAY(2026, 3, 2)), 0);
	assert_true(date_none(row.done));
	EQ(row.title.n, 0);
	EQ(date_cmp(talk(AGREED_NOT_YET, NULL, 0, &later, 1).done, DAY(2026, 3, 6)), 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

TEST_MAIN(test_plan_answer_rule)
{
	const struct CMUnitTest tests[] = {
		T(test_agreement__what_was_noted_until_somebody_answers),
		T(test_agreement__one_of_two_who_does_not_agree_is_enough),
		T(test_stand__a_comment_changes_neither),
		T(test_agreement__of_a_young_person_is_their_own),
		T(test_talk__is_owed_to_whom_does_not_agree),
		T(test_talk__before_the_answer_does_not_count),
		T(test_talk__is_done_when_they_agree),
		T(test_talk__follows_not_yet_at_sharing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
