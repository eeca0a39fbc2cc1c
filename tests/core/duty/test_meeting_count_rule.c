/* core/duty/meeting_count_rule: the share of a year, the days it is spread over, and what is still to be booked. More
 * of it with real years is in test_dates_rule, and with its words in tests/letters/test_notice_rule. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/duty/meeting_count_rule.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define LEN(t) (sizeof(t) / sizeof *(t))

static const struct date TODAY = { 2026, 3, 10 };
static const struct date SUPPORT = { 2025, 1, 10 };
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

static void day_is(struct date got, struct date want)
{
	if (date_cmp(got, want) != 0)
		fail_msg("%s, not %s", date_none(got) ? "none" : str_c(A, date_iso(A, got)),
		         str_c(A, date_iso(A, want)));
}

/* ---- how many ---- */

#define WHOLE                                                                                                          \
	{                                                                                                              \
		.starts = { 2026, 9, 1 }, .ends = { 2027, 7, 21 }                                                      \
	}
#define AUTUMN                                                                                                         \
	{                                                                                                              \
		.starts = { 2026, 9, 7 }, .ends = { 2026, 12, 18 }                                                     \
	}
#define TO_THE_FIRST_DAY                                                                                               \
	{                                                                                                              \
		.starts = { 2026, 6, 1 }, .ends = { 2026, 9, 1 }                                                       \
	}
#define FROM_THE_LAST_DAY                                                                                              \
	{                                                                                                              \
		.starts = { 2027, 8, 31 }, .ends = { 2027, 12, 17 }                                                    \
	}

/* A school year from 1 September to 31 August, whatever terms a school has entered for it. */
static void test_share__of_unusual_terms(void **state)
{
	static const struct {
		const char *what;
		struct term term[2];
		size_t terms;
		struct date from;
		int share;
	} CASES[] = {
		{ "of one term there is always all", { WHOLE }, 1, { 2027, 4, 12 }, 3 },
		{ "over", { WHOLE }, 1, { 2027, 7, 22 }, 0 },
		{ "one of two, and the other ended on the first day",
		  { TO_THE_FIRST_DAY, AUTUMN },
		  2,
		  { 2026, 9, 7 },
		  2 },
		{ "one of two, which begins on the last day", { AUTUMN, FROM_THE_LAST_DAY }, 2, { 2027, 8, 31 }, 2 },
		{ "both of them", { AUTUMN, FROM_THE_LAST_DAY }, 2, { 2026, 12, 18 }, 3 },
	};
	const struct span year = { DAY(2026, 9, 1), DAY(2027, 8, 31) };
	const struct closure all_year = { .starts = { 2026, 9, 1 }, .ends = { 2027, 8, 31 } };
	const struct calendar closed = { .closure = &all_year, .closures = 1 };

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		const struct calendar c = { .term = CASES[i].term, .terms = CASES[i].terms };

		if (year_share(&c, year, CASES[i].from, 3) != CASES[i].share)
			fail_msg("%s: %d", CASES[i].what, year_share(&c, year, CASES[i].from, 3));
	}
	assert_int_equal(year_share(&closed, year, DAY(2026, 9, 1), 3), 0); /* without one school day */
}

/* ---- by when ---- */

/* School days of March 2026, Mondays to Fridays: number k of n is due when k/n of them are over, a part counting as a
 * day. */
static void test_due__spread_over_the_school_days(void **state)
{
	static const struct {
		int from, to, k, n, due;
	} CASES[] = {
		{ 2, 13, 1, 3, 5 }, /* 10 days: after 3⅓, the fourth */
		{ 2, 13, 2, 3, 10 },  { 2, 13, 3, 3, 13 },  { 2, 13, 1, 1, 13 },  { 2, 13, 1, 2, 6 },
		{ 2, 6, 1, 5, 2 },    { 12, 13, 1, 3, 12 },                       /* of two days the first */
		{ 12, 13, 2, 3, 13 }, { 12, 12, 1, 3, 12 }, { 14, 15, 1, 3, 15 }, /* a weekend: the last day of the time
		                                                                   */
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct span time = { DAY(2026, 3, (int8_t)CASES[i].from), DAY(2026, 3, (int8_t)CASES[i].to) };

		day_is(year_due(test_calendar(), time, CASES[i].k, CASES[i].n), DAY(2026, 3, (int8_t)CASES[i].due));
	}
}

/* What is held and what is booked are both there already: only what is missing is to be booked. */
static void test_count__what_is_still_to_be_booked(void **state)
{
	static const struct {
		int held, booked, shortfall;
		const char *words;
	} CASES[] = {
		{ 0, 0, 3, "Not met yet this year." },
		{ 1, 0, 2, "Met once this year, on 1 October." },
		{ 1, 1, 1, "Met once this year, on 1 October." },
		{ 1, 2, 0, "Met once this year, on 1 October." },
		{ 2, 1, 0, "Met twice this year, last on 2 October." },
		{ 2, 2, 0, "Met twice this year, last on 2 October." },
		{ 3, 0, 0, "Met three times this year, last on 3 October." },
		{ 4, 0, 0, "Met 4 times this year, last on 4 October." },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct meeting_fact m[4];
		size_t n = 0;
		struct year_count r;

		for (int k = 0; k < CASES[i].held; k++)
			m[n++] = (struct meeting_fact){ DAY(2025, 10, (int8_t)(k + 1)), MEETING_HELD, true };
		for (int k = 0; k < CASES[i].booked; k++)
			m[n++] = (struct meeting_fact){ DAY(2026, 4, (int8_t)(k + 20)), MEETING_BOOKED, true };
		r = meeting_count(A, test_calendar(), m, n, SUPPORT, TODAY);
		assert_int_equal(r.shortfall, CASES[i].shortfall);
		assert_true(date_none(r.book_by) == (CASES[i].shortfall == 0));
		assert_true(date_none(r.next_due) == (CASES[i].held >= 3));
		assert_string_equal(str_c(A, r.words), CASES[i].words);
	}
}

/* A review agreed for today, or later in the year, is booked; one whose day is past was not held on it. */
static void test_reviews__an_agreed_day_counts_until_it_is_past(void **state)
{
	static const struct {
		struct date planned;
		int booked;
	} CASES[] = {
		{ { 2026, 3, 9 }, 0 }, { { 2026, 3, 10 }, 1 }, { { 2026, 3, 11 }, 1 },
		{ { 2026, 9, 1 }, 0 }, { { 0 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++)
		assert_int_equal(review_count(A, test_calendar(), NULL, 0, CASES[i].planned, SUPPORT, TODAY).booked,
		                 CASES[i].booked);
}

/* As a duty: nothing is owed where nothing is expected. */
static void test_duty__of_a_count(void **state)
{
	static const struct {
		int expected, shortfall;
		bool owed, is_done;
	} CASES[] = { { 0, 0, false, true }, { 1, 1, true, false }, { 1, 0, true, true }, { 3, 2, true, false } };

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		const struct year_count n = { .expected = CASES[i].expected,
			                      .shortfall = CASES[i].shortfall,
			                      .book_by = DAY(2026, 7, 15),
			                      .words = S("Met once this year, on 1 October.") };
		struct duty_row row = duty_counted(7, &n, SUPPORT);

		assert_int_equal(row.pupil_id, 7);
		assert_true(date_none(row.start) == !CASES[i].owed);
		assert_true(row.is_done == CASES[i].is_done);
		day_is(row.due, DAY(2026, 7, 15));
		assert_string_equal(str_c(A, row.lead), "Met once this year, on 1 October.");
	}
}

TEST_MAIN(test_meeting_count_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_share__of_unusual_terms),
		cmocka_unit_test(test_due__spread_over_the_school_days),
		cmocka_unit_test(test_count__what_is_still_to_be_booked),
		cmocka_unit_test(test_reviews__an_agreed_day_counts_until_it_is_past),
		cmocka_unit_test(test_duty__of_a_count),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
