/* Plans: a version is kept whole, a shared one never changes, one version is in force, and who still has to read it. */
#include "support/support.h"

#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"

enum { CYCLE = 21, PLAN = 31, NEXT = 32 };

static struct outcome outcomes[2];
static struct provision provisions[2];
static struct strategy strategies[2];

/* A draft with two of everything; ids of children from 1000 up. */
static struct plan_whole draft(struct store_test *t, int64_t id)
{
	struct plan_whole v = { .outcome = outcomes,
		                .outcomes = 2,
		                .provision = provisions,
		                .provisions = 2,
		                .strategy = strategies,
		                .strategies = 2 };

	record_fill(t->a, &plan_rec, &v.plan);
	v.plan.school_id = SCHOOL;
	v.plan.pupil_id = ZARA;
	v.plan.id = id;
	v.plan.cycle_id = CYCLE;
	v.plan.version = 1;
	v.plan.state = PLAN_DRAFT;
	v.plan.teacher_id = CLASS_TEACHER;
	v.plan.shared_on = DATE_NONE;
	v.plan.shared_by = 0;
	v.plan.revision = 1;
	for (int64_t i = 0; i < 2; i++) {
		record_fill(t->a, &outcome_rec, &outcomes[i]);
		outcomes[i].id = id * 1000 + i;
		outcomes[i].root_id = 5000 + i;
		record_fill(t->a, &provision_rec, &provisions[i]);
		provisions[i].id = id * 1000 + i;
		provisions[i].root_id = 6000 + i;
		provisions[i].giver_id = i == 0 ? GIVER : 0;
		provisions[i].starts = DATE_NONE;
		provisions[i].ends = DATE_NONE;
		provisions[i].live = 0;
		record_fill(t->a, &strategy_rec, &strategies[i]);
		strategies[i].id = id * 1000 + i;
	}
	outcomes[1].baseline = MILLI_NONE;
	return v;
}

static void insert(struct store_test *t, int64_t id)
{
	struct plan_whole v = draft(t, id);

	assert_int_equal(plan_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

static struct plan_whole load(struct store_test *t, int64_t id)
{
	struct plan_whole v;

	assert_int_equal(plan_load(t->db, t->a, zara, id, &v, &t->e), RC_OK);
	return v;
}

static void assert_children_same(struct store_test *t, const struct plan_whole *x, const struct plan_whole *y)
{
	assert_int_equal(x->outcomes, y->outcomes);
	assert_int_equal(x->provisions, y->provisions);
	assert_int_equal(x->strategies, y->strategies);
	for (size_t i = 0; i < x->outcomes; i++)
		assert_record_same(t->a, &outcome_rec, &x->outcome[i], &y->outcome[i]);
	for (size_t i = 0; i < x->provisions; i++)
		assert_record_same(t->a, &provision_rec, &x->provision[i], &y->provision[i]);
	for (size_t i = 0; i < x->strategies; i++)
		assert_record_same(t->a, &strategy_rec, &x->strategy[i], &y->strategy[i]);
}

static void test_plan__comes_back_whole(void **state)
{
	struct store_test *t = *state;
	struct plan_whole v = draft(t, PLAN), now;

	assert_int_equal(plan_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(plan_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	for (int64_t i = 0; i < 2; i++) { /* what the store sets itself */
		outcomes[i].school_id = provisions[i].school_id = strategies[i].school_id = SCHOOL;
		outcomes[i].pupil_id = provisions[i].pupil_id = strategies[i].pupil_id = ZARA;
		outcomes[i].plan_id = provisions[i].plan_id = strategies[i].plan_id = PLAN;
		outcomes[i].position = provisions[i].position = strategies[i].position = i + 1;
	}
	now = load(t, PLAN);
	assert_record_same(t->a, &plan_rec, &v.plan, &now.plan);
	assert_children_same(t, &v, &now);
	assert_true(str_is(now.plan.teacher_family, "Price"));
	assert_true(str_is(now.provision[0].giver_family, "Malik"));
	assert_int_equal(now.outcome[1].baseline, MILLI_NONE);
	assert_int_equal(plan_load(t->db, t->a, tom, PLAN, &now, &t->e), RC_NONE);
	assert_int_equal(plan_load(t->db, t->a, other_zara, PLAN, &now, &t->e), RC_NONE);
}

static void test_plan_save__replaces_the_children(void **state)
{
	struct store_test *t = *state;
	struct plan_whole v, now;

	insert(t, PLAN);
	v = load(t, PLAN);
	v.plan.home = S("Ten minutes together");
	v.outcomes = 1;
	v.outcome[0].aim = S("Reads for fun");
	v.provision[1].id = 0; /* a new one */
	v.provision[1].root_id = 0;
	v.strategies = 0;
	assert_int_equal(plan_save(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(plan_save(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	now = load(t, PLAN);
	assert_true(str_is(now.plan.home, "Ten minutes together"));
	assert_int_equal(now.plan.revision, 2);
	assert_int_equal(now.outcomes, 1);
	assert_true(str_is(now.outcome[0].aim, "Reads for fun"));
	assert_int_equal(now.outcome[0].root_id, 5000);
	assert_int_equal(now.provisions, 2);
	assert_true(now.provision[1].id != 0);
	assert_int_equal(now.provision[1].root_id, now.provision[1].id);
	assert_int_equal(now.strategies, 0);
}

static void test_plan__shared_never_changes(void **state)
{
	struct store_test *t = *state;
	struct plan_whole v, now;

	insert(t, PLAN);
	assert_int_equal(plan_share(t->db, t->a, zara, PLAN, 9, TODAY, SENCO, &t->e),
	                 RC_CONFLICT); /* another revision */
	assert_int_equal(plan_share(t->db, t->a, tom, PLAN, 1, TODAY, SENCO, &t->e), RC_CONFLICT);
	assert_int_equal(plan_share(t->db, t->a, zara, PLAN, 1, TODAY, SENCO, &t->e), RC_OK);
	v = load(t, PLAN);
	assert_true(v.plan.state == PLAN_SHARED);
	assert_true(str_is(v.plan.shared_name, "Ruth Adeyemi"));
	assert_int_equal(date_cmp(v.plan.shared_on, TODAY), 0);
	assert_int_equal(v.provision[0].live, 1);
	assert_int_equal(date_cmp(v.provision[0].starts, TODAY), 0);
	assert_int_equal(plan_share(t->db, t->a, zara, PLAN, v.plan.revision, TODAY, SENCO, &t->e), RC_CONFLICT);
	now = v;
	now.outcomes = 0;
	assert_int_equal(plan_save(t->db, t->a, zara, &now, &t->e), RC_CONFLICT);
	now.plan.state = PLAN_DRAFT; /* saying so does not make it one */
	assert_int_equal(plan_save(t->db, t->a, zara, &now, &t->e), RC_CONFLICT);
	now = load(t, PLAN);
	assert_int_equal(now.outcomes, 2);
	assert_record_same(t->a, &plan_rec, &v.plan, &now.plan);
}

static void test_plan_copy__next_version_in_force(void **state)
{
	struct store_test *t = *state;
	const struct plan head = { .id = NEXT, .cycle_id = CYCLE, .version = 2, .made_by = SENCO };
	struct plan_whole first, second, now;
	struct provision *live;
	struct plan *all;
	int64_t version = 0;
	size_t n;

	insert(t, PLAN);
	assert_int_equal(plan_in_force(t->db, t->a, zara, &now, &t->e), RC_NONE);
	assert_int_equal(plan_share(t->db, t->a, zara, PLAN, 1, TODAY, SENCO, &t->e), RC_OK);
	assert_int_equal(plan_draft(t->db, t->a, zara, CYCLE, &now, &t->e), RC_NONE);
	assert_int_equal(plan_copy(t->db, t->a, zara, PLAN, &head, &second, &t->e), RC_OK);
	first = load(t, PLAN);
	assert_true(second.plan.state == PLAN_DRAFT);
	assert_int_equal(second.plan.version, 2);
	assert_int_equal(second.plan.parents_agree, AGREED_NONE);
	assert_true(str_eq(second.plan.home, first.plan.home));
	assert_int_equal(second.outcomes, 2);
	assert_int_equal(second.outcome[0].root_id, first.outcome[0].root_id);
	assert_int_not_equal(second.outcome[0].id, first.outcome[0].id);
	assert_int_equal(second.provision[0].live, 0);
	assert_int_equal(first.provision[0].live, 1); /* support goes on */
	assert_int_equal(plan_draft(t->db, t->a, zara, CYCLE, &now, &t->e), RC_OK);
	assert_int_equal(now.plan.id, NEXT);
	assert_int_equal(plan_share(t->db, t->a, zara, NEXT, 1, date_add(TODAY, 3), SENCO, &t->e), RC_OK);
	assert_int_equal(plan_in_force(t->db, t->a, zara, &now, &t->e), RC_OK);
	assert_int_equal(now.plan.id, NEXT);
	assert_int_equal(date_cmp(now.provision[0].starts, TODAY), 0); /* it began with the first version */
	first = load(t, PLAN);
	assert_true(first.plan.state == PLAN_SUPERSEDED);
	assert_int_equal(first.provision[0].live, 0);
	assert_int_equal(provision_live_list(t->db, t->a, zara, &live, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(live[0].plan_id, NEXT);
	assert_int_equal(plan_list(t->db, t->a, zara, CYCLE, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(all[0].version, 2);
	assert_int_equal(plan_version_max(t->db, t->a, zara, CYCLE, &version, &t->e), RC_OK);
	assert_int_equal(version, 2);
	assert_int_equal(plan_version_max(t->db, t->a, tom, CYCLE, &version, &t->e), RC_OK);
	assert_int_equal(version, 0);
	assert_int_equal(plan_end(t->db, t->a, zara, &t->e), RC_OK);
	assert_int_equal(plan_in_force(t->db, t->a, zara, &now, &t->e), RC_NONE);
	assert_int_equal(provision_live_list(t->db, t->a, zara, &live, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
}

/* Whoever gives support holds the pupil from its first day, shared plan or not (Code 6.19). */
static void test_provision_begin__opens_the_record_to_its_giver(void **state)
{
	struct store_test *t = *state;
	const struct pupil_filter all = { .year_group = YEAR_ANY };
	struct pupil_lines held;

	insert(t, PLAN);
	assert_int_equal(pupil_list(t->db, t->a, SCHOOL, GIVER, S("ta"), TODAY, &all, &held, &t->e), RC_OK);
	assert_int_equal(held.n, 0);
	assert_int_equal(provision_begin(t->db, t->a, zara, 77, TODAY, &t->e), RC_NONE);
	assert_int_equal(provision_begin(t->db, t->a, zara, PLAN * 1000, TODAY, &t->e), RC_OK);
	assert_int_equal(pupil_list(t->db, t->a, SCHOOL, GIVER, S("ta"), TODAY, &all, &held, &t->e), RC_OK);
	assert_int_equal(held.n, 1);
	assert_int_equal(pupil_list(t->db, t->a, SCHOOL, GIVER, S("ta"), date_add(TODAY, -1), &all, &held, &t->e),
	                 RC_OK);
	assert_int_equal(held.n, 0);
}

static size_t unread(struct store_test *t, struct plan_reading **all)
{
	size_t n;

	assert_int_equal(plan_unread_list(t->db, t->a, SCHOOL, SENCO, S("senco"), TODAY, all, &n, &t->e), RC_OK);
	return n;
}

static void test_plan_unread__until_it_is_answered(void **state)
{
	struct store_test *t = *state;
	struct acknowledgement k = {
		.id = 1, .plan_id = PLAN, .person_id = ASSISTANT, .state = ACKNOWLEDGED_HELP, .note = S("How?"), .at = 5
	};
	struct acknowledgement *given;
	struct plan_reading *all;
	size_t n;

	insert(t, PLAN);
	assert_int_equal(unread(t, &all), 0);
	assert_int_equal(plan_share(t->db, t->a, zara, PLAN, 1, TODAY, CLASS_TEACHER, &t->e), RC_OK);
	assert_int_equal(unread(t, &all), 3); /* two teachers and two assistants, but not who shared it */
	assert_int_equal(all[0].person_id, GIVER);
	assert_int_equal(all[1].person_id, MUSIC_TEACHER);
	assert_true(str_is(all[2].person_family, "Whitlock"));
	assert_true(str_is(all[2].pupil_given, "Zara"));
	assert_int_equal(acknowledgement_put(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(unread(t, &all), 2);
	assert_int_equal(plan_reading_list(t->db, t->a, SCHOOL, ASSISTANT, S("ta"), TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(all[0].state == ACKNOWLEDGED_HELP);
	k.id = 2;
	k.state = ACKNOWLEDGED_READ;
	k.at = 9;
	assert_int_equal(acknowledgement_put(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(acknowledgement_list(t->db, t->a, zara, PLAN, &given, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(given[0].state == ACKNOWLEDGED_READ);
	assert_true(str_is(given[0].by_name, "Jo Whitlock"));
	assert_int_equal(given[0].at, 9);
	assert_int_equal(plan_reading_list(t->db, t->a, SCHOOL, MUSIC_TEACHER, S("teacher"), TODAY, &all, &n, &t->e),
	                 RC_OK);
	assert_int_equal(n, 1);
	assert_int_equal(all[0].state, ACKNOWLEDGED_NONE);
	assert_int_equal(plan_reading_list(t->db, t->a, SCHOOL, HEAD, S("teacher"), TODAY, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0); /* a hat the head does not hold */
}

static void test_plan_reply(void **state)
{
	struct store_test *t = *state;
	struct plan_reply v = { .id = 1,
		                .plan_id = PLAN,
		                .person_id = MOTHER,
		                .answer = PLAN_ANSWER_AGREE,
		                .words = S("Thank you"),
		                .at = 7 };
	struct plan_reply *all;
	size_t n;

	assert_int_equal(plan_reply_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(plan_reply_insert(t->db, t->a, zara, &v, &t->e), RC_CONFLICT);
	assert_int_equal(plan_reply_list(t->db, t->a, zara, PLAN, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
	assert_true(str_is(all[0].by_name, "Nadia Iqbal"));
	assert_true(str_is(all[0].words, "Thank you"));
	assert_int_equal(plan_reply_list(t->db, t->a, zara, NEXT, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(plan_reply_list(t->db, t->a, zara, 0, &all, &n, &t->e), RC_OK);
	assert_int_equal(n, 1);
}

static void test_plan_answered__is_both_at_once(void **state)
{
	struct store_test *t = *state;
	struct plan_reply v = { .id = 1,
		                .plan_id = PLAN,
		                .person_id = MOTHER,
		                .answer = PLAN_ANSWER_DISAGREE,
		                .words = S("Too early"),
		                .at = 7 };
	struct acknowledgement k = {
		.id = 2, .plan_id = PLAN, .person_id = ASSISTANT, .state = ACKNOWLEDGED_HELP, .note = S("How?"), .at = 8
	};
	struct acknowledgement *ack;
	struct plan_reply *reply;
	size_t acks;
	size_t replies;

	assert_int_equal(plan_reply_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
	assert_int_equal(acknowledgement_put(t->db, t->a, zara, &k, &t->e), RC_OK);
	assert_int_equal(plan_answered_list(t->db, t->a, zara, PLAN, &ack, &acks, &reply, &replies, &t->e), RC_OK);
	assert_int_equal(acks, 1);
	assert_int_equal(ack[0].person_id, ASSISTANT);
	assert_int_equal(ack[0].state, ACKNOWLEDGED_HELP);
	assert_true(str_is(ack[0].note, "How?"));
	assert_int_equal(replies, 1);
	assert_int_equal(reply[0].person_id, MOTHER);
	assert_int_equal(reply[0].answer, PLAN_ANSWER_DISAGREE);
	assert_true(str_is(reply[0].words, "Too early"));
	assert_true(str_is(reply[0].by_name, "Nadia Iqbal"));
	assert_int_equal(reply[0].at, 7);
	assert_int_equal(plan_answered_list(t->db, t->a, tom, PLAN, &ack, &acks, &reply, &replies, &t->e), RC_OK);
	assert_int_equal(acks + replies, 0);
}

#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)

TEST_MAIN(test_plan_sql)
{
	const struct CMUnitTest tests[] = {
		T(test_plan__comes_back_whole),
		T(test_plan_save__replaces_the_children),
		T(test_plan__shared_never_changes),
		T(test_plan_copy__next_version_in_force),
		T(test_provision_begin__opens_the_record_to_its_giver),
		T(test_plan_unread__until_it_is_answered),
		T(test_plan_reply),
		T(test_plan_answered__is_both_at_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
