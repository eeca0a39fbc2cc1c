/* boards/dossier: the gaps of a record, each alone: beside a record that has none stands the same with one thing
 * changed. */
#include "support/support.h"

#include "support/dossier_told.h"

#define DAY(y, m, d) ((struct date){ (y), (m), (d) })
#define NO_DAY 0, 0, 0
#define NONE "None that the record shows."
#define PLAN_1 " [Plan of cycle 1, 24 January 2025, with its log until 10 March 2026]"
#define REVIEW_1 " [Review of cycle 1, 27 March 2025]"
#define GAPS(f, ...) gaps_are(a, f, (const char *const[]){ __VA_ARGS__, NULL })

static void gaps_are(struct arena *a, struct dossier_fact f, const char *const *lines)
{
	struct dossier d = dossier_of(a, f, (struct dossier_wish){ .purpose = DOSSIER_INSPECTION, .depth = DEPTH_ALL });

	part_says(a, &d, "Gaps, and what has not worked", lines);
}

/* Everything was done, in time, and is recorded. */
static struct dossier_fact complete(struct arena *a)
{
	static const char *const KINDS[] = { "discussion", "decision", "health", "result" };
	static const enum dossier_theme THEMES[] = { THEME_TALK, THEME_DECISION, THEME_HEALTH, THEME_RESULT };
	struct dossier_fact f = dossier_zara(a);

	for (size_t i = 0; i < 4; i++) {
		f.entry[i].kind = str_of(KINDS[i]);
		f.entry[i].theme = THEMES[i];
	}
	f.entries = 4;
	f.cycles = 1;
	f.cycle[0].review_on = f.cycle[0].reviewed;
	f.cycle[0].reached = f.cycle[0].outcomes;
	f.plan_cycle = 1;
	f.plan_on = DAY(2025, 1, 24);
	f.outcomes = 1;
	f.outcome[0].progress.state = PROGRESS_ON_COURSE;
	f.supports = 1;
	f.support[0].dose.is_low = false;
	f.read = f.readers;
	f.lates = 0;
	return f;
}

static void test_gaps__none(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = complete(a);

	(void)state;
	GAPS(f, NONE);
	f.code = STATUS_N; /* without support there need be no type, talk, decision or plan */
	f.needs = 0;
	f.has_plan = false;
	f.entry += 2;
	f.entries = 2;
	f.cycles = f.outcomes = f.supports = 0;
	GAPS(f, NONE);
	arena_free(a);
}

static void test_gaps__of_support_and_plan(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = complete(a);

	(void)state;
	f.support[0].dose.is_low = true;
	GAPS(f, "Reading practice: 20 of 36 sessions given. Sessions were missed for: cover 16." PLAN_1);
	f.support[0].dose.missed = 1;
	GAPS(f, "Reading practice: 20 of 36 sessions given. Sessions were missed for: cover 16." PLAN_1);
	f.support[0].dose.missed = 0; /* they were not missed, but never noted */
	GAPS(f, "Reading practice: 20 of 36 sessions given. " PLAN_1);
	f = complete(a);
	f.read = f.readers - 1;
	GAPS(f, "The plan: read by 5 of 6 staff who work with Zara." PLAN_1);
	f.has_plan = false;
	GAPS(f, "Not recorded: a plan in force.");
	arena_free(a);
}

static void test_gaps__of_a_review(void **state)
{
	static const struct {
		struct date agreed, held, closed;
		const char *gap;
	} CASES[] = {
		{ { 2025, 3, 20 },
		  { 2025, 3, 27 },
		  { NO_DAY },
		  "Review of cycle 1: held on 27 March 2025, 7 days after the agreed day." REVIEW_1 },
		{ { 2025, 3, 25 },
		  { 2025, 3, 27 },
		  { NO_DAY },
		  "Review of cycle 1: held on 27 March 2025, 2 days after the agreed day." REVIEW_1 },
		{ { 2025, 3, 26 },
		  { 2025, 3, 27 },
		  { NO_DAY },
		  "Review of cycle 1: held on 27 March 2025, 1 day after the agreed day." REVIEW_1 },
		{ { 2025, 3, 27 }, { 2025, 3, 27 }, { NO_DAY }, NONE },
		{ { 2025, 3, 28 }, { 2025, 3, 27 }, { NO_DAY }, NONE },
		{ { NO_DAY }, { 2025, 3, 27 }, { 2025, 3, 27 }, NONE },
		{ { 2025, 3, 20 }, { NO_DAY }, { NO_DAY }, NONE },
		{ { 2025, 3, 20 },
		  { NO_DAY },
		  { 2025, 4, 1 },
		  "Cycle 1: closed without a review. [Cycle 1, closed 1 April 2025]" },
	};
	struct arena *a = test_arena();
	struct dossier_fact f = complete(a);

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		f.cycle[0].review_on = CASES[i].agreed;
		f.cycle[0].reviewed = CASES[i].held;
		f.cycle[0].closed = CASES[i].closed;
		GAPS(f, CASES[i].gap);
	}
	f = complete(a);
	f.cycle[0].reached = 1;
	GAPS(f, "Cycle 1: 1 of 2 outcomes reached." REVIEW_1);
	f.cycle[0].judged = false;
	GAPS(f, NONE);
	arena_free(a);
}

static void test_gaps__what_is_not_recorded(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = complete(a);

	(void)state;
	f.needs = 0;
	GAPS(f, "Not recorded: type of need.");
	f.needs = 1;
	GAPS(f, NONE);
	f.entries = 3;
	GAPS(f, "Not recorded: results.");
	f.entries = 2;
	GAPS(f, "Not recorded: health, sight and hearing; results.");
	f = complete(a);
	f.entry[0].kind = S("meeting");
	GAPS(f, "Not recorded: an early discussion.");
	f = complete(a);
	f.entry[1].kind = S("meeting");
	GAPS(f, "Not recorded: who decided on the support, and why.");
	f = complete(a);
	f.cycle[0].assessed = (struct date){ 0 };
	GAPS(f, "Not recorded: an assessment in cycle 1.");
	f.cycle[0].heard_pupil = f.cycle[0].heard_parents = false;
	GAPS(f, "Not recorded: an assessment in cycle 1; Zara’s views in cycle 1; the parents’ views in cycle 1.");
	arena_free(a);
}

/* A short one has room for two gaps and more; what is not recorded is always said. */
static void test_gaps__of_a_short_one(void **state)
{
	struct arena *a = test_arena();
	struct dossier_fact f = dossier_zara(a);
	struct dossier d = dossier_of(a, f, (struct dossier_wish){ .depth = DEPTH_SHORT, .room = 1 });
	const struct dossier_part *p = part_of(&d, "Gaps, and what has not worked");

	(void)state;
	assert_int_equal(p->points, 3 + 1 + 1);
	assert_string_equal(str_c(a, p->point[3].text), "And 5 more: see the longer dossier.");
	assert_int_equal(p->point[4].mark, MARK_ABSENT);
	d = dossier_of(a, f, (struct dossier_wish){ .depth = DEPTH_SHORT, .room = 6 });
	assert_int_equal(part_of(&d, "Gaps, and what has not worked")->points, 9); /* all eight, and what is missing */
	arena_free(a);
}

TEST_MAIN(test_dossier_gap_rule)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gaps__none),           cmocka_unit_test(test_gaps__of_support_and_plan),
		cmocka_unit_test(test_gaps__of_a_review),    cmocka_unit_test(test_gaps__what_is_not_recorded),
		cmocka_unit_test(test_gaps__of_a_short_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
