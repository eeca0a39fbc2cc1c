/* core/cycle/progress_rule against Zara's cycle 4 in the design: forecasts, outcome_judgement_choices, sessions. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/cycle/progress_rule.h"

#define EQ(a, b) assert_int_equal((a), (b))
#define DAY(y, m, d) ((struct date){ y, m, d })
#define N(a) (sizeof(a) / sizeof(a)[0])

static const struct date TODAY = { 2026, 3, 10 };
static struct arena *A;

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

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

/* The seven Fridays of the design, with these values. */
static struct outcome_fact checks(struct point p[7], const int v[7], int target)
{
	static const struct date on[7] = { { 2026, 1, 9 },  { 2026, 1, 16 }, { 2026, 1, 23 }, { 2026, 1, 30 },
		                           { 2026, 2, 13 }, { 2026, 2, 27 }, { 2026, 3, 6 } };

	for (int i = 0; i < 7; i++)
		p[i] = (struct point){ on[i], v[i] * 1000 };
	return (struct outcome_fact){ .has_baseline = true,
		                      .baseline = v[0] * 1000,
		                      .baseline_on = on[0],
		                      .has_target = true,
		                      .target = target * 1000,
		                      .by = DAY(2026, 3, 24),
		                      .point = p,
		                      .points = 7 };
}

static void test_progress__behind(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 38, 39, 41, 42, 44, 43, 46 }, 55);
	struct progress r = progress_of(A, &f, TODAY);

	(void)state;
	EQ(r.state, PROGRESS_BEHIND);
	text_is(r.words, "Behind. At this rate, about 48 by the review.");
	EQ(r.gained, 8000);
	EQ(r.needed, 17000);
	EQ(r.permille, 471);
	EQ(r.per_week, 861);
	EQ(r.latest.value, 46000);
	text_is(progress_word(r.state), "Behind");
}

static void test_progress__on_course(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 14, 16, 18, 21, 23, 24, 26 }, 28);
	struct progress r = progress_of(A, &f, TODAY);

	(void)state;
	EQ(r.state, PROGRESS_ON_COURSE);
	text_is(r.words, "On course. 2 to go.");
	EQ(r.forecast, 30000);
}

static void test_progress__reached(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 1, 2, 2, 3, 4, 5, 6 }, 6);
	struct progress r = progress_of(A, &f, TODAY);

	(void)state;
	EQ(r.state, PROGRESS_REACHED);
	EQ(r.permille, 1000);
	text_is(r.words, "Reached.");
	f.target = 7000;
	r = progress_of(A, &f, DAY(2026, 3, 25));
	EQ(r.state, PROGRESS_NOT_REACHED);
	text_is(r.words, "Not reached by 24 March. 1 to go.");
	EQ(progress_of(A, &f, DAY(2026, 3, 24)).state, PROGRESS_ON_COURSE);
}

static void test_progress__down_is_better(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 20, 19, 18, 16, 15, 14, 12 }, 8);
	struct progress r = progress_of(A, &f, TODAY);

	(void)state;
	assert_true(r.is_down);
	EQ(r.gained, 8000);
	EQ(r.per_week, 928);
	EQ(r.state, PROGRESS_BEHIND);
	f.target = 12000;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_REACHED);
	f.target = 11000;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_ON_COURSE);
	/* Going the wrong way is no progress. */
	p[6].value = 25000;
	r = progress_of(A, &f, TODAY);
	EQ(r.gained, -5000);
	EQ(r.permille, 0);
}

static void test_progress__cannot_tell(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 38, 39, 41, 42, 44, 43, 46 }, 55);
	struct progress r;

	(void)state;
	f.points = 2;
	r = progress_of(A, &f, TODAY);
	EQ(r.state, PROGRESS_TOO_FEW);
	text_is(r.words, "Cannot tell yet: it takes three checks over two weeks.");
	assert_false(r.has_forecast);
	/* The baseline is a point when nobody noted it as one. */
	f.point = p + 1;
	f.points = 2;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_BEHIND);
	f.baseline_on = DATE_NONE;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
	f.points = 3;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_BEHIND);
	/* Three checks in one week say nothing. */
	p[2].on = DAY(2026, 1, 17);
	p[3].on = DAY(2026, 1, 18);
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
	f.by = DATE_NONE;
	text_is(progress_of(A, &f, TODAY).words, "Cannot tell: there is no date to reach it by.");
	f.points = 0;
	r = progress_of(A, &f, TODAY);
	assert_false(r.has_latest);
	f.has_target = false;
	text_is(progress_of(A, &f, TODAY).words, "No target yet.");
	f.has_target = true;
	f.has_baseline = false;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_UNSET);
}

static void test_progress__small_numbers_keep_their_places(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 1, 1, 1, 2, 2, 2, 2 }, 4);
	struct progress r = progress_of(A, &f, TODAY);

	(void)state;
	EQ(r.forecast % 100, 0);
	assert_true(r.forecast % 1000 != 0);
	for (int i = 0; i < 7; i++)
		p[i].value = 100 + i;
	f.baseline = 100;
	f.target = 300;
	r = progress_of(A, &f, TODAY);
	EQ(r.forecast, 108);
	/* Keeping what is there: nothing is needed, and it is reached. */
	f.target = f.baseline;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_REACHED);
	EQ(progress_of(A, &f, TODAY).permille, 0);
}

/* Three points two weeks apart, and the forecast for two weeks later. */
static struct progress three(int64_t baseline, int64_t target, int64_t v0, int64_t v1, int64_t v2)
{
	const struct point p[] = { { DAY(2026, 1, 5), v0 }, { DAY(2026, 1, 19), v1 }, { DAY(2026, 2, 2), v2 } };
	const struct outcome_fact f = { .has_baseline = true,
		                        .baseline = baseline,
		                        .has_target = true,
		                        .target = target,
		                        .by = DAY(2026, 2, 16),
		                        .point = p,
		                        .points = 3 };

	return progress_of(A, &f, DAY(2026, 2, 3));
}

static void test_progress__rounds_as_a_person_would(void **state)
{
	struct progress r = three(10000, 15000, 10000, 10450, 10900);

	(void)state;
	assert_true(r.has_forecast);
	EQ(r.forecast, 11000); /* 5 to go: whole ones */
	EQ(three(10000, 14999, 10000, 10450, 10900).forecast, 11400);
	EQ(three(10000, 10500, 10000, 10049, 10098).forecast, 10100); /* half a one: tenths */
	EQ(three(10000, 10499, 10000, 10049, 10098).forecast, 10147);
	/* Halves away from nought, up and down. Over four weeks two thousandths are half of one a week. */
	EQ(three(1000, 2000, 1000, 1001, 1002).per_week, 1);
	EQ(three(1000, 2000, 1000, 1000, 1001).per_week, 0);
	EQ(three(1000, 500, 1000, 999, 998).per_week, 1);
	EQ(three(1000, 500, 1000, 1000, 999).per_week, 0);
	/* Shares of very small ways. */
	EQ(three(0, 1, 0, 0, 1).permille, 1000);
	EQ(three(0, 10, 0, 0, 1).permille, 100);
	EQ(three(0, 1000, 0, 0, 999).permille, 999);
}

static void test_progress__three_checks_over_two_weeks_and_a_date(void **state)
{
	struct point p[7];
	struct outcome_fact f = checks(p, (const int[]){ 38, 39, 41, 42, 44, 43, 46 }, 55);

	(void)state;
	f.points = 3;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_BEHIND); /* 9 to 23 January: two weeks */
	assert_true(progress_of(A, &f, TODAY).has_forecast);
	p[2].on = DAY(2026, 1, 22);
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
	p[1].on = DAY(2026, 3, 6); /* far apart, but two */
	f.points = 2;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
	f = checks(p, (const int[]){ 38, 39, 41, 42, 44, 43, 46 }, 55);
	f.by = DATE_NONE;
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
	text_is(progress_of(A, &f, TODAY).words, "Cannot tell: there is no date to reach it by.");
	f.points = 0;
	f.point = NULL;
	f.by = DAY(2026, 3, 24);
	EQ(progress_of(A, &f, TODAY).state, PROGRESS_TOO_FEW);
}

static void test_number(void **state)
{
	(void)state;
	text_is(progress_number(A, 48000), "48");
	text_is(progress_number(A, 4500), "4.5");
	text_is(progress_number(A, 50), "0.05");
	text_is(progress_number(A, 0), "0");
	text_is(progress_number(A, 999000), "999");
	text_is(progress_number(A, 1990), "1.99");
	text_is(progress_number(A, 1234), "1.234");
	text_is(progress_number(A, -2500), "−2.5");
}

static void test_judgement__before_and_after(void **state)
{
	(void)state;
	text_is(judgement_words(A, 38000, 55000, true, 49000, S("words")), "Partly reached: 11 of 17 words");
	text_is(judgement_words(A, 38000, 55000, true, 49000, S("")), "Partly reached: 11 of 17");
	text_is(judgement_words(A, 38000, 55000, true, 49000, S("m")), "Partly reached: 11 of 17 m");
	EQ(judgement_of(20000, 20000, true, 21000), JUDGED_MORE);
	EQ(judgement_of(20000, 20000, true, 19000), JUDGED_BACK);
	text_is(judgement_words(A, 14000, 28000, true, 29000, S("words")), "Reached, and more");
	text_is(judgement_words(A, 14000, 28000, false, 0, S("words")), "Not measured");
	EQ(judgement_of(14000, 28000, true, 28000), JUDGED_REACHED);
	EQ(judgement_of(14000, 28000, true, 14000), JUDGED_NONE);
	EQ(judgement_of(14000, 28000, true, 13000), JUDGED_BACK);
	EQ(judgement_of(20000, 8000, true, 12000), JUDGED_PARTLY);
	EQ(judgement_of(20000, 8000, true, 6000), JUDGED_MORE);
	EQ(judgement_of(20000, 20000, true, 20000), JUDGED_REACHED);
	EQ(judgement_read(S("partly")), JUDGED_PARTLY);
	EQ(judgement_read(S("")), JUDGED_UNKNOWN);
	EQ(judgement_read(S("more")), JUDGED_MORE);
	text_is(judgement_code(JUDGED_BACK), "back");
	text_is(judgement_word(JUDGED_REACHED), "Reached");
}

static void test_sessions__planned_by_school_days(void **state)
{
	const struct calendar *c = test_calendar();
	struct provision_fact p = { 3, DAY(2026, 1, 12), DAY(2026, 3, 24) };

	(void)state;
	/* The design, to Monday 9 March: 22, 36 and 14; to Monday 23 March: 28, 46 and 18. */
	EQ(sessions_planned(c, &p, DAY(2026, 3, 9)), 22);
	EQ(sessions_planned(c, &p, DAY(2026, 3, 23)), 28);
	p.per_week = 5;
	EQ(sessions_planned(c, &p, DAY(2026, 3, 9)), 36);
	EQ(sessions_planned(c, &p, DAY(2026, 3, 23)), 46);
	p.per_week = 2;
	EQ(sessions_planned(c, &p, DAY(2026, 3, 9)), 14);
	EQ(sessions_planned(c, &p, DAY(2026, 3, 23)), 18);
	EQ(sessions_planned(c, &p, DAY(2026, 6, 1)), sessions_planned(c, &p, DAY(2026, 3, 24)));
	p.to = DATE_NONE;
	EQ(sessions_planned(c, &p, DAY(2026, 1, 5)), 0);
	assert_true(sessions_planned(c, &p, DAY(2026, 6, 1)) > 18);
	p.from = DATE_NONE;
	EQ(sessions_planned(c, &p, DAY(2026, 3, 9)), 0);
	p.from = DAY(2026, 1, 12);
	p.per_week = 0;
	EQ(sessions_planned(c, &p, DAY(2026, 3, 9)), 0);
}

static void test_dose__given_part_missed(void **state)
{
	struct session_fact s[40];
	struct provision_fact p = { 5, DAY(2026, 1, 12), DATE_NONE };
	struct dose d;

	(void)state;
	for (size_t i = 0; i < 40; i++)
		s[i] = (struct session_fact){ DAY(2026, 1, 12), i < 27 ? SESSION_GIVEN : SESSION_MISSED, S("cover") };
	s[0].result = SESSION_PART;
	s[39].on = DAY(2026, 3, 10);
	d = dose_of(test_calendar(), &p, s, 40, DAY(2026, 3, 9));
	EQ(d.planned, 36);
	EQ(d.given, 27);
	EQ(d.part, 1);
	EQ(d.missed, 12);
	EQ(d.permille, 750);
	assert_true(d.is_low);
	d = dose_add(d, (struct dose){ .planned = 36, .given = 31 });
	EQ(d.planned, 72);
	EQ(d.given, 58);
	EQ(d.permille, 805);
	assert_false(d.is_low);
	d = dose_add(d, (struct dose){ .given = 100 });
	EQ(d.permille, 1000);
	p.per_week = 0;
	d = dose_of(test_calendar(), &p, s, 0, TODAY);
	assert_false(d.is_low);
}

static void test_dose__boundaries(void **state)
{
	const struct session_fact s[] = { { DAY(2026, 3, 9), SESSION_GIVEN, { 0 } },
		                          { DAY(2026, 3, 9), SESSION_GIVEN, { 0 } } };
	struct provision_fact p = { 1, DAY(2026, 3, 2), DATE_NONE };
	struct dose d;

	(void)state;
	EQ(sessions_planned(test_calendar(), &p, DAY(2026, 3, 6)), 1); /* once a week, for a week */
	EQ(dose_of(test_calendar(), &p, s, 1, DAY(2026, 3, 9)).given,
	   1); /* the last day counts, the second is not asked */
	EQ(dose_of(test_calendar(), &p, s, 2, DAY(2026, 3, 8)).given, 0);
	d = dose_of(test_calendar(), &p, s, 0, DAY(2026, 3, 6));
	EQ(d.permille, 0);
	assert_true(d.is_low); /* one planned, none given */
	d = dose_add(d, (struct dose){ .given = 1 });
	EQ(d.permille, 1000);
	assert_false(dose_add((struct dose){ .planned = 5 }, (struct dose){ .given = 4 }).is_low); /* 800 is enough */
	assert_true(dose_add((struct dose){ .planned = 1000 }, (struct dose){ .given = 799 }).is_low);
	/* Nothing planned: no share, and not too little. */
	d = dose_add((struct dose){ .permille = 7 }, (struct dose){ .given = 2 });
	EQ(d.permille, 0);
	assert_false(d.is_low);
	d = dose_add((struct dose){ .part = 2, .missed = 3 }, (struct dose){ .part = 5, .missed = 7 });
	EQ(d.part, 7);
	EQ(d.missed, 10);
}

static void test_missed__reasons_by_number(void **state)
{
	struct session_fact s[60];

	(void)state;
	for (size_t i = 0; i < 14; i++)
		s[i] = (struct session_fact){ TODAY, SESSION_MISSED,
			                      i < 2    ? S("Zara away")
			                      : i < 6  ? S("Jo away")
			                      : i < 12 ? S("covering another class")
			                               : S("school trip") };
	s[14] = (struct session_fact){ TODAY, SESSION_GIVEN, S("") };
	text_is(missed_reasons(A, s, 15), "covering another class 6, Jo away 4, Zara away 2, school trip 2");
	s[0].reason = STR_NONE;
	text_is(missed_reasons(A, s, 1), "no reason given 1");
	text_is(missed_reasons(A, s, 0), "");
	for (size_t i = 0; i < 60; i++)
		s[i] = (struct session_fact){ TODAY, SESSION_MISSED, str_fmt(A, "reason %zu", i) };
	assert_true(str_starts(missed_reasons(A, s, 60), S("reason 39 21, ")));
	s[1].reason = S("x"); /* each once: each is named once, in the order in which they came */
	text_is(missed_reasons(A, s, 3), "reason 0 1, x 1, reason 2 1");
}

/* Three times a week from a Monday: on its evening 0.6 of a session is due, which is counted as one. */
static void test_dose__is_not_low_before_a_whole_session_is_due(void **state)
{
	struct provision_fact p = { .per_week = 3, .from = { 2026, 3, 2 } };
	struct dose d = dose_of(test_calendar(), &p, NULL, 0, DAY(2026, 3, 2));

	(void)state;
	EQ(d.planned, 1);
	assert_false(d.is_low);
	assert_false(dose_add((struct dose){ 0 }, d).is_low);
	assert_true(dose_add(d, d).is_low); /* of two supports */
	assert_true(dose_of(test_calendar(), &p, NULL, 0, DAY(2026, 3, 3)).is_low);
	/* Once a week, eight days: 1.6 sessions were due, one was given. */
	p.per_week = 1;
	d = dose_of(test_calendar(), &p, &(struct session_fact){ .on = DAY(2026, 3, 4), .result = SESSION_GIVEN }, 1,
	            DAY(2026, 3, 11));
	EQ(d.planned, 2);
	EQ(d.permille, 500);
	assert_false(d.is_low);
	p.from = DATE_NONE; /* not begun */
	d = dose_of(test_calendar(), &p, NULL, 0, DAY(2026, 3, 11));
	EQ(d.planned, 0);
	EQ(d.over, 0);
}

/* Twice a week from a Monday: on its evening 0.4 of a session is due, which is counted as none, of three supports too.
 */
static void test_dose__is_not_low_where_nothing_is_planned(void **state)
{
	struct provision_fact p = { .per_week = 2, .from = { 2026, 3, 2 } };
	struct dose one = dose_of(test_calendar(), &p, NULL, 0, DAY(2026, 3, 2));
	struct dose three = dose_add(dose_add(one, one), one);

	(void)state;
	EQ(three.planned, 0);
	EQ(three.over, -6);
	assert_false(one.is_low);
	assert_false(three.is_low);
}

static void test_reached__in_words(void **state)
{
	(void)state;
	text_is(outcomes_words(A, 0, 1), "The outcome was not reached.");
	text_is(outcomes_words(A, 1, 1), "The outcome was reached.");
	text_is(outcomes_words(A, 1, 3), "1 of 3 outcomes reached.");
	text_is(goals_words(A, 0, 1), "The goal is not reached yet.");
	text_is(goals_words(A, 1, 1), "The goal is reached.");
	text_is(goals_words(A, 0, 2), "None of the 2 goals is reached yet.");
	text_is(goals_words(A, 1, 2), "1 of 2 goals is reached.");
	text_is(goals_words(A, 2, 3), "2 of 3 goals are reached.");
	text_is(goals_words(A, 3, 3), "All 3 goals are reached.");
	text_is(goals_words_to_you(A, 0, 1), "You have not reached your goal yet.");
	text_is(goals_words_to_you(A, 0, 2), "You have not reached your goals yet.");
	text_is(goals_words_to_you(A, 1, 1), "You reached your goal.");
	text_is(goals_words_to_you(A, 1, 2), "You reached 1 of your 2 goals.");
	text_is(goals_words_to_you(A, 2, 2), "You reached all your goals.");
}

static void test_dose__in_words(void **state)
{
	(void)state;
	text_is(dose_words(A, &(struct dose){ .given = 12, .planned = 30 }), "12 of 30 planned sessions");
	text_is(dose_words(A, &(struct dose){ .given = 0, .planned = 1 }), "0 of 1 planned session");
	text_is(dose_words(A, &(struct dose){ .given = 1 }), "1 session, before any was planned");
	text_is(dose_words(A, &(struct dose){ .given = 2 }), "2 sessions, before any was planned");
	text_is(dose_words(A, &(struct dose){ 0 }), "no session planned yet");
}

TEST_MAIN(test_progress_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dose__is_not_low_before_a_whole_session_is_due),
		cmocka_unit_test(test_dose__is_not_low_where_nothing_is_planned),
		cmocka_unit_test(test_reached__in_words),
		cmocka_unit_test(test_dose__in_words),
		cmocka_unit_test(test_progress__behind),
		cmocka_unit_test(test_progress__on_course),
		cmocka_unit_test(test_progress__reached),
		cmocka_unit_test(test_progress__down_is_better),
		cmocka_unit_test(test_progress__cannot_tell),
		cmocka_unit_test(test_progress__small_numbers_keep_their_places),
		cmocka_unit_test(test_progress__rounds_as_a_person_would),
		cmocka_unit_test(test_progress__three_checks_over_two_weeks_and_a_date),
		cmocka_unit_test(test_number),
		cmocka_unit_test(test_judgement__before_and_after),
		cmocka_unit_test(test_sessions__planned_by_school_days),
		cmocka_unit_test(test_dose__given_part_missed),
		cmocka_unit_test(test_dose__boundaries),
		cmocka_unit_test(test_missed__reasons_by_number),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
