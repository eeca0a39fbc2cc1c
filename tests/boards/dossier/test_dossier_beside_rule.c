/* boards/dossier: what was agreed, given and made, beside each other. */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })

static struct dossier make(struct arena *a, struct dossier_fact f, enum dossier_depth depth, int room)
{
	return dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = depth, .room = room });
}

static struct dossier of_cycle(struct arena *a, struct dossier_fact f, int64_t number)
{
	return dossier_of(a, f,
	                  (struct dossier_wish){
	                      .purpose = DOSSIER_INSPECTION, .depth = DEPTH_CYCLE, .cycle = number });
}

#define PLAN_2 " [Plan of cycle 2, 9 January 2026, with its log until 10 March 2026]"
#define PLAN_1 " [Plan of cycle 1, 24 January 2025, with its log until 27 March 2025]"
#define AGREED(d, ...) PART_SAYS(a, d, "What was agreed", __VA_ARGS__)
#define GIVEN(d, ...) PART_SAYS(a, d, "What was given", __VA_ARGS__)
#define MADE(d, ...) PART_SAYS(a, d, "What difference it made", __VA_ARGS__)

/* Two cycles: the first was reviewed and is closed, the plan in force is of the second; two outcomes. */
static struct dossier_fact fact(struct arena *a)
{
	struct dossier_fact f = dossier_zara(a);

	f.cycle[0].outcomes = 3;
	f.cycle[1].until = DAY(2026, 3, 9);
	f.outcomes = 2;
	f.missed = S("Missed: cover 16.");
	return f;
}

static void test_difference__agreed_given_and_made_beside_each_other(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = make(a, fact(a), DEPTH_SHORT, 6);
	struct dossier_fact f;

	(void)state;
	AGREED(&d, "Cycle 2: Reading practice" PLAN_2, "Outcomes: 2." PLAN_2, "Review by: 24 Mar 2026." PLAN_2);
	GIVEN(&d, "20 of 36 planned sessions, 56%." PLAN_2, "Missed: cover 16." PLAN_2);
	MADE(&d, "Reads with more speed: 38 to 46, target 55." PLAN_2, "Asks for help: not measured yet." PLAN_2);
	for (size_t i = 0; i < 3; i++)
		assert_true(part_of(&d, "What was agreed")[i].beside);
	/* The plan in force may be of an earlier cycle than the last: the new one has none yet. */
	f = fact(a);
	f.plan_cycle = 1;
	f.plan_on = DAY(2025, 1, 24);
	d = make(a, f, DEPTH_SHORT, 6);
#define IN_FORCE " [Plan of cycle 1, 24 January 2025, with its log until 10 March 2026]"
	AGREED(&d, "Cycle 1: Sounds group" IN_FORCE, "Outcomes: 2." IN_FORCE, "Review by: 20 Mar 2025." IN_FORCE);
	arena_free(a);
}

static void test_difference__of_a_cycle_that_is_over(void **state)
{
	struct arena *a = test_arena();
	struct dossier d = of_cycle(a, fact(a), 1);
	struct dossier_fact f;

	(void)state;
	AGREED(&d, "Cycle 1: Sounds group" PLAN_1, "Outcomes: 3." PLAN_1, "Review by: 20 Mar 2025." PLAN_1);
	GIVEN(&d, "34 of 41 planned sessions, 83%." PLAN_1); /* why some were missed is known of the plan in force */
	MADE(&d, "The review: 1 of 3 outcomes reached. [Review of cycle 1, 27 March 2025]");
	/* The plan has ended: the last cycle is told, whatever plan there was, and has its source. */
	f = fact(a);
	f.has_plan = false;
	f.plan_cycle = 1;
#define ENDED " [Plan of cycle 2, 9 January 2026, with its log until 9 March 2026]"
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Cycle 2: Reading practice" ENDED, "Review by: 24 Mar 2026." ENDED);
	GIVEN(&d, "20 of 36 planned sessions, 56%." ENDED);
	MADE(&d, "Not recorded.");
	f.plan_cycle = 2;
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Cycle 2: Reading practice" ENDED, "Review by: 24 Mar 2026." ENDED);
	f.cycles = 1; /* the only one there was */
	d = make(a, f, DEPTH_SHORT, 6);
	GIVEN(&d, "34 of 41 planned sessions, 83%." PLAN_1);
	arena_free(a);
}

static void test_difference__says_what_is_not_recorded(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = fact(a);
	struct dossier d;

	(void)state;
	f.cycle[1].support = STR_NONE;
	f.cycle[1].dose = (struct dose){ 0 };
	f.missed = STR_NONE;
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Not recorded.");
	GIVEN(&d, "No session was planned yet." PLAN_2);
	/* A cycle of which no plan was ever shared. */
	f.has_plan = false;
	f.cycle[1].shared = (struct date){ 0 };
	d = make(a, f, DEPTH_SHORT, 6);
	GIVEN(&d, "Not recorded.");
	MADE(&d, "Not recorded.");
	f.cycles = 0;
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Not recorded.");
	GIVEN(&d, "Not recorded.");
	MADE(&d, "Not recorded.");
	assert_int_equal(part_of(&d, "What was agreed")->point[0].mark, MARK_ABSENT);
	assert_int_equal(part_of(&d, "What was given")->point[0].mark, MARK_ABSENT);
	assert_int_equal(part_of(&d, "What difference it made")->point[0].mark, MARK_ABSENT);
	/* A plan of which the cycle is not known: what was measured is still told, of the last cycle. */
	f = fact(a);
	f.plan_cycle = 3;
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Cycle 2: Reading practice" ENDED, "Review by: 24 Mar 2026." ENDED);
	arena_free(a);
}

static void test_agreed__only_what_there_is(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = fact(a);
	struct dossier d;

	(void)state;
	f.outcomes = 1;
	f.cycle[1].review_on = (struct date){ 0 };
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Cycle 2: Reading practice" PLAN_2, "Outcomes: 1." PLAN_2);
	f.outcomes = 0;
	d = make(a, f, DEPTH_SHORT, 6);
	AGREED(&d, "Cycle 2: Reading practice" PLAN_2);
	MADE(&d, "Not recorded.");
	arena_free(a);
}

/* The share as a person would round it: a half goes up. */
static void test_given__share_in_per_cent(void **state)
{
	static const struct {
		int64_t planned, given, permille;
		const char *says;
	} DOSES[] = {
		{ 1, 1, 1000, "1 of 1 planned session, 100%." PLAN_2 },
		{ 1, 0, 0, "0 of 1 planned session, 0%." PLAN_2 },
		{ 200, 111, 555, "111 of 200 planned sessions, 56%." PLAN_2 },
		{ 500, 277, 554, "277 of 500 planned sessions, 55%." PLAN_2 },
		{ 250, 199, 796, "199 of 250 planned sessions, 80%." PLAN_2 },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = fact(a);

	(void)state;
	f.missed = STR_NONE;
	for (size_t i = 0; i < sizeof DOSES / sizeof *DOSES; i++) {
		struct dossier d;

		f.cycle[1].dose = (struct dose){ .planned = DOSES[i].planned,
			                         .given = DOSES[i].given,
			                         .permille = DOSES[i].permille };
		d = make(a, f, DEPTH_SHORT, 6);
		GIVEN(&d, DOSES[i].says);
	}
	arena_free(a);
}

static void test_made__each_outcome_in_figures(void **state)
{
	const struct {
		int64_t baseline, target;
		bool has_latest;
		const char *says;
	} OUTCOMES[] = {
		{ 38000, 55000, true, "Reads with more speed: 38 to 46, target 55." PLAN_2 },
		{ 38000, MILLI_NONE, true, "Reads with more speed: 38 to 46." PLAN_2 },
		{ MILLI_NONE, 55000, true, "Reads with more speed: not measured yet." PLAN_2 }, /* nothing to compare */
		{ 38000, 55000, false, "Reads with more speed: not measured yet." PLAN_2 },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof OUTCOMES / sizeof *OUTCOMES; i++) {
		struct dossier_fact f = fact(a);
		struct dossier_outcome o = f.outcome[0];
		struct dossier d;

		o.baseline = OUTCOMES[i].baseline;
		o.target = OUTCOMES[i].target;
		o.progress.has_latest = OUTCOMES[i].has_latest;
		f.outcome = &o;
		f.outcomes = 1;
		d = make(a, f, DEPTH_SHORT, 6);
		MADE(&d, OUTCOMES[i].says);
	}
	arena_free(a);
}

/* A short one tells three outcomes, a long one all. */
static void test_made__as_many_outcomes_as_there_is_room_for(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = fact(a);
	struct dossier_outcome many[5];
	struct dossier d;

	(void)state;
	for (size_t i = 0; i < 5; i++)
		many[i] = f.outcome[1];
	f.outcome = many;
	f.outcomes = 5;
	f.cycle[1].judged = true; /* the line of the review is one more */
	d = make(a, f, DEPTH_SHORT, 6);
	assert_int_equal(part_of(&d, "What difference it made")->points, 1 + 3);
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What difference it made")->points, 1 + 5);
	f.cycle[1].judged = false;
	d = make(a, f, DEPTH_ALL, 0);
	assert_int_equal(part_of(&d, "What difference it made")->points, 5);
	arena_free(a);
}

/* The fullest short ones do without: their tables say the same. A long one never does. */
static void test_room__decides_on_lines_and_parts(void **state)
{
	static const struct {
		enum dossier_depth depth;
		int room;
		bool has;
	} ROOMS[] = {
		{ DEPTH_SHORT, DOSSIER_ROOM_LEAST, false }, { DEPTH_SHORT, 1, false }, { DEPTH_SHORT, 2, true },
		{ DEPTH_SHORT, DOSSIER_ROOM_MOST, true },   { DEPTH_CYCLE, 0, true },  { DEPTH_ALL, 0, true },
	};
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof ROOMS / sizeof *ROOMS; i++) {
		struct dossier d = make(a, dossier_zara(a), ROOMS[i].depth, ROOMS[i].room);

		if ((part_of(&d, "What changed")->trends == 1) != ROOMS[i].has ||
		    (part_find(&d, "What was given") != NULL) != ROOMS[i].has)
			fail_msg("depth %d, room %d", (int)ROOMS[i].depth, ROOMS[i].room);
	}
	arena_free(a);
}

TEST_MAIN(test_dossier_beside_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_difference__agreed_given_and_made_beside_each_other),
		cmocka_unit_test(test_difference__of_a_cycle_that_is_over),
		cmocka_unit_test(test_difference__says_what_is_not_recorded),
		cmocka_unit_test(test_agreed__only_what_there_is),
		cmocka_unit_test(test_given__share_in_per_cent),
		cmocka_unit_test(test_made__each_outcome_in_figures),
		cmocka_unit_test(test_made__as_many_outcomes_as_there_is_room_for),
		cmocka_unit_test(test_room__decides_on_lines_and_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
