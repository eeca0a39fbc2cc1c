/* review/review: from a draft to the next cycle, in one transaction, once. */
#include "support/support.h"

#include <string.h>

#include "core/cycle/cycle_sql.h"
#include "meeting/meeting_sql.h"
#include "letters/notice_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "review/review.h"

static struct review_view *view_new(struct store_test *t)
{
	return arena_alloc(t->a, sizeof(struct review_view));
}

/* Loads, fills what finishing needs, saves. */
static struct review_view *saved(struct store_test *t, struct ctx *c, struct str next)
{
	struct review_view *v = view_new(t);

	assert_int_equal(IN_READ(c, review_load(c, ZARA, v)), RC_OK);
	v->whole.review.next_step = next;
	v->whole.review.why = S("Reading moves on");
	v->whole.review.learned = S("Short and often works");
	assert_int_equal(IN_WRITE(c, review_save(c, ZARA, &v->whole)), RC_OK);
	v = view_new(t);
	assert_int_equal(IN_READ(c, review_load(c, ZARA, v)), RC_OK);
	return v;
}

static void test_load__a_new_review_has_what_can_be_derived(void **state)
{
	struct store_test *t = *state;
	struct review_view *v = view_new(t);

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_READ(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                         review_load(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, v)),
	                 RC_OK);
	assert_true(v->is_new);
	assert_int_equal(v->whole.outcomes, 1);
	assert_int_equal(v->whole.provisions, 1);
	assert_true(v->whole.review.summary.n > 0);
	assert_false(checks_pass(&v->check));
}

static void test_load__nothing_to_review_without_a_plan(void **state)
{
	struct store_test *t = *state;

	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         review_load(work_as(t, SENCO, ROLE_SENCO), ZARA, view_new(t))),
	                 RC_NONE);
	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         review_load(work_as(t, ASSISTANT, ROLE_TA), ZARA, view_new(t))),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         review_load(work_as(t, MOTHER, ROLE_PARENT), ZARA, view_new(t))),
	                 RC_NONE);
}

static void test_save__two_people_at_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct review_view *mine = view_new(t);
	struct review_view *theirs;

	work_plan(t, zara, 0, S(""));
	theirs = saved(t, c, S("continue"));
	assert_int_equal(IN_READ(c, review_load(c, ZARA, mine)), RC_OK);
	theirs->whole.review.why = S("Their words");
	assert_int_equal(IN_WRITE(c, review_save(c, ZARA, &theirs->whole)), RC_OK);
	mine->whole.review.why = S("My words");
	assert_int_equal(IN_WRITE(c, review_save(c, ZARA, &mine->whole)), RC_CONFLICT);
	assert_int_equal(IN_READ(c, review_load(c, ZARA, mine)), RC_OK);
	assert_true(str_is(mine->whole.review.why, "Their words"));
}

static void test_finish__stops_without_a_next_step(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct review_view *v;
	struct check_list check;
	struct cycle cycle;

	work_plan(t, zara, 0, S(""));
	v = saved(t, c, S(""));
	assert_int_equal(IN_WRITE(c, review_finish(c, ZARA, v->whole.review.id, v->whole.review.revision, &check)),
	                 RC_INVALID);
	assert_true(check.missing > 0);
	assert_int_equal(cycle_latest(t->db, t->a, zara, &cycle, &t->e), RC_OK);
	assert_int_equal(cycle.number, 1);
	assert_true(date_none(cycle.closed_on));
}

static void test_finish__opens_the_next_cycle_and_tells_the_family_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct review_view *v;
	struct check_list check;
	struct cycle *cycle;
	struct meeting *meeting;
	struct notice *notice;
	size_t n;

	work_plan(t, zara, 0, S(""));
	v = saved(t, c, S("change"));
	for (int twice = 0; twice < 2; twice++)
		assert_int_equal(IN_WRITE(c,
		                          review_finish(c, ZARA, v->whole.review.id, v->whole.review.revision, &check)),
		                 RC_OK);
	assert_int_equal(cycle_list(t->db, t->a, zara, &cycle, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(cycle[0].number, 2);
	assert_int_equal(date_cmp(cycle[1].closed_on, TODAY), 0);
	assert_true(str_is(cycle[1].learned, "Short and often works"));
	assert_int_equal(meeting_list(t->db, t->a, zara, &meeting, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(meeting[0].state == MEETING_HELD);
	assert_int_equal(notice_list(t->db, t->a, zara, S("review"), &notice, &n, &t->e), RC_OK);
	assert_int_equal(n, 1); /* the mother; the father is restricted */
	assert_int_equal(notice[0].person_id, MOTHER);
}

static void test_finish__step_down_opens_no_cycle(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct review_view *v;
	struct check_list check;
	struct cycle *cycle;
	size_t n;

	work_plan(t, zara, 0, S(""));
	v = saved(t, c, S("step_down"));
	assert_int_equal(IN_WRITE(c, review_finish(c, ZARA, v->whole.review.id, v->whole.review.revision, &check)),
	                 RC_OK);
	assert_int_equal(cycle_list(t->db, t->a, zara, &cycle, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
}

static void test_view__stands_beside_the_others_once(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct view x = { .id = 9100,
		          .who = VIEW_WHO_PUPIL,
		          .name = S("Zara"),
		          .method = VIEW_METHOD_SPOKEN,
		          .words = S("It is better now") };
	struct review_view *v = view_new(t);

	work_plan(t, zara, 0, S(""));
	assert_int_equal(IN_WRITE(c, review_add_view(c, ZARA, &x)), RC_OK);
	assert_int_equal(IN_WRITE(c, review_add_view(c, ZARA, &x)), RC_OK);
	assert_int_equal(IN_READ(c, review_load(c, ZARA, v)), RC_OK);
	assert_int_equal(v->views, 1);
	assert_int_equal(IN_WRITE(work_as(t, ASSISTANT, ROLE_TA),
	                          review_add_view(work_as(t, ASSISTANT, ROLE_TA), ZARA, &x)),
	                 RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

/* What the check says about the cycles so far, of a review whose one outcome is judged so. */
static bool says_specialist(struct store_test *t, enum outcome_judgement judged, const struct cycle_line *cycle,
                            size_t cycles)
{
	struct review_outcome o = { .judgement = judged };
	struct review_view v = { .whole = { .outcome = &o, .outcomes = 1 } };
	struct check_list l;

	v.pupil.cycle = NEW_ARRAY(t->a, struct cycle_line, cycles);
	memcpy(v.pupil.cycle, cycle, cycles * sizeof *cycle);
	v.pupil.cycles = cycles;
	l = review_check_of(work_as(t, SENCO, ROLE_SENCO), &v);
	for (size_t i = 0; i < l.n; i++)
		if (str_find(l.item[i].text, S("think about involving a specialist")) >= 0)
			return true;
	return false;
}

static void test_check__two_slow_cycles_ask_for_a_specialist(void **state)
{
	struct store_test *t = *state;
	const struct cycle_line now = { .outcomes = 1 };
	const struct cycle_line slow = { .reviewed = true, .outcomes = 2 };
	const struct cycle_line good = { .reviewed = true, .outcomes = 2, .reached = 1 };
	const struct cycle_line open = { .outcomes = 2 };

	assert_true(says_specialist(t, JUDGEMENT_NOT_REACHED, (const struct cycle_line[]){ now, slow }, 2));
	assert_true(says_specialist(t, JUDGEMENT_PARTLY, (const struct cycle_line[]){ now, slow, good }, 3));
	assert_false(says_specialist(t, JUDGEMENT_REACHED, (const struct cycle_line[]){ now, slow }, 2));
	assert_false(says_specialist(t, JUDGEMENT_NONE, (const struct cycle_line[]){ now, slow }, 2));
	assert_false(says_specialist(t, JUDGEMENT_NOT_REACHED, (const struct cycle_line[]){ now, good, slow }, 3));
	assert_false(says_specialist(t, JUDGEMENT_NOT_REACHED, (const struct cycle_line[]){ now, open, slow }, 3));
	assert_false(says_specialist(t, JUDGEMENT_NOT_REACHED, (const struct cycle_line[]){ now }, 1));
}

TEST_MAIN(test_review)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_check__two_slow_cycles_ask_for_a_specialist, store_test_setup,
		                                store_test_teardown),
		T(test_load__a_new_review_has_what_can_be_derived),
		T(test_load__nothing_to_review_without_a_plan),
		T(test_save__two_people_at_once),
		T(test_finish__stops_without_a_next_step),
		T(test_finish__opens_the_next_cycle_and_tells_the_family_once),
		T(test_finish__step_down_opens_no_cycle),
		T(test_view__stands_beside_the_others_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
