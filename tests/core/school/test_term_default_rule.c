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

static void test_terms__of_2025(void **state)
{
	struct term_fact t[TERM_DEFAULTS];

	(void)state;
	term_defaults(2025, t);
	assert_date(t[0].from, 2025, 9, 1);
	assert_date(t[0].half_from, 2025, 10, 27);
	assert_date(t[0].to, 2025, 12, 19);
	assert_date(t[1].from, 2026, 1, 5);
	assert_date(t[1].half_from, 2026, 2, 16);
	assert_date(t[1].to, 2026, 3, 27);
	assert_date(t[2].from, 2026, 4, 13);
	assert_date(t[2].half_from, 2026, 5, 25);
	assert_date(t[2].to, 2026, 7, 21);
}

static void test_terms__in_order_on_weekdays_for_sixty_years(void **state)
{
	(void)state;
	for (int y = 2020; y < 2080; y++) {
		struct term_fact t[TERM_DEFAULTS];
		struct closure_fact c[CLOSURE_DEFAULTS];
		struct str name[CLOSURE_DEFAULTS];
		struct calendar cal = { .term = t, .terms = TERM_DEFAULTS };
		int32_t days;

		term_defaults(y, t);
		cal.closures = closure_defaults(y, c, name);
		cal.closure = c;
		for (size_t i = 0; i < TERM_DEFAULTS; i++) {
			assert_true(date_weekday(t[i].from) < 5 && date_weekday(t[i].to) < 5);
			assert_true(date_cmp(t[i].from, t[i].half_from) < 0 && date_cmp(t[i].half_to, t[i].to) < 0);
			assert_true(i == 0 || date_cmp(t[i - 1].to, t[i].from) < 0);
		}
		days = school_days(&cal, t[0].from, t[2].to); /* 195 with training days; proposals come near it */
		if (days < 185 || days > 202)
			fail_msg("%d: %d school days", y, (int)days);
	}
}

TEST_MAIN(test_term_default_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_easter__known_years),
		cmocka_unit_test(test_terms__of_2025),
		cmocka_unit_test(test_terms__in_order_on_weekdays_for_sixty_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
