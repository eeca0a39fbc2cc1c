/* core/duty/duty_rule: a day, a state, a place in the order and words for a duty, on made-up rules: what the real ones
 * make of it is in test_duty_rule. Today is Tuesday 10 March 2026; the term ends on Friday 27 March. */
#include "support/domain_calendar.h"
#include "support/support.h"

#include "core/duty/duty_rule.h"
#include "core/school/term_default_rule.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define NO_DAY                                                                                                         \
	{                                                                                                              \
		0, 0, 0                                                                                                \
	}
#define MARCH(d)                                                                                                       \
	{                                                                                                              \
		2026, 3, (d)                                                                                           \
	}
#define LEN(t) (sizeof(t) / sizeof *(t))

static const struct date TODAY = MARCH(10);
static const struct duty_pupil LEO = { .id = 7, .name = { "Leo", 3 }, .code = 'K' };
static const struct duty_rule CALL = { .key = RTEXT("call"),
	                               .title = RTEXT("Call @ parents about $"),
	                               .codes = RTEXT("KE"),
	                               .clock = DUTY_ON_DAY,
	                               .lead = RTEXT("Agreed for #."),
	                               .why = RTEXT("They asked."),
	                               .people = RTEXT("Not called yet: ") };
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

static struct duty made_on(const struct calendar *c, struct duty_rule r, struct duty_row row, struct date today)
{
	const struct duty_day day = duty_day(c, today);
	struct duty_rule *kept = NEW(A, struct duty_rule);
	struct duty d;

	*kept = r;
	assert_true(duty_make(kept, &LEO, &row, &day, &d));
	duty_words(A, &LEO, &day, &d);
	return d;
}

static struct duty made(struct duty_rule r, struct duty_row row)
{
	return made_on(test_calendar(), r, row, TODAY);
}

static void text_is(struct str s, const char *want)
{
	assert_string_equal(str_c(A, s), want);
}

/* ---- by when ---- */

static void test_due__by_each_clock(void **state)
{
	static const struct {
		enum duty_clock clock;
		int days;
		struct date start, due;
	} CASES[] = {
		{ DUTY_SCHOOL_DAYS_AFTER, 3, MARCH(3), MARCH(6) },
		{ DUTY_SCHOOL_DAYS_AFTER, 3, MARCH(6), MARCH(11) },        /* over a weekend */
		{ DUTY_SCHOOL_DAYS_AFTER, 1, MARCH(27), { 2026, 4, 13 } }, /* over the holiday */
		{ DUTY_DAYS_AFTER, 14, MARCH(3), MARCH(17) },
		{ DUTY_DAYS_AFTER, 10, MARCH(4), MARCH(13) },  /* a Saturday: the school day before */
		{ DUTY_DAYS_AFTER, 14, MARCH(20), MARCH(27) }, /* in the holiday */
		{ DUTY_DAYS_AFTER, 1, MARCH(30), MARCH(30) },  /* never before it happened */
		{ DUTY_DAYS_BEFORE, 14, MARCH(24), MARCH(10) },
		{ DUTY_DAYS_BEFORE, 9, MARCH(24), MARCH(13) },
		{ DUTY_ON_DAY, 0, MARCH(12), MARCH(12) },
		{ DUTY_ON_DAY, 0, MARCH(14), MARCH(13) },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_rule r = CALL;
		struct duty d;

		r.clock = CASES[i].clock;
		r.days = CASES[i].days;
		d = made(r, duty_follow(7, CASES[i].start, DATE_NONE));
		if (date_cmp(d.due, CASES[i].due) != 0)
			fail_msg("case %zu: %s", i, str_c(A, date_iso(A, d.due)));
		assert_int_equal(d.days_late, date_diff(TODAY, CASES[i].due));
		assert_int_equal(d.pupil, 7);
	}
}

/* What the facts say of the day goes before the clock: here two weeks before 24 March, which is the 10th. */
static void test_due__as_the_facts_have_it(void **state)
{
	static const struct {
		struct date due, until, not_before, want;
	} CASES[] = {
		{ NO_DAY, NO_DAY, NO_DAY, MARCH(10) },       { MARCH(19), NO_DAY, NO_DAY, MARCH(19) },
		{ MARCH(14), NO_DAY, NO_DAY, MARCH(14) }, /* as it is said, a Saturday too */
		{ NO_DAY, MARCH(5), NO_DAY, MARCH(5) },      { NO_DAY, MARCH(12), NO_DAY, MARCH(10) },
		{ MARCH(19), MARCH(18), NO_DAY, MARCH(18) }, { NO_DAY, NO_DAY, MARCH(20), MARCH(20) },
		{ NO_DAY, NO_DAY, MARCH(3), MARCH(10) },
	};
	struct duty_rule r = CALL;

	(void)state;
	r.clock = DUTY_DAYS_BEFORE;
	r.days = 14;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_row row = duty_follow(7, DAY(2026, 3, 24), DATE_NONE);

		row.due = CASES[i].due;
		row.until = CASES[i].until;
		row.not_before = CASES[i].not_before;
		assert_int_equal(date_cmp(made(r, row).due, CASES[i].want), 0);
	}
}

static void test_state__on_the_day(void **state)
{
	static const struct {
		struct date due;
		enum duty_state want;
		const char *when;
	} CASES[] = {
		{ MARCH(2), DUTY_OVERDUE, "8 days late" },
		{ MARCH(9), DUTY_OVERDUE, "1 day late" },
		{ MARCH(10), DUTY_THIS_WEEK, "By Tuesday 10 March" },
		{ MARCH(15), DUTY_THIS_WEEK, "By Sunday 15 March" },
		{ MARCH(16), DUTY_HALF_TERM, "By 16 March" },
		{ MARCH(27), DUTY_HALF_TERM, "By 27 March" },
		{ MARCH(28), DUTY_LATER, "By 28 March" },
		{ { 2026, 4, 13 }, DUTY_LATER, "By 13 April" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_row row = duty_follow(7, DAY(2026, 2, 2), DATE_NONE);
		struct duty d;

		row.due = CASES[i].due;
		d = made(CALL, row);
		assert_int_equal(d.state, CASES[i].want);
		text_is(d.when, CASES[i].when);
		row.is_done = true;
		d = made(CALL, row);
		assert_int_equal(d.state, DUTY_DONE);
		text_is(d.when, "");
	}
}

/* What followed counts from the day on which it began to be owed. */
static void test_state__what_was_done_before_is_not_it(void **state)
{
	static const struct {
		struct date done;
		enum duty_state want;
	} CASES[] = {
		{ NO_DAY, DUTY_OVERDUE },
		{ MARCH(3), DUTY_OVERDUE },
		{ MARCH(4), DUTY_DONE },
		{ MARCH(9), DUTY_DONE },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++)
		assert_int_equal(made(CALL, duty_follow(7, DAY(2026, 3, 4), CASES[i].done)).state, CASES[i].want);
}

static void test_owed__by_whom_and_since_when(void **state)
{
	static const struct {
		const char *what;
		char code;
		struct date start, from, to;
		bool owed;
	} CASES[] = {
		{ "as the rule is", 'K', MARCH(3), NO_DAY, NO_DAY, true },
		{ "of another code that it names", 'E', MARCH(3), NO_DAY, NO_DAY, true },
		{ "of one that it does not", 'N', MARCH(3), NO_DAY, NO_DAY, false },
		{ "nothing happened", 'K', NO_DAY, NO_DAY, NO_DAY, false },
		{ "in force since today", 'K', MARCH(3), MARCH(10), NO_DAY, true },
		{ "since tomorrow", 'K', MARCH(3), MARCH(11), NO_DAY, false },
		{ "until today", 'K', MARCH(3), NO_DAY, MARCH(10), true },
		{ "until yesterday", 'K', MARCH(3), NO_DAY, MARCH(9), false },
	};
	const struct duty_day day = duty_day(test_calendar(), TODAY);
	const struct duty_day before = duty_day(test_calendar(), DAY(2014, 8, 31));
	const struct duty_day since = duty_day(test_calendar(), DAY(2014, 9, 1));
	const struct duty_row row = duty_follow(7, DAY(2014, 3, 3), DATE_NONE);
	struct duty d;

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_pupil p = LEO;
		struct duty_rule r = CALL;
		const struct duty_row one = duty_follow(7, CASES[i].start, DATE_NONE);

		p.code = CASES[i].code;
		r.from = CASES[i].from;
		r.to = CASES[i].to;
		if (duty_make(&r, &p, &one, &day, &d) != CASES[i].owed)
			fail_msg("%s", CASES[i].what);
	}
	assert_false(duty_make(&CALL, &LEO, &row, &before, &d)); /* the Act is in force from September 2014 */
	assert_true(duty_make(&CALL, &LEO, &row, &since, &d));
}

/* Counted over days of which nobody entered the terms: only what is counted in school days, and not a day that
 * somebody named. The terms of 2025/26 are entered. */
static void test_guess__where_the_terms_are_not_entered(void **state)
{
	static const struct {
		enum duty_clock clock;
		int days;
		struct date start, due;
		bool is_guess;
	} CASES[] = {
		{ DUTY_SCHOOL_DAYS_AFTER, 5, { 2026, 7, 14 }, NO_DAY, true },
		{ DUTY_SCHOOL_DAYS_AFTER, 5, { 2026, 6, 2 }, NO_DAY, false },
		{ DUTY_SCHOOL_DAYS_AFTER, 5, { 2026, 7, 14 }, { 2026, 9, 15 }, false },
		{ DUTY_YEAR_SHARE, 0, { 2026, 7, 14 }, { 2026, 11, 30 }, true },
		{ DUTY_YEAR_SHARE, 0, { 2026, 3, 2 }, { 2026, 7, 1 }, false },
		{ DUTY_DAYS_AFTER, 90, { 2026, 7, 14 }, NO_DAY, false },
		{ DUTY_ON_DAY, 0, { 2026, 9, 15 }, NO_DAY, false },
	};
	const struct calendar c = calendar_filled(A, test_calendar(), DAY(2025, 9, 1), DAY(2027, 8, 31));

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_row row = duty_follow(7, CASES[i].start, DATE_NONE);
		struct duty_rule r = CALL;

		r.clock = CASES[i].clock;
		r.days = CASES[i].days;
		row.due = CASES[i].due;
		if (made_on(&c, r, row, DAY(2026, 7, 10)).is_guess != CASES[i].is_guess)
			fail_msg("case %zu", i);
	}
}

/* ---- in words ---- */

static void test_words__of_the_rule_or_of_the_row(void **state)
{
	struct duty_row row = duty_follow(7, DAY(2026, 3, 4), DATE_NONE);
	struct duty_rule r = CALL;
	struct duty d = made(r, row);

	(void)state;
	text_is(d.title, "Call Leo’s parents about Leo");
	text_is(d.lead, "Agreed for 4 March.");
	text_is(d.why, "Agreed for 4 March. They asked.");
	row.people = S("Ms Barrett, Mr Cole");
	d = made(r, row);
	text_is(d.why, "Agreed for 4 March. They asked. Not called yet: Ms Barrett, Mr Cole.");
	row.title = S("Call @ aunt");
	row.lead = S("She rang.");
	row.why = S("She waits.");
	row.people = STR_NONE;
	d = made(r, row);
	text_is(d.title, "Call Leo’s aunt");
	text_is(d.lead, "She rang.");
	text_is(d.why, "She rang. She waits.");
	r.lead = row.lead = STR_NONE;
	text_is(made(r, row).why, "She waits.");
}

static void test_words__of_one_letter(void **state)
{
	struct duty_row row = duty_follow(7, DAY(2026, 3, 4), DATE_NONE);
	struct duty d;

	(void)state;
	row.title = S("T");
	row.lead = S("L");
	row.why = S("W");
	row.people = S("P");
	row.act = S("A");
	d = made(CALL, row);
	text_is(d.title, "T");
	text_is(d.lead, "L");
	text_is(d.why, "L W Not called yet: P.");
	text_is(duty_source(A, &d), "A");
	d.is_guess = true;
	duty_words(A, &LEO, &(struct duty_day){ .today = TODAY }, &d);
	assert_true(str_starts(d.lead, S("L The terms of ")));
}

/* A day more than half a year ago is said with its year. */
static void test_words__a_day_long_ago_has_its_year(void **state)
{
	static const struct {
		struct date start;
		const char *lead;
	} CASES[] = {
		{ { 2026, 3, 9 }, "Agreed for 9 March." },
		{ { 2025, 9, 9 }, "Agreed for 9 September." }, /* 182 days */
		{ { 2025, 9, 8 }, "Agreed for 8 September 2025." },
		{ { 2026, 12, 9 }, "Agreed for 9 December." }, /* still to come */
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++)
		text_is(made(CALL, duty_follow(7, CASES[i].start, DATE_NONE)).lead, CASES[i].lead);
}

static void test_words__of_a_guess(void **state)
{
	const struct calendar c = calendar_filled(A, test_calendar(), DAY(2025, 9, 1), DAY(2027, 8, 31));
	const struct duty_row row = duty_follow(7, DAY(2026, 7, 14), DATE_NONE);
	struct duty_rule r = CALL;

	(void)state;
	r.clock = DUTY_SCHOOL_DAYS_AFTER;
	r.days = 5;
#define GUESSED "The terms of 2026/27 are not entered: the day is counted with the usual ones."
	text_is(made_on(&c, r, row, DAY(2026, 7, 14)).why, "Agreed for 14 July. " GUESSED " They asked.");
	r.lead = STR_NONE;
	text_is(made_on(&c, r, row, DAY(2026, 7, 14)).why, GUESSED " They asked.");
}

static void test_people__who_is_left(void **state)
{
	static const struct {
		bool done[3];
		size_t n;
		const char *left;
		size_t count;
		bool is_done;
	} CASES[] = {
		{ { false, false, false }, 3, "Ms A, Mr B, Mx C", 3, false },
		{ { true, false, false }, 3, "Mr B, Mx C", 2, false },
		{ { false, true, false }, 3, "Ms A, Mx C", 2, false },
		{ { true, true, false }, 3, "Mx C", 1, false },
		{ { true, true, true }, 3, "", 0, true },
		{ { true, false, false }, 1, "", 0, true },
		{ { false, false, false }, 0, "", 0, false }, /* nobody to tell is not everybody told */
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		const struct duty_person p[] = { { S("Ms A"), CASES[i].done[0] },
			                         { S("Mr B"), CASES[i].done[1] },
			                         { S("Mx C"), CASES[i].done[2] } };
		struct duty_row row = duty_of_people(A, 7, TODAY, p, CASES[i].n);

		text_is(row.people, CASES[i].left);
		assert_int_equal(row.count, CASES[i].count);
		assert_true(row.is_done == CASES[i].is_done);
		assert_int_equal(row.pupil_id, 7);
		assert_int_equal(date_cmp(row.start, TODAY), 0);
	}
}

/* The law by its name, guidance by its paragraph when it has one; the row may name another. */
static void test_source(void **state)
{
	static const struct {
		enum force force;
		struct str ref, act, row_act;
		const char *source;
	} CASES[] = {
		{ FORCE_MUST, RTEXT("6.49"), RTEXT("The Act s.68"), RTEXT(""), "The Act s.68" },
		{ FORCE_MUST, RTEXT("6.49"), RTEXT("The Act s.68"), RTEXT("The Act s.9"), "The Act s.9" },
		{ FORCE_SHOULD, RTEXT("6.49"), RTEXT("Guidance"), RTEXT("Other"), "Code 6.49" },
		{ FORCE_SHOULD, RTEXT(""), RTEXT("Guidance"), RTEXT(""), "Guidance" },
		{ FORCE_SHOULD, RTEXT(""), RTEXT("Guidance"), RTEXT("Other"), "Other" },
	};

	(void)state;
	for (size_t i = 0; i < LEN(CASES); i++) {
		struct duty_rule r = CALL;
		struct duty d = { .rule = &r, .row = { .act = CASES[i].row_act } };

		r.force = CASES[i].force;
		r.ref = CASES[i].ref;
		r.act = CASES[i].act;
		text_is(duty_source(A, &d), CASES[i].source);
	}
}

/* ---- the order ---- */

/* Each line goes before the one below it, whichever is asked about first. */
static void test_order__from_the_worst(void **state)
{
	static const struct duty_rule law = { .key = RTEXT("law"), .force = FORCE_MUST },
	                              law_b = { .key = RTEXT("law_b"), .force = FORCE_MUST },
	                              advice = { .key = RTEXT("advice"), .force = FORCE_SHOULD };
	static const struct duty LINE[] = {
		{ .state = DUTY_OVERDUE, .due = MARCH(2), .rule = &advice, .pupil = 9 },
		{ .state = DUTY_OVERDUE, .due = MARCH(9), .rule = &law, .pupil = 1 },
		{ .state = DUTY_OVERDUE, .due = MARCH(9), .rule = &law_b, .pupil = 1 },
		{ .state = DUTY_OVERDUE, .due = MARCH(9), .rule = &law, .pupil = 2 },
		{ .state = DUTY_OVERDUE, .due = MARCH(9), .rule = &advice, .pupil = 1 },
		{ .state = DUTY_THIS_WEEK, .due = MARCH(1), .rule = &law, .pupil = 1 },
		{ .state = DUTY_LATER, .due = MARCH(1), .rule = &law, .pupil = 1 },
		{ .state = DUTY_DONE, .due = MARCH(1), .rule = &law, .pupil = 1 },
	};

	(void)state;
	for (size_t i = 0; i < LEN(LINE); i++)
		for (size_t k = 0; k < LEN(LINE); k++) {
			int cmp = duty_cmp(&LINE[i], &LINE[k]);

			if ((cmp > 0) - (cmp < 0) != (i > k) - (i < k))
				fail_msg("%zu and %zu: %d", i, k, cmp);
		}
}

TEST_MAIN(test_duty_day_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_due__by_each_clock),
		cmocka_unit_test(test_due__as_the_facts_have_it),
		cmocka_unit_test(test_state__on_the_day),
		cmocka_unit_test(test_state__what_was_done_before_is_not_it),
		cmocka_unit_test(test_owed__by_whom_and_since_when),
		cmocka_unit_test(test_guess__where_the_terms_are_not_entered),
		cmocka_unit_test(test_words__of_the_rule_or_of_the_row),
		cmocka_unit_test(test_words__of_one_letter),
		cmocka_unit_test(test_words__a_day_long_ago_has_its_year),
		cmocka_unit_test(test_words__of_a_guess),
		cmocka_unit_test(test_people__who_is_left),
		cmocka_unit_test(test_source),
		cmocka_unit_test(test_order__from_the_worst),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
