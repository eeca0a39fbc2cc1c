/* core/cycle/measure_rule: the most that a measure can show. */
#include "support/support.h"

#include "core/cycle/measure_rule.h"

static const struct {
	const char *measure, *unit;
	int64_t most; /* 0: none */
} MOST[] = {
	{ "Words spelled correctly out of 40", "", 40 },
	{ "Words spelled correctly", "of 40 words", 40 },
	{ "Starts within a minute", "times in 10", 10 },
	{ "Spelling test", "/20", 20 },
	{ "Spelling test", "/ 20", 20 },
	{ "Attendance", "%", 100 },
	{ "Attendance", "per cent", 100 },
	{ "Words in a minute", "words a minute", 0 },
	{ "Words read", "words in 2 minutes", 0 },
	{ "Days in a row", "out of 3 weeks", 0 },
	{ "Pages", "pages", 0 },
	{ "Pages", "in 30 seconds", 0 },
	{ "Pages", "in 2 hours", 0 },
	{ "Pages", "in 2 months", 0 },
	{ "Pages", "in 2 terms", 0 },
	{ "Pages", "in 2 years", 0 },
	{ "Lessons stayed in, out of 10", "of 12 lessons", 10 }, /* the measure itself comes first */
	{ "Roof 12 cabin 3", "roof 12", 0 },
	{ "", "of 7.5", 0 },
	{ "", "of 0", 0 },
	{ "", "of ", 0 },
	{ "", "", 0 },
};

static void test_most__from_the_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof MOST / sizeof MOST[0]; i++) {
		int64_t want = MOST[i].most == 0 ? MILLI_NONE : MOST[i].most * 1000;
		int64_t got = measure_most(str_of(MOST[i].measure), str_of(MOST[i].unit));

		if (got != want)
			fail_msg("“%s”, “%s”: %lld", MOST[i].measure, MOST[i].unit, (long long)got);
	}
}

static void test_fault__only_beyond_the_most(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_int_equal(measure_fault(a, S("Words"), S("of 40 words"), 40000).n, 0);
	assert_int_equal(measure_fault(a, S("Words"), S("of 40 words"), MILLI_NONE).n, 0);
	assert_int_equal(measure_fault(a, S("Words"), S("words"), 46000).n, 0);
	assert_string_equal(str_c(a, measure_fault(a, S("Words"), S("of 40 words"), 40001)),
	                    "40 is the most that it can be");
	arena_free(a);
}

TEST_MAIN(test_measure_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_most__from_the_words),
		cmocka_unit_test(test_fault__only_beyond_the_most),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
