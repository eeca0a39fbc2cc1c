/* Names of schools in web addresses: which are taken, and what is made of a school's name. */
#include "support/support.h"

#include "core/school/web_name.h"

static void test_web_name__letters_digits_and_single_hyphens(void **state)
{
	static const char *const GOOD[] = { "marlbeck", "st-marys", "7-oaks", "a", "school2" };
	static const char *const BAD[] = { "",    "-a",  "a-",     "a--b", "Marlbeck", "a b",
		                           "a.b", "a/b", "107123", "7-7",  "é",        "a%2f" };

	(void)state;
	for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
		assert_true(web_name_ok(str_of(GOOD[i])));
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
		assert_false(web_name_ok(str_of(BAD[i])));
	assert_true(web_name_ok(S("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")));
	assert_false(web_name_ok(S("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde")));
}

static void test_web_name__made_of_the_name_of_a_school(void **state)
{
	static const char *const MADE[][2] = {
		{ "Marlbeck Primary School", "marlbeck-primary-school" },
		{ "St. Mary’s C of E (VA) School", "st-marys-c-of-e-va-school" },
		{ "Ysgol Gynradd Llŷn", "ysgol-gynradd-llyn" },
		{ "The Very Long Name of an Academy in the Middle of Nowhere",
		  "the-very-long-name-of-an-academy-in-the" },
		{ "مدرسة", "" },
		{ "123", "" },
		{ "", "" },
	};
	struct arena *a = arena_new(1 << 20);

	(void)state;
	for (size_t i = 0; i < sizeof MADE / sizeof *MADE; i++) {
		struct str made = web_name_of(a, str_of(MADE[i][0]));

		if (!str_is(made, MADE[i][1]))
			fail_msg("%s gives %.*s", MADE[i][0], STR_ARG(made));
	}
	arena_free(a);
}

TEST_MAIN(test_web_name)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_web_name__letters_digits_and_single_hyphens),
		cmocka_unit_test(test_web_name__made_of_the_name_of_a_school),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
