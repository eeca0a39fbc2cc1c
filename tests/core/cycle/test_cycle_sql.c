/* From the early discussion to the assessment: every record comes back as written, stays with its pupil, and an old
 * revision is a conflict. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "letters/notice_sql.h"
#include "decide/discussion_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

static enum rc decision_update(struct db *db, struct arena *a, struct pupil_key k, const struct decision *v,
                               struct err *e)
{
	return record_write(db, a, decision_sql.update, &decision_rec, k, v, e);
}

static void test_cycle(void **state)
{
	struct store_test *t = *state;
	struct cycle v = { 0 };

	record_fill_for(t->a, &cycle_rec, &v, 11);
	ROUND_TRIP(t, cycle, v);
}

static void test_cycle__the_latest(void **state)
{
	struct store_test *t = *state;
	struct cycle one = { .id = 22, .number = 1, .opened_on = { 2025, 9, 1 }, .revision = 1 };
	struct cycle two = { .id = 21, .number = 2, .opened_on = { 2026, 1, 5 }, .revision = 1 };
	struct cycle now, *all;
	size_t n;

	assert_int_equal(cycle_latest(t->db, t->a, zara, &now, &t->e), RC_NONE);
	assert_int_equal(cycle_insert(t->db, t->a, zara, &one, &t->e), RC_OK);
	assert_int_equal(cycle_insert(t->db, t->a, zara, &two, &t->e), RC_OK);
	assert_int_equal(cycle_latest(t->db, t->a, zara, &now, &t->e), RC_OK);
	assert_int_equal(now.id, 21);
	assert_int_equal(cycle_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[1].number, 1);
	assert_int_equal(cycle_latest(t->db, t->a, tom, &now, &t->e), RC_NONE);
}

static void test_cycle_mark__first_date_stands(void **state)
{
	struct store_test *t = *state;
	struct cycle v = { .id = 21, .number = 1, .opened_on = { 2026, 1, 5 }, .revision = 1 };
	struct date later = date_add(TODAY, 7);

	assert_int_equal(cycle_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	for (int which = CYCLE_DATE_ASSESSED; which <= CYCLE_DATE_REVIEW; which++) {
		assert_int_equal(cycle_mark(t->db, t->a, zara, 21, which, TODAY, &t->e), RC_OK);
		assert_int_equal(cycle_mark(t->db, t->a, zara, 21, which, later, &t->e), RC_OK);
	}
	assert_int_equal(cycle_load(t->db, t->a, zara, 21, &v, &t->e), RC_OK);
	assert_int_equal(date_cmp(v.assessed_on, TODAY), 0);
	assert_int_equal(date_cmp(v.planned_on, TODAY), 0);
	assert_int_equal(date_cmp(v.reviewed_on, TODAY), 0);
	assert_int_equal(date_cmp(v.closed_on, TODAY), 0);
	assert_int_equal(date_cmp(v.review_on, later), 0); /* a review may be moved */
	assert_int_equal(v.revision, 7);
}

static void test_discussion(void **state)
{
	struct store_test *t = *state;
	struct discussion v = { 0 }, *all;
	size_t n;

	record_fill_for(t->a, &discussion_rec, &v, 31);
	ROUND_TRIP(t, discussion, v);
	v.noted_by = SENCO;
	assert_int_equal(discussion_update(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(discussion_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(all[0].by_name, "Ruth Adeyemi"));
	assert_int_equal(discussion_list(t->db, t->a, other_zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_decision(void **state)
{
	struct store_test *t = *state;
	struct decision v = { 0 }, *all;
	struct decision later = {
		.id = 40, .decided_on = { 2027, 1, 1 }, .result = DECISION_END_SUPPORT, .decided_by = HEAD
	};
	size_t n;

	record_fill_for(t->a, &decision_rec, &v, 41);
	ROUND_TRIP(t, decision, v);
	assert_int_equal(decision_insert(t->db, t->a, zara, &later, &t->e), RC_OK);
	assert_int_equal(decision_list(t->db, t->a, zara, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].id, 40);
	assert_true(str_is(all[0].by_name, "Alan Thwaite"));
	assert_int_equal(all[0].discussion_id, 0);
	assert_true(date_none(all[0].monitor_on));
}

static void test_notice(void **state)
{
	struct store_test *t = *state;
	struct notice v = { 0 };

	record_fill_for(t->a, &notice_rec, &v, 51);
	ROUND_TRIP(t, notice, v);
}

static void notice(struct store_test *t, int64_t id, int64_t person_id, bool to_pupil, struct date sent)
{
	struct notice v = { .id = id,
		            .kind = NOTICE_S68,
		            .about_id = 41,
		            .person_id = person_id,
		            .addressee = S("Somebody"),
		            .to_pupil = to_pupil,
		            .made_on = TODAY,
		            .sent_on = sent,
		            .revision = 1 };

	assert_int_equal(notice_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

static void test_notice__each_sees_their_own(void **state)
{
	struct store_test *t = *state;
	struct notice *all, one;
	size_t n;

	notice(t, 51, MOTHER, false, TODAY);
	notice(t, 52, FATHER, false, TODAY);
	notice(t, 53, 0, true, TODAY);
	notice(t, 54, MOTHER, false, DATE_NONE); /* still to be sent */
	assert_int_equal(notice_list_of(t->db, t->a, zara, MOTHER, false, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].id, 51);
	assert_int_equal(notice_list_of(t->db, t->a, zara, 0, true, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].id, 53);
	assert_int_equal(notice_list(t->db, t->a, zara, S(""), &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 4);
	assert_int_equal(notice_list(t->db, t->a, zara, S("plan"), &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(notice_list_about(t->db, t->a, zara, 41, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 4);
	assert_int_equal(notice_seen(t->db, t->a, zara, 51, FATHER, 100, &t->e), RC_OK); /* not his: nothing happens */
	assert_int_equal(notice_seen(t->db, t->a, zara, 51, MOTHER, 200, &t->e), RC_OK);
	assert_int_equal(notice_seen(t->db, t->a, zara, 51, MOTHER, 300, &t->e), RC_OK);
	assert_int_equal(notice_load(t->db, t->a, zara, 51, &one, &t->e), RC_OK);
	assert_int_equal(one.seen_at, 200);
}

static void test_need_statement(void **state)
{
	struct store_test *t = *state;
	struct need_statement v = { 0 }, *all;
	struct need_statement other = { .id = 60, .cycle_id = 3, .source = 1, .noted_by = SENCO, .noted_on = TODAY };
	size_t n;

	record_fill_for(t->a, &need_statement_rec, &v, 61);
	ROUND_TRIP(t, need_statement, v);
	assert_int_equal(need_statement_insert(t->db, t->a, zara, &other, &t->e), RC_OK);
	assert_int_equal(need_statement_list(t->db, t->a, zara, 3, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(all[0].by_name, "Ruth Adeyemi"));
	assert_int_equal(need_statement_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
}

static void test_insight__replaced_by_cycle(void **state)
{
	struct store_test *t = *state;
	const struct insight first[] = { { .id = 71, .kind = INSIGHT_KNOW, .words = S("One instruction at a time") },
		                         { .id = 72, .kind = INSIGHT_KNOW, .words = S("Wait ten seconds") } };
	const struct insight then = {
		.id = 73, .kind = INSIGHT_BARRIER, .words = S("Noise"), .action = S("Quiet table")
	};
	struct insight *all;
	size_t n;

	assert_int_equal(insight_replace(t->db, t->a, zara, 1, first, 2, &t->e), RC_OK);
	assert_int_equal(insight_replace(t->db, t->a, zara, 2, &then, 1, &t->e), RC_OK);
	assert_int_equal(insight_list(t->db, t->a, zara, 1, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(all[1].words, "Wait ten seconds"));
	assert_int_equal(all[1].position, 2);
	assert_int_equal(insight_replace(t->db, t->a, zara, 1, first + 1, 1, &t->e), RC_OK);
	assert_int_equal(insight_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_is(all[0].action, "Quiet table"));
	assert_int_equal(insight_list(t->db, t->a, tom, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

static void test_view(void **state)
{
	struct store_test *t = *state;
	struct view v = { 0 }, *all;
	struct view pupil = {
		.id = 80, .cycle_id = 4, .who = VIEW_WHO_PUPIL, .words = S("I like drawing"), .given_on = TODAY
	};
	struct view mother = {
		.id = 82, .cycle_id = 4, .who = VIEW_WHO_PARENT, .person_id = MOTHER, .given_on = TODAY
	};
	size_t n;

	record_fill_for(t->a, &view_rec, &v, 81);
	ROUND_TRIP(t, view, v);
	assert_int_equal(view_insert(t->db, t->a, zara, &pupil, &t->e), RC_OK);
	assert_int_equal(view_insert(t->db, t->a, zara, &mother, &t->e), RC_OK);
	assert_int_equal(view_list(t->db, t->a, zara, 4, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(view_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 3);
	assert_int_equal(view_list_of(t->db, t->a, zara, S("pupil"), 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(view_list_of(t->db, t->a, zara, S("parent"), FATHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(view_list_of(t->db, t->a, zara, S("parent"), MOTHER, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_cycle_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_cycle),
		T(test_cycle__the_latest),
		T(test_cycle_mark__first_date_stands),
		T(test_discussion),
		T(test_decision),
		T(test_notice),
		T(test_notice__each_sees_their_own),
		T(test_need_statement),
		T(test_insight__replaced_by_cycle),
		T(test_view),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
