/* Pages that everybody may read: the paragraphs of the Code stand in the order of their numbers. */
#include "support/support.h"
#include "support/test_db.h"
#include "support/test_web.h"

static void test_code__in_the_order_of_numbers(void **state)
{
	static const char *const ORDER[] = { "/code/6.2\"",  "/code/6.17\"", "/code/6.19\"",
		                             "/code/6.23\"", "/code/8.13\"", "/code/looking-again\"" };
	struct site *s = site_new();
	struct net_reply p = site_get(s, STR_NONE, "/code");
	ptrdiff_t before = 0;

	(void)state;
	assert_int_equal(p.status, 200);
	for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
		ptrdiff_t at = str_find(p.body, str_of(ORDER[i]));

		if (at <= before)
			fail_msg("%s does not come after the one before", ORDER[i]);
		before = at;
	}
	site_free(s);
}

TEST_MAIN(test_public_page)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_code__in_the_order_of_numbers),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
