/* core/account/code_rule: codes that are read from paper and typed, however they are typed. */
#include "support/support.h"

#include "core/account/code_rule.h"

static struct arena *a;

static int setup(void **state)
{
	(void)state;
	a = arena_new(1u << 24);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static void test_code__is_read_back_whatever_the_seed(void **state)
{
	(void)state;
	for (int i = 0; i < 256; i++) {
		unsigned char seed[CODE_SEED] = { (unsigned char)i,
			                          (unsigned char)(255 - i),
			                          (unsigned char)(i * 7),
			                          (unsigned char)(i * 31),
			                          0,
			                          (unsigned char)i,
			                          3,
			                          (unsigned char)(i * 5) };
		struct str code = code_of(a, seed), read = code_read(a, code);

		assert_true(read.n > 0);
		assert_true(str_eq(read, code_read(a, str_lower_ascii(a, code))));
		assert_true(str_eq(class_code_read(a, class_code_of(a, seed)),
		                   class_code_read(a, str_lower_ascii(a, class_code_of(a, seed)))));
		assert_true(class_code_read(a, class_code_of(a, seed)).n > 0);
	}
}

static void test_code__differs_by_every_byte(void **state)
{
	unsigned char seed[CODE_SEED] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	struct str first = code_of(a, seed);

	(void)state;
	for (int i = 0; i < CODE_WORDS; i++) {
		seed[i]++;
		assert_false(str_eq(first, code_of(a, seed)));
		seed[i]--;
	}
	seed[CODE_SEED - 1]++;
	assert_false(str_eq(first, code_of(a, seed)));
}

static void test_code__typed_in_any_way_is_one(void **state)
{
	static const char *const SAME[] = { "HERON PLUM RIVER LAMP 4827", "heron plum river lamp 4827",
		                            "Heron-Plum-River-Lamp-4827", "  heron.plum\triver,lamp 4827 ",
		                            "HERON PLUM RIVER LAMP4827" };

	(void)state;
	for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
		if (!str_is(code_read(a, str_of(SAME[i])), "heron-plum-river-lamp-4827"))
			fail_msg("%s", SAME[i]);
}

static void test_code__of_another_shape_is_none(void **state)
{
	static const char *const NOT[] = {
		"",
		" ",
		"heron",
		"heron plum river lamp",
		"heron plum river 4827",
		"heron plum river lamp 482",
		"heron plum river lamp 48277",
		"heron plum river lamp 4827 x",
		"4827 heron plum river lamp",
		"heron plum river lamp 4 8 2 7",
		"a b c d 1234 and more than eighty letters, which nobody has on paper, or has they now?"
	};

	(void)state;
	for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++)
		if (code_read(a, str_of(NOT[i])).n > 0)
			fail_msg("%s", NOT[i]);
	assert_int_equal(class_code_read(a, S("otter 5")).n, 0);
	assert_int_equal(class_code_read(a, S("otter 155")).n, 0);
	assert_true(str_is(class_code_read(a, S("Otter15")), "otter-15"));
}

TEST_MAIN(test_code_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_code__is_read_back_whatever_the_seed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__differs_by_every_byte, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__typed_in_any_way_is_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__of_another_shape_is_none, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
