/* report/annual_report_rule: the regulations of each kind of school. */
#include "support/support.h"

#include "report/annual_report_rule.h"

static void test_law__by_kind_of_school(void **state)
{
	struct str open = annual_report_law(SCHOOL_KIND_NONE);

	(void)state;
	assert_true(str_is(annual_report_law(SCHOOL_KIND_MAINTAINED),
	                   "Education (Pupil Information) (England) Regulations 2005"));
	assert_true(str_is(annual_report_law(SCHOOL_KIND_ACADEMY),
	                   "Education (Independent School Standards) Regulations 2014"));
	assert_true(str_eq(annual_report_law(SCHOOL_KIND_INDEPENDENT), annual_report_law(SCHOOL_KIND_ACADEMY)));
	assert_true(str_find(open, annual_report_law(SCHOOL_KIND_MAINTAINED)) >= 0); /* not said: both */
	assert_true(str_find(open, annual_report_law(SCHOOL_KIND_ACADEMY)) >= 0);
}

TEST_MAIN(test_annual_report_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_law__by_kind_of_school),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
