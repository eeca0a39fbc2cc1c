/* Drafts, copies and sharing of plans. What is missing before a plan may be shared is asked of domain rules. */
#include "plan/plan_sql.h"

#include "kit/base/id.h"
#include "core/record/record_sql.h"

enum { PLANS_MAX = 1000, CHILDREN_MAX = 500 };

#define PLAN_COLUMNS COLUMNS_OF_PUPIL("p", PLAN)
#define PLAN_SELECT                                                                                                    \
	"SELECT " PLAN_COLUMNS ", COALESCE(t.title, '') AS teacher_title, COALESCE(t.given, '') AS teacher_given,"     \
	" COALESCE(t.family, '') AS teacher_family, " SQL_NAME(                                                        \
	    "b") " AS shared_name FROM plan p"                                                                         \
	         " LEFT JOIN person t ON t.school_id = p.school_id AND t.id = p.teacher_id"                            \
	         " LEFT JOIN person b ON b.school_id = p.school_id AND b.id = p.shared_by"                             \
	         " WHERE p.school_id = $1 AND p.pupil_id = $2"

STMT(Q_PLAN_LIST, PLANS_MAX,
     PLAN_SELECT
     " AND (p.cycle_id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY p.cycle_id DESC, p.version DESC, p.id DESC");
STMT(Q_PLAN_IN_FORCE, PLANS_MAX, PLAN_SELECT " AND p.state = 'shared' ORDER BY p.shared_on DESC, p.id DESC");
STMT(Q_PLAN_DRAFT, 1,
     PLAN_SELECT " AND p.cycle_id = $3 AND p.state = 'draft' ORDER BY p.version DESC, p.id DESC LIMIT 1");
STMT(Q_PLAN_LOAD, 1, PLAN_SELECT " AND p.id = $3");
STMT(Q_PLAN_VERSION_MAX, 1,
     "SELECT COALESCE(MAX(version), 0) AS version FROM plan WHERE school_id = $1 AND pupil_id = $2 AND cycle_id = $3");
STMT(Q_PLAN_INSERT, 0, INSERT_OF_PUPIL("plan", PLAN));
STMT(Q_PLAN_SAVE, 0,
     "UPDATE plan SET cycle_id = $4, version = $5, state = $6, teacher_id = $7, review_on = $8, everyday = $9,"
     " home = $10, home_school = $11, parents_said = $12, parents_how = $13, pupil_said = $14, pupil_how = $15,"
     " parents_agree = $16, changes = $17, shared_on = $18, shared_by = $19, made_by = $20,"
     " revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $21"
     " AND state = 'draft' AND 'draft' = CAST($6 AS TEXT)");
STMT(Q_PLAN_SHARE, 0,
     "UPDATE plan SET state = 'shared', shared_on = $5, shared_by = $6, revision = revision + 1"
     " WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $4 AND state = 'draft'");
STMT(Q_PLAN_SUPERSEDE, 0,
     "UPDATE plan SET state = 'superseded', revision = revision + 1"
     " WHERE school_id = $1 AND pupil_id = $2 AND id <> $3 AND state = 'shared'");
STMT(Q_PROVISION_SWITCH, 0,
     "UPDATE provision SET live = CASE WHEN plan_id = $3 THEN 1 ELSE 0 END,"
     " starts = CASE WHEN plan_id = $3 THEN COALESCE(starts, $4) ELSE starts END"
     " WHERE school_id = $1 AND pupil_id = $2 AND (plan_id = $3 OR live = 1)");
STMT(Q_PROVISION_END, 0, "UPDATE provision SET live = 0 WHERE school_id = $1 AND pupil_id = $2 AND live = 1");
STMT(Q_PROVISION_BEGIN, 0,
     "UPDATE provision SET live = 1, starts = $4 WHERE school_id = $1 AND pupil_id = $2 AND id = $3");

#define OUTCOME_COLUMNS COLUMNS_OF_PUPIL("o", OUTCOME)
STMT(Q_OUTCOME_LIST, CHILDREN_MAX,
     "SELECT " OUTCOME_COLUMNS " FROM outcome o WHERE o.school_id = $1 AND o.pupil_id = $2 AND o.plan_id = $3"
     " ORDER BY o.position, o.id");
STMT(Q_OUTCOME_INSERT, 0, INSERT_OF_PUPIL("outcome", OUTCOME));
STMT(Q_OUTCOME_DELETE, 0, "DELETE FROM outcome WHERE school_id = $1 AND pupil_id = $2 AND plan_id = $3");

#define PROVISION_COLUMNS COLUMNS_OF_PUPIL("v", PROVISION)
#define PROVISION_SELECT                                                                                               \
	"SELECT " PROVISION_COLUMNS ", COALESCE(g.title, '') AS giver_title, COALESCE(g.given, '') AS giver_given,"    \
	" COALESCE(g.family, '') AS giver_family FROM provision v"                                                     \
	" LEFT JOIN person g ON g.school_id = v.school_id AND g.id = v.giver_id"                                       \
	" WHERE v.school_id = $1 AND v.pupil_id = $2"
STMT(Q_PROVISION_LIST, CHILDREN_MAX, PROVISION_SELECT " AND v.plan_id = $3 ORDER BY v.position, v.id");
STMT(Q_PROVISION_LIVE, CHILDREN_MAX, PROVISION_SELECT " AND v.live = 1 ORDER BY v.position, v.id");
STMT(Q_PROVISION_INSERT, 0, INSERT_OF_PUPIL("provision", PROVISION));
STMT(Q_PROVISION_DELETE, 0, "DELETE FROM provision WHERE school_id = $1 AND pupil_id = $2 AND plan_id = $3");

STMT(Q_STRATEGY_LIST, CHILDREN_MAX,
     "SELECT " COLUMNS_PLAIN_OF_PUPIL(
         STRATEGY) " FROM strategy WHERE school_id = $1 AND pupil_id = $2 AND plan_id = $3 ORDER BY position, id");
STMT(Q_STRATEGY_INSERT, 0, INSERT_OF_PUPIL("strategy", STRATEGY));
STMT(Q_STRATEGY_DELETE, 0, "DELETE FROM strategy WHERE school_id = $1 AND pupil_id = $2 AND plan_id = $3");

enum rc plan_list(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct plan **out, size_t *n,
                  struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	*out = records_from_rows(a, &plan_rec, &r);
	*n = r.n;
	return RC_OK;
}

static enum rc children_load(struct db *db, struct arena *a, struct pupil_key k, struct plan_whole *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_OUTCOME_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(out->plan.id)));
	out->outcome = records_from_rows(a, &outcome_rec, &r);
	out->outcomes = r.n;
	TRY(db_run(db, a, &Q_PROVISION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(out->plan.id)));
	out->provision = records_from_rows(a, &provision_rec, &r);
	out->provisions = r.n;
	TRY(db_run(db, a, &Q_STRATEGY_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(out->plan.id)));
	out->strategy = records_from_rows(a, &strategy_rec, &r);
	out->strategies = r.n;
	return RC_OK;
}

static enum rc whole_read(struct db *db, struct arena *a, struct pupil_key k, struct rows *r, struct plan_whole *out,
                          struct err *e)
{
	out->plan = (struct plan){ 0 };
	TRY(record_one(&plan_rec, r, &out->plan));
	return children_load(db, a, k, out, e);
}

enum rc plan_in_force(struct db *db, struct arena *a, struct pupil_key k, struct plan_whole *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_IN_FORCE, &r, e, DV(k.school_id), DV(k.pupil_id)));
	return whole_read(db, a, k, &r, out, e);
}

enum rc plan_is_in_force(struct db *db, struct arena *a, struct pupil_key k, bool *yes, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_IN_FORCE, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*yes = r.n > 0;
	return RC_OK;
}

enum rc plan_draft(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, struct plan_whole *out,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_DRAFT, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	return whole_read(db, a, k, &r, out, e);
}

enum rc plan_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct plan_whole *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return whole_read(db, a, k, &r, out, e);
}

enum rc plan_version_max(struct db *db, struct arena *a, struct pupil_key k, int64_t cycle_id, int64_t *out,
                         struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_VERSION_MAX, &r, e, DV(k.school_id), DV(k.pupil_id), DV(cycle_id)));
	*out = row_int(&r, 0, "version");
	return RC_OK;
}

static enum rc children_insert(struct db *db, struct arena *a, struct pupil_key k, const struct plan_whole *v,
                               struct err *e)
{
	for (size_t i = 0; i < v->outcomes; i++) {
		struct outcome o = v->outcome[i];

		o.plan_id = v->plan.id;
		o.position = (int64_t)i + 1;
		o.id = o.id != 0 ? o.id : id_new();
		o.root_id = o.root_id != 0 ? o.root_id : o.id;
		TRY(record_write(db, a, &Q_OUTCOME_INSERT, &outcome_rec, k, &o, e));
	}
	for (size_t i = 0; i < v->provisions; i++) {
		struct provision p = v->provision[i];

		p.plan_id = v->plan.id;
		p.position = (int64_t)i + 1;
		p.id = p.id != 0 ? p.id : id_new();
		p.root_id = p.root_id != 0 ? p.root_id : p.id;
		TRY(record_write(db, a, &Q_PROVISION_INSERT, &provision_rec, k, &p, e));
	}
	for (size_t i = 0; i < v->strategies; i++) {
		struct strategy s = v->strategy[i];

		s.plan_id = v->plan.id;
		s.position = (int64_t)i + 1;
		s.id = s.id != 0 ? s.id : id_new();
		TRY(record_write(db, a, &Q_STRATEGY_INSERT, &strategy_rec, k, &s, e));
	}
	return RC_OK;
}

static enum rc children_delete(struct db *db, struct arena *a, struct pupil_key k, int64_t plan_id, struct err *e)
{
	static const struct stmt *const all[] = { &Q_OUTCOME_DELETE, &Q_PROVISION_DELETE, &Q_STRATEGY_DELETE };

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		TRY(db_run(db, a, all[i], NULL, e, DV(k.school_id), DV(k.pupil_id), DV(plan_id)));
	return RC_OK;
}

enum rc plan_insert(struct db *db, struct arena *a, struct pupil_key k, const struct plan_whole *v, struct err *e)
{
	TRY(record_write(db, a, &Q_PLAN_INSERT, &plan_rec, k, &v->plan, e));
	return children_insert(db, a, k, v, e);
}

enum rc plan_save(struct db *db, struct arena *a, struct pupil_key k, const struct plan_whole *v, struct err *e)
{
	TRY(record_write(db, a, &Q_PLAN_SAVE, &plan_rec, k, &v->plan, e));
	TRY(children_delete(db, a, k, v->plan.id, e));
	return children_insert(db, a, k, v, e);
}

enum rc plan_copy(struct db *db, struct arena *a, struct pupil_key k, int64_t from_id, const struct plan *head,
                  struct plan_whole *out, struct err *e)
{
	struct plan_whole v = { 0 };

	TRY(plan_load(db, a, k, from_id, &v, e));
	v.plan.id = head->id;
	v.plan.cycle_id = head->cycle_id;
	v.plan.version = head->version;
	v.plan.made_by = head->made_by;
	v.plan.state = PLAN_DRAFT;
	v.plan.parents_agree = AGREED_NONE;
	v.plan.changes = STR_NONE;
	v.plan.shared_on = DATE_NONE;
	v.plan.shared_by = 0;
	v.plan.revision = 1;
	for (size_t i = 0; i < v.outcomes; i++)
		v.outcome[i].id = id_new();
	for (size_t i = 0; i < v.provisions; i++) {
		v.provision[i].id = id_new();
		v.provision[i].live = 0; /* the version in force goes on until this one is shared */
	}
	for (size_t i = 0; i < v.strategies; i++)
		v.strategy[i].id = id_new();
	TRY(plan_insert(db, a, k, &v, e));
	return plan_load(db, a, k, head->id, out, e);
}

enum rc plan_share(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t revision, struct date on,
                   int64_t by, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PLAN_SHARE, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id), DV(revision), dv_date(a, on),
	           DV(by)));
	if (r.changed == 0)
		return RC_CONFLICT;
	TRY(db_run(db, a, &Q_PLAN_SUPERSEDE, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return db_run(db, a, &Q_PROVISION_SWITCH, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), dv_date(a, on));
}

enum rc plan_end(struct db *db, struct arena *a, struct pupil_key k, struct err *e)
{
	TRY(db_run(db, a, &Q_PLAN_SUPERSEDE, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(0)));
	return db_run(db, a, &Q_PROVISION_END, NULL, e, DV(k.school_id), DV(k.pupil_id));
}

enum rc provision_begin(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date on, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PROVISION_BEGIN, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id), dv_date(a, on)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

enum rc provision_live_list(struct db *db, struct arena *a, struct pupil_key k, struct provision **out, size_t *n,
                            struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PROVISION_LIVE, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &provision_rec, &r);
	*n = r.n;
	return RC_OK;
}
