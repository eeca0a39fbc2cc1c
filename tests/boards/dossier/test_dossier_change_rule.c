/* boards/dossier: what difference the support made, as a line with its numbers in words. */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room });
}

/* The record with one outcome. */
static struct dossier_fact fact_of(struct dossier_fact f, struct dossier_outcome *o)
{
	f.outcome = o;
	f.outcomes = 1;
	return f;
}

static void test_changed__a_line_with_its_numbers_in_words(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, dossier_zara(a), DEPTH_SHORT, 6);
	const struct dossier_part *p = part_of(&d, "What changed");

	(void)state;
	assert_int_equal(p->trends, 1);     /* of one that was measured twice at least */
	assert_int_equal(p->trend[0].n, 4); /* the start is a value */
	assert_int_equal(p->trend[0].value[0].value, 38000);
	assert_int_equal(p->trend[0].value[3].value, 46000);
	assert_int_equal(p->trend[0].goal, 55000);
	assert_true(str_is(p->trend[0].title, "Reads with more speed (words a minute)"));
	assert_true(
	    str_is(p->trend[0].words,
	           "38 on 9\u00a0Jan\u00a02026, 40 on 23\u00a0Jan\u00a02026, 43 on 13\u00a0Feb\u00a02026, 46 on "
	           "6\u00a0Mar\u00a02026. The target is 55 by 24\u00a0Mar\u00a02026."));
	assert_true(p->trend[0].src.n > 0);
	d = make(a, dossier_zara(a), DEPTH_SHORT, DOSSIER_ROOM_LEAST); /* the fullest record: its table says the same */
	assert_int_equal(part_of(&d, "What changed")->trends, 0);
	assert_null(part_find(&d, "What was agreed"));
	arena_free(a);
}

/* Every value day by day, the value as many thousands as days: what is told shows what was chosen. */
static void test_changed__of_many_checks_some_and_how_many(void **state)
{
	static const struct {
		enum dossier_depth depth;
		int points; /* and the start */
		size_t told;
		int64_t second, last;
		const char *words;
	} CASES[] = {
		{ DEPTH_SHORT, 7, 8, 1, 7, NULL },
		{ DEPTH_SHORT, 8, 8, 1, 8, "These are 8 of 9 checks." },
		{ DEPTH_SHORT, 14, 8, 2, 14, "These are 8 of 15 checks." },
		{ DEPTH_SHORT, 30, 8, 4, 30, "These are 8 of 31 checks." },
		{ DEPTH_ALL, 30, 31, 1, 30, NULL },
		{ DEPTH_ALL, 39, 40, 1, 39, NULL },
		{ DEPTH_ALL, 40, 40, 1, 40, "These are 40 of 41 checks." },
		{ DEPTH_ALL, 78, 40, 2, 78, "These are 40 of 79 checks." },
	};
	struct arena *a = test_arena();
	struct point many[80];

	(void)state;
	for (int i = 0; i < 80; i++)
		many[i] = (struct point){ date_add(DAY(2026, 1, 10), i), 1000 * (i + 1) };
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_fact f = dossier_zara(a);
		struct dossier_outcome o = f.outcome[0];
		const struct dossier_trend *t;
		struct dossier d;

		o.baseline = 0;
		o.point = many;
		o.points = (size_t)CASES[i].points;
		d = make(a, fact_of(f, &o), CASES[i].depth, 6);
		t = &part_of(&d, "What changed")->trend[0];
		assert_int_equal(t->n, CASES[i].told);
		assert_int_equal(t->value[0].value, 0);
		assert_int_equal(t->value[1].value, 1000 * CASES[i].second);
		assert_int_equal(t->value[t->n - 1].value, 1000 * CASES[i].last);
		if ((str_find(t->words, S("checks.")) >= 0) != (CASES[i].words != NULL))
			fail_msg("case %zu: %s", i, str_c(a, t->words));
		if (CASES[i].words != NULL)
			assert_true(str_find(t->words, str_of(CASES[i].words)) > 0);
	}
	arena_free(a);
}

#define NO_DAY 0, 0, 0
#define NO_START MILLI_NONE

/* The start on the day of the plan, and what was measured, in whatever order it was noted; of two on a day the later
 * noted one. */
static void test_changed__in_order_of_date(void **state)
{
	static const struct {
		int64_t start;
		struct date from;
		struct point point[5];
		size_t points;
		const char *words;
	} CASES[] = {
		{ 38000, { 2026, 1, 9 }, { { { 2026, 1, 23 }, 41000 } }, 1, "38 on 9 Jan 2026, 41 on 23 Jan 2026." },
		/* measured before the plan was shared, and on the day of the start: the measure counts */
		{ 38000,
		  { 2026, 1, 9 },
		  { { { 2025, 12, 19 }, 39000 }, { { 2026, 1, 9 }, 40000 }, { { 2026, 1, 23 }, 41000 } },
		  3,
		  "39 on 19 Dec 2025, 40 on 9 Jan 2026, 41 on 23 Jan 2026." },
		/* noted late, and one noted anew */
		{ 38000,
		  { 2026, 1, 9 },
		  { { { 2026, 3, 6 }, 44000 },
		    { { 2026, 2, 6 }, 42000 },
		    { { 2026, 1, 23 }, 41000 },
		    { { 2026, 2, 20 }, 43000 },
		    { { 2026, 2, 6 }, 50000 } },
		  5,
		  "38 on 9 Jan 2026, 41 on 23 Jan 2026, 50 on 6 Feb 2026, 43 on 20 Feb 2026, 44 on 6 Mar 2026." },
		/* no start, or one without a day: a line of what was measured */
		{ NO_START,
		  { 2026, 1, 9 },
		  { { { 2026, 1, 23 }, 41000 }, { { 2026, 2, 6 }, 42000 } },
		  2,
		  "41 on 23 Jan 2026, 42 on 6 Feb 2026." },
		{ 38000,
		  { NO_DAY },
		  { { { 2026, 1, 23 }, 41000 }, { { 2026, 2, 6 }, 42000 } },
		  2,
		  "41 on 23 Jan 2026, 42 on 6 Feb 2026." },
		/* one value alone is no line */
		{ 38000, { 2026, 1, 9 }, { { { 2026, 1, 9 }, 40000 } }, 1, NULL },
		{ 38000, { 2026, 1, 9 }, { { { NO_DAY }, 0 } }, 0, NULL },
		{ NO_START, { NO_DAY }, { { { 2026, 1, 23 }, 41000 } }, 1, NULL },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_fact f = dossier_zara(a);
		struct dossier_outcome o = f.outcome[0];
		const struct dossier_part *p;
		struct dossier d;

		o.baseline = CASES[i].start;
		o.from = CASES[i].from;
		o.point = CASES[i].point;
		o.points = CASES[i].points;
		o.target = MILLI_NONE;
		d = make(a, fact_of(f, &o), DEPTH_ALL, 0);
		p = part_of(&d, "What changed");
		assert_int_equal(p->trends, CASES[i].words != NULL);
		if (CASES[i].words != NULL)
			assert_string_equal(spaced(a, p->trend[0].words), CASES[i].words);
	}
	arena_free(a);
}

static void test_changed__target_and_unit_when_there_are_some(void **state)
{
	static const struct {
		int64_t target;
		struct date by;
		struct str unit;
		const char *title;
		const char *ends;
	} CASES[] = {
		{ 55000,
		  { 2026, 3, 24 },
		  S("%"),
		  "Reads with more speed (%)",
		  "2026. The target is 55 by 24 Mar 2026." },
		{ 55500, { NO_DAY }, STR_NONE, "Reads with more speed", "6 Mar 2026. The target is 55.5." },
		{ MILLI_NONE, { 2026, 3, 24 }, STR_NONE, "Reads with more speed", "46 on 6 Mar 2026." },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct dossier_fact f = dossier_zara(a);
		struct dossier_outcome o = f.outcome[0];
		const struct dossier_trend *t;
		struct dossier d;

		o.target = CASES[i].target;
		o.by = CASES[i].by;
		o.unit = CASES[i].unit;
		d = make(a, fact_of(f, &o), DEPTH_ALL, 0);
		t = &part_of(&d, "What changed")->trend[0];
		assert_true(t->goal == CASES[i].target);
		assert_string_equal(str_c(a, t->title), CASES[i].title);
		if (!str_ends(str_of(spaced(a, t->words)), str_of(CASES[i].ends)))
			fail_msg("%s does not end in \"%s\"", spaced(a, t->words), CASES[i].ends);
	}
	arena_free(a);
}

/* A short one draws the first that has a line, a long one three; those without a line take no place. */
static void test_changed__how_many_lines(void **state)
{
	struct arena *a = test_arena();
	struct dossier_outcome many[6];
	struct dossier_fact f = dossier_zara(a);
	struct dossier d;

	(void)state;
	for (size_t i = 0; i < 6; i++)
		many[i] = f.outcome[i % 4 == 0 ? 1 : 0]; /* the first and the fifth were never measured */
	many[1].aim = S("spells new words");
	f.outcome = many;
	f.outcomes = 6;
	d = make(a, f, DEPTH_SHORT, 6);
	assert_int_equal(part_of(&d, "What changed")->trends, 1);
	assert_string_equal(str_c(a, part_of(&d, "What changed")->trend[0].title), "Spells new words (words a minute)");
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, DOSSIER_TRENDS);
	f.outcomes = 3;
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, 2);
	arena_free(a);
}

TEST_MAIN(test_dossier_change_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed__a_line_with_its_numbers_in_words),
		cmocka_unit_test(test_changed__of_many_checks_some_and_how_many),
		cmocka_unit_test(test_changed__in_order_of_date),
		cmocka_unit_test(test_changed__target_and_unit_when_there_are_some),
		cmocka_unit_test(test_changed__how_many_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
