/* What a month of help comes to: worked examples, and a second counting that walks day by day. */
#include "support/support.h"

#include "statement/help_rule.h"
#include "statement/missed_rule.h"

static struct arena *A;

enum { READING = 1, SOUNDS, ROUNDS = 400, LOG_MOST = 60 };

/* Spring 2026 with a half-term from 16 to 20 February. */
static const struct term SPRING[] = { { .name = S("Spring"),
	                                .starts = { 2026, 1, 5 },
	                                .ends = { 2026, 3, 27 },
	                                .half_starts = { 2026, 2, 16 },
	                                .half_ends = { 2026, 2, 20 } } };
static const struct calendar CALENDAR = { .term = SPRING, .terms = 1 };

static int set_up(void **state)
{
	(void)state;
	A = arena_new(1 << 26);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

static struct help_session log_of(int64_t root, int day, enum session_result r, enum session_reason why)
{
	return (struct help_session){ .root = root, .on = { 2026, 2, (int8_t)day }, .result = r, .reason = why };
}

#define GAVE(day) log_of(READING, day, SESSION_GIVEN, SESSION_REASON_NONE)
#define MISSED(day, why) log_of(READING, day, SESSION_MISSED, SESSION_REASON_##why)

static struct help_span reading(int64_t per_week)
{
	return (struct help_span){ .root = READING,
		                   .what = S("Reading"),
		                   .who = S("Miss Whitlock"),
		                   .per_week = per_week,
		                   .minutes = 10,
		                   .from = { 2026, 1, 5 } };
}

static struct help_statement month_of(const struct help_span *span, size_t spans, const struct help_session *s,
                                      size_t n)
{
	struct help_statement out;

	help_count(A, &CALENDAR, 2026, 2, span, spans, s, n, NULL, 0, &out);
	return out;
}

static void counts(const struct help_count *k, int64_t agreed, int64_t given, int64_t missed, int64_t caught)
{
	assert_int_equal(k->agreed, agreed);
	assert_int_equal(k->given, given);
	assert_int_equal(k->missed, missed);
	assert_int_equal(k->caught, caught);
	assert_int_equal(k->agreed, k->given + k->missed);
}

static void day_is(struct date d, int y, int m, int day)
{
	assert_int_equal(d.y, y);
	assert_int_equal(d.m, m);
	assert_int_equal(d.d, day);
}

/* A month is its weeks by their Fridays, so that no week is in two months. */
static void test_month__is_whole_weeks(void **state)
{
	struct span s = help_month(2026, 2);

	(void)state;
	day_is(s.from, 2026, 2, 2);
	day_is(s.to, 2026, 2, 27);
	s = help_month(2026, 9);
	day_is(s.from, 2026, 8, 31);
	day_is(s.to, 2026, 9, 25);
	s = help_month(2026, 10);
	day_is(s.from, 2026, 9, 28);
	day_is(s.to, 2026, 10, 30);
	day_is(help_sealed_on(&CALENDAR, 2026, 2), 2026, 3, 4); /* Monday 2, Tuesday 3, Wednesday 4 */
	for (int m = 1; m < 12; m++)
		assert_int_equal(date_diff(help_month(2026, m + 1).from, help_month(2026, m).to), 3);
}

/* Five a week in three weeks of school: 15 agreed. Week one has four and a miss, week two three and two. */
static void test_count__given_and_missed_are_what_was_agreed(void **state)
{
	struct help_session s[] = { GAVE(2),
		                    GAVE(3),
		                    GAVE(4),
		                    GAVE(5),
		                    MISSED(6, COVER),
		                    GAVE(9),
		                    MISSED(10, STAFF_AWAY),
		                    MISSED(11, STAFF_AWAY),
		                    GAVE(12),
		                    GAVE(13),
		                    MISSED(23, PUPIL_AWAY),
		                    GAVE(24),
		                    GAVE(25),
		                    GAVE(26),
		                    MISSED(27, COVER) };
	struct help_span span = reading(5);
	struct help_statement out = month_of(&span, 1, s, 15);

	(void)state;
	assert_int_equal(out.lines, 1);
	counts(&out.all, 15, 10, 5, 0);
	assert_int_equal(out.all.unlogged, 0);
	assert_int_equal(out.line[0].owed, 5);
	assert_int_equal(out.all.minutes_agreed, 150);
	assert_int_equal(out.all.minutes_given, 100);
	assert_int_equal(out.whys, 3);
	assert_int_equal(out.why[0].reason, SESSION_REASON_COVER);
	assert_int_equal(out.why[0].n, 2);
	day_is(out.why[0].on[0], 2026, 2, 6);
	day_is(out.why[0].on[1], 2026, 2, 27);
	assert_true(str_is(out.why[0].who, "Miss Whitlock"));
	assert_int_equal(out.why[2].reason, SESSION_REASON_PUPIL_AWAY);
	assert_int_equal(out.why[2].who.n, 0);
}

/* Three a week: one missed on Monday, three given, and one more on Friday, which makes up for Monday. */
static void test_count__a_session_too_many_catches_up(void **state)
{
	struct help_session s[] = { MISSED(2, TRIP), GAVE(3), GAVE(4), GAVE(5) };
	struct help_span span = reading(3);
	struct help_statement out = month_of(&span, 1, s, 4);

	(void)state;
	counts(&out.all, 9, 2, 7, 1); /* nothing is logged in the two weeks after */
	assert_int_equal(out.all.unlogged, 6);
	assert_int_equal(out.why[out.whys - 1].reason, SESSION_REASON_NONE);
	assert_int_equal(out.why[out.whys - 1].n, 6);
}

static void test_count__what_was_owed_before_is_caught_up_and_no_more(void **state)
{
	struct help_session s[] = { GAVE(2), GAVE(3), GAVE(4), GAVE(9), GAVE(10), GAVE(23), GAVE(24) };
	struct help_owed owed = { READING, 1 };
	struct help_span span = reading(2);
	struct help_statement out;

	(void)state;
	help_count(A, &CALENDAR, 2026, 2, &span, 1, s, 7, &owed, 1, &out);
	counts(&out.all, 6, 6, 0, 1);
	assert_int_equal(out.line[0].owed, 0);
	help_count(A, &CALENDAR, 2026, 2, &span, 1, s, 7, NULL, 0, &out);
	counts(&out.all, 6, 6, 0, 0);
	assert_int_equal(out.all.extra, 1);
}

/* Once a week, and logged in a week with two days of school: it was agreed then. */
static void test_count__a_short_week_has_its_share_or_what_was_logged(void **state)
{
	static const struct closure SHUT[] = { { .starts = { 2026, 2, 2 }, .ends = { 2026, 2, 4 } } };
	const struct calendar c = { .term = SPRING, .terms = 1, .closure = SHUT, .closures = 1 };
	struct help_session s[] = { GAVE(6) };
	struct help_span span = reading(1);
	struct help_statement out;

	(void)state;
	help_count(A, &c, 2026, 2, &span, 1, NULL, 0, NULL, 0, &out);
	counts(&out.all, 2, 0, 2, 0); /* two fifths are none: two whole weeks */
	help_count(A, &c, 2026, 2, &span, 1, s, 1, NULL, 0, &out);
	counts(&out.all, 3, 1, 2, 0);
}

static void test_count__follows_a_plan_that_changed_in_the_month(void **state)
{
	struct help_span span[] = { reading(5), reading(2) };
	struct help_session s[] = {
		GAVE(2), GAVE(3), GAVE(4), GAVE(5), GAVE(6), GAVE(9), GAVE(10), GAVE(23), GAVE(24)
	};
	struct help_statement out;

	(void)state;
	span[0].to = (struct date){ 2026, 2, 6 };
	span[1].from = (struct date){ 2026, 2, 9 };
	out = month_of(span, 2, s, 9);
	assert_int_equal(out.lines, 1);
	counts(&out.all, 9, 9, 0, 0);
	assert_int_equal(out.line[0].help.per_week, 2);
}

static void test_count__help_of_another_time_or_nobody_is_not_in_it(void **state)
{
	struct help_span span[] = { reading(5), reading(5) };
	struct help_session s[] = { log_of(SOUNDS, 3, SESSION_GIVEN, SESSION_REASON_NONE) };

	(void)state;
	span[0].to = (struct date){ 2026, 1, 30 };
	span[1].from = (struct date){ 2026, 3, 2 };
	assert_int_equal(month_of(span, 2, s, 1).lines, 0);
	assert_int_equal(month_of(span, 2, s, 1).all.agreed, 0);
}

static void test_count__single_visits_are_agreed_as_they_are_logged(void **state)
{
	struct help_session s[] = { GAVE(4), MISSED(11, PUPIL_NO) };
	struct help_span span = reading(0);
	struct help_statement out = month_of(&span, 1, s, 2);

	(void)state;
	counts(&out.all, 2, 1, 1, 0);
	assert_int_equal(out.all.unlogged, 0);
}

/* ---- the second counting ---- */

struct naive {
	int64_t agreed, given, missed, caught, extra;
};

static bool open_on(struct date d)
{
	bool half = date_cmp(d, SPRING[0].half_starts) >= 0 && date_cmp(d, SPRING[0].half_ends) <= 0;

	return date_weekday(d) < 5 && !half && date_cmp(d, SPRING[0].starts) >= 0 && date_cmp(d, SPRING[0].ends) <= 0;
}

/* Takes the sessions of a week one after the other off a list of places: a miss takes its place first, what is given
 * takes one that is left, and what finds none goes to the pile of what is owed. */
static struct naive walk(const struct help_span *span, const struct help_session *s, size_t n)
{
	struct naive all = { 0 };
	int64_t pile = 0;

	for (struct date friday = { 2026, 2, 6 }; friday.m == 2; friday = date_add(friday, 7)) {
		int days = 0;
		int64_t places, seen = 0, missed = 0, given = 0, over = 0;

		for (int i = -4; i <= 0; i++)
			days += open_on(date_add(friday, i));
		places = days * span->per_week / 5 + (days * span->per_week % 5 >= 3);
		for (size_t i = 0; i < n; i++)
			seen += date_diff(friday, s[i].on) <= 4 && date_diff(friday, s[i].on) >= -2;
		while (places < span->per_week && places < seen)
			places++;
		for (size_t i = 0; i < n; i++)
			missed += date_diff(friday, s[i].on) <= 4 && date_diff(friday, s[i].on) >= -2 &&
			          s[i].result == SESSION_MISSED;
		while (places < missed)
			places++;
		for (size_t i = 0; i < n; i++) {
			if (date_diff(friday, s[i].on) > 4 || date_diff(friday, s[i].on) < -2 ||
			    s[i].result == SESSION_MISSED)
				continue;
			if (given + missed < span->per_week)
				given++;
			else
				over++;
		}
		all.agreed += places;
		all.given += given;
		all.missed += places - given;
		pile += places - given;
		for (; over > 0; over--) {
			if (pile > 0) {
				pile--;
				all.caught++;
			} else {
				all.extra++;
			}
		}
	}
	return all;
}

static uint32_t seed;

static int next_random(void)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)(seed >> 16 & 0x7fff);
}

static void test_count__agrees_with_a_walk_over_the_days(void **state)
{
	(void)state;
	seed = 20260302;
	for (int round = 0; round < ROUNDS; round++) {
		struct help_span span = reading(1 + next_random() % 6);
		struct help_session s[LOG_MOST];
		size_t n = 0;
		struct help_statement out;
		struct naive x;

		for (int day = 2; day <= 27; day++)
			for (int k = next_random() % 4;
			     k > 0 && n < LOG_MOST && open_on((struct date){ 2026, 2, (int8_t)day }); k -= 2)
				s[n++] = next_random() % 3 > 0 ? GAVE(day) : MISSED(day, COVER);
		out = month_of(&span, 1, s, n);
		x = walk(&span, s, n);
		counts(&out.all, x.agreed, x.given, x.missed, x.caught);
		assert_int_equal(out.all.extra, x.extra);
	}
}

/* The most frequent first, though it came later; of as many the one that came first; no reason last. */
static void test_why__stands_in_order(void **state)
{
	struct help_session s[] = { MISSED(2, PUPIL_AWAY), MISSED(3, NONE),  MISSED(4, NONE),  MISSED(5, NONE),
		                    MISSED(6, STAFF_AWAY), MISSED(9, COVER), MISSED(10, COVER) };
	struct help_span span = reading(5);
	struct help_statement out = month_of(&span, 1, s, 7);

	(void)state;
	assert_int_equal(out.whys, 4);
	assert_int_equal(out.why[0].reason, SESSION_REASON_COVER);
	assert_int_equal(out.why[1].reason, SESSION_REASON_PUPIL_AWAY);
	assert_int_equal(out.why[2].reason, SESSION_REASON_STAFF_AWAY);
	assert_int_equal(out.why[3].reason, SESSION_REASON_NONE);
}

static void test_why__is_said_in_words_for_a_family(void **state)
{
	(void)state;
	text_is(missed_why(A, SESSION_REASON_STAFF_AWAY, S("Zara"), S("Miss Whitlock")), "Miss Whitlock was away");
	text_is(missed_why(A, SESSION_REASON_COVER, S("Zara"), STR_NONE), "The helper was with another class");
	text_is(missed_why(A, SESSION_REASON_PUPIL_AWAY, STR_NONE, STR_NONE), "You were away");
	text_is(missed_why(A, SESSION_REASON_NONE, S("Zara"), STR_NONE), "Nobody wrote down why");
}

TEST_MAIN(test_help_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_month__is_whole_weeks),
		cmocka_unit_test(test_count__given_and_missed_are_what_was_agreed),
		cmocka_unit_test(test_count__a_session_too_many_catches_up),
		cmocka_unit_test(test_count__what_was_owed_before_is_caught_up_and_no_more),
		cmocka_unit_test(test_count__a_short_week_has_its_share_or_what_was_logged),
		cmocka_unit_test(test_count__follows_a_plan_that_changed_in_the_month),
		cmocka_unit_test(test_count__help_of_another_time_or_nobody_is_not_in_it),
		cmocka_unit_test(test_count__single_visits_are_agreed_as_they_are_logged),
		cmocka_unit_test(test_count__agrees_with_a_walk_over_the_days),
		cmocka_unit_test(test_why__stands_in_order),
		cmocka_unit_test(test_why__is_said_in_words_for_a_family),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
