/* What a family reads of the record beside the page of today: history, reviews, plans of before, who has looked; and
 * "Something is wrong", which becomes a task. */
#include "support/support.h"

#include "complain/complaint_sql.h"
#include "core/people/young_sql.h"
#include "letters/message_sql.h"
#include "meeting/meeting_sql.h"
#include "plan/plan_sql.h"
#include "report/annual_report_sql.h"
#include "support/rights_world.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

enum { V_TWO = 9102, PARENT_OF_YOUNG = 9103 };

static struct net_reply mother(struct rights_world *w, const char *path)
{
	return site_get(&w->site, world_token(w, MOTHER, 'P'), path);
}

static struct net_reply senco(struct rights_world *w, const char *path)
{
	return site_get(&w->site, world_token(w, SENCO, 'S'), path);
}

static const char *path(struct rights_world *w, const char *before, int64_t id)
{
	return str_c(w->t.a, str_fmt(w->t.a, "%s%lld", before, (long long)id));
}

static void second_version(struct rights_world *w)
{
	struct plan head = { .id = V_TWO, .cycle_id = CYCLE_ONE, .version = 2, .made_by = SENCO };
	struct plan_whole v;

	assert_int_equal(plan_copy(w->t.db, w->t.a, zara, PLAN_ONE, &head, &v, &w->t.e), RC_OK);
}

static void test_history__has_their_part_and_opens(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	second_version(w); /* a draft */
	p = mother(w, "/family/501");
	assert_has(&p, "href=\"/family/501/history\"");
	assert_has(&p, "href=\"/family/501/looked\"");
	assert_has(&p, "href=\"/family/501/wrong\"");
	p = mother(w, "/family/501/history");
	assert_int_equal(p.status, 200);
	assert_has(&p, "A plan was made");
	assert_has(&p, path(w, "/family/501/plans/", PLAN_ONE));
	assert_has(&p, "We looked at what worked");
	assert_has(&p, "She reads more");
	assert_has(&p, path(w, "/family/501/reviews/", A_REVIEW));
	assert_has(&p, "Letter to you");
	assert_has(&p, "She sleeps badly");
	assert_has_not(&p, "canary-letter"); /* the other parent's */
	assert_has_not(&p, "canary-message");
	assert_has_not(&p, "Played with two others"); /* an observation is for staff */
	assert_has_not(&p, "Put right<");
	assert_has_not(&p, "withdrawn");
	p = mother(w, path(w, "/family/501/plans/", V_TWO));
	assert_int_equal(p.status, 404);
	p = mother(w, path(w, "/family/501/plans/", PLAN_ONE));
	assert_int_equal(p.status, 200);
	assert_has(&p, "Reads a page");
	assert_has_not(&p, "Words a minute"); /* as it was agreed, without how it goes */
	p = mother(w, path(w, "/family/501/reviews/", A_REVIEW));
	assert_int_equal(p.status, 200);
	assert_has(&p, "She reads more");
	p = mother(w, path(w, "/family/501/reviews/", A_REVIEW + 90));
	assert_int_equal(p.status, 404);
	p = site_get(&w->site, world_token(w, FATHER, 'P'), "/family/501/history");
	assert_int_equal(p.status, 404);
}

static void test_history__of_a_young_person_is_their_own(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, YOUNG_PERSON, 'U');
	struct net_reply p = site_get(&w->site, token, "/me");

	assert_has(&p, "href=\"/me/history\"");
	p = site_get(&w->site, token, "/me/history");
	assert_int_equal(p.status, 200);
	assert_has(&p, "A plan was made");
	assert_has(&p, "href=\"/me/plans/");
	assert_has(&p, "Letter to you");
	p = site_get(&w->site, world_token(w, ZARA_PERSON, 'U'), "/me/history"); /* her parents decide */
	assert_int_equal(p.status, 404);
}

/* That it went and when: the note is for staff, and so is the page where it is recorded. */
static void test_history__has_the_annual_report(void **state)
{
	struct rights_world *w = *state;
	struct pupil_key young = { SCHOOL, YOUNG_PUPIL };
	struct annual_report theirs = { .id = A_REPORT + 900,
		                        .given_on = { 2026, 3, 6 },
		                        .words = S("canary-young-report"),
		                        .noted_by = SENCO,
		                        .revision = 1 };
	struct net_reply p = mother(w, "/family/501/history");

	assert_has(&p, "The annual report went out");
	assert_has_not(&p, "canary-report");
	assert_has_not(&p, "/annual-report");
	p = senco(w, "/pupil/501/history");
	assert_has(&p, "Annual report given to the parents");
	assert_has(&p, "/pupil/501/annual-report");
	assert_int_equal(record_write(w->t.db, w->t.a, annual_report_sql.insert, &annual_report_rec, young, &theirs,
	                              &w->t.e),
	                 RC_OK);
	p = site_get(&w->site, world_token(w, YOUNG_PERSON, 'U'), "/me/history");
	assert_has(&p, "Your annual report went out");
	assert_has_not(&p, "canary-young-report");
}

/* The young person shares no more from yesterday on: what was before stays, what is new does not come. */
static void test_history__of_a_parent_who_sees_no_more_ends_there(void **state)
{
	struct rights_world *w = *state;
	struct young_agreement no = { .id = PARENT_OF_YOUNG,
		                      .kind = YOUNG_KEEP,
		                      .person_id = OTHER_PARENT,
		                      .starts = { 2026, 3, 9 },
		                      .how = YOUNG_HOW_SAID,
		                      .noted_by = SENCO,
		                      .noted_at = 1,
		                      .revision = 1 };
	struct meeting held = { .id = 91,
		                .kind = MEETING_KIND_OTHER,
		                .on_day = { 2026, 3, 10 },
		                .state = MEETING_HELD,
		                .agreed = S("Something new"),
		                .made_by = SENCO,
		                .revision = 1 };
	struct pupil_key young = { SCHOOL, YOUNG_PUPIL };
	struct str token = world_token(w, OTHER_PARENT, 'P');
	struct net_reply p;

	assert_int_equal(meeting_insert(w->t.db, w->t.a, young, &held, &w->t.e), RC_OK);
	p = site_get(&w->site, token, path(w, "/family/", YOUNG_PUPIL));
	assert_int_equal(p.status, 200);
	p = site_get(&w->site, token, str_c(w->t.a, str_fmt(w->t.a, "/family/%d/history", YOUNG_PUPIL)));
	assert_has(&p, "Something new");
	assert_int_equal(young_agreement_insert(w->t.db, w->t.a, young, &no, &w->t.e), RC_OK);
	p = site_get(&w->site, token, str_c(w->t.a, str_fmt(w->t.a, "/family/%d/history", YOUNG_PUPIL)));
	assert_int_equal(p.status, 200);
	assert_has(&p, "A plan was made");
	assert_has_not(&p, "Something new");
	p = site_get(&w->site, token, str_c(w->t.a, str_fmt(w->t.a, "/family/%d/looked", YOUNG_PUPIL)));
	assert_int_equal(p.status, 404);
}

static void test_looked__names_the_school_and_nobody_of_the_family(void **state)
{
	struct rights_world *w = *state;
	struct net_reply p;

	p = senco(w, path(w, "/pupil/501/plans/", PLAN_ONE));
	assert_int_equal(p.status, 200);
	p = senco(w, path(w, "/pupil/501/plans/", PLAN_ONE));
	p = senco(w, "/pupil/501/complaints");
	p = site_get(&w->site, world_token(w, AUNT, 'P'), "/family/501");
	assert_int_equal(p.status, 200);
	p = mother(w, "/family/501/looked");
	assert_int_equal(p.status, 200);
	assert_has(&p, "SENCO");
	assert_has(&p, "Read the plan");
	assert_has_not(&p, "omplaint");
	assert_has_not(&p, "Parent");
	assert_has_not(&p, "The pupil");
}

static void test_wrong__becomes_a_task_of_the_senco(void **state)
{
	struct rights_world *w = *state;
	struct str token = world_token(w, MOTHER, 'P');
	struct message m;
	struct net_reply p = site_post(&w->site, token, "/family/501/wrong", "id=777&words=");

	assert_int_equal(p.status, 422);
	p = site_post(&w->site, token, "/family/501/wrong", "id=777&words=She+does+not+wear+glasses");
	assert_int_equal(p.status, 303);
	assert_int_equal(message_load(w->t.db, w->t.a, zara, 777, &m, &w->t.e), RC_OK);
	assert_int_equal(m.kind, MESSAGE_WRONG);
	p = site_post(&w->site, token, "/family/501/tell", "id=778&kind=wrong&words=x"); /* not by the other form */
	assert_int_equal(p.status, 422);
	p = senco(w, "/pupil/501/put-right");
	assert_int_equal(p.status, 200);
	assert_has(&p, "She does not wear glasses");
	assert_has(&p, "1 not answered");
	p = senco(w, "/pupil/501/history");
	assert_has(&p, "href=\"/pupil/501/put-right\"");
	p = senco(w, "/today");
	assert_has(&p, "record right, or say why not");
	p = site_get(&w->site, world_token(w, CLASS_TEACHER, 'T'), "/pupil/501/put-right");
	assert_int_equal(p.status, 200);
	assert_has_not(&p, "glasses"); /* families write to those who answer them */
	p = mother(w, "/family/501");
	assert_has(&p, "She does not wear glasses");
}

#define T(f) cmocka_unit_test_setup_teardown(f, rights_world_setup, rights_world_teardown)

TEST_MAIN(test_family_record_page)
{
	const struct CMUnitTest tests[] = {
		T(test_history__has_their_part_and_opens),
		T(test_history__of_a_young_person_is_their_own),
		T(test_history__has_the_annual_report),
		T(test_history__of_a_parent_who_sees_no_more_ends_there),
		T(test_looked__names_the_school_and_nobody_of_the_family),
		T(test_wrong__becomes_a_task_of_the_senco),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
