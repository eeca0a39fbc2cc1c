/* screen_peers: who started in the same place, by hand-made year groups. The ends are those of test 1. */
#include "support/support.h"

#include "notice/screen/screen_rule.h"

enum { POINTS = 4, PUPILS_MAX = 8 };

static const struct screen_rules rules = { .span_days = 270,
	                                   .span_least = 80,
	                                   .stale_days = 200,
	                                   .peers_least = 3,
	                                   .middle_least = 10,
	                                   .widen_most = 2,
	                                   .slower_permille = 500,
	                                   .gap_permille = 1000,
	                                   .band_default_permille = 40 };
static const struct screen_scale score = {
	.id = 1, .numbers = true, .rising = true, .low = 40000, .high = 160000, .step = 1000, .band = 4000
};
static const struct screen_scale mistakes = {
	.id = 2, .numbers = true, .low = 0, .high = 200000, .step = 1000, .band = 4000
};
static const struct screen_point points[POINTS] = {
	{ 1, { 2024, 7, 5 } },
	{ 2, { 2024, 12, 3 } },
	{ 3, { 2025, 3, 20 } },
	{ 4, { 2025, 7, 4 } },
};

struct made {
	struct screen_pupil pupil[PUPILS_MAX];
	struct screen_result result[PUPILS_MAX * POINTS];
	struct screen_school s;
	struct screen_finding f; /* of the first pupil */
	struct screen_peers p;
};

/* Values of pupils 0 … n - 1 at the four points; 0 = none. Answers what screen_peers does about the first. */
static bool made_by(struct arena *a, const struct screen_rules *r, const struct screen_point *point, struct made *m,
                    const struct screen_scale *scale, const int (*v)[POINTS], size_t n)
{
	struct screen_finding *f;
	size_t found;

	*m = (struct made){ .s = { .today = { 2025, 7, 10 },
		                   .scale = scale,
		                   .scales = 1,
		                   .point = point,
		                   .points = POINTS,
		                   .pupil = m->pupil,
		                   .pupils = n,
		                   .subjects = 1,
		                   .result = m->result } };
	for (size_t p = 0; p < n; p++) {
		m->pupil[p] = (struct screen_pupil){ .id = (int64_t)p + 1, .year_group = 4 };
		for (size_t i = 0; i < POINTS; i++)
			if (v[p][i] != 0)
				m->result[m->s.results++] = (struct screen_result){ .pupil = (uint32_t)p,
					                                            .point = (uint16_t)i,
					                                            .has_value = true,
					                                            .value = v[p][i] * 1000 };
	}
	assert_int_equal(screen_run(a, r, &m->s, &f, &found), RC_OK);
	m->f = f[0];
	return screen_peers(a, r, &m->s, &m->f, &m->p);
}

static bool made(struct arena *a, struct made *m, const struct screen_scale *scale, const int (*v)[POINTS], size_t n)
{
	return made_by(a, &rules, points, m, scale, v, n);
}

static const int zara[][POINTS] = {
	{ 94, 95, 92, 88 },                                                                /* the pupil */
	{ 94, 96, 97, 100 }, { 90, 92, 0, 96 }, { 98, 99, 101, 104 }, { 99, 99, 99, 140 }, /* outside the band */
	{ 94, 94, 94, 0 },                                                                 /* no value at the end */
};

static void test_those_in_the_band(void **state)
{
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	assert_true(made(a, &m, &score, zara, 6));
	assert_int_equal(m.f.base_point, 0); /* a year before */
	assert_int_equal(m.f.latest_point, 3);
	assert_int_equal(m.p.n, 3);
	assert_int_equal(m.p.within, 4000);
	assert_true(m.p.has[0] && m.p.has[1] && m.p.has[3]);
	assert_false(m.p.has[2]); /* two of them are too few */
	assert_int_equal(m.p.middle[0], 94000);
	assert_int_equal(m.p.middle[1], 96000);
	assert_int_equal(m.p.middle[3], 100000);
	assert_int_equal(m.p.middle[0], m.f.peers_base);
	assert_int_equal(m.p.middle[3], m.f.peers_latest);
	arena_free(a);
}

static void test_ends_are_those_of_the_finding_where_less_is_better(void **state)
{
	static const int v[][POINTS] = {
		{ 50, 0, 0, 49 }, { 51, 0, 0, 30 }, { 48, 0, 0, 27 }, { 52, 0, 0, 20 }, { 49, 0, 0, 24 }
	};
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	assert_true(made(a, &m, &mistakes, v, 5));
	assert_int_equal(m.f.answer[SCREEN_SAME_START], SCREEN_MET);
	assert_int_equal(m.p.middle[0], 50000);
	assert_int_equal(m.p.middle[3], 25500); /* between 24 and 27 */
	assert_int_equal(m.p.middle[0], m.f.peers_base);
	assert_int_equal(m.p.middle[3], m.f.peers_latest);
	arena_free(a);
}

static void test_band_is_doubled_until_there_are_enough(void **state)
{
	static const int v[][POINTS] = {
		{ 94, 0, 0, 88 }, { 100, 0, 0, 101 }, { 88, 0, 0, 90 }, { 109, 0, 0, 110 }, { 111, 0, 0, 112 },
	};
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	assert_true(made(a, &m, &score, v, 5));
	assert_int_equal(m.f.widened, 2);
	assert_int_equal(m.p.within, 16000);
	assert_int_equal(m.p.n, 3);
	assert_false(made(a, &m, &score, v, 3)); /* too few in the widest band */
	arena_free(a);
}

static void test_error_that_is_not_known_is_a_share_of_the_range(void **state)
{
	static const int v[][POINTS] = { { 94, 0, 0, 88 }, { 98, 0, 0, 99 }, { 90, 0, 0, 95 }, { 92, 0, 0, 97 } };
	struct screen_scale s = score;
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	s.band = 0; /* 40 in a thousand of 120 are 4.8 */
	assert_true(made(a, &m, &s, v, 4));
	assert_int_equal(m.f.widened, 0);
	assert_int_equal(m.p.within, 4800);
	arena_free(a);
}

/* The mean of December and March before the last one, of March and July at the end: a peer has all four, and is near by
 * the mean and the band of a mean. */
static void test_peers_of_two_results_at_each_end(void **state)
{
	static const struct screen_point FOUR[POINTS] = {
		{ 1, { 2023, 12, 4 } }, { 2, { 2024, 3, 5 } }, { 3, { 2025, 3, 6 } }, { 4, { 2025, 7, 4 } }
	};
	static const int v[][POINTS] = {
		{ 94, 96, 90, 86 },                                                                  /* the pupil */
		{ 93, 99, 100, 104 }, { 90, 96, 98, 100 }, { 97, 93, 101, 101 }, { 91, 93, 50, 50 }, /* 92: 3 too low */
		{ 95, 95, 0, 104 },   { 0, 95, 100, 104 },                                           /* one missing */
	};
	struct screen_rules r = rules;
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	r.pair_days = 200;
	r.middle_least = 5;
	assert_true(made_by(a, &r, FOUR, &m, &score, v, 7));
	assert_int_equal(m.f.base_also, 0);
	assert_int_equal(m.f.latest_also, 2);
	assert_int_equal(m.f.base, 95000);
	assert_int_equal(m.f.latest, 88000);
	assert_int_equal(m.p.within, 2828); /* of ±4 by the root of two */
	assert_int_equal(m.p.n, 3);
	assert_int_equal(m.f.peers_base, 95000);
	assert_int_equal(m.f.peers_latest, 101000);
	assert_int_equal(m.p.middle[0], 93000);
	assert_int_equal(m.p.middle[3], 101000);
	arena_free(a);
}

static void test_one_value_has_no_baseline_and_no_peers(void **state)
{
	static const int v[][POINTS] = { { 0, 0, 0, 88 }, { 0, 94, 0, 88 }, { 0, 94, 0, 89 }, { 0, 94, 0, 90 } };
	struct arena *a = test_arena();
	struct made m;

	(void)state;
	assert_false(made(a, &m, &score, v, 4));
	arena_free(a);
}

/* The first pupil of the school is a peer as everybody else is. */
static void test_the_first_of_all_is_a_peer(void **state)
{
	static const int v[][POINTS] = { { 93, 0, 0, 88 }, { 94, 0, 0, 90 }, { 95, 0, 0, 91 }, { 97, 0, 0, 96 } };
	struct arena *a = test_arena();
	struct screen_finding *f;
	struct screen_peers p;
	struct made m;
	size_t n;

	(void)state;
	assert_true(made(a, &m, &score, v, 4));
	assert_int_equal(screen_run(a, &rules, &m.s, &f, &n), RC_OK);
	assert_int_equal(f[1].pupil, 1);
	assert_true(screen_peers(a, &rules, &m.s, &f[1], &p));
	assert_int_equal(p.n, 3);
	assert_true(p.has[0] && p.has[3]);
	assert_int_equal(p.middle[0], 95000); /* of 93, 95 and 97 */
	assert_int_equal(p.middle[3], 91000);
	arena_free(a);
}

TEST_MAIN(test_screen_peers_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_those_in_the_band),
		cmocka_unit_test(test_ends_are_those_of_the_finding_where_less_is_better),
		cmocka_unit_test(test_band_is_doubled_until_there_are_enough),
		cmocka_unit_test(test_error_that_is_not_known_is_a_share_of_the_range),
		cmocka_unit_test(test_peers_of_two_results_at_each_end),
		cmocka_unit_test(test_the_first_of_all_is_a_peer),
		cmocka_unit_test(test_one_value_has_no_baseline_and_no_peers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
