/* core/duty/duty_about_rule: a duty by its name, and its title without anybody's. */
#include "support/support.h"

#include "core/duty/duty_about_rule.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static void test_title__of_nobody_in_particular(void **state)
{
	static const struct {
		struct str title;
		const char *plain;
	} CASES[] = {
		{ RTEXT("Open a plan for $"), "Open a plan for the pupil" },
		{ RTEXT("Review @ plan"), "Review the pupil’s plan" },
		{ RTEXT("$"), "the pupil" },
		{ RTEXT("@ plan: tell $"), "the pupil’s plan: tell the pupil" },
		{ RTEXT("Look"), "Look" },
		{ RTEXT(""), "" },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		const struct duty_rule r = { .title = CASES[i].title };

		assert_string_equal(str_c(a, duty_title_plain(a, &r)), CASES[i].plain);
	}
	/* What stands in memory behind the title is not of it. */
	assert_string_equal(str_c(a, duty_title_plain(a, &(struct duty_rule){ .title = str_sub(S("Ask @"), 0, 4) })),
	                    "Ask ");
	arena_free(a);
}

static void test_rest__never_what_the_law_asks_for(void **state)
{
	(void)state;
	assert_false(duty_may_rest(&(struct duty_rule){ .force = FORCE_MUST }));
	assert_true(duty_may_rest(&(struct duty_rule){ .force = FORCE_SHOULD }));
	assert_true(duty_may_rest(&(struct duty_rule){ .force = FORCE_MAY }));
}

static void test_about__names_the_duty_the_record_and_the_day(void **state)
{
	struct arena *a = test_arena();
	const struct duty d = { .rule = duty_rule_find(S("review_held")),
		                .row = { .record_id = 12, .start = DAY(2026, 3, 4) } };

	(void)state;
	assert_string_equal(str_c(a, duty_about(a, &d)), "review_held.12.2026-03-04");
	assert_ptr_equal(duty_of_about(S("review_held.12.2026-03-04")), d.rule);
	assert_null(duty_of_about(S("nothing.12.2026-03-04")));
	arena_free(a);
}

TEST_MAIN(test_duty_about_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_title__of_nobody_in_particular),
		cmocka_unit_test(test_rest__never_what_the_law_asks_for),
		cmocka_unit_test(test_about__names_the_duty_the_record_and_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
