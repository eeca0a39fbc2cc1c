#include "do/support_sql.h"

#include "core/record/record_sql.h"

#define SUPPORT_COLUMNS                                                                                                \
	"SELECT v.pupil_id, p.given, p.family, p.preferred, COALESCE(k.name, '') AS class_name, v.root_id, "           \
	"v.plan_id, v.what,"                                                                                           \
	" v.per_week, v.minutes, v.group_size, v.group_key, v.starts, v.ends,"                                         \
	" COALESCE((SELECT o.aim FROM outcome o WHERE o.school_id = v.school_id AND o.pupil_id = v.pupil_id"           \
	" AND o.plan_id = v.plan_id AND o.root_id = v.outcome_root), '') AS aim,"                                      \
	" (SELECT COUNT(*) FROM session x WHERE x.school_id = v.school_id AND x.pupil_id = v.pupil_id"                 \
	" AND x.provision_root = v.root_id AND x.on_day >= $5 AND x.on_day <= $4 AND x.result <> 'missed')"            \
	" AS given_this_week FROM provision v JOIN pupil p ON p.school_id = v.school_id AND p.id = v.pupil_id"         \
	" LEFT JOIN class k ON k.school_id = p.school_id AND k.id = p.class_id"
#define IN_SCOPE(id)                                                                                                   \
	" AND " id                                                                                                     \
	" IN (SELECT s.pupil_id FROM pupil_scope s WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3"         \
	" AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"

STMT(Q_SUPPORT_OF_GIVER, SUPPORT_LINES_MAX,
     SUPPORT_COLUMNS
     " WHERE v.school_id = $1 AND v.giver_id = $2 AND v.live = 1 AND (v.starts IS NULL OR v.starts <= $4)"
     " AND (v.ends IS NULL OR v.ends >= $4)" IN_SCOPE("v.pupil_id") " ORDER BY v.what, v.group_key, p.name_key, v.id");
STMT(Q_SUPPORT_OF_GROUP, SUPPORT_LINES_MAX,
     SUPPORT_COLUMNS
     " WHERE v.school_id = $1 AND v.live = 1 AND ((v.group_key = $6 AND $6 <> '') OR v.root_id = $7)" IN_SCOPE(
         "v.pupil_id") " ORDER BY p.name_key, v.id");
STMT(Q_SESSION_DAY, SUPPORT_LINES_MAX,
     "SELECT x.pupil_id, x.provision_root, x.id, x.turn, x.result, x.reason, x.note, x.revision, x.noted_by FROM "
     "session x"
     " WHERE x.school_id = $1 AND x.on_day = $4" IN_SCOPE(
         "x.pupil_id") " ORDER BY x.pupil_id, x.provision_root, x.turn");

/* The cycle of the plan that the support is of: after a review it goes on, and the next cycle has not begun with it. */
STMT(Q_SUPPORT_BEGUN, 0,
     "UPDATE cycle SET do_on = $4, revision = revision + 1 WHERE school_id = $1 AND pupil_id = $2 AND do_on IS NULL"
     " AND id IN (SELECT l.cycle_id FROM provision v JOIN plan l ON l.school_id = v.school_id AND l.pupil_id = "
     "v.pupil_id"
     " AND l.id = v.plan_id WHERE v.school_id = $1 AND v.pupil_id = $2 AND v.root_id = $3 AND v.live = 1)");

#define SESSION_COLUMNS COLUMNS_PLAIN_OF_PUPIL(SESSION_NOTE)
STMT(Q_SESSION_LOAD, 1, "SELECT " SESSION_COLUMNS " FROM session WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_SESSION_NOTE_INSERT, 0,
     "INSERT INTO session (" SESSION_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
     " ON CONFLICT DO NOTHING");
STMT(Q_SESSION_NOTE_UPDATE, 0, UPDATE_OF_PUPIL("session", SESSION_NOTE));
STMT(Q_SESSION_LIST, 20000,
     "SELECT " SESSION_COLUMNS " FROM session WHERE school_id = $1 AND pupil_id = $2 AND ($3 = '' OR on_day >= $3)"
     " ORDER BY on_day DESC, provision_root, turn");
/* What a page that only counts needs, in the order of the table: a term has a hundred, and sorting them costs more than
 * reading them. */
STMT(Q_SESSION_FACTS, 20000,
     "SELECT provision_root, on_day, result, reason FROM session WHERE school_id = $1 AND pupil_id = $2"
     " AND on_day >= $3 ORDER BY id DESC");

#define POINT_COLUMNS COLUMNS_PLAIN_OF_PUPIL(MEASURE_POINT)
STMT(Q_POINT_INSERT, 0,
     "INSERT INTO measure_point (" POINT_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING");
STMT(Q_POINT_LOAD, 1, "SELECT " POINT_COLUMNS " FROM measure_point WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_POINT_UPDATE, 0,
     "UPDATE measure_point SET on_day = $4, value = $5, note = $6 WHERE school_id = $1 AND pupil_id = $2 AND id = $3");
STMT(Q_POINT_LIST, 20000,
     "SELECT " POINT_COLUMNS
     " FROM measure_point WHERE school_id = $1 AND pupil_id = $2 ORDER BY outcome_root, on_day, id");
STMT(Q_POINT_FACTS, 20000,
     "SELECT outcome_root, on_day, value FROM measure_point WHERE school_id = $1 AND pupil_id = $2 AND on_day >= $3"
     " ORDER BY outcome_root, on_day, id");

static void support_read(struct arena *a, struct rows *r, struct support_line **out, size_t *n)
{
	*n = r->n;
	*out = NEW_ARRAY(a, struct support_line, r->n);
	for (size_t i = 0; i < r->n; i++)
		(*out)[i] = (struct support_line){
			.pupil_id = row_int(r, i, "pupil_id"),
			.given = row_str(r, i, "given"),
			.family = row_str(r, i, "family"),
			.preferred = row_str(r, i, "preferred"),
			.class_name = row_str(r, i, "class_name"),
			.root_id = row_int(r, i, "root_id"),
			.plan_id = row_int(r, i, "plan_id"),
			.what = row_str(r, i, "what"),
			.per_week = row_int(r, i, "per_week"),
			.minutes = row_int(r, i, "minutes"),
			.group_size = row_int(r, i, "group_size"),
			.group_key = row_str(r, i, "group_key"),
			.starts = row_date(r, i, "starts"),
			.ends = row_date(r, i, "ends"),
			.aim = row_str(r, i, "aim"),
			.given_this_week = row_int(r, i, "given_this_week"),
		};
}

enum rc support_of_giver(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date day, struct date monday, struct support_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SUPPORT_OF_GIVER, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, day),
	           dv_date(a, monday)));
	support_read(a, &r, out, n);
	return RC_OK;
}

enum rc support_of_group(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                         struct date day, struct date monday, struct str group_key, int64_t root_id,
                         struct support_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SUPPORT_OF_GROUP, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, day),
	           dv_date(a, monday), DV(group_key), DV(root_id)));
	support_read(a, &r, out, n);
	return RC_OK;
}

enum rc session_day(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date day, struct session_of_day **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SESSION_DAY, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, day)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct session_of_day, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct session_of_day){
			.pupil_id = row_int(&r, i, "pupil_id"),
			.provision_root = row_int(&r, i, "provision_root"),
			.id = row_int(&r, i, "id"),
			.turn = row_int(&r, i, "turn"),
			.result = row_choice(&r, i, "result", session_result_choices),
			.reason = row_choice(&r, i, "reason", session_reason_choices),
			.note = row_str(&r, i, "note"),
			.revision = row_int(&r, i, "revision"),
			.noted_by = row_int(&r, i, "noted_by"),
		};
	return RC_OK;
}

enum rc support_begun(struct db *db, struct arena *a, struct pupil_key k, int64_t root_id, struct date on,
                      struct err *e)
{
	return db_run(db, a, &Q_SUPPORT_BEGUN, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(root_id), dv_date(a, on));
}

enum rc session_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct session_note *out,
                     struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SESSION_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&session_note_rec, &r, out);
}

enum rc session_note_insert(struct db *db, struct arena *a, struct pupil_key k, const struct session_note *v,
                            struct err *e)
{
	return record_write(db, a, &Q_SESSION_NOTE_INSERT, &session_note_rec, k, v, e);
}

enum rc session_note_update(struct db *db, struct arena *a, struct pupil_key k, const struct session_note *v,
                            struct err *e)
{
	return record_write(db, a, &Q_SESSION_NOTE_UPDATE, &session_note_rec, k, v, e);
}

enum rc session_list(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct session_note **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SESSION_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(date_iso(a, since))));
	*n = r.n;
	*out = records_from_rows(a, &session_note_rec, &r);
	return RC_OK;
}

enum rc session_facts(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct session_given **out,
                      size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_SESSION_FACTS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(date_iso(a, since))));
	*n = r.n;
	*out = NEW_ARRAY(a, struct session_given, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct session_given){ row_int(&r, i, "provision_root"), row_date(&r, i, "on_day"),
			                            row_choice(&r, i, "result", session_result_choices),
			                            row_choice(&r, i, "reason", session_reason_choices) };
	return RC_OK;
}

enum rc point_insert(struct db *db, struct arena *a, struct pupil_key k, const struct measure_point *v, struct err *e)
{
	return record_write(db, a, &Q_POINT_INSERT, &measure_point_rec, k, v, e);
}

enum rc point_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct measure_point *out,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_POINT_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&measure_point_rec, &r, out);
}

enum rc point_update(struct db *db, struct arena *a, struct pupil_key k, const struct measure_point *v, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_POINT_UPDATE, &r, e, DV(k.school_id), DV(k.pupil_id), DV(v->id), DV(dv_date(a, v->on_day)),
	           DV(v->value), DV(v->note)));
	return r.changed == 1 ? RC_OK : RC_CONFLICT;
}

enum rc point_list(struct db *db, struct arena *a, struct pupil_key k, struct measure_point **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_POINT_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &measure_point_rec, &r);
	return RC_OK;
}

enum rc point_facts(struct db *db, struct arena *a, struct pupil_key k, struct date since, struct measure_point **out,
                    size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_POINT_FACTS, &r, e, DV(k.school_id), DV(k.pupil_id), DV(date_iso(a, since))));
	*n = r.n;
	*out = records_from_rows(a, &measure_point_rec, &r);
	return RC_OK;
}
