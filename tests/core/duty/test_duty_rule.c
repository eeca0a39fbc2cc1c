/* core/duty/duty_rule: the SENCO's page of the design on Tuesday 10 March 2026, row by row, and the register itself. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/duty/duty_rule.h"

#include <stdlib.h>

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)
#define N(a) (sizeof(a) / sizeof(a)[0])

static const struct date TODAY = { 2026, 3, 10 };
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

/* A pupil with SEN Support who owes nothing this week. */
static struct duty_fact quiet(const char *name)
{
	static const struct meeting_fact met[] = {
		{ { 2025, 9, 24 }, MEETING_HELD, true },
		{ { 2025, 12, 10 }, MEETING_HELD, true },
		{ { 2026, 3, 24 }, MEETING_BOOKED, true },
	};
	static const struct date reviews[] = { { 2025, 12, 10 }, { 2025, 10, 8 } };

	return (struct duty_fact){ .pupil = 1,
		                   .name = str_of(name),
		                   .code = 'K',
		                   .support_from = DAY(2025, 1, 10),
		                   .known_from = DAY(2024, 9, 1),
		                   .cycle_opened = DAY(2026, 1, 5),
		                   .plan_shared = DAY(2026, 1, 9),
		                   .has_teacher = true,
		                   .review_due = DAY(2026, 4, 24),
		                   .meeting = met,
		                   .meetings = 3,
		                   .review = reviews,
		                   .reviews = 2 };
}

static const struct duty *one(const struct duty_fact *f, enum duty_id id, struct date today)
{
	struct duty_list l = duty_list(A, f, test_calendar(), NULL, today);

	for (size_t i = 0; i < l.n; i++) {
		if (l.item[i].rule->id == id)
			return &l.item[i];
	}
	return NULL;
}

static void test_register__every_row_is_complete(void **state)
{
	(void)state;
	for (size_t i = 0; i < DUTIES; i++) {
		const struct duty_rule *r = duty_rule_at(i);

		EQ(r->id, i);
		assert_ptr_equal(duty_rule_find(r->key), r);
		assert_true(r->title.n > 0 && r->why.n > 0 && r->act.n > 0 && r->codes.n > 0 && r->action.n > 0 &&
		            r->label.n > 0 && r->trigger.n > 0);
		assert_true(duty_timing_words(A, r).n > 0);
		assert_true(duty_owner_word(r->owner).n > 0);
		EQ(duty_policy_default().days[i], r->days);
	}
	assert_null(duty_rule_at(DUTIES));
	assert_null(duty_rule_find(S("nothing")));
	text_is(duty_timing_words(A, duty_rule_at(DUTY_STAFF_READ)), "5 school days after the plan is shared");
	text_is(duty_timing_words(A, duty_rule_at(DUTY_REVIEW)), "On the review date");
}

static void test_register__must_and_should_are_not_mixed(void **state)
{
	(void)state;
	/* Only the Act and regulations are a must: three meetings are not the law, telling the parents is. */
	for (size_t i = 0; i < DUTIES; i++) {
		const struct duty_rule *r = duty_rule_at(i);
		bool is_law = str_find(r->act, S("Act")) >= 0 || str_find(r->act, S("Regulations")) >= 0;

		EQ(r->force == FORCE_MUST, is_law);
		if (r->force != FORCE_MUST)
			assert_true(str_find(r->why, S("must")) < 0);
	}
}

static void test_notice__four_days_late(void **state)
{
	struct duty_person told[] = { { S("Ms Barrett"), false }, { S("Mr Barrett"), true }, { S("Mr Cole"), false } };
	struct duty_fact f = quiet("Leo Barrett");
	const struct duty *d;

	(void)state;
	f.decision = DECISION_SEN_SUPPORT;
	f.decided = DAY(2026, 3, 3);
	f.told = told;
	f.told_n = 3;
	d = one(&f, DUTY_NOTICE, TODAY);
	assert_non_null(d);
	EQ(d->state, DUTY_OVERDUE);
	SAME_DAY(d->due, DAY(2026, 3, 6));
	text_is(d->title, "Tell Leo Barrett’s parents about SEN Support");
	text_is(
	    d->why,
	    "Decided on 3 March. Parents must be told formally, in writing, each of them. Not told yet: Ms Barrett, "
	    "Mr Cole.");
	text_is(d->when, "4 days late");
	EQ(d->count, 2);
	EQ(one(&f, DUTY_NOTICE, DAY(2026, 3, 7))->days_late, 1);
	text_is(one(&f, DUTY_NOTICE, DAY(2026, 3, 7))->when, "1 day late");
	/* Support that started earlier brings the day forward, never before the decision. */
	f.provision_from = DAY(2026, 3, 4);
	SAME_DAY(one(&f, DUTY_NOTICE, TODAY)->due, DAY(2026, 3, 4));
	f.provision_from = DAY(2026, 2, 1);
	SAME_DAY(one(&f, DUTY_NOTICE, TODAY)->due, DAY(2026, 3, 3));
	f.provision_from = DAY(2026, 3, 20);
	SAME_DAY(one(&f, DUTY_NOTICE, TODAY)->due, DAY(2026, 3, 6));
	told[0].is_done = told[2].is_done = true;
	EQ(one(&f, DUTY_NOTICE, TODAY)->state, DUTY_DONE);
	text_is(one(&f, DUTY_NOTICE, TODAY)->when, "");
	/* Nobody to tell is not "everybody told". */
	f.told_n = 0;
	EQ(one(&f, DUTY_NOTICE, TODAY)->state, DUTY_OVERDUE);
	f.decision = DECISION_NOT_SEN;
	assert_null(one(&f, DUTY_NOTICE, TODAY));
	f.decision = DECISION_SEN_SUPPORT;
	f.code = 'E';
	assert_null(one(&f, DUTY_NOTICE, TODAY));
}

static void test_young__explained_a_term_before(void **state)
{
	struct duty_fact f = quiet("Amir Said");
	const struct duty *d;

	(void)state;
	f.known_from = DAY(2025, 9, 1);
	f.plan_shared = DATE_NONE;
	assert_null(one(&f, DUTY_YOUNG, TODAY)); /* not near yet */
	f.rights_on = DAY(2026, 6, 27);
	d = one(&f, DUTY_YOUNG, TODAY);
	assert_non_null(d);
	SAME_DAY(d->due, DAY(2026, 3, 29));
	text_is(d->title, "Explain to Amir Said that rights pass to them");
	assert_true(str_find(d->why, S("Rights pass on 27 June")) >= 0);
	f.known_from = DAY(2026, 5, 11); /* came later: not late before */
	SAME_DAY(one(&f, DUTY_YOUNG, DAY(2026, 5, 12))->due, DAY(2026, 5, 11));
	f.rights_explained = DAY(2026, 3, 3);
	EQ(one(&f, DUTY_YOUNG, TODAY)->state, DUTY_DONE);
}

static void test_notice__young_person(void **state)
{
	struct duty_person told[] = { { S("Amir Said"), false } };
	struct duty_fact f = quiet("Amir Said");

	(void)state;
	f.decision = DECISION_SEN_SUPPORT;
	f.decided = DAY(2026, 3, 3);
	f.tell_pupil = true;
	f.told = told;
	f.told_n = 1;
	text_is(one(&f, DUTY_NOTICE, TODAY)->title, "Tell Amir Said about SEN Support");
	text_is(one(&f, DUTY_NOTICE, TODAY)->why, "Decided on 3 March. Over compulsory school age: the young person "
	                                          "must be told formally, in writing. Not told "
	                                          "yet: Amir Said.");
}

static void test_review__six_days_late(void **state)
{
	struct duty_fact f = quiet("Daniel Osei");
	const struct duty *d;

	(void)state;
	f.review_due = DAY(2026, 3, 4);
	d = one(&f, DUTY_REVIEW, TODAY);
	EQ(d->state, DUTY_OVERDUE);
	text_is(d->title, "Review Daniel Osei’s plan");
	text_is(d->when, "6 days late");
	text_is(d->rule->ref, "6.53");
	f.review_held = DAY(2026, 3, 9);
	EQ(one(&f, DUTY_REVIEW, TODAY)->state, DUTY_DONE);
	EQ(one(&f, DUTY_VIEWS_PARENTS, TODAY)->state, DUTY_DONE);
	EQ(one(&f, DUTY_VIEWS_PUPIL, TODAY)->state, DUTY_DONE);
	/* Summary: three school days after the review. */
	d = one(&f, DUTY_SUMMARY, TODAY);
	EQ(d->state, DUTY_THIS_WEEK);
	text_is(d->when, "By Thursday 12 March");
	f.summary_given = DAY(2026, 3, 9);
	EQ(one(&f, DUTY_SUMMARY, TODAY)->state, DUTY_DONE);
	assert_null(one(&f, DUTY_NEXT_CYCLE, TODAY));
	f.review_finished = DAY(2026, 3, 9);
	SAME_DAY(one(&f, DUTY_NEXT_CYCLE, TODAY)->due, DAY(2026, 3, 16));
	EQ(one(&f, DUTY_NEXT_CYCLE, TODAY)->state, DUTY_HALF_TERM);
	assert_null(one(&f, DUTY_PLAN_OPEN, TODAY));
}

static void test_views__two_weeks_before_the_review(void **state)
{
	struct duty_fact f = quiet("Zara Iqbal");
	const struct duty *d;

	(void)state;
	f.review_due = DAY(2026, 3, 24);
	d = one(&f, DUTY_VIEWS_PARENTS, TODAY);
	EQ(d->state, DUTY_THIS_WEEK);
	text_is(d->title, "Ask Zara Iqbal’s parents for their views");
	text_is(d->when, "By Tuesday 10 March");
	EQ(d->days_late, 0);
	EQ(one(&f, DUTY_VIEWS_PUPIL, TODAY)->state, DUTY_HALF_TERM);
	text_is(one(&f, DUTY_VIEWS_PUPIL, TODAY)->when, "By 17 March");
	f.parents_asked = DAY(2026, 3, 10);
	EQ(one(&f, DUTY_VIEWS_PARENTS, TODAY)->state, DUTY_DONE);
	f.parents_asked = DATE_NONE;
	f.parents_view = DAY(2026, 3, 9);
	EQ(one(&f, DUTY_VIEWS_PARENTS, TODAY)->state, DUTY_DONE);
	f.pupil_view = DAY(2026, 3, 9);
	EQ(one(&f, DUTY_VIEWS_PUPIL, TODAY)->state, DUTY_DONE);
	/* A plan shared a week before its review is not late from the start. */
	f.parents_view = DATE_NONE;
	f.plan_shared = DAY(2026, 3, 20);
	SAME_DAY(one(&f, DUTY_VIEWS_PARENTS, TODAY)->due, DAY(2026, 3, 20));
	f.plan_shared = DATE_NONE;
	assert_null(one(&f, DUTY_VIEWS_PARENTS, TODAY));
}

static void test_plan__given_date_teacher_staff(void **state)
{
	const struct duty_person staff[] = { { S("Tom Ellery"), false }, { S("Jo Whitlock"), true } };
	struct duty_fact f = quiet("Freya Nolan");
	const struct duty *d;

	(void)state;
	f.plan_agreed = DAY(2026, 3, 6);
	f.plan_shared = DATE_NONE;
	d = one(&f, DUTY_PLAN_GIVEN, TODAY);
	text_is(d->when, "By Wednesday 11 March");
	EQ(one(&f, DUTY_PLAN_OPEN, TODAY)->state, DUTY_OVERDUE);
	f.cycle_opened = f.known_from = DATE_NONE;
	assert_null(one(&f, DUTY_PLAN_OPEN, TODAY));
	f = quiet("Oliver Hart");
	EQ(one(&f, DUTY_PLAN_OPEN, TODAY)->state, DUTY_DONE);
	assert_null(one(&f, DUTY_STAFF_READ, TODAY));
	f.plan_shared = DAY(2026, 3, 9);
	f.review_due = DATE_NONE;
	f.has_teacher = false;
	f.staff = staff;
	f.staff_n = N(staff);
	text_is(one(&f, DUTY_REVIEW_DATE, TODAY)->when, "By Thursday 12 March");
	text_is(one(&f, DUTY_REVIEW_DATE, TODAY)->why,
	        "The plan started on 9 March without one. A plan should have a clear date for its review.");
	EQ(one(&f, DUTY_TEACHER, TODAY)->state, DUTY_THIS_WEEK);
	EQ(one(&f, DUTY_STAFF_READ, TODAY)->count, 1);
	assert_true(str_ends(one(&f, DUTY_STAFF_READ, TODAY)->why, S("Not read yet: Tom Ellery.")));
	f.review_held = DAY(2026, 3, 10);
	EQ(one(&f, DUTY_REVIEW_DATE, TODAY)->state, DUTY_DONE);
}

static void test_before_the_decision(void **state)
{
	struct duty_fact f = { .pupil = 7, .name = S("Ibrahim Begum"), .code = 'N', .concern = DAY(2026, 3, 3) };
	const struct duty *d = one(&f, DUTY_CONCERN, TODAY);

	(void)state;
	text_is(d->when, "By 17 March");
	f.concern_due = DAY(2026, 3, 11); /* the school's own clock goes before the rule's */
	text_is(one(&f, DUTY_CONCERN, TODAY)->when, "By Wednesday 11 March");
	text_is(one(&f, DUTY_TALK, TODAY)->when, "By 24 March");
	assert_null(one(&f, DUTY_DISCUSSION, TODAY));
	f.concern_answered = DAY(2026, 3, 2);
	EQ(one(&f, DUTY_CONCERN, TODAY)->state, DUTY_THIS_WEEK);
	f.concern_answered = DAY(2026, 3, 5);
	EQ(one(&f, DUTY_CONCERN, TODAY)->state, DUTY_DONE);
	f.discussion = DAY(2026, 3, 5);
	EQ(one(&f, DUTY_TALK, TODAY)->state, DUTY_DONE);
	SAME_DAY(one(&f, DUTY_DISCUSSION, TODAY)->due, DAY(2026, 3, 10));
	SAME_DAY(one(&f, DUTY_DECISION, TODAY)->due, DAY(2026, 3, 19));
	f.discussion_copied = DAY(2026, 3, 5);
	EQ(one(&f, DUTY_DISCUSSION, TODAY)->state, DUTY_DONE);
	f.message = DAY(2026, 3, 5);
	EQ(one(&f, DUTY_MESSAGE, TODAY)->state, DUTY_THIS_WEEK);
	f.decided = DAY(2026, 3, 9);
	f.decision = DECISION_NOT_SEN;
	f.monitor_on = DAY(2026, 3, 9);
	EQ(one(&f, DUTY_DECISION, TODAY)->state, DUTY_DONE);
	EQ(one(&f, DUTY_MONITOR, TODAY)->state, DUTY_OVERDUE);
	f.monitored = DAY(2026, 3, 8);
	EQ(one(&f, DUTY_MONITOR, TODAY)->state, DUTY_OVERDUE);
	f.monitored = DAY(2026, 3, 10);
	EQ(one(&f, DUTY_MONITOR, TODAY)->state, DUTY_DONE);
}

static void test_look_again__on_the_agreed_day(void **state)
{
	struct duty_fact f = {
		.pupil = 7, .name = S("Ibrahim Begum"), .code = 'N', .screen_look_on = DAY(2026, 3, 13)
	};

	(void)state;
	text_is(one(&f, DUTY_SCREEN_LOOK, TODAY)->title, "Look again at Ibrahim Begum’s progress");
	text_is(one(&f, DUTY_SCREEN_LOOK, TODAY)->when, "By Friday 13 March");
	EQ(one(&f, DUTY_SCREEN_LOOK, DAY(2026, 3, 13))->state, DUTY_THIS_WEEK);
	EQ(one(&f, DUTY_SCREEN_LOOK, DAY(2026, 3, 16))->days_late, 3);
	assert_null(one(&f, DUTY_CONCERN_LOOK, TODAY));
	f.code = 'K'; /* the plan answers the screen, not a concern */
	f.concern_look_on = DAY(2026, 3, 9);
	assert_null(one(&f, DUTY_SCREEN_LOOK, TODAY));
	text_is(one(&f, DUTY_CONCERN_LOOK, TODAY)->when, "1 day late");
	text_is(one(&f, DUTY_CONCERN_LOOK, TODAY)->why,
	        "Agreed for 9 March. The answer to a concern named a day to see whether it is better.");
}

static void test_meetings__counted_apart_from_reviews(void **state)
{
	static const struct meeting_fact met[] = { { { 2025, 10, 14 }, MEETING_HELD, true } };
	struct duty_fact f = quiet("Maisie Cole");
	const struct duty *d;

	(void)state;
	EQ(one(&f, DUTY_MEETINGS, TODAY)->state, DUTY_DONE);
	EQ(one(&f, DUTY_REVIEWS, TODAY)->state, DUTY_DONE);
	f.meeting = met;
	f.meetings = 1;
	d = one(&f, DUTY_MEETINGS, DAY(2026, 4, 14));
	EQ(d->state, DUTY_OVERDUE);
	text_is(d->why, "Met once this year, on 14 October. Parents should be met at least three times a year.");
	EQ(one(&f, DUTY_REVIEWS, DAY(2026, 4, 14))->state, DUTY_DONE);
	f.review_held = DAY(2026, 3, 10);
	EQ(one(&f, DUTY_REVIEWS, DAY(2026, 4, 14))->state, DUTY_LATER);
	/* Support since Monday: a share of the year, and nothing is late. */
	f.support_from = DAY(2026, 3, 9);
	f.meetings = 0;
	EQ(one(&f, DUTY_MEETINGS, TODAY)->state, DUTY_LATER);
	f.support_from = DATE_NONE;
	assert_null(one(&f, DUTY_MEETINGS, TODAY));
}

static void test_yearly(void **state)
{
	struct duty_fact f = { .name = S("Callum Reid"), .code = 'E', .ehc_reviewed = DAY(2025, 3, 27) };

	(void)state;
	SAME_DAY(one(&f, DUTY_ANNUAL_REVIEW, TODAY)->due, DAY(2026, 3, 27));
	EQ(one(&f, DUTY_ANNUAL_REVIEW, TODAY)->state, DUTY_HALF_TERM);
	EQ(one(&f, DUTY_REPORT, TODAY)->state, DUTY_LATER);
	SAME_DAY(one(&f, DUTY_REPORT, TODAY)->due, DAY(2026, 7, 15));
	f.report_given = DAY(2025, 7, 10);
	EQ(one(&f, DUTY_REPORT, TODAY)->state, DUTY_LATER);
	f.report_given = DAY(2026, 2, 10);
	EQ(one(&f, DUTY_REPORT, TODAY)->state, DUTY_DONE);
	f.code = 'N';
	assert_null(one(&f, DUTY_REPORT, TODAY));
}

static void test_policy_answers_and_dates(void **state)
{
	struct duty_fact f = quiet("Freya Nolan");
	struct duty_policy p = duty_policy_default();
	struct duty_list l;

	(void)state;
	f.plan_agreed = DAY(2026, 3, 6);
	f.plan_shared = DATE_NONE;
	p.days[DUTY_PLAN_GIVEN] = 1;
	l = duty_list(A, &f, test_calendar(), &p, TODAY);
	EQ(l.item[0].state, DUTY_OVERDUE);
	f.answered = 1u << DUTY_PLAN_GIVEN;
	EQ(one(&f, DUTY_PLAN_GIVEN, TODAY)->state, DUTY_ANSWERED);
	/* Before the Code of 2014 there was none of this. */
	EQ(duty_list(A, &f, test_calendar(), NULL, DAY(2013, 1, 1)).n, 0);
	for (int i = DUTY_OVERDUE; i <= DUTY_ANSWERED; i++)
		assert_true(duty_state_word((enum duty_state)i).n > 0);
}

static void test_order__worst_first(void **state)
{
	struct duty d[6] = { { .rule = duty_rule_at(3), .state = DUTY_LATER, .due = DAY(2026, 3, 1), .pupil = 1 },
		             { .rule = duty_rule_at(3), .state = DUTY_OVERDUE, .due = DAY(2026, 3, 9), .pupil = 1 },
		             { .rule = duty_rule_at(3), .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 2 },
		             { .rule = duty_rule_at(5), .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 1 },
		             { .rule = duty_rule_at(4), .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 1 },
		             { .rule = duty_rule_at(3), .state = DUTY_DONE, .due = DAY(2026, 1, 2), .pupil = 1 } };

	(void)state;
	qsort(d, 6, sizeof d[0], duty_cmp);
	EQ(d[0].rule->id, 4);
	EQ(d[1].rule->id, 5);
	EQ(d[2].pupil, 2);
	EQ(d[3].due.d, 9);
	EQ(d[4].state, DUTY_LATER);
	EQ(d[5].state, DUTY_DONE);
	EQ(duty_cmp(&d[0], &d[0]), 0);
	EQ(duty_cmp(&d[2], &d[1]), 1);
	EQ(duty_cmp(&d[1], &d[0]), 1);
	EQ(duty_cmp(&d[1], &d[2]), -1);
}

TEST_MAIN(test_duty_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_register__every_row_is_complete),
		cmocka_unit_test(test_register__must_and_should_are_not_mixed),
		cmocka_unit_test(test_notice__four_days_late),
		cmocka_unit_test(test_young__explained_a_term_before),
		cmocka_unit_test(test_notice__young_person),
		cmocka_unit_test(test_review__six_days_late),
		cmocka_unit_test(test_views__two_weeks_before_the_review),
		cmocka_unit_test(test_plan__given_date_teacher_staff),
		cmocka_unit_test(test_before_the_decision),
		cmocka_unit_test(test_look_again__on_the_agreed_day),
		cmocka_unit_test(test_meetings__counted_apart_from_reviews),
		cmocka_unit_test(test_yearly),
		cmocka_unit_test(test_policy_answers_and_dates),
		cmocka_unit_test(test_order__worst_first),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
