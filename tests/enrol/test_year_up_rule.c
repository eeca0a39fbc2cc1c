/* Who goes where when a new school year begins. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/people/year_rule.h"
#include "enrol/year_up_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

static void test_turn__is_from_june_to_november(void **state)
{
	(void)state;
	assert_int_equal(year_up_turn(DAY(2026, 5, 31)), 0);
	assert_int_equal(year_up_turn(DAY(2026, 6, 1)), 2026);
	assert_int_equal(year_up_turn(DAY(2026, 9, 3)), 2026);
	assert_int_equal(year_up_turn(DAY(2026, 11, 30)), 2026);
	assert_int_equal(year_up_turn(DAY(2026, 12, 1)), 0);
}

/* Where everybody was on the last day of May is where the old year had them. */
static void test_turn__may_is_its_last_day(void **state)
{
	(void)state;
	assert_int_equal(date_cmp(year_up_may(2026), DAY(2026, 5, 31)), 0);
	assert_int_equal(date_cmp(date_add(year_up_may(2028), 1), DAY(2028, 6, 1)), 0);
}

static void test_ask__each_once(void **state)
{
	static const struct {
		struct year_up_facts f;
		enum year_up_what what;
	} ASK[] = {
		{ { 5, 5, { 2016, 1, 9 }, { 2020, 9, 1 }, false }, YEAR_UP_WHAT_UP },
		{ { 5, 5, { 2016, 1, 9 }, { 2020, 9, 1 }, true }, YEAR_UP_WHAT_DONE },  /* stayed down, say */
		{ { 6, 5, { 2016, 1, 9 }, { 2020, 9, 1 }, false }, YEAR_UP_WHAT_DONE }, /* a file came before */
		{ { 6, 6, { 2015, 1, 9 }, { 2019, 9, 1 }, false }, YEAR_UP_WHAT_LEAVE },
		{ { 7, 7, { 2014, 1, 9 }, { 2019, 9, 1 }, false }, YEAR_UP_WHAT_LEAVE },
		{ { 4, 4, { 2016, 1, 9 }, { 2020, 9, 1 }, false },
		  YEAR_UP_WHAT_UP }, /* taught out of year, and goes on so */
		{ { 5, 5, { 2017, 1, 9 }, { 2020, 9, 1 }, false }, YEAR_UP_WHAT_UP }, /* with those a year older */
		{ { 4, 5, { 2016, 1, 9 }, { 2020, 9, 1 }, false }, YEAR_UP_WHAT_UP }, /* put back a year in June */
		/* no class in May: by age, from the school year that begins; born on 1 September is the next cohort */
		{ { 0, YEAR_NOT_KNOWN, { 2021, 1, 9 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_UP },
		{ { 1, YEAR_NOT_KNOWN, { 2021, 1, 9 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_DONE },
		{ { 2, YEAR_NOT_KNOWN, { 2021, 1, 9 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_DONE },
		{ { 0, YEAR_NOT_KNOWN, { 2021, 8, 31 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_UP },
		{ { 0, YEAR_NOT_KNOWN, { 2021, 9, 1 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_DONE },
		/* new since June; who came on the last day of May, or on no known day, was in the old year */
		{ { 0, YEAR_NOT_KNOWN, { 2022, 1, 9 }, { 2026, 9, 2 }, false }, YEAR_UP_WHAT_DONE },
		{ { 3, 3, { 2018, 1, 9 }, { 2026, 6, 1 }, false }, YEAR_UP_WHAT_DONE },
		{ { 3, 3, { 2018, 1, 9 }, { 2026, 5, 31 }, false }, YEAR_UP_WHAT_UP },
		{ { 3, 3, { 2018, 1, 9 }, { 0, 0, 0 }, false }, YEAR_UP_WHAT_UP },
		{ { YEAR_OTHER, YEAR_OTHER, { 2015, 1, 9 }, { 2026, 9, 1 }, false }, YEAR_UP_WHAT_DONE },
		{ { YEAR_NURSERY_2, YEAR_NURSERY_2, { 2022, 1, 9 }, { 2025, 9, 2 }, false }, YEAR_UP_WHAT_UP },
		{ { YEAR_OTHER, YEAR_OTHER, { 2015, 1, 9 }, { 2020, 9, 1 }, false }, YEAR_UP_WHAT_STAY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof ASK / sizeof ASK[0]; i++)
		if (year_up_ask(&ASK[i].f, 6, 2026) != ASK[i].what)
			fail_msg("case %zu: %d", i, (int)year_up_ask(&ASK[i].f, 6, 2026));
}

static void test_class__is_named_anew(void **state)
{
	static const struct {
		const char *name;
		int year;
		const char *next;
	} NEXT[] = {
		{ "5H", 5, "6H" },
		{ "Year 9 Red", 9, "Year 10 Red" },
		{ "10A", 10, "11A" },
		{ "RH", 0, "1H" },
		{ "Oak", 5, "Oak" },
		{ "Class 3", 5, "Class 3" }, /* the third room, not the third year */
		{ "Robins", 0, "Robins" },
		{ "", 5, "" },
		{ "Class 05", 5, "Class 6" },
		{ "Room 005", 5, "Room 005" }, /* three digits are no year */
		{ "Year 5 of 2", 5, "Year 6 of 2" },
		{ "", 0, "" },
		/* Reception: R and at most two signs more, and only there */
		{ "RHS", 0, "1HS" },
		{ "Rose", 0, "Rose" },
		{ "R", 0, "R" },
		{ "RH", 1, "RH" },
		{ "AR", 0, "AR" },
		{ "R2", 0, "R2" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof NEXT / sizeof NEXT[0]; i++)
		assert_string_equal(str_c(a, class_next(a, str_of(NEXT[i].name), NEXT[i].year)), NEXT[i].next);
	/* What stands in memory behind the name is not of it. */
	assert_string_equal(str_c(a, class_next(a, str_sub(S("Class 31"), 0, 7), 3)), "Class 4");
	assert_string_equal(str_c(a, class_next(a, str_sub(S("Class 100"), 0, 8), 10)), "Class 11");
	arena_free(a);
}

/* In July who leaves and who teaches stay until the end of term; in September that day is known. */
static void test_days__are_those_of_the_summer_term(void **state)
{
	const struct calendar *c = test_calendar();
	const struct date last = { 2026, 7, 15 };

	(void)state;
	assert_int_equal(date_cmp(year_up_last_day(c, (struct date){ 2026, 7, 6 }), last), 0);
	assert_int_equal(date_cmp(year_up_until(c, (struct date){ 2026, 7, 6 }), last), 0);
	assert_true(date_none(year_up_until(c, last)));
	assert_int_equal(date_cmp(year_up_last_day(c, (struct date){ 2026, 8, 24 }), last), 0);
	assert_int_equal(date_cmp(year_up_last_day(c, (struct date){ 2026, 9, 7 }), last), 0);
	assert_true(date_none(year_up_until(c, (struct date){ 2026, 9, 7 })));
}

TEST_MAIN(test_year_up_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turn__is_from_june_to_november),
		cmocka_unit_test(test_turn__may_is_its_last_day),
		cmocka_unit_test(test_ask__each_once),
		cmocka_unit_test(test_class__is_named_anew),
		cmocka_unit_test(test_days__are_those_of_the_summer_term),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
