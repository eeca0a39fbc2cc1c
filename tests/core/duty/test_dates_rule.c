/* Worked dates, one line each with its expected value: counted by hand from the sources that the rules name, those in
 * school days checked once more by a loop over the days. */
#include "support/support.h"

#include "core/duty/duty_rule.h"
#include "core/duty/meeting_count_rule.h"
#include "core/people/young_rule.h"
#include "core/school/term_default_rule.h"
#include "ehc/ehc_due_rule.h"
#include "kit/base/clock.h"
#include "letters/notice_due_rule.h"
#include "notice/concern/concern_rule.h"
#include "review/review_due_rule.h"

#define DAY(y, m, d) ((struct date){ y, m, d })

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

static void day_is(const char *id, struct date got, int y, int m, int d)
{
	if (date_cmp(got, (struct date){ (int16_t)y, (int8_t)m, (int8_t)d }) != 0)
		fail_msg("%s: %s, not %d-%02d-%02d", id, date_none(got) ? "none" : str_c(A, date_iso(A, got)), y, m, d);
}

static void number_is(const char *id, int got, int want)
{
	if (got != want)
		fail_msg("%s: %d, not %d", id, got, want);
}

/* The usual terms of two years, as if the school had entered them. */
static const struct calendar *usual(void)
{
	struct term *t = NEW_ARRAY(A, struct term, 2 * TERM_DEFAULTS);
	struct closure *k = NEW_ARRAY(A, struct closure, 2 * CLOSURE_DEFAULTS);
	struct calendar *c = NEW(A, struct calendar);
	size_t n;

	term_defaults(2026, t);
	term_defaults(2027, t + TERM_DEFAULTS);
	n = closure_defaults(2026, k);
	n += closure_defaults(2027, k + n);
	*c = (struct calendar){ .term = t, .terms = 2 * (size_t)TERM_DEFAULTS, .closure = k, .closures = n };
	return c;
}

/* What councils published for the two years, with the training days of the school. */
static const struct calendar *published(void)
{
	static const struct term terms[] = {
		{ .starts = { 2026, 9, 1 },
		  .half_starts = { 2026, 10, 26 },
		  .half_ends = { 2026, 10, 30 },
		  .ends = { 2026, 12, 18 } },
		{ .starts = { 2027, 1, 4 },
		  .half_starts = { 2027, 2, 15 },
		  .half_ends = { 2027, 2, 19 },
		  .ends = { 2027, 3, 25 } },
		{ .starts = { 2027, 4, 12 },
		  .half_starts = { 2027, 5, 31 },
		  .half_ends = { 2027, 6, 4 },
		  .ends = { 2027, 7, 21 } },
		{ .starts = { 2027, 9, 1 },
		  .half_starts = { 2027, 10, 25 },
		  .half_ends = { 2027, 10, 29 },
		  .ends = { 2027, 12, 17 } },
		{ .starts = { 2028, 1, 4 },
		  .half_starts = { 2028, 2, 14 },
		  .half_ends = { 2028, 2, 18 },
		  .ends = { 2028, 3, 31 } },
		{ .starts = { 2028, 4, 18 },
		  .half_starts = { 2028, 5, 29 },
		  .half_ends = { 2028, 6, 2 },
		  .ends = { 2028, 7, 21 } },
	};
	static const struct closure closed[] = {
		{ .starts = { 2026, 9, 1 }, .ends = { 2026, 9, 1 } },
		{ .starts = { 2026, 11, 2 }, .ends = { 2026, 11, 2 } },
		{ .starts = { 2027, 1, 4 }, .ends = { 2027, 1, 4 } },
		{ .starts = { 2027, 5, 3 }, .ends = { 2027, 5, 3 } },
		{ .starts = { 2028, 1, 4 }, .ends = { 2028, 1, 4 } },
		{ .starts = { 2028, 5, 1 }, .ends = { 2028, 5, 1 } },
	};
	static const struct calendar c = { .term = terms, .terms = 6, .closure = closed, .closures = 6 };

	return &c;
}

/* 2026/27 as published; nobody has entered what follows. */
static struct calendar one_year_entered(struct date today)
{
	struct calendar c = *usual();

	c.terms = TERM_DEFAULTS;
	c.closures = 1;
	return calendar_filled(A, &c, DAY(2026, 9, 1), date_add_months(today, 24));
}

static void test_ages_and_years(void **state)
{
	(void)state;
	day_is("A3", school_age_end(DAY(2010, 9, 1)), 2027, 6, 25);
	day_is("A6", young_of(A, DAY(2011, 7, 15), NULL, 0, DAY(2027, 6, 1)).who.young_from, 2027, 6, 26);
	number_is("A9", over_school_age(DAY(2011, 8, 31), DAY(2027, 6, 25)), 0);
	number_is("A12", year_expected(DAY(2016, 9, 1), DAY(2027, 8, 31)), 5);
	number_is("A12, a day later", year_expected(DAY(2016, 9, 1), DAY(2027, 9, 1)), 6);
}

static void test_school_days(void **state)
{
	const struct calendar *c = usual();
	struct calendar open = one_year_entered(DAY(2027, 7, 13));
	const struct calendar next = {
		.term = c->term + TERM_DEFAULTS, .terms = TERM_DEFAULTS, .closure = c->closure, .closures = c->closures
	};

	(void)state;
	day_is("B1", school_day_add(c, DAY(2026, 10, 23), 1), 2026, 11, 2);
	day_is("B3", school_day_add(c, DAY(2026, 11, 26), 20), 2027, 1, 7);
	day_is("B5", school_day_add(c, DAY(2027, 4, 23), 10), 2027, 5, 10);
	day_is("B6", school_day_add(c, DAY(2027, 5, 18), 15), 2027, 6, 15);
	day_is("B9", school_day_add(c, DAY(2026, 12, 28), 10), 2027, 1, 15);
	day_is("B13", school_day_add(c, DAY(2028, 2, 11), 10), 2028, 3, 3);
	number_is("B15", school_days(c, DAY(2026, 12, 1), DAY(2026, 12, 31)), 14);
	day_is("B17", c->term[4].starts, 2028, 1, 4);
	number_is("B18", school_days(&next, next.term[0].starts, next.term[2].ends) >= 190, 1);
	day_is("B20", school_day_add(&open, DAY(2027, 7, 13), 10), 2027, 9, 7);
	day_is("B20, published", school_day_add(published(), DAY(2027, 7, 14), 10), 2027, 9, 7);
	day_is("C1", concern_due(c, DAY(2027, 3, 19), CONCERN_DAYS), 2027, 4, 19);
}

/* One duty of a pupil, or none (rule NULL). */
static struct duty duty_on(const char *key, char code, struct duty_row row, struct date today)
{
	struct duty_pupil p = { .id = 1, .name = S("Zara Iqbal"), .code = code };
	struct duty_day day = duty_day(usual(), today);
	struct duty d = { 0 };

	if (!duty_make(duty_rule_find(str_of(key)), &p, &row, &day, &d))
		return (struct duty){ 0 };
	duty_words(A, &p, &day, &d);
	return d;
}

static void test_notice(void **state)
{
	struct duty_person told[] = { { S("Mrs Iqbal"), false } };
	struct notice_due_fact f = { .pupil_id = 1,
		                     .decided = DAY(2026, 12, 18),
		                     .provision_from = DAY(2027, 1, 4),
		                     .told = told,
		                     .told_n = 1 };

	(void)state;
	day_is("D1", duty_on("s68_notice", 'K', notice_due_row(A, &f), DAY(2026, 12, 18)).due, 2027, 1, 4);
	number_is("D3", duty_on("s68_notice", 'E', notice_due_row(A, &f), DAY(2026, 12, 18)).rule == NULL, 1);
}

static int share(struct date from)
{
	const struct calendar *c = published();

	return year_share(c, school_year_span(c, DAY(2026, 11, 29)), from, 3);
}

static int held_on(struct date held, struct date asked)
{
	struct meeting_fact m = { held, MEETING_HELD, true };

	return meeting_count(A, published(), &m, 1, DAY(2026, 1, 5), asked).held;
}

static void test_three_a_year(void **state)
{
	(void)state;
	number_is("E, from the first day", share(DAY(2026, 9, 1)), 3);
	number_is("E2", share(DAY(2026, 11, 2)), 3);
	number_is("E3", share(DAY(2027, 1, 4)), 2);
	number_is("E4", share(DAY(2027, 2, 22)), 2);
	number_is("E6", share(DAY(2027, 7, 14)), 1);
	number_is("E, in the summer holiday", share(DAY(2027, 7, 30)), 0);
	number_is("E, at Christmas", share(DAY(2026, 12, 24)), 2);
	number_is("E7", held_on(DAY(2026, 9, 1), DAY(2026, 11, 29)), 1);
	number_is("E8", held_on(DAY(2027, 7, 23), DAY(2027, 7, 30)), 1);
	number_is("E8, 31 August", held_on(DAY(2027, 8, 31), DAY(2027, 8, 31)), 1);
	number_is("E9", held_on(DAY(2027, 7, 15), DAY(2027, 9, 1)), 0);
}

/* One for each term, however long each is; in six terms one for two. Without terms the share of days, upwards. */
static void test_three_a_year__terms_of_other_lengths(void **state)
{
	const struct term uneven[] = { { .starts = { 2026, 9, 1 }, .ends = { 2026, 10, 30 } },
		                       { .starts = { 2026, 11, 9 }, .ends = { 2026, 12, 18 } },
		                       { .starts = { 2027, 1, 4 }, .ends = { 2027, 7, 21 } } };
	struct term six[6];
	const struct calendar c = { .term = uneven, .terms = 3 }, of_six = { .term = six, .terms = 6 }, none = { 0 };
	struct span year = school_year_span(&c, DAY(2026, 11, 29));

	(void)state;
	number_is("the long last term", year_share(&c, year, DAY(2027, 1, 4), 3), 1);
	number_is("two terms", year_share(&c, year, DAY(2026, 12, 18), 3), 2);
	for (int i = 0; i < 3; i++) {
		six[2 * i] = six[2 * i + 1] = usual()->term[i];
		six[2 * i].ends = date_add(six[2 * i].half_starts, -3);
		six[2 * i + 1].starts = date_add(six[2 * i].half_ends, 3);
		six[2 * i].half_starts = six[2 * i + 1].half_starts = DATE_NONE;
	}
	year = school_year_span(&of_six, DAY(2026, 11, 29));
	number_is("six of six", year_share(&of_six, year, DAY(2026, 9, 7), 3), 3);
	number_is("five of six", year_share(&of_six, year, DAY(2026, 11, 2), 3), 3);
	number_is("four of six", year_share(&of_six, year, DAY(2027, 1, 4), 3), 2);
	number_is("one of six", year_share(&of_six, year, DAY(2027, 6, 14), 3), 1);
	year = school_year_span(&none, DAY(2026, 11, 29));
	number_is("a third of the days", year_share(&none, year, DAY(2027, 4, 12), 3), 2);
	number_is("all of them", year_share(&none, year, DAY(2026, 9, 1), 3), 3);
	number_is("over", year_share(&none, year, DAY(2027, 8, 2), 3), 0);
}

static struct duty_row review_on(struct date day, struct duty_row (*rule)(const struct review_due_fact *f))
{
	struct review_due_fact f = { .pupil_id = 1, .shared = DAY(2026, 9, 10), .review_due = day };

	return rule(&f);
}

static void test_around_a_review(void **state)
{
	struct duty_row bank = review_on(DAY(2027, 5, 3), review_due_held);
	struct duty_row april = review_on(DAY(2027, 4, 19), review_due_held);
	struct duty_row january = review_on(DAY(2027, 1, 11), review_due_parents);
	struct duty_row november = review_on(DAY(2026, 11, 2), review_due_pupil);
	struct duty_row past = review_on(DAY(2026, 11, 20), review_due_held);

	(void)state;
	day_is("F1", duty_on("views_parents", 'K', january, DAY(2026, 12, 1)).due, 2026, 12, 18);
	day_is("F, at half-term", duty_on("views_pupil", 'K', november, DAY(2026, 10, 1)).due, 2026, 10, 23);
	day_is("F3", duty_on("review_held", 'K', bank, DAY(2027, 4, 20)).due, 2027, 4, 30);
	number_is("F4", duty_on("review_held", 'K', april, DAY(2027, 4, 19)).state, DUTY_THIS_WEEK);
	number_is("F5", duty_on("review_held", 'K', april, DAY(2027, 4, 20)).state, DUTY_OVERDUE);
	number_is("G5", duty_on("review_held", 'E', past, DAY(2026, 11, 29)).state, DUTY_OVERDUE);
}

static void test_annual_review(void **state)
{
	struct ehc_due_fact f = { .pupil_id = 1, .since = DAY(2025, 11, 5), .made = DAY(2026, 3, 2) };
	struct duty d;

	(void)state;
	day_is("G1", ehc_year_ends(DAY(2026, 1, 15)), 2027, 1, 14);
	day_is("G2", ehc_year_ends(DAY(2024, 2, 29)), 2025, 2, 28);
	day_is("G, before a leap day", ehc_year_ends(DAY(2023, 3, 1)), 2024, 2, 29);
	d = duty_on("ehc_annual_review", 'E', ehc_due_review(A, &f), DAY(2026, 11, 29));
	day_is("G4", d.due, 2027, 2, 1);
	day_is("G4, the end", d.row.start, 2027, 3, 1);
	number_is("G4, force", (int)d.rule->force, FORCE_MUST);
	f.made = DATE_NONE;
	d = duty_on("ehc_annual_review", 'E', ehc_due_review(A, &f), DAY(2026, 11, 29));
	number_is("G7", d.state, DUTY_OVERDUE);
	assert_true(str_is(d.title, "Enter the date of Zara Iqbal’s EHC plan"));
	f.made = DAY(2026, 1, 15);
	f.booked = DAY(2027, 1, 13);
	d = duty_on("ehc_papers", 'E', ehc_due_papers(&f), DAY(2026, 11, 29));
	day_is("N4", d.due, 2026, 12, 18);
	day_is("N4, by law", date_add(d.row.start, -14), 2026, 12, 30);
	day_is("N6", ehc_decision_by(DAY(2027, 1, 13)), 2027, 2, 10);
}

static void test_rights_and_clock(void **state)
{
	struct young y = young_of(A, DAY(2011, 7, 15), NULL, 0, DAY(2027, 3, 1));
	struct duty_row row = duty_follow(1, y.who.young_from, DATE_NONE);

	(void)state;
	day_is("H3", duty_on("explain_rights", 'K', row, DAY(2027, 3, 1)).due, 2027, 3, 25);
	number_is("I3", clock_at(1806195600).minute, 120); /* 2027-03-28T01:00Z */
}

/* Not only the vectors: no day that is counted back is ever one without school. */
static void test_counted_back__never_in_a_holiday(void **state)
{
	static const char *const KEYS[] = { "views_parents",  "views_pupil",       "review_held",
		                            "explain_rights", "ehc_annual_review", "ehc_papers" };
	const struct calendar *c = usual();

	(void)state;
	for (struct date on = DAY(2026, 12, 10); date_cmp(on, DAY(2028, 7, 1)) < 0; on = date_add(on, 1))
		for (size_t i = 0; i < sizeof KEYS / sizeof KEYS[0]; i++) {
			struct duty_row row = duty_follow(1, on, DATE_NONE);
			struct duty d = duty_on(KEYS[i], 'E', row, DAY(2026, 11, 29));

			if (!school_day(c, d.due) || date_cmp(d.due, on) > 0)
				fail_msg("%s for %s: %s", KEYS[i], str_c(A, date_iso(A, on)),
				         str_c(A, date_iso(A, d.due)));
		}
}

static void test_missing_terms__are_said(void **state)
{
	struct calendar c = one_year_entered(DAY(2027, 7, 13));
	const struct calendar none = { 0 };
	struct calendar empty = calendar_filled(A, &none, DAY(2026, 9, 1), DAY(2027, 9, 1));
	struct duty_pupil p = { .id = 1, .name = S("Zara Iqbal"), .code = 'K' };
	struct duty_row row = duty_follow(1, DAY(2027, 7, 13), DATE_NONE);
	struct duty_day day = duty_day(&c, DAY(2027, 7, 13));
	struct duty d;

	(void)state;
	assert_true(calendar_knows(&c, DAY(2027, 7, 13)));
	assert_true(calendar_knows(&c, DAY(2027, 8, 31)));
	assert_false(calendar_knows(&c, DAY(2027, 9, 1)));
	assert_false(calendar_knows(&c, DAY(2027, 12, 25)));
	assert_true(calendar_knows(&c, DAY(2026, 12, 25)));
	number_is("not asked for yet", calendar_wanted(&c, DAY(2027, 5, 10)), 0);
	number_is("asked for", calendar_wanted(&c, DAY(2027, 7, 13)), 2027);
	number_is("asked for too late", calendar_wanted(&c, DAY(2027, 9, 3)), 2027);
	number_is("nothing entered", calendar_wanted(&empty, DAY(2026, 11, 29)), 2026);
	assert_true(duty_make(duty_rule_find(S("decision_recorded")), &p, &row, &day, &d) == false); /* K */
	p.code = 'N';
	assert_true(duty_make(duty_rule_find(S("decision_recorded")), &p, &row, &day, &d));
	duty_words(A, &p, &day, &d);
	day_is("B20 as a duty", d.due, 2027, 9, 7);
	assert_true(d.is_guess);
	assert_true(str_find(d.why, S("The terms of 2027/28 are not entered")) > 0);
	row.start = DAY(2027, 6, 1);
	assert_true(duty_make(duty_rule_find(S("decision_recorded")), &p, &row, &day, &d));
	assert_false(d.is_guess);
	assert_true(str_is(term_place(A, &c, DAY(2027, 9, 3)).words, "The terms of 2027/28 are not entered."));
	assert_true(str_is(term_place(A, &c, DAY(2027, 8, 3)).words, "Holiday. The terms of 2027/28 are not entered."));
	assert_true(str_is(term_place(A, &empty, DAY(2026, 11, 29)).words, "The terms of 2026/27 are not entered."));
}

/* A school may have entered a year, not the next, and of the third the autumn. */
static void test_missing_terms__in_the_middle(void **state)
{
	struct term first[TERM_DEFAULTS];
	struct term third[TERM_DEFAULTS];
	struct term t[TERM_DEFAULTS + 1];
	const struct closure training[] = { { .starts = { 2026, 1, 5 }, .ends = { 2026, 1, 5 } },
		                            { .starts = { 2026, 1, 7 }, .ends = { 2026, 1, 7 } } };
	const struct calendar some = { .term = t, .terms = TERM_DEFAULTS + 1, .closure = training, .closures = 2 };
	struct calendar c;

	(void)state;
	term_defaults(2025, first);
	term_defaults(2027, third);
	for (size_t i = 0; i < TERM_DEFAULTS; i++)
		t[i] = first[i];
	t[TERM_DEFAULTS] = third[0];
	c = calendar_filled(A, &some, DAY(2025, 9, 1), DAY(2027, 9, 30));
	number_is("three years", (int)c.terms, 9);
	assert_true(calendar_knows(&c, DAY(2026, 3, 2)));
	assert_false(calendar_knows(&c, DAY(2026, 10, 1)));
	assert_true(calendar_knows(&c, DAY(2027, 10, 1)));
	assert_false(calendar_knows(&c, DAY(2028, 2, 1)));
	number_is("the bank holiday of usual terms", school_day(&c, DAY(2027, 5, 3)), 0);
	number_is("training days that were entered", school_day(&c, DAY(2026, 1, 7)), 0);
	number_is("and the other one", school_day(&c, DAY(2026, 1, 5)), 0);
	number_is("what was entered stays as it is", school_day(&c, DAY(2026, 5, 4)), 1);
	c = calendar_filled(A, &some, DAY(2026, 2, 1), DAY(2026, 3, 1));
	number_is("no year beyond", (int)c.terms, 4);
	number_is("and no closure of one", (int)c.closures, 2);
	assert_true(calendar_knows(&c, DAY(2027, 10, 1))); /* entered, and behind the last year that is filled */
	t[0].ends = DAY(2026, 8, 31);
	c = calendar_filled(A, &(struct calendar){ .term = t, .terms = 1 }, DAY(2025, 9, 1), DAY(2026, 3, 1));
	number_is("a year that is one term to its last day", (int)c.terms, 1);
	c = calendar_filled(A, &(struct calendar){ 0 }, DAY(2026, 3, 27), DAY(2026, 8, 1));
	number_is("not what is over before", (int)c.terms, 2);
	c = calendar_filled(A, &(struct calendar){ 0 }, DAY(2026, 9, 1), DAY(2026, 8, 1));
	number_is("nothing for no time", (int)c.terms, 0);
	c = calendar_filled(A, &(struct calendar){ 0 }, DAY(2026, 9, 1), DAY(2126, 8, 1));
	number_is("ten years", (int)c.terms, 30);
	third[0].ends = third[1].starts; /* nothing begins on the last day of what stands */
	c = calendar_filled(A, &(struct calendar){ .term = third, .terms = 1 }, DAY(2027, 9, 1), DAY(2028, 1, 1));
	number_is("no term over another", (int)c.terms, 2);
}

TEST_MAIN(test_dates_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ages_and_years),
		cmocka_unit_test(test_school_days),
		cmocka_unit_test(test_notice),
		cmocka_unit_test(test_three_a_year),
		cmocka_unit_test(test_three_a_year__terms_of_other_lengths),
		cmocka_unit_test(test_around_a_review),
		cmocka_unit_test(test_annual_review),
		cmocka_unit_test(test_rights_and_clock),
		cmocka_unit_test(test_counted_back__never_in_a_holiday),
		cmocka_unit_test(test_missing_terms__are_said),
		cmocka_unit_test(test_missing_terms__in_the_middle),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
