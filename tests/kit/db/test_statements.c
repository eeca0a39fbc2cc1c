/* Every statement of the program: prepared on this engine against the newest schema, with a scope, a school and an
 * order; and samples that show what the check finds. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "support/check_sql.h"
#include "support/test_db.h"

static struct arena *a;
static struct db *db;
static struct schema schema;

static int group_setup(void **state)
{
	struct err e;

	(void)state;
	a = test_arena();
	db = test_db_new();
	if (schema_read(db, a, &schema, &e) != RC_OK) {
		fprintf(stderr, "schema: %s\n", e.text);
		return 1;
	}
	return 0;
}

static int group_teardown(void **state)
{
	(void)state;
	test_db_drop(db);
	arena_free(a);
	return 0;
}

static void test_schema__is_read(void **state)
{
	size_t pupil = 0, school = 0;

	(void)state;
	for (size_t i = 0; i < schema.n; i++) {
		pupil += schema.table[i].pupil;
		school += schema.table[i].school;
	}
	assert_true(pupil > 10);
	assert_true(school > pupil);
}

static void test_statements__are_listed(void **state)
{
	(void)state;
	assert_true(db_stmt_count() > 10);
}

static void test_statements__are_prepared(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < db_stmt_count(); i++) {
		struct err e = { 0 };
		int params;

		if (db_prepare(db, db_stmt_at(i), &params, &e) == RC_OK)
			continue;
		fprintf(stderr, "%s\n\t%s\n", e.text, db_stmt_at(i)->sql);
		bad++;
	}
	assert_int_equal(bad, 0);
}

static void test_statements__keep_the_rules(void **state)
{
	size_t bad = 0;

	(void)state;
	for (size_t i = 0; i < db_stmt_count(); i++) {
		struct str why = check_sql(a, &schema, db_stmt_at(i));

		if (why.n == 0)
			continue;
		fprintf(stderr, "%s: %.*s\n\t%s\n", db_stmt_at(i)->name, STR_ARG(why), db_stmt_at(i)->sql);
		bad++;
	}
	assert_int_equal(bad, 0);
}

static void test_statements__have_unique_names(void **state)
{
	(void)state;
	for (size_t i = 0; i < db_stmt_count(); i++) {
		for (size_t k = 0; k < i; k++) {
			if (strcmp(db_stmt_at(i)->name, db_stmt_at(k)->name) == 0)
				fail_msg("two statements are called %s", db_stmt_at(i)->name);
		}
	}
}

static const struct sample {
	struct stmt q;
	const char *finds; /* NULL: good */
} SAMPLES[] = {
	{ { "one plan", "SELECT aim FROM outcome WHERE school_id = $1 AND pupil_id = $2 ORDER BY id", 9, NULL }, NULL },
	{ { "qualified", "SELECT o.aim FROM outcome o WHERE $1 = o.school_id AND $2 = o.pupil_id ORDER BY o.id", 9,
	    NULL },
	  NULL },
	{ { "scope",
	    "SELECT p.given FROM pupil p JOIN pupil_scope s ON s.school_id = p.school_id AND s.pupil_id = p.id"
	    " WHERE p.school_id = $1 AND s.person_id = $2 AND s.hat = $3 ORDER BY p.name_key",
	    9, NULL },
	  NULL },
	{ { "pupil by key", "SELECT given FROM pupil WHERE school_id = $1 AND id = $2", 1, NULL }, NULL },
	{ { "insert",
	    "INSERT INTO strategy (school_id, pupil_id, id, plan_id, position, words)"
	    " VALUES ($1, $2, $3, $4, COALESCE($5, 0), $6)",
	    0, NULL },
	  NULL },
	{ { "insert select",
	    "INSERT INTO strategy (school_id, pupil_id, id, plan_id, position, words)"
	    " SELECT $1, $2, $3, $4, $5, $6",
	    0, NULL },
	  NULL },
	{ { "reason", "SELECT count(*) AS n FROM pupil WHERE school_id = $1", 1, "counts only" }, NULL },
	{ { "no pupil", "SELECT name FROM term WHERE school_id = $1 ORDER BY starts", 9, NULL }, NULL },
	{ { "aggregate", "SELECT count(*) AS n FROM term WHERE school_id = $1", 1, NULL }, NULL },
	{ { "word in a text", "SELECT 'from pupil ' AS t, name FROM term WHERE school_id = $1 ORDER BY starts", 9,
	    NULL },
	  NULL },
	{ { "no pupil bound", "SELECT aim FROM outcome WHERE school_id = $1 ORDER BY id", 9, NULL }, "pupil" },
	{ { "joined only",
	    "SELECT o.aim FROM outcome o JOIN plan p ON p.pupil_id = o.pupil_id"
	    " WHERE o.school_id = $1 ORDER BY o.id",
	    9, NULL },
	  "pupil" },
	{ { "other key", "SELECT aim FROM outcome WHERE school_id = $1 AND id = $2", 1, NULL }, "pupil" },
	{ { "all pupils", "SELECT given FROM pupil WHERE school_id = $1 ORDER BY name_key", 9, NULL }, "pupil" },
	{ { "in a bracket", "SELECT name FROM term WHERE school_id = $1 AND EXISTS (SELECT 1 FROM plan) ORDER BY id", 9,
	    NULL },
	  "pupil" },
	{ { "after a comma", "SELECT t.name FROM term t, plan p WHERE t.school_id = $1 ORDER BY t.id", 9, NULL },
	  "pupil" },
	{ { "nobody's scope", "SELECT pupil_id FROM pupil_scope WHERE school_id = $1 ORDER BY pupil_id", 9, NULL },
	  "pupil_scope" },
	{ { "no school", "SELECT aim FROM outcome WHERE pupil_id = $1 ORDER BY id", 9, NULL }, "school_id" },
	{ { "school joined", "SELECT t.name FROM term t JOIN closure c ON c.school_id = t.school_id ORDER BY t.id", 9,
	    NULL },
	  "school_id" },
	{ { "update", "UPDATE plan SET state = $1 WHERE id = $2", 0, NULL }, "school_id" },
	{ { "update pupil", "UPDATE plan SET state = $1 WHERE school_id = $2 AND id = $3", 0, NULL }, "pupil" },
	{ { "delete", "DELETE FROM plan WHERE school_id = $1 AND id = $2", 0, NULL }, "pupil" },
	{ { "fixed pupil",
	    "INSERT INTO strategy (school_id, pupil_id, id, plan_id, position, words)"
	    " VALUES ($1, 7, $2, $3, $4, $5)",
	    0, NULL },
	  "pupil" },
	{ { "no order", "SELECT name FROM term WHERE school_id = $1", 9, NULL }, "ORDER BY" },
	{ { "star", "SELECT t.* FROM term t WHERE t.school_id = $1 ORDER BY t.id", 9, NULL }, "not *" },
	{ { "clock", "SELECT now() AS t FROM term WHERE school_id = $1 ORDER BY id", 9, NULL }, "clock" },
	{ { "quotes", "SELECT \"name\" FROM term WHERE school_id = $1 ORDER BY id", 9, NULL }, "double quotes" },
	{ { "empty reason", "SELECT given FROM pupil WHERE school_id = $1 ORDER BY id", 9, "" }, "reason" },
	{ { "table", "DROP TABLE pupil", 0, NULL }, "not a SELECT" },
};

static void test_samples(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
		struct str why = check_sql(a, &schema, &SAMPLES[i].q);
		const char *finds = SAMPLES[i].finds;

		if (finds == NULL ? why.n > 0 : str_find(why, str_of(finds)) < 0)
			fail_msg("%s: expected \"%s\", got \"%.*s\"", SAMPLES[i].q.name, finds != NULL ? finds : "",
			         STR_ARG(why));
	}
}

/* Preparing finds what only the engine knows. */
static void test_prepare__finds_a_wrong_column(void **state)
{
	static const struct stmt wrong = { "wrong", "SELECT surname FROM pupil WHERE school_id = $1 AND id = $2", 1,
		                           NULL };
	static const struct stmt gap = { "gap", "SELECT given FROM pupil WHERE school_id = $1 AND id = $3", 1, NULL };
	struct err e;
	int params;

	(void)state;
	assert_int_equal(db_prepare(db, &wrong, &params, &e), RC_FAIL);
	assert_int_equal(db_prepare(db, &gap, &params, &e), RC_FAIL);
}

TEST_MAIN(test_statements)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schema__is_read),
		cmocka_unit_test(test_statements__are_listed),
		cmocka_unit_test(test_statements__are_prepared),
		cmocka_unit_test(test_statements__keep_the_rules),
		cmocka_unit_test(test_statements__have_unique_names),
		cmocka_unit_test(test_samples),
		cmocka_unit_test(test_prepare__finds_a_wrong_column),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, group_setup, group_teardown);
}
