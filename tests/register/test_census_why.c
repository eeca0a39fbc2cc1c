/* register/census_why: a query is answered once; the answer holds while the record says the same; an error is not
 * answered; who may; twice; with two people at once. */
#include "support/support.h"

#include "core/people/pupil_sql.h"
#include "kit/base/id.h"
#include "register/census_reason_sql.h"
#include "register/census_why.h"
#include "register/register.h"
#include "support/test_db.h"
#include "support/work_school.h"

static struct store_test *t;

/* TOM has a need of NSA since January 2025, and SEN Support since then. */
static int setup(void **state)
{
	int rc = store_test_setup(state);
	const struct need nsa = { .id = 9100, .code = S("NSA"), .rank = 1, .starts = { 2025, 1, 6 } };
	struct status s = { .id = 9101, .code = STATUS_K, .starts = { 2025, 1, 6 } };

	t = *state;
	if (rc != 0 || need_insert(t->db, t->a, tom, &nsa, &t->e) != RC_OK ||
	    status_begin(t->db, t->a, tom, &s, &t->e) != RC_OK)
		return 1;
	return 0;
}

static struct census_why_view load(int64_t person, enum role hat)
{
	struct ctx *c = work_as(t, person, hat);
	struct census_why_view v;

	if (IN_READ(c, census_why_load(c, TOM, 0, &v)) != RC_OK)
		fail_msg("%s", c->err.text);
	return v;
}

static const struct census_asked *asked(const struct census_why_view *v, const char *key)
{
	for (size_t i = 0; i < v->askeds; i++)
		if (str_is(v->asked[i].found.rule->key, key))
			return &v->asked[i];
	return NULL;
}

static struct census_reason answer(const char *key)
{
	struct census_why_view v = load(SENCO, ROLE_SENCO);
	const struct census_asked *a = asked(&v, key);

	return (struct census_reason){ .id = id_new(),
		                       .rule = str_of(key),
		                       .fact = a != NULL ? a->found.fact : S("nothing"),
		                       .words = S("The hospital is looking into it") };
}

static enum rc save(int64_t person, enum role hat, const struct census_reason *v, struct edit_fault *f)
{
	struct ctx *c = work_as(t, person, hat);
	struct census_reason theirs;

	*f = (struct edit_fault){ 0 };
	return IN_WRITE(c, census_why_save(c, TOM, v, &theirs, f));
}

static void counted(int64_t queries, int64_t answered)
{
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct register_view v;
	int64_t q = 0, a = 0;

	assert_int_equal(IN_READ(c, register_load(c, &v)), RC_OK);
	for (size_t i = 0; i < v.findings; i++)
		if (v.finding[i].pupil->line.id == TOM && str_is(v.finding[i].found.rule->key, "nsa_long"))
			*(v.finding[i].reason.n > 0 ? &a : &q) += 1;
	assert_int_equal(q, queries);
	assert_int_equal(a, answered);
	assert_true(v.answered >= a && v.queries >= q);
}

static void test_why__is_said_once_and_rests_on_the_record(void **state)
{
	struct census_reason v = answer("nsa_long");
	struct census_why_view w;
	struct edit_fault f;

	(void)state;
	counted(1, 0);
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_OK);
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_OK); /* sent twice */
	w = load(HEAD, ROLE_HEAD);
	assert_int_equal(w.n, 1);
	assert_ptr_equal(asked(&w, "nsa_long")->reason, &w.item[0]);
	assert_int_equal(w.item[0].by_id, SENCO);
	counted(0, 1);
	/* A second need comes: the record says something else, and it is asked again. */
	{
		const struct need hi = { .id = 9102, .code = S("HI"), .rank = 2, .starts = { 2026, 3, 9 } };

		assert_int_equal(need_insert(t->db, t->a, tom, &hi, &t->e), RC_OK);
	}
	w = load(SENCO, ROLE_SENCO);
	assert_null(asked(&w, "nsa_long")->reason);
	assert_int_equal(w.n, 1);
	counted(1, 0);
	/* What was said for the old facts does not go in for the new ones. */
	v.id = id_new();
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_INVALID);
	assert_string_equal(f.field, "words");
}

static void test_why__not_for_errors_nor_for_nothing(void **state)
{
	struct census_reason v = answer("upn_none");
	struct edit_fault f;

	(void)state;
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_INVALID);
	assert_true(str_starts(f.why, S("This cannot be right")));
	v = answer("before_joined"); /* not found about him */
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_INVALID);
	v = answer("nonsense");
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_INVALID);
	v = answer("nsa_long");
	v.words = S("");
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_INVALID);
	assert_int_equal(load(SENCO, ROLE_SENCO).n, 0);
}

static void test_why__who_may(void **state)
{
	struct census_reason v = answer("nsa_long");
	struct ctx *c = work_as(t, ASSISTANT, ROLE_TA);
	struct census_why_view w;
	struct edit_fault f;

	(void)state;
	assert_int_equal(save(HEAD, ROLE_HEAD, &v, &f), RC_NONE);
	assert_int_equal(save(CLASS_TEACHER, ROLE_TEACHER, &v, &f), RC_NONE);
	assert_int_equal(IN_READ(c, census_why_load(c, TOM, 0, &w)), RC_NONE);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_READ(c, census_why_load(c, TOM, 0, &w)), RC_OK);
}

/* One changes the words, another began with the old ones. What it is about does not change. */
static void test_why__two_at_once(void **state)
{
	struct census_reason v = answer("nsa_long"), theirs;
	struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct edit_fault f;

	(void)state;
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_OK);
	v.revision = 1;
	v.words = S("Seen on 2 March, report follows");
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_OK);
	v.words = S("Something else");
	assert_int_equal(IN_WRITE(c, census_why_save(c, TOM, &v, &theirs, &f)), RC_CONFLICT);
	assert_true(str_is(theirs.words, "Seen on 2 March, report follows"));
	v.revision = 2;
	v.fact = S("NSA 1 2026-03-10");
	assert_int_equal(save(SENCO, ROLE_SENCO, &v, &f), RC_NONE);
}

TEST_MAIN(test_census_why)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, store_test_teardown)
	const struct CMUnitTest tests[] = {
		T(test_why__is_said_once_and_rests_on_the_record),
		T(test_why__not_for_errors_nor_for_nothing),
		T(test_why__who_may),
		T(test_why__two_at_once),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
