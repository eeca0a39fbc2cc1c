/* The demonstration is a replay of content/demo/ through the use cases, so that this is a test of all of them together:
 * every scenario plays, the trail is whole, and no row breaks a rule that can be checked from outside. On both engines.
 */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>

#include "cmd/demo_text.h"
#include "core/cycle/measure_rule.h"
#include "support/test_db.h"
#include "support/tool.h"

static const char PASSWORD[] = "marlbeck-demo-2026";
static const char END[] = "2026-03-10"; /* a Tuesday in the middle of a term */

/* Each counts rows that no use case could have made. */
#define NEVER(var, text) TEST_STMT(var, 1, "SELECT COUNT(*) AS n FROM " text)

NEVER(RESULT_BEYOND_SCALE, "result r JOIN scale s ON s.school_id = r.school_id AND s.id = r.scale_id"
                           " WHERE r.value < s.low OR r.value > s.high");
NEVER(POINT_BELOW_NOTHING, "measure_point WHERE value < 0");
NEVER(CYCLE_BACKWARDS, "cycle WHERE assessed_on < opened_on OR planned_on < assessed_on OR do_on < planned_on"
                       " OR reviewed_on < planned_on OR closed_on < opened_on OR opened_on > '2026-03-10'"
                       " OR reviewed_on > '2026-03-10'");
NEVER(SESSION_OUTSIDE, "session x JOIN provision v ON v.school_id = x.school_id AND v.pupil_id = x.pupil_id"
                       " AND v.root_id = x.provision_root JOIN plan p ON p.school_id = v.school_id"
                       " AND p.pupil_id = v.pupil_id AND p.id = v.plan_id AND p.state <> 'draft'"
                       " WHERE x.on_day > '2026-03-10' OR (x.result <> 'given' AND x.reason = '')");
NEVER(OUTCOME_DONE_ALREADY, "outcome WHERE target <= baseline");
NEVER(SHARED_UNTOLD, "plan p WHERE p.shared_on IS NOT NULL AND NOT EXISTS (SELECT 1 FROM event e"
                     " WHERE e.school_id = p.school_id AND e.chain = 'w' AND e.action = 'plan.share'"
                     " AND e.record_id = p.id)");
NEVER(REVIEW_UNTOLD, "review r WHERE r.state = 'final' AND NOT EXISTS (SELECT 1 FROM event e"
                     " WHERE e.school_id = r.school_id AND e.chain = 'w' AND e.action = 'review.finish'"
                     " AND e.record_id = r.id)");
NEVER(DECISION_UNTOLD, "decision d WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.school_id = d.school_id"
                       " AND e.chain = 'w' AND e.action = 'decision.make' AND e.record_id = d.id)");
NEVER(SESSION_UNTOLD, "session x WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.school_id = x.school_id"
                      " AND e.chain = 'w' AND e.action = 'session.log' AND e.record_id = x.id)");
NEVER(EVENT_OF_NOBODY, "event e WHERE e.account_id <> 0 AND NOT EXISTS (SELECT 1 FROM account a"
                       " WHERE a.school_id = e.school_id AND a.id = e.account_id)");
NEVER(EVENT_TO_COME, "event WHERE at > 1773133200"); /* 9 o'clock on that day */
NEVER(SUPPORT_WITHOUT_DECISION, "pupil_status s WHERE s.code = 'K' AND NOT EXISTS (SELECT 1 FROM decision d"
                                " WHERE d.school_id = s.school_id AND d.pupil_id = s.pupil_id"
                                " AND d.result = 'sen_support' AND d.decided_on = s.starts)");
NEVER(ACCOUNT_UNUSED, "account WHERE state = 'invited'");
/* Whoever has a title has one that fits the name: nobody called so has another. */
NEVER(TITLE_DIFFERS, "person x JOIN person y ON y.school_id = x.school_id AND y.given = x.given AND x.title = 'Mr'"
                     " AND y.title IN ('Ms', 'Mrs', 'Miss')");
NEVER(TITLE_WRONG, "person WHERE title = 'Mr' AND given IN ('Ida', 'Farah', 'Priya', 'Ruth', 'Helen', 'Nadia')");
/* Each number beside the measure and the unit that say how much it can be. */
TEST_STMT(MEASURED, 20000,
          "SELECT o.measure, o.unit, o.baseline, o.target, p.value FROM outcome o LEFT JOIN measure_point p"
          " ON p.school_id = o.school_id AND p.pupil_id = o.pupil_id AND p.outcome_root = o.root_id"
          " ORDER BY o.pupil_id, o.id");
NEVER(TOLD, "pupil p JOIN plan x ON x.school_id = p.school_id AND x.pupil_id = p.id WHERE p.family = 'Iqbal'"
            " AND x.state = 'shared'");

static int64_t counted(struct db *db, struct arena *a, const struct stmt *q)
{
	struct rows r;
	struct err e = { "" };

	if (db_run(db, a, q, &r, &e) != RC_OK)
		fail_msg("%s: %s", q->name, e.text);
	return row_int(&r, 0, "n");
}

/* "Words spelled correctly out of 40", "of 40 words", "times in 10": nothing starts, aims or stands above that. */
static void assert_within_measure(struct db *db, struct arena *a)
{
	static const char *const NUMBER[] = { "baseline", "target", "value" };
	size_t limited = 0;
	struct rows r;
	struct err e = { "" };

	if (db_run(db, a, &MEASURED, &r, &e) != RC_OK)
		fail_msg("measures: %s", e.text);
	for (size_t i = 0; i < r.n; i++) {
		struct str measure = row_str(&r, i, "measure"), unit = row_str(&r, i, "unit");

		limited += measure_most(measure, unit) != MILLI_NONE;
		for (size_t k = 0; k < sizeof NUMBER / sizeof NUMBER[0]; k++) {
			int64_t value = row_null(&r, i, NUMBER[k]) ? MILLI_NONE : row_int(&r, i, NUMBER[k]);
			struct str fault = measure_fault(a, measure, unit, value);

			if (fault.n > 0)
				fail_msg("%s of '%.*s', '%.*s' is %lld: %.*s", NUMBER[k], STR_ARG(measure),
				         STR_ARG(unit), (long long)value, STR_ARG(fault));
		}
	}
	assert_true(limited > 20);
}

static void assert_possible(struct db *db, struct arena *a)
{
	static const struct stmt *const NONE[] = {
		&RESULT_BEYOND_SCALE,      &POINT_BELOW_NOTHING, &CYCLE_BACKWARDS, &SESSION_OUTSIDE,
		&OUTCOME_DONE_ALREADY,     &SHARED_UNTOLD,       &REVIEW_UNTOLD,   &DECISION_UNTOLD,
		&SESSION_UNTOLD,           &EVENT_OF_NOBODY,     &EVENT_TO_COME,   &ACCOUNT_UNUSED,
		&SUPPORT_WITHOUT_DECISION, &TITLE_DIFFERS,       &TITLE_WRONG
	};

	for (size_t i = 0; i < sizeof NONE / sizeof NONE[0]; i++) {
		int64_t n = counted(db, a, NONE[i]);

		if (n != 0)
			fail_msg("%s: %lld rows", NONE[i]->name, (long long)n);
	}
	assert_within_measure(db, a);
	assert_int_equal(counted(db, a, &TOLD), 1);
}

static void replay(const char *engine)
{
	struct arena *a = test_arena();
	struct db *db;
	const char *dir, *where;

	assert_int_equal(setenv("APDR_TEST_DB", engine, 1), 0);
	db = test_db_empty();
	where = str_c(a, test_db_where(db));
	dir = str_c(a, str_fmt(a, "%s/demo-%s", test_folder(), engine));
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "demo", "--data", dir, "--database", where, "--now", END, "--password",
	              PASSWORD),
	         "Marlbeck Primary School, 420 pupils, as on 10 March 2026");
	IN_ORDER(SAID(a, getenv("APDR_BINARY"), "audit", "verify", "--data", dir, "--database", where), "whole");
	assert_possible(db, a);
	test_db_drop(db);
	arena_free(a);
}

static void test_demo__replays_on_sqlite(void **state)
{
	(void)state;
	replay("sqlite");
}

static void test_demo__replays_on_postgres(void **state)
{
	(void)state;
	if (getenv("APDR_TEST_PG") == NULL)
		skip();
	replay("postgres");
}

/* In the holidays, on the first days of a school year and of a term, on the last: the lines that are due differ. */
static void test_demo__plays_on_any_day(void **state)
{
	static const char *const DAYS[] = { "2026-09-01", "2026-09-04", "2026-01-06", "2026-08-20" };
	struct arena *a = test_arena();

	(void)state;
	for (size_t i = 0; i < sizeof DAYS / sizeof DAYS[0]; i++)
		(void)SAID(a, getenv("APDR_BINARY"), "demo", "--data",
		           str_c(a, str_fmt(a, "%s/day-%zu", test_folder(), i)), "--now", DAYS[i], "--pupils", "140",
		           "--password", PASSWORD);
	arena_free(a);
}

static void test_demo__a_weak_password_makes_no_school(void **state)
{
	struct arena *a = test_arena();
	int status;
	struct str said = TOOL(a, &status, getenv("APDR_BINARY"), "demo", "--data",
	                       str_c(a, str_fmt(a, "%s/weak", test_folder())), "--now", END, "--password", "demo");

	(void)state;
	assert_int_equal(status, 1);
	assert_true(str_find(said, S("apdr demo: ")) >= 0);
	arena_free(a);
}

static void test_demo__lines_of_a_scenario(void **state)
{
	struct arena *a = test_arena();
	struct demo_text t = { 0 };
	size_t line = 0;

	(void)state;
	assert_int_equal(demo_text_read(a, "x.txt",
	                                S("# a remark\n[pupil Zara Iqbal]\n\tway: words, 3, doing\n\n"
	                                  "today-8 parent: tells me\n\twords: one\n\t\ttwo: three\n"),
	                                &t, &line),
	                 RC_OK);
	assert_int_equal(t.parts, 1);
	assert_true(str_is(t.part[0].name, "pupil Zara Iqbal"));
	assert_true(str_is(demo_field(t.part[0].field, t.part[0].fields, "way"), "words, 3, doing"));
	assert_int_equal(t.part[0].lines, 1);
	assert_true(str_is(t.part[0].line[0].when, "today-8"));
	assert_true(str_is(t.part[0].line[0].who, "parent"));
	assert_true(str_is(t.part[0].line[0].verb, "tells"));
	assert_true(str_is(t.part[0].line[0].arg, "me"));
	assert_true(str_is(demo_field(t.part[0].line[0].field, t.part[0].line[0].fields, "words"), "one two: three"));
	assert_int_equal(demo_text_read(a, "y.txt", S("[x]\ntoday without who\n"), &t, &line), RC_INVALID);
	assert_int_equal(line, 2);
	arena_free(a);
}

TEST_MAIN(test_demo)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_demo__lines_of_a_scenario),
		cmocka_unit_test(test_demo__replays_on_sqlite),
		cmocka_unit_test(test_demo__replays_on_postgres),
		cmocka_unit_test(test_demo__plays_on_any_day),
		cmocka_unit_test(test_demo__a_weak_password_makes_no_school),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
