/* core/door/range_rule: one part of some bytes, by every way of asking for it. */
#include "support/support.h"

#include "core/door/range_rule.h"

enum { SIZE = 1000 };

static void test_range__is_one_part(void **state)
{
	static const struct {
		const char *header;
		size_t from;
		size_t n;
	} part[] = {
		{ "bytes=0-1", 0, 2 },        { "bytes=0-", 0, 1000 },
		{ "bytes=500-", 500, 500 },   { "bytes=999-999", 999, 1 },
		{ "bytes=-1", 999, 1 },       { "bytes=-5000", 0, 1000 },
		{ "bytes=10-5000", 10, 990 }, { "bytes=0-99999999999999999999", 0, 1000 },
	};
	size_t from, n;

	(void)state;
	for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
		if (range_asked(str_of(part[i].header), SIZE, &from, &n) != RANGE_SOME || from != part[i].from ||
		    n != part[i].n)
			fail_msg("%s: %zu bytes from %zu", part[i].header, n, from);
	}
}

static void test_range__else_it_is_all(void **state)
{
	static const char *const header[] = { "",          "bytes",       "bytes=",        "bytes=-",   "bytes=a-b",
		                              "bytes=5-4", "lines=0-1",   "bytes=0-1,5-6", "bytes=--1", "bytes=+1-2",
		                              "bytes 0-1", "bytes=0-1-2", "bytes=0x1-0x2" };
	size_t from, n;

	(void)state;
	for (size_t i = 0; i < sizeof header / sizeof *header; i++) {
		if (range_asked(str_of(header[i]), SIZE, &from, &n) != RANGE_ALL || from != 0 || n != SIZE)
			fail_msg("%s: %zu bytes from %zu", header[i], n, from);
	}
}

static void test_range__behind_the_end_is_none(void **state)
{
	static const char *const header[] = { "bytes=1000-", "bytes=1000-2000", "bytes=-0",
		                              "bytes=99999999999999999999-" };
	size_t from, n;

	(void)state;
	for (size_t i = 0; i < sizeof header / sizeof *header; i++)
		if (range_asked(str_of(header[i]), SIZE, &from, &n) != RANGE_NONE)
			fail_msg("%s: %zu bytes from %zu", header[i], n, from);
	assert_int_equal(range_asked(S("bytes=0-1"), 0, &from, &n), RANGE_NONE);
	assert_int_equal(range_asked(S("bytes=-1"), 0, &from, &n), RANGE_NONE);
}

TEST_MAIN(test_range_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_range__is_one_part),
		cmocka_unit_test(test_range__else_it_is_all),
		cmocka_unit_test(test_range__behind_the_end_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
