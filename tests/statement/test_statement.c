/* Statements of help are sealed by themselves on the third school day, once; a log that is put right brings a new one
 * that names the old one; what was changed behind the program's back, and a file that was touched, are found. */
#include "support/support.h"

#include "core/school/school_sql.h"
#include "do/support_sql.h"
#include "statement/statement.h"
#include "statement/statement_sql.h"
#include "support/store_school.h"
#include "support/test_db.h"
#include "support/work_plan.h"
#include "support/work_school.h"

#define FEBRUARY ((struct date){ 2026, 2, 1 })

static int set_up(void **state)
{
	int rc = store_test_setup(state);

	if (rc == 0)
		work_plan(*state, zara, 0, S(""));
	return rc;
}

static void session(struct store_test *t, int64_t id, int day, enum session_result result, enum session_reason why)
{
	struct session_note v = { .id = id,
		                  .provision_root = SUPPORT_ONE,
		                  .on_day = { 2026, 2, (int8_t)day },
		                  .turn = 1,
		                  .result = result,
		                  .reason = why,
		                  .noted_by = GIVER,
		                  .noted_at = 1,
		                  .revision = 1 };

	assert_int_equal(session_note_insert(t->db, t->a, zara, &v, &t->e), RC_OK);
}

/* The job process, until it has nothing to do. */
static void seal(struct store_test *t)
{
	const struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct pupil_key after = { 0, 0 };
	bool did = true;

	for (int i = 0; did && i < 100; i++)
		assert_int_equal(statements_seal(c->app, t->db, t->a, &after, &did, &t->e), RC_OK);
	assert_false(did);
}

static struct statement_of_help newest(struct store_test *t)
{
	struct statement_of_help v;

	assert_int_equal(statement_of_month(t->db, t->a, zara, FEBRUARY, &v, &t->e), RC_OK);
	return v;
}

static size_t count(struct store_test *t)
{
	struct statement_of_help *v;
	size_t n;

	assert_int_equal(statement_list(t->db, t->a, zara, &v, &n, &t->e), RC_OK);
	return n;
}

static void again_today(struct store_test *t)
{
	assert_int_equal(db_begin(t->db, DB_WRITE, &t->e), RC_OK);
	assert_int_equal(db_end(t->db, setting_set(t->db, t->a, SCHOOL, S("statement_day"), S(""), &t->e), &t->e),
	                 RC_OK);
}

static void test_seal__comes_by_itself_and_once(void **state)
{
	struct store_test *t = *state;
	struct statement_of_help v;
	struct statement_one one;
	struct str school;

	session(t, 1, 2, SESSION_GIVEN, SESSION_REASON_NONE);
	session(t, 2, 4, SESSION_GIVEN, SESSION_REASON_NONE);
	session(t, 3, 6, SESSION_MISSED, SESSION_REASON_STAFF_AWAY);
	seal(t);
	assert_int_equal(count(t), 1);
	v = newest(t);
	assert_int_equal(v.number, 1);
	assert_int_equal(v.given, 2);
	assert_int_equal(v.agreed, v.given + v.missed);
	assert_int_equal(date_cmp(v.made_on, TODAY), 0);
	again_today(t);
	seal(t);
	assert_int_equal(count(t), 1);
	assert_int_equal(IN_READ(work_as(t, SENCO, ROLE_SENCO),
	                         statement_check(work_as(t, SENCO, ROLE_SENCO), v.code, &one, &school)),
	                 RC_OK);
	assert_true(one.whole);
	assert_true(date_none(one.later_on));
	assert_true(school.n > 0);
	assert_int_equal(statement_check(work_as(t, SENCO, ROLE_SENCO), S("0000-0000-0000"), &one, &school), RC_NONE);
}

static void test_seal__of_a_log_that_was_put_right_names_the_old_one(void **state)
{
	struct store_test *t = *state;
	struct statement_of_help first, second;
	struct statement_one one;
	struct str school;

	session(t, 1, 2, SESSION_MISSED, SESSION_REASON_COVER);
	seal(t);
	first = newest(t);
	session(t, 2, 3, SESSION_GIVEN, SESSION_REASON_NONE);
	again_today(t);
	seal(t);
	assert_int_equal(count(t), 2);
	second = newest(t);
	assert_int_equal(second.number, 2);
	assert_int_equal(second.replaces_id, first.id);
	assert_int_equal(second.given, first.given + 1);
	assert_true(str_find(second.body, first.code) >= 0);
	assert_int_equal(statement_check(work_as(t, SENCO, ROLE_SENCO), first.code, &one, &school), RC_OK);
	assert_true(one.whole);
	assert_int_equal(date_cmp(one.later_on, TODAY), 0);
}

static void test_check__finds_what_was_changed_in_the_record(void **state)
{
	struct store_test *t = *state;
	struct statement_of_help v;
	struct statement_one one;
	struct str school;

	session(t, 1, 2, SESSION_GIVEN, SESSION_REASON_NONE);
	seal(t);
	v = newest(t);
	v.given++;
	assert_int_equal(record_write(t->db, t->a, statement_sql.update, &statement_of_help_rec, zara, &v, &t->e),
	                 RC_OK);
	assert_int_equal(statement_check(work_as(t, SENCO, ROLE_SENCO), v.code, &one, &school), RC_OK);
	assert_false(one.whole);
}

static void test_file__is_proven_to_the_last_byte(void **state)
{
	struct store_test *t = *state;
	const struct ctx *c = work_as(t, SENCO, ROLE_SENCO);
	struct str file = statement_file(t->a, c->app->key, S("7F3K-22QD-91MX"), S("%PDF-1.7\nA page\n%%EOF"));
	unsigned char other[APP_KEY] = { 7 };
	struct str code;

	assert_true(str_starts(file, S("%PDF-1.7\n")));
	assert_int_equal(statement_file_check(t->a, c->app->key, file, &code), RC_OK);
	assert_true(str_is(code, "7F3K-22QD-91MX"));
	for (size_t i = 0; i < file.n; i++) {
		char *p = (char *)arena_alloc(t->a, file.n);

		for (size_t k = 0; k < file.n; k++)
			p[k] = k == i ? (char)(file.p[k] ^ 1) : file.p[k];
		assert_int_not_equal(statement_file_check(t->a, c->app->key, (struct str){ p, file.n }, &code), RC_OK);
	}
	assert_int_equal(statement_file_check(t->a, other, file, &code), RC_INVALID);
	assert_int_not_equal(statement_file_check(t->a, c->app->key, str_fmt(t->a, "%.*s\n", STR_ARG(file)), &code),
	                     RC_OK);
	assert_int_equal(statement_file_check(t->a, c->app->key, S("A page"), &code), RC_NONE);
	assert_int_equal(statement_file_check(t->a, c->app->key, STR_NONE, &code), RC_NONE);
}

static void test_say__no_is_a_duty_until_it_is_settled(void **state)
{
	struct store_test *t = *state;
	struct statement_answer in = { .id = 77, .answer = SAW_NO, .words = S("Not on Monday") };
	struct statement_answer none = { .id = 78 };
	struct statement_answer theirs;
	struct edit_fault fault;
	struct statements_view v;
	struct statement_one one;
	struct ctx *c = work_as(t, MOTHER, ROLE_PARENT);
	int64_t id;

	seal(t);
	id = newest(t).id;
	assert_int_equal(IN_WRITE(c, statement_say(c, zara, id, &none)), RC_INVALID);
	assert_int_equal(IN_WRITE(c, statement_say(c, zara, id, &in)), RC_OK);
	assert_int_equal(IN_WRITE(c, statement_say(c, zara, id, &in)), RC_OK); /* the same form twice */
	assert_int_equal(IN_READ(c, statement_read(c, zara, id, &one)), RC_OK);
	assert_int_equal(one.said.answer, SAW_NO);
	c = work_as(t, SENCO, ROLE_SENCO);
	assert_int_equal(IN_READ(c, statements_load(c, ZARA, 77, &v)), RC_OK);
	assert_int_equal(v.saids, 1);
	v.one.settled = S("She was at a trip");
	assert_int_equal(IN_WRITE(c, statement_settle(c, ZARA, &v.one, &theirs, &fault)), RC_OK);
	v.one.answer = SAW_YES;
	assert_int_equal(IN_READ(c, statements_load(c, ZARA, 77, &v)), RC_OK);
	assert_int_equal(v.one.answer, SAW_NO); /* what she said stays */
	assert_int_equal(v.one.settled_by, SENCO);
	c = work_as(t, CLASS_TEACHER, ROLE_TEACHER);
	assert_int_equal(IN_READ(c, statements_load(c, ZARA, 0, &v)), RC_NONE);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, store_test_teardown)

TEST_MAIN(test_statement)
{
	const struct CMUnitTest tests[] = {
		T(test_seal__comes_by_itself_and_once),
		T(test_seal__of_a_log_that_was_put_right_names_the_old_one),
		T(test_check__finds_what_was_changed_in_the_record),
		T(test_file__is_proven_to_the_last_byte),
		T(test_say__no_is_a_duty_until_it_is_settled),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
