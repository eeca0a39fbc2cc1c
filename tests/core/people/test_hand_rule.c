/* core/people/hand_rule: a value set by hand and a file that says something about it, for every way they can stand. */
#include "support/support.h"

#include "core/people/hand_rule.h"

static void test_hand__stays_until_a_file_says_something_new(void **state)
{
	static const char *const VALUE[] = { "", "a", "b", "c" };

	(void)state;
	for (int set = 0; set < 2; set++)
		for (int has = 0; has < 2; has++)
			for (int before = 0; before < 4; before++)
				for (int now = 0; now < 4; now++)
					for (int want = 0; want < 4; want++) {
						struct hand_mark m = { set, has, str_of(VALUE[before]) };
						enum hand_says says =
						    hand_ask(&m, str_of(VALUE[now]), str_of(VALUE[want]));
						enum hand_says right = !set                    ? HAND_FILE
						                       : want == 0             ? HAND_KEEP
						                       : want == now           ? HAND_AGREE
						                       : has && want == before ? HAND_KEEP
						                                               : HAND_FILE;

						assert_int_equal(says, right);
					}
}

static void test_mark__follows_from_what_was_there(void **state)
{
	struct hand_mark none = { 0 }, m;

	(void)state;
	m = hand_set_to(&none, S("07700 900001"), S("07700 900002"));
	assert_true(m.is_set && m.has_file && str_is(m.before, "07700 900001"));
	m = hand_set_to(&m, S("07700 900002"), S("07700 900003")); /* corrected again: the file's word is remembered */
	assert_true(m.is_set && str_is(m.before, "07700 900001"));
	m = hand_set_to(&m, S("07700 900003"), S("07700 900001")); /* back to what the file said: its own again */
	assert_false(m.is_set);
	m = hand_set_to(&none, S(""), S("x"));
	assert_true(m.is_set && !m.has_file);
	m = hand_set_to(&m, S("x"), S("")); /* emptied: still a word of a person */
	assert_true(m.is_set && !m.has_file);
}

static void test_words__say_what_the_next_import_does(void **state)
{
	struct arena *a = arena_new(1u << 20);
	struct hand_mark file = { 0 }, hand = { true, false, { 0 } }, both = { true, true, S("5P") };

	(void)state;
	assert_true(str_find(hand_words(a, &file), S("next import keeps it up to date")) > 0);
	assert_true(str_find(hand_words(a, &hand), S("takes its place")) > 0);
	assert_true(str_find(hand_words(a, &both), S("The import said: 5P. It stays")) > 0);
	assert_true(str_is(hand_roll(a, DATE_NONE), "on roll"));
	assert_true(str_is(hand_roll(a, (struct date){ 2026, 3, 1 }), "2026-03-01"));
	arena_free(a);
}

TEST_MAIN(test_hand_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hand__stays_until_a_file_says_something_new),
		cmocka_unit_test(test_mark__follows_from_what_was_there),
		cmocka_unit_test(test_words__say_what_the_next_import_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
