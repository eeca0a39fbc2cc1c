/* boards/today/today_group_rule: in what section and order the lines stand, what is behind one, and when it is due. */
#include "support/today_made.h"

/* ---- the edges of time ---- */

static void test_weekend_is_saturday_and_sunday(void **state)
{
	(void)state;
	for (int d = 9; d <= 15; d++) { /* from Monday */
		struct duty_day day = duty_day(test_calendar(), march(d));

		assert_true(today_is_weekend(&day) == (d >= 14));
	}
}

static void test_sections_end_on_sundays(void **state)
{
	static const struct {
		int today, due;
		enum today_section want;
	} CASES[] = {
		{ 10, 9, SECTION_LATE },  { 10, 10, SECTION_WEEK }, { 10, 15, SECTION_WEEK }, { 10, 16, SECTION_NEXT },
		{ 10, 22, SECTION_NEXT }, { 10, 23, SECTION_TERM }, /* and at a weekend, of the week that begins */
		{ 7, 15, SECTION_WEEK },  { 7, 16, SECTION_NEXT },  { 8, 22, SECTION_NEXT },  { 8, 23, SECTION_TERM },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		M.n = 0;
		M.today = march(CASES[i].today);
		duties_add("staff_read", 1, march(CASES[i].due));
		if (duties_grouped().line[0].section != CASES[i].want)
			fail_msg("%d, seen from %d", CASES[i].due, CASES[i].today);
	}
}

/* ---- order ---- */

/* Behind a line what is due first, then by pupil, however they come; when says from the first to the last. */
static void test_behind_a_line_by_day_and_pupil(void **state)
{
	static const struct {
		int64_t pupil;
		int due;
	} COME[] = { { 5, 12 }, { 9, 11 }, { 2, 12 }, { 7, 13 }, { 1, 10 } };
	static const int64_t ORDER[] = { 1, 9, 2, 5, 7 };
	struct today_lines l;

	(void)state;
	for (size_t i = 0; i < 5; i++) {
		duties_add("staff_read", 1, march(COME[i].due));
		M.of[i].pupil = COME[i].pupil;
	}
	l = duties_grouped();
	EQ(l.n, 1);
	for (size_t i = 0; i < 5; i++)
		EQ(l.line[0].item[i]->pupil, ORDER[i]);
	text_is(today_line_when(M.a, &l.line[0]), "from Tuesday 10 March to Friday 13 March");
}

/* In a section the law, then what is due first, then by name. */
static void test_lines_of_a_section(void **state)
{
	static const char *const ORDER[] = { "s68_notice", "views_pupil", "concern_answer", "next_cycle",
		                             "staff_read" };
	struct duty_day day = duties_day();
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 1, march(12));
	duties_add("concern_answer", 1, march(12));
	duties_add("next_cycle", 1, march(12));
	duties_add("s68_notice", 1, march(13));
	duties_add("views_pupil", 1, march(11));
	l = duties_grouped();
	EQ(l.n, 5);
	for (size_t i = 0; i < 5; i++)
		text_is(l.line[i].rule->key, ORDER[i]);
	M.n = 0; /* of one duty on one day by the words of its rows */
	duties_add("ehc_annual_review", 6, march(12));
	M.of[0].row.many = M.of[1].row.many = S("C #");
	M.of[2].row.many = M.of[3].row.many = S("A #");
	M.of[4].row.many = M.of[5].row.many = S("B #");
	l = duties_grouped();
	EQ(l.n, 3);
	text_is(today_line_title(M.a, &l.line[0], &day), "A 2");
	text_is(today_line_title(M.a, &l.line[1], &day), "B 2");
	text_is(today_line_title(M.a, &l.line[2], &day), "C 2");
}

static void test_how_late_the_oldest_is(void **state)
{
	static const struct {
		int due[2]; /* 0: one alone */
		const char *when;
	} CASES[] = {
		{ { 9, 0 }, "1 day late" },         { { 2, 0 }, "8 days late" },
		{ { 9, 9 }, "oldest 1 day late" },  { { 9, 2 }, "oldest 8 days late" },
		{ { 2, 9 }, "oldest 8 days late" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct today_lines l;

		M.n = 0;
		for (size_t k = 0; k < 2 && CASES[i].due[k] != 0; k++)
			duties_add("staff_read", 1, march(CASES[i].due[k]));
		l = duties_grouped();
		text_is(today_line_when(M.a, &l.line[0]), CASES[i].when);
	}
}

/* Until when, and what they lack, is said of a duty that may lack something, and of no other. */
static void test_title_of_a_duty_that_lacks_nothing(void **state)
{
	struct duty_day day = duties_day();
	struct str title;
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 2, march(26));
	M.of[0].row.lacks = true;
	l = duties_grouped();
	EQ(l.line[0].rule->lack.n, 0);
	title = today_line_title(M.a, &l.line[0], &day);
	assert_true(str_find(title, S("2")) >= 0);
	assert_true(str_find(title, S("before")) < 0 && str_find(title, S(":")) < 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, duties_begin, duties_end)

TEST_MAIN(test_today_order_rule)
{
	const struct CMUnitTest tests[] = {
		T(test_weekend_is_saturday_and_sunday), T(test_sections_end_on_sundays),
		T(test_behind_a_line_by_day_and_pupil), T(test_lines_of_a_section),
		T(test_how_late_the_oldest_is),         T(test_title_of_a_duty_that_lacks_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
