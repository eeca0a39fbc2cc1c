/* Do and Review: sessions, points, reviews, meetings, messages. */
#include "support/support.h"

#include "do/support_sql.h"
#include "meeting/meeting_sql.h"
#include "letters/message_sql.h"
#include "plan/plan_sql.h"
#include "review/review_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static const struct date MONDAY = { 2026, 3, 9 };

static void test_session__once_for_each_turn(void **state)
{
	struct store_test *t = *state;
	struct session_note v = { 0 }, now = { 0 }, *all;
	size_t n;

	record_fill_for(t->a, &session_note_rec, &v, 11);
	v.on_day = TODAY;
	v.turn = 1;
	assert_int_equal(session_note_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(session_load(t->db, t->a, zara, 11, &now, &t->e), RC_OK);
	assert_record_same(t->a, &session_note_rec, &v, &now);
	assert_int_equal(session_note_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	v.id = 12; /* another form for the same session */
	assert_int_equal(session_note_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	v.turn = 2;
	assert_int_equal(session_note_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(session_note_insert(t->db, t->a, tom, &v, &t->e), RC_OK); /* the other child of a group */
	v.result = SESSION_MISSED;
	assert_int_equal(session_note_update(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(session_note_update(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(session_load(t->db, t->a, tom, 12, &now, &t->e), RC_OK);
	assert_false(now.result == SESSION_MISSED);
	assert_int_equal(session_list(t->db, t->a, zara, DATE_NONE, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(session_list(t->db, t->a, zara, date_add(TODAY, 1), &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void plan_for(struct store_test *t, struct pupil_key k, int64_t id)
{
	struct outcome o = { .id = id,
		             .root_id = id + 1,
		             .aim = S("Reads a page aloud"),
		             .baseline = MILLI_NONE,
		             .target = MILLI_NONE };
	struct provision p = { .id = id,
		               .root_id = id + 2,
		               .outcome_root = id + 1,
		               .what = S("Sounds and words"),
		               .giver_id = GIVER,
		               .per_week = 3,
		               .minutes = 20,
		               .group_size = 2,
		               .group_key = S("words"),
		               .starts = { 2026, 1, 12 } };
	struct plan_whole v = {
		.plan = { .id = id, .cycle_id = 1, .version = 1, .state = PLAN_DRAFT, .made_by = SENCO, .revision = 1 },
		.outcome = &o,
		.outcomes = 1,
		.provision = &p,
		.provisions = 1
	};

	assert_int_equal(plan_insert(t->db, t->a, k, &v, &t->e), RC_OK);
	assert_int_equal(plan_share(t->db, t->a, k, id, 1, MONDAY, SENCO, &t->e), RC_OK);
}

static void test_support__of_a_giver_on_a_day(void **state)
{
	struct store_test *t = *state;
	struct session_note given = {
		.id = 1, .provision_root = 702, .on_day = MONDAY, .turn = 1, .result = SESSION_GIVEN, .noted_by = GIVER
	};
	struct session_of_day *day;
	struct support_line *all;
	size_t n;

	plan_for(t, zara, 700);
	plan_for(t, tom, 800);
	assert_int_equal(session_note_insert(t->db, t->a, zara, &given, &t->e), RC_OK);
	assert_int_equal(support_of_giver(t->db, t->a, SCHOOL, GIVER, S("ta"), TODAY, MONDAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].pupil_id, ZARA);
	assert_true(str_is(all[0].aim, "Reads a page aloud"));
	assert_int_equal(all[0].given_this_week, 1);
	assert_int_equal(all[1].given_this_week, 0);
	assert_int_equal(support_of_giver(t->db, t->a, SCHOOL, GIVER, S("ta"), (struct date){ 2026, 1, 11 }, MONDAY,
	                                  &all, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(support_of_giver(t->db, t->a, SCHOOL, ASSISTANT, S("ta"), TODAY, MONDAY, &all, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(support_of_group(t->db, t->a, SCHOOL, GIVER, S("ta"), TODAY, MONDAY, S("words"), 0, &all, &n,
	                                  &t->e),
	                 RC_OK);
	assert_int_equal(n, 2);
	/* Of a group, a person sees the pupils they hold. */
	assert_int_equal(support_of_group(t->db, t->a, SCHOOL, ASSISTANT, S("ta"), TODAY, MONDAY, S("words"), 0, &all,
	                                  &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(session_day(t->db, t->a, SCHOOL, GIVER, S("ta"), MONDAY, &day, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(day[0].provision_root, 702);
	assert_int_equal(session_day(t->db, t->a, SCHOOL, MUSIC_TEACHER, S("ta"), MONDAY, &day, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_point__by_outcome_and_day(void **state)
{
	struct store_test *t = *state;
	struct measure_point v = {
		.id = 1, .outcome_root = 5, .on_day = TODAY, .value = 46500, .note = S("Quiet room"), .noted_by = GIVER
	};
	struct measure_point *all;
	size_t n;

	assert_int_equal(point_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(point_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	v.id = 2;
	v.on_day = MONDAY;
	assert_int_equal(point_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(point_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].id, 2);
	assert_int_equal(all[1].value, 46500);
	assert_true(str_is(all[1].note, "Quiet room"));
	assert_int_equal(point_list(t->db, t->a, other_zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_review__with_its_lines(void **state)
{
	struct store_test *t = *state;
	struct review_outcome o = { 0 };
	struct review_provision p = { 0 };
	struct review_whole v = { .outcome = &o, .outcomes = 1, .provision = &p, .provisions = 1 }, now;
	struct review *all;
	size_t n;

	record_fill_for(t->a, &review_rec, &v.review, 21);
	record_fill_for(t->a, &review_outcome_rec, &o, 22);
	record_fill_for(t->a, &review_provision_rec, &p, 23);
	o.review_id = p.review_id = 21;
	v.review.cycle_id = 3;
	assert_int_equal(review_of_cycle(t->db, t->a, zara, 3, &now, &t->e), RC_NONE);
	assert_int_equal(review_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(review_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(review_of_cycle(t->db, t->a, zara, 3, &now, &t->e), RC_OK);
	assert_record_same(t->a, &review_rec, &v.review, &now.review);
	assert_int_equal(now.outcomes, 1);
	assert_record_same(t->a, &review_outcome_rec, &o, &now.outcome[0]);
	assert_int_equal(now.provisions, 1);
	assert_record_same(t->a, &review_provision_rec, &p, &now.provision[0]);
	v.review.summary = S("Spelling went well");
	v.provisions = 0;
	assert_int_equal(review_update(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(review_update(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(review_of_cycle(t->db, t->a, zara, 3, &now, &t->e), RC_OK);
	assert_true(str_is(now.review.summary, "Spelling went well"));
	assert_int_equal(now.provisions, 0);
	assert_int_equal(now.outcomes, 1);
	assert_int_equal(review_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(review_of_cycle(t->db, t->a, tom, 3, &now, &t->e), RC_NONE);
}

static void test_meeting(void **state)
{
	struct store_test *t = *state;
	struct meeting v = { 0 };

	record_fill_for(t->a, &meeting_rec, &v, 31);
	ROUND_TRIP(t, meeting, v);
}

static void test_meeting__of_the_scope_between_days(void **state)
{
	struct store_test *t = *state;
	struct meeting v = { .id = 31,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = { 2026, 3, 24 },
		             .minute = 930,
		             .state = MEETING_BOOKED,
		             .made_by = SENCO };
	struct date later = { 2026, 4, 1 };
	struct meeting_line *all;
	size_t n;

	assert_int_equal(meeting_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(meeting_insert(t->db, t->a, ava, &v, &t->e), RC_OK);
	assert_int_equal(meeting_between(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, TODAY, later, &all, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(meeting_between(t->db, t->a, SCHOOL, CLASS_TEACHER, S("teacher"), TODAY, TODAY, later, &all,
	                                 &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(all[0].given, "Zara"));
	assert_int_equal(all[0].meeting.minute, 930);
	assert_int_equal(meeting_between(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, later, later, &all, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 0);
}

static void test_message(void **state)
{
	struct store_test *t = *state;
	struct message v = { 0 }, *all;
	struct message_line *open;
	size_t n;

	record_fill_for(t->a, &message_rec, &v, 41);
	v.person_id = MOTHER;
	v.answered_by = SENCO;
	assert_int_equal(message_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(message_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(message_list(t->db, t->a, zara, MOTHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_record_same(t->a, &message_rec, &v, &all[0]);
	assert_true(str_is(all[0].from_name, "Nadia Iqbal"));
	assert_true(str_is(all[0].answered_name, "Ruth Adeyemi"));
	assert_int_equal(message_list(t->db, t->a, zara, FATHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0); /* never the other parent's */
	assert_int_equal(message_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(message_open(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, &open, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	v.answered_at = 0;
	assert_int_equal(message_update(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(message_update(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(message_open(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, &open, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(open[0].class_name, "5P"));
	assert_int_equal(message_open(t->db, t->a, SCHOOL, ASSISTANT, S("teacher"), TODAY, &open, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_support_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_session__once_for_each_turn),
		T(test_support__of_a_giver_on_a_day),
		T(test_point__by_outcome_and_day),
		T(test_review__with_its_lines),
		T(test_meeting),
		T(test_meeting__of_the_scope_between_days),
		T(test_message),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
