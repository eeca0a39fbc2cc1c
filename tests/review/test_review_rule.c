/* review/review_rule at its edges: which line a fact gives. The whole lists are in test_check_rule. */
#include "support/support.h"

#include "review/review_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 26 };
static const char *const SAME =
    "There was no progress in an outcome. Say what will be different, not only more of the same";
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
static int state_of(const struct review_fact *f, const char *text)
{
	struct check_list l = review_check(A, f, TODAY);

	for (size_t i = 0; i < l.n; i++) {
		assert_true(i == 0 || l.item[i - 1].state <= l.item[i].state);
		if (str_is(l.item[i].text, text))
			return (int)l.item[i].state;
	}
	return -1;
}

static void test_review__today_is_a_day(void **state)
{
	struct review_fact f = { .pupil = S("Zara"), .held = TODAY };

	(void)state;
	EQ(state_of(&f, "Day of the review given"), CHECK_OK);
	f.held = DAY(2026, 3, 27);
	EQ(state_of(&f, "The review cannot be in the future"), CHECK_MISSING);
	f.held = DATE_NONE;
	EQ(state_of(&f, "Give the day of the review"), CHECK_MISSING);
}

static void test_review__views(void **state)
{
	struct review_fact f = { .pupil = S("Zara"), .held = TODAY };

	(void)state;
	EQ(state_of(&f, "Record the parents’ views, or how you tried to reach them"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what Zara thinks, or that they preferred not to say"), CHECK_ADVICE);
	EQ(state_of(&f, "Record what the staff think"), CHECK_ADVICE);
	f.has_parent_view = f.has_pupil_view = f.has_staff_view = true;
	EQ(state_of(&f, "Parents’ views are in"), CHECK_OK);
	EQ(state_of(&f, "Zara’s views are in"), CHECK_OK);
	EQ(state_of(&f, "Staff views are in"), CHECK_OK);
	EQ(state_of(&f, "Record what you learned about the needs: it opens the next assessment"), CHECK_ADVICE);
	EQ(state_of(&f, "Write the summary for the parents in plain words"), CHECK_ADVICE);
	f.learned = f.summary = S("x");
	EQ(state_of(&f, "What was learned is recorded"), CHECK_OK);
	EQ(state_of(&f, "Summary for the parents is ready"), CHECK_OK);
}

static void test_review__which_judgement_asks_for_more(void **state)
{
	static const enum judgement ALL[] = { JUDGED_UNKNOWN, JUDGED_BACK,    JUDGED_NONE,
		                              JUDGED_PARTLY,  JUDGED_REACHED, JUDGED_MORE };
	struct review_fact f = { .pupil = S("Zara"), .next = NEXT_CONTINUE, .supports = 2, .supports_decided = 2 };

	(void)state;
	EQ(state_of(&f, "Each outcome is judged"), CHECK_OK);
	EQ(state_of(&f, "Each support has a decision"), CHECK_OK);
	f.supports_decided = 1;
	EQ(state_of(&f, "Decide for each support: keep, change, replace or stop"), CHECK_ADVICE);
	for (size_t i = 0; i < sizeof ALL / sizeof ALL[0]; i++) {
		f.judged = &ALL[i];
		f.outcomes = 1;
		EQ(state_of(&f, SAME), ALL[i] == JUDGED_BACK || ALL[i] == JUDGED_NONE ? CHECK_ADVICE : -1);
		EQ(state_of(&f, "Outcomes without a number after: 1"), ALL[i] == JUDGED_UNKNOWN ? CHECK_ADVICE : -1);
	}
	f.judged = ALL;
	f.outcomes = 6;
	EQ(state_of(&f, SAME), CHECK_ADVICE);
	f.next = NEXT_CONTINUE | NEXT_CHANGE; /* something is different */
	EQ(state_of(&f, SAME), -1);
}

static void test_review__slow_for_two_cycles(void **state)
{
	const char *slow = "Little progress over 2 cycles: think about involving a specialist";
	struct review_fact f = { .pupil = S("Zara"), .next = NEXT_CHANGE, .slow_cycles = 1 };

	(void)state;
	EQ(state_of(&f, "Little progress over 1 cycles: think about involving a specialist"), -1);
	f.slow_cycles = 2;
	EQ(state_of(&f, slow), CHECK_ADVICE);
	f.next = NEXT_CHANGE | NEXT_SPECIALIST;
	EQ(state_of(&f, slow), -1);
	f.next = NEXT_CHANGE | NEXT_EHC;
	EQ(state_of(&f, slow), -1);
}

static void test_review__the_next_step(void **state)
{
	struct review_fact f = { .pupil = S("Zara"), .summary = S("x") };

	(void)state;
	EQ(state_of(&f, "Choose what happens next"), CHECK_MISSING);
	EQ(state_of(&f, "Say why this is the next step"), CHECK_ADVICE);
	EQ(state_of(&f, "Record whether the parents and the pupil agree"), CHECK_ADVICE);
	EQ(state_of(&f, "Parents are told about the request"), -1);
	f.next = NEXT_STEP_DOWN;
	EQ(state_of(&f, "Next step chosen"), CHECK_OK); /* alone */
	EQ(state_of(&f, "Say why SEN Support ends"), CHECK_MISSING);
	f.why = f.family_agrees = S("x");
	EQ(state_of(&f, "Reason given"), CHECK_OK);
	EQ(state_of(&f, "What the family says to it is recorded"), CHECK_OK);
	f.next = NEXT_STEP_DOWN | NEXT_EHC;
	EQ(state_of(&f, "Stepping down cannot go together with other steps"), CHECK_MISSING);
	EQ(state_of(&f, "Parents are told about the request"), CHECK_OK);
	f.next = NEXT_CONTINUE | NEXT_CHANGE;
	EQ(state_of(&f, "Next step chosen"), CHECK_OK);
}

static void test_review__a_specialist_is_agreed_by_another_paragraph(void **state)
{
	struct review_fact f = { .pupil = S("Zara"), .next = NEXT_CHANGE };

	(void)state;
	for (int round = 0; round < 2; round++) {
		struct check_list l = review_check(A, &f, TODAY);

		for (size_t i = 0; i < l.n; i++)
			if (str_is(l.item[i].anchor, "family_agrees"))
				assert_true(str_is(l.item[i].ref, round == 0 ? "6.54" : "6.59"));
		f.next = NEXT_SPECIALIST;
	}
}

static void test_next_step__words_there_and_back(void **state)
{
	static const enum next_step ALL[] = { NEXT_CONTINUE, NEXT_CHANGE, NEXT_STEP_DOWN, NEXT_SPECIALIST, NEXT_EHC };

	(void)state;
	for (size_t i = 0; i < sizeof ALL / sizeof ALL[0]; i++) {
		EQ(next_step_of(next_step_code(ALL[i])), ALL[i]);
		assert_true(next_step_label(ALL[i]).n > 0);
	}
	assert_string_equal(str_c(A, next_step_label(NEXT_CONTINUE)), "Continue");
	EQ(next_step_of(S("")), 0);
	assert_true(next_step_label((enum next_step)64).n >
	            0); /* nobody knows it, and nothing beyond the table is read */
}

TEST_MAIN(test_review_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_review__today_is_a_day),
		cmocka_unit_test(test_review__views),
		cmocka_unit_test(test_review__which_judgement_asks_for_more),
		cmocka_unit_test(test_review__slow_for_two_cycles),
		cmocka_unit_test(test_review__the_next_step),
		cmocka_unit_test(test_review__a_specialist_is_agreed_by_another_paragraph),
		cmocka_unit_test(test_next_step__words_there_and_back),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
