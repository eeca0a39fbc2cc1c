/* plan/plan_edit, plan_share, plan_read: a draft is kept, two people lose nothing, a shared version never changes, the
 * next one says what is different, and who has read it is known. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "letters/notice_sql.h"
#include "review/review_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "plan/plan_edit.h"
#include "plan/plan_read.h"

static const struct date REVIEW = { 2026, 5, 12 };

static struct plan_edit *edit_of(struct ctx *c)
{
	struct plan_edit *v = NEW(c->a, struct plan_edit);

	if (IN_READ(c, plan_edit_load(c, ZARA, v)) != RC_OK)
		fail_msg("load: %s", c->err.text);
	return v;
}

/* Everything a plan must have, and a support that is taught in a group. */
static void fill(struct plan_edit *v)
{
	struct plan_whole *w = &v->draft;

	w->plan.teacher_id = CLASS_TEACHER;
	w->plan.review_on = REVIEW;
	w->plan.home = S("Ten minutes together");
	w->outcome[0] = (struct outcome){ .root_id = 71,
		                          .aim = S("reads a page"),
		                          .measure = S("Words"),
		                          .unit = S("words"),
		                          .baseline = 38000,
		                          .target = 55000 };
	w->outcomes = 1;
	w->provision[0] = (struct provision){ .root_id = 81,
		                              .outcome_root = 71,
		                              .what = S("Sounds  and Words"),
		                              .giver_id = GIVER,
		                              .per_week = 3,
		                              .minutes = 20,
		                              .group_size = 3,
		                              .ends = REVIEW };
	w->provisions = 1;
	w->strategy[0] = (struct strategy){ .words = S("One instruction at a time") };
	w->strategies = 1;
}

static struct plan_edit *saved(struct ctx *c)
{
	struct plan_edit *v = edit_of(c);

	fill(v);
	if (IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)) != RC_OK)
		fail_msg("save: %s", c->err.text);
	return edit_of(c);
}

static int64_t share(struct ctx *c)
{
	struct plan_edit *v = edit_of(c);
	struct check_list check;
	struct told_list whom;

	assert_false(v->is_new);
	if (IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, v->draft.plan.revision, &check, &whom)) != RC_OK)
		fail_msg("share: %s", c->err.text);
	return v->draft.plan.id;
}

static struct plan_whole stored(struct store_test *t, int64_t id)
{
	struct plan_whole w;

	assert_int_equal(plan_load(t->db, t->a, zara, id, &w, &t->e), RC_OK);
	return w;
}

static void test_save__the_first_draft_opens_the_first_cycle(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct plan_edit *v = edit_of(c);
	struct cycle cycle;

	assert_true(v->is_new);
	assert_int_equal(v->draft.plan.teacher_id, CLASS_TEACHER); /* the class teacher is proposed */
	assert_int_equal(cycle_latest(t->db, t->a, zara, &cycle, &t->e), RC_NONE);
	v = saved(c);
	assert_false(v->is_new);
	assert_int_equal(v->cycle.number, 1);
	assert_int_equal(v->draft.plan.version, 1);
	assert_true(str_is(v->draft.outcome[0].aim, "reads a page"));
	assert_true(str_is(v->draft.strategy[0].words, "One instruction at a time"));
	assert_int_equal(v->draft.provision[0].outcome_root, 71);
}

static void test_save__a_double_submit_is_one_draft(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = edit_of(c);
	struct plan_edit *again = NEW(t->a, struct plan_edit);
	struct plan *all;
	size_t n;

	fill(v);
	*again = *v;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	again->draft.plan.revision = 0;
	again->draft.outcome[0].id = again->draft.provision[0].id = again->draft.strategy[0].id = 0;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &again->draft)), RC_OK);
	assert_int_equal(plan_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(edit_of(c)->draft.outcomes, 1);
}

static void test_save__two_people_lose_nothing(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *mine = saved(c);
	struct plan_edit *theirs = edit_of(work_as(t, CLASS_TEACHER, ROLE_TEACHER));

	assert_true(plan_same(&mine->draft, &theirs->draft));
	theirs->draft.outcome[0].aim = S("Their words");
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &theirs->draft)), RC_OK);
	mine->draft.outcome[0].aim = S("My words");
	assert_false(plan_same(&mine->draft, &theirs->draft));
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &mine->draft)), RC_CONFLICT);
	assert_true(str_is(edit_of(c)->draft.outcome[0].aim, "Their words"));
}

static void test_save__two_first_drafts_at_once_are_a_conflict(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *mine = edit_of(c);

	(void)saved(work_as(t, CLASS_TEACHER, ROLE_TEACHER));
	fill(mine);
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &mine->draft)), RC_CONFLICT);
}

static void test_save__groups_join_the_same_help_from_the_same_person(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);
	struct str key = v->draft.provision[0].group_key;

	assert_true(key.n > 0);
	v->draft.provision[0].what = S("sounds and words ");
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_true(str_eq(v->draft.provision[0].group_key, key));
	v->draft.provision[0].giver_id = ASSISTANT;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_false(str_eq(v->draft.provision[0].group_key, key));
	v->draft.provision[0].group_size = 1;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	assert_int_equal(edit_of(c)->draft.provision[0].group_key.n, 0);
}

static void test_save__support_of_a_removed_outcome_stays(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);

	v->draft.outcomes = 0;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_int_equal(v->draft.provisions, 1);
	assert_int_equal(v->draft.provision[0].outcome_root, 0);
}

static void test_rights__who_may_not_write_finds_nothing(void **state)
{
	static const struct {
		int64_t person;
		enum role hat;
	} NOT[] = {
		{ ASSISTANT, ROLE_TA }, { MOTHER, ROLE_PARENT }, { HEAD, ROLE_HEAD }, { SPECIALIST, ROLE_SPECIALIST }
	};
	struct store_test *t = *state;
	struct plan_edit *v = saved(work_as(t, SENCO, ROLE_SENCO));
	struct check_list check;
	struct told_list whom;

	for (size_t i = 0; i < sizeof NOT / sizeof NOT[0]; i++) {
		struct ctx *c = work_as(t, NOT[i].person, NOT[i].hat);

		assert_int_equal(IN_READ(c, plan_edit_load(c, ZARA, NEW(t->a, struct plan_edit))), RC_NONE);
		assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_NONE);
		assert_int_equal(IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, 1, &check, &whom)), RC_NONE);
	}
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          plan_edit_share(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, v->draft.plan.id, 1,
	                                          &check, &whom)),
	                 RC_NONE);
	assert_int_equal(edit_of(work_as(t, SENCO, ROLE_SENCO))->draft.plan.revision, 1);
}

static void test_share__stops_without_what_must_be_there(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);
	struct check_list check;
	struct told_list whom;

	v->draft.plan.teacher_id = ASSISTANT; /* a teaching assistant is not responsible (6.52) */
	v->draft.plan.review_on = DATE_NONE;
	v->draft.outcomes = 0;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_int_equal(IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, v->draft.plan.revision, &check, &whom)),
	                 RC_INVALID);
	assert_int_equal(check.missing, 3);
	assert_true(stored(t, v->draft.plan.id).plan.state == PLAN_DRAFT);
}

static void test_share__freezes_tells_and_dates(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct notice *told;
	struct cycle cycle;
	struct plan_whole w;
	int64_t id;
	size_t n;

	work_account(t, MOTHER, "mother");
	work_carer(t);
	(void)saved(c);
	id = share(c);
	w = stored(t, id);
	assert_true(w.plan.state == PLAN_SHARED);
	assert_int_equal(w.plan.shared_by, SENCO);
	assert_int_equal(w.provision[0].live, 1);
	assert_int_equal(date_cmp(w.provision[0].starts, TODAY), 0);
	assert_int_equal(cycle_latest(t->db, t->a, zara, &cycle, &t->e), RC_OK);
	assert_int_equal(date_cmp(cycle.planned_on, TODAY), 0);
	assert_int_equal(date_cmp(cycle.review_on, REVIEW), 0);
	assert_int_equal(notice_list_about(t->db, t->a, zara, id, &told, &n, &t->e), RC_OK);
	assert_int_equal(n, 2); /* never the restricted father */
	for (size_t i = 0; i < n; i++) {
		bool mother = told[i].person_id == MOTHER;

		assert_true(mother || told[i].person_id == AUNT);
		assert_true(told[i].kind == NOTICE_PLAN);
		assert_int_equal(date_none(told[i].sent_on), !mother); /* paper waits to be printed */
	}
}

static void test_share__says_all_who_get_it_before(void **state)
{
	struct ctx *c = work_as(*state, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);
	size_t teams = v->teams;

	v->draft.provision[0].giver_id = HEAD; /* who does not hold Zara before it is shared */
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_int_equal(v->teams, teams); /* the one named before goes */
	assert_int_equal(v->team[teams - 1].person_id, HEAD);
}

static void test_share__twice_is_one_version(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);
	struct check_list check;
	struct told_list whom;
	struct notice *told;
	struct plan *all;
	size_t n;

	assert_int_equal(IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, 9, &check, &whom)), RC_CONFLICT);
	assert_int_equal(IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, 1, &check, &whom)), RC_OK);
	assert_int_equal(IN_WRITE(c, plan_edit_share(c, ZARA, v->draft.plan.id, 1, &check, &whom)), RC_OK);
	assert_int_equal(plan_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(notice_list_about(t->db, t->a, zara, v->draft.plan.id, &told, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)),
	                 RC_CONFLICT); /* a shared version never changes */
	assert_true(str_is(stored(t, v->draft.plan.id).outcome[0].aim, "reads a page"));
}

static void test_change__the_next_version_says_what_is_different(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v;
	struct plan_whole now;
	int64_t first;
	int64_t second;

	(void)saved(c);
	first = share(c);
	v = edit_of(c);
	assert_true(v->is_new);
	assert_int_equal(v->draft.plan.version, 2);
	assert_int_equal(v->draft.outcome[0].root_id, 71);
	assert_int_equal(v->draft.provision[0].root_id, 81);
	v->draft.provision[0].per_week = 5;
	v->draft.plan.review_on = (struct date){ 2026, 5, 19 };
	v->draft.provision[0].ends = v->draft.plan.review_on;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	assert_true(stored(t, first).plan.state == PLAN_SHARED); /* until the next one is shared */
	assert_int_equal(stored(t, first).provision[0].live, 1);
	second = share(c);
	now = stored(t, second);
	assert_int_equal(now.plan.version, 2);
	assert_true(str_find(now.plan.changes, S("now 5 times a week. It was 3 times.")) >= 0);
	assert_true(str_find(now.plan.changes, S("The review is now on 19 May 2026")) >= 0);
	assert_true(str_find(now.plan.changes, S("last day")) < 0); /* it goes with the review */
	assert_true(stored(t, first).plan.state == PLAN_SUPERSEDED);
	assert_int_equal(stored(t, first).provision[0].live, 0);
	assert_int_equal(stored(t, first).provision[0].per_week, 3);
	assert_int_equal(date_cmp(now.provision[0].starts, stored(t, first).provision[0].starts), 0);
}

static void test_support__may_begin_before_the_plan_is_shared(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct plan_edit *v = saved(c);

	assert_int_equal(IN_WRITE(c, plan_support_begin(c, ZARA, 12345)), RC_NONE);
	assert_int_equal(IN_WRITE(c, plan_support_begin(c, ZARA, 81)), RC_OK);
	assert_int_equal(IN_WRITE(c, plan_support_begin(c, ZARA, 81)), RC_OK);
	v = edit_of(c);
	assert_int_equal(v->draft.provision[0].live, 1);
	v->draft.provision[0].live = 0; /* as a form sends it */
	v->draft.provision[0].starts = DATE_NONE;
	v->draft.provision[0].minutes = 25;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = edit_of(c);
	assert_int_equal(v->draft.provision[0].live, 1);
	assert_int_equal(date_cmp(v->draft.provision[0].starts, TODAY), 0);
}

static void test_new_cycle__begins_with_what_the_review_carries_on(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct review_outcome ro = { .id = 91,
		                     .review_id = 90,
		                     .outcome_root = OUTCOME_ONE,
		                     .judgement = JUDGEMENT_PARTLY,
		                     .after_value = 46000,
		                     .carry = 1 };
	struct review_provision rp = {
		.id = 92, .review_id = 90, .provision_root = SUPPORT_ONE, .decision = PROVISION_STOP
	};
	struct review_whole r = { .review = { .id = 90,
		                              .cycle_id = CYCLE_ONE,
		                              .plan_id = PLAN_ONE,
		                              .held_on = TODAY,
		                              .state = REVIEW_FINAL,
		                              .made_by = SENCO,
		                              .revision = 1 },
		                  .outcome = &ro,
		                  .outcomes = 1,
		                  .provision = &rp,
		                  .provisions = 1 };
	struct view said = { .id = 93,
		             .cycle_id = 94,
		             .moment = VIEW_MOMENT_ASSESS,
		             .who = VIEW_WHO_PUPIL,
		             .name = S("Zara"),
		             .method = VIEW_METHOD_DRAWN,
		             .words = S("I like stories"),
		             .given_on = TODAY,
		             .revision = 1 };
	struct plan_edit *v;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(review_insert(t->db, t->a, zara, &r, &t->e), RC_OK);
	assert_int_equal(cycle_insert(t->db, t->a, zara,
	                              &(struct cycle){ .id = 94, .number = 2, .opened_on = TODAY, .revision = 1 },
	                              &t->e),
	                 RC_OK);
	assert_int_equal(view_insert(t->db, t->a, zara, &said, &t->e), RC_OK);
	v = edit_of(c);
	assert_true(v->is_new);
	assert_int_equal(v->draft.outcomes, 1);
	assert_int_equal(v->draft.outcome[0].root_id, OUTCOME_ONE);
	assert_int_equal(v->draft.outcome[0].baseline, 46000); /* where it stands now */
	assert_true(v->draft.outcome[0].target == MILLI_NONE);
	assert_int_equal(v->draft.provisions, 0);
	assert_true(date_none(v->draft.plan.review_on));
	assert_true(str_is(v->draft.plan.pupil_said, "I like stories"));
	assert_true(v->draft.plan.pupil_how == CONSULTED_DRAWN);
}

static void test_read__staff_confirm_and_ask_for_help(void **state)
{
	struct store_test *t = *state;
	struct ctx *ta = work_as(t, ASSISTANT, ROLE_TA);
	struct plan_read *v = NEW(t->a, struct plan_read);
	struct plan_reading *list;
	int64_t id;
	size_t n;

	(void)saved(work_as(t, SENCO, ROLE_SENCO));
	assert_int_equal(IN_READ(ta,
	                         plan_read_version(ta, ZARA, edit_of(work_as(t, SENCO, ROLE_SENCO))->draft.plan.id, v)),
	                 RC_NONE);
	id = share(work_as(t, SENCO, ROLE_SENCO));
	assert_int_equal(plan_reading(ta, &list, &n), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(list[0].state, ACKNOWLEDGED_NONE);
	assert_int_equal(IN_WRITE(ta, plan_acknowledge(ta, ZARA, id, ACKNOWLEDGED_NONE, S(""))), RC_INVALID);
	assert_int_equal(IN_WRITE(ta, plan_acknowledge(ta, ZARA, id, ACKNOWLEDGED_HELP, S(" "))), RC_INVALID);
	assert_int_equal(IN_WRITE(ta, plan_acknowledge(ta, ZARA, id, ACKNOWLEDGED_HELP, S("What is a word mat?"))),
	                 RC_OK);
	assert_int_equal(IN_WRITE(ta, plan_acknowledge(ta, ZARA, id, ACKNOWLEDGED_READ, S(""))), RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          plan_acknowledge(work_as(t, MOTHER, ROLE_PARENT), ZARA, id, ACKNOWLEDGED_READ,
	                                           S(""))),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         plan_read_version(work_as(t, SENCO, ROLE_SENCO), ZARA, id, v)),
	                 RC_OK);
	for (size_t i = 0; i < v->readers; i++)
		assert_int_equal(v->reader[i].state == ACKNOWLEDGED_READ, v->reader[i].staff.person_id == ASSISTANT);
	assert_true(v->readers >= 3);
}

static void test_read__an_assistant_gets_the_briefing(void **state)
{
	struct store_test *t = *state;
	struct plan_read *v = NEW(t->a, struct plan_read);
	struct str pdf;
	int64_t id;

	(void)saved(work_as(t, SENCO, ROLE_SENCO));
	id = share(work_as(t, SENCO, ROLE_SENCO));
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         plan_read_version(work_as(t, ASSISTANT, ROLE_TA), ZARA, id, v)),
	                 RC_OK);
	assert_false(v->may_record);
	assert_int_equal(v->whole.strategies, 1);
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         plan_read_paper(work_as(t, ASSISTANT, ROLE_TA), ZARA, id, false, &pdf)),
	                 RC_NONE);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         plan_read_paper(work_as(t, SENCO, ROLE_SENCO), ZARA, id, false, &pdf)),
	                 RC_OK);
	assert_true(str_starts(pdf, S("%PDF-")));
}

TEST_MAIN(test_plan)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_save__the_first_draft_opens_the_first_cycle),
		T(test_save__a_double_submit_is_one_draft),
		T(test_save__two_people_lose_nothing),
		T(test_save__two_first_drafts_at_once_are_a_conflict),
		T(test_save__groups_join_the_same_help_from_the_same_person),
		T(test_save__support_of_a_removed_outcome_stays),
		T(test_rights__who_may_not_write_finds_nothing),
		T(test_share__stops_without_what_must_be_there),
		T(test_share__freezes_tells_and_dates),
		T(test_share__says_all_who_get_it_before),
		T(test_share__twice_is_one_version),
		T(test_change__the_next_version_says_what_is_different),
		T(test_support__may_begin_before_the_plan_is_shared),
		T(test_new_cycle__begins_with_what_the_review_carries_on),
		T(test_read__staff_confirm_and_ask_for_help),
		T(test_read__an_assistant_gets_the_briefing),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
