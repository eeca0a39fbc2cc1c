/* kit/base/date and kit/base/clock against known dates. */
#include "support/support.h"

#include <string.h>

#include "kit/base/clock.h"

static void test_date__round_trip(void **state)
{
	(void)state;
	for (int32_t n = -25000; n < 84000; n++) {
		struct date d = date_from_days(n);

		assert_true(date_is(d));
		assert_int_equal(date_days(d), n);
	}
}

static void test_date__weekdays(void **state)
{
	(void)state;
	assert_int_equal(date_weekday((struct date){ 2026, 3, 24 }), 1);
	assert_int_equal(date_weekday((struct date){ 2027, 6, 25 }), 4);
	assert_int_equal(date_weekday((struct date){ 1969, 12, 28 }), 6);
}

static void test_date__of_two(void **state)
{
	const struct date x = { 2026, 3, 24 }, y = { 2026, 3, 25 };

	(void)state;
	assert_int_equal(date_cmp(date_later(x, y), y), 0);
	assert_int_equal(date_cmp(date_later(y, x), y), 0);
	assert_int_equal(date_cmp(date_earlier(x, y), x), 0);
	assert_int_equal(date_cmp(date_earlier(y, x), x), 0);
	assert_int_equal(date_cmp(date_later(DATE_NONE, x), x), 0);
	assert_true(date_none(date_earlier(DATE_NONE, x)));
}

static void test_date__parse(void **state)
{
	static char month[9000];
	struct date d;

	(void)state;
	assert_true(date_parse(S(" 1/9/2015 "), &d));
	assert_int_equal(date_cmp(d, (struct date){ 2015, 9, 1 }), 0);
	assert_true(date_parse(S("29 feb 2024"), &d));
	assert_int_equal(date_cmp(d, (struct date){ 2024, 2, 29 }), 0);
	assert_false(date_parse(S("29/2/2023"), &d));
	assert_false(date_parse(S("2023-02-30"), &d));
	assert_false(date_parse(S("1/9/15"), &d));
	memset(month, 'a', sizeof month);
	memcpy(month, "5 ", 2);
	memcpy(month + sizeof month - 5, " 2025", 5);
	assert_false(date_parse((struct str){ month, sizeof month }, &d)); /* as long as a form may be */
	assert_false(date_parse(S(""), &d));
}

static void test_clock__summer_time_changes_on_the_last_sundays(void **state)
{
	struct clock c;

	(void)state;
	assert_true(clock_parse(S("2026-03-29T00:59"), &c));
	assert_int_equal(clock_at(c.utc).minute, 59);
	assert_int_equal(clock_at(c.utc + 60).minute, 120);
	assert_true(clock_parse(S("2026-10-25T03:00"), &c));
	assert_int_equal(clock_at(c.utc).minute, 180);
	assert_int_equal(clock_at(c.utc - 7200).minute, 60);
}

static void test_clock__stands_still_or_runs_on(void **state)
{
	struct clock c;
	int64_t at;

	(void)state;
	assert_true(clock_parse(S("2026-03-10T09:00"), &c));
	at = clock_read(&c).utc;
	assert_int_equal(clock_read(&c).utc, at);
	c.runs_from_us = clock_monotonic_us() - 90 * 1000000; /* started a minute and a half ago */
	assert_int_equal(clock_read(&c).utc, at + 90);
}

TEST_MAIN(test_date)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_date__round_trip),
		cmocka_unit_test(test_date__weekdays),
		cmocka_unit_test(test_date__of_two),
		cmocka_unit_test(test_date__parse),
		cmocka_unit_test(test_clock__summer_time_changes_on_the_last_sundays),
		cmocka_unit_test(test_clock__stands_still_or_runs_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
