/* decide/decision_rule at its edges: what is said about what, on which day. The whole lists are in test_check_rule. */
#include "support/support.h"

#include "decide/decision_rule.h"

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
		                   .decided_on = TODAY,
		                   .monitor_on = DAY(2026, 3, 27) },
		                 { .discussion = TODAY, .code = code } };
}

/* The line of a field; the list has one for each, what stops first. */
static struct check_item at(const struct decided *f, const char *anchor)
{
	struct check_list l = decision_check(A, &f->d, &f->about, TODAY);

	for (size_t i = 0; i < l.n; i++) {
		assert_true(i == 0 || l.item[i - 1].state <= l.item[i].state);
		if (str_is(l.item[i].anchor, anchor))
			return l.item[i];
	}
	return (struct check_item){ .text = S("nothing") };
}

static void says(const struct decided *f, const char *anchor, enum check_state state, const char *text)
{
	struct check_item i = at(f, anchor);

	assert_string_equal(str_c(A, i.text), text);
	EQ(i.state, state);
}

static void test_decision__today_after_a_talk_today(void **state)
{
	struct decided f = decision(DECISION_SEN_SUPPORT, 'N');

	(void)state;
	says(&f, "decided_on", CHECK_OK, "Day of the decision given");
	says(&f, "discussion", CHECK_OK, "Parents and pupil were talked with first");
	says(&f, "evidence", CHECK_OK, "Evidence named");
	says(&f, "with_whom", CHECK_OK, "Who took part is named");
	f.d.decided_on = DAY(2026, 3, 25);
	says(&f, "discussion", CHECK_ADVICE,
	     "No early discussion is recorded before this decision. Talk with parents and pupil, or say why not");
	f.d.decided_on = f.about.discussion = DAY(2026, 3, 27);
	says(&f, "decided_on", CHECK_MISSING, "The decision cannot be in the future");
	f.about.discussion = DATE_NONE;
	says(&f, "discussion", CHECK_ADVICE,
	     "No early discussion is recorded before this decision. Talk with parents and pupil, or say why not");
	f.d.evidence = f.d.with_whom = S(" ");
	says(&f, "evidence", CHECK_ADVICE, "Say what the decision rests on");
	says(&f, "with_whom", CHECK_ADVICE, "Say who took part in the decision");
	f.d.reason = S("");
	says(&f, "reason", CHECK_MISSING, "Give the reason");
}

static void test_decision__what_it_contradicts(void **state)
{
	static const struct {
		enum decision_result r;
		char code;
		const char *text;
	} cases[] = {
		{ DECISION_END_SUPPORT, 'N', "The pupil has no SEN Support that could end" },
		{ DECISION_END_SUPPORT, 'E', "The pupil has no SEN Support that could end" },
		{ DECISION_SEN_SUPPORT, 'E', "The pupil has an EHC plan: support goes on under the plan" },
		{ DECISION_SEN_SUPPORT, 'K', "The pupil already has SEN Support" },
		{ DECISION_NOT_SEN, 'K',
		  "The pupil has SEN Support or a plan: end that first, with parents and pupil" },
		{ DECISION_NOT_SEN, 'E',
		  "The pupil has SEN Support or a plan: end that first, with parents and pupil" },
		{ DECISION_ADJUSTMENTS, 'K',
		  "The pupil has SEN Support or a plan: end that first, with parents and pupil" },
		{ DECISION_NONE, 'N', "Choose what was decided" },
	};
	struct decided f = decision(DECISION_NOT_SEN, 'N');

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct decided x = decision(cases[i].r, cases[i].code);

		says(&x, "result", CHECK_MISSING, cases[i].text);
	}
	says(&f, "result", CHECK_OK, "Decision chosen");
	f = decision(DECISION_END_SUPPORT, 'K');
	says(&f, "result", CHECK_OK, "Decision chosen");
	f = decision(DECISION_NOT_YET, 'E');
	says(&f, "result", CHECK_OK, "Decision chosen");
}

static void test_decision__the_day_to_look_again(void **state)
{
	struct decided f = decision(DECISION_NOT_SEN, 'N');

	(void)state;
	says(&f, "monitor_on", CHECK_OK, "There is a day to look again"); /* the day after */
	f.d.monitor_on = TODAY;
	says(&f, "monitor_on", CHECK_MISSING, "The day to look again must be after the decision");
	f.d.monitor_on = DATE_NONE;
	says(&f, "monitor_on", CHECK_MISSING, "Choose the day to look again");
	f.d.result = DECISION_ADJUSTMENTS;
	says(&f, "monitor_on", CHECK_ADVICE, "Choose the day to look again");
	f.d.result = DECISION_SEN_SUPPORT; /* then the cycle looks again */
	says(&f, "monitor_on", CHECK_MISSING, "nothing");
	f.d.result = DECISION_NONE;
	says(&f, "monitor_on", CHECK_MISSING, "nothing");
}

TEST_MAIN(test_decision_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decision__today_after_a_talk_today),
		cmocka_unit_test(test_decision__what_it_contradicts),
		cmocka_unit_test(test_decision__the_day_to_look_again),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
