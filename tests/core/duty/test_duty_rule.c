/* core/duty/duty_rule: the SENCO's page of the design on Tuesday 10 March 2026, row by row, and the register itself:
 * what the pure rules of the capabilities make of facts, and how that stands on a day. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/duty/duty_rule.h"
#include "kit/base/embed.h"
#include "core/duty/meeting_count_rule.h"
#include "letters/notice_due_rule.h"
#include "plan/plan_due_rule.h"
#include "review/review_due_rule.h"

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

/* Facts of one pupil, as the capabilities give them to their rules. */
struct facts {
	struct duty_pupil pupil;
	struct notice_due_fact notice;
	struct plan_due_fact plan;
	struct review_due_fact review;
	const struct meeting_fact *meeting;
	size_t meetings;
	struct duty_row row; /* of every other duty */
};

/* A pupil with SEN Support who owes nothing this week. */
static struct facts quiet(const char *name)
{
	static const struct meeting_fact met[] = {
		{ { 2025, 9, 24 }, MEETING_HELD, true },
		{ { 2025, 12, 10 }, MEETING_HELD, true },
		{ { 2026, 3, 24 }, MEETING_BOOKED, true },
	};
	static const struct date reviews[] = { { 2025, 12, 10 }, { 2025, 10, 8 } };

	return (struct facts){ .pupil = { .id = 1, .name = str_of(name), .code = 'K' },
		               .plan = { .known_from = DAY(2024, 9, 1),
		                         .opened = DAY(2026, 1, 5),
		                         .shared = DAY(2026, 1, 9),
		                         .review_due = DAY(2026, 4, 24),
		                         .has_teacher = true },
		               .review = { .shared = DAY(2026, 1, 9),
		                           .review_due = DAY(2026, 4, 24),
		                           .support_from = DAY(2025, 1, 10),
		                           .held = reviews,
		                           .helds = 2 },
		               .meeting = met,
		               .meetings = 3 };
}

static struct duty_row meetings_row(const struct facts *f, struct date today)
{
	struct year_count n = meeting_count(A, test_calendar(), f->meeting, f->meetings, f->review.support_from, today);

	return duty_counted(1, &n, f->review.support_from);
}

static struct duty_row row_of(const struct facts *f, const char *key, struct date today)
{
	struct str k = str_of(key);

	return str_is(k, "s68_notice")         ? notice_due_row(A, &f->notice)
	       : str_is(k, "plan_open")        ? plan_due_open(&f->plan)
	       : str_is(k, "plan_teacher")     ? plan_due_teacher(&f->plan)
	       : str_is(k, "plan_review_date") ? plan_due_review_date(&f->plan)
	       : str_is(k, "staff_read")       ? plan_due_staff(A, &f->plan)
	       : str_is(k, "review_held")      ? review_due_held(&f->review)
	       : str_is(k, "views_parents")    ? review_due_parents(&f->review)
	       : str_is(k, "views_pupil")      ? review_due_pupil(&f->review)
	       : str_is(k, "next_cycle")       ? review_due_next(&f->review)
	       : str_is(k, "three_reviews")    ? review_due_three(A, &f->review, test_calendar(), today)
	       : str_is(k, "three_meetings")   ? meetings_row(f, today)
	                                       : f->row;
}

static const struct duty *one(const struct facts *f, const char *key, struct date today)
{
	struct duty_day day = duty_day(test_calendar(), today);
	struct duty_row row = row_of(f, key, today);
	struct duty *d = NEW(A, struct duty);

	if (!duty_make(duty_rule_find(str_of(key)), &f->pupil, &row, &day, d))
		return NULL;
	duty_words(A, &f->pupil, &day, d);
	return d;
}

static void test_register__every_row_is_complete(void **state)
{
	const struct duty_rule *r;
	size_t n = 0;

	(void)state;
	for (; (r = duty_rule_at(n)) != NULL; n++) {
		assert_ptr_equal(duty_rule_find(r->key), r);
		assert_non_null(r->facts);
		assert_non_null(r->at);
		assert_true(r->title.n > 0 && r->many.n > 0 && r->why.n > 0 && r->act.n > 0 && r->codes.n > 0 &&
		            r->label.n > 0 && r->trigger.n > 0);
		assert_true(str_find(r->many, S("#")) >= 0);
		assert_true(r->cap != CAP_UNSET);
		assert_true(duty_timing_words(A, r).n > 0);
		assert_true(duty_owner_word(r->owner).n > 0);
		assert_true(duty_time_word(r->time).n > 0);
	}
	EQ(n, 49);
	assert_null(duty_rule_find(S("nothing")));
	text_is(duty_timing_words(A, duty_rule_find(S("staff_read"))), "5 school days after the plan is shared");
	text_is(duty_timing_words(A, duty_rule_find(S("review_held"))), "On the review date");
}

static void test_register__must_and_should_are_not_mixed(void **state)
{
	const struct duty_rule *r;

	(void)state;
	/* Only the Act and regulations are a must: three meetings are not the law, telling the parents is. A time is
	 * the law's only when the law has one: s.68 has none. */
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++) {
		bool is_law = str_find(r->act, S("Act")) >= 0 || str_find(r->act, S("Regulations")) >= 0 ||
		              str_find(r->act, S("UK GDPR")) >= 0;

		EQ(r->force == FORCE_MUST, is_law);
		assert_true(r->time != TIME_LAW || (is_law && r->days > 0));
		assert_true(r->time != TIME_AGREED || r->clock == DUTY_ON_DAY);
		EQ(r->time == TIME_GUIDE, r->clock == DUTY_YEAR_SHARE);
		if (r->force != FORCE_MUST)
			assert_true(str_find(r->why, S("must")) < 0);
	}
}

/* A paragraph that a duty names can be read, under its number; numbers that are not confirmed are printed nowhere. */
static void test_register__names_only_what_has_a_page(void **state)
{
	const struct duty_rule *r;

	(void)state;
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++) {
		struct str head = str_fmt(A, "# %.*s ", STR_ARG(r->ref));
		struct str name = str_fmt(A, "code/%.*s.md", STR_ARG(r->ref));
		bool found = r->ref.n == 0;

		for (const struct embedded *f = content_files; f->name != NULL && !found; f++)
			found =
			    str_is(name, f->name) && str_starts((struct str){ (const char *)f->data, f->size }, head);
		if (!found)
			fail_msg("%.*s: there is no paragraph %.*s", STR_ARG(r->key), STR_ARG(r->ref));
	}
}

static void test_notice__four_days_late(void **state)
{
	struct duty_person told[] = { { S("Ms Barrett"), false }, { S("Mr Barrett"), true }, { S("Mr Cole"), false } };
	struct facts f = quiet("Leo Barrett");
	const struct duty *d;

	(void)state;
	f.notice.decided = DAY(2026, 3, 3);
	f.notice.told = told;
	f.notice.told_n = 3;
	d = one(&f, "s68_notice", TODAY);
	assert_non_null(d);
	EQ(d->state, DUTY_OVERDUE);
	SAME_DAY(d->due, DAY(2026, 3, 6));
	text_is(d->title, "Tell Leo Barrett’s parents about SEN Support");
	text_is(
	    d->why,
	    "Decided on 3 March. Parents must be told formally, in writing, each of them. Not told yet: Ms Barrett, "
	    "Mr Cole.");
	text_is(d->when, "4 days late");
	EQ(d->row.count, 2);
	EQ(one(&f, "s68_notice", DAY(2026, 3, 7))->days_late, 1);
	text_is(one(&f, "s68_notice", DAY(2026, 3, 7))->when, "1 day late");
	/* Support that started earlier brings the day forward, never before the decision. */
	f.notice.provision_from = DAY(2026, 3, 4);
	SAME_DAY(one(&f, "s68_notice", TODAY)->due, DAY(2026, 3, 4));
	f.notice.provision_from = DAY(2026, 2, 1);
	SAME_DAY(one(&f, "s68_notice", TODAY)->due, DAY(2026, 3, 3));
	f.notice.provision_from = DAY(2026, 3, 20);
	SAME_DAY(one(&f, "s68_notice", TODAY)->due, DAY(2026, 3, 6));
	told[0].is_done = told[2].is_done = true;
	EQ(one(&f, "s68_notice", TODAY)->state, DUTY_DONE);
	text_is(one(&f, "s68_notice", TODAY)->when, "");
	/* Nobody to tell is not "everybody told". */
	f.notice.told_n = 0;
	EQ(one(&f, "s68_notice", TODAY)->state, DUTY_OVERDUE);
	f.pupil.code = 'E';
	assert_null(one(&f, "s68_notice", TODAY));
}

static void test_young__explained_a_term_before(void **state)
{
	struct facts f = quiet("Amir Said");
	const struct duty *d;

	(void)state;
	assert_null(one(&f, "explain_rights", TODAY)); /* not near yet */
	f.row = duty_follow(1, DAY(2026, 6, 27), DATE_NONE);
	d = one(&f, "explain_rights", TODAY);
	assert_non_null(d);
	SAME_DAY(d->due, DAY(2026, 3, 27)); /* 29 March is in the holiday */
	text_is(d->title, "Explain to Amir Said that rights pass to them");
	assert_true(str_find(d->why, S("Rights pass on 27 June")) >= 0);
	f.row.due = DAY(2026, 5, 11); /* came later: not late before */
	SAME_DAY(one(&f, "explain_rights", DAY(2026, 5, 12))->due, DAY(2026, 5, 11));
	f.row.is_done = true;
	EQ(one(&f, "explain_rights", TODAY)->state, DUTY_DONE);
}

static void test_notice__young_person(void **state)
{
	struct duty_person told[] = { { S("Amir Said"), false } };
	struct facts f = quiet("Amir Said");

	(void)state;
	f.notice.decided = DAY(2026, 3, 3);
	f.notice.notice_tell_pupil = true;
	f.notice.told = told;
	f.notice.told_n = 1;
	text_is(one(&f, "s68_notice", TODAY)->title, "Tell Amir Said about SEN Support");
	text_is(one(&f, "s68_notice", TODAY)->why, "Decided on 3 March. Over compulsory school age: the young person "
	                                           "must be told formally, in writing. Not told "
	                                           "yet: Amir Said.");
}

static void test_review__six_days_late(void **state)
{
	struct facts f = quiet("Daniel Osei");
	const struct duty *d;

	(void)state;
	f.review.review_due = f.plan.review_due = DAY(2026, 3, 4);
	d = one(&f, "review_held", TODAY);
	EQ(d->state, DUTY_OVERDUE);
	text_is(d->title, "Review Daniel Osei’s plan");
	text_is(d->when, "6 days late");
	text_is(d->rule->ref, "6.53");
	EQ(d->row.lacks, true);
	assert_null(one(&f, "next_cycle", TODAY));
	f.review.reviewed = f.plan.reviewed = DAY(2026, 3, 9);
	EQ(one(&f, "review_held", TODAY)->state, DUTY_DONE);
	EQ(one(&f, "views_parents", TODAY)->state, DUTY_DONE);
	EQ(one(&f, "views_pupil", TODAY)->state, DUTY_DONE);
	SAME_DAY(one(&f, "next_cycle", TODAY)->due, DAY(2026, 3, 16));
	EQ(one(&f, "next_cycle", TODAY)->state, DUTY_HALF_TERM);
	assert_null(one(&f, "plan_open", TODAY));
	/* Summary: three school days after the review. */
	f.row = duty_follow(1, DAY(2026, 3, 9), DATE_NONE);
	d = one(&f, "impact_summary", TODAY);
	EQ(d->state, DUTY_THIS_WEEK);
	text_is(d->when, "By Thursday 12 March");
	f.row.done = DAY(2026, 3, 9);
	EQ(one(&f, "impact_summary", TODAY)->state, DUTY_DONE);
}

static void test_views__two_weeks_before_the_review(void **state)
{
	struct facts f = quiet("Zara Iqbal");
	const struct duty *d;

	(void)state;
	f.review.review_due = DAY(2026, 3, 24);
	d = one(&f, "views_parents", TODAY);
	EQ(d->state, DUTY_THIS_WEEK);
	text_is(d->title, "Ask Zara Iqbal’s parents for their views");
	text_is(d->when, "By Tuesday 10 March");
	EQ(d->days_late, 0);
	EQ(one(&f, "views_pupil", TODAY)->state, DUTY_HALF_TERM);
	text_is(one(&f, "views_pupil", TODAY)->when, "By 17 March");
	f.review.parents_asked = DAY(2026, 3, 10);
	EQ(one(&f, "views_parents", TODAY)->state, DUTY_DONE);
	f.review.parents_asked = DATE_NONE;
	f.review.parents_view = DAY(2026, 3, 9);
	EQ(one(&f, "views_parents", TODAY)->state, DUTY_DONE);
	f.review.pupil_view = DAY(2026, 3, 9);
	EQ(one(&f, "views_pupil", TODAY)->state, DUTY_DONE);
	/* A plan shared a week before its review is not late from the start. */
	f.review.parents_view = DATE_NONE;
	f.review.shared = DAY(2026, 3, 20);
	SAME_DAY(one(&f, "views_parents", TODAY)->due, DAY(2026, 3, 20));
	f.review.shared = DATE_NONE;
	assert_null(one(&f, "views_parents", TODAY));
}

/* A history from another school starts no clock here before the child came. */
static void test_code__counts_from_when_the_pupil_is_here(void **state)
{
	(void)state;
	SAME_DAY(duty_code_from(DAY(2024, 9, 1), DAY(2026, 3, 10)), DAY(2026, 3, 10));
	SAME_DAY(duty_code_from(DAY(2025, 11, 3), DAY(2020, 9, 1)), DAY(2025, 11, 3));
	SAME_DAY(duty_code_from(DAY(2024, 9, 1), DATE_NONE), DAY(2024, 9, 1));
	assert_true(date_none(duty_code_from(DATE_NONE, DAY(2026, 3, 10))));
}

static void test_plan__open_date_teacher_staff(void **state)
{
	const struct duty_person staff[] = { { S("Tom Ellery"), false }, { S("Jo Whitlock"), true } };
	struct facts f = quiet("Freya Nolan");

	(void)state;
	f.plan.shared = DATE_NONE;
	EQ(one(&f, "plan_open", TODAY)->state, DUTY_OVERDUE);
	f.plan.opened = f.plan.known_from = DATE_NONE;
	assert_null(one(&f, "plan_open", TODAY));
	f = quiet("Oliver Hart");
	EQ(one(&f, "plan_open", TODAY)->state, DUTY_DONE);
	assert_null(one(&f, "staff_read", TODAY));
	f.plan.shared = DAY(2026, 3, 9);
	f.plan.review_due = DATE_NONE;
	f.plan.has_teacher = false;
	f.plan.staff = staff;
	f.plan.staff_n = N(staff);
	text_is(one(&f, "plan_review_date", TODAY)->when, "By Thursday 12 March");
	text_is(one(&f, "plan_review_date", TODAY)->why,
	        "The plan started on 9 March without one. A plan should have a clear date for its review.");
	EQ(one(&f, "plan_teacher", TODAY)->state, DUTY_THIS_WEEK);
	EQ(one(&f, "staff_read", TODAY)->row.count, 1);
	assert_true(str_ends(one(&f, "staff_read", TODAY)->why, S("Not read yet: Tom Ellery.")));
	f.plan.reviewed = DAY(2026, 3, 10);
	EQ(one(&f, "plan_review_date", TODAY)->state, DUTY_DONE);
}

/* What follows from a day: by when, and done on the day or after. */
static void test_before_the_decision(void **state)
{
	struct facts f = { .pupil = { .id = 7, .name = S("Ibrahim Begum"), .code = 'N' } };

	(void)state;
	f.row = duty_follow(7, DAY(2026, 3, 3), DATE_NONE);
	text_is(one(&f, "concern_answer", TODAY)->when, "By 17 March");
	text_is(one(&f, "early_talk", TODAY)->when, "By 24 March");
	f.row.due = DAY(2026, 3, 11); /* the school's own clock goes before the rule's */
	text_is(one(&f, "concern_answer", TODAY)->when, "By Wednesday 11 March");
	f.row.done = DAY(2026, 3, 2);
	EQ(one(&f, "concern_answer", TODAY)->state, DUTY_THIS_WEEK);
	f.row.done = DAY(2026, 3, 5);
	EQ(one(&f, "concern_answer", TODAY)->state, DUTY_DONE);
	EQ(one(&f, "early_talk", TODAY)->state, DUTY_DONE);
	f.row = duty_follow(7, DATE_NONE, DATE_NONE);
	assert_null(one(&f, "discussion_copy", TODAY));
	f.row = duty_follow(7, DAY(2026, 3, 5), DATE_NONE);
	SAME_DAY(one(&f, "discussion_copy", TODAY)->due, DAY(2026, 3, 10));
	SAME_DAY(one(&f, "decision_recorded", TODAY)->due, DAY(2026, 3, 19));
	EQ(one(&f, "message_answer", TODAY)->state, DUTY_THIS_WEEK);
	f.row.done = DAY(2026, 3, 5);
	EQ(one(&f, "discussion_copy", TODAY)->state, DUTY_DONE);
	f.row = duty_follow(7, DAY(2026, 3, 9), DATE_NONE);
	EQ(one(&f, "look_again", TODAY)->state, DUTY_OVERDUE);
	f.row.done = DAY(2026, 3, 8);
	EQ(one(&f, "look_again", TODAY)->state, DUTY_OVERDUE);
	f.row.done = DAY(2026, 3, 10);
	EQ(one(&f, "look_again", TODAY)->state, DUTY_DONE);
}

static void test_look_again__on_the_agreed_day(void **state)
{
	struct facts f = { .pupil = { .id = 7, .name = S("Ibrahim Begum"), .code = 'N' },
		           .row = { .pupil_id = 7, .start = DAY(2026, 3, 13) } };

	(void)state;
	text_is(one(&f, "screen_look", TODAY)->title, "Look again at Ibrahim Begum’s progress");
	text_is(one(&f, "screen_look", TODAY)->when, "By Friday 13 March");
	EQ(one(&f, "screen_look", DAY(2026, 3, 13))->state, DUTY_THIS_WEEK);
	EQ(one(&f, "screen_look", DAY(2026, 3, 16))->days_late, 3);
	f.pupil.code = 'K'; /* the plan answers the screen, not a concern */
	f.row.start = DAY(2026, 3, 9);
	assert_null(one(&f, "screen_look", TODAY));
	text_is(one(&f, "concern_look", TODAY)->when, "1 day late");
	text_is(one(&f, "concern_look", TODAY)->why,
	        "Agreed for 9 March. The answer to a concern named a day to see whether it is better.");
}

static void test_meetings__counted_apart_from_reviews(void **state)
{
	static const struct meeting_fact met[] = { { { 2025, 10, 14 }, MEETING_HELD, true } };
	struct facts f = quiet("Maisie Cole");
	const struct duty *d;

	(void)state;
	EQ(one(&f, "three_meetings", TODAY)->state, DUTY_DONE);
	EQ(one(&f, "three_reviews", TODAY)->state, DUTY_DONE);
	f.meeting = met;
	f.meetings = 1;
	d = one(&f, "three_meetings", DAY(2026, 4, 14));
	EQ(d->state, DUTY_OVERDUE);
	text_is(d->why, "Met once this year, on 14 October. Parents should be met at least three times a year.");
	EQ(one(&f, "three_reviews", DAY(2026, 4, 14))->state, DUTY_DONE);
	f.review.reviewed = DAY(2026, 3, 10);
	EQ(one(&f, "three_reviews", DAY(2026, 4, 14))->state, DUTY_LATER);
	/* Support since Monday: a share of the year, and nothing is late. */
	f.review.support_from = DAY(2026, 3, 9);
	f.meetings = 0;
	EQ(one(&f, "three_meetings", TODAY)->state, DUTY_LATER);
	f.review.support_from = DATE_NONE;
	assert_null(one(&f, "three_meetings", TODAY));
}

static void test_dates_and_words(void **state)
{
	struct facts f = quiet("Freya Nolan");

	(void)state;
	f.plan.shared = DATE_NONE;
	assert_null(one(&f, "plan_open", DAY(2013, 1, 1))); /* before the Code of 2014 there was none of this */
	for (int i = DUTY_OVERDUE; i <= DUTY_DONE; i++)
		assert_true(duty_state_word((enum duty_state)i).n > 0);
}

static void test_order__worst_first_and_the_law_before_guidance(void **state)
{
	const struct duty_rule *law = duty_rule_find(S("s68_notice"));
	const struct duty_rule *talk = duty_rule_find(S("early_talk"));
	const struct duty_rule *open = duty_rule_find(S("plan_open"));
	struct duty d[6] = { { .rule = talk, .state = DUTY_LATER, .due = DAY(2026, 3, 1), .pupil = 1 },
		             { .rule = talk, .state = DUTY_OVERDUE, .due = DAY(2026, 3, 9), .pupil = 1 },
		             { .rule = talk, .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 1 },
		             { .rule = open, .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 1 },
		             { .rule = law, .state = DUTY_OVERDUE, .due = DAY(2026, 3, 2), .pupil = 2 },
		             { .rule = talk, .state = DUTY_DONE, .due = DAY(2026, 1, 2), .pupil = 1 } };

	(void)state;
	qsort(d, 6, sizeof d[0], duty_cmp);
	assert_ptr_equal(d[0].rule, law);
	assert_ptr_equal(d[1].rule, talk);
	assert_ptr_equal(d[2].rule, open);
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
		cmocka_unit_test(test_register__names_only_what_has_a_page),
		cmocka_unit_test(test_notice__four_days_late),
		cmocka_unit_test(test_young__explained_a_term_before),
		cmocka_unit_test(test_notice__young_person),
		cmocka_unit_test(test_review__six_days_late),
		cmocka_unit_test(test_views__two_weeks_before_the_review),
		cmocka_unit_test(test_code__counts_from_when_the_pupil_is_here),
		cmocka_unit_test(test_plan__open_date_teacher_staff),
		cmocka_unit_test(test_before_the_decision),
		cmocka_unit_test(test_look_again__on_the_agreed_day),
		cmocka_unit_test(test_meetings__counted_apart_from_reviews),
		cmocka_unit_test(test_dates_and_words),
		cmocka_unit_test(test_order__worst_first_and_the_law_before_guidance),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
