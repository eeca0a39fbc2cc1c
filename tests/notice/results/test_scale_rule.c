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
	assert_null(scale_standard(S("marks-out-of-ten"))); /* a school may have one of its own, which is not here */
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

/* A scale of the school's own. */
static struct scale own(enum scale_kind kind)
{
	return (struct scale){ .code = S("own"),
		               .name = S("Own"),
		               .kind = kind,
		               .low = MILLI_NONE,
		               .high = MILLI_NONE,
		               .step = MILLI_NONE,
		               .band = MILLI_NONE,
		               .national = MILLI_NONE };
}

static void own_takes(const struct scale *s, const char *typed, int64_t want)
{
	struct scale_value v;
	struct str why = S("before");

	assert_int_equal(scale_read(a, s, str_of(typed), &v, &why), RC_OK);
	assert_int_equal(why.n, 0);
	assert_int_equal(v.value, want);
}

static void own_refuses(const struct scale *s, const char *typed, const char *want)
{
	struct scale_value v;
	struct str why;

	assert_int_equal(scale_read(a, s, str_of(typed), &v, &why), RC_INVALID);
	assert_string_equal(str_c(a, why), want);
}

/* No more steps are read than there may be. */
static void own_refuses_step(const struct scale *s, const char *typed)
{
	struct scale_step *step;
	struct scale_value v;
	struct str why;

	assert_int_equal(scale_steps(a, s, &step), SCALE_STEPS_MAX);
	assert_int_equal(scale_read(a, s, str_of(typed), &v, &why), RC_INVALID);
}

static void test_own__ends_and_steps(void **state)
{
	struct scale s = own(SCALE_INTERVAL);

	(void)state;
	own_takes(&s, "-7,5", -7500);
	own_refuses(&s, "x", "Not a number on this scale");
	s.low = 10000;
	own_takes(&s, "10", 10000);
	own_refuses(&s, "9", "10 or more");
	own_refuses(&s, "x", "Not a number on this scale. 10 or more");
	s.step = 2500;
	own_takes(&s, "12,5", 12500);
	own_refuses(&s, "12", "In steps of 2.5");
	s.high = 20000;
	own_takes(&s, "20", 20000);
	own_refuses(&s, "20,5", "Between 10 and 20");
	s.low = MILLI_NONE;
	s.step = 1000;
	own_takes(&s, "0", 0);
	own_refuses(&s, "21", "20 or less");
	own_refuses(&s, "0,5", "A whole number");
	s.step = 1; /* the smallest there is */
	own_takes(&s, "0.001", 1);
	s.step = 0; /* none */
	own_takes(&s, "0.001", 1);
	s = own(SCALE_INTERVAL);
	s.low = 0;
	own_refuses(&s, "-1", "0 or more");
	s.high = 9000;
	own_refuses(&s, "-1", "Between 0 and 9");
	s.low = MILLI_NONE;
	own_refuses(&s, "10", "9 or less");
	s.low = 1000;
	s.step = 3000;
	own_takes(&s, "4", 4000); /* steps begin at the lowest */
	own_refuses(&s, "3", "In steps of 3");
	assert_true(scale_is_number(&s));
	s = own(SCALE_COUNT);
	assert_true(scale_is_number(&s));
	s = own(SCALE_AGE);
	assert_true(scale_is_number(&s));
	s.low = 48000;
	own_refuses(&s, "3:11", "4:00 or more (years:months)");
	s.high = 60000;
	own_takes(&s, "5:00", 60000);
	own_takes(&s, "4:00", 48000);
	own_refuses(&s, "5:01", "Between 4:00 and 5:00 (years:months)");
}

static void test_ages__ends(void **state)
{
	int64_t v = 0;

	(void)state;
	assert_true(scale_age_read(a, S("99 years 11 months"), &v));
	assert_int_equal(v, (99 * 12 + 11) * 1000);
	assert_false(scale_age_read(a, S("100 years"), &v));
	assert_true(scale_age_read(a, S("999 m"), &v));
	assert_int_equal(v, 999000);
	assert_false(scale_age_read(a, S("1000 m"), &v));
	assert_true(scale_age_read(a, S("99:11"), &v));
	assert_false(scale_age_read(a, S("100:00"), &v));
	assert_false(scale_age_read(a, S("9:12"), &v));
	assert_false(scale_age_read(a, S("9:011"), &v));
	assert_false(scale_age_read(a, S("7y 12m"), &v));
	assert_true(scale_age_read(a, S("0:00"), &v));
	assert_int_equal(v, 0);
	assert_true(scale_age_read(a, S("7 yrs 0 mo"), &v));
	assert_int_equal(v, 84000);
	assert_false(scale_age_read(a, S("6 months and"), &v));
	assert_false(scale_age_read(a, S("7y or 6m"), &v));
	assert_false(scale_age_read(a, S("7:06:0"), &v));
	assert_false(scale_age_read(a, S("7:06:000"), &v));
	assert_false(scale_age_read(a, S(""), &v));
	assert_true(scale_age_read(a, S("0 months"), &v));
	assert_int_equal(v, 0);
	assert_true(scale_age_read(a, S("7 yrs,6 mths"), &v));
	assert_int_equal(v, 90000);
	assert_false(scale_age_read(a, S("7y 006m"), &v));
	assert_false(scale_age_read(a, S("7y 6m."), &v));
	assert_true(scale_age_read(a, (struct str){ "7:0699", 4 }, &v)); /* only what was given is read */
	assert_int_equal(v, 90000);
	assert_true(scale_age_read(a, (struct str){ "7 yearss", 7 }, &v));
	assert_int_equal(v, 84000);
	assert_true(str_is(scale_age_text(a, 1199000), "99:11"));
	assert_true(str_is(scale_age_text(a, 84000), "7:00"));
	assert_true(str_is(scale_age_text(a, 95000), "7:11"));
	assert_int_equal(scale_age_text(a, MILLI_NONE).n, 0);
}

static void test_words__of_own_scales(void **state)
{
	struct scale s = own(SCALE_AGE);

	(void)state;
	assert_true(str_is(scale_words(a, &s, 84000, S(""), S("")), "7 years"));
	assert_true(str_is(scale_words(a, &s, 85000, S(""), S("")), "7 years 1 month"));
	assert_true(str_is(scale_words(a, &s, 95000, S(""), S("")), "7 years 11 months"));
	assert_true(str_is(scale_words(a, &s, 1188000, S(""), S("")), "99 years"));
	assert_true(str_is(scale_words(a, &s, 1189000, S(""), S("")), "99 years 1 month"));
	assert_true(str_is(scale_words(a, &s, 1199000, S(""), S("")), "99 years 11 months"));
	s = own(SCALE_INTERVAL);
	assert_true(str_is(scale_words(a, &s, 7500, S(""), S("")), "7.5"));
	s = own(SCALE_ORDINAL);
	s.steps = S("A First\n\n B \nC Third"); /* an empty line is no step, a step without words is its code */
	assert_true(str_is(scale_words(a, &s, 0, S(""), S("")), "First"));
	assert_true(str_is(scale_words(a, &s, 1000, S(""), S("")), "B"));
	assert_true(str_is(scale_words(a, &s, 2000, S(""), S("")), "Third"));
	assert_true(str_is(scale_text(a, &s, 2000, S(""), S("")), "C"));
	/* A step that has been taken out since is shown as the number that it is. */
	assert_true(str_is(scale_words(a, &s, 3000, S(""), S("")), "3"));
	assert_true(str_is(scale_text(a, &s, 3000, S(""), S("")), "3"));
	assert_true(str_is(scale_text(a, &s, -1000, S(""), S("")), "-1"));
	assert_true(str_is(scale_words(a, &s, -1000, S(""), S("")), "-1"));
	s.codes = S("X Away");
	assert_true(str_is(scale_words(a, &s, MILLI_NONE, S("X"), S("")), "Away"));
	assert_true(str_is(scale_words(a, &s, MILLI_NONE, S("Y"), S("")), "Y")); /* no code of theirs any more */
	assert_true(str_is(scale_words(a, &s, MILLI_NONE, S(RESULT_WORDS), S("Smiles")), "Smiles"));
	s.steps = S("A  One\nB x\nC");
	assert_true(str_is(scale_words(a, &s, 0, S(""), S("")), "One"));
	assert_true(str_is(scale_words(a, &s, 1000, S(""), S("")), "x"));
	assert_true(str_is(scale_words(a, &s, 2000, S(""), S("")), "C"));
	assert_true(str_is(scale_text(a, &s, 0, S(""), S("")), "A"));
	s.steps =
	    S("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25\n26\n27\n"
	      "28\n29\n30\n31\n32\n33\n34\n35\n36\n37\n38\n39\n40\n41");
	own_refuses_step(&s, "41");
	s.steps = S("X Step");
	own_takes(&s, "x", 0); /* a step and a code of one name: the step is meant */
}

static void test_for__subjects(void **state)
{
	struct scale s = own(SCALE_INTERVAL);

	(void)state;
	assert_true(scale_for(&s, S("maths")));
	s.subjects = S(" ");
	assert_true(scale_for(&s, S("maths")));
	s.subjects = S("reading\n maths");
	assert_true(scale_for(&s, S("maths")));
	assert_true(scale_for(&s, S("reading")));
	assert_false(scale_for(&s, S("gps")));
	s.subjects = S("x");
	assert_true(scale_for(&s, S("x")));
	assert_false(scale_for(&s, S("gps")));
}

static void fault_at(const struct scale *s, const char *field)
{
	const char *at = NULL;
	struct str why = scale_fault(a, s, &at);

	if (field == NULL) {
		if (why.n > 0)
			fail_msg("%s: %.*s", at, STR_ARG(why));
		return;
	}
	assert_true(why.n > 0);
	assert_string_equal(at, field);
}

static void test_fault__ends_of_each_field(void **state)
{
	struct scale s = own(SCALE_INTERVAL);

	(void)state;
	fault_at(&s, NULL);
	s.low = 1000;
	s.high = 1001;
	s.national = 1000;
	s.step = 1;
	s.band = 0;
	fault_at(&s, NULL);
	s.national = 1001;
	fault_at(&s, NULL);
	s.national = 1002;
	fault_at(&s, "national");
	s.national = 999;
	fault_at(&s, "national");
	s.high = MILLI_NONE;
	fault_at(&s, "national");
	s.low = MILLI_NONE;
	fault_at(&s, NULL);
	s.high = 998;
	fault_at(&s, "national");
	s.national = MILLI_NONE;
	s.band = -1;
	fault_at(&s, "band");
	s.band = MILLI_NONE;
	s.step = 0;
	fault_at(&s, "step");
	s.step = MILLI_NONE;
	s.low = 998;
	fault_at(&s, "high");
	s.low = MILLI_NONE;
	s.months_from = 60;
	fault_at(&s, NULL);
	s.months_to = 60;
	fault_at(&s, NULL);
	s.months_to = 59;
	fault_at(&s, "months_to");
	s.months_from = 2;
	s.months_to = 1;
	fault_at(&s, "months_to");
	s.months_to = 0;
	s.steps = S("A One");
	fault_at(&s, "steps"); /* a number has none */
	s = own(SCALE_ORDINAL);
	fault_at(&s, "steps");
	s.steps = S("A One");
	fault_at(&s, "steps"); /* one is no scale */
	s.steps = S("A One\nB Two");
	fault_at(&s, NULL);
	s.codes = S("X Away\nY Ill\nx Again");
	fault_at(&s, "codes");
	s.codes = S("X Away\nY x");
	fault_at(&s, NULL);
	s.subjects = S("maths\n\n!?");
	fault_at(&s, "subjects");
	s.subjects = S("maths\n\nreading");
	fault_at(&s, NULL);
	s.subjects = S("!");
	fault_at(&s, "subjects");
	s = own(SCALE_WORDS);
	fault_at(&s, NULL);
	s.high = 0;
	fault_at(&s, "kind");
	s = own(SCALE_WORDS);
	s.national = 0;
	fault_at(&s, "kind");
}

static void test_odd__ages_to_the_day(void **state)
{
	struct scale s = own(SCALE_INTERVAL);
	const struct date born = { 2016, 3, 10 };

	(void)state;
	s.months_from = 60; /* five years old, the birthday included */
	assert_true(scale_age_odd(&s, born, (struct date){ 2021, 3, 9 }));
	assert_false(scale_age_odd(&s, born, (struct date){ 2021, 3, 10 }));
	assert_false(scale_age_odd(&s, born, (struct date){ 2021, 4, 9 })); /* sixty whole months and a part */
	s.months_from = 0;
	assert_false(scale_age_odd(&s, born, (struct date){ 2015, 3, 10 })); /* said by result_day_fault */
	s.months_to = 71;                                                    /* until the day before the sixth */
	assert_false(scale_age_odd(&s, born, (struct date){ 2022, 3, 9 }));
	assert_true(scale_age_odd(&s, born, (struct date){ 2022, 3, 10 }));
	assert_false(scale_age_odd(&s, DATE_NONE, (struct date){ 2022, 3, 10 }));
	assert_false(scale_age_odd(&s, born, DATE_NONE));
	s.months_from = 1;
	assert_true(scale_age_odd(&s, born, (struct date){ 2016, 4, 9 }));
	s.months_from = 0;
	s.months_to = 1;
	assert_true(scale_age_odd(&s, born, (struct date){ 2016, 5, 10 }));
	assert_int_equal(result_day_fault(DATE_NONE, (struct date){ 2016, 4, 9 }).n, 0);
	assert_int_equal(result_day_fault(born, DATE_NONE).n, 0);
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
	assert_true(subject_order(S("attendance")) < subject_order(S("design-and-technology")));
	assert_int_equal(subject_order(S("reading")), 0);
	assert_true(str_is(subject_code(a, S("READ")), "reading"));
	assert_true(str_is(subject_code(a, S("attendance %")), "attendance"));
	assert_true(str_is(subject_code(a, S("Year 9 / 0 azAZ")), "year-9-0-azaz"));
	assert_true(str_is(subject_code(a, S("(`x{:@")), "x"));
	assert_true(str_is(subject_code(a, S("Français")), "français"));
	assert_int_equal(subject_code(a, S("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd")).n, SUBJECT_CODE_MAX);
	assert_int_equal(subject_code(a, S("aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde")).n, 0);
	assert_null(subject_find(S("wibble")));
	for (size_t i = 0; subject_at(i) != NULL; i++) {
		assert_ptr_equal(subject_find(subject_at(i)->code), subject_at(i));
		assert_ptr_equal(subject_read(a, subject_at(i)->name), subject_at(i));
		assert_int_equal(subject_order(subject_at(i)->code), i);
	}
}

TEST_MAIN(test_scale_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values__on_their_own_scale),
		cmocka_unit_test(test_values__refused_in_words),
		cmocka_unit_test(test_text__reads_back),
		cmocka_unit_test(test_standard__scales_make_sense),
		cmocka_unit_test(test_fault__names_the_field),
		cmocka_unit_test(test_own__ends_and_steps),
		cmocka_unit_test(test_ages__ends),
		cmocka_unit_test(test_words__of_own_scales),
		cmocka_unit_test(test_for__subjects),
		cmocka_unit_test(test_fault__ends_of_each_field),
		cmocka_unit_test(test_odd__ages_to_the_day),
		cmocka_unit_test(test_days__and_ages),
		cmocka_unit_test(test_subjects__by_what_people_write),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
