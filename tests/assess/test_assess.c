/* assess/assess: statements with who said them, insights, views, what is missing, finishing with a reason. */
#include "support/support.h"

#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "support/test_db.h"
#include "support/work_school.h"
#include "assess/assess.h"

static struct ctx *senco(struct store_test *t)
{
	return work_as(t, SENCO, ROLE_SENCO);
}

static struct ctx *teacher(struct store_test *t)
{
	return work_as(t, CLASS_TEACHER, ROLE_TEACHER);
}

/* ZARA has SEN Support and an open cycle. */
static void begin(struct store_test *t, struct assess_view *v)
{
	struct status s = {
		.id = 7001, .code = STATUS_K, .starts = { 2026, 3, 2 }, .reason = S("x"), .decided_by = SENCO
	};

	assert_int_equal(status_begin(t->db, t->a, zara, &s, &t->e), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	assert_int_equal(IN_READ(senco(t), assess_load(senco(t), ZARA, v)), RC_OK);
	assert_true(v->open);
}

static struct assess_in one_statement(const struct assess_view *v, int64_t id, const char *words)
{
	return (
	    struct assess_in){ .cycle_id = v->cycle.id,
		               .add = { { .id = id, .source = 1, .words = str_of(words), .said_by = S("Mr Price") } },
		               .adds = 1,
		               .seen = v->seen };
}

static void load(struct store_test *t, struct assess_view *v)
{
	assert_int_equal(IN_READ(senco(t), assess_load(senco(t), ZARA, v)), RC_OK);
}

static void test_open__for_those_with_support_and_once(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;

	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_NONE); /* no SEN Support */
	begin(t, &v);
	assert_int_equal(IN_WRITE(senco(t), assess_open(senco(t), ZARA)), RC_OK);
	assert_int_equal(IN_WRITE(teacher(t), assess_open(teacher(t), ZARA)), RC_NONE);
	load(t, &v);
	assert_int_equal(v.cycle.number, 1);
}

static void test_save__statements_once_and_by_teachers_too(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct assess_in in;

	begin(t, &v);
	in = one_statement(&v, 6001, "Loses the middle of words");
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK);
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK); /* sent twice */
	load(t, &v);
	assert_int_equal(v.statements, 1);
	assert_int_equal(v.statement[0].noted_by, CLASS_TEACHER);
	in = one_statement(&v, 6001, "Other words in the same form"); /* nothing is lost */
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK);
	load(t, &v);
	assert_int_equal(v.statements, 2);
	assert_int_equal(IN_WRITE(work_as(t, ASSISTANT, ROLE_TA),
	                          assess_save(work_as(t, ASSISTANT, ROLE_TA), ZARA, &in)),
	                 RC_NONE);
	assert_int_equal(IN_WRITE(work_as(t, HEAD, ROLE_HEAD), assess_save(work_as(t, HEAD, ROLE_HEAD), ZARA, &in)),
	                 RC_NONE);
	in.add[0].source = 9;
	in.add[0].id = 6009;
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_INVALID);
}

static void test_save__a_statement_ends_not_relevant(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct assess_in in;

	begin(t, &v);
	in = (struct assess_in){ .cycle_id = v.cycle.id,
		                 .add = { { .id = 6001, .source = 1, .not_relevant = S("New here") } },
		                 .adds = 1,
		                 .seen = v.seen };
	assert_int_equal(IN_WRITE(senco(t), assess_save(senco(t), ZARA, &in)), RC_OK);
	load(t, &v);
	assert_true(str_is(v.statement[0].not_relevant, "New here"));
	in = one_statement(&v, 6002, "Now there is something");
	assert_int_equal(IN_WRITE(senco(t), assess_save(senco(t), ZARA, &in)), RC_OK);
	load(t, &v);
	for (size_t i = 0; i < v.statements; i++)
		assert_int_equal(v.statement[i].not_relevant.n, 0);
}

static void test_save__insights_see_the_other_person(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct assess_in in = { 0 };

	begin(t, &v);
	in.cycle_id = v.cycle.id;
	in.seen = v.seen;
	in.insight[0] = (struct insight){ .kind = INSIGHT_STRENGTH, .words = S("Draws") };
	in.insight[1] =
	    (struct insight){ .kind = INSIGHT_BARRIER, .words = S("Long texts"), .action = S("Read in parts") };
	in.insights = 2;
	assert_int_equal(IN_WRITE(senco(t), assess_save(senco(t), ZARA, &in)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_save(senco(t), ZARA, &in)), RC_OK);
	in.insight[0].words = S("Sings");
	in.add[0] = (struct need_statement){ .id = 6001, .source = 2, .words = S("x"), .said_by = S("y") };
	in.adds = 1;
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_CONFLICT);
	load(t, &v);
	assert_int_equal(v.insights, 2);
	assert_true(str_is(v.insight[1].words, "Draws") || str_is(v.insight[0].words, "Draws"));
	assert_int_equal(v.statements, 0); /* all or nothing */
	in.seen = v.seen;
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK);
}

static void test_change__conflict_shows_theirs(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct assess_in in;
	struct need_statement s;
	struct need_statement theirs;
	struct edit_fault fault;

	begin(t, &v);
	in = one_statement(&v, 6001, "First");
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK);
	assert_int_equal(IN_READ(senco(t), assess_statement(senco(t), ZARA, 6001, &s)), RC_OK);
	s.words = S("Second");
	assert_int_equal(IN_WRITE(senco(t), assess_change(senco(t), ZARA, &s, &theirs, &fault)), RC_OK);
	s.words = S("Third");
	assert_int_equal(IN_WRITE(teacher(t), assess_change(teacher(t), ZARA, &s, &theirs, &fault)), RC_CONFLICT);
	assert_true(str_is(theirs.words, "Second"));
	assert_int_equal(IN_READ(senco(t), assess_statement(senco(t), TOM, 6001, &s)), RC_NONE);
}

static void test_view__not_wishing_to_say_counts(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct view x = { .id = 6100, .who = VIEW_WHO_PUPIL, .name = S("Zara"), .given_on = TODAY };
	struct str why;
	const char *at;

	begin(t, &v);
	assert_int_equal(IN_WRITE(teacher(t), assess_view_add(teacher(t), ZARA, &x, &at, &why)), RC_INVALID);
	assert_string_equal(at, "method");
	x.method = VIEW_METHOD_SPOKEN;
	assert_int_equal(IN_WRITE(teacher(t), assess_view_add(teacher(t), ZARA, &x, &at, &why)), RC_INVALID);
	assert_string_equal(at, "words");
	x.method = VIEW_METHOD_DECLINED;
	x.private = 1;
	assert_int_equal(IN_WRITE(teacher(t), assess_view_add(teacher(t), ZARA, &x, &at, &why)), RC_OK);
	assert_int_equal(IN_WRITE(teacher(t), assess_view_add(teacher(t), ZARA, &x, &at, &why)), RC_OK);
	load(t, &v);
	assert_int_equal(v.views, 1);
	assert_int_equal(IN_READ(teacher(t), assess_load(teacher(t), ZARA, &v)), RC_OK);
	assert_int_equal(v.views, 0); /* private: for the SENCO only */
}

static void test_finish__with_a_reason_for_gaps(void **state)
{
	struct store_test *t = *state;
	struct assess_view v;
	struct assess_in in;
	struct str why;

	begin(t, &v);
	assert_int_equal(IN_WRITE(senco(t), assess_finish(senco(t), ZARA, S("Enough"), &why)),
	                 RC_INVALID); /* nothing is known */
	in = one_statement(&v, 6001, "Loses the middle of words");
	assert_int_equal(IN_WRITE(teacher(t), assess_save(teacher(t), ZARA, &in)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_finish(senco(t), ZARA, S(" "), &why)), RC_INVALID);
	assert_true(why.n > 0);
	assert_int_equal(IN_WRITE(senco(t), assess_finish(senco(t), ZARA, S("Help cannot wait"), &why)), RC_OK);
	assert_int_equal(IN_WRITE(senco(t), assess_finish(senco(t), ZARA, S("Again"), &why)), RC_OK);
	load(t, &v);
	assert_int_equal(date_cmp(v.cycle.assessed_on, TODAY), 0);
	assert_true(str_is(v.cycle.assess_reason, "Help cannot wait"));
}

TEST_MAIN(test_assess)
{
#define T(f) cmocka_unit_test_setup_teardown(f, store_test_setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_open__for_those_with_support_and_once), T(test_save__statements_once_and_by_teachers_too),
		T(test_save__a_statement_ends_not_relevant),   T(test_save__insights_see_the_other_person),
		T(test_change__conflict_shows_theirs),         T(test_view__not_wishing_to_say_counts),
		T(test_finish__with_a_reason_for_gaps),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
