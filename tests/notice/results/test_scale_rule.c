/* notice/results/scale_rule, scale_table and subject: what is a result on which scale, in words when it is none. */
#include "support/support.h"

#include "notice/results/scale_rule.h"
#include "notice/results/scale_table_rule.h"
#include "notice/results/subject_rule.h"

static struct arena *a;

static int setup(void **state)
{
	(void)state;
	a = test_arena();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_free(a);
	return 0;
}

static struct scale_value take(const char *scale, const char *typed)
{
	struct scale_value v;
	struct str why;

	if (scale_read(a, scale_standard(str_of(scale)), str_of(typed), &v, &why) != RC_OK)
		fail_msg("%s: '%s' is refused: %.*s", scale, typed, STR_ARG(why));
	return v;
}

static void refuse(const char *scale, const char *typed, const char *want)
{
	struct scale_value v;
	struct str why;

	assert_int_equal(scale_read(a, scale_standard(str_of(scale)), str_of(typed), &v, &why), RC_INVALID);
	assert_int_equal(v.value, MILLI_NONE);
	if (str_find(why, str_of(want)) < 0)
		fail_msg("%s '%s': %.*s", scale, typed, STR_ARG(why));
}

static void test_values__on_their_own_scale(void **state)
{
	(void)state;
	assert_int_equal(take("ks2-scaled", " 98 ").value, 98000);
	assert_int_equal(take("standardised", "130").value, 130000);
	assert_int_equal(take("reading-age", "7:06").value, 90000);
	assert_int_equal(take("reading-age", "7y 6m").value, 90000);
	assert_int_equal(take("reading-age", "7 years 6 months").value, 90000);
	assert_int_equal(take("reading-age", "07:06:00").value, 90000); /* as a spreadsheet writes it back */
	assert_int_equal(take("reading-age", "7 yrs, 6 mths").value, 90000);
	assert_int_equal(take("reading-age", "7 Years and 6 Months").value, 90000);
	assert_int_equal(take("reading-age", "90 months").value, 90000);
	assert_int_equal(take("reading-age", "7 years").value, 84000);
	assert_int_equal(take("attendance", "93,5").value, 93500);
	assert_int_equal(take("teacher", "exs").value, 1000);
	assert_int_equal(take("teacher", "Working at greater depth").value, 2000);
	assert_int_equal(take("gcse", "U").value, 0);
	assert_int_equal(take("gcse", "9").value, 9000);
	assert_true(str_is(take("ks2-scaled", "a").code, "A"));
	assert_int_equal(take("ks2-scaled", "").value, MILLI_NONE);
	assert_true(str_is(take("engagement", "Looks at the light").code, RESULT_WORDS));
	assert_int_equal(take("engagement", "12").value, MILLI_NONE); /* never a number */
}

static void test_values__refused_in_words(void **state)
{
	static const char *const odd_ages[] = { "7 elephants 6", "6m 7y", "7:06:30", "7:6:",   "7:-6",
		                                "+7:06",         "7y 6",  "7/06",    "7y 6y",  "7:",
		                                ":06",           "y",     "7y 13m",  "777:06", "７:06" };
	static const char *const odd_numbers[] = {
		"+98",     "９８", "٩٨", "9 8",  "98%", "0x62", "1e2",
		"1,000",   "98.",  ".5", "--98", "=98", "98a",  "99999999999999999999",
		"98.1234", "NaN",  "−98"
	};

	(void)state;
	refuse("ks2-scaled", "130", "Between 80 and 120");
	refuse("ks2-scaled", "79", "Between 80 and 120");
	refuse("ks2-scaled", "98.5", "whole number");
	refuse("phonics-check", "41", "Between 0 and 40");
	refuse("phonics-check", "-1", "Between 0 and 40");
	refuse("reading-age", "7.6", "years:months");
	refuse("reading-age", "90", "years:months");
	refuse("reading-age", "7:12", "years:months");
	refuse("reading-age", "3:00", "Between 4:00 and 17:00");
	for (size_t i = 0; i < sizeof odd_ages / sizeof *odd_ages; i++)
		refuse("reading-age", odd_ages[i], "years:months");
	for (size_t i = 0; i < sizeof odd_numbers / sizeof *odd_numbers; i++)
		refuse("standardised", odd_numbers[i], "Not a number");
	refuse("reading-age", "6 months", "Between 4:00 and 17:00");
	refuse("standardised", "-98", "Between");
	refuse("standardised", "98,5", "whole number");
	refuse("attendance", "100.5", "Between 0 and 100");
	refuse("teacher", "good", "WTS, EXS, GDS");
	refuse("standardised", "ninety", "Not a number");
	refuse("gcse", "10", "One of U, 1");
}

static void test_text__reads_back(void **state)
{
	static const char *const typed[][2] = { { "ks2-scaled", "98" },
		                                { "reading-age", "7:06" },
		                                { "teacher", "GDS" },
		                                { "ks2-scaled", "A" },
		                                { "engagement", "Turns to a voice" },
		                                { "attendance", "93.5" } };

	(void)state;
	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
		struct scale_value v = take(typed[i][0], typed[i][1]);
		struct str t = scale_text(a, scale_standard(str_of(typed[i][0])), v.value, v.code, v.words);

		if (!str_is(t, typed[i][1]))
			fail_msg("%s: '%s' is '%.*s'", typed[i][0], typed[i][1], STR_ARG(t));
	}
	assert_true(str_is(scale_words(a, scale_standard(S("reading-age")), 90000, S(""), S("")), "7 years 6 months"));
	assert_true(str_is(scale_words(a, scale_standard(S("teacher")), 1000, S(""), S("")),
	                   "Working at the expected standard"));
	assert_true(str_is(scale_words(a, scale_standard(S("ks2-scaled")), MILLI_NONE, S("A"), S("")), "Absent"));
}

static void test_standard__scales_make_sense(void **state)
{
	size_t n = 0;

	(void)state;
	for (; scale_standard_at(n) != NULL; n++) {
		const struct scale *s = scale_standard_at(n);
		const char *field = NULL;
		struct str fault = scale_fault(a, s, &field);

		if (fault.n > 0)
			fail_msg("%.*s, %s: %.*s", STR_ARG(s->code), field, STR_ARG(fault));
		assert_true(s->source.n > 0);
		assert_ptr_equal(scale_standard(s->code), s);
	}
	assert_true(n >= 12);
	assert_false(scale_is_number(scale_standard(S("engagement"))));
	assert_false(scale_is_number(scale_standard(S("teacher"))));
	assert_true(scale_is_number(scale_standard(S("reading-age"))));
	assert_true(str_find(scale_standard(S("gcse"))->source, S("RECALLED")) >= 0);
}

static void test_fault__names_the_field(void **state)
{
	struct scale s = *scale_standard(S("ks2-scaled"));
	const char *field = NULL;

	(void)state;
	s.high = s.low;
	assert_true(scale_fault(a, &s, &field).n > 0);
	assert_string_equal(field, "high");
	s = *scale_standard(S("teacher"));
	s.steps = S("WTS Towards\nwts Again");
	assert_true(scale_fault(a, &s, &field).n > 0);
	assert_string_equal(field, "steps");
	s = *scale_standard(S("engagement"));
	s.low = 0;
	assert_true(scale_fault(a, &s, &field).n > 0);
	assert_string_equal(field, "kind");
}

static void test_days__and_ages(void **state)
{
	struct date born = { 2015, 9, 1 };

	(void)state;
	assert_true(result_day_fault(born, (struct date){ 2015, 8, 31 }).n > 0);
	assert_int_equal(result_day_fault(born, born).n, 0);
	assert_true(scale_age_odd(scale_standard(S("phonics-check")), born, (struct date){ 2026, 3, 1 }));
	assert_false(scale_age_odd(scale_standard(S("phonics-check")), born, (struct date){ 2021, 6, 10 }));
	assert_false(scale_age_odd(scale_standard(S("standardised")), born, (struct date){ 2026, 3, 1 }));
}

static void test_subjects__by_what_people_write(void **state)
{
	(void)state;
	assert_true(str_is(subject_code(a, S("Mathematics")), "maths"));
	assert_true(str_is(subject_code(a, S(" SPaG ")), "gps"));
	assert_true(str_is(subject_code(a, S("Design and technology")), "design-and-technology"));
	assert_true(str_is(subject_name(a, S("design-and-technology")), "Design and technology"));
	assert_true(str_is(subject_name(a, S("gps")), "Grammar, punctuation and spelling"));
	assert_true(str_is(subject_code(a, subject_name(a, S("gps"))), "gps"));
	assert_int_equal(subject_code(a, S("!?")).n, 0);
	assert_null(subject_read(a, S("wibble")));
	assert_true(subject_order(S("reading")) < subject_order(S("maths")));
	assert_true(subject_order(S("maths")) < subject_order(S("design-and-technology")));
}

TEST_MAIN(test_scale_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values__on_their_own_scale),
		cmocka_unit_test(test_values__refused_in_words),
		cmocka_unit_test(test_text__reads_back),
		cmocka_unit_test(test_standard__scales_make_sense),
		cmocka_unit_test(test_fault__names_the_field),
		cmocka_unit_test(test_days__and_ages),
		cmocka_unit_test(test_subjects__by_what_people_write),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
