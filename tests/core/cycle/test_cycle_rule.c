/* core/cycle/cycle_rule and core/cycle/life_rule: Zara's cycle 4 from the design, step by step, and the moves of the
 * life cycle. */
#include "support/support.h"

#include "core/cycle/life_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })

static struct cycle_fact zara(void)
{
	return (struct cycle_fact){ .number = 4,
		                    .opened = DAY(2026, 1, 5),
		                    .assessed = DAY(2026, 1, 8),
		                    .plan_shared = DAY(2026, 1, 9),
		                    .first_session = DAY(2026, 1, 12),
		                    .review_due = DAY(2026, 3, 24) };
}

static void test_stage__derived_from_dates(void **state)
{
	struct cycle_fact c = { .number = 1, .opened = DAY(2026, 1, 5) };
	const struct date today = DAY(2026, 3, 10);

	(void)state;
	EQ(stage_derive(&c, today), STAGE_ASSESS);
	c.assessed = DAY(2026, 1, 8);
	EQ(stage_derive(&c, today), STAGE_PLAN);
	EQ(stage_derive(&c, DAY(2026, 1, 7)), STAGE_ASSESS);
	c.plan_shared = DAY(2026, 1, 9);
	EQ(stage_derive(&c, today), STAGE_DO);
	c.review_due = DAY(2026, 3, 24);
	EQ(stage_derive(&c, today), STAGE_DO);
	EQ(stage_derive(&c, DAY(2026, 3, 24)), STAGE_REVIEW);
	c.review_begun = DAY(2026, 3, 9);
	EQ(stage_derive(&c, today), STAGE_REVIEW);
	c.review_begun = DATE_NONE;
	c.reviewed = DAY(2026, 3, 10);
	EQ(stage_derive(&c, today), STAGE_REVIEW);
	c.closed = DAY(2026, 3, 10);
	EQ(stage_derive(&c, today), STAGE_CLOSED);
	EQ(stage_derive(&c, DAY(2026, 3, 9)), STAGE_DO);
	TEXT_IS(stage_word(STAGE_DO), "Do");
	TEXT_IS(stage_code(STAGE_CLOSED), "closed");
}

static void test_stage__plan_without_assessment_is_do(void **state)
{
	struct cycle_fact c = { .plan_shared = DAY(2026, 1, 9) };

	(void)state;
	EQ(stage_derive(&c, DAY(2026, 1, 10)), STAGE_DO);
}

static void test_support__may_start_before_the_plan(void **state)
{
	struct cycle_fact c = { .number = 1, .opened = DAY(2026, 1, 5) };

	(void)state;
	EQ(cycle_may(&c, CYCLE_SUPPORT, DAY(2026, 1, 6)).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_CHECK, DAY(2026, 1, 6)).state, PERMIT_YES);
	assert_false(cycle_support_is_early(&c));
	c.first_session = DAY(2026, 1, 6);
	assert_true(cycle_support_is_early(&c));
	EQ(stage_derive(&c, DAY(2026, 1, 7)), STAGE_ASSESS);
	c.plan_shared = DAY(2026, 1, 9);
	assert_true(cycle_support_is_early(&c));
	c.plan_shared = DAY(2026, 1, 6);
	assert_false(cycle_support_is_early(&c));
}

static void test_steps__words(void **state)
{
	struct arena *a = test_arena();
	struct cycle_fact c = zara();
	struct step s[STAGE_STEPS];

	(void)state;
	cycle_steps(a, &c, DAY(2026, 3, 10), s);
	TEXT_IS(s[0].words, "done 8 January");
	TEXT_IS(s[1].words, "shared 9 January");
	TEXT_IS(s[2].words, "now, until 24 March");
	TEXT_IS(s[3].words, "24 March");
	EQ(s[2].state, STEP_NOW);
	EQ(s[3].state, STEP_TO_COME);
	cycle_steps(a, &c, DAY(2026, 3, 25), s);
	TEXT_IS(s[2].words, "goes on until the review");
	EQ(s[2].state, STEP_NOW);
	TEXT_IS(s[3].words, "now, agreed for 24 March");
	c.reviewed = c.closed = DAY(2026, 3, 26);
	cycle_steps(a, &c, DAY(2026, 3, 27), s);
	TEXT_IS(s[2].words, "done 26 March");
	TEXT_IS(s[3].words, "done 26 March");
	c = (struct cycle_fact){ .number = 1 };
	cycle_steps(a, &c, DAY(2026, 3, 27), s);
	TEXT_IS(s[0].words, "now");
	TEXT_IS(s[1].words, "to come");
	TEXT_IS(s[2].words, "to come");
	c.first_session = DAY(2026, 3, 20);
	cycle_steps(a, &c, DAY(2026, 3, 27), s);
	TEXT_IS(s[2].words, "started early");
	EQ(date_cmp(s[2].on, DAY(2026, 3, 20)), 0);
	c.plan_shared = DAY(2026, 3, 21);
	cycle_steps(a, &c, DAY(2026, 3, 27), s);
	TEXT_IS(s[0].words, "not recorded");
	EQ(s[0].state, STEP_PASSED);
	arena_free(a);
}

static void test_steps__done_only_when_it_was_done(void **state)
{
	struct arena *a = test_arena();
	struct cycle_fact c = { .number = 1, .plan_shared = DAY(2026, 3, 21), .reviewed = DAY(2026, 4, 1) };
	struct step s[STAGE_STEPS];

	(void)state;
	c.closed = c.reviewed;
	cycle_steps(a, &c, DAY(2026, 4, 2), s);
	EQ(s[0].state, STEP_PASSED);
	EQ(s[1].state, STEP_DONE);
	TEXT_IS(s[2].words, "no support recorded");
	EQ(s[3].state, STEP_DONE);
	c.agreement = AGREEMENT_YES;
	cycle_steps(a, &c, DAY(2026, 4, 2), s);
	TEXT_IS(s[1].words, "agreed 21 March");
	c.agreement = AGREEMENT_NO;
	cycle_steps(a, &c, DAY(2026, 4, 2), s);
	TEXT_IS(s[1].words, "shared 21 March, not agreed");
	arena_free(a);
}

static void test_may__plain_sense_only(void **state)
{
	struct cycle_fact c = { .number = 1, .opened = DAY(2026, 1, 5) };
	const struct date today = DAY(2026, 1, 6);

	(void)state;
	EQ(cycle_may(&c, CYCLE_ASSESS, today).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_PLAN, today).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_SHARE, today).state, PERMIT_REASON);
	EQ(cycle_may(&c, CYCLE_CHANGE, today).state, PERMIT_NO);
	EQ(cycle_may(&c, CYCLE_REVIEW, today).state, PERMIT_NO);
	EQ(cycle_may(&c, CYCLE_FINISH_REVIEW, today).state, PERMIT_NO);
	EQ(cycle_may(&c, CYCLE_CLOSE, today).state, PERMIT_REASON);
	c = zara();
	EQ(cycle_may(&c, CYCLE_SHARE, today).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_CHANGE, today).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_REVIEW, DAY(2026, 3, 23)).state, PERMIT_REASON);
	EQ(cycle_may(&c, CYCLE_REVIEW, DAY(2026, 3, 24)).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_NEXT, DAY(2026, 3, 24)).state, PERMIT_REASON);
	TEXT_IS(cycle_may(&c, CYCLE_NEXT, DAY(2026, 3, 24)).ref, "6.53");
	c.review_begun = DAY(2026, 3, 24);
	EQ(cycle_may(&c, CYCLE_FINISH_REVIEW, DAY(2026, 3, 24)).state, PERMIT_YES);
	c.review_begun = DATE_NONE;
	c.reviewed = DAY(2026, 3, 24);
	EQ(cycle_may(&c, CYCLE_FINISH_REVIEW, DAY(2026, 3, 24)).state, PERMIT_YES);
	EQ(cycle_may(&c, CYCLE_NEXT, DAY(2026, 3, 24)).state, PERMIT_YES);
	c.review_due = DATE_NONE;
	EQ(cycle_may(&c, CYCLE_REVIEW, DAY(2026, 1, 10)).state, PERMIT_YES);
	c.closed = DAY(2026, 3, 24);
	for (int i = 0; i < CYCLE_ACTIONS; i++)
		EQ(cycle_may(&c, (enum cycle_action)i, DAY(2026, 3, 25)).state,
		   i == CYCLE_NEXT ? PERMIT_YES : PERMIT_NO);
	EQ(cycle_next(&c, DAY(2026, 3, 25)).number, 5);
	EQ(date_cmp(cycle_next(&c, DAY(2026, 3, 25)).opened, DAY(2026, 3, 25)), 0);
}

static void test_life__derived(void **state)
{
	struct life_fact f = { .code = 'N' };

	(void)state;
	EQ(life_derive(&f), LIFE_NONE);
	f.concern = DAY(2026, 1, 6);
	EQ(life_derive(&f), LIFE_CONCERN);
	f.discussion = DAY(2026, 1, 12);
	EQ(life_derive(&f), LIFE_DISCUSSION);
	f.decided = DAY(2026, 1, 20);
	f.decision = DECISION_NOT_YET;
	EQ(life_derive(&f), LIFE_DISCUSSION);
	f.decision = DECISION_NOT_SEN;
	EQ(life_derive(&f), LIFE_NOT_SEN);
	f.concern = f.decided; /* the decision of that day has heard it */
	EQ(life_derive(&f), LIFE_NOT_SEN);
	f.concern = DAY(2026, 2, 1);
	EQ(life_derive(&f), LIFE_CONCERN);
	f.discussion = DAY(2026, 2, 3);
	EQ(life_derive(&f), LIFE_DISCUSSION);
	f.decided = DAY(2026, 2, 10);
	f.decision = DECISION_ADJUSTMENTS;
	EQ(life_derive(&f), LIFE_ADJUSTMENTS);
	f.decision = DECISION_SEN_SUPPORT;
	EQ(life_derive(&f), LIFE_DECIDED);
	f.code = 'K';
	EQ(life_derive(&f), LIFE_DECIDED);
	f.all_told = true;
	EQ(life_derive(&f), LIFE_SUPPORT);
	f.ehc_asked = DAY(2026, 5, 1);
	EQ(life_derive(&f), LIFE_SUPPORT);
	f.ehc_open = true;
	EQ(life_derive(&f), LIFE_EHC_ASKED);
	f.code = 'E';
	EQ(life_derive(&f), LIFE_EHC_PLAN);
	/* Imported as K: nobody decided here, and there is nothing to tell again. */
	f = (struct life_fact){ .code = 'K' };
	EQ(life_derive(&f), LIFE_SUPPORT);
	f = (struct life_fact){ .code = 'N', .decision = DECISION_END_SUPPORT, .decided = DAY(2026, 2, 1) };
	EQ(life_derive(&f), LIFE_ENDED);
}

static void test_life__moves(void **state)
{
	(void)state;
	EQ(life_may(LIFE_NONE, LIFE_CONCERN).state, PERMIT_YES);
	EQ(life_may(LIFE_DISCUSSION, LIFE_DECIDED).state, PERMIT_YES);
	EQ(life_may(LIFE_CONCERN, LIFE_DECIDED).state, PERMIT_REASON);
	EQ(life_may(LIFE_DECIDED, LIFE_SUPPORT).state, PERMIT_YES);
	EQ(life_may(LIFE_SUPPORT, LIFE_ENDED).state, PERMIT_YES);
	EQ(life_may(LIFE_SUPPORT, LIFE_NONE).state, PERMIT_NO);
	EQ(life_may(LIFE_ENDED, LIFE_CONCERN).state, PERMIT_YES);
	EQ(life_may(LIFE_NONE, LIFE_ENDED).state, PERMIT_NO);
	for (int i = 0; i < LIFE_STATES; i++) {
		EQ(life_may((enum life)i, (enum life)i).state, PERMIT_NO);
		assert_true(life_word((enum life)i).n > 0);
		assert_true(life_next((enum life)i).n > 0);
	}
}

static void test_decision__codes(void **state)
{
	(void)state;
}

TEST_MAIN(test_cycle_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stage__derived_from_dates),
		cmocka_unit_test(test_stage__plan_without_assessment_is_do),
		cmocka_unit_test(test_support__may_start_before_the_plan),
		cmocka_unit_test(test_steps__words),
		cmocka_unit_test(test_steps__done_only_when_it_was_done),
		cmocka_unit_test(test_may__plain_sense_only),
		cmocka_unit_test(test_life__derived),
		cmocka_unit_test(test_life__moves),
		cmocka_unit_test(test_decision__codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
