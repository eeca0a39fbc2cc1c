/* boards/today/today_group_rule: many duties in few lines, worked out by hand for March 2026. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "boards/today/today_group_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))

static const struct date TUESDAY = { 2026, 3, 10 };
static const struct date SUNDAY = { 2026, 3, 8 };
static struct arena *A;

enum { MOST = 400 };
static struct duty DUTY_OF[MOST];
static const struct duty *LIST[MOST];
static size_t n;

static int set_up(void **state)
{
	(void)state;
	A = test_arena();
	n = 0;
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	arena_free(A);
	return 0;
}

/* `many` duties of one kind, due on a day; the pupils are numbered on. */
static void add(const char *key, size_t many, struct date due, struct date today)
{
	struct duty_day day = duty_day(test_calendar(), today);

	for (size_t i = 0; i < many; i++, n++) {
		DUTY_OF[n] = (struct duty){ .rule = duty_rule_find(str_of(key)),
			                    .pupil = (int64_t)n + 1,
			                    .due = due,
			                    .days_late = date_diff(today, due),
			                    .title = S("One alone") };
		assert_non_null(DUTY_OF[n].rule);
		DUTY_OF[n].state = date_cmp(due, today) < 0           ? DUTY_OVERDUE
		                   : date_cmp(due, day.week_end) <= 0 ? DUTY_THIS_WEEK
		                                                      : DUTY_HALF_TERM;
		LIST[n] = &DUTY_OF[n];
	}
}

static struct date march(int d)
{
	return (struct date){ 2026, 3, (int8_t)d };
}

static struct today_lines grouped(struct date today)
{
	struct duty_day day = duty_day(test_calendar(), today);

	return today_group(A, LIST, n, &day);
}

static const struct today_line *line_of(const struct today_lines *l, enum today_section s, const char *key)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].section == s && str_is(l->line[i].rule->key, key))
			return &l->line[i];
	return NULL;
}

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

static void adds_up(const struct today_lines *l, size_t all)
{
	size_t sum = 0;

	for (int s = 0; s < SECTIONS; s++)
		sum += l->count[s];
	EQ(sum, all);
	EQ(l->duties, all);
	assert_true(l->shown <= TODAY_LINES);
}

static void test_equal_duties_are_one_line(void **state)
{
	struct duty_day day = duty_day(test_calendar(), TUESDAY);
	struct today_lines l;
	const struct today_line *x;

	(void)state;
	add("review_held", 22, march(27), TUESDAY);
	for (size_t i = 0; i < 9; i++)
		DUTY_OF[i].row.lacks = true;
	add("message_answer", 1, march(11), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, 23);
	EQ(l.n, 2);
	x = line_of(&l, SECTION_TERM, "review_held");
	assert_non_null(x);
	EQ(x->n, 22);
	text_is(today_line_title(A, x, &day), "Review 22 plans before 27 March: 9 have no meeting yet");
	text_is(today_line_when(A, x), "by Friday 27 March");
	text_is(today_line_title(A, &l.line[0], &day), "One alone");
	for (size_t i = 1; i < 9; i++)
		DUTY_OF[i].row.lacks = false;
	l = grouped(TUESDAY);
	text_is(today_line_title(A, line_of(&l, SECTION_TERM, "review_held"), &day),
	        "Review 22 plans before 27 March: 1 has no meeting yet");
}

static void test_a_deadline_of_this_week_stands_out(void **state)
{
	struct duty_day day = duty_day(test_calendar(), TUESDAY);
	struct today_lines l;

	(void)state;
	add("views_parents", 3, march(27), TUESDAY);
	add("views_parents", 2, march(18), TUESDAY);
	add("views_parents", 4, march(13), TUESDAY);
	add("views_parents", 5, march(2), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, 14);
	EQ(l.n, 4);
	EQ(l.count[SECTION_LATE], 5);
	EQ(l.count[SECTION_WEEK], 4);
	EQ(l.count[SECTION_NEXT], 2);
	EQ(l.count[SECTION_TERM], 3);
	for (size_t i = 0; i < 4; i++)
		EQ(l.line[i].section, i);
	text_is(today_line_when(A, &l.line[0]), "oldest 8 days late");
	text_is(today_section_title(A, SECTION_WEEK, &l, &day, march(11)), "This week, to Friday 13 March");
	text_is(today_section_title(A, SECTION_NEXT, &l, &day, march(11)), "Next week, 16 March to 20 March");
	text_is(today_section_title(A, SECTION_TERM, &l, &day, march(11)), "Before we break up on 27 March");
}

static void test_the_law_comes_first(void **state)
{
	struct today_lines l;

	(void)state;
	add("staff_read", 4, march(2), TUESDAY);
	add("s68_notice", 2, march(9), TUESDAY); /* later, but the law */
	add("concern_answer", 2, march(3), TUESDAY);
	l = grouped(TUESDAY);
	text_is(l.line[0].rule->key, "s68_notice");
	text_is(l.line[1].rule->key, "staff_read"); /* then what is oldest */
	text_is(l.line[2].rule->key, "concern_answer");
	EQ(l.law, 2);
}

static void test_sunday_says_what_monday_brings(void **state)
{
	struct duty_day day = duty_day(test_calendar(), SUNDAY);
	struct today_lines l;

	(void)state;
	add("message_answer", 2, march(9), SUNDAY);
	add("staff_read", 3, march(13), SUNDAY);
	add("review_held", 1, march(18), SUNDAY);
	l = grouped(SUNDAY);
	assert_true(today_is_weekend(&day));
	EQ(l.count[SECTION_WEEK], 5);
	EQ(l.count[SECTION_NEXT], 1);
	text_is(today_section_title(A, SECTION_WEEK, &l, &day, march(9)), "From tomorrow, Monday 9 March");
	text_is(today_section_title(A, SECTION_NEXT, &l, &day, march(9)), "The week after, 16 March to 20 March");
	text_is(today_section_title(A, SECTION_WEEK, &l, &day, march(16)), "From Monday 16 March");
}

/* The school of the design: 66 on SEN Support, 122 duties. */
static void test_66_pupils_are_twelve_lines(void **state)
{
	struct today_lines l;

	(void)state;
	add("s68_notice", 9, march(2), TUESDAY);
	add("three_meetings", 6, march(1), TUESDAY);
	add("review_held", 3, march(4), TUESDAY);
	add("views_parents", 12, march(11), TUESDAY);
	add("concern_answer", 3, march(13), TUESDAY);
	add("discussion_copy", 5, march(11), TUESDAY);
	add("plan_review_date", 1, march(13), TUESDAY);
	add("staff_read", 28, march(16), TUESDAY);
	add("screen_look", 5, march(20), TUESDAY);
	add("review_held", 22, march(27), TUESDAY);
	add("views_pupil", 17, march(25), TUESDAY);
	add("next_cycle", 11, march(27), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, 122);
	EQ(l.n, 12);
	EQ(l.shown, 12);
}

/* The worst: every duty there is in every section. */
static void test_never_more_than_twelve(void **state)
{
	const struct duty_rule *r;
	struct today_lines l;
	size_t open[SECTIONS] = { 0 }, law_open[SECTIONS] = { 0 };
	size_t law = 0;

	(void)state;
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++) {
		law += r->force == FORCE_MUST;
		add(str_c(A, r->key), 2, march(3), TUESDAY);
		add(str_c(A, r->key), 1, march(12), TUESDAY);
		add(str_c(A, r->key), 1, march(18), TUESDAY);
		add(str_c(A, r->key), 1, march(26), TUESDAY);
	}
	l = grouped(TUESDAY);
	adds_up(&l, n);
	for (size_t i = 0; i < l.n; i++) {
		open[l.line[i].section] += !l.line[i].folded;
		law_open[l.line[i].section] += !l.line[i].folded && l.line[i].rule->force == FORCE_MUST;
	}
	/* There is more law than lines: nothing else stays open, and the first of each section is still read. */
	assert_true(2 * law >= TODAY_LINES);
	for (int s = 0; s < SECTIONS; s++) {
		EQ(open[s], law_open[s]);
		assert_true(l.folded[s] == 0 || open[s] > 0);
	}
	assert_false(l.line[0].folded);
	EQ(l.line[0].rule->force, FORCE_MUST);
}

/* What the law asks for is folded only when everything else is. */
static void test_the_law_is_folded_last(void **state)
{
	const struct duty_rule *r;
	struct today_lines l;

	(void)state;
	for (size_t i = 0; (r = duty_rule_at(i)) != NULL; i++)
		add(str_c(A, r->key), 2, r->force == FORCE_MUST && i % 2 == 0 ? march(3) : march(12), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, n);
	for (size_t i = 0; i < l.n; i++)
		if (l.line[i].folded && l.line[i].rule->force == FORCE_MUST)
			for (size_t j = 0; j < l.n; j++)
				assert_true(l.line[j].folded || l.line[j].rule->force == FORCE_MUST);
}

/* Of what is further away the small lines are folded, of what is near the last ones. */
static void test_big_lines_stay(void **state)
{
	static const char *const KEYS[] = { "staff_read", "views_pupil", "concern_answer", "next_cycle",  "plan_open",
		                            "early_talk", "screen_look", "look_again",     "concern_look" };
	struct today_lines l;

	(void)state;
	for (size_t i = 0; i < 9; i++)
		add(KEYS[i], 2, march(3), TUESDAY);
	add("plan_teacher", 1, march(17), TUESDAY);
	add("message_answer", 2, march(17), TUESDAY);
	add("review_held", 52, march(18), TUESDAY);
	add("three_reviews", 9, march(19), TUESDAY);
	add("discussion_copy", 1, march(19), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, n);
	EQ(l.folded[SECTION_LATE], 0);
	EQ(l.folded[SECTION_NEXT], 3);
	assert_false(line_of(&l, SECTION_NEXT, "review_held")->folded);
	assert_false(line_of(&l, SECTION_NEXT, "three_reviews")->folded);
	assert_true(line_of(&l, SECTION_NEXT, "plan_teacher")->folded);
}

/* What joins goes to the earlier deadline, and what is late stays by itself. */
static void test_too_many_lines_join(void **state)
{
	static const char *const KEYS[] = { "staff_read", "views_pupil", "review_held", "next_cycle",
		                            "plan_open",  "early_talk",  "screen_look", "look_again" };
	struct today_lines l;
	const struct today_line *x;

	(void)state;
	for (size_t i = 0; i < 8; i++)
		add(KEYS[i], 2, march(12), TUESDAY);
	for (size_t i = 0; i < 4; i++)
		add(KEYS[i], 2, march(3), TUESDAY);
	add("staff_read", 3, march(26), TUESDAY);
	l = grouped(TUESDAY);
	adds_up(&l, 27);
	EQ(l.n, 12);
	x = line_of(&l, SECTION_WEEK, "staff_read");
	EQ(x->n, 5);
	text_is(today_line_when(A, x), "from Thursday 12 March to Thursday 26 March");
	EQ(line_of(&l, SECTION_LATE, "staff_read")->n, 2);
	assert_null(line_of(&l, SECTION_TERM, "staff_read"));
}

/* A missing date is asked for by the duty that needs it, but is another thing to do. */
static void test_rows_with_other_words_are_another_line(void **state)
{
	struct duty_day day = duty_day(test_calendar(), TUESDAY);
	struct today_lines l;

	(void)state;
	add("ehc_annual_review", 3, march(12), TUESDAY);
	DUTY_OF[1].row.many = DUTY_OF[2].row.many = S("Enter the dates of # EHC plans");
	l = grouped(TUESDAY);
	EQ(l.n, 2);
	text_is(today_line_title(A, &l.line[0], &day), "One alone");
	text_is(today_line_title(A, &l.line[1], &day), "Enter the dates of 2 EHC plans");
}

static void test_nothing_is_no_line(void **state)
{
	struct today_lines l = grouped(TUESDAY);

	(void)state;
	EQ(l.n, 0);
	EQ(l.shown, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

TEST_MAIN(test_today_group_rule)
{
	const struct CMUnitTest tests[] = {
		T(test_equal_duties_are_one_line),  T(test_a_deadline_of_this_week_stands_out),
		T(test_the_law_comes_first),        T(test_sunday_says_what_monday_brings),
		T(test_66_pupils_are_twelve_lines), T(test_never_more_than_twelve),
		T(test_the_law_is_folded_last),     T(test_big_lines_stay),
		T(test_too_many_lines_join),        T(test_rows_with_other_words_are_another_line),
		T(test_nothing_is_no_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
