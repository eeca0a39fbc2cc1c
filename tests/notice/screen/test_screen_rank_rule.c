/* notice/screen/screen_rank_rule: sorting, and the middle of some of many, each beside a plain way of doing the same.
 */
#include "support/support.h"

#include "notice/screen/screen_rank_rule.h"

enum { MOST = 300, UNTOUCHED = -7 };

/* The same numbers every time. */
static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* ---- sorting ---- */

/* One after the other into its place, behind those that are as large. */
static void sort_plainly(struct rank_key *k, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct rank_key x = k[i];
		size_t at = i;

		for (; at > 0 && k[at - 1].key > x.key; at--)
			k[at] = k[at - 1];
		k[at] = x;
	}
}

static void assert_sorted_as_plainly(const uint32_t *key, size_t n)
{
	struct rank_key k[MOST], want[MOST], spare[MOST];

	for (size_t i = 0; i < n; i++)
		k[i] = want[i] = (struct rank_key){ key[i], (uint32_t)i };
	rank_sort(k, spare, n);
	sort_plainly(want, n);
	for (size_t i = 0; i < n; i++)
		if (k[i].key != want[i].key || k[i].at != want[i].at)
			fail_msg("place %zu of %zu: key %u from %u, not %u from %u", i, n, k[i].key, k[i].at,
			         want[i].key, want[i].at);
}

static void test_sort__small_ones(void **state)
{
	static const struct {
		uint32_t key[5];
		size_t n;
	} CASES[] = {
		{ { 0 }, 0 },
		{ { 5 }, 1 },
		{ { 5, 5, 5 }, 3 },
		{ { 2, 1 }, 2 },
		{ { 0, UINT32_MAX, 0, 1 }, 4 },
		{ { UINT32_MAX, UINT32_MAX - 1, UINT32_MAX }, 3 },
		{ { 256, 255, 257, 0, 1 }, 5 },
		{ { 1u << 24, 1u << 16, 1u << 8, 1, 0 }, 5 },
		{ { 100255, 100256, 100000, 100511, 100001 }, 5 }, /* a byte away from the least */
		{ { 94000, 80000, 94000, 100000, 80000 }, 5 },     /* whole steps: the lowest bits are alike */
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_sorted_as_plainly(CASES[i].key, CASES[i].n);
}

/* Many keys of each kind: so many bits tell them apart, from some least one, in steps. */
static void test_sort__many(void **state)
{
	static const struct {
		uint32_t least, values, step;
	} KINDS[] = {
		{ 0, 2, 1 },
		{ 7, 255, 1 },
		{ 7, 256, 1 },
		{ 7, 257, 1 },
		{ 1000, 512, 1 },
		{ 3, 65536, 1 },
		{ 3, 65537, 1 },
		{ 0x80000000u, 120, 1000 },
		{ 0x7fffff00u, 9, 64 },
		{ 0, 1 << 20, 250 },
		{ 0, 1 << 23, 511 },
	};
	uint32_t key[MOST], seed = 1;

	(void)state;
	for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
		for (size_t k = 0; k < MOST; k++)
			key[k] = KINDS[i].least + next(&seed) % KINDS[i].values * KINDS[i].step;
		assert_sorted_as_plainly(key, MOST);
	}
	for (size_t k = 0; k < MOST; k++) /* each of the numbers a byte has */
		key[k] = (uint32_t)(MOST - k) % 256;
	assert_sorted_as_plainly(key, MOST);
}

static void test_key__sorts_as_the_value(void **state)
{
	static const int32_t UP[] = { INT32_MIN, -94000, -1, 0, 1, 94000, INT32_MAX };

	(void)state;
	for (size_t i = 1; i < sizeof UP / sizeof *UP; i++)
		assert_true(rank_key_of(UP[i - 1]) < rank_key_of(UP[i]));
}

/* ---- the middle of some ---- */

struct some {
	int32_t value[MOST];
	bool in[MOST];
	size_t n;
};

/* The values of those that are in, in order, picked one by one: the next is the least that was not picked. */
static size_t in_order(const struct some *s, int32_t *out)
{
	bool picked[MOST] = { false };
	size_t n = 0;

	for (;;) {
		size_t least = MOST;

		for (size_t i = 0; i < s->n; i++)
			if (s->in[i] && !picked[i] && (least == MOST || s->value[i] < s->value[least]))
				least = i;
		if (least == MOST)
			return n;
		picked[least] = true;
		out[n++] = s->value[least];
	}
}

static void assert_three_as_plainly(const struct rank *r, const struct some *s)
{
	int32_t order[MOST];
	size_t n = in_order(s, order);

	for (size_t from = 0; from < n; from++) {
		int32_t three[4] = { UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED };

		rank_three(r, from, three);
		assert_int_equal(three[3], UNTOUCHED); /* behind the three */
		for (size_t k = 0; k < 3; k++)
			if (three[k] != (from + k < n ? order[from + k] : UNTOUCHED))
				fail_msg("%zu values, %zu in, from %zu: value %zu is %d", s->n, n, from, k, three[k]);
	}
}

static void flip(struct rank *r, struct some *s, size_t i)
{
	rank_flip(r, i);
	s->in[i] = !s->in[i];
}

/* Groups of sizes about the edges of a word of 64 bits, one after the other in the same room: nobody of the group
 * before is in. */
static void test_three__of_those_that_are_in(void **state)
{
	static const size_t SIZES[] = { 129, 1, 2, 3, 63, 64, 65, 127, 128, 200, 5 };
	struct arena *a = test_arena();
	struct rank_key k[MOST], spare[MOST];
	struct rank r = rank_new(a, MOST);
	uint32_t seed = 2;

	(void)state;
	for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
		struct some s = { .n = SIZES[i] };

		for (size_t p = 0; p < s.n; p++)
			s.value[p] = (int32_t)(next(&seed) % 60) * 1000 - 30000; /* some are alike */
		k[s.n].at = MOST;
		rank_set(&r, s.value, s.n, k, spare);
		assert_int_equal(k[s.n].at, MOST); /* behind the room for n */
		assert_three_as_plainly(&r, &s);
		for (size_t p = 0; p < s.n; p++) { /* all in, one by one */
			flip(&r, &s, p);
			if (p % 16 == 0 || p + 1 == s.n)
				assert_three_as_plainly(&r, &s);
		}
		for (size_t p = 0; p < s.n; p++) { /* some out, some in again */
			flip(&r, &s, next(&seed) % s.n);
			if (p % 16 == 0)
				assert_three_as_plainly(&r, &s);
		}
	}
	arena_free(a);
}

/* Of many only the last and the first few: whole words between have nobody. */
static void test_three__far_apart(void **state)
{
	struct arena *a = test_arena();
	struct rank_key k[MOST], spare[MOST];
	struct rank r = rank_new(a, MOST);
	struct some s = { .n = MOST };

	(void)state;
	for (size_t p = 0; p < MOST; p++)
		s.value[p] = (int32_t)p * 10;
	rank_set(&r, s.value, s.n, k, spare);
	flip(&r, &s, 0);
	assert_three_as_plainly(&r, &s);
	flip(&r, &s, MOST - 1);
	assert_three_as_plainly(&r, &s);
	flip(&r, &s, 63);
	flip(&r, &s, 64);
	flip(&r, &s, 191);
	assert_three_as_plainly(&r, &s);
	flip(&r, &s, 0);
	flip(&r, &s, 63);
	assert_three_as_plainly(&r, &s);
	arena_free(a);
}

TEST_MAIN(test_screen_rank_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sort__small_ones),        cmocka_unit_test(test_sort__many),
		cmocka_unit_test(test_key__sorts_as_the_value), cmocka_unit_test(test_three__of_those_that_are_in),
		cmocka_unit_test(test_three__far_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
