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

static struct diff_outcome outcome(void)
{
	return (struct diff_outcome){ 1,    S("read aloud"), S("a timed page"), S("words a minute"),
		                      true, 55000,           DAY(2026, 3, 24) };
}

static struct diff_support support(void)
{
	return (struct diff_support){ 1, S("Reading practice"), S("Jo Whitlock"), 3, 10, 1, DAY(2026, 3, 20) };
}

static const char *outcome_text(struct diff_outcome was, struct diff_outcome is)
{
	struct diff_plan x = { .outcome = &was, .outcomes = 1 };
	struct diff_plan y = { .outcome = &is, .outcomes = 1 };
	struct diff_list l = plan_diff(A, &x, &y);

	return str_c(A, plan_diff_text(A, &l));
}

static const char *support_text(struct diff_support was, struct diff_support is)
{
	struct diff_plan x = { .support = &was, .supports = 1 };
	struct diff_plan y = { .support = &is, .supports = 1 };
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
	struct diff_outcome o = outcome();
	struct diff_outcome none = outcome();

	(void)state;
	o.aim = S("read for fun");
	assert_string_equal(outcome_text(outcome(), o), "The goal “read aloud” now says “read for fun”.");
	o = outcome();
	o.target = 60000;
	assert_string_equal(outcome_text(outcome(), o),
	                    "The target for “read aloud” is now 60 words a minute. It was 55 words a minute.");
	none.has_target = false;
	assert_string_equal(outcome_text(none, outcome()),
	                    "The target for “read aloud” is now 55 words a minute. It was no number.");
	o = none;
	o.target = 1;
	assert_string_equal(outcome_text(none, o), "Nothing has changed.");
	o = outcome();
	o.unit = S("");
	assert_string_equal(outcome_text(outcome(), o),
	                    "The target for “read aloud” is now 55. It was 55 words a minute.");
	o = outcome();
	o.measure = S("listening");
	assert_string_equal(outcome_text(outcome(), o), "How we measure “read aloud” is now: listening.");
	o = outcome();
	o.by = DAY(2026, 7, 3);
	assert_string_equal(outcome_text(outcome(), o),
	                    "“read aloud” is now planned for 3 July 2026. It was 24 March 2026.");
	o = outcome();
	o.root = 2;
	o.aim = S("spell 28 words");
	assert_string_equal(outcome_text(outcome(), o),
	                    "New goal: spell 28 words.\nThis goal is no longer in the plan: read aloud.");
}

static void test_diff__support(void **state)
{
	struct diff_support s = support();

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
	s.giver = S("Shazia Malik");
	assert_string_equal(support_text(support(), s), "Reading practice is now with Shazia Malik.");
	s.giver = S("");
	assert_string_equal(support_text(support(), s), "We are looking for somebody new for Reading practice.");
	s = support();
	s.ends = DATE_NONE;
	assert_string_equal(support_text(support(), s), "Reading practice: last day now no date.");
	s = support();
	s.root = 9;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice, 3 times a week.\nThis help ends: Reading practice.");
	s.per_week = 1;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice, once a week.\nThis help ends: Reading practice.");
	s.per_week = 0;
	assert_string_equal(support_text(support(), s),
	                    "New help: Reading practice.\nThis help ends: Reading practice.");
}

/* All that can be said at once, and every line is whole. */
static void test_diff__everything_at_once(void **state)
{
	const struct diff_outcome x_o = outcome();
	const struct diff_outcome y_o = { 1, S("a"), S("b"), S("m"), true, 1000, DAY(2026, 7, 3) };
	const struct diff_support x_s = support();
	const struct diff_support y_s = { 1, S("c"), S("d"), 1, 2, 2, DAY(2026, 7, 3) };
	const struct str x_t[] = { S("e") }, y_t[] = { S("f") };
	const struct diff_plan x = { &x_o, 1, &x_s, 1, x_t, 1, S("g"), S("h"), S("i"), DAY(2026, 3, 24) };
	const struct diff_plan y = { &y_o, 1, &y_s, 1, y_t, 1, S("j"), S("k"), S("l"), DATE_NONE };
	struct diff_list l = plan_diff(A, &x, &y);

	(void)state;
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
	                    "The review is now on no date. It was 24 March 2026.");
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
	struct diff_outcome x_o[] = { outcome(), outcome(), outcome() };
	struct diff_outcome y_o[] = { outcome(), outcome(), outcome() };
	struct diff_support x_s[] = { support(), support(), support() };
	struct diff_support y_s[] = { support(), support(), support() };
	const struct str x_t[] = { S("one"), S("two"), S("three") }, y_t[] = { S("two"), S("one"), S("three") };
	const struct diff_plan x = { x_o, 2, x_s, 2, x_t, 2, .home = STR_NONE };
	const struct diff_plan y = { y_o, 2, y_s, 2, y_t, 2, .home = STR_NONE };
	struct diff_plan more = x;
	struct diff_list l;

	(void)state;
	x_o[0].root = x_s[0].root = y_o[1].root = y_s[1].root = 7;
	x_o[2].root = x_s[2].root = y_o[2].root = y_s[2].root = 9;
	x_o[2].aim = x_s[2].what = S("beyond");
	l = plan_diff(A, &x, &y);
	assert_string_equal(str_c(A, plan_diff_text(A, &l)), "Nothing has changed.");
	more.outcomes = more.supports = more.strategies = 3;
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
	const struct str was_s[] = { S("Cream paper"), S("Wait ten seconds") };
	const struct str is_s[] = { S("Wait ten seconds"), S("Word mat") };
	struct diff_plan x = { .strategy = was_s,
		               .strategies = 2,
		               .home = S("Read together"),
		               .home_school = S("A book bag"),
		               .teacher = S("Mr Price"),
		               .review_on = DAY(2026, 3, 24) };
	struct diff_plan y = {
		.strategy = is_s, .strategies = 2, .teacher = S("Mrs Bell"), .review_on = DAY(2026, 3, 26)
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

TEST_MAIN(test_plan_diff_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_diff__nothing),
		cmocka_unit_test(test_diff__outcomes),
		cmocka_unit_test(test_diff__support),
		cmocka_unit_test(test_diff__everything_at_once),
		cmocka_unit_test(test_diff__order_does_not_matter),
		cmocka_unit_test(test_diff__the_rest),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
