/* notice/screen/screen_rule: what comes in and is refused, how many findings come out, and the defaults. */
#include "support/support.h"

#include "notice/screen/screen_rule.h"

#define LEN(t) (sizeof(t) / sizeof *(t))

enum { POINTS = 3, PUPILS = 3, SUBJECTS = 2, SCALES = 2, MANY = 300 };

static const struct screen_point points[POINTS] = { { 1, { 2024, 12, 4 } },
	                                            { 2, { 2025, 3, 5 } },
	                                            { 3, { 2025, 12, 4 } } };
static const struct screen_scale scales[SCALES] = { { .id = 1, .numbers = true, .rising = true, .step = 1000 },
	                                            { .id = 2, .numbers = true, .rising = true, .step = 1000 } };

static enum rc run(struct arena *a, const struct screen_result *r, size_t results, size_t pupils,
                   struct screen_finding **f, size_t *n)
{
	struct screen_pupil *p = NEW_ARRAY(a, struct screen_pupil, pupils);
	const struct screen_rules rules = screen_rules_default();
	const struct screen_school s = { .today = { 2025, 12, 20 },
		                         .scale = scales,
		                         .scales = SCALES,
		                         .point = points,
		                         .points = POINTS,
		                         .pupil = p,
		                         .pupils = pupils,
		                         .subjects = SUBJECTS,
		                         .result = r,
		                         .results = results };

	for (size_t i = 0; i < pupils; i++)
		p[i] = (struct screen_pupil){ .id = (int64_t)i + 1, .year_group = 4 };
	return screen_run(a, &rules, &s, f, n);
}

/* Pupil, subject, scale, point; the value is 90. */
#define R(p, b, c, k)                                                                                                  \
	{                                                                                                              \
		.pupil = (p), .subject = (b), .scale = (c), .point = (k), .has_value = true, .value = 90000            \
	}

static void test_input__what_is_refused(void **state)
{
	static const struct {
		const char *what;
		struct screen_result r[4];
		size_t n;
		bool good;
	} CASES[] = {
		{ "in order", { R(0, 0, 0, 0), R(0, 0, 0, 2), R(0, 1, 1, 1), R(2, 0, 0, 0) }, 4, true },
		{ "one alone", { R(2, 1, 1, 2) }, 1, true },
		{ "a pupil too many", { R(0, 0, 0, 0), R(PUPILS, 0, 0, 0) }, 2, false },
		{ "a subject too many", { R(0, SUBJECTS, 0, 0) }, 1, false },
		{ "a scale too many", { R(0, 0, SCALES, 0) }, 1, false },
		{ "a point too many", { R(0, 0, 0, POINTS) }, 1, false },
		{ "a point too many at the end of a row", { R(0, 0, 0, 0), R(0, 0, 0, POINTS) }, 2, false },
		{ "the same before others", { R(0, 0, 0, POINTS), R(1, 0, 0, 0) }, 2, false },
		{ "pupils turned round", { R(1, 0, 0, 0), R(0, 0, 0, 0) }, 2, false },
		{ "subjects turned round", { R(0, 1, 0, 0), R(0, 0, 0, 0) }, 2, false },
		{ "scales turned round", { R(0, 0, 1, 0), R(0, 0, 0, 0) }, 2, false },
		{ "one in the middle", { R(0, 0, 0, 0), R(2, 0, 0, 0), R(1, 0, 0, 0) }, 3, false },
		{ "points turned round", { R(0, 0, 0, 1), R(0, 0, 0, 0) }, 2, false },
		{ "a point twice", { R(0, 0, 0, 1), R(0, 0, 0, 1) }, 2, false },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct screen_finding *f = NULL;
		size_t n = 7;
		enum rc rc = run(a, CASES[i].r, CASES[i].n, PUPILS, &f, &n);

		if (rc != (CASES[i].good ? RC_OK : RC_INVALID))
			fail_msg("%s: %d", CASES[i].what, (int)rc);
		if (!CASES[i].good)
			assert_int_equal(n, 0);
	}
	arena_free(a);
}

/* One for each pupil, subject and scale that has a value, in their order; of an absence there is none. */
static void test_findings__one_for_each_row_with_a_value(void **state)
{
	struct arena *a = test_arena();
	struct screen_result *r = NEW_ARRAY(a, struct screen_result, MANY);
	struct screen_finding *f;
	size_t n;

	(void)state;
	for (uint32_t i = 0; i < MANY; i++)
		r[i] = (struct screen_result)R(i, i % 2, i % 2, (uint16_t)(i % POINTS));
	assert_int_equal(run(a, r, MANY, MANY, &f, &n), RC_OK);
	assert_int_equal(n, MANY);
	for (uint32_t i = 0; i < MANY; i++) {
		assert_int_equal(f[i].pupil, i);
		assert_int_equal(f[i].subject, i % 2);
		assert_int_equal(f[i].scale, i % 2);
		assert_int_equal(f[i].points, 1);
	}
	for (uint32_t i = 0; i < MANY; i += 3)
		r[i].has_value = false;
	assert_int_equal(run(a, r, MANY, MANY, &f, &n), RC_OK);
	assert_int_equal(n, MANY - MANY / 3);
	for (uint32_t i = 0; i < n; i++)
		assert_int_equal(f[i].pupil, i / 2 * 3 + i % 2 + 1);
	arena_free(a);
}

/* Any of the four tests alone makes a finding one that is perhaps, or one that is met. */
static void test_finding__of_any_test(void **state)
{
	(void)state;
	for (int t = 0; t < SCREEN_TESTS; t++) {
		struct screen_finding f = { 0 };

		f.answer[t] = SCREEN_PERHAPS;
		assert_true(screen_perhaps(&f));
		assert_int_equal(screen_met(&f), 0);
		f.answer[t] = SCREEN_MET;
		assert_false(screen_perhaps(&f));
		assert_int_equal(screen_met(&f), 1);
	}
}

/* More than 15 of a hundred, exactly. */
static void test_much__just_above_the_share(void **state)
{
	(void)state;
	assert_false(screen_is_much(99, 660));
	assert_true(screen_is_much(100, 660));
}

/* As docs/decisions/0011 and 0026 give them: 270 days, and at least 80; half a year and a bit before a result is old,
 * or counts no more with the next; 5 peers, 10 for a middle, the band doubled twice; 1.22 of the quarters' distance, a
 * gap of one; bands of 6.7 in a hundred of the range. */
static void test_defaults__as_decided(void **state)
{
	const struct screen_rules r = screen_rules_default();

	(void)state;
	assert_int_equal(r.span_days, 270);
	assert_int_equal(r.span_least, 80);
	assert_int_equal(r.stale_days, 200);
	assert_int_equal(r.pair_days, 200);
	assert_int_equal(r.peers_least, 5);
	assert_int_equal(r.middle_least, 10);
	assert_int_equal(r.widen_most, 2);
	assert_int_equal(r.slower_permille, 1220);
	assert_int_equal(r.gap_permille, 1000);
	assert_int_equal(r.band_default_permille, 67);
}

TEST_MAIN(test_screen_input_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_input__what_is_refused),
		cmocka_unit_test(test_findings__one_for_each_row_with_a_value),
		cmocka_unit_test(test_finding__of_any_test),
		cmocka_unit_test(test_much__just_above_the_share),
		cmocka_unit_test(test_defaults__as_decided),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
