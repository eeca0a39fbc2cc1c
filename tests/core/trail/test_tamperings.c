/* The campaign of tamperings: what somebody can do who writes to the database, chosen at random, of every kind: events,
 * ends of chains, whole chains, reads and writes, records, lists of the proof, one school and all. Each is looked for
 * as `apdr audit verify --content` does, with the ends that stood outside, and taken back; none may be missed. In the
 * suite some of each kind; APDR_TAMPERINGS=1000 says how many in all (script/tamper). */
#include "support/support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "core/trail/proof.h"
#include "core/trail/reads_sql.h"
#include "kit/base/buf.h"
#include "support/schema_dump.h"
#include "support/test_db.h"
#include "support/work_school.h"

enum {
	NOW = 1773133200,
	SCHOOLS = 3,
	EACH_DEFAULT = 12,
	TEXT_MAX = 64 * 1024,
	WRITES = 12,
	READS = 9,
	SEED = 20260310
};

static struct arena *a;
static struct err err;
static struct app app = { .clock = { .fixed = true, .utc = NOW }, .ledger_fd = -1, .key = { 9 } };
static struct db *plain;   /* made the database; what tampers */
static struct db *reads;   /* the file of the read events; on PostgreSQL there is none */
static struct rows column; /* of all tables */
static struct rows reference;
static struct heads_line *outside; /* heads.log */
static size_t outsides;

#define OK(x) assert_int_equal((x), RC_OK)

/* Chance, the same each time */

static uint64_t chance = SEED;

static size_t among(size_t n)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (size_t)(chance % n);
}

static int64_t some_school(void)
{
	return 1 + (int64_t)among(SCHOOLS);
}

/* Statements made here: the connection knows each by its place. */
static const struct stmt *made(const char *sql)
{
	struct stmt *q = NEW(a, struct stmt);
	const struct stmt is = { .name = "MADE", .sql = sql, .max_rows = 1 };

	memcpy(q, &is, sizeof is);
	return q;
}

static int64_t asked(struct db *db, const char *sql)
{
	struct rows r;

	OK(db_run(db, a, made(sql), &r, &err));
	return r.n > 0 ? row_int(&r, 0, "n") : 0;
}

#define DO(db, ...) test_db_script((db), str_c(a, str_fmt(a, __VA_ARGS__)))

/* The world */

static bool is_referred(struct str table)
{
	for (size_t i = 0; i < reference.n; i++)
		if (str_eq(row_str(&reference, i, "target"), table))
			return true;
	return false;
}

/* A column of a table that can be changed by itself. */
static bool is_free(size_t i)
{
	struct str name = row_str(&column, i, "col"), kind = row_str(&column, i, "kind");

	return row_int(&column, i, "key") == 0 && !str_ends(name, S("_id")) && !str_is(name, "id") &&
	       (str_is(kind, "TEXT") || str_is(kind, "INTEGER"));
}

static const char *other_value(size_t i)
{
	struct str name = row_str(&column, i, "col");
	bool text = str_is(row_str(&column, i, "kind"), "TEXT");

	return str_c(a, str_fmt(a, text ? "COALESCE(%.*s, '') || 'x'" : "COALESCE(%.*s, 0) + 1", STR_ARG(name)));
}

static const char *school_column(struct str table)
{
	return str_is(table, "school") ? "id" : "school_id";
}

/* Every row is written once more by the program, with events of one who did it. */
static void all_written(struct db *db, struct ctx *c)
{
	struct str before = S("");

	for (size_t i = 0; i < column.n; i++) {
		struct str table = row_str(&column, i, "tbl");

		if (str_eq(table, before) || proof_table_named(table) == NULL || !is_free(i) ||
		    str_is(table, "setting"))
			continue;
		before = table;
		OK(db_begin(db, DB_WRITE, &err));
		OK(db_run(db, a,
		          made(str_c(a, str_fmt(a, "UPDATE %.*s SET %.*s = %s WHERE %s = $1", STR_ARG(table),
		                                STR_ARG(row_str(&column, i, "col")), other_value(i),
		                                school_column(table)))),
		          NULL, &err, DV(c->actor.school_id)));
		OK(audit_write(c, c->actor.school_id, TEST_ACTION("test.write"), "pupil", 1, S("words")));
		OK(db_end(db, RC_OK, &err));
	}
}

static void reads_written(int64_t school)
{
	struct buf b = buf_new(a, TEXT_MAX);
	struct str payload;

	for (int i = 0; i < READS; i++)
		buf_fmt(&b, "%lld %d 5 6 senco %d pupil.open %d\n", (long long)school, NOW + i, i + 1, i + 1);
	payload = buf_view(&b);
	OK(audit_reads_append(reads != NULL ? reads : plain, a, app.key, &payload, 1, &err));
}

static void ends_noted(struct heads *h, struct buf *text)
{
	struct event_head *head;
	size_t n;

	OK(audit_heads(plain, reads, a, &head, &n, &err));
	buf_str(text, heads_lines(a, app.key, NOW, h, head, n));
}

static void world_fill(struct db *db)
{
	struct heads h;
	struct buf text = buf_new(a, TEXT_MAX);
	struct str why;
	int64_t rows;
	size_t at;

	buf_str(&text, heads_begin(a, app.key, NOW, "new", &h));
	OK(proof_take_up(db, a, app.key, NOW, "rows.migrated", &rows, &err));
	for (int round = 0; round < 2; round++) {
		for (int64_t school = 1; school <= SCHOOLS; school++) {
			struct ctx c = { .app = &app,
				         .db = db,
				         .a = a,
				         .now = clock_read(&app.clock),
				         .actor = { .school_id = school, .person_id = 2, .hat = ROLE_SENCO } };

			all_written(db, &c);
			reads_written(school);
		}
		ends_noted(&h, &text);
		if (round == 0)
			test_db_script(plain, "CREATE TABLE kept_event AS SELECT * FROM event; CREATE TABLE "
			                      "kept_setting AS SELECT * FROM setting;"
			                      "CREATE TABLE kept_plan AS SELECT * FROM plan");
	}
	OK(audit_anchor(plain, reads, a, &err));
	arena_free(h.a);
	OK(heads_parse(a, app.key, buf_view(&text), &outside, &outsides, &at, &why));
}

/* Looking */

static void ignore(void *ctx, const struct proof_fault *f)
{
	(void)ctx, (void)f;
}

static bool is_found(void)
{
	struct audit_fault fault;
	struct proof_count n;
	int64_t events;
	enum rc trail = audit_verify(plain, reads, a, app.key, outside, outsides, &events, &fault, &err);
	enum rc rows = trail == RC_OK ? proof_verify(plain, a, app.key, ignore, NULL, &n, &err) : RC_OK;

	if ((trail != RC_OK && trail != RC_INVALID) || (rows != RC_OK && rows != RC_INVALID))
		fail_msg("%s", err.text);
	return trail == RC_INVALID || rows == RC_INVALID;
}

/* What can be done. Each says in words what it did, or nothing when chance chose what cannot be done. */

static struct str record_changed(void)
{
	size_t i = among(column.n);
	struct str table = row_str(&column, i, "tbl");
	int64_t school = some_school();

	if (proof_table_named(table) == NULL || !is_free(i))
		return STR_NONE;
	DO(plain, "UPDATE %.*s SET %.*s = %s WHERE %s = %lld", STR_ARG(table), STR_ARG(row_str(&column, i, "col")),
	   other_value(i), school_column(table), (long long)school);
	return str_fmt(a, "%.*s.%.*s", STR_ARG(table), STR_ARG(row_str(&column, i, "col")));
}

static struct str record_removed(void)
{
	struct str table = row_str(&column, among(column.n), "tbl");

	if (proof_table_named(table) == NULL || is_referred(table))
		return STR_NONE;
	DO(plain, "DELETE FROM %.*s WHERE %s = %lld", STR_ARG(table), school_column(table), (long long)some_school());
	return table;
}

/* A copy of a row under another id, with other texts so that nothing that has to be unique is in the way. */
static struct str record_put_in(void)
{
	struct str table = row_str(&column, among(column.n), "tbl");
	struct buf to = buf_new(a, TEXT_MAX), from = buf_new(a, TEXT_MAX);
	const char *count = str_c(a, str_fmt(a, "SELECT COUNT(*) AS n FROM %.*s", STR_ARG(table)));
	int64_t before;

	if (proof_table_named(table) == NULL || str_is(table, "school"))
		return STR_NONE;
	for (size_t i = 0; i < column.n; i++) {
		struct str name = row_str(&column, i, "col");

		if (!str_eq(row_str(&column, i, "tbl"), table))
			continue;
		buf_fmt(&to, "%s%.*s", to.n > 0 ? ", " : "", STR_ARG(name));
		if (str_is(name, "id"))
			buf_fmt(&from, "%sid + 7000", from.n > 0 ? ", " : "");
		else if (str_is(row_str(&column, i, "kind"), "TEXT"))
			buf_fmt(&from, "%s%.*s || 'y'", from.n > 0 ? ", " : "", STR_ARG(name));
		else
			buf_fmt(&from, "%s%.*s", from.n > 0 ? ", " : "", STR_ARG(name));
	}
	before = asked(plain, count);
	DO(plain, "INSERT INTO %.*s (%.*s) SELECT %.*s FROM %.*s WHERE school_id = %lld ON CONFLICT DO NOTHING",
	   STR_ARG(table), STR_ARG(buf_view(&to)), STR_ARG(buf_view(&from)), STR_ARG(table), (long long)some_school());
	return asked(plain, count) > before ? table : STR_NONE;
}

/* A row as it was, with its proof as it was: the line alone, or the chain cut back to it. */
static struct str record_put_back(void)
{
	long long school = some_school();

	for (size_t i = 0; i < column.n; i++)
		if (str_is(row_str(&column, i, "tbl"), "plan") && is_free(i)) {
			struct str name = row_str(&column, i, "col");

			DO(plain,
			   "UPDATE plan SET %.*s = (SELECT k.%.*s FROM kept_plan k WHERE k.school_id = plan.school_id)"
			   " WHERE school_id = %lld",
			   STR_ARG(name), STR_ARG(name), school);
		}
	switch (among(3)) {
	case 0:
		return S("the row alone");
	case 1:
		DO(plain,
		   "UPDATE event SET digest = (SELECT MIN(k.digest) FROM kept_event k WHERE k.school_id = %lld AND "
		   "k.chain"
		   " = 'c' AND k.digest LIKE 'plan %%' AND k.seq > 1) WHERE school_id = %lld AND chain = 'c' AND seq ="
		   " (SELECT MAX(r.seq) FROM event r WHERE r.school_id = %lld AND r.chain = 'c' AND r.digest LIKE "
		   "'plan "
		   "%%')",
		   school, school, school);
		return S("with the list of before");
	default:
		DO(plain,
		   "DELETE FROM event WHERE school_id = %lld AND chain = 'c'; INSERT INTO event SELECT * FROM "
		   "kept_event k"
		   " WHERE k.school_id = %lld AND k.chain = 'c'; UPDATE setting SET value = (SELECT"
		   " k.value FROM kept_setting k WHERE k.school_id = %lld AND k.name = 'audit.head.c') WHERE school_id "
		   "="
		   " %lld AND name = 'audit.head.c'",
		   school, school, school, school);
		return S("with the whole chain of before");
	}
}

static struct str list_changed(void)
{
	static const char *const SET[] = { "''", "digest || 'plan 1/1 -'", "REPLACE(digest, '1', '2') || ' '",
		                           "REPLACE(digest, 'plan', 'term') || '\n'" };
	long long school = some_school();
	const char *set = SET[among(sizeof SET / sizeof SET[0])];
	const char *most =
	    str_c(a, str_fmt(a, "SELECT MAX(seq) AS n FROM event WHERE school_id = %lld AND chain = 'c'", school));

	DO(plain, "UPDATE event SET digest = %s WHERE school_id = %lld AND chain = 'c' AND seq = %lld", set, school,
	   1 + (long long)among((size_t)asked(plain, most)));
	return str_of(set);
}

static struct str scope_changed(void)
{
	long long school = some_school();

	if (among(2) == 0 && asked(plain, str_c(a, str_fmt(a,
	                                                   "SELECT COUNT(*) AS n FROM pupil_scope WHERE school_id = "
	                                                   "%lld",
	                                                   school))) > 0)
		DO(plain, "DELETE FROM pupil_scope WHERE school_id = %lld", school);
	else
		DO(plain,
		   "INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts) VALUES (%lld, %lld, 77,"
		   " 'head', '2020-01-01')",
		   school, school);
	return S("pupil_scope");
}

/* A chain, and where it is. */
struct chain {
	struct db *db;
	const char *name;
	long long school;
	long long last;
};

static struct chain some_chain(void)
{
	static const char *const NAME[] = { "w", "r", "c" };
	struct chain x = { .name = NAME[among(3)], .school = some_school() };

	x.db = x.name[0] == 'r' && reads != NULL ? reads : plain;
	x.last =
	    asked(x.db, str_c(a, str_fmt(a, "SELECT MAX(seq) AS n FROM event WHERE school_id = %lld AND chain = '%s'",
	                                 x.school, x.name)));
	return x;
}

static struct str event_changed(void)
{
	static const char *const SET[] = {
		"at = at + 1",        "account_id = account_id + 1", "person_id = person_id + 1",
		"hat = 'head'",       "action = action || 'x'",      "pupil = pupil + 1",
		"record = 'another'", "record_id = record_id + 1",   "digest = digest || '0'",
		"hash = hash || '0'"
	};
	struct chain x = some_chain();
	const char *set = SET[among(sizeof SET / sizeof SET[0])];

	DO(x.db, "UPDATE event SET %s WHERE school_id = %lld AND chain = '%s' AND seq = %lld", set, x.school, x.name,
	   1 + (long long)among((size_t)x.last));
	return str_fmt(a, "%s, %s", x.name, set);
}

static struct str event_removed(void)
{
	struct chain x = some_chain();
	const char *cut = among(2) == 0 ? "=" : ">=";

	DO(x.db, "DELETE FROM event WHERE school_id = %lld AND chain = '%s' AND seq %s %lld", x.school, x.name, cut,
	   1 + (long long)among((size_t)x.last));
	return str_fmt(a, "%s, seq %s", x.name, cut);
}

#define EVENT_REST "at, account_id, person_id, hat, action, pupil, record, record_id, digest, hash"

static struct str event_put_in(void)
{
	struct chain x = some_chain();

	DO(x.db,
	   "INSERT INTO event (school_id, chain, seq, " EVENT_REST ") SELECT school_id, chain, %lld, " EVENT_REST
	   " FROM event WHERE school_id = %lld AND chain = '%s' AND seq = %lld",
	   x.last + 1, x.school, x.name, 1 + (long long)among((size_t)x.last));
	return str_of(x.name);
}

static struct str events_swapped(void)
{
	struct chain x = some_chain();
	long long one = 1 + (long long)among((size_t)x.last), other = 1 + (long long)among((size_t)x.last);

	if (one == other)
		return STR_NONE;
	DO(x.db,
	   "UPDATE event SET seq = -1 WHERE school_id = %lld AND chain = '%s' AND seq = %lld; UPDATE event SET seq ="
	   " %lld WHERE school_id = %lld AND chain = '%s' AND seq = %lld; UPDATE event SET seq = %lld WHERE"
	   " school_id = %lld AND chain = '%s' AND seq = -1",
	   x.school, x.name, one, one, x.school, x.name, other, other, x.school, x.name);
	return str_of(x.name);
}

static struct str end_changed(void)
{
	struct chain x = some_chain();

	switch (among(3)) {
	case 0:
		DO(x.db, "UPDATE setting SET value = value || '0' WHERE school_id = %lld AND name = 'audit.head.%s'",
		   x.school, x.name);
		return str_fmt(a, "%s, changed", x.name);
	case 1:
		DO(x.db, "DELETE FROM setting WHERE school_id = %lld AND name = 'audit.head.%s'", x.school, x.name);
		return str_fmt(a, "%s, removed", x.name);
	default:
		if (reads == NULL)
			return STR_NONE;
		DO(plain, "UPDATE setting SET value = '1 ' || value WHERE school_id = %lld AND name = 'audit.anchor'",
		   x.school);
		return S("the note about the reads");
	}
}

/* With every trace in the database. */
static struct str chain_erased(void)
{
	struct chain x = some_chain();
	bool all = among(2) == 0;
	const char *where = str_c(a, all ? S("school_id > 0") : str_fmt(a, "school_id = %lld", x.school));

	DO(x.db, "DELETE FROM event WHERE %s AND chain = '%s'; DELETE FROM setting WHERE %s AND name = 'audit.head.%s'",
	   where, x.name, where, x.name);
	if (x.name[0] == 'r')
		DO(plain, "DELETE FROM setting WHERE %s AND name = 'audit.anchor'", where);
	return str_fmt(a, "%s, %s", x.name, all ? "all schools" : "one school");
}

static struct str trail_erased(void)
{
	bool all = among(2) == 0;
	const char *where =
	    str_c(a, all ? S("school_id > 0") : str_fmt(a, "school_id = %lld", (long long)some_school()));

	for (int i = 0; i < (reads != NULL ? 2 : 1); i++)
		DO(i == 0 ? plain : reads,
		   "DELETE FROM event WHERE %s; DELETE FROM setting WHERE %s AND name LIKE 'audit%%'", where, where);
	return all ? S("all schools") : S("one school");
}

/* The chain of writes as it was at the first note. */
static struct str chain_put_back(void)
{
	long long school = some_school();

	DO(plain,
	   "DELETE FROM event WHERE school_id = %lld AND chain = 'w'; INSERT INTO event SELECT * FROM kept_event k "
	   "WHERE"
	   " k.school_id = %lld AND k.chain = 'w'; UPDATE setting SET value = (SELECT k.value FROM kept_setting k WHERE"
	   " k.school_id = %lld AND k.name = 'audit.head.w') WHERE school_id = %lld AND name = 'audit.head.w'",
	   school, school, school, school);
	return S("w");
}

static const struct kind {
	const char *what;
	struct str (*tamper)(void);
} KIND[] = {
	{ "a record changed", record_changed },
	{ "a record removed", record_removed },
	{ "a record put in", record_put_in },
	{ "an older record put back", record_put_back },
	{ "a list of the proof changed", list_changed },
	{ "whose pupils somebody sees", scope_changed },
	{ "an event changed", event_changed },
	{ "events removed", event_removed },
	{ "an event put in", event_put_in },
	{ "events swapped", events_swapped },
	{ "an end or a note changed or removed", end_changed },
	{ "a whole chain erased with its end", chain_erased },
	{ "the whole trail erased", trail_erased },
	{ "an older chain put back with its end", chain_put_back },
};
enum { KINDS = sizeof KIND / sizeof KIND[0] };

/* One tampering, looked for inside its transaction, and taken back. False: nothing was done. */
static bool tried(const struct kind *k)
{
	struct arena_mark m = arena_mark(a);
	struct str did;
	bool found;

	OK(db_begin(plain, DB_WRITE, &err));
	if (reads != NULL)
		OK(db_begin(reads, DB_WRITE, &err));
	did = k->tamper();
	found = did.n == 0 || is_found();
	if (!found)
		fprintf(stderr, "missed: %s: %.*s\n", k->what, STR_ARG(did));
	if (reads != NULL)
		assert_int_equal(db_end(reads, RC_NONE, &err), RC_NONE);
	assert_int_equal(db_end(plain, RC_NONE, &err), RC_NONE);
	assert_true(found);
	if (did.n == 0)
		arena_rewind(a, m);
	return did.n > 0;
}

static size_t wanted(void)
{
	const char *n = getenv("APDR_TAMPERINGS");
	int64_t all;

	return n != NULL && str_int(str_of(n), &all) && all > 0 ? ((size_t)all + KINDS - 1) / KINDS : EACH_DEFAULT;
}

static void test_tamperings__none_is_missed(void **state)
{
	size_t all = 0;

	(void)state;
	assert_false(is_found()); /* nothing was done yet */
	for (size_t k = 0; k < KINDS; k++) {
		size_t n = 0;

		while (n < wanted())
			n += tried(&KIND[k]);
		printf("%-44s %4zu tried, %4zu found\n", KIND[k].what, n, n);
		all += n;
	}
	printf("%-44s %4zu tried, 0 missed\n", "in all", all);
	assert_false(is_found()); /* all was taken back */
}

static int begin(void **state)
{
	struct db *db;

	(void)state;
	a = arena_new((size_t)2 << 30);
	plain = test_db_new();
	if (!test_db_is_postgres()) {
		OK(db_open(str_fmt(a, "%s/tampered-reads.db", test_folder()), 1000, &reads, &err));
		OK(migrate_up_of(reads, reads_migrations, 0, NOW, &err));
	}
	schema_fill(a, plain);
	test_db_script(
	    plain,
	    "DELETE FROM event; DELETE FROM setting WHERE name LIKE 'audit%';"
	    "DELETE FROM pupil_scope; INSERT INTO pupil_scope (school_id, pupil_id, person_id, hat, starts, ends)"
	    " SELECT school_id, pupil_id, person_id, hat, starts, CASE WHEN COUNT(*) = COUNT(ends) THEN"
	    " MAX(ends) END FROM pupil_scope_rule GROUP BY school_id, pupil_id, person_id, hat, starts");
	column = schema_columns(a, plain);
	reference = schema_references(a, plain);
	db = test_db_again(plain, 2000);
	proof_watch(db, app.key, &app.clock);
	world_fill(db);
	db_close(db);
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_close(reads);
	test_db_drop(plain);
	arena_free(a);
	return 0;
}

TEST_MAIN(test_tamperings)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_tamperings__none_is_missed) };

	return cmocka_run_group_tests(tests, begin, end);
}
