/* The facts of the day: every array holds what is recorded for the pupils of the scope, and nothing of others. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "letters/message_sql.h"
#include "letters/notice_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "review/review_sql.h"
#include "decide/discussion_sql.h"
#include "boards/today/today_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static const struct date MONDAY = { 2026, 3, 9 };
static const struct date AUTUMN = { 2025, 9, 1 };

/* What the statements give for one person. */
struct day {
	struct today_pupil *pupil;
	size_t pupils;
	struct today_support *support;
	size_t supports;
	size_t unread;
};

static struct day load(struct store_test *t, int64_t person, const char *hat)
{
	const struct today_scope s = { .school_id = SCHOOL,
		                       .person_id = person,
		                       .hat = str_of(hat),
		                       .today = TODAY,
		                       .since = AUTUMN,
		                       .monday = MONDAY };
	struct day out;

	if (today_pupils(t->db, t->a, &s, &out.pupil, &out.pupils, &t->e) != RC_OK ||
	    today_supports(t->db, t->a, &s, &out.support, &out.supports, &t->e) != RC_OK ||
	    today_unread(t->db, t->a, &s, &out.unread, &t->e) != RC_OK)
		fail_msg("%s", t->e.text);
	return out;
}

static void ok(struct store_test *t, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("%d: %s", rc, t->e.text);
}

static void session(struct store_test *t, int64_t id, struct date on, enum session_result result)
{
	struct session_note v = { .id = id,
		                  .provision_root = 600,
		                  .on_day = on,
		                  .turn = 1,
		                  .result = result,
		                  .noted_by = GIVER,
		                  .noted_at = 1,
		                  .revision = 1 };

	ok(t, session_note_insert(t->db, t->a, zara, &v, &t->e));
}

/* ZARA with a record of every kind; AVA with a message only. */
static void story(struct store_test *t)
{
	struct status k = { .id = 1, .code = STATUS_K, .starts = { 2025, 1, 9 } };
	struct discussion talk = { .id = 2, .held_on = { 2025, 12, 4 }, .noted_by = SENCO, .copy_on = { 2025, 12, 5 } };
	struct decision first = {
		.id = 3, .decided_on = { 2025, 1, 9 }, .result = DECISION_NOT_YET, .decided_by = SENCO
	};
	struct decision last = {
		.id = 4, .decided_on = { 2026, 1, 9 }, .result = DECISION_SEN_SUPPORT, .decided_by = SENCO
	};
	struct notice sent = { .id = 5,
		               .kind = NOTICE_S68,
		               .about_id = 4,
		               .person_id = MOTHER,
		               .made_on = { 2026, 1, 9 },
		               .sent_on = { 2026, 1, 9 } };
	struct notice old = {
		.id = 6, .kind = NOTICE_PLAN, .about_id = 1, .made_on = { 2025, 1, 9 }, .sent_on = { 2025, 1, 9 }
	};
	struct cycle y = { .id = 7, .number = 4, .opened_on = { 2026, 1, 5 }, .review_on = { 2026, 3, 24 } };
	struct provision support = { .id = 9,
		                     .root_id = 600,
		                     .what = S("Reading practice"),
		                     .per_week = 5,
		                     .minutes = 10,
		                     .giver_id = GIVER,
		                     .starts = { 2026, 1, 12 } };
	struct plan_whole plan = { .plan = { .id = 8,
		                             .cycle_id = 7,
		                             .version = 1,
		                             .state = PLAN_DRAFT,
		                             .teacher_id = CLASS_TEACHER,
		                             .review_on = { 2026, 3, 24 },
		                             .made_by = SENCO,
		                             .revision = 1 },
		                   .provision = &support,
		                   .provisions = 1 };
	struct meeting m = { .id = 10,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = { 2026, 3, 24 },
		             .minute = 930,
		             .state = MEETING_BOOKED,
		             .counts = 1,
		             .made_by = SENCO };
	struct review_whole r = { .review = { .id = 11,
		                              .cycle_id = 6,
		                              .plan_id = 5,
		                              .held_on = { 2025, 12, 10 },
		                              .state = REVIEW_FINAL,
		                              .made_by = SENCO,
		                              .finished_on = { 2025, 12, 11 } } };
	struct view v = { .id = 12,
		          .cycle_id = 7,
		          .who = VIEW_WHO_PARENT,
		          .moment = VIEW_MOMENT_REVIEW,
		          .given_on = { 2026, 3, 6 } };
	struct message w = { .id = 13, .person_id = MOTHER, .kind = MESSAGE_TELL, .at = 1000 };

	ok(t, status_begin(t->db, t->a, zara, &k, &t->e));
	ok(t, discussion_insert(t->db, t->a, zara, &talk, &t->e));
	ok(t, decision_insert(t->db, t->a, zara, &first, &t->e));
	ok(t, decision_insert(t->db, t->a, zara, &last, &t->e));
	ok(t, notice_insert(t->db, t->a, zara, &sent, &t->e));
	ok(t, notice_insert(t->db, t->a, zara, &old, &t->e));
	ok(t, cycle_insert(t->db, t->a, zara, &y, &t->e));
	ok(t, plan_insert(t->db, t->a, zara, &plan, &t->e));
	ok(t, plan_share(t->db, t->a, zara, 8, 1, (struct date){ 2026, 1, 9 }, SENCO, &t->e));
	ok(t, meeting_insert(t->db, t->a, zara, &m, &t->e));
	ok(t, review_insert(t->db, t->a, zara, &r, &t->e));
	ok(t, view_insert(t->db, t->a, zara, &v, &t->e));
	ok(t, message_insert(t->db, t->a, ava, &w, &t->e));
	session(t, 14, (struct date){ 2026, 1, 5 }, SESSION_GIVEN); /* of an earlier support with the same root */
	session(t, 15, (struct date){ 2026, 3, 6 }, SESSION_GIVEN);
	session(t, 16, (struct date){ 2026, 3, 9 }, SESSION_PART);
	session(t, 17, (struct date){ 2026, 3, 10 }, SESSION_MISSED);
}

static const struct today_pupil *pupil_of(const struct day *d, int64_t id)
{
	for (size_t i = 0; i < d->pupils; i++)
		if (d->pupil[i].id == id)
			return &d->pupil[i];
	return NULL;
}

static void test_today__pupil(void **state)
{
	struct store_test *t = *state;
	struct status newer = { .id = 77, .code = STATUS_K, .starts = { 2026, 3, 1 } };
	struct day day;
	const struct today_pupil *p;

	story(t);
	day = load(t, SENCO, "senco");
	p = pupil_of(&day, ZARA);
	assert_non_null(p);
	assert_true(p->code == STATUS_K);
	assert_int_equal(date_cmp(p->code_from, (struct date){ 2025, 1, 9 }), 0);
	assert_int_equal(p->cycle_number, 4);
	assert_int_equal(date_cmp(p->opened_on, (struct date){ 2026, 1, 5 }), 0);
	assert_int_equal(date_cmp(p->plan_review_on, (struct date){ 2026, 3, 24 }), 0);
	assert_true(str_is(p->class_name, "5P"));
	p = pupil_of(&day, AVA);
	assert_non_null(p);
	assert_true(p->code == STATUS_N);
	assert_int_equal(p->cycle_number, 0);
	ok(t, status_begin(t->db, t->a, zara, &newer, &t->e));
	day = load(t, SENCO, "senco"); /* a new code does not make the pupil two */
	for (size_t i = 1; i < day.pupils; i++)
		assert_true(day.pupil[i - 1].id < day.pupil[i].id);
	assert_int_equal(date_cmp(pupil_of(&day, ZARA)->code_from, (struct date){ 2026, 3, 1 }), 0);
}

static void test_today__support_of_this_week(void **state)
{
	struct store_test *t = *state;
	struct day day;

	story(t);
	day = load(t, HEAD, "head");
	assert_int_equal(day.supports, 1);
	assert_int_equal(day.support[0].week_done, 1);
	assert_int_equal(day.support[0].week_missed, 1);
	assert_true(str_is(day.support[0].giver_family, "Malik"));
}

static void test_today__nothing_of_others(void **state)
{
	struct store_test *t = *state;
	struct day day;

	story(t);
	day = load(t, CLASS_TEACHER, "senco");
	assert_int_equal(day.pupils + day.supports + day.unread, 0);
	day = load(t, SPECIALIST, "specialist");
	assert_int_equal(day.pupils, 1);
	assert_int_equal(day.pupil[0].id, ZARA);
}

static void test_today__plans_to_read(void **state)
{
	struct store_test *t = *state;
	struct acknowledgement k = { .id = 1, .plan_id = 8, .person_id = GIVER, .state = ACKNOWLEDGED_READ, .at = 5 };

	story(t);
	assert_int_equal(load(t, GIVER, "ta").unread, 1);
	assert_int_equal(load(t, SENCO, "senco").unread, 0); /* who shared it knows it */
	ok(t, acknowledgement_put(t->db, t->a, zara, &k, &t->e));
	assert_int_equal(load(t, GIVER, "ta").unread, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_today_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_today__pupil),
		T(test_today__support_of_this_week),
		T(test_today__nothing_of_others),
		T(test_today__plans_to_read),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
