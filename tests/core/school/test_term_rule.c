/* core/school/term_rule: the calendar of 2025/26 counted by hand, and the arithmetic against counting day by day. */
#include "support/domain_calendar.h"
#include "support/support.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })
#define SAME_DAY(a, b) assert_int_equal(date_cmp((a), (b)), 0)

static const struct calendar EMPTY = { 0 };

static void test_school_day__weekends_holidays_closures(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	assert_true(school_day(c, DAY(2026, 3, 10)));
	assert_false(school_day(c, DAY(2026, 3, 14)));
	assert_false(school_day(c, DAY(2026, 2, 18)));
	assert_false(school_day(c, DAY(2025, 12, 24)));
	assert_false(school_day(c, DAY(2025, 11, 3)));
	assert_false(school_day(c, DAY(2026, 5, 4)));
	assert_true(calendar_knows(c, DAY(2025, 12, 24)));
	assert_true(calendar_knows(c, DAY(2025, 9, 2)));
	assert_true(calendar_knows(c, DAY(2026, 7, 18)));
	assert_false(calendar_knows(c, DAY(2026, 9, 1)));
	assert_false(calendar_knows(c, DAY(2025, 8, 31)));
	assert_false(calendar_knows(&EMPTY, DAY(2026, 3, 10)));
	/* Outside the calendar Monday to Friday count. */
	assert_true(school_day(c, DAY(2027, 3, 10)));
	assert_false(school_day(c, DAY(2027, 3, 13)));
	assert_true(school_day(&EMPTY, DAY(2026, 12, 25)));
}

static void test_school_days__counted(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	/* Reading practice of the design: Monday 12 January to Monday 9 March is 36 school days. */
	EQ(school_days(c, DAY(2026, 1, 12), DAY(2026, 3, 9)), 36);
	EQ(school_days(c, DAY(2026, 1, 12), DAY(2026, 3, 23)), 46);
	EQ(school_days(c, DAY(2026, 3, 10), DAY(2026, 3, 10)), 1);
	EQ(school_days(c, DAY(2026, 3, 11), DAY(2026, 3, 10)), 0);
	EQ(school_days(c, DAY(2026, 2, 14), DAY(2026, 2, 22)), 0);
	EQ(school_days(&EMPTY, DAY(2026, 3, 2), DAY(2026, 3, 15)), 10);
}

static void test_school_days__agree_with_counting_each_day(void **state)
{
	const struct calendar *c = test_calendar();
	const int32_t from = date_days(DAY(2025, 8, 20));

	(void)state;
	for (int32_t i = 0; i < 360; i += 7) {
		int32_t n = 0;

		for (int32_t k = i; k < 360; k++) {
			n += school_day(c, date_from_days(from + k));
			EQ(school_days(c, date_from_days(from + i), date_from_days(from + k)), n);
		}
	}
}

static void test_school_day__next_and_before(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	SAME_DAY(school_day_add(c, DAY(2026, 3, 3), 3), DAY(2026, 3, 6));
	SAME_DAY(school_day_add(c, DAY(2026, 3, 6), 3), DAY(2026, 3, 11));
	SAME_DAY(school_day_next(c, DAY(2026, 2, 13)), DAY(2026, 2, 23));
	SAME_DAY(school_day_next(c, DAY(2025, 10, 24)), DAY(2025, 11, 4));
	SAME_DAY(school_day_before(c, DAY(2026, 1, 5)), DAY(2025, 12, 19));
	SAME_DAY(school_day_before(c, DAY(2026, 3, 10)), DAY(2026, 3, 9));
	SAME_DAY(school_day_until(c, DAY(2026, 3, 10)), DAY(2026, 3, 10));
	SAME_DAY(school_day_until(c, DAY(2026, 4, 1)), DAY(2026, 3, 27));
	SAME_DAY(school_day_add(c, DAY(2026, 3, 3), 0), DAY(2026, 3, 3));
}

static void test_school_day__far_ones_agree_with_stepping(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	for (int32_t start = 0; start < 120; start += 5) {
		struct date from = date_add(DAY(2025, 8, 20), start);
		struct date d = from;

		for (int32_t n = 1; n < 200; n++) {
			d = school_day_next(c, d);
			SAME_DAY(school_day_add(c, from, n), d);
		}
	}
}

static void test_school_day__search_has_an_end(void **state)
{
	/* A calendar that is closed for ever must not hang. */
	const struct term t[] = { { .name = S("Long term"), .starts = { 1990, 1, 1 }, .ends = { 2190, 1, 1 } } };
	const struct closure shut[] = { { .starts = { 2020, 1, 1 }, .ends = { 2190, 1, 1 } } };
	const struct calendar c = { .term = t, .terms = 1, .closure = shut, .closures = 1 };

	(void)state;
	assert_true(date_cmp(school_day_next(&c, DAY(2025, 1, 1)), DAY(2025, 1, 1)) > 0);
	assert_true(date_diff(school_day_next(&c, DAY(2025, 1, 1)), DAY(2025, 1, 1)) < 1000);
	assert_true(date_diff(school_day_add(&c, DAY(2025, 1, 1), 100), DAY(2025, 1, 1)) < 1000);
	assert_true(date_cmp(school_day_until(&c, DAY(2025, 1, 1)), DAY(2025, 1, 1)) < 0);
	assert_true(date_cmp(school_day_add(&c, DAY(2025, 1, 1), 100), DAY(2025, 1, 1)) > 0);
	EQ(school_days(&c, DAY(2020, 1, 1), DAY(2029, 12, 31)), 0);
}

/* Counted once for all, every answer is the same as counted anew: inside, around and far outside. */
static void test_calendar__counted_says_the_same(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *plain = test_calendar();
	const struct calendar counted = calendar_counted(a, plain);
	const struct calendar none = calendar_counted(a, &EMPTY);
	const int32_t from = date_days(DAY(2024, 6, 1));

	(void)state;
	assert_non_null(counted.before);
	for (int32_t i = 0; i < 1500; i += 3) {
		struct date d = date_from_days(from + i);

		EQ(school_day(&counted, d), school_day(plain, d));
		for (int32_t k = -10; k < 1000; k += 7)
			EQ(school_days(&counted, d, date_add(d, k)), school_days(plain, d, date_add(d, k)));
		for (int32_t n = 0; n < 300; n += 11)
			SAME_DAY(school_day_add(&counted, d, n), school_day_add(plain, d, n));
		SAME_DAY(school_day_before(&counted, d), school_day_before(plain, d));
	}
	EQ(school_days(&counted, DATE_NONE, DAY(2026, 3, 10)), school_days(plain, DATE_NONE, DAY(2026, 3, 10)));
	EQ(school_days(&none, DAY(2026, 3, 2), DAY(2026, 3, 15)), 10);
	arena_free(a);
}

static void test_calendar__counted_has_an_end(void **state)
{
	struct arena *a = test_arena();
	const struct term t[] = { { .name = S("Long term"), .starts = { 1990, 1, 1 }, .ends = { 2190, 1, 1 } } };
	const struct closure shut[] = { { .starts = { 2020, 1, 1 }, .ends = { 2190, 1, 1 } } };
	const struct calendar plain = { .term = t, .terms = 1, .closure = shut, .closures = 1 };
	const struct calendar c = calendar_counted(a, &plain);

	(void)state;
	SAME_DAY(school_day_next(&c, DAY(2025, 1, 1)), school_day_next(&plain, DAY(2025, 1, 1)));
	EQ(school_days(&c, DAY(1995, 1, 1), DAY(2150, 12, 31)),
	   school_days(&plain, DAY(1995, 1, 1), DAY(2150, 12, 31)));
	arena_free(a);
}

static void test_school_weeks(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	EQ(school_weeks(c, DAY(2026, 1, 12), DAY(2026, 3, 24)), 10);
	EQ(school_weeks(c, DAY(2026, 1, 12), DAY(2026, 3, 10)), 8);
	EQ(school_weeks(c, DAY(2026, 2, 14), DAY(2026, 2, 22)), 0);
	EQ(school_weeks(c, DAY(2026, 3, 10), DAY(2026, 3, 9)), 0);
}

static void test_term_place__words(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	const struct term whole[] = { { .name = S("Short term"), .starts = { 2026, 9, 2 }, .ends = { 2026, 9, 25 } } };
	const struct calendar one = { .term = whole, .terms = 1 };
	struct term_place p;

	(void)state;
	p = term_place(a, c, DAY(2026, 3, 10));
	TEXT_IS(p.words, "Spring term, second half, week 3 of 5.");
	SAME_DAY(p.to, DAY(2026, 3, 27));
	p = term_place(a, c, DAY(2026, 2, 14));
	TEXT_IS(p.words, "Spring term, first half, week 6 of 6.");
	p = term_place(a, c, DAY(2026, 2, 18));
	TEXT_IS(p.words, "Half-term holiday. School starts again on 23 February.");
	SAME_DAY(p.to, DAY(2026, 3, 27));
	/* The Saturday before school starts is still holiday. */
	p = term_place(a, c, DAY(2026, 2, 21));
	EQ(p.kind, TERM_HOLIDAY);
	p = term_place(a, c, DAY(2025, 12, 28));
	TEXT_IS(p.words, "Holiday. School starts again on 5 January.");
	p = term_place(a, c, DAY(2025, 8, 1));
	EQ(p.kind, TERM_HOLIDAY);
	p = term_place(a, c, DAY(2026, 8, 1));
	EQ(p.kind, TERM_UNKNOWN);
	TEXT_IS(p.words, "The dates of this term are not known yet.");
	p = term_place(a, &one, DAY(2026, 9, 10));
	TEXT_IS(p.words, "Short term, week 2 of 4.");
	arena_free(a);
}

/* Only the terms that are given count, whatever lies behind them in memory; one is enough, and it may end midweek. */
static void test_calendar__its_own_terms_only(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *all = test_calendar();
	const struct calendar two = { .term = all->term, .terms = 2 };
	const struct term midweek[] = {
		{ .name = S("Short term"), .starts = { 2026, 9, 2 }, .ends = { 2026, 9, 23 } }
	};
	const struct calendar one = { .term = midweek, .terms = 1 };
	struct span s;

	(void)state;
	EQ(term_place(a, &two, DAY(2026, 4, 20)).kind, TERM_UNKNOWN);
	EQ(term_place(a, &two, DAY(2026, 4, 1)).kind, TERM_UNKNOWN);
	EQ(school_days(&two, DAY(2026, 4, 13), DAY(2026, 4, 17)), 5); /* after the last one: weekdays */
	s = school_year_span(&two, DAY(2026, 3, 10));
	SAME_DAY(s.to, DAY(2026, 3, 27));
	assert_true(calendar_knows(&one, DAY(2026, 9, 10)));
	EQ(school_days(&one, DAY(2026, 9, 21), DAY(2026, 9, 25)), 5);
	EQ(school_days(&one, DAY(2026, 9, 24), DAY(2026, 9, 24)), 1);
	arena_free(a);
}

/* A hundred days before the first of September, and not a day sooner. */
static void test_calendar__terms_are_asked_for_in_time(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	EQ(calendar_wanted(c, DAY(2026, 5, 23)), 0);
	EQ(calendar_wanted(c, DAY(2026, 5, 24)), 2026);
	EQ(calendar_wanted(c, DAY(2026, 9, 1)), 2026);
}

static void test_term_place__edges(void **state)
{
	struct arena *a = test_arena();
	const struct calendar *c = test_calendar();
	struct term_place p = term_place(a, c, DAY(2026, 2, 15)); /* the Sunday before the half-term holiday */

	(void)state;
	TEXT_IS(p.words, "Spring term, first half, week 6 of 6.");
	SAME_DAY(p.from, DAY(2026, 1, 5));
	SAME_DAY(p.to, DAY(2026, 2, 13));
	EQ(term_place(a, c, DAY(2026, 2, 16)).kind, TERM_HOLIDAY);
	EQ(term_place(a, c, DAY(2026, 2, 20)).kind, TERM_HOLIDAY);
	p = term_place(a, c, DAY(2026, 3, 10));
	SAME_DAY(p.from, DAY(2026, 2, 21));
	EQ(p.half, 2);
	p = term_place(a, c, DAY(2025, 8, 1)); /* before the first term */
	SAME_DAY(p.from, DAY(2025, 9, 3));
	SAME_DAY(p.to, DAY(2025, 10, 24));
	SAME_DAY(p.next, DAY(2025, 8, 4));
	assert_null(p.term);
	p = term_place(a, c, DAY(2026, 2, 18));
	SAME_DAY(p.from, DAY(2026, 2, 21));
	SAME_DAY(p.next, DAY(2026, 2, 23));
	assert_non_null(p.term);
	arena_free(a);
}

static void test_half_term_end(void **state)
{
	const struct calendar *c = test_calendar();

	(void)state;
	SAME_DAY(half_term_end(c, DAY(2026, 3, 10)), DAY(2026, 3, 27));
	SAME_DAY(half_term_end(c, DAY(2026, 2, 18)), DAY(2026, 3, 27));
	SAME_DAY(half_term_end(c, DAY(2025, 12, 24)), DAY(2026, 2, 13));
	/* The last two days of the summer term are closed. */
	SAME_DAY(half_term_end(c, DAY(2026, 7, 1)), DAY(2026, 7, 15));
	SAME_DAY(half_term_end(c, DAY(2026, 8, 3)), DAY(2026, 9, 3));
}

static void test_school_year_span(void **state)
{
	const struct calendar *c = test_calendar();
	struct span s = school_year_span(c, DAY(2026, 3, 10));

	(void)state;
	SAME_DAY(s.from, DAY(2025, 9, 3));
	SAME_DAY(s.to, DAY(2026, 7, 15));
	s = school_year_span(c, DAY(2024, 11, 1));
	SAME_DAY(s.from, DAY(2024, 9, 2));
	SAME_DAY(s.to, DAY(2025, 7, 31));
	s = school_year_span(c, DAY(2026, 10, 1)); /* without terms, from the first itself: a Tuesday */
	SAME_DAY(s.from, DAY(2026, 9, 1));
}

TEST_MAIN(test_term_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_school_day__weekends_holidays_closures),
		cmocka_unit_test(test_school_days__counted),
		cmocka_unit_test(test_school_days__agree_with_counting_each_day),
		cmocka_unit_test(test_school_day__next_and_before),
		cmocka_unit_test(test_school_day__far_ones_agree_with_stepping),
		cmocka_unit_test(test_school_day__search_has_an_end),
		cmocka_unit_test(test_calendar__counted_says_the_same),
		cmocka_unit_test(test_calendar__counted_has_an_end),
		cmocka_unit_test(test_school_weeks),
		cmocka_unit_test(test_term_place__words),
		cmocka_unit_test(test_calendar__its_own_terms_only),
		cmocka_unit_test(test_calendar__terms_are_asked_for_in_time),
		cmocka_unit_test(test_term_place__edges),
		cmocka_unit_test(test_half_term_end),
		cmocka_unit_test(test_school_year_span),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
