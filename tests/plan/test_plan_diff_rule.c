/* plan/plan_diff_rule: what a parent reads about a changed plan. */
#include "support/support.h"

#include "plan/plan_diff_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

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

static struct outcome outcome(void)
{
	return (struct outcome){ .root_id = 1,
		                 .aim = S("read aloud"),
		                 .measure = S("a timed page"),
		                 .unit = S("words a minute"),
		                 .target = 55000,
		                 .by_on = DAY(2026, 3, 24) };
}

static struct provision support(void)
{
	return (struct provision){ .root_id = 1,
		                   .what = S("Reading practice"),
		                   .giver_id = 7,
		                   .giver_given = S("Jo"),
		                   .giver_family = S("Whitlock"),
		                   .per_week = 3,
		                   .minutes = 10,
		                   .group_size = 1,
		                   .ends = DAY(2026, 3, 20) };
}

static const char *outcome_text(struct outcome was, struct outcome is)
{
	struct plan_whole x = { .outcome = &was, .outcomes = 1 };
	struct plan_whole y = { .outcome = &is, .outcomes = 1 };
	struct diff_list l = plan_diff(A, &x, &y);

	return str_c(A, plan_diff_text(A, &l));
}

/* A plan of before without goals, and many now: there is a line for each. */
static void test_diff__many_new_goals(void **state)
{
	struct outcome five[5];
	struct plan_whole x = { 0 };
	struct plan_whole y = { .outcome = five, .outcomes = 5 };

	(void)state;
	for (int i = 0; i < 5; i++)
		five[i] = (struct outcome){ .id = i + 1, .root_id = i + 1, .aim = S("Reads aloud") };
	assert_int_equal(plan_diff(A, &x, &y).n, 5);
	assert_int_equal(plan_diff(A, &y, &x).n, 5);
}

/* The same of support. */
static void test_diff__much_new_support(void **state)
{
	struct provision five[5];
	struct plan_whole x = { 0 };
	struct plan_whole y = { .provision = five, .provisions = 5 };

	(void)state;
	for (int i = 0; i < 5; i++)
		five[i] = (struct provision){ .id = i + 1, .root_id = i + 1, .what = S("Reading practice") };
	assert_int_equal(plan_diff(A, &x, &y).n, 5);
	assert_int_equal(plan_diff(A, &y, &x).n, 5);
}

static const char *support_text(struct provision was, struct provision is)
{
	struct plan_whole x = { .provision = &was, .provisions = 1 };
	struct plan_whole y = { .provision = &is, .provisions = 1 };
	struct diff_list l = plan_diff(A, &x, &y);

	return str_c(A, plan_diff_text(A, &l));
}

static void test_diff__nothing(void **state)
{
	(void)state;
	assert_string_equal(outcome_text(outcome(), outcome()), "Nothing has changed.");
	assert_string_equal(support_text(support(), support()), "Nothing has changed.");
}

static void test_diff__outcomes(void **state)
{
	struct outcome o = outcome();
	struct outcome none = outcome();

	(void)state;
	o.aim = S("read for fun");
	assert_string_equal(outcome_text(outcome(), o), "The goal “read aloud” now says “read for fun”.");
	o = outcome();
	o.target = 60000;
	assert_string_equal(outcome_text(outcome(), o),
	                    "The target for “read aloud” is now 60 words a minute. It was 55 words a minute.");
	none.target = MILLI_NONE;
	assert_string_equal(outcome_text(none, outcome()),
	                    "The target for “read aloud” is now 55 words a minute. It was no number.");
	assert_string_equal(outcome_text(none, none), "Nothing has changed.");
	o = outcome();
	o.unit = S("");
	assert_string_equal(outcome_text(outcome(), o),
	                    "The target for “read aloud” is now 55. It was 55 words a minute.");
	o = outcome();
	o.measure = S("listening");
	assert_string_equal(outcome_text(outcome(), o), "How we measure “read aloud” is now: listening.");
	o = outcome();
	o.by_on = DAY(2026, 7, 3);
	assert_string_equal(outcome_text(outcome(), o),
	                    "“read aloud” is now planned for 3 July 2026. It was 24 March 2026.");
	o = outcome();
	o.root_id = 2;
	o.aim = S("spell 28 words");
	assert_string_equal(outcome_text(outcome(), o),
	                    "New goal: spell 28 words.\nThis goal is no longer in the plan: read aloud.");
}

static void test_diff__support(void **state)
{
	struct provision s = support();

	(void)state;
	s.per_week = 5;
	assert_string_equal(support_text(support(), s), "Reading practice is now 5 times a week. It was 3 times.");
	s.per_week = 1;
	assert_string_equal(support_text(support(), s), "Reading practice is now once a week. It was 3 times.");
	s.per_week = 2;
	assert_string_equal(support_text(support(), s), "Reading practice is now twice a week. It was 3 times.");
	s = support();
	s.what = S("Reading club");
	s.minutes = 20;
	assert_string_equal(support_text(support(), s), "“Reading practice” is now “Reading club”.\n"
	                                                "Reading club now takes 20 minutes. It was 10.");
	s = support();
	s.group_size = 3;
	assert_string_equal(support_text(support(), s), "Reading practice is now in a group of 3. It was one to one.");
	s.group_size = 0;
	assert_string_equal(support_text(support(), s), "Nothing has changed.");
	s.giver_given = S("Shazia");
	s.giver_family = S("Malik");
	assert_string_equal(support_text(support(), s), "Reading practice is now with Shazia Malik.");
	s.giver_id = 0;
	assert_string_equal(support_text(support(), s), "We are looking for somebody new for Reading practice.");
	s = support();
	s.ends = DATE_NONE;
	assert_string_equal(support_text(support(), s), "Reading practice: last day now no date.");
	s = support();
	s.root_id = 9;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice, 3 times a week.\nThis help ends: Reading practice.");
	s.per_week = 1;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice, once a week.\nThis help ends: Reading practice.");
	s.per_week = 0;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice.\nThis help ends: Reading practice.");
}

static void whole_of(struct plan_whole *w, struct outcome *o, struct provision *p, struct strategy *s, size_t n)
{
	w->outcome = o;
	w->provision = p;
	w->strategy = s;
	w->outcomes = w->provisions = w->strategies = n;
}

/* All that can be said at once, and every line is whole. */
static void test_diff__everything_at_once(void **state)
{
	struct outcome x_o = outcome();
	struct outcome y_o = {
		.root_id = 1, .aim = S("a"), .measure = S("b"), .unit = S("m"), .target = 1000, .by_on = DAY(2026, 7, 3)
	};
	struct provision x_s = support();
	struct provision y_s = { .root_id = 1,
		                 .what = S("c"),
		                 .giver_id = 8,
		                 .giver_given = S("d"),
		                 .per_week = 1,
		                 .minutes = 2,
		                 .group_size = 2,
		                 .ends = DAY(2026, 7, 3) };
	struct strategy x_t = { .words = S("e") }, y_t = { .words = S("f") };
	struct plan_whole x = { .plan = { .home = S("g"),
		                          .home_school = S("h"),
		                          .teacher_given = S("i"),
		                          .review_on = DAY(2026, 3, 25) } };
	struct plan_whole y = { .plan = { .home = S("j"), .home_school = S("k"), .teacher_given = S("l") } };
	struct diff_list l;

	(void)state;
	whole_of(&x, &x_o, &x_s, &x_t, 1);
	whole_of(&y, &y_o, &y_s, &y_t, 1);
	l = plan_diff(A, &x, &y);
	EQ(l.n, 16);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)),
	                    "The goal “read aloud” now says “a”.\n"
	                    "The target for “a” is now 1 m. It was 55 words a minute.\n"
	                    "How we measure “a” is now: b.\n"
	                    "“a” is now planned for 3 July 2026. It was 24 March 2026.\n"
	                    "“Reading practice” is now “c”.\n"
	                    "c is now once a week. It was 3 times.\n"
	                    "c now takes 2 minutes. It was 10.\n"
	                    "c is now in a group of 2. It was one to one.\n"
	                    "c is now with d.\n"
	                    "c: last day now 3 July 2026.\n"
	                    "New in every lesson: f.\n"
	                    "No longer in every lesson: e.\n"
	                    "At home: j\n"
	                    "How school helps you at home: k\n"
	                    "The teacher in charge is now l.\n"
	                    "The review is now on no date. It was 25 March 2026.");
	for (size_t i = 0; i < l.n; i++) {
		static const enum diff_part parts[] = { DIFF_OUTCOME, DIFF_OUTCOME, DIFF_OUTCOME,  DIFF_OUTCOME,
			                                DIFF_SUPPORT, DIFF_SUPPORT, DIFF_SUPPORT,  DIFF_SUPPORT,
			                                DIFF_SUPPORT, DIFF_SUPPORT, DIFF_STRATEGY, DIFF_STRATEGY,
			                                DIFF_HOME,    DIFF_HOME,    DIFF_TEACHER,  DIFF_REVIEW };

		EQ(l.item[i].part, parts[i]);
		EQ(l.item[i].kind, i == 10 ? DIFF_ADDED : i == 11 ? DIFF_REMOVED : DIFF_CHANGED);
	}
}

/* Parts are matched by their root wherever they stand, and only those that are given are looked at. */
static void test_diff__order_does_not_matter(void **state)
{
	struct outcome x_o[] = { outcome(), outcome(), outcome() };
	struct outcome y_o[] = { outcome(), outcome(), outcome() };
	struct provision x_s[] = { support(), support(), support() };
	struct provision y_s[] = { support(), support(), support() };
	struct strategy x_t[] = { { .words = S("one") }, { .words = S("two") }, { .words = S("three") } };
	struct strategy y_t[] = { x_t[1], x_t[0], x_t[2] };
	struct plan_whole x = { 0 };
	struct plan_whole y = { 0 };
	struct plan_whole more;
	struct diff_list l;

	(void)state;
	whole_of(&x, x_o, x_s, x_t, 2);
	whole_of(&y, y_o, y_s, y_t, 2);
	whole_of(&more, x_o, x_s, x_t, 3);
	more.plan = x.plan;
	x_o[0].root_id = x_s[0].root_id = y_o[1].root_id = y_s[1].root_id = 7;
	x_o[2].root_id = x_s[2].root_id = y_o[2].root_id = y_s[2].root_id = 9;
	x_o[2].aim = x_s[2].what = S("beyond");
	l = plan_diff(A, &x, &y);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)), "Nothing has changed.");
	l = plan_diff(A, &more, &y);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)),
	                    "This goal is no longer in the plan: beyond.\nThis help ends: beyond.\n"
	                    "No longer in every lesson: three.");
	l = plan_diff(A, &y, &more);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)), "New goal: beyond.\nNew help: beyond, 3 times a week.\n"
	                                                     "New in every lesson: three.");
}

static void test_diff__the_rest(void **state)
{
	struct strategy was_s[] = { { .words = S("Cream paper") }, { .words = S("Wait ten seconds") } };
	struct strategy is_s[] = { { .words = S("Wait ten seconds") }, { .words = S("Word mat") } };
	struct plan_whole x = { .plan = { .home = S("Read together"),
		                          .home_school = S("A book bag"),
		                          .teacher_title = S("Mr"),
		                          .teacher_family = S("Price"),
		                          .review_on = DAY(2026, 3, 24) },
		                .strategy = was_s,
		                .strategies = 2 };
	struct plan_whole y = {
		.plan = { .teacher_title = S("Mrs"), .teacher_family = S("Bell"), .review_on = DAY(2026, 3, 26) },
		.strategy = is_s,
		.strategies = 2
	};
	struct diff_list l = plan_diff(A, &x, &y);

	(void)state;
	EQ(l.n, 6);
	EQ(l.item[0].kind, DIFF_ADDED);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)),
	                    "New in every lesson: Word mat.\n"
	                    "No longer in every lesson: Cream paper.\n"
	                    "Nothing is asked of you at home.\n"
	                    "School no longer gives extra help for home.\n"
	                    "The teacher in charge is now Mrs Bell.\n"
	                    "The review is now on 26 March 2026. It was 24 March 2026.");
	l = plan_diff(A, &y, &x);
	assert_true(
	    str_find(plan_diff_text(A, &l), S("At home: Read together\nHow school helps you at home: A book bag")) > 0);
}

/* Day by which an outcome is to be reached, and last day of support: only one of their own is spoken of. */
static void test_diff__days_that_follow_the_review(void **state)
{
	struct outcome x_o = outcome(), y_o = outcome();
	struct provision x_s = support(), y_s = support();
	struct plan_whole x = { .plan.review_on = DAY(2026, 3, 24) };
	struct plan_whole y = { .plan.review_on = DAY(2026, 7, 3) };
	struct diff_list l;

	(void)state;
	x_s.ends = x_o.by_on = x.plan.review_on;
	y_s.ends = y_o.by_on = y.plan.review_on;
	whole_of(&x, &x_o, &x_s, NULL, 1);
	whole_of(&y, &y_o, &y_s, NULL, 1);
	x.strategies = y.strategies = 0;
	l = plan_diff(A, &x, &y);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)), "The review is now on 3 July 2026. It was 24 March 2026.");
	y_o.by_on = DAY(2026, 5, 8);
	l = plan_diff(A, &x, &y);
	EQ(l.n, 2);
	assert_string_equal(str_c(A, l.item[0].text), "“read aloud” is now planned for 8 May 2026. It was no date.");
}

TEST_MAIN(test_plan_diff_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff__many_new_goals),
		cmocka_unit_test(test_diff__much_new_support),
		cmocka_unit_test(test_diff__nothing),
		cmocka_unit_test(test_diff__outcomes),
		cmocka_unit_test(test_diff__support),
		cmocka_unit_test(test_diff__everything_at_once),
		cmocka_unit_test(test_diff__order_does_not_matter),
		cmocka_unit_test(test_diff__the_rest),
		cmocka_unit_test(test_diff__days_that_follow_the_review),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
