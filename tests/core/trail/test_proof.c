/* The proof of the records: what the program writes fits, whatever statement wrote it; what was done behind its back is
 * named, by table and key; a migration is taken up, and nothing that did not fit before it. */
#include "support/support.h"

#include <stdio.h>
#include <string.h>

#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "core/trail/audit_hash.h"
#include "core/trail/proof.h"
#include "support/schema_dump.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum { NOW = 1773133200, AT_SCHOOL = 2, TEXT_MAX = 64 * 1024 };

static struct arena *a;
static struct arena *kept; /* what was found: looking takes its memory back */
static struct db *db;
static struct err err;
static struct app app = { .clock = { .fixed = true, .utc = NOW }, .ledger_fd = -1, .key = { 7 } };
static struct ctx c;

/* What was found last, and how much. */
static struct proof_fault last;
static struct proof_count count;

#define OK(x) assert_int_equal((x), RC_OK)

static void fault_note(void *ctx, const struct proof_fault *f)
{
	(void)ctx;
	last = *f;
	last.key = str_dup(kept, f->key);
	last.action = str_dup(kept, f->action);
}

static enum rc look(void)
{
	last = (struct proof_fault){ 0 };
	return proof_verify(db, a, app.key, fault_note, NULL, &count, &err);
}

static void sound(void)
{
	if (look() != RC_OK)
		fail_msg("%lld of %lld: %s %.*s %s", (long long)count.faults, (long long)count.rows,
		         last.table != NULL ? last.table : "", STR_ARG(last.key), proof_how_word(last.how));
}

static void found(enum proof_how how, const char *table, const char *key)
{
	assert_int_equal(look(), RC_INVALID);
	if (last.how != how || strcmp(last.table, table) != 0 || !str_is(last.key, key) || count.faults != 1)
		fail_msg("wanted %s %s, not %s %.*s: %s, one of %lld", table, key, last.table, STR_ARG(last.key),
		         proof_how_word(last.how), (long long)count.faults);
}

/* Three schools with a row in every table, as another program wrote them. */
static int setup(void **state)
{
	struct db *plain = test_db_new();
	int64_t rows = 0;

	(void)state;
	schema_fill(a, plain);
	test_db_script(
	    plain,
	    "DELETE FROM event; DELETE FROM setting WHERE name LIKE 'audit%';"
	    "DELETE FROM pupil_scope; INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)"
	    " SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN"
	    " MAX(ends) END FROM pupil_scope_rule GROUP BY school_id, pupil_id, person_id, hat, starts");
	*state = plain;
	db = test_db_again(plain, 2000);
	proof_watch(db, app.key, &app.clock);
	c = (struct ctx){ .app = &app,
		          .db = db,
		          .a = a,
		          .now = clock_read(&app.clock),
		          .actor = { .school_id = AT_SCHOOL, .account_id = 5, .person_id = 2, .hat = ROLE_SENCO } };
	OK(proof_take_up(db, a, app.key, NOW, "rows.migrated", &rows, &err));
	assert_true(rows > 150);
	return 0;
}

static int teardown(void **state)
{
	db_close(db);
	test_db_drop(*state);
	return 0;
}

TEST_STMT(Q_PLAN_SAVE, 0, "UPDATE plan SET everyday = $1, revision = revision + 1 WHERE school_id = 2");
TEST_STMT(Q_STRATEGY_DELETE, 0, "DELETE FROM strategy WHERE school_id = $1");
TEST_STMT(Q_TERM_INSERT, 0,
          "INSERT INTO term (school_id, id, name, starts, half_starts, half_ends, ends) VALUES ($1, $2, 'Spring', "
          "'2026-01-05', '', '', '2026-03-27') ON CONFLICT DO NOTHING");
TEST_STMT(Q_SETTING_SET, 0,
          "INSERT INTO setting (school_id, name, value) VALUES ($1, 'colour', $2) ON CONFLICT (school_id, name) DO "
          "UPDATE SET value = excluded.value");
/* Nothing but its values, in another order than the table's: its rows are known without asking for them. */
TEST_STMT(Q_CIRCUMSTANCES_NEW, 0,
          "INSERT INTO circumstance (revision, noted_on, noted_by, ends, starts, words, level, kind, id, pupil_id, "
          "school_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)");

static enum rc plan_save(const char *words)
{
	TRY(db_run(db, a, &Q_PLAN_SAVE, NULL, &c.err, DV(words)));
	return audit_write(&c, 2, TEST_ACTION("plan.save"), "plan", 2, str_of(words));
}

static enum rc in_tx(const char *words, enum rc end)
{
	TRY(db_begin(db, DB_WRITE, &c.err));
	TRY(plan_save(words));
	return db_end(db, end, &c.err);
}

static void test_schema__every_table_is_proven_or_left_out(void **state)
{
	struct rows r = schema_columns(a, db);

	(void)state;
	for (size_t i = 0; i < r.n; i++) {
		struct str table = row_str(&r, i, "tbl");

		if ((proof_table_named(table) != NULL) == proof_leaves_out(table))
			fail_msg("is the table %.*s proven, or left out on purpose? (core/trail/proof_sql.c)",
			         STR_ARG(table));
	}
}

/* A statement that is watched hands back the columns of its table and no other. */
static void test_statements__hand_back_what_they_write(void **state)
{
	size_t watched = 0;

	(void)state;
	for (size_t i = 0; i < db_stmt_count(); i++) {
		const struct stmt *q = db_stmt_at(i);
		struct str table = proof_stmt_table(q);
		int params;

		if (strncmp(q->sql, "SELECT ", 7) != 0 && strncmp(q->sql, "PRAGMA ", 7) != 0 && table.n == 0)
			fail_msg("%s: does it write?", q->name);
		if (table.n == 0)
			continue;
		if (proof_table_named(table) == NULL && !proof_leaves_out(table))
			fail_msg("%s: of which table?", q->name);
		watched += proof_table_named(table) != NULL;
		OK(db_prepare(db, q, &params, &err));
	}
	assert_true(watched > 100);
}

static void test_proof__fits_what_is_written(void **state)
{
	int64_t changed;
	struct dbv v[600 * 2];

	(void)state;
	sound();
	OK(in_tx("Sit near the front.", RC_OK));
	sound();
	OK(in_tx("Twice in one transaction.", RC_OK));
	OK(db_run(db, a, &Q_SETTING_SET, NULL, &err, DV(2), DV("green")));
	OK(db_run(db, a, &Q_SETTING_SET, NULL, &err, DV(2), DV("blue")));
	OK(db_run(db, a, &Q_STRATEGY_DELETE, NULL, &err, DV(2))); /* alone: it has a transaction of its own */
	sound();
	for (int i = 0; i < 600; i++) {
		v[i * 2] = DV(2);
		v[i * 2 + 1] = DV(9000 + i % 500);
	}
	OK(db_begin(db, DB_WRITE, &err));
	OK(db_run_many(db, &Q_TERM_INSERT, v, 2, 600, &changed, &err));
	OK(db_end(db, RC_OK, &err));
	assert_int_equal(changed, 500);
	sound();
}

static void test_proof__fits_many_new_rows(void **state)
{
	enum { VALUES = 11, TIMES = 1203, FIRST_FEW = 3 };
	struct dbv *v = NEW_ARRAY(a, struct dbv, (size_t)VALUES * TIMES);
	int64_t changed = 0, all = 0;

	(void)state;
	for (int i = 0; i < TIMES; i++) {
		const struct dbv one[VALUES] = { DV(i % 2 == 0 ? INT64_MAX : -1),
			                         DV("2026-03-10"),
			                         DV(2),
			                         i % 3 == 0 ? dv_null() : DV("2026-03-11"),
			                         DV("2026-03-10"),
			                         dv_text(i == 7 ? S("") : str_fmt(a, "It’s \"%d\"\n\t\\", i)),
			                         DV(""),
			                         DV("other"),
			                         DV(9000 + i),
			                         DV(2),
			                         DV(AT_SCHOOL) };

		memcpy(v + i * VALUES, one, sizeof one);
	}
	OK(db_begin(db, DB_WRITE, &err));
	OK(db_run_many(db, &Q_CIRCUMSTANCES_NEW, v, VALUES, FIRST_FEW, &changed, &err));
	all += changed;
	OK(db_run_many(db, &Q_CIRCUMSTANCES_NEW, v + FIRST_FEW * VALUES, VALUES, TIMES - FIRST_FEW, &changed, &err));
	all += changed;
	OK(db_end(db, RC_OK, &err));
	assert_int_equal(all, TIMES);
	sound();
	OK(db_begin(db, DB_WRITE, &err));
	v[(TIMES - 1) * VALUES + 8] = DV(1); /* but the others are there */
	assert_int_equal(db_run_many(db, &Q_CIRCUMSTANCES_NEW, v, VALUES, TIMES, &changed, &err), RC_CONFLICT);
	assert_int_equal(db_end(db, RC_OK, &err), RC_CONFLICT);
	sound();
	test_db_script(*state, "UPDATE circumstance SET words = 'It' WHERE school_id = 2 AND id = 9100");
	found(PROOF_CHANGED, "circumstance", "2/9100");
}

static void test_proof__of_what_was_taken_back_is_none(void **state)
{
	(void)state;
	assert_int_equal(in_tx("Never saved.", RC_CONFLICT), RC_CONFLICT);
	sound();
	OK(db_begin(db, DB_WRITE, &err));
	OK(plan_save("Taken back."));
	OK(db_undo(db, &err));
	OK(db_end(db, RC_OK, &err));
	sound();
}

static void test_found__changed_removed_put_in(void **state)
{
	static const struct {
		const char *sql;
		enum proof_how how;
		const char *table;
		const char *key;
	} T[] = {
		{ "UPDATE plan SET everyday = 'Other words' WHERE school_id = 2", PROOF_CHANGED, "plan", "2/2" },
		{ "UPDATE plan SET shared_on = NULL WHERE school_id = 2", PROOF_CHANGED, "plan", "2/2" },
		{ "UPDATE role_grant SET role = 'senco' WHERE school_id = 3", PROOF_CHANGED, "role_grant", "3" },
		{ "DELETE FROM observation WHERE school_id = 2", PROOF_REMOVED, "observation", "2/2" },
		{ "INSERT INTO term (school_id, id, name, starts, half_starts, half_ends, ends) VALUES (2, 77, 'x', "
		  "'2026-01-01', '', '', '2026-02-01')",
		  PROOF_PUT_IN, "term", "77" },
		{ "UPDATE pupil_file SET digest = 'x' WHERE school_id = 1", PROOF_CHANGED, "pupil_file", "1/1" },
		{ "UPDATE strategy SET id = 99 WHERE school_id = 2; DELETE FROM strategy WHERE school_id = 2",
		  PROOF_REMOVED, "strategy", "2/2" },
		{ "UPDATE school SET name = 'Other' WHERE id = 2", PROOF_CHANGED, "school", "2" },
		{ "INSERT INTO setting (school_id, name, value) VALUES (2, 'a name', 'x')", PROOF_PUT_IN, "setting",
		  "a?name" },
		{ "INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts) VALUES (2, 2, 2, 'head', "
		  "'2020-01-01')",
		  PROOF_SCOPE, "pupil_scope", "1" },
		{ "UPDATE event SET digest = digest || 'plan 2/2 -' WHERE school_id = 2 AND chain = 'c'", PROOF_LIST,
		  "", "" },
		{ "DELETE FROM event WHERE school_id = 1 AND chain = 'c'", PROOF_LIST, "", "" },
		{ "UPDATE setting SET value = 'x' WHERE school_id = 1 AND name = 'audit.head.c'", PROOF_LIST, "", "" },
		{ "DELETE FROM event WHERE school_id = 3;"
		  "DELETE FROM setting WHERE school_id = 3 AND name LIKE 'audit%'",
		  PROOF_NONE, "", "" },
	};
	void *own;

	(void)state;
	for (size_t i = 0; i < sizeof T / sizeof T[0]; i++) {
		setup(&own);
		test_db_script(own, T[i].sql);
		found(T[i].how, T[i].table, T[i].key);
		teardown(&own);
	}
}

static void test_found__says_who_wrote_it_last(void **state)
{
	(void)state;
	OK(in_tx("One.", RC_OK));
	OK(in_tx("Two.", RC_OK));
	test_db_script(*state, "UPDATE plan SET everyday = 'One.' WHERE school_id = 2");
	found(PROOF_CHANGED, "plan", "2/2");
	assert_int_equal(last.seq, 3);
	assert_int_equal(last.event, 2);
	assert_int_equal(last.at, NOW);
	assert_true(str_is(last.action, "plan.save"));
}

/* The row and its proof of before are put back together. */
static void test_found__an_older_proof_put_back(void **state)
{
	(void)state;
	OK(in_tx("One.", RC_OK));
	test_db_script(*state,
	               "CREATE TABLE kept AS SELECT * FROM plan; CREATE TABLE kept_event AS SELECT * FROM event");
	OK(in_tx("Two.", RC_OK));
	test_db_script(*state, "UPDATE plan SET everyday = 'One.', revision = (SELECT k.revision FROM kept k WHERE "
	                       "k.school_id = 2) WHERE school_id = 2");
	found(PROOF_CHANGED, "plan", "2/2");
	test_db_script(*state, "UPDATE event SET digest = (SELECT k.digest FROM kept_event k WHERE k.school_id = 2 AND "
	                       "k.chain = 'c' AND k.seq = 2) WHERE school_id = 2 AND chain = 'c' AND seq = 3");
	found(PROOF_LIST, "", "");
	assert_int_equal(last.seq, 3);
}

static void test_take_up__a_migration_and_what_was_looked_at(void **state)
{
	int64_t rows = 0;

	test_db_script(*state, "ALTER TABLE plan ADD COLUMN motto TEXT NOT NULL DEFAULT ''");
	db_close(db);
	db = test_db_again(*state, 2000);
	assert_int_equal(look(), RC_INVALID);
	assert_int_equal(count.faults, 3);
	OK(proof_take_up(db, a, app.key, NOW, "rows.migrated", &rows, &err));
	assert_int_equal(rows, 3);
	sound();
	OK(proof_take_up(db, a, app.key, NOW, "rows.accepted", &rows, &err));
	assert_int_equal(rows, 0);
	test_db_script(*state, "UPDATE event SET digest = '' WHERE school_id = 2 AND chain = 'c' AND seq = 1");
	assert_int_equal(proof_take_up(db, a, app.key, NOW, "rows.accepted", &rows, &err), RC_INVALID);
}

static int begin(void **state)
{
	(void)state;
	a = arena_new((size_t)1 << 30);
	kept = arena_new(1 << 20);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(kept);
	arena_free(a);
	return 0;
}

#define T(x) cmocka_unit_test_setup_teardown(x, setup, teardown)

TEST_MAIN(test_proof)
{
	const struct CMUnitTest tests[] = {
		T(test_schema__every_table_is_proven_or_left_out),
		T(test_statements__hand_back_what_they_write),
		T(test_proof__fits_what_is_written),
		T(test_proof__fits_many_new_rows),
		T(test_proof__of_what_was_taken_back_is_none),
		cmocka_unit_test(test_found__changed_removed_put_in),
		T(test_found__says_who_wrote_it_last),
		T(test_found__an_older_proof_put_back),
		T(test_take_up__a_migration_and_what_was_looked_at),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
