/* merge/adult, as a property: whatever two adults have to do with children and the school, merged and taken apart again
 * is the same database, row by row; and while they are one, nobody sees who must not see. On both engines. */
#include "support/support.h"

#include <string.h>

#include "core/people/people_sql.h"
#include "kit/base/buf.h"
#include "kit/text/fold.h"
#include "merge/adult.h"
#include "support/test_db.h"
#include "support/work_merge.h"

enum { SEEDS = 12, ROWS = 5, CHILDREN = 2, PEOPLE = 3, A = 71, B = 72, C = 73, DUMP = 4 << 20 };

static struct ctx *c;

TEST_STMT(Q_COLUMNS_SQLITE, 3000,
          "SELECT m.name AS tab, c.name AS col, c.type AS type FROM sqlite_master m JOIN pragma_table_info(m.name) c"
          " WHERE m.type = 'table' ORDER BY m.name, c.cid");
TEST_STMT(
    Q_COLUMNS_POSTGRES, 3000,
    "SELECT t.table_name AS tab, t.column_name AS col, UPPER(t.data_type) AS type FROM information_schema.columns t"
    " JOIN information_schema.tables b ON b.table_schema = t.table_schema AND b.table_name = t.table_name"
    " WHERE b.table_type = 'BASE TABLE' AND t.table_schema = 'public' ORDER BY t.table_name, t.ordinal_position");
TEST_STMT(Q_BARRED_SEES, 1,
          "SELECT COUNT(*) AS n FROM pupil_scope s WHERE s.hat = 'parent' AND s.person_id = 71 AND EXISTS (SELECT 1 "
          "FROM restriction r WHERE"
          " r.pupil_id = s.pupil_id AND r.person_id = s.person_id AND r.ended_on IS NULL)");

static uint64_t seed;
static unsigned dice(unsigned n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % n;
}

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("seed: rc %d: %s", (int)rc, c->err.text);
}

static int64_t somebody(void)
{
	return A + (int64_t)dice(PEOPLE);
}

static bool is_person(const struct merge_table *t, const char *col)
{
	return adult_cell_named(str_of(t->name), str_of(col)) != NULL && strcmp(col, "ends") != 0 &&
	       strcmp(col, "restricted") != 0;
}

static struct rows columns(void)
{
	struct rows r;

	ok(db_run(c->db, c->a, test_db_is_postgres() ? &Q_COLUMNS_POSTGRES : &Q_COLUMNS_SQLITE, &r, &c->err));
	return r;
}

static bool is_text(struct rows *schema, const char *tab, const char *col)
{
	for (size_t i = 0; i < schema->n; i++)
		if (str_is(row_str(schema, i, "tab"), tab) && str_is(row_str(schema, i, "col"), col))
			return str_is(row_str(schema, i, "type"), "TEXT");
	return false;
}

/* A date, an answer, a number: small enough that two people do the same thing. */
static struct dbv value(struct rows *schema, const struct merge_table *t, const char *col, int64_t pupil, int64_t id)
{
	struct str name = str_of(col);

	if (str_is(name, "school_id"))
		return dv_int(TWIN_SCHOOL);
	if (str_is(name, "pupil_id"))
		return dv_int(pupil);
	if (str_is(name, "id"))
		return dv_int(id);
	if (is_person(t, col))
		return dv_int(somebody());
	if (str_is(name, "ends") || str_is(name, "ended_on") || str_is(name, "answered_on"))
		return dice(3) == 0 ? dv_cstr("2026-02-05") : dv_null();
	if (is_text(schema, t->name, col))
		return str_ends(name, S("_on")) || str_is(name, "on_day") || str_is(name, "starts")
		           ? dv_cstr("2026-01-05")
		       : str_is(name, "kind") && strcmp(t->name, "young_agreement") == 0 ? dv_cstr("explained")
		                                                                         : dv_cstr("x");
	if (str_is(name, "restricted"))
		return dv_int(dice(6) == 0);
	return dv_int(1 + (int64_t)dice(3));
}

/* UNIQUE is kept: what the database refuses is not there. */
static void rows_make(struct rows *schema)
{
	static int64_t id = 10000;

	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);
		struct rows have;
		bool names = false;

		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ TWIN_SCHOOL, TWIN_KEPT }, &have, &c->err));
		for (size_t k = 0; k < have.cols; k++)
			names = names || is_person(t, have.name[k]);
		for (unsigned i = 0; i < ROWS && names; i++) {
			struct dbv *cell = NEW_ARRAY(c->a, struct dbv, have.cols);

			id++;
			for (size_t k = 0; k < have.cols; k++)
				cell[k] = value(schema, t, have.name[k], TWIN_KEPT + (int64_t)dice(CHILDREN), id);
			ok(db_begin(c->db, DB_WRITE, &c->err));
			if (db_end(c->db, merge_put(c->db, c->a, t, cell, have.cols, &c->err), &c->err) != RC_OK)
				c->err = (struct err){ "" };
		}
	}
}

static void person_make(int64_t id, const char *given)
{
	static const char *const family[] = { "Crane", "Petrova", "" }, *const phone[] = { "07700 900164", "" };
	struct person_row p = { .school_id = TWIN_SCHOOL,
		                .id = id,
		                .title = dice(2) ? S("Ms") : STR_NONE,
		                .given = str_of(given),
		                .family = str_of(family[dice(2)]),
		                .phone = str_of(phone[dice(2)]),
		                .email = dice(2) ? S("e@crane.example") : STR_NONE,
		                .language = dice(2) ? S("ur") : STR_NONE,
		                .format = dice(2) ? FORMAT_LARGE : FORMAT_NONE,
		                .interpreter = dice(2) };

	p.name_key = fold_name(c->a, p.family, p.given, STR_NONE);
	ok(person_insert(c->db, c->a, &p, &c->err));
	if (dice(2))
		ok(account_insert(c->db, c->a, TWIN_SCHOOL, id + 1000, id, str_fmt(c->a, "login%lld", (long long)id),
		                  S("x"), dice(3) ? S("active") : S("disabled"), 1, &c->err));
	if (dice(3) == 0)
		ok(role_insert(c->db, c->a, TWIN_SCHOOL, id + 2000, id, S("parent"), (struct date){ 2026, 1, 5 },
		               DATE_NONE, &c->err));
	if (dice(2))
		test_db_script(c->db,
		               str_c(c->a, str_fmt(c->a,
		                                   "INSERT INTO wish (school_id, id, person_id, language, format,"
		                                   " interpreter, reach, by_id, at) VALUES (7, %lld, %lld, '', '', 0,"
		                                   " 'x', 21, 1)",
		                                   (long long)id + 3000, (long long)id)));
	if (dice(3) == 0)
		test_db_script(c->db,
		               str_c(c->a, str_fmt(c->a,
		                                   "INSERT INTO teaching (school_id, id, person_id, class_id, kind,"
		                                   " subject, is_main, starts) VALUES (7, %lld, %lld, 51, 'teacher',"
		                                   " '', 0, '2026-01-05')",
		                                   (long long)id + 4000, (long long)id)));
}

/* What a merge leaves behind on purpose: the trail, the note of the merge, and the count of changes of a record. */
static bool is_kept(struct str tab, struct str col)
{
	return !str_is(tab, "event") && !str_is(tab, "setting") && !str_is(tab, "merge_row") &&
	       !str_is(tab, "record_merge") && !str_is(tab, "pupil_words") && !str_is(tab, "schema_migration") &&
	       !str_starts(tab, S("sqlite_")) && !str_is(col, "revision");
}

static struct str dump(struct rows *schema)
{
	struct buf b = buf_new(c->a, DUMP);

	for (size_t i = 0; i < schema->n;) {
		struct str tab = row_str(schema, i, "tab"), list = STR_NONE;
		struct stmt *q = NEW(c->a, struct stmt);
		struct rows r;

		for (; i < schema->n && str_eq(row_str(schema, i, "tab"), tab); i++)
			if (is_kept(tab, row_str(schema, i, "col")))
				list = str_fmt(c->a, "%.*s%s%.*s", STR_ARG(list), list.n > 0 ? ", " : "",
				               STR_ARG(row_str(schema, i, "col")));
		if (list.n == 0)
			continue;
		*q = (struct stmt){ .name = str_c(c->a, str_fmt(c->a, "Q_DUMP_%.*s", STR_ARG(tab))),
			            .sql = str_c(c->a, str_fmt(c->a, "SELECT %.*s FROM %.*s ORDER BY %.*s",
			                                       STR_ARG(list), STR_ARG(tab), STR_ARG(list))),
			            .max_rows = 100000 };
		ok(db_run(c->db, c->a, q, &r, &c->err));
		for (size_t k = 0; k < r.n * r.cols; k++)
			buf_fmt(&b, "%.*s.%s=%d/%lld/%.*s\n", STR_ARG(tab), r.name[k % r.cols], (int)r.cell[k].type,
			        (long long)r.cell[k].i, STR_ARG(r.cell[k].type == DBV_TEXT ? r.cell[k].s : STR_NONE));
	}
	return buf_view(&b);
}

static void first_difference(struct str x, struct str y)
{
	while (x.n > 0 || y.n > 0) {
		struct str p = str_cut(x, '\n', &x), q = str_cut(y, '\n', &y);

		if (!str_eq(p, q))
			fail_msg("before: %.*s, after: %.*s", STR_ARG(p), STR_ARG(q));
	}
}

/* One school with a dice; true when the two could be merged. */
static bool tried(unsigned of)
{
	struct adult_in in = { .id = 9000000, .why = S("x"), .sign_in = 0 };
	struct adult_view v;
	struct rows schema, r;
	struct str before;
	const char *fault = "";
	struct str say = STR_NONE;
	enum rc rc;

	seed = of;
	c = work_merge_new();
	schema = columns();
	person_make(A, "Elena");
	person_make(B, "Ellie");
	person_make(C, "Hal");
	rows_make(&schema);
	test_db_script(c->db, "UPDATE contact_link SET restricted = CASE WHEN EXISTS (SELECT 1 FROM restriction r"
	                      " WHERE r.pupil_id = contact_link.pupil_id AND r.person_id = contact_link.person_id AND"
	                      " r.ended_on IS NULL) THEN 1 ELSE 0 END");
	before = dump(&schema);
	ok(adult_load(c, A, B, &v));
	for (int i = 0; i < 2; i++)
		in.revision[i] = v.person[i].revision;
	for (size_t i = 0; i < ADULT_PICKS; i++)
		in.gone[i] = dice(2);
	for (size_t i = 0; i < v.children; i++)
		in.child_gone[i] = dice(2);
	in.confirm = v.shut_out;
	in.sign_in = (int)dice(2);
	ok(db_begin(c->db, DB_WRITE, &c->err));
	rc = db_end(c->db, adult_merge(c, A, B, &in, &fault, &say), &c->err);
	if (rc == RC_INVALID) {
		work_merge_drop(c);
		return false;
	}
	ok(rc);
	assert_false(str_eq(before, dump(&schema)));
	ok(db_run(c->db, c->a, &Q_BARRED_SEES, &r, &c->err));
	assert_int_equal(row_int(&r, 0, "n"), 0);
	ok(IN_WRITE(c, adult_undo(c, A, in.id)));
	first_difference(before, dump(&schema));
	work_merge_drop(c);
	return true;
}

static void test_adult__merged_and_apart_is_the_same_database(void **state)
{
	unsigned merged = 0;

	(void)state;
	for (unsigned i = 1; i <= SEEDS; i++)
		merged += tried(i);
	assert_true(merged * 2 > SEEDS); /* most of them */
}

TEST_MAIN(test_adult_property)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_adult__merged_and_apart_is_the_same_database) };

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
