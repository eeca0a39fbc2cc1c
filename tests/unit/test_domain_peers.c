/* domain/peers: who started in the same place, by hand-made year groups. */
#include "support/support.h"

#include "domain/peers.h"

static const struct screen_rules rules = {
	.span_days = 270, .span_least = 80, .peers_least = 3, .widen_most = 2, .band_default_permille = 40
};
static const struct screen_scale score = { .id = 1, .numbers = true, .rising = true, .low = 40000, .high = 160000,
					   .step = 1000, .band = 4000 };
static const struct screen_point points[] = {
	{ 1, { 2024, 7, 5 } }, { 2, { 2024, 12, 3 } }, { 3, { 2025, 3, 20 } }, { 4, { 2025, 7, 4 } },
};

/* Values of pupils 0 … n - 1 at the four points; 0 = none. */
static size_t rows(struct peer_value *out, const int32_t (*v)[4], size_t pupils)
{
	size_t n = 0;

	for (size_t p = 0; p < pupils; p++)
		for (size_t i = 0; i < 4; i++)
			if (v[p][i] != 0)
				out[n++] = (struct peer_value){ (uint32_t)p, (uint16_t)i, v[p][i] * 1000 };
	return n;
}

static void those_in_the_band(void **state)
{
	static const int32_t v[][4] = {
		{ 94, 95, 92, 88 }, /* the pupil */
		{ 94, 96, 97, 100 }, { 90, 92, 0, 96 }, { 98, 99, 101, 104 },
		{ 99, 99, 99, 140 }, /* outside the band */
		{ 94, 94, 94, 0 },   /* no value at the end */
	};
	struct arena *a = test_arena();
	struct peer_value r[24];
	struct peers_found f;

	(void)state;
	assert_true(peers_of(a, &rules, &score, points, 4, r, rows(r, v, 6), 0, &f));
	assert_int_equal(f.base, 0); /* a year before */
	assert_int_equal(f.latest, 3);
	assert_int_equal(f.n, 3);
	assert_int_equal(f.widened, 0);
	assert_true(f.has[0] && f.has[1] && f.has[3]);
	assert_false(f.has[2]); /* two of them are too few */
	assert_int_equal(f.middle[0], 94000);
	assert_int_equal(f.middle[3], 100000);
	arena_free(a);
}

static void band_is_doubled_until_there_are_enough(void **state)
{
	static const int32_t v[][4] = {
		{ 94, 0, 0, 88 }, { 100, 0, 0, 101 }, { 88, 0, 0, 90 }, { 109, 0, 0, 110 }, { 111, 0, 0, 112 },
	};
	struct arena *a = test_arena();
	struct peer_value r[20];
	struct peers_found f;

	(void)state;
	assert_true(peers_of(a, &rules, &score, points, 4, r, rows(r, v, 5), 0, &f));
	assert_int_equal(f.widened, 2);
	assert_int_equal(f.within, 16000);
	assert_int_equal(f.n, 3);
	assert_false(peers_of(a, &rules, &score, points, 4, r, rows(r, v, 3), 0, &f)); /* too few in the widest band */
	arena_free(a);
}

static void baseline_of_a_short_time(void **state)
{
	static const int32_t v[][4] = { { 0, 94, 0, 88 }, { 0, 94, 0, 100 }, { 0, 95, 0, 101 }, { 0, 93, 0, 99 } };
	static const int32_t once[][4] = { { 0, 0, 0, 88 }, { 0, 94, 0, 88 } };
	struct arena *a = test_arena();
	struct peer_value r[16];
	struct peers_found f;

	(void)state;
	assert_true(peers_of(a, &rules, &score, points, 4, r, rows(r, v, 4), 0, &f)); /* 213 days: the oldest there is */
	assert_int_equal(f.base, 1);
	assert_int_equal(f.middle[3], 100000);
	assert_false(peers_of(a, &rules, &score, points, 4, r, rows(r, once, 2), 0, &f)); /* one value has no baseline */
	assert_false(peers_of(a, &rules, &score, points, 4, r, 0, 0, &f));
	arena_free(a);
}

static void error_that_is_not_known_is_a_share_of_the_range(void **state)
{
	static const int32_t v[][4] = { { 94, 0, 0, 88 }, { 98, 0, 0, 99 }, { 90, 0, 0, 95 }, { 92, 0, 0, 97 } };
	struct screen_scale s = score;
	struct arena *a = test_arena();
	struct peer_value r[16];
	struct peers_found f;

	(void)state;
	s.band = 0; /* 40 in a thousand of 120 are 4.8 */
	assert_true(peers_of(a, &rules, &s, points, 4, r, rows(r, v, 4), 0, &f));
	assert_int_equal(f.widened, 0);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(those_in_the_band),
		cmocka_unit_test(band_is_doubled_until_there_are_enough),
		cmocka_unit_test(baseline_of_a_short_time),
		cmocka_unit_test(error_that_is_not_known_is_a_share_of_the_range),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
