/* reason/reason_rule and core/duty/duty_about_rule: what can be answered with a reason, and until when. */
#include "support/support.h"

#include "core/duty/duty_about_rule.h"
#include "reason/reason_rule.h"

static const struct date TODAY = { 2026, 3, 10 };
static struct arena *A;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

static void fault_is(const struct duty_reason *v, const char *field, const char *says)
{
	struct str why = STR_NONE;
	const char *at = reason_fault(v, TODAY, &why);

	if (field == NULL) {
		assert_null(at);
		return;
	}
	assert_string_equal(at, field);
	assert_string_equal(str_c(A, why), says);
}

static void test_about__is_one_occasion_of_a_duty(void **state)
{
	struct duty d = { .rule = duty_rule_find(S("staff_read")),
		          .row = { .record_id = 88, .start = { 2026, 3, 2 } } };

	(void)state;
	assert_string_equal(str_c(A, duty_about(A, &d)), "staff_read.88.2026-03-02");
	assert_ptr_equal(duty_of_about(duty_about(A, &d)), d.rule);
	assert_null(duty_of_about(S("lunch.88.2026-03-02")));
	assert_null(duty_of_about(STR_NONE));
	assert_null(duty_of_about(S(".")));
}

/* Every duty that is no law may rest, and its title reads without a name. */
static void test_rests__what_should_be_done_and_no_law(void **state)
{
	const struct duty_rule *r;

	(void)state;
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++) {
		struct duty_reason v = { .about = str_fmt(A, "%.*s.1.2026-03-02", STR_ARG(r->key)),
			                 .until_on = date_add(TODAY, 7) };
		struct str plain = duty_title_plain(A, r);

		assert_int_equal(duty_may_rest(r), r->force != FORCE_MUST);
		fault_is(&v, r->force == FORCE_MUST ? "about" : NULL,
		         "The law says that this must be done: there is no reason not to");
		assert_true(str_find(plain, S("$")) < 0 && str_find(plain, S("@")) < 0);
	}
	assert_string_equal(str_c(A, duty_title_plain(A, duty_rule_find(S("early_talk")))),
	                    "Meet the pupil and the parents");
}

static void test_until__a_day_that_comes(void **state)
{
	struct duty_reason v = { .about = S("staff_read.1.2026-03-02"), .until_on = TODAY };

	(void)state;
	fault_is(&v, "until_on", "Enter a day after today");
	v.until_on = date_add(TODAY, 1);
	fault_is(&v, NULL, NULL);
	v.until_on = date_add(TODAY, 366);
	fault_is(&v, NULL, NULL);
	v.until_on = date_add(TODAY, 367);
	fault_is(&v, "until_on", "Look at it again within a year");
	v.about = S("lunch");
	fault_is(&v, "about", "Open this page from the reminder that you answer");
}

TEST_MAIN(test_reason_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_about__is_one_occasion_of_a_duty),
		cmocka_unit_test(test_rests__what_should_be_done_and_no_law),
		cmocka_unit_test(test_until__a_day_that_comes),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
