/* The proposal for a school year: weekdays, in order, and known Easters. */
#include "support/support.h"

#include "core/school/term_default_rule.h"

static void assert_date(struct date d, int y, int m, int day)
{
	assert_int_equal(d.y, y);
	assert_int_equal(d.m, m);
	assert_int_equal(d.d, day);
}

static void test_easter__known_years(void **state)
{
	(void)state;
	assert_date(easter_sunday(2024), 2024, 3, 31);
	assert_date(easter_sunday(2025), 2025, 4, 20);
	assert_date(easter_sunday(2026), 2026, 4, 5);
	assert_date(easter_sunday(2027), 2027, 3, 28);
	assert_date(easter_sunday(2038), 2038, 4, 25);
}

/* By golden number and epact, as the calendar of 1582 itself counts: another way to the same days. */
static struct date easter_by_epact(int y)
{
	int golden = y % 19 + 1, century = y / 100 + 1;
	int leap = 3 * century / 4 - 12, moon = (8 * century + 5) / 25 - 5;
	int sunday = 5 * y / 4 - leap - 10;
	int epact = (11 * golden + 20 + moon - leap) % 30;
	int n;

	if ((epact == 25 && golden > 11) || epact == 24)
		epact++;
	n = 44 - epact;
	if (n < 21)
		n += 30;
	n += 7 - (sunday + n) % 7;
	return date_add((struct date){ (int16_t)y, 3, 1 }, n - 1);
}

static void test_easter__two_ways_agree(void **state)
{
	(void)state;
	for (int y = 1900; y <= 2199; y++)
		assert_int_equal(date_cmp(easter_sunday(y), easter_by_epact(y)), 0);
}

static void assert_week(struct term t)
{
	assert_int_equal(date_weekday(t.half_starts), 0);
	assert_int_equal(date_diff(t.half_ends, t.half_starts), 4);
}

static void assert_between(struct date d, int m, int from, int to, int weekday)
{
	assert_int_equal(d.m, m);
	assert_in_range(d.d, from, to);
	assert_int_equal(date_weekday(d), weekday);
}

/* Each date is the one such weekday in a stretch of seven days. */
static void test_terms__where_each_date_lies(void **state)
{
	(void)state;
	for (int y = 2020; y < 2080; y++) {
		struct term t[TERM_DEFAULTS];
		struct date easter = easter_by_epact(y + 1);
		struct date monday = date_add(easter, 1);
		bool early = easter.m == 3, late = easter.m == 4 && easter.d >= 10;

		term_defaults(y, t);
		if (date_weekday((struct date){ (int16_t)y, 9, 1 }) == 0 || t[0].starts.d > 1)
			assert_between(t[0].starts, 9, 1, 4, 0);
		else
			assert_in_range(date_weekday(t[0].starts), 1, 3); /* the Monday would be in August */
		assert_int_equal(t[0].starts.y, y);
		assert_between(date_add(t[0].half_starts, 4), 10, 25, 31, 4); /* the week of October's last Friday */
		assert_between(t[0].ends, 12, 16, 22, 4);
		assert_int_equal(t[1].starts.m, 1);
		assert_in_range(t[1].starts.d, 4, 7); /* the first weekday from the 4th that is not a Friday */
		assert_in_range(date_weekday(t[1].starts), 0, 3);
		assert_between(t[1].half_starts, 2, 12, 18, 0);
		assert_between(t[2].half_starts, 5, 25, 31, 0);
		assert_int_equal(t[2].ends.m, 7);
		assert_in_range(t[2].ends.d, 16, 27);
		for (size_t i = 0; i < TERM_DEFAULTS; i++)
			assert_week(t[i]);
		assert_int_equal(date_diff(easter, t[1].ends), early ? 3 : late ? 16 : 9);
		assert_int_equal(date_diff(t[2].starts, monday), early ? 14 : late ? 1 : 7);
	}
}

static void test_closures__bank_holidays_in_the_summer_term(void **state)
{
	struct closure c[CLOSURE_DEFAULTS];

	(void)state;
	/* Easter on 5 April 2026: its Monday is in the holiday. */
	assert_int_equal(closure_defaults(2025, c), 1);
	assert_true(str_is(c[0].name, "Early May bank holiday"));
	assert_date(c[0].starts, 2026, 5, 4);
	assert_date(c[0].ends, 2026, 5, 4);
	/* On 20 April 2025: school is back on the Tuesday, and the Monday before is not in the term. */
	assert_int_equal(closure_defaults(2024, c), 1);
	assert_date(c[0].starts, 2025, 5, 5);
	/* 1 May 2028 is a Monday itself. */
	assert_int_equal(closure_defaults(2027, c), 1);
	assert_date(c[0].starts, 2028, 5, 1);
	/* 30 April 2029 is one, but not of May. */
	assert_int_equal(closure_defaults(2028, c), 1);
	assert_date(c[0].starts, 2029, 5, 7);
	for (int y = 2020; y < 2080; y++) {
		struct term t[TERM_DEFAULTS];

		term_defaults(y, t);
		(void)closure_defaults(y, c);
		assert_true(date_cmp(date_add(easter_by_epact(y + 1), 1), t[2].starts) < 0);
		assert_true(date_cmp(t[2].starts, c[0].starts) < 0);
	}
}

static void test_terms__of_2025(void **state)
{
	struct term t[TERM_DEFAULTS];

	(void)state;
	term_defaults(2025, t);
	assert_date(t[0].starts, 2025, 9, 1);
	assert_date(t[0].half_starts, 2025, 10, 27);
	assert_date(t[0].ends, 2025, 12, 19);
	assert_date(t[1].starts, 2026, 1, 5);
	assert_date(t[1].half_starts, 2026, 2, 16);
	assert_date(t[1].ends, 2026, 3, 27);
	assert_date(t[2].starts, 2026, 4, 13);
	assert_date(t[2].half_starts, 2026, 5, 25);
	assert_date(t[2].ends, 2026, 7, 21);
	term_defaults(2030, t);
	assert_date(t[2].ends, 2031, 7, 22);
}

static void test_terms__in_order_on_weekdays_for_sixty_years(void **state)
{
	(void)state;
	for (int y = 2020; y < 2080; y++) {
		struct term t[TERM_DEFAULTS];
		struct closure c[CLOSURE_DEFAULTS];
		struct calendar cal = { .term = t, .terms = TERM_DEFAULTS };
		int32_t days;

		term_defaults(y, t);
		cal.closures = closure_defaults(y, c);
		cal.closure = c;
		for (size_t i = 0; i < TERM_DEFAULTS; i++) {
			assert_true(date_weekday(t[i].starts) < 5 && date_weekday(t[i].ends) < 5);
			assert_true(date_cmp(t[i].starts, t[i].half_starts) < 0 &&
			            date_cmp(t[i].half_ends, t[i].ends) < 0);
			assert_true(i == 0 || date_cmp(t[i - 1].ends, t[i].starts) < 0);
		}
		days = school_days(&cal, t[0].starts, t[2].ends); /* 190 for pupils and the training days */
		if (days < 194 || days > 197)
			fail_msg("%d: %d school days", y, (int)days);
	}
}

/* As the government has published them. */
static void test_bank_holidays__also_those_that_are_moved(void **state)
{
	static const struct {
		int year;
		struct date day[BANK_HOLIDAYS];
	} KNOWN[] = {
		{ 2025,
		  { { 2025, 1, 1 },
		    { 2025, 4, 18 },
		    { 2025, 4, 21 },
		    { 2025, 5, 5 },
		    { 2025, 5, 26 },
		    { 2025, 8, 25 },
		    { 2025, 12, 25 },
		    { 2025, 12, 26 } } },
		{ 2026,
		  { { 2026, 1, 1 },
		    { 2026, 4, 3 },
		    { 2026, 4, 6 },
		    { 2026, 5, 4 },
		    { 2026, 5, 25 },
		    { 2026, 8, 31 },
		    { 2026, 12, 25 },
		    { 2026, 12, 28 } } },
		{ 2027,
		  { { 2027, 1, 1 },
		    { 2027, 3, 26 },
		    { 2027, 3, 29 },
		    { 2027, 5, 3 },
		    { 2027, 5, 31 },
		    { 2027, 8, 30 },
		    { 2027, 12, 27 },
		    { 2027, 12, 28 } } },
		{ 2022, /* Christmas on a Sunday: the Monday is Boxing Day, the Tuesday is given for Christmas */
		  { { 2022, 1, 3 },
		    { 2022, 4, 15 },
		    { 2022, 4, 18 },
		    { 2022, 5, 2 },
		    { 2022, 5, 30 },
		    { 2022, 8, 29 },
		    { 2022, 12, 26 },
		    { 2022, 12, 27 } } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++) {
		struct closure c[BANK_HOLIDAYS];

		bank_holidays(KNOWN[i].year, c);
		for (size_t k = 0; k < BANK_HOLIDAYS; k++) {
			const struct date d = KNOWN[i].day[k];

			assert_date(c[k].starts, d.y, d.m, d.d);
			assert_int_equal(date_cmp(c[k].starts, c[k].ends), 0);
		}
	}
}

/* A service is there in the holidays of schools, and not on bank holidays. */
static void test_working__counts_weekdays_of_the_whole_year(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct calendar c = calendar_working(a, (struct date){ 2026, 3, 1 }, (struct date){ 2027, 9, 1 });
	struct date d = school_day_add(&c, (struct date){ 2026, 8, 10 }, 3);

	(void)state;
	assert_date(d, 2026, 8, 13);
	assert_true(school_day(&c, (struct date){ 2026, 8, 10 }));
	d = school_day_add(&c, (struct date){ 2026, 4, 2 }, 1); /* the Thursday before Easter */
	assert_date(d, 2026, 4, 7);
	d = school_day_add(&c, (struct date){ 2026, 12, 24 }, 2);
	assert_date(d, 2026, 12, 30);
	d = school_day_add(&c, (struct date){ 2026, 12, 31 }, 1); /* over the end of a year */
	assert_date(d, 2027, 1, 4);
	arena_free(a);
}

TEST_MAIN(test_term_default_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_easter__known_years),
		cmocka_unit_test(test_easter__two_ways_agree),
		cmocka_unit_test(test_terms__where_each_date_lies),
		cmocka_unit_test(test_closures__bank_holidays_in_the_summer_term),
		cmocka_unit_test(test_terms__of_2025),
		cmocka_unit_test(test_bank_holidays__also_those_that_are_moved),
		cmocka_unit_test(test_working__counts_weekdays_of_the_whole_year),
		cmocka_unit_test(test_terms__in_order_on_weekdays_for_sixty_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
