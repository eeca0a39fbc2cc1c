/* notice/screen/screen_rule: what must not change an answer, over made-up schools. */
#include "support/made_school.h"
#include "support/support.h"

#define EQ(a, b) assert_int_equal((a), (b))

/* The school as it is, screened. */
static size_t screened(struct arena *a, struct screen_finding **f)
{
	size_t n;

	EQ(screen_run(a, &X.rules, &X.s, f, &n), RC_OK);
	return n;
}

static void answers_same(const struct screen_finding *was, const struct screen_finding *is)
{
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		EQ(is->answer[t], was->answer[t]);
		EQ(is->why[t], was->why[t]);
	}
	EQ(is->error, was->error);
	EQ(is->own_error, was->own_error);
	EQ(is->peers, was->peers);
}

/* Everybody higher by the same changes no answer. */
static void test_screen__a_harder_year_is_no_finding(void **state)
{
	struct arena *a = test_arena();
	struct arena_mark m = arena_mark(a);

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct screen_finding *was, *is;
		size_t n;

		made_school(4711u + (uint32_t)round, round);
		for (size_t i = 0; i < X.s.results; i++)
			X.result[i].value /= 4;
		n = screened(a, &was);
		for (size_t i = 0; i < X.s.results; i++)
			X.result[i].value += 7000;
		EQ(screened(a, &is), n);
		for (size_t i = 0; i < n; i++)
			answers_same(&was[i], &is[i]);
		arena_rewind(a, m);
	}
	arena_free(a);
}

/* Mistakes counted instead of marks: the same answers. */
static void test_screen__less_is_better_is_the_mirror(void **state)
{
	struct arena *a = test_arena();
	struct arena_mark m = arena_mark(a);

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct screen_finding *was, *is;
		size_t n;

		made_school(1147u + (uint32_t)round, round);
		n = screened(a, &was);
		for (size_t i = 0; i < X.s.results; i++)
			X.result[i].value *= -1;
		for (int c = 0; c < SCALES; c++)
			X.scale[c].rising = !X.scale[c].rising;
		EQ(screened(a, &is), n);
		for (size_t i = 0; i < n; i++) {
			answers_same(&was[i], &is[i]);
			EQ(is[i].latest, -was[i].latest);
		}
		arena_rewind(a, m);
	}
	arena_free(a);
}

/* A test that is less exact never makes a pace or a growing gap surer. */
static void test_screen__a_wider_band_is_never_surer(void **state)
{
	static const int SURE[] = {
		[SCREEN_CANNOT_TELL] = 0, [SCREEN_NOT_MET] = 0, [SCREEN_PERHAPS] = 1, [SCREEN_MET] = 2
	};
	struct arena *a = test_arena();
	struct arena_mark m = arena_mark(a);
	size_t less = 0;

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct screen_finding *was, *is;
		size_t n;

		made_school(815u + (uint32_t)round, round);
		n = screened(a, &was);
		for (int c = 0; c < SCALES; c++)
			X.scale[c].band = made_band(&X.scale[c]) + 1 + (int32_t)some(2000);
		EQ(screened(a, &is), n);
		for (size_t i = 0; i < n; i++) {
			assert_true(SURE[is[i].answer[SCREEN_OWN_PACE]] <= SURE[was[i].answer[SCREEN_OWN_PACE]]);
			assert_true(SURE[is[i].answer[SCREEN_GAP_GROWING]] <= SURE[was[i].answer[SCREEN_GAP_GROWING]]);
			less += SURE[is[i].answer[SCREEN_GAP_GROWING]] < SURE[was[i].answer[SCREEN_GAP_GROWING]];
		}
		arena_rewind(a, m);
	}
	assert_true(less > 0);
	arena_free(a);
}

TEST_MAIN(test_screen_same_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_screen__a_harder_year_is_no_finding),
		cmocka_unit_test(test_screen__less_is_better_is_the_mirror),
		cmocka_unit_test(test_screen__a_wider_band_is_never_surer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
