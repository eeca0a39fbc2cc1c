/* merge/merge_rule: what a person has to settle first, each alone, and until when there is a way back. */
#include "support/support.h"

#include "merge/merge_rule.h"

static const struct date BORN = { 2016, 1, 9 };

static void assert_stops(struct merge_facts f, const char *begins)
{
	struct str why = merge_stops(&f);

	if (str_is(why, "") || !str_starts(why, str_of(begins)))
		fail_msg("'%.*s' is not '%s'", STR_ARG(why), begins);
}

static void test_stops__each_alone(void **state)
{
	struct merge_facts f = { .born = { BORN, BORN } };

	(void)state;
	assert_true(str_is(merge_stops(&f), ""));
	assert_stops((struct merge_facts){ .born = { BORN, { 2016, 1, 10 } } }, "The dates of birth differ");
	assert_stops((struct merge_facts){ .born = { BORN, BORN }, .signs_in = { true, true } },
	             "Both records have a sign-in");
	assert_stops((struct merge_facts){ .born = { BORN, BORN }, .has_open_cycle = { true, true } },
	             "Both records have a cycle");
	assert_stops((struct merge_facts){ .born = { BORN, BORN }, .has_namesake = true }, "Somebody who must not see");
	assert_stops((struct merge_facts){ .born = { BORN, BORN }, .withdrawn_today = true },
	             "Something was withdrawn");
}

/* What one of the two has goes on. */
static void test_stops__not_for_what_one_of_them_has(void **state)
{
	(void)state;
	for (int one = 0; one < 2; one++) {
		struct merge_facts f = { .born = { BORN, BORN } };

		f.signs_in[one] = true;
		f.has_open_cycle[1 - one] = true;
		assert_true(str_is(merge_stops(&f), ""));
		f.signs_in[one] = false;
		f.has_open_cycle[one] = true;
		f.has_open_cycle[1 - one] = false;
		assert_true(str_is(merge_stops(&f), ""));
	}
}

static void test_why__is_there_and_not_too_long(void **state)
{
	struct arena *a = test_arena();
	char *why = arena_alloc(a, MERGE_WHY_MAX + 1);

	(void)state;
	for (size_t i = 0; i <= MERGE_WHY_MAX; i++)
		why[i] = 'x';
	assert_true(str_starts(merge_why_fault(a, "child", S("")), S("Say how you know")));
	assert_true(str_is(merge_why_fault(a, "child", S("x")), ""));
	assert_true(str_is(merge_why_fault(a, "child", (struct str){ why, MERGE_WHY_MAX }), ""));
	assert_true(str_is(merge_why_fault(a, "child", (struct str){ why, MERGE_WHY_MAX + 1 }),
	                   "Use at most 400 characters. You have 401"));
	arena_free(a);
}

static void test_undo__for_thirty_days(void **state)
{
	(void)state;
	assert_true(merge_can_undo((struct date){ 2026, 3, 1 }, (struct date){ 2026, 3, 1 }));
	assert_true(merge_can_undo((struct date){ 2026, 3, 1 }, (struct date){ 2026, 3, 31 }));
	assert_false(merge_can_undo((struct date){ 2026, 3, 1 }, (struct date){ 2026, 4, 1 }));
}

TEST_MAIN(test_merge_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stops__each_alone),
		cmocka_unit_test(test_stops__not_for_what_one_of_them_has),
		cmocka_unit_test(test_why__is_there_and_not_too_long),
		cmocka_unit_test(test_undo__for_thirty_days),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
