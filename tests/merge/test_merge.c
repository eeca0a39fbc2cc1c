/* merge: two records of one child become one and are taken apart again, on both engines. A row of every table with rows
 * of a pupil moves and comes back: the list is compared with the schema itself, so that a new table cannot be
 * forgotten. */
#include "support/support.h"

#include <string.h>

#include "core/people/member_sql.h"
#include "core/people/people_sql.h"
#include "core/people/restriction_sql.h"
#include "core/school/setup_sql.h"
#include "import/import.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"
#include "merge/merge.h"
#include "support/test_db.h"

enum { SCHOOL = 7, SENCO = 21, MOTHER = 22, ACCOUNT = 31, CLASS = 51, KEPT = 101, GONE = 102, FIRST_ROW = 5000 };

static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 }; /* 10 March 2026 */
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
TEST_STMT(Q_SEES, 1,
          "SELECT COUNT(*) AS n FROM pupil_scope WHERE school_id = 7 AND pupil_id = $1 AND person_id = $2 AND hat = "
          "'parent'");
TEST_STMT(Q_EVENTS, 1, "SELECT COUNT(*) AS n FROM event WHERE action = 'merge.do'");

static void ok(enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static void pupil_add(int64_t id, const char *upn, const char *given, const char *family)
{
	struct pupil p = { .school_id = SCHOOL,
		           .id = id,
		           .upn = str_of(upn),
		           .given = str_of(given),
		           .family = str_of(family),
		           .name_key = fold_name(c->a, str_of(family), str_of(given), STR_NONE),
		           .born = { 2018, 4, 14 },
		           .year_group = 3,
		           .revision = 1 };

	ok(pupil_insert(c->db, c->a, &p, &c->err));
}

static int setup(void **state)
{
	struct arena *a = arena_new(512u << 20);
	struct school_row school = {
		.id = SCHOOL, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};
	struct person_row senco = { .school_id = SCHOOL, .id = SENCO, .given = S("Ruth"), .family = S("Ade") };
	struct person_row mother = { .school_id = SCHOOL, .id = MOTHER, .given = S("Elena"), .family = S("Petrova") };

	(void)state;
	c = NEW(a, struct ctx);
	*c = (struct ctx){ .app = &app,
		           .db = test_db_new(),
		           .a = a,
		           .now = clock_read(&app.clock),
		           .actor = {
		               .school_id = SCHOOL, .account_id = ACCOUNT, .person_id = SENCO, .hat = ROLE_SENCO } };
	ok(school_insert(c->db, a, &school, &c->err));
	ok(person_insert(c->db, a, &senco, &c->err));
	ok(person_insert(c->db, a, &mother, &c->err));
	ok(role_insert(c->db, a, SCHOOL, 41, SENCO, S("senco"), (struct date){ 2020, 9, 1 }, DATE_NONE, &c->err));
	test_db_script(c->db, "INSERT INTO account (school_id, id, person_id, login, pw_hash, state, look, created_at,"
	                      " revision) VALUES (7, 31, 21, 'ruth', 'x', 'active', '', 0, 1)");
	ok(class_insert(c->db, a, SCHOOL, CLASS, S("3T"), 3, &c->err));
	test_db_script(c->db,
	               "INSERT INTO scale (school_id, id, code, name, kind, subjects, rising, steps, codes,"
	               " national_says, national_year, source, live, revision) VALUES (7, 1, 's', 's', 'x', '', 1, '',"
	               " '', '', '', '', 1, 1)");
	test_db_script(c->db, "INSERT INTO assessment_point (school_id, id, name, held_on, revision)"
	                      " VALUES (7, 1, 'Autumn', '2025-12-01', 1)");
	pupil_add(KEPT, "P999200124052", "Hana", "Petrov");
	pupil_add(GONE, "V99920012601B", "Hanna", "Petrova");
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	test_db_drop(c->db);
	arena_free(c->a);
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
		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ SCHOOL, KEPT }, &have, &c->err));
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
		return dv_int(SCHOOL);
	if (str_is(col, "pupil_id"))
		return dv_int(pupil);
	if (str_is(col, "person_id"))
		return dv_int(MOTHER);
	if (str_is(col, "class_id"))
		return dv_int(CLASS);
	if (str_is(col, "account_id"))
		return dv_int(ACCOUNT);
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

		if (once && pupil == KEPT)
			continue; /* one sign-in */
		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ SCHOOL, pupil }, &have, &c->err));
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
		struct pupil_key k = { SCHOOL, pupil };
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

static enum rc merge_as(struct merge_in in)
{
	const char *fault = "";
	struct str say;
	enum rc rc;

	if (in.id == 0)
		in.id = id_new();
	if (in.revision[0] == 0)
		in.revision[0] = in.revision[1] = 1;
	if (in.why.n == 0)
		in.why = S("The passport says so.");
	ok(db_begin(c->db, DB_WRITE, &c->err));
	rc = merge_do(c, KEPT, GONE, &in, &fault, &say);
	return db_end(c->db, rc, &c->err);
}

static enum rc undo(int64_t id)
{
	ok(db_begin(c->db, DB_WRITE, &c->err));
	return db_end(c->db, merge_undo(c, KEPT, id), &c->err);
}

static void test_merge__a_row_of_every_table_moves_and_comes_back(void **state)
{
	struct str kept, gone;
	struct merge_in in = { .id = 900 };
	struct rows r;

	(void)state;
	rows_make(KEPT, FIRST_ROW);
	rows_make(GONE, FIRST_ROW + 1000);
	kept = all_of(KEPT);
	gone = all_of(GONE);
	ok(merge_as(in));
	assert_int_equal(all_of(GONE).n, 0);
	for (size_t n = 0; n < merge_table_count(); n++) {
		const struct merge_table *t = merge_table_at(n);

		ok(merge_rows(c->db, c->a, t, (struct pupil_key){ SCHOOL, KEPT }, &r, &c->err));
		if (r.n != (strcmp(t->key, "account_id") == 0 ? 1 : 2))
			fail_msg("%s: %zu rows are at the record that stays", t->name, r.n);
	}
	ok(merge_as(in)); /* sent twice */
	ok(db_run(c->db, c->a, &Q_EVENTS, &r, &c->err));
	assert_int_equal(row_int(&r, 0, "n"), 2); /* one at each record */
	ok(undo(900));
	assert_true(str_eq(all_of(KEPT), kept));
	assert_true(str_eq(all_of(GONE), gone));
	ok(undo(900));
}

static void status_add(int64_t pupil, int64_t id, enum status_code code)
{
	struct status s = { .school_id = SCHOOL,
		            .pupil_id = pupil,
		            .id = id,
		            .code = code,
		            .starts = { 2026, 1, 5 },
		            .reason = S("r") };

	ok(status_begin(c->db, c->a, (struct pupil_key){ SCHOOL, pupil }, &s, &c->err));
}

static void contact_of(int64_t pupil, int64_t id, int64_t person, bool restricted)
{
	struct contact k = { .school_id = SCHOOL,
		             .pupil_id = pupil,
		             .id = id,
		             .person_id = person,
		             .relationship = S("Mother"),
		             .responsibility = RESPONSIBILITY_YES,
		             .restricted = restricted,
		             .starts = { 2026, 1, 5 },
		             .revision = 1 };

	ok(contact_insert(c->db, c->a, (struct pupil_key){ SCHOOL, pupil }, &k, &c->err));
}

static void contact_add(int64_t pupil, int64_t id, bool restricted)
{
	contact_of(pupil, id, MOTHER, restricted);
}

static void test_merge__what_goes_on_goes_on_once(void **state)
{
	struct pupil_key k = { SCHOOL, KEPT };
	struct status now;
	struct contact *contact;
	struct pupil p;
	struct str before;
	size_t n;

	(void)state;
	status_add(KEPT, 201, STATUS_N);
	status_add(GONE, 202, STATUS_K);
	contact_add(KEPT, 301, false);
	contact_add(GONE, 302, true);
	before = all_of(GONE);
	ok(merge_as((struct merge_in){ .id = 901, .gone = { [PICK_SEN] = true, [PICK_FAMILY] = true } }));
	ok(status_on(c->db, c->a, k, c->now.today, &now, &c->err));
	assert_int_equal(now.code, STATUS_K);
	ok(contact_list(c->db, c->a, k, date_add(c->now.today, 1), &contact, &n, &c->err));
	assert_int_equal(n, 1);
	assert_int_equal(contact[0].restricted, 1); /* of the two the stricter one */
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	assert_true(str_is(p.family, "Petrova") && str_is(p.given, "Hana"));
	assert_true(str_is(p.upn, "P999200124052") && str_is(p.former_upn, "V99920012601B"));
	status_add(KEPT, 203, STATUS_E); /* written since */
	ok(undo(901));
	ok(status_on(c->db, c->a, k, c->now.today, &now, &c->err));
	assert_int_equal(now.code, STATUS_E);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	assert_true(str_is(p.family, "Petrov") && p.former_upn.n == 0);
	ok(contact_list(c->db, c->a, k, c->now.today, &contact, &n, &c->err));
	assert_int_equal(contact[0].restricted, 0);
	(void)before;
}

static void need_add(int64_t pupil, int64_t id, const char *code)
{
	struct need v = { .school_id = SCHOOL,
		          .pupil_id = pupil,
		          .id = id,
		          .code = str_of(code),
		          .rank = 1,
		          .starts = { 2026, 1, 5 } };

	ok(need_insert(c->db, c->a, (struct pupil_key){ SCHOOL, pupil }, &v, &c->err));
}

static void standing_is(enum status_code code, const char *needs)
{
	struct status s;
	struct need *need;
	struct str all = STR_NONE;
	size_t n;

	ok(standing_on(c->db, c->a, (struct pupil_key){ SCHOOL, KEPT }, c->now.today, &s, &need, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		all = str_fmt(c->a, "%.*s%.*s ", STR_ARG(all), STR_ARG(need[i].code));
	assert_int_equal(s.code, code);
	if (!str_is(all, needs))
		fail_msg("expected '%s', got '%.*s'", needs, STR_ARG(all));
}

/* Status and needs are of one record: no needs of the one under the status of the other. */
static void test_merge__status_and_needs_go_on_together(void **state)
{
	(void)state;
	status_add(KEPT, 201, STATUS_N);
	status_add(GONE, 202, STATUS_K);
	need_add(GONE, 211, "SLCN");
	ok(merge_as((struct merge_in){ .id = 901 }));
	standing_is(STATUS_N, "");
	ok(undo(901));
	standing_is(STATUS_N, "");
	ok(merge_as((struct merge_in){ .id = 902, .revision = { 3, 1 }, .gone = { [PICK_SEN] = true } }));
	standing_is(STATUS_K, "SLCN ");
}

/* Nothing recorded is a status as well: no SEN. */
static void test_merge__no_status_goes_on_as_none(void **state)
{
	(void)state;
	status_add(GONE, 202, STATUS_K);
	need_add(GONE, 211, "SLCN");
	ok(merge_as((struct merge_in){ .id = 901 }));
	standing_is(STATUS_N, "");
}

/* Where both are the same there is nothing to choose, and nothing that only one has is ended. */
static void test_merge__needs_of_one_go_on_under_the_same_status(void **state)
{
	(void)state;
	status_add(KEPT, 201, STATUS_K);
	status_add(GONE, 202, STATUS_K);
	need_add(GONE, 211, "SLCN");
	ok(merge_as((struct merge_in){ .id = 901 }));
	standing_is(STATUS_K, "SLCN ");
}

static void class_set(int64_t pupil, int64_t revision, int64_t member, int64_t class_id)
{
	struct pupil_key k = { SCHOOL, pupil };
	struct pupil p;

	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	p.class_id = class_id;
	p.revision = revision;
	ok(pupil_update(c->db, c->a, k, &p, &c->err));
	ok(member_insert(c->db, c->a, k, member, class_id, 3, (struct date){ 2026, 1, 5 }, DATE_NONE, &c->err));
}

/* Years in classes follow the class of the pupil. */
static void test_merge__the_class_that_goes_on_is_the_pupils(void **state)
{
	struct pupil_key k = { SCHOOL, KEPT };
	struct member now;
	struct pupil p;

	(void)state;
	class_set(GONE, 1, 221, CLASS);
	ok(merge_as((struct merge_in){ .id = 901, .revision = { 1, 2 } })); /* without a class is chosen */
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	ok(member_now(c->db, c->a, k, &now, &c->err));
	assert_int_equal(p.class_id, 0);
	assert_int_equal(now.id, 0);
	ok(undo(901));
	ok(member_now(c->db, c->a, (struct pupil_key){ SCHOOL, GONE }, &now, &c->err));
	assert_int_equal(now.id, 221);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	class_set(KEPT, p.revision, 222, CLASS);
	ok(pupil_load(c->db, c->a, k, &p, &c->err));
	ok(merge_as((struct merge_in){ .id = 902, .revision = { p.revision, 2 } })); /* both in one */
	ok(member_now(c->db, c->a, k, &now, &c->err));
	assert_int_equal(now.id, 222);
}

static bool sees(int64_t pupil, int64_t person)
{
	struct rows r;

	ok(db_run(c->db, c->a, &Q_SEES, &r, &c->err, DV(pupil), DV(person)));
	return row_int(&r, 0, "n") > 0;
}

static void restriction_add(int64_t pupil, int64_t id, int64_t person)
{
	struct restriction r = { .school_id = SCHOOL,
		                 .pupil_id = pupil,
		                 .id = id,
		                 .person_id = person,
		                 .what = S("No contact"),
		                 .paper = S("Order ZC26P00123"),
		                 .starts = { 2026, 1, 5 },
		                 .way = S("hand"),
		                 .noted_by = SENCO,
		                 .revision = 1 };

	ok(restriction_insert(c->db, c->a, (struct pupil_key){ SCHOOL, pupil }, &r, &c->err));
}

static void restriction_end(int64_t pupil, int64_t id)
{
	struct pupil_key k = { SCHOOL, pupil };
	struct restriction r;

	ok(restriction_load(c->db, c->a, k, id, &r, &c->err));
	r.ended_on = c->now.today;
	ok(restriction_update(c->db, c->a, k, &r, &c->err));
}

/* A restriction that was recorded while the two were one is of the child that both may be: it stands in both. */
static void test_merge__a_restriction_recorded_since_stays(void **state)
{
	(void)state;
	contact_add(KEPT, 301, false);
	contact_add(GONE, 302, false);
	restriction_add(GONE, 401, MOTHER);
	assert_true(sees(KEPT, MOTHER));
	ok(merge_as((struct merge_in){ .id = 901 }));
	assert_false(sees(KEPT, MOTHER));
	restriction_add(KEPT, 1401, MOTHER);
	ok(undo(901));
	assert_false(sees(KEPT, MOTHER));
	assert_false(sees(GONE, MOTHER));
	restriction_end(KEPT, 1401);
	assert_true(sees(KEPT, MOTHER));
	restriction_end(GONE, 401);
	assert_false(sees(GONE, MOTHER)); /* the one recorded since */
}

/* Whom only the merge shut out is let in again when it is undone, and an ended restriction comes back ended. */
static void test_merge__a_restriction_of_one_record_goes_back_with_it(void **state)
{
	(void)state;
	contact_add(KEPT, 301, false);
	contact_add(GONE, 302, false);
	restriction_add(KEPT, 401, MOTHER);
	ok(merge_as((struct merge_in){ .id = 901 }));
	assert_false(sees(KEPT, MOTHER));
	ok(undo(901));
	assert_false(sees(KEPT, MOTHER));
	assert_true(sees(GONE, MOTHER));
	ok(merge_as((struct merge_in){ .id = 902, .revision = { 3, 1 } }));
	assert_false(sees(KEPT, MOTHER));
	restriction_end(KEPT, 401);
	ok(undo(902));
	assert_true(sees(KEPT, MOTHER));
	assert_true(sees(GONE, MOTHER));
}

static void person_add(int64_t id, const char *given, const char *family)
{
	struct person_row p = { .school_id = SCHOOL, .id = id, .given = str_of(given), .family = str_of(family) };

	p.name_key = fold_name(c->a, p.family, p.given, STR_NONE);
	ok(person_insert(c->db, c->a, &p, &c->err));
}

/* One adult can be two people to the school: merging does not let in by the one who was shut out as the other. */
static void test_merge__a_namesake_of_somebody_shut_out_stops_it(void **state)
{
	struct merge_view v;

	(void)state;
	person_add(23, "Hal", "Crane");
	person_add(24, "Hál", "Crane");
	person_add(25, "Fay", "Crane");
	contact_of(KEPT, 301, 23, false);
	contact_of(KEPT, 302, 25, false);
	contact_of(GONE, 303, 24, false);
	ok(merge_load(c, KEPT, GONE, &v));
	assert_int_equal(v.stops.n, 0); /* nobody is shut out */
	restriction_add(GONE, 401, 24);
	assert_int_equal(merge_as((struct merge_in){ .id = 901 }), RC_INVALID);
	ok(merge_load(c, KEPT, GONE, &v));
	assert_true(str_find(v.stops, S("same name")) > 0);
	ok(merge_load(c, GONE, KEPT, &v)); /* in either direction */
	assert_true(str_find(v.stops, S("same name")) > 0);
	restriction_add(KEPT, 402, 23); /* said: the same person */
	ok(merge_as((struct merge_in){ .id = 902 }));
	assert_false(sees(KEPT, 23));
	assert_false(sees(KEPT, 24));
	assert_true(sees(KEPT, 25));
	restriction_end(KEPT, 402); /* said: somebody else */
	assert_true(sees(KEPT, 23));
	assert_false(sees(KEPT, 24));
}

/* A restriction of somebody who is a contact of the other record only. */
static void test_merge__a_restriction_without_a_contact_shuts_out(void **state)
{
	(void)state;
	contact_add(KEPT, 301, false);
	restriction_add(GONE, 401, MOTHER);
	ok(merge_as((struct merge_in){ .id = 901 }));
	assert_false(sees(KEPT, MOTHER));
	ok(undo(901));
	assert_true(sees(KEPT, MOTHER));
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
	assert_int_equal(merge_as((struct merge_in){ .revision = { 1, 2 } }), RC_CONFLICT);
	assert_int_equal(merge_as((struct merge_in){ .why = S(" ") }), RC_INVALID);
	c->actor.hat = ROLE_TEACHER;
	assert_int_equal(merge_as((struct merge_in){ .id = 1 }), RC_NONE);
}

/* The next file still has the old number, and finds the record that stayed. */
static void test_merge__the_next_import_knows(void **state)
{
	struct import_options o = { .kind = IMPORT_ROLL };
	struct import_report r;

	(void)state;
	ok(merge_as((struct merge_in){ .id = 902 }));
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
		T(test_merge__status_and_needs_go_on_together),
		T(test_merge__no_status_goes_on_as_none),
		T(test_merge__needs_of_one_go_on_under_the_same_status),
		T(test_merge__the_class_that_goes_on_is_the_pupils),
		T(test_merge__a_restriction_recorded_since_stays),
		T(test_merge__a_restriction_of_one_record_goes_back_with_it),
		T(test_merge__a_namesake_of_somebody_shut_out_stops_it),
		T(test_merge__a_restriction_without_a_contact_shuts_out),
		T(test_merge__what_stops_it),
		T(test_merge__the_next_import_knows),
	};

	if (!test_db_ready())
		return TEST_SKIP;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
