/* core/people/wish_rule: a wish in words that a person can act on, and contact data for those who may read it. */
#include "support/support.h"

#include "core/people/wish_rule.h"

static void assert_says(struct arena *a, const struct wish *w, bool reach, const char *words)
{
	struct str is = wish_words(a, w, reach);

	if (!str_is(is, words))
		fail_msg("“%.*s” is not “%s”", STR_ARG(is), words);
}

static void test_words__say_what_to_do(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_says(a, &(struct wish){ .language = S("Urdu"), .interpreter = 1 }, true,
	            "An interpreter is needed at meetings: Urdu.");
	assert_says(a, &(struct wish){ .interpreter = 1 }, true, "An interpreter is needed at meetings.");
	assert_says(a, &(struct wish){ .language = S("Polish"), .format = FORMAT_LARGE }, true,
	            "Reads and speaks Polish best. Letters in large print.");
	assert_says(a, &(struct wish){ .format = FORMAT_BRAILLE }, true,
	            "Letters in braille: the school has to order it.");
	assert_says(a, &(struct wish){ .format = FORMAT_LARGE, .reach = S("after 3pm") }, true,
	            "Letters in large print. To reach them: after 3pm");
	assert_says(a, &(struct wish){ .format = FORMAT_LARGE, .reach = S("after 3pm") }, false,
	            "Letters in large print.");
	assert_says(a, &(struct wish){ .reach = S("after 3pm") }, false, "");
	assert_says(a, &(struct wish){ .format = FORMAT_NONE }, true, "");
	for (const struct choice *c = letter_format_choices; c->value != NULL; c++) /* none is passed over */
		assert_int_equal(wish_words(a, &(struct wish){ .format = (enum letter_format)c->id }, true).n > 0,
		                 c->id != FORMAT_NONE);
	arena_free(a);
}

static void test_plain__is_english_in_usual_print(void **state)
{
	(void)state;
	assert_true(wish_is_plain(&(struct wish){ .id = 7 }));
	assert_false(wish_is_plain(&(struct wish){ .language = S("Urdu") }));
	assert_false(wish_is_plain(&(struct wish){ .format = FORMAT_BSL }));
	assert_false(wish_is_plain(&(struct wish){ .interpreter = 1 }));
	assert_false(wish_is_plain(&(struct wish){ .reach = S("text") }));
}

static void test_wish_for__finds_one_person_only(void **state)
{
	struct wish_line item[] = { { .person_id = 7, .wish = { .format = FORMAT_LARGE } },
		                    { .person_id = 8, .wish = { .format = FORMAT_BRAILLE } } };
	const struct wish_lines l = { item, 2 };

	(void)state;
	assert_true(wish_is_large(wish_for(&l, 7)));
	assert_int_equal(wish_for(&l, 8)->format, FORMAT_BRAILLE);
	assert_false(wish_is_large(wish_for(&l, 8)));
	assert_null(wish_for(&l, 9));
	assert_null(wish_for(&(struct wish_lines){ item, 1 }, 8));
	assert_false(wish_is_large(NULL));
}

TEST_MAIN(test_wish_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words__say_what_to_do),
		cmocka_unit_test(test_wish_for__finds_one_person_only),
		cmocka_unit_test(test_plain__is_english_in_usual_print),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
