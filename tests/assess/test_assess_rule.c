/* assess/assess_rule: what is asked for and what stops, one thing at a time. The whole list is in test_check_rule. */
#include "support/support.h"

#include "assess/assess_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))

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

/* The state of the line with this text, -1 when there is none. */
static int state_of(const struct assess_fact *f, const char *text)
{
	struct check_list l = assess_check(A, f);

	for (size_t i = 0; i < l.n; i++) {
		if (i > 0)
			assert_true(l.item[i - 1].state <= l.item[i].state); /* what stops comes first */
		if (str_is(l.item[i].text, text))
			return (int)l.item[i].state;
	}
	return -1;
}

static void test_assess__one_statement_anywhere_is_enough(void **state)
{
	struct assess_fact f = { .pupil = S("Zara"), .strengths = 2 };

	(void)state;
	EQ(state_of(&f, "An assessment needs at least one statement"), CHECK_MISSING);
	f.source[ASSESS_OUTSIDE - 1].statements = 1;
	EQ(state_of(&f, "Something is known"), CHECK_OK);
	f.source[ASSESS_OUTSIDE - 1].statements = 0;
	f.source[ASSESS_TEACHER - 1].statements = 1;
	EQ(state_of(&f, "Something is known"), CHECK_OK);
}

/* "No specialist is involved yet" cannot stand while one works with the pupil. */
static void test_assess__advice_of_who_is_involved_is_asked_for(void **state)
{
	struct assess_fact f = { .pupil = S("Zara"), .specialist = S("Priya Nair") };

	(void)state;
	f.source[ASSESS_OUTSIDE - 1].not_relevant = S("No specialist is involved yet");
	EQ(state_of(&f, "Advice from outside: Priya Nair works with Zara. Record the advice"), CHECK_ADVICE);
	EQ(state_of(&f, "Advice from outside: not relevant, with a reason"), -1);
	f.source[ASSESS_OUTSIDE - 1].statements = 1;
	EQ(state_of(&f, "Advice from outside"), CHECK_OK);
	f = (struct assess_fact){ .pupil = S("Zara") };
	f.source[ASSESS_OUTSIDE - 1].not_relevant = S("No specialist is involved yet");
	EQ(state_of(&f, "Advice from outside: not relevant, with a reason"), CHECK_OK);
}

static void test_assess__views_strengths_and_barriers(void **state)
{
	struct assess_fact f = { .pupil = S("Zara") };

	(void)state;
	EQ(state_of(&f, "Record the parents’ views and how they gave them"), CHECK_ADVICE);
	EQ(state_of(&f, "Record Zara’s views: how they were given and who helped"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what goes well"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what gets in the way"), CHECK_ADVICE);
	EQ(state_of(&f, "The teacher has not added anything yet"), CHECK_ADVICE);
	f.has_parent_view = true;
	f.has_pupil_view = true;
	f.strengths = 1;
	f.barriers = 1;
	EQ(state_of(&f, "Parents’ views recorded"), CHECK_OK);
	EQ(state_of(&f, "Zara’s views recorded"), CHECK_OK);
	EQ(state_of(&f, "Strengths noted"), CHECK_OK);
	EQ(state_of(&f, "Each barrier has an action"), CHECK_OK);
	f.barriers_open = 1;
	EQ(state_of(&f, "Say what is done about each barrier"), CHECK_ADVICE);
}

TEST_MAIN(test_assess_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_assess__one_statement_anywhere_is_enough),
		cmocka_unit_test(test_assess__advice_of_who_is_involved_is_asked_for),
		cmocka_unit_test(test_assess__views_strengths_and_barriers),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
