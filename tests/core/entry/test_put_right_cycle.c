/* core/entry: what follows when a plan version, a review or a decision is put right: the cycle, the status, the
 * support, the letters are as they were before; and a finished review or a shared plan is a draft again on the same
 * day. */
#include "support/support.h"

#include "core/cycle/cycle_sql.h"
#include "core/entry/put_right.h"
#include "core/people/pupil_sql.h"
#include "decide/decision.h"
#include "decide/discussion_sql.h"
#include "letters/notice_sql.h"
#include "meeting/meeting_sql.h"
#include "plan/plan_sql.h"
#include "review/review.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

enum { FORM = 77001, TODAYS = 8001, V_TWO = 9002 };

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

enum deed { OUT, AGAIN };

static struct put_right_view *opened(struct store_test *t, const char *code, int64_t id)
{
	struct put_right_view *v = NEW(t->a, struct put_right_view);
	struct ctx *c = senco(t);

	assert_int_equal(IN_READ(c, put_right_load(c, ZARA, str_of(code), id, v)), RC_OK);
	return v;
}

static enum rc right(struct store_test *t, const char *code, int64_t id, enum deed deed, int64_t form)
{
	struct put_right_in in = {
		.id = form, .again = deed == AGAIN, .why = S("By mistake"), .seen = opened(t, code, id)->seen
	};
	struct ctx *c = senco(t);
	const char *at;
	struct str say;

	return IN_WRITE(c, put_right(c, ZARA, str_of(code), id, &in, &at, &say));
}

static void back(struct store_test *t, int64_t form)
{
	struct ctx *c = senco(t);

	assert_int_equal(IN_WRITE(c, put_back(c, ZARA, form)), RC_OK);
}

static size_t cycles(struct store_test *t, struct cycle *latest)
{
	struct cycle *y;
	size_t n;

	assert_int_equal(cycle_list(t->db, t->a, zara, &y, &n, &t->e), RC_OK);
	*latest = n > 0 ? y[0] : (struct cycle){ 0 };
	return n;
}

static size_t letters(struct store_test *t, const char *kind)
{
	struct notice *v;
	size_t n;

	assert_int_equal(notice_list(t->db, t->a, zara, str_of(kind), &v, &n, &t->e), RC_OK);
	return n;
}

static size_t meetings(struct store_test *t)
{
	struct meeting *v;
	size_t n;

	assert_int_equal(meeting_list(t->db, t->a, zara, &v, &n, &t->e), RC_OK);
	return n;
}

static enum status_code code_on(struct store_test *t, struct date on)
{
	struct status s;

	assert_int_equal(status_on(t->db, t->a, zara, on, &s, &t->e), RC_OK);
	return s.code;
}

/* ---- reviews ---- */

static int64_t reviewed(struct store_test *t)
{
	struct review_view *v = NEW(t->a, struct review_view);
	struct ctx *c = senco(t);
	struct check_list check;

	assert_int_equal(IN_READ(c, review_load(c, ZARA, v)), RC_OK);
	v->whole.review.next_step = S("continue");
	v->whole.review.why = S("Reading moves on");
	v->whole.review.learned = S("Short and often works");
	if (v->is_new)
		assert_int_equal(IN_WRITE(c, review_save(c, ZARA, &v->whole)), RC_OK);
	assert_int_equal(IN_READ(c, review_load(c, ZARA, v)), RC_OK);
	assert_int_equal(IN_WRITE(c, review_finish(c, ZARA, v->whole.review.id, v->whole.review.revision, &check)),
	                 RC_OK);
	return v->whole.review.id;
}

static void test_review__is_a_draft_again_on_the_day_it_was_finished(void **state)
{
	struct store_test *t = *state;
	struct review_whole r;
	struct cycle y;
	int64_t id;

	work_plan(t, zara, 0, S(""));
	work_account(t, MOTHER, "mother");
	id = reviewed(t);
	assert_int_equal(cycles(t, &y), 2);
	assert_int_equal(right(t, "review", id, AGAIN, FORM), RC_OK);
	assert_int_equal(cycles(t, &y), 1);
	assert_true(date_none(y.closed_on) && date_none(y.reviewed_on) && y.learned.n == 0);
	assert_int_equal(review_load_whole(t->db, t->a, zara, id, &r, &t->e), RC_OK);
	assert_true(r.review.state == REVIEW_DRAFT);
	assert_int_equal(r.outcomes, 1);
	assert_int_equal(meetings(t), 0);
	assert_int_equal(letters(t, "review"), 0);
	assert_int_equal(letters(t, "correction"), 1); /* the mother has it on her page */
	back(t, FORM);
	assert_int_equal(cycles(t, &y), 2);
	assert_int_equal(meetings(t), 1);
	assert_int_equal(letters(t, "correction"), 0);
	assert_int_equal(right(t, "review", id, AGAIN, FORM + 1), RC_OK);
	assert_int_equal(reviewed(t), id); /* finished once more */
	assert_int_equal(cycles(t, &y), 2);
	assert_int_equal(letters(t, "review"), 1);
}

static void test_review__of_yesterday_is_withdrawn_but_no_draft(void **state)
{
	struct store_test *t = *state;
	struct review_whole r;
	struct cycle y;
	int64_t id;

	work_plan(t, zara, 0, S(""));
	id = reviewed(t);
	assert_int_equal(review_load_whole(t->db, t->a, zara, id, &r, &t->e), RC_OK);
	r.review.finished_on = (struct date){ 2026, 3, 9 };
	assert_int_equal(review_update(t->db, t->a, zara, &r, &t->e), RC_OK);
	assert_false(opened(t, "review", id)->entry.again);
	assert_int_equal(right(t, "review", id, AGAIN, FORM), RC_NONE);
	assert_int_equal(cycles(t, &y), 2);
}

static void test_review__what_has_begun_after_it_stays(void **state)
{
	struct store_test *t = *state;
	struct view said = { .id = 1,
		             .moment = VIEW_MOMENT_ASSESS,
		             .who = VIEW_WHO_PUPIL,
		             .method = VIEW_METHOD_SPOKEN,
		             .words = S("I like it"),
		             .given_on = TODAY,
		             .revision = 1 };
	struct cycle y;
	int64_t id;

	work_plan(t, zara, 0, S(""));
	id = reviewed(t);
	assert_int_equal(cycles(t, &y), 2);
	said.cycle_id = y.id;
	assert_int_equal(view_insert(t->db, t->a, zara, &said, &t->e), RC_OK);
	assert_true(opened(t, "review", id)->blocked_again);
	assert_int_equal(right(t, "review", id, AGAIN, FORM), RC_INVALID);
	assert_int_equal(right(t, "review", id, OUT, FORM), RC_OK);
	assert_int_equal(cycles(t, &y), 2);
	assert_int_equal(cycle_load(t->db, t->a, zara, CYCLE_ONE, &y, &t->e), RC_OK);
	assert_false(date_none(y.closed_on));
	assert_true(date_none(y.reviewed_on));
}

/* The meeting had been booked: whether it took place is not known from the review. */
static void test_review__a_booked_meeting_stands_and_is_not_counted(void **state)
{
	struct store_test *t = *state;
	struct meeting m = { .id = 5,
		             .cycle_id = CYCLE_ONE,
		             .kind = MEETING_KIND_REVIEW,
		             .on_day = TODAY,
		             .state = MEETING_BOOKED,
		             .counts = 1,
		             .made_by = SENCO,
		             .revision = 1 };
	int64_t id;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(meeting_insert(t->db, t->a, zara, &m, &t->e), RC_OK);
	id = reviewed(t);
	assert_int_equal(right(t, "review", id, OUT, FORM), RC_OK);
	assert_int_equal(meeting_load(t->db, t->a, zara, 5, &m, &t->e), RC_OK);
	assert_true(m.state == MEETING_HELD);
	assert_int_equal(m.counts, 0);
}

/* ---- plans ---- */

static void second_version(struct store_test *t)
{
	struct plan head = { .id = V_TWO, .cycle_id = CYCLE_ONE, .version = 2, .made_by = SENCO };
	struct plan_whole w;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(plan_copy(t->db, t->a, zara, PLAN_ONE, &head, &w, &t->e), RC_OK);
	assert_int_equal(plan_share(t->db, t->a, zara, V_TWO, 1, TODAY, SENCO, &t->e), RC_OK);
}

static void in_force(struct store_test *t, int64_t id)
{
	struct plan_whole w;
	struct provision *p;
	size_t n;

	assert_int_equal(plan_in_force(t->db, t->a, zara, &w, &t->e), id == 0 ? RC_NONE : RC_OK);
	assert_int_equal(provision_live_list(t->db, t->a, zara, &p, &n, &t->e), RC_OK);
	assert_int_equal(n, id != 0);
	if (id == 0)
		return;
	assert_int_equal(w.plan.id, id);
	assert_int_equal(p[0].plan_id, id);
}

static void test_plan__the_version_before_is_in_force_again(void **state)
{
	struct store_test *t = *state;
	struct plan_whole w;
	struct cycle y;

	second_version(t);
	in_force(t, V_TWO);
	assert_int_equal(right(t, "plan", V_TWO, AGAIN, FORM), RC_OK);
	in_force(t, PLAN_ONE);
	assert_int_equal(plan_draft(t->db, t->a, zara, CYCLE_ONE, &w, &t->e), RC_OK);
	assert_int_equal(w.plan.id, V_TWO);
	assert_int_equal(w.outcomes, 1);
	back(t, FORM);
	in_force(t, V_TWO);
	assert_int_equal(right(t, "plan", V_TWO, OUT, FORM + 1), RC_OK);
	in_force(t, PLAN_ONE);
	assert_int_equal(right(t, "plan", PLAN_ONE, OUT, FORM + 2), RC_OK);
	in_force(t, 0);
	(void)cycles(t, &y);
	assert_true(date_none(y.planned_on) && date_none(y.review_on));
	back(t, FORM + 2);
	in_force(t, PLAN_ONE);
}

static void test_plan__that_was_reviewed_has_to_wait(void **state)
{
	struct store_test *t = *state;

	work_plan(t, zara, 0, S(""));
	(void)reviewed(t);
	assert_true(opened(t, "plan", PLAN_ONE)->blocked);
	assert_int_equal(right(t, "plan", PLAN_ONE, OUT, FORM), RC_INVALID);
	in_force(t, PLAN_ONE);
}

/* ---- decisions ---- */

static void decided(struct store_test *t, enum decision_result result, struct date on, int64_t id)
{
	struct decide_in in = { .decision = { .id = id,
		                              .decided_on = on,
		                              .result = result,
		                              .reason = S("Reads far below her age"),
		                              .evidence = S("Reading check"),
		                              .decided_by = SENCO,
		                              .with_whom = S("Mother"),
		                              .monitor_on = { 2026, 9, 1 } },
		                .review_on = { 2026, 6, 19 } };
	struct ctx *c = senco(t);
	struct decide_faults faults;

	if (result == DECISION_SEN_SUPPORT) {
		in.need[0] = (struct need){ .code = S("SPLD"), .rank = 1 };
		in.needs = 1;
	}
	assert_int_equal(IN_WRITE(c, decide_save(c, ZARA, &in, &faults)), RC_OK);
}

static size_t needs_on(struct store_test *t, struct date on)
{
	struct need *v;
	size_t n;

	assert_int_equal(need_list(t->db, t->a, zara, on, &v, &n, &t->e), RC_OK);
	return n;
}

static void test_decision__of_today_leaves_nothing(void **state)
{
	struct store_test *t = *state;
	struct status *s;
	struct cycle y;
	size_t n;

	decided(t, DECISION_SEN_SUPPORT, TODAY, TODAYS);
	assert_int_equal(code_on(t, TODAY), STATUS_K);
	assert_true(letters(t, "s68") > 0);
	assert_int_equal(right(t, "decision", TODAYS, OUT, FORM), RC_OK);
	assert_int_equal(code_on(t, TODAY), STATUS_N);
	assert_int_equal(status_list(t->db, t->a, zara, &s, &n, &t->e), RC_OK);
	assert_int_equal(n + needs_on(t, TODAY) + cycles(t, &y) + letters(t, ""), 0); /* none was given */
	back(t, FORM);
	assert_int_equal(code_on(t, TODAY), STATUS_K);
	assert_int_equal(needs_on(t, TODAY), 1);
	assert_int_equal(cycles(t, &y), 1);
}

static void test_decision__of_some_days_stands_twice_in_the_status_history(void **state)
{
	static const struct date BEFORE = { 2026, 3, 2 };
	struct store_test *t = *state;
	struct status *s;
	struct cycle y;
	size_t n;

	decided(t, DECISION_SEN_SUPPORT, BEFORE, TODAYS);
	assert_int_equal(right(t, "decision", TODAYS, OUT, FORM), RC_OK);
	assert_int_equal(code_on(t, (struct date){ 2026, 3, 9 }), STATUS_K);
	assert_int_equal(code_on(t, TODAY), STATUS_N);
	assert_int_equal(status_list(t->db, t->a, zara, &s, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_true(str_find(s[1].reason, S("Reads far")) < 0); /* its words are gone */
	assert_int_equal(needs_on(t, TODAY), 0);
	assert_int_equal(cycles(t, &y), 0);
}

static void test_decision__a_plan_and_a_later_status_go_first(void **state)
{
	struct store_test *t = *state;

	decided(t, DECISION_SEN_SUPPORT, (struct date){ 2026, 3, 2 }, TODAYS);
	work_plan(t, zara, 0, S(""));
	assert_true(opened(t, "decision", TODAYS)->blocked);
	assert_int_equal(right(t, "decision", TODAYS, OUT, FORM), RC_INVALID);
	decided(t, DECISION_END_SUPPORT, TODAY, TODAYS + 1);
	in_force(t, 0);
	assert_true(opened(t, "decision", TODAYS)->blocked);
	assert_int_equal(right(t, "decision", TODAYS + 1, OUT, FORM), RC_OK);
	in_force(t, PLAN_ONE); /* the end is taken back: support goes on */
	assert_int_equal(code_on(t, TODAY), STATUS_K);
	assert_int_equal(needs_on(t, TODAY), 1);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_put_right_cycle)
{
	const struct CMUnitTest tests[] = {
		T(test_review__is_a_draft_again_on_the_day_it_was_finished),
		T(test_review__of_yesterday_is_withdrawn_but_no_draft),
		T(test_review__what_has_begun_after_it_stays),
		T(test_review__a_booked_meeting_stands_and_is_not_counted),
		T(test_plan__the_version_before_is_in_force_again),
		T(test_plan__that_was_reviewed_has_to_wait),
		T(test_decision__of_today_leaves_nothing),
		T(test_decision__of_some_days_stands_twice_in_the_status_history),
		T(test_decision__a_plan_and_a_later_status_go_first),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
