/* Every duty of the register in two small worlds: in one it is open, in the other it is done. A duty whose facts the
 * record can never give has no world in which it is open, and fails here. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "boards/family/family.h"
#include "boards/today/today.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/young_sql.h"
#include "decide/discussion_sql.h"
#include "kit/base/id.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "meeting/meeting_sql.h"
#include "notice/concern/concern_sql.h"
#include "notice/screen/screen_decision_sql.h"
#include "plan/plan_sql.h"
#include "report/annual_report_sql.h"
#include "review/review_sql.h"
#include "support/test_db.h"
#include "support/work_ask.h"
#include "support/work_complaint.h"
#include "support/work_concern.h"
#include "support/work_ehc.h"
#include "support/work_part_time.h"
#include "support/work_plan.h"
#include "support/work_publish.h"
#include "support/work_steps.h"

enum { SOME = 8800, SECOND, THIRD };

static const struct date FEBRUARY = { 2026, 2, 24 };
static const struct date MONDAY = { 2026, 3, 9 };
static const struct date AUTUMN = { 2025, 9, 8 };

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

/* ---- before the decision ---- */

static void talk(struct store_test *t, int64_t id, struct date on, struct date copy)
{
	struct discussion d = { .id = id, .held_on = on, .noted_by = SENCO, .copy_on = copy, .revision = 1 };

	ok(t, discussion_insert(t->db, t->a, zara, &d, &t->e));
}

static void talked(struct store_test *t)
{
	talk(t, SOME, (struct date){ 2026, 3, 2 }, DATE_NONE);
}

static void talked_today(struct store_test *t)
{
	talk(t, SECOND, TODAY, TODAY);
}

static void not_yet(struct store_test *t)
{
	work_decision(t, zara, SOME, DECISION_NOT_YET, FEBRUARY, MONDAY);
}

static void decided_today(struct store_test *t)
{
	work_decision(t, zara, THIRD, DECISION_NOT_SEN, TODAY, DATE_NONE);
}

static void screen_watched(struct store_test *t)
{
	work_screened(t, SOME, SCREEN_WATCH, FEBRUARY, MONDAY);
}

static void screened_again(struct store_test *t)
{
	work_screened(t, SECOND, SCREEN_WATCH, TODAY, DATE_NONE);
}

/* ---- family ---- */

static void wrote(struct store_test *t)
{
	struct message m = { .id = SOME, .person_id = MOTHER, .kind = MESSAGE_TELL, .words = S("Hello"), .at = 1000 };

	ok(t, message_insert(t->db, t->a, zara, &m, &t->e));
}

static void said_it_is_wrong(struct store_test *t)
{
	struct message m = { .id = SOME, .person_id = MOTHER, .kind = MESSAGE_WRONG, .words = S("No"), .at = 1000 };

	ok(t, message_insert(t->db, t->a, zara, &m, &t->e));
}

static void answered(struct store_test *t)
{
	struct message m;

	ok(t, message_load(t->db, t->a, zara, SOME, &m, &t->e));
	m.answer = S("Thank you");
	m.answered_by = SENCO;
	m.answered_at = 2000;
	ok(t, message_update(t->db, t->a, zara, &m, &t->e));
}

static void support_decided(struct store_test *t)
{
	work_code(t, zara, STATUS_K, FEBRUARY);
	work_decision(t, zara, SOME, DECISION_SEN_SUPPORT, FEBRUARY, DATE_NONE);
}

static void told(struct store_test *t)
{
	work_notice(t, zara, NOTICE_S68, SOME, MOTHER, FEBRUARY, MONDAY);
}

/* ---- the cycle ---- */

static void on_support(struct store_test *t)
{
	work_code(t, zara, STATUS_K, AUTUMN);
}

static void need_named(struct store_test *t)
{
	const struct need v = { .id = SOME, .code = S("SLCN"), .rank = 1, .starts = TODAY };

	ok(t, need_insert(t->db, t->a, zara, &v, &t->e));
}

static void plan(struct store_test *t)
{
	work_plan(t, zara, 0, S(""));
}

static void planned(struct store_test *t)
{
	on_support(t);
	plan(t);
}

static void cycle(struct store_test *t, int64_t id, int64_t number)
{
	struct cycle y = { .id = id, .number = number, .opened_on = MONDAY, .revision = 1 };

	ok(t, cycle_insert(t->db, t->a, zara, &y, &t->e));
}

static void version(struct store_test *t, int64_t id, int64_t number, int64_t teacher, struct date review)
{
	struct plan_whole w = { .plan = { .id = id,
		                          .cycle_id = SOME,
		                          .version = number,
		                          .state = PLAN_DRAFT,
		                          .teacher_id = teacher,
		                          .review_on = review,
		                          .made_by = SENCO,
		                          .revision = 1 } };

	ok(t, plan_insert(t->db, t->a, zara, &w, &t->e));
	ok(t, plan_share(t->db, t->a, zara, id, 1, MONDAY, SENCO, &t->e));
}

static void half_a_plan(struct store_test *t)
{
	on_support(t);
	cycle(t, SOME, 1);
	version(t, SOME, 1, 0, DATE_NONE);
}

static void the_other_half(struct store_test *t)
{
	version(t, SECOND, 2, CLASS_TEACHER, (struct date){ 2026, 5, 1 });
}

static void all_read(struct store_test *t)
{
	static const int64_t STAFF[] = { CLASS_TEACHER, MUSIC_TEACHER, ASSISTANT, GIVER };

	for (size_t i = 0; i < 4; i++) {
		struct acknowledgement k = { .id = SOME + (int64_t)i,
			                     .plan_id = PLAN_ONE,
			                     .person_id = STAFF[i],
			                     .state = ACKNOWLEDGED_READ,
			                     .at = 5 };

		ok(t, acknowledgement_put(t->db, t->a, zara, &k, &t->e));
	}
}

static void view_of(struct store_test *t, enum view_who who)
{
	struct view v = { .id = SOME,
		          .cycle_id = CYCLE_ONE,
		          .who = who,
		          .moment = VIEW_MOMENT_REVIEW,
		          .given_on = TODAY,
		          .revision = 1 };

	ok(t, view_insert(t->db, t->a, zara, &v, &t->e));
}

static void parents_said(struct store_test *t)
{
	view_of(t, VIEW_WHO_PARENT);
}

static void pupil_said(struct store_test *t)
{
	view_of(t, VIEW_WHO_PUPIL);
}

static void reported(struct store_test *t)
{
	struct annual_report v = { .id = SOME, .given_on = TODAY, .noted_by = SENCO, .revision = 1 };

	ok(t, record_write(t->db, t->a, annual_report_sql.insert, &annual_report_rec, zara, &v, &t->e));
}

static void reviewed(struct store_test *t)
{
	ok(t, cycle_mark(t->db, t->a, zara, CYCLE_ONE, CYCLE_DATE_REVIEWED, MONDAY, &t->e));
}

static void review(struct store_test *t, int64_t id, struct date held)
{
	struct review_whole r = { .review = { .id = id,
		                              .cycle_id = CYCLE_ONE,
		                              .plan_id = PLAN_ONE,
		                              .held_on = held,
		                              .state = REVIEW_FINAL,
		                              .made_by = SENCO,
		                              .finished_on = held,
		                              .revision = 1 } };

	ok(t, review_insert(t->db, t->a, zara, &r, &t->e));
}

static void review_on_paper(struct store_test *t)
{
	on_support(t);
	review(t, SOME, MONDAY);
	work_notice(t, zara, NOTICE_REVIEW, SOME, MOTHER, FEBRUARY, DATE_NONE);
}

static void letter_given(struct store_test *t)
{
	struct notice *n;
	size_t many;

	ok(t, notice_list_about(t->db, t->a, zara, SOME, &n, &many, &t->e));
	n[0].sent_on = TODAY;
	n[0].channel = CHANNEL_POST;
	ok(t, notice_update(t->db, t->a, zara, &n[0], &t->e));
}

/* Something that the mother had a letter about was withdrawn. */
static void was_wrong(struct store_test *t)
{
	work_notice(t, zara, NOTICE_CORRECTION, SOME, MOTHER, MONDAY, DATE_NONE);
}

static void reviewed_plan(struct store_test *t)
{
	planned(t);
	reviewed(t);
}

static void next_opened(struct store_test *t)
{
	cycle(t, SECOND, 2);
}

static void three_reviews(struct store_test *t)
{
	for (int8_t i = 0; i < 3; i++)
		review(t, SOME + i, (struct date){ 2025, (int8_t)(10 + i), 6 });
}

static void three_meetings(struct store_test *t)
{
	for (int8_t i = 0; i < 3; i++) {
		struct meeting m = { .id = SOME + i,
			             .kind = MEETING_KIND_PLAN,
			             .on_day = { 2025, (int8_t)(10 + i), 6 },
			             .minute = 930,
			             .state = MEETING_HELD,
			             .counts = 1,
			             .made_by = SENCO,
			             .revision = 1 };

		ok(t, meeting_insert(t->db, t->a, zara, &m, &t->e));
	}
}

static void meeting_booked(struct store_test *t)
{
	struct meeting m = { .id = SOME,
		             .kind = MEETING_KIND_PLAN,
		             .on_day = { 2026, 3, 24 },
		             .minute = 930,
		             .state = MEETING_BOOKED,
		             .made_by = SENCO,
		             .revision = 1 };

	ok(t, meeting_insert(t->db, t->a, zara, &m, &t->e));
}

static void cannot_come(struct store_test *t)
{
	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);
	struct meeting_answer x = {
		.meeting_id = SOME, .answer = COMING_NO, .days = S("Tuesdays"), .on_day = { 2026, 3, 24 }, .minute = 930
	};

	meeting_booked(t);
	ok(t, IN_WRITE(c, family_come(c, ZARA, &x)));
}

static void moved(struct store_test *t)
{
	struct meeting m;

	ok(t, meeting_load(t->db, t->a, zara, SOME, &m, &t->e));
	m.on_day = (struct date){ 2026, 3, 25 };
	ok(t, meeting_update(t->db, t->a, zara, &m, &t->e));
}

static void not_agreed(struct store_test *t)
{
	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);
	struct plan_reply x = {
		.id = SOME, .plan_id = PLAN_ONE, .answer = PLAN_ANSWER_DISAGREE, .words = S("Too early")
	};

	planned(t);
	ok(t, IN_WRITE(c, family_reply(c, ZARA, &x)));
}

static void talked_about_it(struct store_test *t)
{
	struct meeting m = { .id = id_new(),
		             .kind = MEETING_KIND_OTHER,
		             .on_day = TODAY,
		             .minute = 960,
		             .state = MEETING_HELD,
		             .made_by = SENCO,
		             .revision = 1 };

	ok(t, meeting_insert(t->db, t->a, zara, &m, &t->e));
}

static void nearly_sixteen(struct store_test *t)
{
	struct pupil p;

	on_support(t);
	ok(t, pupil_load(t->db, t->a, zara, &p, &t->e));
	p.born = (struct date){ 2009, 11, 1 };
	ok(t, pupil_update(t->db, t->a, zara, &p, &t->e));
}

static void explained(struct store_test *t)
{
	struct young_agreement v = { .id = SOME,
		                     .kind = YOUNG_EXPLAINED,
		                     .starts = MONDAY,
		                     .how = YOUNG_HOW_SAID,
		                     .noted_by = SENCO,
		                     .noted_at = 1,
		                     .revision = 1 };

	ok(t, young_agreement_insert(t->db, t->a, zara, &v, &t->e));
}

/* ---- EHC plan ---- */

/* A date agreed for the school's own plan holds for a pupil with an EHC plan too. */
static void planned_with_ehc(struct store_test *t)
{
	work_ehc_plan(t);
	plan(t);
}

/* ---- what the school publishes ---- */

#define PUBLISHED(kind, year, month, day)                                                                              \
	static void old_##kind(struct store_test *t)                                                                   \
	{                                                                                                              \
		work_published(t, #kind, 1, (struct date){ year, month, day });                                        \
	}                                                                                                              \
	static void new_##kind(struct store_test *t)                                                                   \
	{                                                                                                              \
		work_published(t, #kind, 2, TODAY);                                                                    \
	}
PUBLISHED(report, 2025, 3, 12)
PUBLISHED(admissions, 2025, 3, 12)
PUBLISHED(equal, 2025, 3, 12)
PUBLISHED(facilities, 2025, 3, 12)
PUBLISHED(policy, 2025, 3, 12)
PUBLISHED(accessibility, 2023, 3, 12)
PUBLISHED(inclusion, 2025, 7, 8)

static const struct world {
	const char *key;
	void (*open)(struct store_test *t);
	void (*done)(struct store_test *t); /* after open */
	struct date on;                     /* none: TODAY */
} WORLDS[] = {
	{ "concern_answer", work_concern_open, work_concern_answered, { 0 } },
	{ "concern_look", work_concern_to_look_at, talked_today, { 0 } },
	{ "early_talk", work_concern_open, talked_today, { 0 } },
	{ "discussion_copy", talked, talked_today, { 0 } },
	{ "decision_recorded", talked, decided_today, { 0 } },
	{ "look_again", not_yet, talked_today, { 0 } },
	{ "screen_look", screen_watched, screened_again, { 0 } },
	{ "message_answer", wrote, answered, { 0 } },
	{ "put_right", said_it_is_wrong, answered, { 0 } },
	{ "statement_no", work_said_no, work_no_settled, { 0 } },
	{ "ask_meeting", work_asked_senco, work_ask_answered, { 0 } },
	{ "ask_meeting_teacher", work_asked_teacher, work_ask_answered, { 0 } },
	{ "home_seen", work_home_sent, work_home_seen, { 0 } },
	{ "ask_copy", work_asked_copy, work_ask_answered, { 0 } },
	{ "ask_council", work_asked_council, work_ask_answered, { 0 } },
	{ "complaint_answer", work_complained, work_complaint_senco_answered, { 0 } },
	{ "complaint_answer_head",
	  work_complaint_to_head,
	  work_complaint_head_answered,
	  { 2026, 4, 13 } }, /* after Easter */
	{ "complaint_receipt",
	  work_complaint_phoned_senco,
	  work_complaint_senco_has_it,
	  { 2026, 6, 22 } }, /* the law is in force */
	{ "complaint_receipt", work_complaint_phoned_senco, work_complaint_senco_answered, { 2026, 6, 22 } },
	{ "complaint_receipt_head", work_complaint_phoned_head, work_complaint_head_has_it, { 2026, 6, 22 } },
	{ "annual_report", on_support, reported, { 2026, 7, 6 } }, /* the last half of the summer term */
	{ "part_time_agree", work_part_time_asked, work_part_time_agreed, { 0 } },
	{ "part_time_review", work_part_time_agreed, work_part_time_later, { 0 } },
	{ "s68_notice", support_decided, told, { 0 } },
	{ "plan_open", on_support, plan, { 0 } },
	{ "plan_teacher", half_a_plan, the_other_half, { 0 } },
	{ "plan_review_date", half_a_plan, the_other_half, { 0 } },
	{ "staff_read", planned, all_read, { 0 } },
	{ "views_parents", planned, parents_said, { 0 } },
	{ "views_pupil", planned, pupil_said, { 0 } },
	{ "review_held", planned, reviewed, { 2026, 3, 24 } },
	{ "impact_summary", review_on_paper, letter_given, { 0 } },
	{ "letter_correction", was_wrong, letter_given, { 0 } },
	{ "next_cycle", reviewed_plan, next_opened, { 0 } },
	{ "three_reviews", on_support, three_reviews, { 0 } },
	{ "three_meetings", on_support, three_meetings, { 0 } },
	{ "meeting_day", cannot_come, moved, { 0 } },
	{ "plan_talk", not_agreed, talked_about_it, { 0 } },
	{ "explain_rights", nearly_sixteen, explained, { 2026, 3, 26 } },
	{ "ehc_annual_review", work_ehc_made, work_ehc_held, { 0 } },
	{ "ehc_papers", work_ehc_booked, work_ehc_papers_sent, { 0 } },
	{ "ehc_report", work_ehc_to_report, work_ehc_reported, { 0 } },
	{ "census_ready", on_support, need_named, { 2027, 1, 8 } }, /* the census is on 21 January */
	{ "publish_report", old_report, new_report, { 0 } },
	{ "publish_admissions", old_admissions, new_admissions, { 0 } },
	{ "publish_equal", old_equal, new_equal, { 0 } },
	{ "publish_facilities", old_facilities, new_facilities, { 0 } },
	{ "publish_policy", old_policy, new_policy, { 0 } },
	{ "publish_accessibility", old_accessibility, new_accessibility, { 0 } },
	{ "publish_inclusion", old_inclusion, new_inclusion, { 2026, 7, 6 } }, /* the condition of grant is known */
	/* More than one world for some. */
	{ "ehc_annual_review", work_ehc_plan, work_ehc_entered, { 0 } },
	{ "staff_read", planned_with_ehc, all_read, { 0 } },
	{ "views_parents", planned_with_ehc, parents_said, { 0 } },
	{ "views_pupil", planned_with_ehc, pupil_said, { 0 } },
	{ "review_held", planned_with_ehc, reviewed, { 2026, 3, 24 } },
};

enum { WORLD_COUNT = sizeof WORLDS / sizeof WORLDS[0] };

/* Is one of these about the child late? */
static bool is_late(struct store_test *t, const char *key)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct today_all *v = NEW(t->a, struct today_all);

	ok(t, IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)));
	for (size_t i = 0; i < v->dues; i++)
		if (str_is(v->due[i].duty.rule->key, key) && v->due[i].pupil->id == ZARA)
			return v->due[i].duty.state == DUTY_OVERDUE;
	return false;
}

/* Support that began at an earlier school is history until the child is here. */
static void test_what_an_earlier_school_owed_is_not_late_here(void **state)
{
	void *own = NULL;
	struct store_test *t;

	(void)state;
	assert_int_equal(store_test_setup(&own), 0);
	t = own;
	on_support(t);
	test_db_script(t->db, "UPDATE pupil_status SET starts = '2024-09-01' WHERE pupil_id = 501 AND code = 'K'");
	assert_true(is_late(t, "plan_open"));
	assert_true(is_late(t, "three_meetings"));
	test_db_script(t->db, "UPDATE pupil SET joined_on = '2026-03-10' WHERE id = 501");
	assert_false(is_late(t, "plan_open"));
	assert_false(is_late(t, "three_meetings"));
	assert_int_equal(store_test_teardown(&own), 0);
}

static bool is_open(struct store_test *t, const struct world *w)
{
	const struct duty_rule *r = duty_rule_find(str_of(w->key));
	bool head = r->owner == OWNER_HEAD;
	struct ctx *c = work_as(t, head ? HEAD : SENCO, head ? ROLE_HEAD : ROLE_SENCO);
	struct today_all *v = NEW(t->a, struct today_all);

	if (!date_none(w->on))
		c->now.today = w->on;
	ok(t, IN_READ(c, today_view_load(c, CAP_DUTIES, false, v)));
	for (size_t i = 0; i < v->dues; i++)
		if (v->due[i].duty.rule == r && v->due[i].pupil->id == (str_is(r->codes, "S") ? 0 : ZARA))
			return true;
	return false;
}

/* Each in a database of its own. */
static void test_every_duty_opens_and_is_done(void **state)
{
	(void)state;
	for (size_t i = 0; i < WORLD_COUNT; i++) {
		void *own = NULL;
		struct store_test *t;

		assert_int_equal(store_test_setup(&own), 0);
		t = own;
		if (is_open(t, &WORLDS[i]))
			fail_msg("%s is open before anything happened", WORLDS[i].key);
		WORLDS[i].open(t);
		if (!is_open(t, &WORLDS[i]))
			fail_msg("%s is not open", WORLDS[i].key);
		WORLDS[i].done(t);
		if (is_open(t, &WORLDS[i]))
			fail_msg("%s is not done", WORLDS[i].key);
		assert_int_equal(store_test_teardown(&own), 0);
	}
}

static void test_no_duty_is_without_a_world(void **state)
{
	const struct duty_rule *r;
	size_t n = 0;

	(void)state;
	for (; (r = duty_rule_at(n)) != NULL; n++) {
		bool found = false;

		for (size_t i = 0; i < WORLD_COUNT; i++)
			found = found || str_is(r->key, WORLDS[i].key);
		if (!found)
			fail_msg("%.*s has no world in which it is open", STR_ARG(r->key));
	}
}

TEST_MAIN(test_duties)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_duty_is_without_a_world),
		cmocka_unit_test(test_what_an_earlier_school_owed_is_not_late_here),
		cmocka_unit_test(test_every_duty_opens_and_is_done),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
