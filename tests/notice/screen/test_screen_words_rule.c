/* notice/screen/screen_words_rule: a finding in words, with the numbers that were used and nothing more exact than the
 * scale can show. */
#include "support/support.h"

#include "notice/screen/screen_rule.h"

#define LEN(t) (sizeof(t) / sizeof *(t))

static const struct screen_point points[] = {
	{ 1, { 2024, 7, 5 } },  { 2, { 2024, 12, 3 } }, { 3, { 2025, 7, 4 } },
	{ 4, { 2025, 12, 4 } }, { 5, { 2025, 1, 8 } },  { 6, { 0, 0, 0 } }, /* nobody knows when */
};
enum { JULY_24, DECEMBER_24, JULY_25, DECEMBER_25, JANUARY_25, NO_DAY };

static const struct screen_scale score = { .numbers = true, .rising = true, .step = 1000 };
static const struct screen_scale mistakes = { .numbers = true, .step = 1000 }; /* fewer are better */
static const struct screen_scale age = { .numbers = true, .rising = true, .age = true, .step = 1000 };
static const struct screen_scale fine = { .numbers = true, .rising = true }; /* names no step */
static const struct screen_scale finest = { .numbers = true, .rising = true, .step = 1 };
static const struct screen_scale words = { 0 };

/* A finding in which every test is answered like this. */
static struct screen_finding finding(enum screen_answer answer, enum screen_why why)
{
	struct screen_finding f = { .base_point = DECEMBER_24,
		                    .base_also = DECEMBER_24,
		                    .latest_point = DECEMBER_25,
		                    .latest_also = DECEMBER_25 };

	for (int t = 0; t < SCREEN_TESTS; t++) {
		f.answer[t] = answer;
		f.why[t] = why;
	}
	return f;
}

static void assert_words(const struct screen_scale *c, struct screen_finding f, enum screen_test t, const char *want)
{
	const struct screen_school s = { .scale = c, .scales = 1, .point = points, .points = LEN(points) };
	struct arena *a = test_arena();

	assert_string_equal(str_c(a, screen_words(a, &s, &f, t, S("Zara"))), want);
	arena_free(a);
}

/* ---- the numbers of each test ---- */

static void test_words__when_the_ends_were(void **state)
{
	static const struct {
		uint16_t also, point;
		const char *when;
	} CASES[] = {
		{ DECEMBER_24, DECEMBER_24, "December 2024" },
		{ JANUARY_25, JANUARY_25, "January 2025" },
		{ JULY_24, DECEMBER_24, "July and December 2024" },
		{ JANUARY_25, DECEMBER_25, "January and December 2025" },
		{ DECEMBER_24, JANUARY_25, "December 2024 and January 2025" },
		{ JULY_24, JULY_25, "July 2024 and July 2025" },
		{ NO_DAY, DECEMBER_24, "" },
		{ DECEMBER_24, NO_DAY, "" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_NOT_MET, SCREEN_WHY_NONE);
		struct arena *a = test_arena();

		f.base_also = CASES[i].also;
		f.base_point = CASES[i].point;
		assert_words(&score, f, SCREEN_GAP_GROWING,
		             str_c(a, str_fmt(a,
		                              "It was at the middle of the year group in %s, and at the middle of the "
		                              "year group in December 2025.",
		                              CASES[i].when)));
		arena_free(a);
	}
}

/* An age is in completed months. */
static void test_words__same_start(void **state)
{
	static const struct {
		const struct screen_scale *scale;
		int32_t peers_base, peers_latest, latest;
		const char *words;
	} CASES[] = {
		{ &score, 94000, 100500, 88000,
		  "Zara and 9 in the year group were at about 94 in December 2024. In December 2025 they were at "
		  "100.5, "
		  "Zara at 88." },
		{ &age, 90000, 100999, 96000,
		  "Zara and 9 in the year group were at about 7:06 in December 2024. In December 2025 they were at "
		  "8:04, "
		  "Zara at 8:00." },
		{ &age, 47500, 59990, 144000,
		  "Zara and 9 in the year group were at about 3:11 in December 2024. In December 2025 they were at "
		  "4:11, "
		  "Zara at 12:00." },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_MET, SCREEN_WHY_NONE);

		f.peers = 9;
		f.peers_base = CASES[i].peers_base;
		f.peers_latest = CASES[i].peers_latest;
		f.latest = CASES[i].latest;
		assert_words(CASES[i].scale, f, SCREEN_SAME_START, CASES[i].words);
	}
}

/* Up and down in steps of the scale, a half step up; less than half a step is no change. */
static void test_words__own_pace(void **state)
{
	static const struct {
		const struct screen_scale *scale;
		int32_t earlier, latest;
		const char *words;
	} CASES[] = {
		{ &score, 4000, -3000, "Before: up 4 in 100 days. Since then: down 3 in 100 days." },
		{ &score, 2499, 2500, "Before: up 2 in 100 days. Since then: up 3 in 100 days." },
		{ &score, -2499, -2500, "Before: down 2 in 100 days. Since then: down 3 in 100 days." },
		{ &score, 499, -499, "Before: no change. Since then: no change." },
		{ &score, 0, 500, "Before: no change. Since then: up 1 in 100 days." },
		{ &age, 6000, 1400, "Before: up 6 months in 100 days. Since then: up 1 month in 100 days." },
		{ &fine, 1499, 1500, "Before: up 1 in 100 days. Since then: up 2 in 100 days." },
		{ &finest, 1, -1, "Before: up 0.001 in 100 days. Since then: down 0.001 in 100 days." },
		{ &finest, 2501, 0, "Before: up 2.501 in 100 days. Since then: no change." },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_NOT_MET, SCREEN_WHY_NONE);

		f.earlier_rate = CASES[i].earlier;
		f.latest_rate = CASES[i].latest;
		assert_words(CASES[i].scale, f, SCREEN_OWN_PACE, CASES[i].words);
	}
}

/* A gap is positive when the pupil is behind: below where more is better, above where less is. */
static void test_words__gap(void **state)
{
	static const struct {
		const struct screen_scale *scale;
		int32_t base, latest;
		const char *base_words, *latest_words;
	} CASES[] = {
		{ &score, 6000, 8500, "6 below the middle of the year group",
		  "8.5 below the middle of the year group" },
		{ &score, -6000, 0, "6 above the middle of the year group", "at the middle of the year group" },
		{ &mistakes, 6000, -1000, "6 above the middle of the year group",
		  "1 below the middle of the year group" },
		{ &age, 6000, 1000, "6 months below the middle of the year group",
		  "1 month below the middle of the year group" },
		{ &age, 500, 0, "0.5 months below the middle of the year group", "at the middle of the year group" },
		{ &finest, 1, -1, "0.001 below the middle of the year group",
		  "0.001 above the middle of the year group" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_NOT_MET, SCREEN_WHY_NONE);
		struct arena *a = test_arena();

		f.gap_base = CASES[i].base;
		f.gap_latest = CASES[i].latest;
		assert_words(CASES[i].scale, f, SCREEN_GAP_NOT_CLOSING,
		             str_c(a, str_fmt(a, "Zara was %s in December 2024, and %s in December 2025.",
		                              CASES[i].base_words, CASES[i].latest_words)));
		assert_words(CASES[i].scale, f, SCREEN_GAP_GROWING,
		             str_c(a, str_fmt(a, "It was %s in December 2024, and %s in December 2025.",
		                              CASES[i].base_words, CASES[i].latest_words)));
		arena_free(a);
	}
}

/* ---- what is said beside the numbers ---- */

#define GAP_20 "Zara was 20 below the middle of the year group in December 2024, and "
#define GAP_NOW " below the middle of the year group in December 2025."

static void test_beside__what_makes_it_another_answer(void **state)
{
	static const struct {
		enum screen_answer answer;
		enum screen_why why;
		int32_t gap_latest;
		const char *words;
	} CASES[] = {
		{ SCREEN_MET, SCREEN_WHY_NONE, 20000, GAP_20 "20" GAP_NOW },
		{ SCREEN_MET, SCREEN_WHY_NONE, 23000, GAP_20 "23" GAP_NOW },
		{ SCREEN_MET, SCREEN_WHY_NONE, 19000,
		  GAP_20 "19" GAP_NOW " That is no clear change: up to 4 can be chance." },
		{ SCREEN_NOT_MET, SCREEN_WHY_NONE, 8000, GAP_20 "8" GAP_NOW },
		{ SCREEN_PERHAPS, SCREEN_WHY_NONE, 15000,
		  GAP_20 "15" GAP_NOW " On this test only more than 6 is a clear difference." },
		{ SCREEN_NOT_MET, SCREEN_WHY_USUAL, 28000,
		  GAP_20 "28" GAP_NOW " Some others of the same start are as far behind." },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(CASES[i].answer, CASES[i].why);

		f.gap_base = 20000;
		f.gap_latest = CASES[i].gap_latest;
		f.error = 6000; /* chance ends at 4.2 */
		f.own_error = 9000;
		assert_words(&score, f, SCREEN_GAP_NOT_CLOSING, CASES[i].words);
	}
}

/* Only of a gap that does not close: that it is smaller is nothing to be said of one that grows. */
static void test_beside__a_gap_that_grows(void **state)
{
	struct screen_finding f = finding(SCREEN_MET, SCREEN_WHY_NONE);

	(void)state;
	f.gap_base = 20000;
	f.gap_latest = 19000;
	assert_words(&score, f, SCREEN_GAP_GROWING,
	             "It was 20 below the middle of the year group in December 2024, and 19" GAP_NOW);
}

/* The own pace has an error of its own, said in steps of the scale, and not in more than that. */
static void test_beside__which_error(void **state)
{
	static const struct {
		const struct screen_scale *scale;
		int32_t error;
		const char *words;
	} CASES[] = {
		{ &score, 9999, "9" },
		{ &age, 9000, "9 months" },
		{ &fine, 9001, "9.001" },
		{ &finest, 9001, "9.001" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_PERHAPS, SCREEN_WHY_NONE);
		struct arena *a = test_arena();

		f.error = 6000;
		f.own_error = CASES[i].error;
		assert_words(CASES[i].scale, f, SCREEN_OWN_PACE,
		             str_c(a,
		                   str_fmt(a,
		                           "Before: no change. Since then: no change. On this test only more than %s "
		                           "is a clear difference.",
		                           CASES[i].words)));
		arena_free(a);
	}
}

/* ---- why it cannot be told ---- */

static void test_cannot__says_why(void **state)
{
	static const struct {
		enum screen_why why;
		const struct screen_scale *scale;
		uint32_t peers;
		const char *words;
	} CASES[] = {
		{ SCREEN_WHY_FEW_POINTS, &score, 0,
		  "Cannot tell: too few results, or none that is new enough (2 on this scale)." },
		{ SCREEN_WHY_NO_PEERS, &score, 0,
		  "Cannot tell: nobody else in the year group started in the same place." },
		{ SCREEN_WHY_NO_PEERS, &score, 1, "Cannot tell: only 1 in the year group started in the same place." },
		{ SCREEN_WHY_NO_MIDDLE, &score, 0, "Cannot tell: only 5 in the year group have both results." },
		{ SCREEN_WHY_SCALE, &score, 0, "Cannot tell: the newest result is on another scale." },
		{ SCREEN_WHY_SCALE, &words, 0, "Cannot tell: this scale has no numbers to subtract." },
		{ SCREEN_WHY_ERROR, &score, 0,
		  "Cannot tell: a difference of up to 4 can be chance on this test." }, /* 6 / √2 */
		{ SCREEN_WHY_NONE, &score, 0, "Cannot tell." },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = finding(SCREEN_CANNOT_TELL, CASES[i].why);

		f.points = 2;
		f.middle_n = 5;
		f.error = 6000;
		f.peers = CASES[i].peers;
		assert_words(CASES[i].scale, f, SCREEN_SAME_START, CASES[i].words);
	}
}

/* ---- titles, and what a decision keeps ---- */

static void test_titles(void **state)
{
	static const char *const TITLE[SCREEN_TESTS] = { "Slower than peers with the same start",
		                                         "Behind their own pace", "Gap not closing", "Gap growing" };
	struct arena *a = test_arena();

	(void)state;
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		assert_string_equal(str_c(a, screen_title(t)), TITLE[t]);
	arena_free(a);
}

static void test_found__only_what_is_clear(void **state)
{
	static const struct {
		enum screen_answer answer[SCREEN_TESTS];
		const char *found;
	} CASES[] = {
		{ { SCREEN_MET, SCREEN_MET, SCREEN_MET, SCREEN_MET }, "reading 1 2 3 4" },
		{ { SCREEN_NOT_MET, SCREEN_CANNOT_TELL, SCREEN_PERHAPS, SCREEN_MET }, "reading 4" },
		{ { SCREEN_MET, SCREEN_PERHAPS, SCREEN_NOT_MET, SCREEN_CANNOT_TELL }, "reading 1" },
		{ { SCREEN_PERHAPS, SCREEN_PERHAPS, SCREEN_PERHAPS, SCREEN_PERHAPS }, "reading" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding f = { 0 };

		for (int t = 0; t < SCREEN_TESTS; t++)
			f.answer[t] = CASES[i].answer[t];
		assert_string_equal(str_c(a, screen_found(a, &f, S("reading"))), CASES[i].found);
	}
	arena_free(a);
}

TEST_MAIN(test_screen_words_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words__when_the_ends_were),
		cmocka_unit_test(test_words__same_start),
		cmocka_unit_test(test_words__own_pace),
		cmocka_unit_test(test_words__gap),
		cmocka_unit_test(test_beside__what_makes_it_another_answer),
		cmocka_unit_test(test_beside__a_gap_that_grows),
		cmocka_unit_test(test_beside__which_error),
		cmocka_unit_test(test_cannot__says_why),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_found__only_what_is_clear),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
