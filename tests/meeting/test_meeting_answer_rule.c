/* meeting/meeting_answer_rule: an answer is about the day that was asked, and who comes is said by name. */
#include "support/support.h"

#include "meeting/meeting_answer_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })

static struct meeting meeting(void)
{
	return (struct meeting){ .id = 1, .on_day = DAY(2026, 3, 24), .minute = 930, .state = MEETING_BOOKED };
}

static struct meeting_answer answer(enum coming says)
{
	return (struct meeting_answer){
		.id = 2, .answer = says, .on_day = DAY(2026, 3, 24), .minute = 930, .by_name = S("Mrs Iqbal")
	};
}

static void test_answer__is_about_the_day_that_was_asked(void **state)
{
	struct meeting m = meeting();
	struct meeting_answer x = answer(COMING_NO);

	(void)state;
	EQ(coming_stands(&m, &x), COMING_NO);
	m.minute = 940;
	EQ(coming_stands(&m, &x), COMING_NONE);
	m = meeting();
	m.on_day = DAY(2026, 3, 25);
	EQ(coming_stands(&m, &x), COMING_NONE);
}

static void test_meeting__is_asked_while_it_is_to_come(void **state)
{
	struct meeting m = meeting();
	struct meeting none = { 0 };

	(void)state;
	assert_true(meeting_is_asked(&m, DAY(2026, 3, 24)));
	assert_true(meeting_is_asked(&m, DAY(2026, 3, 10)));
	assert_false(meeting_is_asked(&m, DAY(2026, 3, 25)));
	assert_false(meeting_is_asked(&none, DAY(2026, 3, 10)));
	m.state = MEETING_CANCELLED;
	assert_false(meeting_is_asked(&m, DAY(2026, 3, 10)));
}

static void test_words__say_who_comes(void **state)
{
	struct arena *a = test_arena();
	struct meeting m = meeting();
	struct meeting_answer x[] = { answer(COMING_YES), answer(COMING_NO), answer(COMING_NO) };
	struct coming_count n;

	(void)state;
	x[1].by_name = S("Mr Iqbal");
	x[2].on_day = DAY(2026, 3, 20);
	n = coming_count(&m, x, 3);
	EQ(n.coming, 1);
	EQ(n.cannot, 1);
	assert_true(str_is(coming_words(a, &m, x, 3), "Mrs Iqbal can come. Mr Iqbal cannot come."));
	EQ(coming_words(a, &m, x, 0).n, 0);
	arena_free(a);
}

TEST_MAIN(test_meeting_answer_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answer__is_about_the_day_that_was_asked),
		cmocka_unit_test(test_meeting__is_asked_while_it_is_to_come),
		cmocka_unit_test(test_words__say_who_comes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
