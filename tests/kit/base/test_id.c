/* kit/base/id: ids of one process never repeat, however many are made in a millisecond. */
#include "support/support.h"

#include "kit/base/id.h"

enum { MANY = 200000 };

static void test_id__many_at_once_are_all_different_and_in_order(void **state)
{
	int64_t before = id_new();

	(void)state;
	assert_true(before > 0);
	for (int i = 0; i < MANY; i++) {
		int64_t id = id_new();

		assert_true(id > before);
		before = id;
	}
}

TEST_MAIN(test_id)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_id__many_at_once_are_all_different_and_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
