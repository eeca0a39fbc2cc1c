/* plan/plan_edit and plan_read from version to version: what a new one begins with, what stops its sharing, who is
 * told, who reads it. Saving itself is in test_plan. */
#include "support/support.h"

#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "review/review_sql.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"
#include "plan/plan_edit.h"
#include "plan/plan_read.h"

static const struct date REVIEW_ON = { 2026, 6, 23 };

static struct plan_edit *opened(struct ctx *c, int64_t pupil_id)
{
	struct plan_edit *v = NEW(c->a, struct plan_edit);

	assert_int_equal(IN_READ(c, plan_edit_load(c, pupil_id, v)), RC_OK);
	return v;
}

/* What sharing asks for: an outcome, support for it, a day. */
static void filled(struct plan_edit *v)
{
	struct plan_whole *w = &v->draft;

	w->outcome[0] = (struct outcome){ .root_id = id_new(),
		                          .position = 1,
		                          .aim = S("reads a page aloud"),
		                          .measure = S("Words a minute"),
		                          .unit = S("words"),
		                          .baseline = 38000,
		                          .target = 55000,
		                          .by_on = REVIEW_ON };
	w->outcomes = 1;
	w->provision[0] = (struct provision){ .position = 1,
		                              .outcome_root = w->outcome[0].root_id,
		                              .what = S("Paired Reading"),
		                              .giver_id = GIVER,
		                              .per_week = 3,
		                              .minutes = 15,
		                              .group_size = 1 };
	w->provisions = 1;
	w->plan.review_on = REVIEW_ON;
}

/* A saved draft of Zara's that can be shared, as it stands in the store. */
static struct plan_edit *ready(struct store_test *t)
{
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct plan_edit *v = opened(c, ZARA);

	filled(v);
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	return opened(c, ZARA);
}

static enum rc shared(struct store_test *t, const struct plan_edit *v)
{
	struct check_list check;
	struct told_list whom;

	return IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                plan_edit_share(work_as(t, SENCO, ROLE_SENCO), ZARA, v->draft.plan.id, v->draft.plan.revision,
	                                &check, &whom));
}

static size_t versions(struct store_test *t, struct plan **list)
{
	size_t n = 0;

	assert_int_equal(plan_list(t->db, t->a, zara, 0, list, &n, &t->e), RC_OK);
	return n;
}

static void test_draft__begins_with_the_version_in_force(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *v;

	work_plan(t, zara, 0, S(""));
	v = opened(work_as(t, SENCO, ROLE_SENCO), ZARA);
	assert_true(v->is_new);
	assert_int_equal(v->draft.plan.version, 2);
	assert_int_equal(v->draft.outcomes, 1);
	assert_int_equal(v->draft.outcome[0].root_id, OUTCOME_ONE);
	assert_int_equal(v->draft.outcome[0].baseline, 38000);
	assert_int_equal(v->draft.provision[0].root_id, SUPPORT_ONE);
	assert_int_equal(date_cmp(v->draft.plan.review_on, (struct date){ 2026, 3, 24 }), 0);
}

/* A cycle that ended with a review: outcome one stands at 47 and goes on; support one stops. */
static void reviewed(struct store_test *t, bool carry, enum provision_decision support)
{
	struct review_outcome o = { .id = 8101,
		                    .outcome_root = OUTCOME_ONE,
		                    .judgement = JUDGEMENT_PARTLY,
		                    .after_value = 47000,
		                    .carry = carry };
	struct review_provision p = { .id = 8102, .provision_root = SUPPORT_ONE, .decision = support };
	struct review_whole r = { .review = { .id = 8100,
		                              .cycle_id = CYCLE_ONE,
		                              .plan_id = PLAN_ONE,
		                              .held_on = TODAY,
		                              .state = REVIEW_FINAL,
		                              .finished_on = TODAY,
		                              .made_by = SENCO,
		                              .revision = 1 },
		                  .outcome = &o,
		                  .outcomes = 1,
		                  .provision = &p,
		                  .provisions = 1 };

	o.review_id = p.review_id = r.review.id;
	work_plan(t, zara, 0, S(""));
	assert_int_equal(review_insert(t->db, t->a, zara, &r, &t->e), RC_OK);
	assert_int_equal(cycle_mark(t->db, t->a, zara, CYCLE_ONE, CYCLE_DATE_CLOSED, TODAY, &t->e), RC_OK);
}

static void test_draft__after_a_review_begins_where_it_ended(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *v;

	reviewed(t, true, PROVISION_STOP);
	v = opened(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA);
	assert_int_equal(v->cycle.number, 2);
	assert_int_equal(v->draft.plan.version, 1);
	assert_int_equal(v->draft.outcomes, 1);
	assert_int_equal(v->draft.outcome[0].root_id, OUTCOME_ONE);
	assert_int_equal(v->draft.outcome[0].baseline, 47000);
	assert_true(v->draft.outcome[0].target == MILLI_NONE);
	assert_int_equal(v->draft.provisions, 0);
	assert_true(date_none(v->draft.plan.review_on));
}

static void test_draft__asks_for_other_support_where_it_is_replaced(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *v;

	reviewed(t, true, PROVISION_REPLACE);
	v = opened(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA);
	assert_int_equal(v->draft.outcomes, 1);
	assert_int_equal(v->draft.provisions, 0);
}

static void test_draft__leaves_out_what_is_not_carried_on(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *v;

	reviewed(t, false, PROVISION_KEEP);
	v = opened(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA);
	assert_int_equal(v->draft.outcomes, 0);
	assert_int_equal(v->draft.provisions, 1);
	assert_int_equal(v->draft.provision[0].root_id, SUPPORT_ONE);
	assert_true(date_none(v->draft.provision[0].starts));
	assert_int_equal(v->draft.provision[0].outcome_root, 0); /* its outcome is gone: it is for the whole plan */
}

static void test_save__rows_can_be_taken_out(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct plan_edit *v = ready(t);

	v->draft.provisions = 0;
	v->draft.strategy[0] = (struct strategy){ .words = S("Short steps") };
	v->draft.strategies = 1;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = opened(c, ZARA);
	assert_int_equal(v->draft.outcomes, 1);
	assert_int_equal(v->draft.provisions, 0);
	assert_int_equal(v->draft.strategies, 1);
}

static void test_share__stops_when_something_is_missing(void **state)
{
	struct store_test *t = *state;
	struct ctx *senco = work_as(t, SENCO, ROLE_SENCO);
	struct plan *list;

	for (int what = 0; what < 4; what++) {
		struct check_list check = { 0 };
		struct told_list whom;
		struct plan_edit *v = ready(t);

		if (what == 0)
			v->draft.outcomes = v->draft.provisions = 0;
		if (what == 1)
			v->draft.plan.review_on = DATE_NONE;
		if (what == 2)
			v->draft.plan.teacher_id = ASSISTANT;
		if (what == 3)
			v->draft.plan.teacher_id = SENCO; /* who does not teach Zara */
		assert_int_equal(IN_WRITE(senco, plan_edit_save(senco, ZARA, &v->draft)), RC_OK);
		v = opened(senco, ZARA);
		assert_int_equal(IN_WRITE(senco, plan_edit_share(senco, ZARA, v->draft.plan.id, v->draft.plan.revision,
		                                                 &check, &whom)),
		                 RC_INVALID);
		assert_int_equal(check.missing, 1);
	}
	assert_int_equal(versions(t, &list), 1);
	assert_true(list[0].state == PLAN_DRAFT);
}

static void test_share__tells_each_entitled_parent(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *v = ready(t);
	struct notice *notice;
	size_t n;

	work_carer(t);
	assert_int_equal(shared(t, v), RC_OK);
	assert_int_equal(notice_list(t->db, t->a, zara, S("plan"), &notice, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	for (size_t i = 0; i < n; i++)
		assert_int_not_equal(notice[i].person_id, FATHER);
}

static void test_share__an_old_form_shares_nothing(void **state)
{
	struct store_test *t = *state;
	struct plan_edit *old = ready(t);
	struct plan_edit *v = opened(work_as(t, SENCO, ROLE_SENCO), ZARA);

	v->draft.plan.home = S("Read together");
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          plan_edit_save(work_as(t, SENCO, ROLE_SENCO), ZARA, &v->draft)),
	                 RC_OK);
	assert_int_equal(shared(t, old), RC_CONFLICT);
	assert_int_equal(shared(t, opened(work_as(t, SENCO, ROLE_SENCO), ZARA)), RC_OK);
	assert_int_equal(IN_WRITE(work_as(t, SENCO, ROLE_SENCO),
	                          plan_edit_save(work_as(t, SENCO, ROLE_SENCO), ZARA, &v->draft)),
	                 RC_CONFLICT);
}

static void test_share__a_second_version_says_what_changed(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct plan_edit *v = ready(t);
	int64_t first = v->draft.plan.id;
	struct plan_whole before;
	struct plan_whole after;
	struct provision *live;
	struct plan *list;
	size_t n;

	assert_int_equal(shared(t, v), RC_OK);
	assert_int_equal(plan_load(t->db, t->a, zara, first, &before, &t->e), RC_OK);
	v = opened(c, ZARA);
	v->draft.provision[0].per_week = 5;
	assert_int_equal(IN_WRITE(c, plan_edit_save(c, ZARA, &v->draft)), RC_OK);
	v = opened(c, ZARA);
	assert_int_equal(shared(t, v), RC_OK);
	assert_int_equal(versions(t, &list), 2);
	assert_int_equal(list[0].version, 2);
	assert_true(list[0].changes.n > 0);
	assert_true(str_find(list[0].changes, S("Paired Reading")) >= 0);
	assert_true(list[1].state == PLAN_SUPERSEDED);
	assert_int_equal(plan_load(t->db, t->a, zara, first, &after, &t->e), RC_OK);
	assert_record_same(t->a, &outcome_rec, &before.outcome[0], &after.outcome[0]);
	assert_int_equal(after.provision[0].per_week, 3);
	assert_int_equal(after.plan.changes.n, 0);
	assert_int_equal(provision_live_list(t->db, t->a, zara, &live, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(live[0].per_week, 5);
}

static void test_rights__who_writes_and_who_shares(void **state)
{
	static const struct {
		int64_t person;
		enum role hat;
		int64_t pupil;
	} NOT[] = {
		{ ASSISTANT, ROLE_TA, ZARA },      { MOTHER, ROLE_PARENT, ZARA },        { HEAD, ROLE_HEAD, ZARA },
		{ ZARA_PERSON, ROLE_PUPIL, ZARA }, { CLASS_TEACHER, ROLE_TEACHER, AVA },
	};
	struct store_test *t = *state;
	struct plan_edit *mine = ready(t);
	struct check_list check;
	struct told_list whom;

	for (size_t i = 0; i < sizeof NOT / sizeof *NOT; i++) {
		struct ctx *c = work_as(t, NOT[i].person, NOT[i].hat);
		struct plan_edit v;
		struct plan_whole in = mine->draft;

		assert_int_equal(IN_READ(c, plan_edit_load(c, NOT[i].pupil, &v)), RC_NONE);
		assert_int_equal(IN_WRITE(c, plan_edit_save(c, NOT[i].pupil, &in)), RC_NONE);
	}
	assert_int_equal(IN_WRITE(work_as(t, CLASS_TEACHER, ROLE_TEACHER),
	                          plan_edit_share(work_as(t, CLASS_TEACHER, ROLE_TEACHER), ZARA, mine->draft.plan.id,
	                                          mine->draft.plan.revision, &check, &whom)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD),
	                          plan_edit_share(work_as(t, HEAD, ROLE_HEAD), ZARA, mine->draft.plan.id,
	                                          mine->draft.plan.revision, &check, &whom)),
	                 RC_NONE);
	assert_int_equal(shared(t, mine), RC_OK);
}

static void test_read__drafts_and_plans_of_others_are_not_there(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	struct plan_edit *draft = ready(t);
	struct plan_read v;
	struct str paper;

	work_plan(t, tom, 100, S(""));
	assert_int_equal(IN_READ(c, plan_read_version(c, TOM, PLAN_ONE + 100, &v)), RC_OK);
	assert_int_equal(IN_READ(c, plan_read_version(c, ZARA, PLAN_ONE + 100, &v)), RC_NONE);
	assert_int_equal(IN_READ(c, plan_read_version(c, ZARA, 1, &v)), RC_NONE);
	assert_int_equal(IN_READ(c, plan_read_version(c, ZARA, draft->draft.plan.id, &v)), RC_NONE);
	assert_int_equal(IN_READ(c, plan_read_paper(c, ZARA, draft->draft.plan.id, false, &paper)), RC_NONE);
	assert_int_equal(IN_READ(c, plan_read_list(c, ZARA, &v)), RC_OK);
	assert_int_equal(v.lists, 0);
	assert_int_equal(IN_READ(work_as(t, MOTHER, ROLE_PARENT),
	                         plan_read_list(work_as(t, MOTHER, ROLE_PARENT), ZARA, &v)),
	                 RC_NONE);
}

static void test_read__on_paper(void **state)
{
	struct store_test *t = *state;
	struct str paper;

	work_plan(t, zara, 0, S(""));
	for (int large = 0; large < 2; large++) {
		assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
		                         plan_read_paper(work_as(t, SENCO, ROLE_SENCO), ZARA, PLAN_ONE, large, &paper)),
		                 RC_OK);
		assert_true(str_starts(paper, S("%PDF-")));
	}
	assert_int_equal(IN_READ(work_as(t, ASSISTANT, ROLE_TA),
	                         plan_read_paper(work_as(t, ASSISTANT, ROLE_TA), ZARA, PLAN_ONE, false, &paper)),
	                 RC_NONE);
}

static void test_acknowledge__read_or_help(void **state)
{
	struct store_test *t = *state;
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct acknowledgement *ack;
	struct plan_reading *reading;
	struct plan_edit *v;
	size_t n;

	work_plan(t, zara, 0, S(""));
	assert_int_equal(plan_reading(c, &reading, &n), RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(reading[0].state, ACKNOWLEDGED_NONE);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, PLAN_ONE, ACKNOWLEDGED_HELP, S(" "))), RC_INVALID);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, PLAN_ONE, ACKNOWLEDGED_NONE, S("x"))), RC_INVALID);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, PLAN_ONE, ACKNOWLEDGED_HELP, S("How do I group them?"))),
	                 RC_OK);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, PLAN_ONE, ACKNOWLEDGED_READ, S(""))), RC_OK);
	assert_int_equal(acknowledgement_list(t->db, t->a, zara, PLAN_ONE, &ack, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(ack[0].state == ACKNOWLEDGED_READ);
	assert_int_equal(ack[0].person_id, ASSISTANT);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, 1, ACKNOWLEDGED_READ, S(""))), RC_NONE);
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, TOM, PLAN_ONE, ACKNOWLEDGED_READ, S(""))), RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, MOTHER, ROLE_PARENT),
	                          plan_acknowledge(work_as(t, MOTHER, ROLE_PARENT), ZARA, PLAN_ONE, ACKNOWLEDGED_READ,
	                                           S(""))),
	                 RC_NONE);
	v = ready(t); /* a draft cannot be confirmed */
	assert_int_equal(IN_WRITE(c, plan_acknowledge(c, ZARA, v->draft.plan.id, ACKNOWLEDGED_READ, S(""))), RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_plan_versions)
{
	const struct CMUnitTest tests[] = {
		T(test_draft__begins_with_the_version_in_force),
		T(test_draft__after_a_review_begins_where_it_ended),
		T(test_draft__asks_for_other_support_where_it_is_replaced),
		T(test_draft__leaves_out_what_is_not_carried_on),
		T(test_save__rows_can_be_taken_out),
		T(test_share__stops_when_something_is_missing),
		T(test_share__tells_each_entitled_parent),
		T(test_share__an_old_form_shares_nothing),
		T(test_share__a_second_version_says_what_changed),
		T(test_rights__who_writes_and_who_shares),
		T(test_read__drafts_and_plans_of_others_are_not_there),
		T(test_read__on_paper),
		T(test_acknowledge__read_or_help),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
