/* The actions of the trail: every one has a key of its own and words that a person reads in "Who has looked". */
#include "support/support.h"

#include <string.h>

#include "core/rights/action_rec.h"

static bool is_key(struct str key)
{
	size_t dots = 0;

	for (size_t i = 0; i < key.n; i++) {
		dots += key.p[i] == '.';
		if (key.p[i] != '.' && key.p[i] != '_' && !(key.p[i] >= 'a' && key.p[i] <= 'z'))
			return false;
	}
	return dots == 1 && key.p[0] != '.' && key.p[key.n - 1] != '.';
}

static void test_actions__have_keys_and_words(void **state)
{
	(void)state;
	assert_true(action_count() > 100);
	for (size_t i = 0; i < action_count(); i++) {
		struct str words = str_of(action_at(i)->words);

		assert_true(is_key(str_of(action_at(i)->key)));
		assert_true(words.n > 3 && words.p[0] >= 'A' && words.p[0] <= 'Z');
		assert_true(str_find(words, S(".")) < 0);
	}
}

static void test_actions__are_there_once(void **state)
{
	(void)state;
	for (size_t i = 0; i < action_count(); i++)
		for (size_t k = 0; k < i; k++)
			assert_string_not_equal(action_at(i)->key, action_at(k)->key);
}

static void test_words__of_each_and_of_a_strange_one(void **state)
{
	(void)state;
	assert_true(str_is(action_words(S("plan.share")), "Shared the plan"));
	assert_true(
	    str_is(action_words(S("complaint.sealed")), "Opened or wrote about a complaint that is with the head"));
	assert_true(str_is(action_words(S("later.version")), "later.version"));
}

TEST_MAIN(test_action_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_actions__have_keys_and_words),
		cmocka_unit_test(test_actions__are_there_once),
		cmocka_unit_test(test_words__of_each_and_of_a_strange_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
