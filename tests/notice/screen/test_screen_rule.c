/* notice/screen/screen_rule: the four tests of 6.17 on worked examples, what cannot be told and why, and year groups
 * with known truth. */
#include "support/cohort.h"
#include "support/support.h"

#include <string.h>

#define EQ(a, b) assert_int_equal((a), (b))
#define V(x) ((x)*1000)

enum { PEERS = 12, POINTS = 4, PUPILS = PEERS + 1 };

static struct arena *A;
static const struct screen_point POINT[POINTS] = {
	{ 11, { 2024, 12, 4 } }, { 12, { 2025, 3, 5 } }, { 13, { 2025, 7, 3 } }, { 14, { 2025, 12, 4 } }
};

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

struct example {
	struct screen_school s;
	struct screen_scale scale[2];
	struct screen_pupil pupil[PUPILS];
	struct screen_result result[PUPILS * POINTS + POINTS];
};

/* Pupil 0 with these values; everybody else starts at 94 and is at 95, 97 and 100. 0 is absent. */
static struct example *example(const int v[POINTS])
{
	static const int other[POINTS] = { 94, 95, 97, 100 };
	struct example *x = NEW(A, struct example);

	x->scale[0] = x->scale[1] = (struct screen_scale){
		.id = 1, .numbers = true, .rising = true, .low = V(40), .high = V(160), .step = V(1), .band = V(3)
	};
	x->scale[1].id = 2;
	for (uint32_t p = 0; p < PUPILS; p++) {
		x->pupil[p] = (struct screen_pupil){ p + 1, 4, 0 };
		for (uint16_t k = 0; k < POINTS; k++) {
			int value = p == 0 ? v[k] : other[k];

			x->result[x->s.results++] = (struct screen_result){
				.pupil = p, .point = k, .has_value = value != 0, .value = V(value)
			};
		}
	}
	x->s = (struct screen_school){ .today = { 2025, 12, 20 },
		                       .scale = x->scale,
		                       .scales = 2,
		                       .point = POINT,
		                       .points = POINTS,
		                       .pupil = x->pupil,
		                       .pupils = PUPILS,
		                       .subjects = 2,
		                       .result = x->result,
		                       .results = x->s.results };
	return x;
}

/* The finding of pupil 0. */
static struct screen_finding found(const struct screen_school *s)
{
	struct screen_rules r = screen_rules_default();
	struct screen_finding *f;
	size_t n;

	EQ(screen_run(A, &r, s, &f, &n), RC_OK);
	assert_true(n >= 1);
	EQ(f[0].pupil, 0);
	return f[0];
}

static void words_are(const struct screen_school *s, enum screen_test t, const char *want)
{
	struct screen_finding f = found(s);

	assert_string_equal(str_c(A, screen_words(A, s, &f, t, S("Zara"))), want);
}

static void test_all_four(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });
	struct screen_finding f = found(&x->s);

	(void)state;
	EQ(f.base_point, 1); /* the newest at least 270 days before */
	EQ(f.latest, V(80));
	EQ(f.peers, PEERS);
	EQ(f.peers_latest, V(100));
	EQ(f.answer[SCREEN_SAME_START], SCREEN_MET);
	EQ(f.answer[SCREEN_OWN_PACE], SCREEN_MET);
	EQ(f.answer[SCREEN_GAP_NOT_CLOSING], SCREEN_NOT_MET); /* no gap at the beginning */
	EQ(f.answer[SCREEN_GAP_GROWING], SCREEN_MET);
	EQ(screen_met(&f), 3);
	assert_string_equal(str_c(A, screen_found(A, &f, S("reading"))), "reading 1 2 4");
	words_are(&x->s, SCREEN_SAME_START,
	          "Zara and 12 in the year group were at about 95 in March 2025. In December 2025 they were at 100, "
	          "Zara at 80.");
	words_are(&x->s, SCREEN_GAP_GROWING,
	          "It was at the middle of the year group in March 2025, and 20 below the middle of the year group in "
	          "December 2025.");
}

static void test_like_the_others(void **state)
{
	struct screen_finding f = found(&example((const int[]){ 94, 95, 97, 100 })->s);

	(void)state;
	EQ(screen_met(&f), 0);
	EQ(f.answer[SCREEN_SAME_START], SCREEN_NOT_MET);
	EQ(f.answer[SCREEN_GAP_GROWING], SCREEN_NOT_MET);
}

static void test_a_gap_that_stays(void **state)
{
	struct screen_finding f = found(&example((const int[]){ 74, 75, 77, 80 })->s);

	(void)state;
	EQ(f.gap_base, V(20));
	EQ(f.answer[SCREEN_GAP_NOT_CLOSING], SCREEN_MET);
	EQ(f.answer[SCREEN_GAP_GROWING], SCREEN_NOT_MET);
	EQ(f.answer[SCREEN_SAME_START], SCREEN_CANNOT_TELL);
	EQ(f.why[SCREEN_SAME_START], SCREEN_WHY_NO_PEERS);
}

static void test_a_gap_that_closes(void **state)
{
	struct screen_finding f = found(&example((const int[]){ 74, 75, 82, 90 })->s);

	(void)state;
	EQ(f.answer[SCREEN_GAP_NOT_CLOSING], SCREEN_NOT_MET);
	EQ(screen_met(&f), 0);
}

static void test_inside_the_error(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 97, 97 });
	struct screen_finding f = found(&x->s);

	(void)state;
	EQ(f.answer[SCREEN_SAME_START], SCREEN_CANNOT_TELL);
	EQ(f.why[SCREEN_SAME_START], SCREEN_WHY_ERROR);
	EQ(f.why[SCREEN_GAP_GROWING], SCREEN_WHY_ERROR);
	words_are(&x->s, SCREEN_GAP_GROWING, "Cannot tell: a difference of up to 4 can be chance on this test.");
}

static void test_too_few(void **state)
{
	struct screen_finding f = found(&example((const int[]){ 0, 0, 0, 90 })->s);

	(void)state;
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
		EQ(f.answer[t], SCREEN_CANNOT_TELL);
		EQ(f.why[t], SCREEN_WHY_FEW_POINTS);
	}
	f = found(&example((const int[]){ 0, 94, 0, 80 })->s); /* two: peers can be asked, the own pace cannot */
	EQ(f.answer[SCREEN_SAME_START], SCREEN_MET);
	EQ(f.why[SCREEN_OWN_PACE], SCREEN_WHY_FEW_POINTS);
}

static void test_old_results_are_not_judged(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });

	(void)state;
	x->s.today = date_add(POINT[POINTS - 1].on, 201);
	EQ(found(&x->s).why[SCREEN_SAME_START], SCREEN_WHY_FEW_POINTS);
	x->s.today = date_add(POINT[POINTS - 1].on, 200);
	EQ(found(&x->s).answer[SCREEN_SAME_START], SCREEN_MET);
}

static void test_scales_are_not_mixed(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });

	(void)state;
	x->scale[0].numbers = false;
	EQ(found(&x->s).why[SCREEN_GAP_GROWING], SCREEN_WHY_SCALE);
	x->scale[0].numbers = true;
	x->result[3].scale = 1; /* the newest result of the same subject is on another scale */
	EQ(found(&x->s).why[SCREEN_SAME_START], SCREEN_WHY_SCALE);
	x->result[3].has_value = false; /* an absence there takes nothing away */
	EQ(found(&x->s).answer[SCREEN_GAP_GROWING], SCREEN_MET);
	x->result[3].has_value = true;
	x->scale[1].numbers = false; /* and neither does a judgement in words */
	EQ(found(&x->s).answer[SCREEN_GAP_GROWING], SCREEN_MET);
}

static void test_a_falling_scale(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });

	(void)state;
	x->scale[0].rising = false; /* smaller is better: now the others are the ones who fall behind */
	EQ(found(&x->s).answer[SCREEN_SAME_START], SCREEN_NOT_MET);
	EQ(found(&x->s).latest, V(80));
	for (size_t i = 0; i < x->s.results; i++)
		x->result[i].value = V(200) - x->result[i].value;
	EQ(found(&x->s).answer[SCREEN_SAME_START], SCREEN_MET);
	EQ(found(&x->s).peers_latest, V(100));
}

static void test_other_years_are_no_peers(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });

	(void)state;
	x->pupil[0].year_group = 5;
	EQ(found(&x->s).why[SCREEN_SAME_START], SCREEN_WHY_NO_PEERS);
	EQ(found(&x->s).why[SCREEN_GAP_GROWING], SCREEN_WHY_NO_MIDDLE);
}

static void test_wrong_input(void **state)
{
	struct example *x = example((const int[]){ 94, 95, 92, 80 });
	struct screen_rules r = screen_rules_default();
	struct screen_finding *f;
	size_t n;

	(void)state;
	x->result[2].point = POINTS;
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_INVALID);
	x->result[2].point = 1; /* twice the same point */
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_INVALID);
	x->result[2].point = 2;
	x->result[2].value = SCREEN_VALUE_MOST + 1;
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_INVALID);
	x->result[2].value = SCREEN_VALUE_MOST; /* the largest there may be, and its opposite: nothing overflows */
	x->result[3].value = -SCREEN_VALUE_MOST;
	x->scale[0].rising = false;
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_OK);
	x->s.results = 0;
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_OK);
	EQ(n, 0);
	x->s = (struct screen_school){ .today = x->s.today }; /* a school that has nothing yet */
	EQ(screen_run(A, &r, &x->s, &f, &n), RC_OK);
	EQ(n, 0);
}

/* Known truth: with small noise nearly everybody who fails a test is found, and few others are. The figures for each
 * level of noise are printed by script/bench screen. */
static void test_known_truth(void **state)
{
	struct cohort c = cohort_make(A, 20251204, 6, 90, 2, 9, 1500);
	struct screen_rules rules = screen_rules_default();
	struct screen_finding *f;
	size_t n, hits[SCREEN_TESTS] = { 0 }, misses[SCREEN_TESTS] = { 0 }, wrong[SCREEN_TESTS] = { 0 };

	(void)state;
	EQ(screen_run(A, &rules, &c.school, &f, &n), RC_OK);
	EQ(n, 6 * 90 * 2);
	for (size_t i = 0; i < n; i++)
		for (enum screen_test t = 0; t < SCREEN_TESTS; t++) {
			bool fails = cohort_fails(&c, f[i].pupil, f[i].subject, t), met = f[i].answer[t] == SCREEN_MET;

			hits[t] += fails && met;
			misses[t] += fails && !met;
			wrong[t] += !fails && met;
		}
	assert_true(hits[SCREEN_SAME_START] > 3 * misses[SCREEN_SAME_START]);
	assert_true(hits[SCREEN_GAP_GROWING] > 3 * misses[SCREEN_GAP_GROWING]);
	assert_true(hits[SCREEN_GAP_NOT_CLOSING] > 3 * misses[SCREEN_GAP_NOT_CLOSING]);
	assert_true(hits[SCREEN_OWN_PACE] > misses[SCREEN_OWN_PACE]);
	for (enum screen_test t = 0; t < SCREEN_TESTS; t++)
		assert_true(wrong[t] * 50 < n);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

TEST_MAIN(test_screen_rule)
{
	const struct CMUnitTest tests[] = {
		T(test_all_four),
		T(test_like_the_others),
		T(test_a_gap_that_stays),
		T(test_a_gap_that_closes),
		T(test_inside_the_error),
		T(test_too_few),
		T(test_old_results_are_not_judged),
		T(test_scales_are_not_mixed),
		T(test_a_falling_scale),
		T(test_other_years_are_no_peers),
		T(test_wrong_input),
		T(test_known_truth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
