#include "meeting/meeting_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

#define MEETING_COLUMNS COLUMNS_OF_PUPIL("m", MEETING)
STMT(Q_MEETING_LIST, 1000,
     "SELECT " MEETING_COLUMNS
     " FROM meeting m WHERE m.school_id = $1 AND m.pupil_id = $2 ORDER BY m.on_day DESC, m.id DESC");
STMT(Q_MEETING_LOAD, 1,
     "SELECT " MEETING_COLUMNS " FROM meeting m WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.id = $3");
STMT(Q_MEETING_INSERT, 0, INSERT_OF_PUPIL("meeting", MEETING));
STMT(Q_MEETING_UPDATE, 0, UPDATE_OF_PUPIL("meeting", MEETING));
STMT(Q_MEETING_BETWEEN, 5000,
     "SELECT " MEETING_COLUMNS ", p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name"
     " FROM meeting m JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"
     " WHERE m.school_id = $1 AND m.on_day >= $5 AND m.on_day <= $6 AND" SCOPE_HOLDS(
         "m.pupil_id") " ORDER BY m.on_day, m.minute, m.id");

enum rc meeting_list(struct db *db, struct arena *a, struct pupil_key k, struct meeting **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MEETING_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = records_from_rows(a, &meeting_rec, &r);
	return RC_OK;
}

enum rc meeting_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct meeting *out, struct err *e)
{
	struct rows r;

	*out = (struct meeting){ 0 };
	TRY(db_run(db, a, &Q_MEETING_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&meeting_rec, &r, out);
}

enum rc meeting_insert(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v, struct err *e)
{
	return record_write(db, a, &Q_MEETING_INSERT, &meeting_rec, k, v, e);
}

enum rc meeting_update(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v, struct err *e)
{
	return record_write(db, a, &Q_MEETING_UPDATE, &meeting_rec, k, v, e);
}

enum rc meeting_between(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, struct date from, struct date to, struct meeting_line **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MEETING_BETWEEN, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today),
	           dv_date(a, from), dv_date(a, to)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct meeting_line, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct meeting_line *m = &(*out)[i];

		record_from_row(&meeting_rec, &r, i, &m->meeting);
		m->given = row_str(&r, i, "given");
		m->family = row_str(&r, i, "family");
		m->preferred = row_str(&r, i, "preferred");
		m->class_name = row_str(&r, i, "class_name");
	}
	return RC_OK;
}

const struct record_sql meeting_sql = { &meeting_rec, &Q_MEETING_LOAD, &Q_MEETING_INSERT, &Q_MEETING_UPDATE };
