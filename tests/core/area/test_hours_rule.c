/* Hours as people write them. */
#include "support/support.h"

#include "core/area/hours_rule.h"

enum { TEN = 600 };

static void test_hours__are_read_as_people_write_them(void **state)
{
	static const char *const SAME[] = {
		"Mon-Fri 09:30-15:00",
		"Monday – Friday 9.30am - 3.00pm",
		"Monday to Friday, 9.30am to 3pm",
		"weekdays 9.30 to 15.00",
		"Mon, Tue, Wed, Thu and Fri: 9.30am until 3pm",
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
		assert_string_equal(str_c(a, hours_words(a, str_of(SAME[i]))), "Monday to Friday, 9.30am to 3pm");
	assert_string_equal(str_c(a, hours_words(a, S("Tue 10am-noon; Thu & Fri 1pm-4.15pm"))),
	                    "Tuesday, 10am to noon; Thursday and Friday, 1pm to 4.15pm");
	arena_free(a);
}

static void test_hours__that_cannot_be_read_stay_as_they_are(void **state)
{
	static const char *const NOT[] = {
		"Term time only",       "9.30am to 3pm",    "Mon-Fri",         "Mon 3pm to 9am",
		"Mon 9am-1pm, 2pm-5pm", "Mon 9-5; Mon 6-7", "Fri-Mon 9am-3pm", ""
	};
	struct arena *a = test_arena();
	struct hours h;

	(void)state;
	for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++) {
		assert_false(hours_read(str_of(NOT[i]), &h));
		assert_string_equal(str_c(a, hours_words(a, str_of(NOT[i]))), NOT[i]);
	}
	arena_free(a);
}

static void test_hours__say_when_the_line_opens_next(void **state)
{
	struct hours h;

	(void)state;
	assert_true(hours_read(S("Mon-Fri 09:30-15:00"), &h));
	assert_true(hours_open(&h, 0, TEN));
	assert_false(hours_open(&h, 0, 15 * 60));
	assert_false(hours_open(&h, 5, TEN));
	assert_int_equal(hours_days_until(&h, 0, TEN), 0);
	assert_int_equal(hours_days_until(&h, 0, 15 * 60), 1);
	assert_int_equal(hours_days_until(&h, 4, 16 * 60), 3); /* Friday afternoon: Monday */
	h = (struct hours){ 0 };
	assert_int_equal(hours_days_until(&h, 0, TEN), -1);
}

TEST_MAIN(test_hours_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hours__are_read_as_people_write_them),
		cmocka_unit_test(test_hours__that_cannot_be_read_stay_as_they_are),
		cmocka_unit_test(test_hours__say_when_the_line_opens_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
