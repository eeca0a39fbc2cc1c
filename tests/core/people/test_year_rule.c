/* core/people/year_rule: worked examples of the requirements, computed by hand from the rule. */
#include "support/support.h"

#include "core/people/year_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define TEXT_IS(s, lit) assert_true(str_is((s), (lit)))
#define DAY(y, m, d) ((struct date){ y, m, d })

static void test_year__expected(void **state)
{
	const struct date on = DAY(2026, 11, 22);

	(void)state;
	EQ(year_expected(DAY(2015, 9, 1), on), 6);
	EQ(year_expected(DAY(2016, 8, 31), on), 6);
	EQ(year_expected(DAY(2021, 9, 1), on), 0);
	EQ(year_expected(DAY(2022, 8, 31), on), 0);
	EQ(year_expected(DAY(2022, 9, 1), on), -1);
	EQ(year_expected(DAY(2016, 1, 9), DAY(2026, 3, 10)), 5);
	EQ(year_expected(DAY(2016, 1, 9), DAY(2026, 8, 31)), 5);
	EQ(year_expected(DAY(2016, 1, 9), DAY(2026, 9, 1)), 6);
	assert_false(year_differs(5, DAY(2016, 1, 9), DAY(2026, 3, 10)));
	assert_true(year_differs(4, DAY(2016, 1, 9), DAY(2026, 3, 10)));
	assert_false(year_differs(YEAR_OTHER, DAY(2016, 1, 9), DAY(2026, 3, 10)));
}

static void test_year__labels(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	TEXT_IS(year_label(a, -2), "Nursery");
	TEXT_IS(year_label(a, -1), "Nursery");
	TEXT_IS(year_label(a, 0), "Reception");
	TEXT_IS(year_label(a, 5), "Year 5");
	TEXT_IS(year_label(a, YEAR_OTHER), "Not in a year group");
	TEXT_IS(year_label(a, -3), "Not in a year group");
	TEXT_IS(year_code(a, -2), "N1");
	TEXT_IS(year_code(a, -1), "N2");
	TEXT_IS(year_code(a, 0), "R");
	TEXT_IS(year_code(a, 11), "11");
	TEXT_IS(year_code(a, YEAR_LAST), "14");
	TEXT_IS(year_label(a, YEAR_LAST), "Year 14");
	TEXT_IS(year_code(a, YEAR_LAST + 1), "X");
	TEXT_IS(year_code(a, YEAR_OTHER), "X");
	TEXT_IS(year_code(a, -3), "X");
	arena_free(a);
}

static void test_year__parse(void **state)
{
	static const struct {
		const char *text;
		int year;
	} good[] = { { "YEAR 5", 5 },
		     { "year      13", 13 },
		     { "5", 5 },
		     { " 05 ", 5 },
		     { "Year 5", 5 },
		     { "Y5", 5 },
		     { "yr 14", 14 },
		     { "0", 0 },
		     { "R", 0 },
		     { "Reception", 0 },
		     { "YR", 0 },
		     { "rec", 0 },
		     { "N1", -2 },
		     { "n2", -1 },
		     { "Nursery", -1 },
		     { "N", -1 },
		     { "Nursery 1", -2 },
		     { "Nursery 2", -1 },
		     { "X", 99 },
		     { "Year 13", 13 },
		     { "5.0", 5 },
		     { "Year R", 0 },
		     { "Year N1", -2 },
		     { "-1", -1 },
		     { "E2", 99 },
		     { "FS1", -1 },
		     { "9", 9 },
		     { "\xC2\xA0"
		       "7",
		       7 }, /* a no-break space in front */
		     { "Y9", 9 },
		     { "Current NC Year 5", 5 },
		     { "Reception year", 0 },
		     { "Nursery year", -1 },
		     { "Year 5 (2026/2027)", 5 } };
	static const char *const bad[] = { "Year 5 and a half",
		                           "",
		                           ".0",
		                           "1 3",
		                           "5Z",
		                           "Z5",
		                           "5z",
		                           "15",
		                           "-3",
		                           "5.5",
		                           "005",
		                           "Year group",
		                           "year                        and more than a cell has of a year 13",
		                           "Year",
		                           "5P",
		                           "Zear 5",
		                           "A",
		                           "Year fifty",
		                           "Year 5/6",
		                           "Foundation",
		                           "nursery twelve and more" };
	int y;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		y = -77;
		assert_true(year_parse(str_of(good[i].text), &y));
		EQ(y, good[i].year);
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		y = -77;
		assert_false(year_parse(str_of(bad[i]), &y));
		EQ(y, -77);
	}
	assert_true(year_parse(str_sub(S("Year 1,2"), 0, 6), &y)); /* no further than the cell */
	EQ(y, 1);
	assert_true(year_parse(str_sub(S("13"), 0, 1), &y));
	EQ(y, 1);
}

static void test_school_age__ends_on_the_last_friday_of_june(void **state)
{
	(void)state;
	/* 15 years old when school age ends, and 16 for ten months before it ends. */
	EQ(date_cmp(school_age_end(DAY(2011, 8, 31)), DAY(2027, 6, 25)), 0);
	EQ(date_cmp(school_age_end(DAY(2010, 9, 1)), DAY(2027, 6, 25)), 0);
	EQ(date_cmp(school_age_end(DAY(2010, 8, 31)), DAY(2026, 6, 26)), 0);
	/* 30 June 2028 is itself a Friday. */
	EQ(date_cmp(school_age_end(DAY(2011, 9, 1)), DAY(2028, 6, 30)), 0);
	/* 1 July 2033 is a Friday: not of June. */
	EQ(date_cmp(school_age_end(DAY(2016, 9, 1)), DAY(2033, 6, 24)), 0);
	assert_false(over_school_age(DAY(2011, 8, 31), DAY(2027, 6, 25)));
	assert_true(over_school_age(DAY(2011, 8, 31), DAY(2027, 6, 26)));
	assert_false(over_school_age(DAY(2010, 9, 1), DAY(2026, 9, 1)));
	EQ(date_cmp(birthday_16(DAY(2012, 2, 29)), DAY(2028, 2, 29)), 0);
	EQ(leaving_rule_for(2027)->from_year, 1998);
	EQ(leaving_rule_for(1990)->from_year, 1998);
}

static void test_addressee__moves_with_school_age_not_with_the_birthday(void **state)
{
	struct arena *a = test_arena();
	const struct date born = DAY(2010, 9, 1);
	struct addressee r;

	(void)state;
	r = addressee_of(a, born, false, DAY(2026, 8, 31));
	EQ(r.kind, ADDRESSEE_PARENTS);
	assert_false(r.involve_directly);
	r = addressee_of(a, born, false, DAY(2026, 9, 1));
	EQ(r.kind, ADDRESSEE_PARENTS);
	assert_true(r.involve_directly);
	TEXT_IS(r.why,
	        "Compulsory school age ends on 25 June 2027. Until then the law says to tell the parents. At 16, "
	        "involve the young person directly as well.");
	EQ(date_cmp(r.young_from, DAY(2027, 6, 26)), 0);
	r = addressee_of(a, born, false, DAY(2027, 6, 26));
	EQ(r.kind, ADDRESSEE_YOUNG_PERSON);
	TEXT_IS(r.why,
	        "Compulsory school age ended on 25 June 2027. The young person is told. Parents may be told too, "
	        "if the young person wishes.");
	r = addressee_of(a, born, true, DAY(2027, 6, 26));
	EQ(r.kind, ADDRESSEE_FOR_YOUNG);
	TEXT_IS(r.why,
	        "Compulsory school age ended on 25 June 2027. It is recorded that the young person cannot decide "
	        "this, so their representative, or else a parent, is told.");
	/* 15 and already over school age: a birthday on the last day of the year. */
	r = addressee_of(a, DAY(2011, 8, 31), false, DAY(2027, 7, 1));
	EQ(r.kind, ADDRESSEE_YOUNG_PERSON);
	assert_true(r.involve_directly);
	arena_free(a);
}

TEST_MAIN(test_year_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_year__expected),
		cmocka_unit_test(test_year__labels),
		cmocka_unit_test(test_year__parse),
		cmocka_unit_test(test_school_age__ends_on_the_last_friday_of_june),
		cmocka_unit_test(test_addressee__moves_with_school_age_not_with_the_birthday),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
