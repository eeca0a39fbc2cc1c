#include "support/work_merge.h"

#include "core/people/people_sql.h"
#include "core/school/setup_sql.h"
#include "kit/base/id.h"
#include "kit/text/fold.h"
#include "support/support.h"
#include "support/test_db.h"

static void ok(struct ctx *c, enum rc rc)
{
	if (rc != RC_OK)
		fail_msg("rc %d: %s", (int)rc, c->err.text);
}

static void pupil_add(struct ctx *c, int64_t id, const char *upn, const char *given, const char *family)
{
	struct pupil p = { .school_id = TWIN_SCHOOL,
		           .id = id,
		           .upn = str_of(upn),
		           .given = str_of(given),
		           .family = str_of(family),
		           .name_key = fold_name(c->a, str_of(family), str_of(given), STR_NONE),
		           .born = { 2018, 4, 14 },
		           .year_group = 3,
		           .revision = 1 };

	ok(c, pupil_insert(c->db, c->a, &p, &c->err));
}

struct ctx *work_merge_new(void)
{
	static struct app app = { .clock = { .fixed = true, .utc = 1773133200 }, .ledger_fd = -1 };
	struct arena *a = arena_new(512u << 20);
	struct ctx *c = NEW(a, struct ctx);
	struct school_row school = {
		.id = TWIN_SCHOOL, .name = S("Marlbeck"), .short_name = S("Marlbeck"), .phase = S("primary"), .ready = 1
	};
	struct person_row senco = {
		.school_id = TWIN_SCHOOL, .id = TWIN_SENCO, .given = S("Ruth"), .family = S("Ade")
	};
	struct person_row mother = {
		.school_id = TWIN_SCHOOL, .id = TWIN_MOTHER, .given = S("Elena"), .family = S("Petrova")
	};

	*c = (struct ctx){ .app = &app,
		           .db = test_db_new(),
		           .a = a,
		           .now = clock_read(&app.clock),
		           .actor = { .school_id = TWIN_SCHOOL,
		                      .account_id = TWIN_ACCOUNT,
		                      .person_id = TWIN_SENCO,
		                      .hat = ROLE_SENCO } };
	ok(c, school_insert(c->db, a, &school, &c->err));
	ok(c, person_insert(c->db, a, &senco, &c->err));
	ok(c, person_insert(c->db, a, &mother, &c->err));
	ok(c, role_insert(c->db, a, TWIN_SCHOOL, 41, TWIN_SENCO, S("senco"), (struct date){ 2020, 9, 1 }, DATE_NONE,
	                  &c->err));
	test_db_script(c->db, "INSERT INTO account (school_id, id, person_id, login, pw_hash, state, look, created_at,"
	                      " revision) VALUES (7, 31, 21, 'ruth', 'x', 'active', '', 0, 1)");
	ok(c, class_insert(c->db, a, TWIN_SCHOOL, TWIN_CLASS, S("3T"), 3, &c->err));
	test_db_script(c->db,
	               "INSERT INTO scale (school_id, id, code, name, kind, subjects, rising, steps, codes,"
	               " national_says, national_year, source, live, revision) VALUES (7, 1, 's', 's', 'x', '', 1, '',"
	               " '', '', '', '', 1, 1)");
	test_db_script(c->db, "INSERT INTO assessment_point (school_id, id, name, held_on, revision)"
	                      " VALUES (7, 1, 'Autumn', '2025-12-01', 1)");
	pupil_add(c, TWIN_KEPT, "P999200124052", "Hana", "Petrov");
	pupil_add(c, TWIN_GONE, "V99920012601B", "Hanna", "Petrova");
	return c;
}

void work_merge_drop(struct ctx *c)
{
	struct arena *a = c->a;

	test_db_drop(c->db);
	arena_free(a);
}

enum rc work_merge_do(struct ctx *c, struct merge_in in)
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
	ok(c, db_begin(c->db, DB_WRITE, &c->err));
	rc = merge_do(c, TWIN_KEPT, TWIN_GONE, &in, &fault, &say);
	return db_end(c->db, rc, &c->err);
}

enum rc work_merge_undo(struct ctx *c, int64_t id)
{
	ok(c, db_begin(c->db, DB_WRITE, &c->err));
	return db_end(c->db, merge_undo(c, TWIN_KEPT, id), &c->err);
}

void work_merge_status(struct ctx *c, int64_t pupil, int64_t id, enum status_code code)
{
	struct status s = { .school_id = TWIN_SCHOOL,
		            .pupil_id = pupil,
		            .id = id,
		            .code = code,
		            .starts = { 2026, 1, 5 },
		            .reason = S("r") };

	ok(c, status_begin(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, pupil }, &s, &c->err));
}

void work_merge_contact(struct ctx *c, int64_t pupil, int64_t id, int64_t person, bool restricted)
{
	struct contact k = { .school_id = TWIN_SCHOOL,
		             .pupil_id = pupil,
		             .id = id,
		             .person_id = person,
		             .relationship = S("Mother"),
		             .responsibility = RESPONSIBILITY_YES,
		             .restricted = restricted,
		             .starts = { 2026, 1, 5 },
		             .revision = 1 };

	ok(c, contact_insert(c->db, c->a, (struct pupil_key){ TWIN_SCHOOL, pupil }, &k, &c->err));
}
