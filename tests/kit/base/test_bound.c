/* kit/base/bound: the place of a number among records that are in its order. */
#include "support/support.h"

#include "kit/base/bound.h"

struct thing {
	char name;
	int64_t id;
};

static void test_bound__first_that_is_not_below(void **state)
{
	const struct thing t[] = { { 'a', 2 }, { 'b', 4 }, { 'c', 4 }, { 'd', 4 }, { 'e', 9 } };

	(void)state;
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 1), 0);
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 2), 0);
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 3), 1);
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 4), 1);
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 9), 4);
	assert_int_equal(BOUND(struct thing, &t[0], 5, id, 10), 5);
	assert_int_equal(BOUND(struct thing, &t[0], 4, id, 9), 4); /* only those that are given */
	assert_int_equal(BOUND(struct thing, &t[0], 0, id, 1), 0);
}

TEST_MAIN(test_bound)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bound__first_that_is_not_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
