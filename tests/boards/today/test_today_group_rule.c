/* boards/today/today_group_rule: many duties in few lines, worked out by hand for March 2026. */
#include "support/today_made.h"

static const struct today_line *line_of(const struct today_lines *l, enum today_section s, const char *key)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->line[i].section == s && str_is(l->line[i].rule->key, key))
			return &l->line[i];
	return NULL;
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
	struct duty_day day = duties_day();
	struct today_lines l;
	const struct today_line *x;

	(void)state;
	duties_add("review_held", 22, march(27));
	for (size_t i = 0; i < 9; i++)
		M.of[i].row.lacks = true;
	duties_add("message_answer", 1, march(11));
	l = duties_grouped();
	adds_up(&l, 23);
	EQ(l.n, 2);
	x = line_of(&l, SECTION_TERM, "review_held");
	assert_non_null(x);
	EQ(x->n, 22);
	text_is(today_line_title(M.a, x, &day), "Review 22 plans before 27 March: 9 have no meeting yet");
	text_is(today_line_when(M.a, x), "by Friday 27 March");
	text_is(today_line_title(M.a, &l.line[0], &day), "One alone");
	for (size_t i = 1; i < 9; i++)
		M.of[i].row.lacks = false;
	l = duties_grouped();
	text_is(today_line_title(M.a, line_of(&l, SECTION_TERM, "review_held"), &day),
	        "Review 22 plans before 27 March: 1 has no meeting yet");
}

static void test_a_deadline_of_this_week_stands_out(void **state)
{
	struct duty_day day = duties_day();
	struct today_lines l;

	(void)state;
	duties_add("views_parents", 3, march(27));
	duties_add("views_parents", 2, march(18));
	duties_add("views_parents", 4, march(13));
	duties_add("views_parents", 5, march(2));
	l = duties_grouped();
	adds_up(&l, 14);
	EQ(l.n, 4);
	EQ(l.count[SECTION_LATE], 5);
	EQ(l.count[SECTION_WEEK], 4);
	EQ(l.count[SECTION_NEXT], 2);
	EQ(l.count[SECTION_TERM], 3);
	for (size_t i = 0; i < 4; i++)
		EQ(l.line[i].section, i);
	text_is(today_line_when(M.a, &l.line[0]), "oldest 8 days late");
	text_is(today_section_title(M.a, SECTION_WEEK, &l, &day, march(11)), "This week, to Friday 13 March");
	text_is(today_section_title(M.a, SECTION_NEXT, &l, &day, march(11)), "Next week, 16 March to 20 March");
	text_is(today_section_title(M.a, SECTION_TERM, &l, &day, march(11)), "Before we break up on 27 March");
}

static void test_the_law_comes_first(void **state)
{
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 4, march(2));
	duties_add("s68_notice", 2, march(9)); /* later, but the law */
	duties_add("concern_answer", 2, march(3));
	l = duties_grouped();
	text_is(l.line[0].rule->key, "s68_notice");
	text_is(l.line[1].rule->key, "staff_read"); /* then what is oldest */
	text_is(l.line[2].rule->key, "concern_answer");
	EQ(l.law, 2);
}

static void test_sunday_says_what_monday_brings(void **state)
{
	struct duty_day day;
	struct today_lines l;

	(void)state;
	M.today = march(8);
	day = duties_day();
	duties_add("message_answer", 2, march(9));
	duties_add("staff_read", 3, march(13));
	duties_add("review_held", 1, march(18));
	l = duties_grouped();
	assert_true(today_is_weekend(&day));
	EQ(l.count[SECTION_WEEK], 5);
	EQ(l.count[SECTION_NEXT], 1);
	text_is(today_section_title(M.a, SECTION_WEEK, &l, &day, march(9)), "From tomorrow, Monday 9 March");
	text_is(today_section_title(M.a, SECTION_NEXT, &l, &day, march(9)), "The week after, 16 March to 20 March");
	text_is(today_section_title(M.a, SECTION_WEEK, &l, &day, march(16)), "From Monday 16 March");
}

/* The school of the design: 66 on SEN Support, 122 duties. */
static void test_66_pupils_are_twelve_lines(void **state)
{
	struct today_lines l;

	(void)state;
	duties_add("s68_notice", 9, march(2));
	duties_add("three_meetings", 6, march(1));
	duties_add("review_held", 3, march(4));
	duties_add("views_parents", 12, march(11));
	duties_add("concern_answer", 3, march(13));
	duties_add("discussion_copy", 5, march(11));
	duties_add("plan_review_date", 1, march(13));
	duties_add("staff_read", 28, march(16));
	duties_add("screen_look", 5, march(20));
	duties_add("review_held", 22, march(27));
	duties_add("views_pupil", 17, march(25));
	duties_add("next_cycle", 11, march(27));
	l = duties_grouped();
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
		duties_add(str_c(M.a, r->key), 2, march(3));
		duties_add(str_c(M.a, r->key), 1, march(12));
		duties_add(str_c(M.a, r->key), 1, march(18));
		duties_add(str_c(M.a, r->key), 1, march(26));
	}
	l = duties_grouped();
	adds_up(&l, M.n);
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
		duties_add(str_c(M.a, r->key), 2, r->force == FORCE_MUST && i % 2 == 0 ? march(3) : march(12));
	l = duties_grouped();
	adds_up(&l, M.n);
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
		duties_add(KEYS[i], 2, march(3));
	duties_add("plan_teacher", 1, march(17));
	duties_add("message_answer", 2, march(17));
	duties_add("review_held", 52, march(18));
	duties_add("three_reviews", 9, march(19));
	duties_add("discussion_copy", 1, march(19));
	l = duties_grouped();
	adds_up(&l, M.n);
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
		duties_add(KEYS[i], 2, march(12));
	for (size_t i = 0; i < 4; i++)
		duties_add(KEYS[i], 2, march(3));
	duties_add("staff_read", 3, march(26));
	l = duties_grouped();
	adds_up(&l, 27);
	EQ(l.n, 12);
	x = line_of(&l, SECTION_WEEK, "staff_read");
	EQ(x->n, 5);
	text_is(today_line_when(M.a, x), "from Thursday 12 March to Thursday 26 March");
	EQ(line_of(&l, SECTION_LATE, "staff_read")->n, 2);
	assert_null(line_of(&l, SECTION_TERM, "staff_read"));
}

/* A missing date is asked for by the duty that needs it, but is another thing to do. */
static void test_rows_with_other_words_are_another_line(void **state)
{
	struct duty_day day = duties_day();
	struct today_lines l;

	(void)state;
	duties_add("ehc_annual_review", 3, march(12));
	M.of[1].row.many = M.of[2].row.many = S("Enter the dates of # EHC plans");
	l = duties_grouped();
	EQ(l.n, 2);
	text_is(today_line_title(M.a, &l.line[0], &day), "One alone");
	text_is(today_line_title(M.a, &l.line[1], &day), "Enter the dates of 2 EHC plans");
	M.of[1].row.many = M.of[2].row.many = S("#");
	l = duties_grouped();
	text_is(today_line_title(M.a, &l.line[1], &day), "2");
}

static void test_nothing_is_no_line(void **state)
{
	struct today_lines l = duties_grouped();

	(void)state;
	EQ(l.n, 0);
	EQ(l.shown, 0);
}

/* ---- too many lines ---- */

/* One line each of so many duties that are not the law. */
static void add_kinds(size_t many, struct date due)
{
	const struct duty_rule *r;

	for (size_t i = 0; many > 0 && (r = duty_rule_at(i)) != NULL; i++)
		if (r->force != FORCE_MUST && !str_is(r->key, "staff_read")) {
			duties_add(str_c(M.a, r->key), 1, due);
			many--;
		}
	EQ(many, 0);
}

/* What joins is behind the earlier line with all it has, and the other lines stay. */
static void test_joined_with_all_it_has(void **state)
{
	struct duty_day day = duties_day();
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 2, march(11));
	duties_add("staff_read", 3, march(17));
	add_kinds(11, march(26));
	for (size_t i = 0; i < 5; i++)
		M.of[i].row.lacks = i != 1;
	l = duties_grouped();
	EQ(l.n, 12);
	EQ(l.shown, 12);
	EQ(l.line[0].n, 5);
	EQ(l.line[0].lacking, 4);
	for (size_t i = 0; i < 5; i++)
		EQ(l.line[0].item[i]->pupil, (int64_t)i + 1);
	text_is(today_line_when(M.a, &l.line[0]), "from Wednesday 11 March to Tuesday 17 March");
	for (size_t i = 1; i < 12; i++) { /* each is there, and once */
		EQ(l.line[i].section, SECTION_TERM);
		for (size_t k = 1; k < i; k++)
			assert_ptr_not_equal(l.line[i].rule, l.line[k].rule);
	}
	EQ(l.line[1].n, 1);
	assert_true(today_line_title(M.a, &l.line[1], &day).n > 0);
}

static void test_twelve_lines_are_not_too_many(void **state)
{
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 2, march(11));
	duties_add("staff_read", 3, march(17));
	add_kinds(10, march(26));
	l = duties_grouped();
	EQ(l.n, 12);
	EQ(l.line[0].n, 2);
	EQ(l.folded[SECTION_TERM], 0);
}

/* Of each section a line stays open; the first that is folded only changes places with the fold. */
static void test_of_each_section_one_stays(void **state)
{
	static const struct {
		size_t late, term, folded_late, folded_term;
	} CASES[] = {
		{ 12, 0, 0, 0 }, { 12, 1, 2, 0 }, /* thirteen lines: two behind one */
		{ 12, 2, 3, 1 },                  /* of two one is folded, which helps nothing */
		{ 11, 2, 2, 1 }, { 10, 3, 2, 1 } /* two of the three are the law, which is folded last */,
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct today_lines l;

		M.n = 0;
		add_kinds(CASES[i].late, march(3));
		if (CASES[i].term > 0)
			duties_add("staff_read", 1, march(26));
		if (CASES[i].term > 1)
			duties_add("s68_notice", 1, march(26));
		if (CASES[i].term > 2)
			duties_add("ehc_annual_review", 1, march(26));
		l = duties_grouped();
		EQ(l.n, CASES[i].late + CASES[i].term);
		EQ(l.shown, 12);
		if (l.folded[SECTION_LATE] != CASES[i].folded_late || l.folded[SECTION_TERM] != CASES[i].folded_term)
			fail_msg("case %zu: %zu and %zu", i, l.folded[SECTION_LATE], l.folded[SECTION_TERM]);
	}
}

/* Of what is near the last lines are folded, however many they have; of what is further away the smallest, and of two
 * as small the later one. */
static void test_which_line_is_folded(void **state)
{
	static const enum today_section SECTION[] = { SECTION_LATE, SECTION_WEEK, SECTION_NEXT, SECTION_TERM };
	static const int DAY_OF[] = { 3, 12, 18, 26 };

	(void)state;
	for (size_t s = 0; s < 4; s++) {
		bool near = SECTION[s] <= SECTION_WEEK;
		struct today_lines l;

		M.n = 0;
		add_kinds(13, march(DAY_OF[s]));
		/* The lines are by name; two duties more for each but the third and the sixth. */
		l = duties_grouped();
		for (size_t i = 0; i < 13; i++)
			if (i != 2 && i != 5)
				duties_add(str_c(M.a, l.line[i].rule->key), 2, march(DAY_OF[s]));
		l = duties_grouped();
		EQ(l.n, 13);
		EQ(l.folded[SECTION[s]], 2);
		for (size_t i = 0; i < 13; i++)
			assert_true(l.line[i].folded == (near ? i >= 11 : i == 2 || i == 5));
		M.n = 0;
		add_kinds(13, march(DAY_OF[s])); /* all of them as small */
		l = duties_grouped();
		for (size_t i = 0; i < 13; i++)
			assert_true(l.line[i].folded == (i >= 11));
	}
}

/* Eleven lines of the law next week: of the two of this week, which are not, one is folded before them. */
static void test_the_first_line_counts_as_open(void **state)
{
	const struct duty_rule *r;
	struct today_lines l;

	(void)state;
	duties_add("staff_read", 1, march(12));
	duties_add("next_cycle", 1, march(12));
	duties_add("ehc_annual_review", 2, march(18));
	M.of[2].row.many = S("A #");
	M.of[3].row.many = S("B #");
	for (size_t i = 0; M.n < 13 && (r = duty_rule_at(i)) != NULL; i++)
		if (r->force == FORCE_MUST)
			duties_add(str_c(M.a, r->key), 1, march(18));
	l = duties_grouped();
	EQ(l.n, 13);
	EQ(l.law, 11);
	EQ(l.shown, 12);
	EQ(l.folded[SECTION_WEEK], 1);
	assert_false(l.line[0].folded);
	EQ(l.folded[SECTION_NEXT], 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, duties_begin, duties_end)

TEST_MAIN(test_today_group_rule)
{
	const struct CMUnitTest tests[] = {
		T(test_equal_duties_are_one_line),
		T(test_a_deadline_of_this_week_stands_out),
		T(test_the_law_comes_first),
		T(test_sunday_says_what_monday_brings),
		T(test_66_pupils_are_twelve_lines),
		T(test_never_more_than_twelve),
		T(test_the_law_is_folded_last),
		T(test_big_lines_stay),
		T(test_too_many_lines_join),
		T(test_rows_with_other_words_are_another_line),
		T(test_nothing_is_no_line),
		T(test_joined_with_all_it_has),
		T(test_twelve_lines_are_not_too_many),
		T(test_of_each_section_one_stays),
		T(test_which_line_is_folded),
		T(test_the_first_line_counts_as_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
