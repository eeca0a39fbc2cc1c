/* notice/results/circumstance_rule: what a file may call a kind, and what is wrong with one. */
#include "support/support.h"

#include "notice/results/circumstance_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

static const struct date TODAY = { 2026, 3, 10 };
static const struct date BORN = { 2016, 1, 9 };
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

static void kind_is(const char *typed, enum circumstance_kind want)
{
	enum circumstance_kind kind = circumstance_typed(A, str_of(typed));

	if (kind != want)
		fail_msg("'%s' is '%s', not '%s'", typed, circumstance_kind_word(kind), circumstance_kind_word(want));
}

static void test_kind__by_what_people_write(void **state)
{
	(void)state;
	kind_is("attendance", CIRCUMSTANCE_ATTENDANCE);
	kind_is("Attendance (percentage)", CIRCUMSTANCE_ATTENDANCE);
	kind_is("EAL", CIRCUMSTANCE_LANGUAGE);
	kind_is("English as an additional language", CIRCUMSTANCE_LANGUAGE);
	kind_is("Came to the UK", CIRCUMSTANCE_ARRIVED);
	kind_is("Moved school or home", CIRCUMSTANCE_MOVED);
	kind_is("P.L.A.C.", CIRCUMSTANCE_LOOKED_AFTER);
	kind_is("Health, sight or hearing", CIRCUMSTANCE_MEDICAL);
	kind_is("Vision", CIRCUMSTANCE_MEDICAL);
	kind_is("earlier_support", CIRCUMSTANCE_EARLIER_SUPPORT);
	kind_is("Something at home", CIRCUMSTANCE_HOME);
	kind_is("Something else", CIRCUMSTANCE_OTHER);
	kind_is("Lunch", CIRCUMSTANCE_NONE);
	kind_is("", CIRCUMSTANCE_NONE);
	kind_is("12", CIRCUMSTANCE_NONE);
	kind_is("att`{", CIRCUMSTANCE_ATTENDANCE); /* what stands beside a and z is no letter */
	kind_is("é att", CIRCUMSTANCE_NONE);       /* but é is one */
}

static void fault_is(const struct circumstance *v, struct date born, const char *field, const char *says)
{
	struct str why = STR_NONE;
	const char *at = circumstance_fault(v, born, TODAY, &why);

	if (field == NULL) {
		assert_null(at);
		return;
	}
	assert_string_equal(at, field);
	assert_string_equal(str_c(A, why), says);
}

static void test_fault__words_and_level(void **state)
{
	struct circumstance v = { .kind = CIRCUMSTANCE_MOVED, .words = S("From another town") };

	(void)state;
	fault_is(&v, BORN, NULL, NULL);
	v.level = ENGLISH_C;
	fault_is(&v, BORN, "level", "Proficiency belongs to English as an additional language");
	v.kind = CIRCUMSTANCE_LANGUAGE;
	v.words = S("");
	fault_is(&v, BORN, NULL, NULL); /* the level says it */
	v.level = ENGLISH_NONE;
	v.words = S(" ");
	fault_is(&v, BORN, "words", "Write what you know");
	v.kind = CIRCUMSTANCE_ARRIVED;
	fault_is(&v, BORN, "starts", "Enter the day the pupil came to England");
	v.starts = DAY(2024, 9, 1);
	fault_is(&v, BORN, NULL, NULL); /* the day says it */
}

static void test_fault__days(void **state)
{
	struct circumstance v = { .kind = CIRCUMSTANCE_MOVED, .words = S("x"), .starts = TODAY };

	(void)state;
	fault_is(&v, BORN, NULL, NULL);
	v.starts = DAY(2026, 3, 11);
	fault_is(&v, BORN, "starts", "The first day cannot be in the future");
	v.starts = BORN;
	fault_is(&v, BORN, NULL, NULL);
	v.starts = DAY(2016, 1, 8);
	fault_is(&v, BORN, "starts", "The first day cannot be before the pupil was born");
	fault_is(&v, DATE_NONE, NULL, NULL);
	v.ends = v.starts;
	fault_is(&v, DATE_NONE, NULL, NULL);
	v.ends = DAY(2016, 1, 7);
	fault_is(&v, DATE_NONE, "ends", "The last day cannot be before the first");
	v.starts = DATE_NONE;
	fault_is(&v, BORN, NULL, NULL); /* until then, since nobody knows when */
}

static void test_fault__part_time_timetable(void **state)
{
	struct circumstance v = { .kind = CIRCUMSTANCE_PART_TIME, .words = S("After an operation") };

	(void)state;
	fault_is(&v, BORN, "starts", "Enter the first day of the part-time timetable");
	v.starts = TODAY;
	fault_is(&v, BORN, "hours", "Enter how many hours a week the pupil is in school");
	v.hours = 12;
	fault_is(&v, BORN, "agreed", "Say whether the parents have agreed");
	v.agreed = PARENTS_AGREED_NO;
	fault_is(&v, BORN, "review_on", "Enter the day on which you look at it again");
	v.review_on = TODAY;
	fault_is(&v, BORN, "review_on", "Look at it again after the first day");
	v.review_on = DAY(2026, 4, 14);
	fault_is(&v, BORN, NULL, NULL);
	assert_string_equal(str_c(A, circumstance_text(A, &v)),
	                    "12 hours a week in school. The parents do not agree. To be looked at again on 14 April "
	                    "2026. After an operation");
	v.hours = 1;
	v.agreed = PARENTS_AGREED_YES;
	assert_string_equal(
	    str_c(A, circumstance_text(A, &v)),
	    "1 hour a week in school. The parents agreed. To be looked at again on 14 April 2026. After "
	    "an operation");
	v.words = STR_NONE;
	fault_is(&v, BORN, "words", "Write what you know"); /* the reason */
}

static void test_fault__of_another_kind_nothing_of_a_timetable(void **state)
{
	struct circumstance v = { .kind = CIRCUMSTANCE_MOVED, .words = S("x"), .hours = 12 };

	(void)state;
	fault_is(&v, BORN, "hours", "This belongs to a part-time timetable only");
	v.hours = 0;
	v.agreed = PARENTS_AGREED_ASKED;
	fault_is(&v, BORN, "agreed", "This belongs to a part-time timetable only");
	v.agreed = PARENTS_AGREED_NONE;
	v.review_on = TODAY;
	fault_is(&v, BORN, "review_on", "This belongs to a part-time timetable only");
}

static void test_special__health_and_care(void **state)
{
	(void)state;
	assert_true(circumstance_special(CIRCUMSTANCE_MEDICAL));
	assert_true(circumstance_special(CIRCUMSTANCE_LOOKED_AFTER));
	assert_false(circumstance_special(CIRCUMSTANCE_HOME));
}

TEST_MAIN(test_circumstance_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kind__by_what_people_write),
		cmocka_unit_test(test_fault__words_and_level),
		cmocka_unit_test(test_fault__days),
		cmocka_unit_test(test_fault__part_time_timetable),
		cmocka_unit_test(test_fault__of_another_kind_nothing_of_a_timetable),
		cmocka_unit_test(test_special__health_and_care),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
