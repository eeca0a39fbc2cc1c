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

/* Counted by hand: 0x12345678 is 305419896, 4 from 9900 and 46 from 90; 0xFFFFFFFF is 4294967295. A letter that was
 * printed has to be read the same by every later program. */
static void test_code__stays_what_was_printed(void **state)
{
	static const unsigned char LOW[CODE_SEED] = { 0, 1, 2, 3, 0x12, 0x34, 0x56, 0x78 };
	static const unsigned char HIGH[CODE_SEED] = { 255, 254, 0, 10, 0xFF, 0xFF, 0xFF, 0xFF };

	(void)state;
	assert_true(str_is(code_of(a, LOW), "ACORN AMBER ANGEL APPLE 9896"));
	assert_true(str_is(class_code_of(a, LOW), "ACORN 46"));
	assert_true(str_is(code_name(a, LOW), "acorn.amber46"));
	assert_true(str_is(code_of(a, HIGH), "ZEBRA YELLOW ACORN BANANA 7295"));
	assert_true(str_is(class_code_of(a, HIGH), "ZEBRA 85"));
	assert_true(str_is(code_name(a, HIGH), "zebra.yellow85"));
}

/* One letter under eighty may be a code, eighty are none. */
static void test_code__has_a_longest(void **state)
{
	struct str code = S("heron plum river lamp 4827");

	(void)state;
	for (size_t spaces = 0; spaces < 60; spaces++) {
		struct str typed = str_fmt(a, "%*s%.*s", (int)spaces, "", STR_ARG(code));

		assert_int_equal(code_read(a, typed).n > 0, typed.n < 80);
	}
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
	/* Whether there are such words is not asked here, nor how long they are. */
	assert_true(str_is(code_read(a, S("X Y Z A 1234")), "x-y-z-a-1234"));
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
		cmocka_unit_test_setup_teardown(test_code__stays_what_was_printed, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__has_a_longest, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__typed_in_any_way_is_one, setup, teardown),
		cmocka_unit_test_setup_teardown(test_code__of_another_shape_is_none, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
