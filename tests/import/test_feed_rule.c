/* import/feed_rule: nights without a file, counted by hand in the spring of 2026. Half-term is 16 to 20 February,
 * Easter holidays are 30 March to 10 April; Monday 4 May is a bank holiday. */
#include "import/feed_rule.h"

#include "support/domain_calendar.h"
#include "support/support.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct feed_plan SCHOOL_DAYS = { 0, FEED_DAY_ENDS, FEED_PATIENCE };
static const struct feed_plan BY_SEVEN = { 0, 7 * 60, FEED_PATIENCE };

static struct feed_absence missed(const struct feed_plan *p, struct date last, struct date today, int minute)
{
	return feed_absent(p, test_calendar(), last, &(struct now){ .today = today, .minute = minute });
}

static void is(struct feed_absence x, int nights, struct date first, bool late)
{
	assert_int_equal(x.nights, nights);
	assert_int_equal(date_cmp(x.first, first), 0);
	assert_int_equal(x.late, late);
}

static void test_feed__a_day_is_missed_when_it_is_over(void **state)
{
	const struct date friday = DAY(2026, 2, 27);

	(void)state;
	is(missed(&SCHOOL_DAYS, friday, friday, 1200), 0, DATE_NONE, false);
	is(missed(&SCHOOL_DAYS, friday, DAY(2026, 3, 1), 600), 0, DATE_NONE, false);  /* the weekend */
	is(missed(&SCHOOL_DAYS, friday, DAY(2026, 3, 2), 1439), 0, DATE_NONE, false); /* Monday is not over */
	is(missed(&SCHOOL_DAYS, friday, DAY(2026, 3, 3), 0), 1, DAY(2026, 3, 2), false);
	is(missed(&SCHOOL_DAYS, friday, DAY(2026, 3, 4), 0), 2, DAY(2026, 3, 2), true);
	is(missed(&SCHOOL_DAYS, friday, DAY(2026, 3, 10), 540), 6, DAY(2026, 3, 2), true);
}

static void test_feed__an_hour_says_it_sooner(void **state)
{
	const struct date friday = DAY(2026, 2, 27);

	(void)state;
	is(missed(&BY_SEVEN, friday, DAY(2026, 3, 2), 419), 0, DATE_NONE, false);
	is(missed(&BY_SEVEN, friday, DAY(2026, 3, 2), 420), 1, DAY(2026, 3, 2), false);
	is(missed(&BY_SEVEN, friday, DAY(2026, 3, 3), 420), 2, DAY(2026, 3, 2), true);
	/* It came on that day, whenever: the day is no more counted. */
	is(missed(&BY_SEVEN, DAY(2026, 3, 3), DAY(2026, 3, 3), 1300), 0, DATE_NONE, false);
}

static void test_feed__holidays_count_no_nights(void **state)
{
	(void)state;
	/* From the last day before half-term to the first day after it. */
	is(missed(&SCHOOL_DAYS, DAY(2026, 2, 13), DAY(2026, 2, 22), 600), 0, DATE_NONE, false);
	is(missed(&SCHOOL_DAYS, DAY(2026, 2, 12), DAY(2026, 2, 22), 600), 1, DAY(2026, 2, 13), false);
	is(missed(&SCHOOL_DAYS, DAY(2026, 2, 13), DAY(2026, 2, 25), 0), 2, DAY(2026, 2, 23), true);
	/* Two weeks of Easter. */
	is(missed(&SCHOOL_DAYS, DAY(2026, 3, 27), DAY(2026, 4, 13), 600), 0, DATE_NONE, false);
	/* A bank holiday. */
	is(missed(&SCHOOL_DAYS, DAY(2026, 5, 1), DAY(2026, 5, 5), 600), 0, DATE_NONE, false);
	is(missed(&SCHOOL_DAYS, DAY(2026, 5, 1), DAY(2026, 5, 6), 600), 1, DAY(2026, 5, 5), false);
}

static void test_feed__named_days_are_those_of_term_time(void **state)
{
	struct feed_plan p = { .due_minute = FEED_DAY_ENDS, .patience = 1 };

	(void)state;
	/* Exports after each school day, at one in the morning: Tuesday to Saturday. */
	assert_true(feed_nights_parse(S("tue,wed,thu,fri,sat"), &p.weekdays));
	assert_false(feed_expected(&p, test_calendar(), DAY(2026, 3, 2))); /* Monday */
	assert_true(feed_expected(&p, test_calendar(), DAY(2026, 3, 3)));
	assert_true(feed_expected(&p, test_calendar(), DAY(2026, 2, 14)));  /* after the last day before half-term */
	assert_false(feed_expected(&p, test_calendar(), DAY(2026, 2, 17))); /* in it */
	assert_false(feed_expected(&p, test_calendar(), DAY(2026, 2, 21)));
	is(missed(&p, DAY(2026, 2, 28), DAY(2026, 3, 3), 600), 0, DATE_NONE, false);
	is(missed(&p, DAY(2026, 2, 28), DAY(2026, 3, 4), 600), 1, DAY(2026, 3, 3), true);
	/* Every night is not every night of a holiday. */
	assert_true(feed_nights_parse(S("every"), &p.weekdays));
	is(missed(&p, DAY(2026, 2, 14), DAY(2026, 2, 23), 600), 0, DATE_NONE, false);
}

static void test_feed__long_ago_is_counted_for_a_while(void **state)
{
	struct feed_absence x = missed(&SCHOOL_DAYS, DAY(2019, 9, 2), DAY(2026, 3, 10), 600);

	(void)state;
	assert_true(x.late);
	assert_true(x.nights > 100 && x.nights < FEED_LOOK_BACK);
}

static void test_feed__which_nights(void **state)
{
	struct arena *a = test_arena();
	unsigned days = 77;

	(void)state;
	assert_true(feed_nights_parse(S("school"), &days));
	assert_int_equal(days, 0);
	assert_true(str_is(feed_nights_words(a, days), "each school day"));
	assert_true(feed_nights_parse(S("mon, tue ,fri"), &days));
	assert_true(str_is(feed_nights_words(a, days), "Monday, Tuesday and Friday in term time"));
	assert_true(feed_nights_parse(S("wed"), &days));
	assert_true(str_is(feed_nights_words(a, days), "Wednesday in term time"));
	assert_true(feed_nights_parse(S("every"), &days));
	assert_true(str_is(feed_nights_words(a, days), "each night in term time"));
	assert_false(feed_nights_parse(S(""), &days));
	assert_false(feed_nights_parse(S("monday"), &days));
	assert_false(feed_nights_parse(S("mon,every"), &days));
	arena_free(a);
}

TEST_MAIN(test_feed_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_feed__a_day_is_missed_when_it_is_over),
		cmocka_unit_test(test_feed__an_hour_says_it_sooner),
		cmocka_unit_test(test_feed__holidays_count_no_nights),
		cmocka_unit_test(test_feed__named_days_are_those_of_term_time),
		cmocka_unit_test(test_feed__long_ago_is_counted_for_a_while),
		cmocka_unit_test(test_feed__which_nights),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
