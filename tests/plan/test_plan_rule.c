/* plan/plan_rule at its edges: which line a fact gives. The whole lists are in test_check_rule. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "plan/plan_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 26 };
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

struct draft {
	struct plan_whole whole;
	struct plan_about about;
};

/* An outcome that has words and nothing else. */
static struct outcome aim(int64_t root, const char *words)
{
	return (struct outcome){ .root_id = root, .aim = str_of(words), .baseline = MILLI_NONE, .target = MILLI_NONE };
}

/* The state of the line with this text, -1 when there is none. */
static int state_of(const struct draft *f, const char *text)
{
	struct check_list l = plan_check(A, &f->whole, &f->about, test_calendar(), TODAY);

	for (size_t i = 0; i < l.n; i++) {
		assert_true(i == 0 || l.item[i - 1].state <= l.item[i].state);
		if (str_is(l.item[i].text, text))
			return (int)l.item[i].state;
	}
	return -1;
}

static const char *anchor_of(const struct draft *f, const char *text)
{
	struct check_list l = plan_check(A, &f->whole, &f->about, test_calendar(), TODAY);

	for (size_t i = 0; i < l.n; i++)
		if (str_is(l.item[i].text, text))
			return str_c(A, l.item[i].anchor);
	return "none";
}

static void test_plan__one_outcome_with_words_is_enough(void **state)
{
	struct outcome o[] = { aim(1, " "), aim(2, "Read") };
	struct draft f = { { .outcome = o, .outcomes = 1 }, { .pupil = S("Zara") } };

	(void)state;
	EQ(state_of(&f, "The plan needs at least one outcome: what will be different?"), CHECK_MISSING);
	f.whole.outcomes = 2;
	EQ(state_of(&f, "There is an outcome to work for"), CHECK_OK);
	EQ(state_of(&f, "Outcome 1 has no words yet"), CHECK_ADVICE);
	EQ(state_of(&f, "Outcome 2 has no words yet"), -1);
	assert_string_equal(anchor_of(&f, "Outcome 1 has no words yet"), "outcome-1");
	assert_string_equal(anchor_of(&f, "Outcome 2 needs a measure, a number for now and a target"), "outcome-2");
	assert_string_equal(anchor_of(&f, "Outcome 2 has no support yet"), "outcome-2");
}

static void test_plan__support_by_its_outcome_or_for_all(void **state)
{
	struct outcome o[] = { aim(1, "Read"), aim(2, "Write") };
	struct provision s[] = { { .outcome_root = 2, .what = S("Practice"), .per_week = 1, .minutes = 1 },
		                 { .outcome_root = 1 } };
	struct draft f = { { .outcome = o, .outcomes = 2, .provision = s, .provisions = 1 }, { .pupil = S("Zara") } };

	(void)state;
	EQ(state_of(&f, "Outcome 1 has no support yet"), CHECK_ADVICE);
	EQ(state_of(&f, "Outcome 2 has no support yet"), -1);
	EQ(state_of(&f, "Each outcome has support"), -1);
	EQ(state_of(&f, "Support 1 does not say what it is"), -1);
	EQ(state_of(&f, "Support 1 needs how often and how long"), -1); /* once, a minute: strange, but said */
	assert_string_equal(anchor_of(&f, "Support 1 needs a named person"), "support-1");
	EQ(state_of(&f, "Say why each support should work"), CHECK_ADVICE);
	s[0].evidence = S("worked here before");
	EQ(state_of(&f, "Each support says why it should work"), CHECK_OK);
	s[0].outcome_root = 0;
	EQ(state_of(&f, "Each outcome has support"), CHECK_OK);
	f.whole.outcomes = 1;
	EQ(state_of(&f, "Each outcome has support"), CHECK_OK);
	f.whole.outcomes = 2;
	s[0].minutes = 0;
	EQ(state_of(&f, "Support 1 needs how often and how long"), CHECK_ADVICE);
	s[0].minutes = 1;
	s[0].per_week = 0;
	EQ(state_of(&f, "Support 1 needs how often and how long"), CHECK_ADVICE);
	f.whole.provisions = 0;
	EQ(state_of(&f, "Each support says why it should work"), -1);
	EQ(state_of(&f, "Say why each support should work"), -1);
	f.whole.outcomes = 0;
	EQ(state_of(&f, "Each outcome has support"), -1);
}

static void test_plan__needs_from_an_assessment(void **state)
{
	struct outcome o[] = { aim(1, "Read"), aim(2, "Write") };
	struct draft f = { { .outcome = o, .outcomes = 2 }, { .pupil = S("Zara") } };

	(void)state;
	EQ(state_of(&f, "The assessment of this cycle is not finished"), CHECK_ADVICE);
	f.about.has_assessment = true;
	EQ(state_of(&f, "Needs come from an assessment"), CHECK_OK);
	f.about.has_assessment = false;
	EQ(state_of(&f, "The assessment of this cycle is not finished"), CHECK_ADVICE);
}

static void test_plan__everybody(void **state)
{
	struct draft f = { .about.pupil = S("Zara") };

	(void)state;
	EQ(state_of(&f, "Say what every teacher does in every lesson"), CHECK_ADVICE);
	EQ(state_of(&f, "Say what happens at home, or that nothing is asked"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what the parents said, or how you tried to reach them"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what Zara said, or that they preferred not to say"), CHECK_ADVICE);
	assert_string_equal(anchor_of(&f, "Say who was asked, when and how"), "parents");
	f.about.is_over_school_age = true;
	EQ(state_of(&f, "Nothing from the parents yet: the young person decides whether they take part"), CHECK_ADVICE);
	f.whole.strategies = 1;
	f.whole.plan.home = f.whole.plan.parents_said = f.whole.plan.pupil_said = S("x");
	f.whole.plan.parents_how = CONSULTED_PHONE;
	EQ(state_of(&f, "What every teacher does is set"), CHECK_OK);
	EQ(state_of(&f, "Home part agreed"), CHECK_OK);
	EQ(state_of(&f, "Parents’ views recorded"), CHECK_OK);
	EQ(state_of(&f, "Zara’s views recorded"), CHECK_OK);
	assert_string_equal(anchor_of(&f, "Say who was asked, when and how"), "pupil");
	f.whole.plan.pupil_how = CONSULTED_TALK;
	EQ(state_of(&f, "Who was asked, and how, is recorded"), CHECK_OK);
	f.whole.plan.parents_how = CONSULTED_NONE;
	EQ(state_of(&f, "Say who was asked, when and how"), CHECK_ADVICE);
}

static void test_plan__the_teacher(void **state)
{
	struct draft f = { .about = { .pupil = S("Zara"), .teacher = TEACHER_OK } };

	(void)state;
	EQ(state_of(&f, "A class or subject teacher stays responsible"), CHECK_OK);
	f.about.teacher = TEACHER_OTHER;
	EQ(state_of(&f, "A class or subject teacher must stay responsible, also when somebody else gives the support"),
	   CHECK_MISSING);
	f.about.teacher = TEACHER_NONE;
	EQ(state_of(&f, "Choose the teacher who stays responsible"), CHECK_MISSING);
}

static void problem_is(struct date review_on, struct date begin, struct date today, const char *want)
{
	assert_string_equal(str_c(A, review_date_problem(A, test_calendar(), review_on, begin, today)), want);
}

static void test_review_date__edges(void **state)
{
	const char *far = "The review is more than a term away. Plans should be reviewed about three times a year";
	struct draft f = { { .plan.review_on = TODAY }, { .pupil = S("Zara") } };

	(void)state;
	problem_is(TODAY, DATE_NONE, TODAY, ""); /* today is not past */
	problem_is(DAY(2026, 3, 25), DATE_NONE, TODAY, "The review date has passed");
	EQ(state_of(&f, "Review date in term time"), CHECK_OK);
	f.whole.plan.review_on = DAY(2026, 3, 28); /* a Saturday */
	EQ(state_of(&f, "The review date is not a school day. The school day before is Friday 27 March 2026"),
	   CHECK_ADVICE);
	/* On a Saturday for that Saturday: no day for it, but not past. */
	EQ(plan_check(A, &f.whole, &f.about, test_calendar(), f.whole.plan.review_on).missing,
	   plan_check(A, &f.whole, &f.about, test_calendar(), DAY(2026, 3, 27)).missing);
	EQ(plan_check(A, &f.whole, &f.about, test_calendar(), DAY(2026, 3, 29)).missing,
	   plan_check(A, &f.whole, &f.about, test_calendar(), DAY(2026, 3, 27)).missing + 1);
	/* From Monday 12 January the fifteenth week with school ends on Friday 15 May. */
	problem_is(DAY(2026, 5, 15), DAY(2026, 1, 12), DAY(2026, 1, 5), "");
	EQ(school_weeks(test_calendar(), DAY(2026, 1, 12), DAY(2026, 5, 15)), 15);
	problem_is(DAY(2026, 5, 18), DAY(2026, 1, 12), DAY(2026, 1, 5), far);
	problem_is(DAY(2026, 5, 18), DATE_NONE, DAY(2026, 1, 12), far);
	problem_is(DAY(2026, 5, 18), DAY(2026, 1, 19), DAY(2026, 1, 12), ""); /* counted from the start of the plan */
}

TEST_MAIN(test_plan_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan__one_outcome_with_words_is_enough),
		cmocka_unit_test(test_plan__support_by_its_outcome_or_for_all),
		cmocka_unit_test(test_plan__needs_from_an_assessment),
		cmocka_unit_test(test_plan__everybody),
		cmocka_unit_test(test_plan__the_teacher),
		cmocka_unit_test(test_review_date__edges),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
