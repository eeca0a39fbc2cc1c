/* boards/dossier: the lines of progress of earlier cycles beside those of the plan in force. */
#include "support/support.h"

#include "support/dossier_told.h"

static const struct point points[] = { { { 2025, 2, 14 }, 30000 }, { { 2025, 3, 14 }, 36000 } };
static const struct dossier_outcome was[] = {
	{ .aim = S("reads with more speed"),
	  .unit = S("words a minute"),
	  .baseline = 24000,
	  .target = 36000,
	  .from = { 2025, 1, 24 },
	  .by = { 2025, 3, 20 },
	  .point = points,
	  .points = 2 },
	{ .aim = S("sits by a friend"), .baseline = MILLI_NONE, .target = MILLI_NONE }, /* never measured */
};

/* The first of Zara's two cycles has lines of its own. */
static struct dossier_fact two_cycles(struct arena *a)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier_cycle *cycle = NEW_ARRAY(a, struct dossier_cycle, f.cycles);

	for (size_t i = 0; i < f.cycles; i++)
		cycle[i] = f.cycle[i];
	cycle[0].outcome = (struct dossier_outcome *)(uintptr_t)was;
	cycle[0].lines = 2;
	f.cycle = cycle;
	return f;
}

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room });
}

static void test_changed__lines_of_earlier_cycles(void **state)
{
	const struct dossier_wish one = { .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE, .cycle = 1 };
	struct arena *a = test_arena();
	struct dossier_fact f = two_cycles(a);
	struct dossier d = make(a, f, DEPTH_ALL, 0);
	const struct dossier_part *p = part_of(&d, "What changed");

	(void)state;
	assert_int_equal(p->trends, 2); /* the plan in force, then the cycle before */
	assert_true(str_is(p->trend[0].title, "Reads with more speed (words a minute)"));
	assert_true(str_is(p->trend[1].title, "Cycle 1: Reads with more speed (words a minute)"));
	assert_int_equal(p->trend[1].n, 3);
	assert_int_equal(p->trend[1].value[2].value, 36000);
	assert_true(p->trend[1].src.n > 0 && !str_eq(p->trend[1].src, p->trend[0].src));
	d = dossier_of(a, f, one);
	p = part_of(&d, "What changed");
	assert_int_equal(p->trends, 1); /* only of the cycle that is told */
	assert_true(str_starts(p->trend[0].title, S("Cycle 1: ")));
	f.has_plan = false; /* support has ended: its lines are still told */
	f.outcomes = 0;
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, 1);
	d = make(a, two_cycles(a), DEPTH_SHORT, 6);
	assert_int_equal(part_of(&d, "What changed")->trends, 1);
	arena_free(a);
}

/* A line that was measured once is no line, and leaves no source of the paper behind. */
static void test_changed__only_lines_of_two_values_have_a_source(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = two_cycles(a);
	struct dossier_cycle *first = (struct dossier_cycle *)(uintptr_t)f.cycle;
	struct dossier_outcome line = { .aim = S("reads with more speed"),
		                        .baseline = 24000,
		                        .target = MILLI_NONE,
		                        .from = { 2025, 1, 24 },
		                        .point = points };
	struct dossier d;
	size_t sources;

	(void)state;
	first->shared = DATE_NONE; /* so that nothing else names its plan */
	first->lines = 0;
	sources = make(a, f, DEPTH_ALL, 0).sources;
	first->outcome = &line;
	first->lines = 1;
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, 1); /* of the plan in force */
	assert_int_equal(d.sources, sources);
	line.points = 1;
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, 2);
	assert_int_equal(d.sources, sources + 1);
	/* Only the second cycle is told: the line of the first is not of it. */
	d = dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE, .cycle = 2 });
	for (size_t i = 0; i < part_of(&d, "What changed")->trends; i++)
		assert_false(str_starts(part_of(&d, "What changed")->trend[i].title, S("Cycle 1: ")));
	arena_free(a);
}

/* Zara's record with so many earlier cycles, each with one line more than a cycle has room for. */
static struct dossier_fact many_cycles(struct arena *a, size_t n)
{
	struct dossier_fact f = dossier_zara(a);
	struct dossier_cycle *cycle = NEW_ARRAY(a, struct dossier_cycle, n);
	struct dossier_outcome *each = NEW_ARRAY(a, struct dossier_outcome, DOSSIER_TRENDS + 1);

	for (size_t m = 0; m <= DOSSIER_TRENDS; m++)
		each[m] = was[0];
	for (size_t i = 0; i < n; i++) {
		cycle[i] = f.cycle[0];
		cycle[i].number = (int64_t)i + 1;
		cycle[i].outcome = each;
		cycle[i].lines = DOSSIER_TRENDS + 1;
	}
	f.cycle = cycle;
	f.cycles = n;
	f.has_plan = false;
	f.outcomes = 0;
	return f;
}

static void test_changed__has_room_for_so_many_lines(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, many_cycles(a, 1), DEPTH_ALL, 0);

	(void)state;
	assert_int_equal(part_of(&d, "What changed")->trends, DOSSIER_TRENDS);
	d = make(a, many_cycles(a, DOSSIER_TRENDS_ALL / DOSSIER_TRENDS), DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, DOSSIER_TRENDS_ALL / DOSSIER_TRENDS * DOSSIER_TRENDS);
	d = make(a, many_cycles(a, DOSSIER_TRENDS_ALL / DOSSIER_TRENDS + 2), DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What changed")->trends, DOSSIER_TRENDS_ALL);
	arena_free(a);
}

TEST_MAIN(test_dossier_trend_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_changed__lines_of_earlier_cycles),
		cmocka_unit_test(test_changed__only_lines_of_two_values_have_a_source),
		cmocka_unit_test(test_changed__has_room_for_so_many_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
