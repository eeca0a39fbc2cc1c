/* core/people/reader_rule: a page speaks to the pupil who reads it, and about the pupil to everybody else. */
#include "support/support.h"

#include "core/people/reader_rule.h"

static void test_reader__to_the_pupil_or_about(void **state)
{
	const struct reader self = { .self = true, .first = S("Yara") }, other = { .self = false, .first = S("Yara") };
	struct arena *a = test_arena();

	(void)state;
	assert_true(str_is(reader_who(&self), "you"));
	assert_true(str_is(reader_who(&other), "Yara"));
	assert_true(str_is(reader_whose(a, &self), "your"));
	assert_true(str_is(reader_whose(a, &other), "Yara’s"));
	assert_true(str_is(reader_words(&self, S("You said"), S("Yara said")), "You said"));
	assert_true(str_is(reader_words(&other, S("You said"), S("Yara said")), "Yara said"));
	arena_free(a);
}

TEST_MAIN(test_reader_rule)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_reader__to_the_pupil_or_about) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
