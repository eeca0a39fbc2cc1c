/* Places between requests: a school keeps its own as long as there are enough. */
#include "support/support.h"

#include "kit/base/keep.h"

enum { SMALL = KEEP_PLACES - KEEP_SMALL, FIRST = 5000 };

static void test_keep_small__every_school_has_its_own(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct keep *k = keep_new(a, 1 << 20);
	struct keep *place[SMALL];

	(void)state;
	for (int i = 0; i < SMALL; i++) {
		place[i] = keep_small(k, FIRST + i);
		assert_true(place[i] >= &k[KEEP_SMALL] && place[i] < &k[KEEP_PLACES]);
		for (int m = 0; m < i; m++)
			assert_ptr_not_equal(place[m], place[i]);
	}
	for (int i = 0; i < SMALL; i++)
		assert_ptr_equal(keep_small(k, FIRST + i), place[i]);
	arena_free(a);
}

static void test_keep_small__the_longest_unasked_gives_way(void **state)
{
	struct arena *a = arena_new(1 << 20);
	struct keep *k = keep_new(a, 1 << 20);
	struct keep *second;

	(void)state;
	for (int i = 0; i < SMALL; i++)
		keep_put(keep_small(k, FIRST + i), S("of a school"), "");
	second = keep_small(k, FIRST + 1);
	assert_ptr_not_equal(keep_small(k, FIRST), second);
	assert_ptr_equal(keep_small(k, FIRST + SMALL), &k[KEEP_SMALL + 2]);
	assert_ptr_equal(keep_small(k, FIRST + 1), second);
	arena_free(a);
}

TEST_MAIN(test_keep)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keep_small__every_school_has_its_own),
		cmocka_unit_test(test_keep_small__the_longest_unasked_gives_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
