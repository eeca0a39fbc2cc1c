/* Checklists: Zara's draft for summer 2026 from the design, an assessment, decisions, a review. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "assess/assess_rule.h"
#include "decide/decision_rule.h"
#include "plan/plan_rule.h"
#include "review/review_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 26 };
static struct arena *A;

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

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

/* The state of the line with this text, -1 when there is none. */
static int state_of(const struct check_list *l, const char *text)
{
	for (size_t i = 0; i < l->n; i++) {
		if (str_is(l->item[i].text, text))
			return (int)l->item[i].state;
	}
	return -1;
}

static struct outcome outcomes[3];
static struct provision supports[4];
static struct strategy strategies[6];

static const struct plan_about ABOUT = {
	.pupil = RTEXT("Zara"), .teacher = TEACHER_OK, .begin = { 2026, 4, 20 }, .has_assessment = true
};

static struct plan_whole zara(void)
{
	for (int i = 0; i < 3; i++)
		outcomes[i] = (struct outcome){ .root_id = i + 1,
			                        .aim = S("read aloud"),
			                        .measure = S("words a minute"),
			                        .baseline = 44000,
			                        .target = 55000 };
	for (int i = 0; i < 4; i++)
		supports[i] = (struct provision){ .outcome_root = i % 3 + 1,
			                          .what = S("Reading practice"),
			                          .evidence = S("worked here before"),
			                          .giver_id = 7,
			                          .per_week = 3,
			                          .minutes = 20 };
	return (struct plan_whole){ .plan = { .review_on = DAY(2026, 7, 3),
		                              .home = S("Ten minutes together"),
		                              .parents_said = S("Happy with spelling"),
		                              .parents_how = CONSULTED_MEETING,
		                              .pupil_said = S("I like Miss Jo's reading"),
		                              .pupil_how = CONSULTED_TALK },
		                    .outcome = outcomes,
		                    .outcomes = 3,
		                    .provision = supports,
		                    .provisions = 4,
		                    .strategy = strategies,
		                    .strategies = 6 };
}

static void test_plan__complete(void **state)
{
	struct plan_whole f = zara();
	struct check_list l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);

	(void)state;
	EQ(l.missing, 0);
	EQ(l.advice, 0);
	assert_true(checks_pass(&l));
	EQ(state_of(&l, "Zara’s views recorded"), CHECK_OK);
	EQ(state_of(&l, "Each outcome has support"), CHECK_OK);
	text_is(checks_summary(&l), "11 ready");
}

static void test_plan__the_design(void **state)
{
	struct plan_whole f = zara();
	struct check_list l;

	(void)state;
	outcomes[1].measure = S("  ");
	outcomes[1].baseline = outcomes[1].target = MILLI_NONE;
	supports[3].giver_id = 0;
	f.plan.pupil_said = S("");
	l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);
	assert_true(checks_pass(&l));
	EQ(l.advice, 3);
	EQ(state_of(&l, "Outcome 2 needs a measure, a number for now and a target"), CHECK_ADVICE);
	EQ(state_of(&l, "Support 4 needs a named person"), CHECK_ADVICE);
	EQ(state_of(&l, "Record what Zara said, or that they preferred not to say"), CHECK_ADVICE);
	text_is(l.item[0].anchor, "outcome-2");
	text_is(checks_summary(&l), "3 to think about, 10 ready");
	outcomes[1].baseline = 0;
	l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);
	EQ(state_of(&l, "Outcome 2 needs a measure and a target"), CHECK_ADVICE);
	outcomes[1].target = 0;
	l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);
	EQ(state_of(&l, "Outcome 2 needs a measure"), CHECK_ADVICE);
}

static void test_plan__only_three_things_stop_it(void **state)
{
	const struct plan_whole empty = { .plan.home = S("") };
	struct plan_about about = { .pupil = S("Zara") };
	struct check_list l = plan_check(A, &empty, &about, test_calendar(), TODAY);
	struct plan_whole f = zara();

	(void)state;
	EQ(l.missing, 3);
	assert_false(checks_pass(&l));
	EQ(state_of(&l, "The plan needs at least one outcome: what will be different?"), CHECK_MISSING);
	EQ(state_of(&l, "Choose the teacher who stays responsible"), CHECK_MISSING);
	EQ(state_of(&l, "Set a review date"), CHECK_MISSING);
	for (size_t i = 1; i < l.n; i++)
		assert_true(l.item[i - 1].state <= l.item[i].state);
	about = ABOUT;
	about.teacher = TEACHER_OTHER;
	l = plan_check(A, &f, &about, test_calendar(), TODAY);
	EQ(l.missing, 1);
	text_is(checks_summary(&l), "1 thing missing, 10 ready");
	text_is(l.item[0].anchor, "teacher");
	/* Everything that advises at once still lets the plan be shared. */
	f = zara();
	about = ABOUT;
	outcomes[0].aim = S(" ");
	for (int i = 0; i < 4; i++)
		supports[i] = (struct provision){ .outcome_root = 1 };
	f.strategies = 0;
	f.plan.home = f.plan.parents_said = f.plan.pupil_said = S("");
	f.plan.parents_how = f.plan.pupil_how = CONSULTED_NONE;
	l = plan_check(A, &f, &about, test_calendar(), TODAY);
	assert_true(checks_pass(&l));
	EQ(state_of(&l, "Outcome 1 has no words yet"), CHECK_ADVICE);
	EQ(state_of(&l, "Outcome 2 has no support yet"), CHECK_ADVICE);
	EQ(state_of(&l, "Support 1 does not say what it is"), CHECK_ADVICE);
	EQ(state_of(&l, "Support 1 needs how often and how long"), CHECK_ADVICE);
	EQ(state_of(&l, "Say what every teacher does in every lesson"), CHECK_ADVICE);
	supports[0].per_week = 2;
	about.has_assessment = false;
	f.plan.everyday = S("Cream paper");
	about.is_over_school_age = true;
	f.plan.parents_how = CONSULTED_PHONE;
	supports[1].outcome_root = 0;
	l = plan_check(A, &f, &about, test_calendar(), TODAY);
	EQ(state_of(&l, "The assessment of this cycle is not finished"), CHECK_ADVICE);
	EQ(state_of(&l, "What every teacher does is set"), CHECK_OK);
	EQ(state_of(&l, "Outcome 2 has no support yet"), -1);
}

static void test_plan__review_date(void **state)
{
	struct plan_whole f = zara();
	struct check_list l;

	(void)state;
	f.plan.review_on = DAY(2026, 3, 25);
	l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);
	EQ(state_of(&l, "The review date has passed"), CHECK_MISSING);
	f.plan.review_on = DAY(2026, 5, 27);
	l = plan_check(A, &f, &ABOUT, test_calendar(), TODAY);
	EQ(state_of(&l, "The review date is not a school day. The school day before is Friday 22 May 2026"),
	   CHECK_ADVICE);
	text_is(review_date_problem(A, test_calendar(), DAY(2026, 7, 3), DATE_NONE, DAY(2026, 1, 5)),
	        "The review is more than a term away. Plans should be reviewed about three times a year");
	EQ(review_date_problem(A, test_calendar(), DAY(2026, 3, 26), DATE_NONE, TODAY).n, 0);
}

static void test_check__list_is_bounded(void **state)
{
	struct check_list l = checks_new(A, 1);

	(void)state;
	check_add(&l, true, CHECK_ADVICE, FORCE_MAY, S(""), S(""), S("a"), S(""));
	check_add(&l, true, CHECK_ADVICE, FORCE_MAY, S(""), S(""), S("b"), S(""));
	EQ(l.n, 1);
	l.missing = 2;
	text_is(checks_summary(&l), "2 things missing, 1 ready");
	l.advice = 1;
	text_is(checks_summary(&l), "2 things missing, 1 to think about, 1 ready");
	assert_true(is_filled(S(" x ")));
	assert_false(is_filled(S(" \t")));
}

static void test_assess__eight_sources(void **state)
{
	struct assess_fact f = { .pupil = S("Zara") };
	struct check_list l = assess_check(A, &f);

	(void)state;
	EQ(l.missing, 1);
	EQ(state_of(&l, "School data: fill in, or say why it is not relevant"), CHECK_ADVICE);
	for (int i = 0; i < ASSESS_SOURCES; i++) {
		f.source[i].statements = 1;
		assert_true(assess_source_label((enum assess_source)(i + 1)).n > 0);
		assert_true(assess_source_hint((enum assess_source)(i + 1)).n > 0);
	}
	f.source[3] = (struct source_fact){ .not_relevant = S("One teacher teaches everything") };
	f.has_parent_view = f.has_pupil_view = f.has_teacher = f.has_senco = true;
	f.strengths = f.barriers = 2;
	l = assess_check(A, &f);
	EQ(l.advice, 0);
	EQ(l.missing, 0);
	EQ(state_of(&l, "Other teachers: not relevant, with a reason"), CHECK_OK);
	/* What parents and pupil say is never "not relevant". */
	f.source[5] = f.source[6] = f.source[3];
	f.source[0].unsigned_n = 1;
	f.barriers_open = 1;
	f.has_senco = false;
	l = assess_check(A, &f);
	EQ(state_of(&l, "What the parents say: always belongs here. Record how you tried"), CHECK_ADVICE);
	EQ(state_of(&l, "What the pupil says: always belongs here. Record how you tried"), CHECK_ADVICE);
	EQ(state_of(&l, "Teacher’s assessment: say who said it"), CHECK_ADVICE);
	EQ(state_of(&l, "Say what is done about each barrier"), CHECK_ADVICE);
	EQ(state_of(&l, "The SENCO has not looked at it yet"), CHECK_ADVICE);
	f.has_teacher = false;
	f.barriers = 0;
	l = assess_check(A, &f);
	EQ(state_of(&l, "The teacher has not added anything yet"), CHECK_ADVICE);
	EQ(state_of(&l, "Record what gets in the way"), CHECK_ADVICE);
}

/* A decision and what was known about the pupil. */
struct decided {
	struct decision d;
	struct decision_about about;
};

static struct decided decision(enum decision_result r, char code)
{
	return (struct decided){ { .result = r,
		                   .reason = S("Gap is widening"),
		                   .evidence = S("Reading tests"),
		                   .with_whom = S("Both parents, Zara"),
		                   .decided_on = DAY(2026, 3, 26),
		                   .monitor_on = DAY(2026, 6, 1) },
		                 { .discussion = DAY(2026, 3, 20), .code = code } };
}

static void test_decision__reason_and_talk_first(void **state)
{
	struct decided f = decision(DECISION_SEN_SUPPORT, 'N');
	struct check_list l = decision_check(A, &f.d, &f.about, TODAY);

	(void)state;
	EQ(l.missing + l.advice, 0);
	f.d.reason = S(" ");
	f.about.discussion = DATE_NONE;
	f.d.evidence = f.d.with_whom = STR_NONE;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(l.missing, 1);
	EQ(l.advice, 3);
	EQ(state_of(&l, "Give the reason"), CHECK_MISSING);
	f.about.discussion = DAY(2026, 3, 27);
	f.d.decided_on = DATE_NONE;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "Give the day of the decision"), CHECK_MISSING);
	f.d.decided_on = DAY(2026, 3, 27);
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "The decision cannot be in the future"), CHECK_MISSING);
	f.d.result = DECISION_NONE;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "Choose what was decided"), CHECK_MISSING);
}

static void test_decision__day_to_look_again(void **state)
{
	struct decided f = decision(DECISION_NOT_SEN, 'N');
	struct check_list l = decision_check(A, &f.d, &f.about, TODAY);

	(void)state;
	EQ(state_of(&l, "There is a day to look again"), CHECK_OK);
	f.d.monitor_on = DATE_NONE;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "Choose the day to look again"), CHECK_MISSING);
	f.d.result = DECISION_NOT_YET;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "Choose the day to look again"), CHECK_ADVICE);
	f.d.monitor_on = f.d.decided_on;
	l = decision_check(A, &f.d, &f.about, TODAY);
	EQ(state_of(&l, "The day to look again must be after the decision"), CHECK_MISSING);
}

static void test_decision__against_the_record(void **state)
{
	static const struct {
		enum decision_result r;
		char code;
		bool is_wrong;
	} cases[] = { { DECISION_END_SUPPORT, 'N', true },  { DECISION_END_SUPPORT, 'K', false },
		      { DECISION_SEN_SUPPORT, 'E', true },  { DECISION_SEN_SUPPORT, 'K', true },
		      { DECISION_NOT_SEN, 'K', true },      { DECISION_ADJUSTMENTS, 'E', true },
		      { DECISION_ADJUSTMENTS, 'N', false }, { DECISION_NOT_YET, 'K', false } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct decided f = decision(cases[i].r, cases[i].code);
		struct check_list l = decision_check(A, &f.d, &f.about, TODAY);

		EQ(l.missing, cases[i].is_wrong);
	}
	EQ(decision_status(DECISION_SEN_SUPPORT, 'N'), 'K');
	EQ(decision_status(DECISION_SEN_SUPPORT, 'E'), 0);
	EQ(decision_status(DECISION_END_SUPPORT, 'K'), 'N');
	EQ(decision_status(DECISION_END_SUPPORT, 'N'), 0);
	EQ(decision_status(DECISION_NOT_SEN, 'N'), 0);
}

static struct review_fact review(const enum judgement *j, size_t n)
{
	return (struct review_fact){ .pupil = S("Zara"),
		                     .held = DAY(2026, 3, 24),
		                     .has_parent_view = true,
		                     .has_pupil_view = true,
		                     .has_staff_view = true,
		                     .outcomes = n,
		                     .judged = j,
		                     .supports = 3,
		                     .supports_decided = 3,
		                     .next = NEXT_CHANGE | NEXT_SPECIALIST,
		                     .why = S("Reading has moved, the gap has not"),
		                     .learned = S("Speed and stamina"),
		                     .summary = S("Zara reads 49 words"),
		                     .family_agrees = S("Both agree") };
}

static void test_review__complete_and_empty(void **state)
{
	static const enum judgement j[] = { JUDGED_PARTLY, JUDGED_REACHED, JUDGED_MORE };
	struct review_fact f = review(j, 3);
	struct review_fact none = { .pupil = S("Zara"), .supports = 1 };
	struct check_list l = review_check(A, &f, TODAY);

	(void)state;
	EQ(l.missing + l.advice, 0);
	l = review_check(A, &none, TODAY);
	EQ(l.missing, 2);
	EQ(state_of(&l, "Give the day of the review"), CHECK_MISSING);
	EQ(state_of(&l, "Choose what happens next"), CHECK_MISSING);
	EQ(state_of(&l, "Record what Zara thinks, or that they preferred not to say"), CHECK_ADVICE);
	EQ(state_of(&l, "Decide for each support: keep, change, replace or stop"), CHECK_ADVICE);
	none.held = DAY(2026, 3, 27);
	l = review_check(A, &none, TODAY);
	EQ(state_of(&l, "The review cannot be in the future"), CHECK_MISSING);
}

static void test_review__no_progress_asks_for_something_else(void **state)
{
	static const enum judgement j[] = { JUDGED_NONE, JUDGED_UNKNOWN, JUDGED_BACK };
	const char *same = "There was no progress in an outcome. Say what will be different, not only more of the same";
	const char *slow = "Little progress over 2 cycles: think about involving a specialist";
	struct review_fact f = review(j, 3);
	struct check_list l;

	(void)state;
	f.next = NEXT_CONTINUE;
	f.slow_cycles = 2;
	l = review_check(A, &f, TODAY);
	EQ(state_of(&l, same), CHECK_ADVICE);
	EQ(state_of(&l, slow), CHECK_ADVICE);
	EQ(state_of(&l, "Outcomes without a number after: 1"), CHECK_ADVICE);
	assert_true(checks_pass(&l));
	f.next = NEXT_CHANGE | NEXT_SPECIALIST;
	f.family_agrees = STR_NONE;
	l = review_check(A, &f, TODAY);
	EQ(state_of(&l, same), -1);
	EQ(state_of(&l, slow), -1);
	EQ(state_of(&l, "Agree with the parents before a specialist is asked, for this service"), CHECK_ADVICE);
	f.next = NEXT_EHC;
	f.summary = STR_NONE;
	l = review_check(A, &f, TODAY);
	EQ(state_of(&l, slow), -1);
	EQ(state_of(&l, "Tell the parents before school asks for an EHC needs assessment"), CHECK_ADVICE);
}

static void test_review__ending_needs_a_reason(void **state)
{
	static const enum judgement j[] = { JUDGED_REACHED };
	struct review_fact f = review(j, 1);
	struct check_list l;

	(void)state;
	f.next = NEXT_STEP_DOWN;
	f.why = STR_NONE;
	l = review_check(A, &f, TODAY);
	EQ(state_of(&l, "Say why SEN Support ends"), CHECK_MISSING);
	f.next = NEXT_STEP_DOWN | NEXT_CONTINUE;
	l = review_check(A, &f, TODAY);
	EQ(state_of(&l, "Stepping down cannot go together with other steps"), CHECK_MISSING);
}

static void test_next_step__codes(void **state)
{
	(void)state;
	EQ(next_step_of(S("ehc")), NEXT_EHC);
	EQ(next_step_of(S("continue")), NEXT_CONTINUE);
	EQ(next_step_of(S("else")), 0);
	text_is(next_step_code(NEXT_STEP_DOWN), "step_down");
	text_is(next_step_label(NEXT_EHC), "EHC needs assessment");
}

TEST_MAIN(test_check_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan__complete),
		cmocka_unit_test(test_plan__the_design),
		cmocka_unit_test(test_plan__only_three_things_stop_it),
		cmocka_unit_test(test_plan__review_date),
		cmocka_unit_test(test_check__list_is_bounded),
		cmocka_unit_test(test_assess__eight_sources),
		cmocka_unit_test(test_decision__reason_and_talk_first),
		cmocka_unit_test(test_decision__day_to_look_again),
		cmocka_unit_test(test_decision__against_the_record),
		cmocka_unit_test(test_review__complete_and_empty),
		cmocka_unit_test(test_review__no_progress_asks_for_something_else),
		cmocka_unit_test(test_review__ending_needs_a_reason),
		cmocka_unit_test(test_next_step__codes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
