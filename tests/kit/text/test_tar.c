#include "support/support.h"

#include <string.h>

#include "kit/text/tar.h"

static void test_header__reads_what_was_written(void **state)
{
	static const int64_t sizes[] = { 0, 1, 511, 512, 513, (INT64_C(1) << 33) - 1 };
	unsigned char block[TAR_BLOCK];
	struct tar_entry e;

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		e = (struct tar_entry){ .name = "apdr.db", .size = sizes[i], .mtime = 1767225600 };
		assert_true(tar_header(&e, block));
		assert_true(tar_header_read(block, &e));
		assert_string_equal(e.name, "apdr.db");
		assert_int_equal(e.size, sizes[i]);
		assert_int_equal(e.mtime, 1767225600);
		assert_false(e.end);
	}
}

/* The first bytes as GNU tar writes and reads them. */
static void test_header__is_ustar(void **state)
{
	unsigned char block[TAR_BLOCK];

	(void)state;
	assert_true(tar_header(&(struct tar_entry){ .name = "a", .size = 8 }, block));
	assert_memory_equal(block + 100, "0000600", 8);
	assert_memory_equal(block + 124, "00000000010", 12);
	assert_memory_equal(block + 257,
	                    "ustar\0"
	                    "00",
	                    8);
}

static void test_header__refuses(void **state)
{
	struct tar_entry e = { .size = INT64_C(1) << 33 };
	unsigned char block[TAR_BLOCK];

	(void)state;
	assert_false(tar_header(&e, block));
	memset(e.name, 'x', TAR_NAME_MAX);
	assert_false(tar_header(&e, block));
	e.size = 1;
	assert_true(tar_header(&e, block));
	for (size_t i = 0; i < TAR_BLOCK; i += 7) { /* any byte that changes is seen */
		block[i] ^= 1;
		assert_false(tar_header_read(block, &e));
		block[i] ^= 1;
	}
	assert_true(tar_header_read(block, &e));
}

static void test_end__is_zeros(void **state)
{
	static const unsigned char zeros[TAR_BLOCK];
	struct tar_entry e;

	(void)state;
	assert_true(tar_header_read(zeros, &e));
	assert_true(e.end);
}

static void test_padding(void **state)
{
	(void)state;
	assert_int_equal(tar_padding(0), 0);
	assert_int_equal(tar_padding(1), 511);
	assert_int_equal(tar_padding(512), 0);
	assert_int_equal(tar_padding(513), 511);
}

TEST_MAIN(test_tar)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_header__reads_what_was_written),
		cmocka_unit_test(test_header__is_ustar),
		cmocka_unit_test(test_header__refuses),
		cmocka_unit_test(test_end__is_zeros),
		cmocka_unit_test(test_padding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
