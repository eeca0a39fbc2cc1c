/* What school knows and did, on a family's page: help given and missed with reasons in plain words, what the assessment
 * marks for them and nothing else of it, results, who has read the plan, meetings counted, what a review decided. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "support/rights_world.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

static struct net_reply mother(struct rights_world *w, const char *path)
{
	return site_get(&w->site, world_token(w, MOTHER, 'P'), path);
}

static void session(struct rights_world *w, int64_t id, struct date on, enum session_result result,
                    enum session_reason reason)
{
	struct session_note v = { .id = id,
		                  .provision_root = SUPPORT_ONE,
		                  .on_day = on,
		                  .turn = 1,
		                  .result = result,
		                  .reason = reason,
		                  .note = S("canary-note"),
		                  .noted_by = SENCO,
		                  .noted_at = 1,
		                  .revision = 1 };

	assert_int_equal(session_note_insert(w->t.db, w->t.a, zara, &v, &w->t.e), RC_OK);
}

static void test_known__says_what_was_missed_and_why(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	session(w, 9201, (struct date){ 2026, 3, 2 }, SESSION_GIVEN, SESSION_REASON_NONE);
	session(w, 9202, (struct date){ 2026, 3, 3 }, SESSION_MISSED, SESSION_REASON_PUPIL_AWAY);
	session(w, 9203, (struct date){ 2026, 3, 4 }, SESSION_MISSED, SESSION_REASON_COVER);
	p = mother(w, "/family/501");
	assert_has(&p, "href=\"/family/501/known\"");
	p = mother(w, "/family/501/known");
	assert_int_equal(p.status, 200);
	assert_has(&p, "3 March:</strong>");
	assert_has(&p, "Zara was away.");
	assert_has(&p, "was with another class.");
	assert_has_not(&p, "canary-note"); /* of staff */
	p = site_get(&w->site, world_token(w, FATHER, 'P'), "/family/501/known");
	assert_int_equal(p.status, 404);
}

static void test_known__has_of_the_assessment_only_what_is_marked(void **state)
{
	struct rights_world *w = *state;
	struct insight v[] = {
		{ .id = 9211, .kind = INSIGHT_STRENGTH, .words = S("Draws with care"), .to_family = 1 },
		{ .id = 9212, .kind = INSIGHT_BARRIER, .words = S("canary-home"), .action = S("canary-do") },
		{ .id = 9213,
		  .kind = INSIGHT_BARRIER,
		  .words = S("Long texts tire her"),
		  .action = S("Read in parts"),
		  .to_family = 1 }
	};
	struct net_reply p;

	assert_int_equal(insight_replace(w->t.db, w->t.a, zara, CYCLE_ONE, v, 3, &w->t.e), RC_OK);
	p = mother(w, "/family/501/known");
	assert_has(&p, "Draws with care");
	assert_has(&p, "Read in parts");
	assert_has_not(&p, "canary-home");
	assert_has_not(&p, "canary-do");
}

static void test_known__counts_meetings_and_readers(void **state)
{
	struct rights_world *w = *state;
	struct meeting m = { .id = 9221,
		             .kind = MEETING_KIND_PLAN,
		             .on_day = { 2025, 10, 14 },
		             .state = MEETING_HELD,
		             .counts = 1,
		             .made_by = SENCO,
		             .revision = 1 };
	struct net_reply p;

	assert_int_equal(meeting_insert(w->t.db, w->t.a, zara, &m, &w->t.e), RC_OK);
	m.id++;
	m.on_day = (struct date){ 2026, 3, 17 };
	m.state = MEETING_BOOKED;
	assert_int_equal(meeting_insert(w->t.db, w->t.a, zara, &m, &w->t.e), RC_OK);
	p = mother(w, "/family/501/known");
	assert_has(&p, "We have met once since September. The second meeting is on Tuesday 17 March 2026.");
	assert_has(&p, "people who teach Zara");
	assert_has(&p, "What we decided last time");
	p = mother(w, "/family/501");
	assert_has(&p, "We have met once since September.");
}

static void test_letter__is_a_pdf_in_their_own_print(void **state)
{
	struct rights_world *w = *state;
	const char *path = str_c(w->t.a, str_fmt(w->t.a, "/family/501/letters/%d/letter.pdf", A_NOTICE));
	struct net_reply p = mother(w, path);

	assert_int_equal(p.status, 200);
	assert_true(str_is(reply_header(&p, "content-type"), "application/pdf"));
	p = site_get(&w->site, world_token(w, FATHER, 'P'), path);
	assert_int_equal(p.status, 404);
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_family_known_page)
{
	const struct CMUnitTest tests[] = {
		T(test_known__says_what_was_missed_and_why),
		T(test_known__has_of_the_assessment_only_what_is_marked),
		T(test_known__counts_meetings_and_readers),
		T(test_letter__is_a_pdf_in_their_own_print),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
