/* kit/text/zip_made: the bytes of a stored zip, by hand. */
#include "support/support.h"

#include "kit/text/zip_made.h"

static uint32_t number(struct str s, size_t at, int bytes)
{
	uint32_t v = 0;

	for (int i = bytes; i > 0; i--)
		v = v << 8 | (unsigned char)s.p[at + (size_t)i - 1];
	return v;
}

static void test_zip__has_what_was_put_in(void **state)
{
	const struct zip_file file[] = { { S("a.html"), S("123456789") }, { S("b.html"), S("") } };
	struct arena *a = test_arena();
	struct str z = zip_make(a, file, 2, (struct date){ 2026, 3, 10 });
	const size_t second = 30 + 6 + 9, directory = second + 30 + 6, end = directory + 2 * (46 + 6);

	(void)state;
	assert_int_equal(z.n, end + 22);
	assert_int_equal(number(z, 0, 4), 0x04034b50);
	assert_int_equal(number(z, 12, 2), (2026 - 1980) << 9 | 3 << 5 | 10);
	assert_int_equal(number(z, 14, 4), 0xcbf43926); /* the check value of CRC-32 */
	assert_int_equal(number(z, 18, 4), 9);
	assert_true(str_eq(str_sub(z, 30, 15), S("a.html123456789")));
	assert_int_equal(number(z, second, 4), 0x04034b50);
	assert_int_equal(number(z, directory, 4), 0x02014b50);
	assert_int_equal(number(z, directory + 52 + 42, 4), second);
	assert_int_equal(number(z, end, 4), 0x06054b50);
	assert_int_equal(number(z, end + 10, 2), 2);
	assert_int_equal(number(z, end + 12, 4), end - directory);
	assert_int_equal(number(z, end + 16, 4), directory);
	arena_free(a);
}

TEST_MAIN(test_zip_made)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zip__has_what_was_put_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
