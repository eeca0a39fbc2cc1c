/* merge: two records of one child become one and are taken apart again, on both engines. A row of every table with rows
 * of a pupil moves and comes back: the list is compared with the schema itself, so that a new table cannot be
 * forgotten. */
#include "support/support.h"

#include <string.h>

#include "import/import.h"
#include "kit/base/buf.h"
#include "support/test_db.h"
#include "support/work_merge.h"

enum { FIRST_ROW = 5000 };

static struct ctx *c;

TEST_STMT(Q_TABLES_SQLITE, 2000,
          "SELECT m.name AS tab, c.name AS col, c.type AS type FROM sqlite_master m JOIN pragma_table_info(m.name) c"
          " WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) k WHERE k.name = 'pupil_id')"
          " ORDER BY m.name, c.cid");
TEST_STMT(
    Q_TABLES_POSTGRES, 2000,
    "SELECT t.table_name AS tab, t.column_name AS col, UPPER(t.data_type) AS type FROM information_schema.columns t"
    " JOIN information_schema.tables b ON b.table_schema = t.table_schema AND b.table_name = t.table_name"
    " WHERE b.table_type = 'BASE TABLE' AND t.table_schema = 'public' AND EXISTS"
    " (SELECT 1 FROM information_schema.columns k WHERE k.table_schema = t.table_schema AND k.table_name ="
    " t.table_name AND k.column_name = 'pupil_id') ORDER BY t.table_name, t.ordinal_position");
TEST_STMT(Q_EVENTS, 1, "SELECT COUNT(*) AS n FROM event WHERE action = 'merge.do'");

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static int setup(void **state)
{
	(void)state;
	c = work_merge_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	work_merge_drop(c);
	return 0;
}

static struct rows schema(void)
{
	struct rows r;

	ok(db_run(c->db, c->a, test_db_is_postgres() ? &Q_TABLES_POSTGRES : &Q_TABLES_SQLITE, &r, &c->err));
	return r;
}

static const struct merge_table *table_of(struct str name)
{
	for (size_t i = 0; i < merge_table_count(); i++)
		if (str_is(name, merge_table_at(i)->name))
			return merge_table_at(i);
	return NULL;
}

/* Of these the rows are not the pupil's own: made anew by triggers, for finding, for counting readers; and the inbox,
 * which is moved by a statement of its own. */
static bool is_apart(struct str name)
{
	return str_is(name, "pupil_scope") || str_is(name, "pupil_words") || str_is(name, "pupil_read") ||
	       str_is(name, "concern_inbox");
}

static void test_merge__no_table_and_no_column_is_forgotten(void **state)
{
	struct rows r = schema(), have;
	size_t tables = 0;

	(void)state;
	for (size_t i = 0; i < r.n; i++) {
		struct str tab = row_str(&r, i, "tab"), col = row_str(&r, i, "col");
		const struct merge_table *t = table_of(tab);
		bool found = false;

		if (is_apart(tab))
			continue;
		if (t == NULL)
			fail_msg("%.*s is not in merge/merge_tables_sql.c", STR_ARG(tab));
		tables += str_is(col, "pupil_id");
		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ TWIN_SCHOOL, TWIN_KEPT }, &have, &c->err));
		for (size_t k = 0; k < have.cols; k++)
			found = found || str_is(col, have.name[k]);
		if (!found)
			fail_msg("%s: the column %.*s is not moved", t->name, STR_ARG(col));
	}
	assert_int_equal(tables, merge_table_count());
}

static bool ends(struct str s, const char *with)
{
	return str_ends(s, str_of(with));
}

static struct dbv value_of(struct str tab, struct str col, struct str type, int64_t pupil, int64_t id)
{
	if (str_is(col, "school_id"))
		return dv_int(TWIN_SCHOOL);
	if (str_is(col, "pupil_id"))
		return dv_int(pupil);
	if (str_is(col, "person_id"))
		return dv_int(TWIN_MOTHER);
	if (str_is(col, "class_id"))
		return dv_int(TWIN_CLASS);
	if (str_is(col, "account_id"))
		return dv_int(TWIN_ACCOUNT);
	if (str_is(col, "id") || (str_is(tab, "complaint_step") && str_is(col, "complaint_id")))
		return dv_int(id);
	if (str_starts(type, S("TEXT")))
		return ends(col, "_on") || str_is(col, "on_day") || str_is(col, "starts") || str_is(col, "ends")
		           ? dv_cstr("2026-01-05")
		           : dv_cstr("x");
	if ((ends(col, "_id") || ends(col, "_root")) && !str_is(col, "point_id") && !str_is(col, "scale_id"))
		return dv_int(id); /* of something of their own */
	return str_starts(type, S("INT")) || str_starts(type, S("BIGINT")) ? dv_int(1) : dv_blob(S("x"));
}

/* One row in every table. */
static void rows_make(int64_t pupil, int64_t first)
{
	struct rows r = schema();
	int64_t complaint = first;

	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);
		struct rows have;
		struct dbv *cell;
		bool once = strcmp(t->key, "account_id") == 0;

		if (once && pupil == TWIN_KEPT)
			continue; /* one sign-in */
		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ TWIN_SCHOOL, pupil }, &have, &c->err));
		cell = NEW_ARRAY(c->a, struct dbv, have.cols);
		for (size_t k = 0; k < have.cols; k++)
			for (size_t i = 0; i < r.n; i++)
				if (str_is(row_str(&r, i, "tab"), t->name) &&
				    str_is(row_str(&r, i, "col"), have.name[k]))
					cell[k] = value_of(row_str(&r, i, "tab"), row_str(&r, i, "col"),
					                   row_str(&r, i, "type"), pupil,
					                   strcmp(t->key, "complaint_id") == 0 ? complaint
					                                                       : first + (int64_t)n);
		ok(merge_put(c->db, c->a, t, cell, have.cols, &c->err));
	}
	assert_int_equal(complaint, first); /* complaints come first */
}

/* Everything of a pupil as text. */
static struct str all_of(int64_t pupil)
{
	struct buf b = buf_new(c->a, 8 << 20);

	for (size_t n = 0; n <= merge_table_count(); n++) {
		struct rows r;
		struct pupil_key k = { TWIN_SCHOOL, pupil };
		enum rc rc = n < merge_table_count() ? merge_rows(c->db, c->a, merge_table_at(n), k, &r, &c->err)
		                                     : merge_pupil(c->db, c->a, k, &r, &c->err);

		if (rc == RC_NONE)
			continue;
		ok(rc);
		for (size_t i = 0; i < r.n * r.cols; i++)
			if (strcmp(r.name[i % r.cols], "revision") != 0)
				buf_fmt(&b, "%s.%s=%d/%lld/%.*s\n",
				        n < merge_table_count() ? merge_table_at(n)->name : "pupil", r.name[i % r.cols],
				        (int)r.cell[i].type, (long long)r.cell[i].i,
				        STR_ARG(r.cell[i].type == DBV_TEXT ? r.cell[i].s : STR_NONE));
	}
	return buf_view(&b);
}

static void test_merge__a_row_of_every_table_moves_and_comes_back(void **state)
{
	struct str kept, gone;
	struct merge_in in = { .id = 900 };
	struct rows r;

	(void)state;
	rows_make(TWIN_KEPT, FIRST_ROW);
	rows_make(TWIN_GONE, FIRST_ROW + 1000);
	kept = all_of(TWIN_KEPT);
	gone = all_of(TWIN_GONE);
	ok(work_merge_do(c, in));
	assert_int_equal(all_of(TWIN_GONE).n, 0);
	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);

		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ TWIN_SCHOOL, TWIN_KEPT }, &r, &c->err));
		if (r.n != (strcmp(t->key, "account_id") == 0 ? 1 : 2))
			fail_msg("%s: %zu rows are at the record that stays", t->name, r.n);
	}
	ok(work_merge_do(c, in)); /* sent twice */
	ok(db_run(c->db, c->a, &Q_EVENTS, &r, &c->err));
	assert_int_equal(row_int(&r, 0, "n"), 2); /* one at each record */
	ok(work_merge_undo(c, 900));
	assert_true(str_eq(all_of(TWIN_KEPT), kept));
	assert_true(str_eq(all_of(TWIN_GONE), gone));
	ok(work_merge_undo(c, 900));
}

static void test_merge__what_goes_on_goes_on_once(void **state)
{
	struct pupil_key k = { TWIN_SCHOOL, TWIN_KEPT };
	struct status now;
	struct contact *contact;
	struct pupil p;
	struct str before;
	size_t n;

	(void)state;
	work_merge_status(c, TWIN_KEPT, 201, STATUS_N);
	work_merge_status(c, TWIN_GONE, 202, STATUS_K);
	work_merge_contact(c, TWIN_KEPT, 301, TWIN_MOTHER, false);
	work_merge_contact(c, TWIN_GONE, 302, TWIN_MOTHER, true);
	before = all_of(TWIN_GONE);
	ok(work_merge_do(c, (struct merge_in){ .id = 901, .gone = { [PICK_SEN] = true, [PICK_FAMILY] = true } }));
	ok(status_on(c->db, c->a, k, c->now.today, &now, &c->err));
	assert_int_equal(now.code, STATUS_K);
	ok(contact_list(c->db, c->a, k, date_add(c->now.today, 1), &contact, &n, &c->err));
	assert_int_equal(n, 1);
	assert_int_equal(contact[0].restricted, 1); /* of the two the stricter one */
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	assert_true(str_is(p.family, "Petrova") && str_is(p.given, "Hana"));
	assert_true(str_is(p.upn, "P999200124052") && str_is(p.former_upn, "V99920012601B"));
	work_merge_status(c, TWIN_KEPT, 203, STATUS_E); /* written since */
	ok(work_merge_undo(c, 901));
	ok(status_on(c->db, c->a, k, c->now.today, &now, &c->err));
	assert_int_equal(now.code, STATUS_E);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	assert_true(str_is(p.family, "Petrov") && p.former_upn.n == 0);
	ok(contact_list(c->db, c->a, k, c->now.today, &contact, &n, &c->err));
	assert_int_equal(contact[0].restricted, 0);
	(void)before;
}

static void test_merge__what_stops_it(void **state)
{
	struct merge_facts f = { .born = { { 2018, 4, 14 }, { 2018, 4, 14 } } };

	(void)state;
	assert_int_equal(merge_stops(&f).n, 0);
	f.signs_in[0] = f.has_open_cycle[1] = true;
	assert_int_equal(merge_stops(&f).n, 0);
	f.signs_in[1] = true;
	assert_true(str_find(merge_stops(&f), S("sign-in")) > 0);
	f.signs_in[1] = false;
	f.has_open_cycle[0] = true;
	assert_true(str_find(merge_stops(&f), S("cycle")) > 0);
	f.has_open_cycle[0] = false;
	f.has_namesake = true;
	assert_true(str_find(merge_stops(&f), S("same name")) > 0);
	f.has_namesake = false;
	f.withdrawn_today = true;
	assert_true(str_find(merge_stops(&f), S("withdrawn")) > 0);
	f.born[1] = (struct date){ 2018, 4, 15 };
	assert_true(str_find(merge_stops(&f), S("birth")) > 0);
	assert_true(merge_can_undo((struct date){ 2026, 3, 10 }, (struct date){ 2026, 4, 9 }));
	assert_false(merge_can_undo((struct date){ 2026, 3, 10 }, (struct date){ 2026, 4, 10 }));
	assert_int_equal(work_merge_do(c, (struct merge_in){ .revision = { 1, 2 } }), RC_CONFLICT);
	assert_int_equal(work_merge_do(c, (struct merge_in){ .why = S(" ") }), RC_INVALID);
	c->actor.hat = ROLE_TEACHER;
	assert_int_equal(work_merge_do(c, (struct merge_in){ .id = 1 }), RC_NONE);
}

/* The next file still has the old number, and finds the record that stayed. */
static void test_merge__the_next_import_knows(void **state)
{
	struct import_options o = { .kind = IMPORT_ROLL };
	struct import_report r;

	(void)state;
	ok(work_merge_do(c, (struct merge_in){ .id = 902 }));
	c->actor.account_id = 0;
	ok(import_run(c, &o, S("UPN,Surname,Forename,DOB\nV99920012601B,Petrov,Hana,14/04/2018\n"), &r));
	assert_int_equal(r.count[ITEM_ADDED], 0);
	assert_int_equal(r.questions, 0);
}

TEST_MAIN(test_merge)
{
#define T(f) cmocka_unit_test_setup_teardown(f, setup, teardown)
	const struct CMUnitTest tests[] = {
		T(test_merge__no_table_and_no_column_is_forgotten),
		T(test_merge__a_row_of_every_table_moves_and_comes_back),
		T(test_merge__what_goes_on_goes_on_once),
		T(test_merge__what_stops_it),
		T(test_merge__the_next_import_knows),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
