#include "letters/message_sql.h"

#include "core/record/record_sql.h"
#include "core/rights/scope_sql.h"

#define MESSAGE_COLUMNS                                                                                                \
	COLUMNS_OF_PUPIL("m", MESSAGE) ", " SQL_NAME("f") " AS from_name, " SQL_NAME("b") " AS answered_name"
#define MESSAGE_FROM                                                                                                   \
	" FROM message m JOIN person f ON f.school_id = m.school_id AND f.id = m.person_id"                            \
	" LEFT JOIN person b ON b.school_id = m.school_id AND b.id = m.answered_by"
STMT(Q_MESSAGE_LIST, 1000,
     "SELECT " MESSAGE_COLUMNS MESSAGE_FROM " WHERE m.school_id = $1 AND m.pupil_id = $2"
     " AND (0 = CAST($3 AS BIGINT) OR m.person_id = $3) ORDER BY m.at DESC, m.id DESC");
STMT(Q_MESSAGE_LOAD, 1,
     "SELECT " MESSAGE_COLUMNS MESSAGE_FROM " WHERE m.school_id = $1 AND m.pupil_id = $2 AND m.id = $3");
STMT(Q_MESSAGE_INSERT, 0, INSERT_OF_PUPIL("message", MESSAGE));
STMT(Q_MESSAGE_UPDATE, 0, UPDATE_OF_PUPIL("message", MESSAGE));
STMT(Q_MESSAGE_OPEN, 1000,
     "SELECT " MESSAGE_COLUMNS ", p.given, p.family, p.preferred, COALESCE(c.name, '') AS class_name" MESSAGE_FROM
     " JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id"
     " LEFT JOIN class c ON c.school_id = p.school_id AND c.id = p.class_id"
     " WHERE m.school_id = $1 AND COALESCE(m.answered_at, 0) = 0 AND" SCOPE_HOLDS("m.pupil_id") " ORDER BY m.at, m.id");

enum rc message_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct message **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MESSAGE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id)));
	*n = r.n;
	*out = records_from_rows(a, &message_rec, &r);
	return RC_OK;
}

enum rc message_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct message *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MESSAGE_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	*out = (struct message){ 0 };
	return record_one(&message_rec, &r, out);
}

enum rc message_insert(struct db *db, struct arena *a, struct pupil_key k, const struct message *v, struct err *e)
{
	return record_write(db, a, &Q_MESSAGE_INSERT, &message_rec, k, v, e);
}

enum rc message_update(struct db *db, struct arena *a, struct pupil_key k, const struct message *v, struct err *e)
{
	return record_write(db, a, &Q_MESSAGE_UPDATE, &message_rec, k, v, e);
}

enum rc message_open(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                     struct date today, struct message_line **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MESSAGE_OPEN, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct message_line, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct message_line *m = &(*out)[i];

		record_from_row(&message_rec, &r, i, &m->message);
		m->given = row_str(&r, i, "given");
		m->family = row_str(&r, i, "family");
		m->preferred = row_str(&r, i, "preferred");
		m->class_name = row_str(&r, i, "class_name");
	}
	return RC_OK;
}

STMT(Q_MESSAGE_WAIT, 1,
     "SELECT COUNT(*) AS n FROM message m WHERE m.school_id = $1 AND COALESCE(m.answered_at, 0) = 0 AND" SCOPE_HOLDS(
         "m.pupil_id"));

enum rc message_wait_count(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                           struct date today, int64_t *n, struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_MESSAGE_WAIT, &r, e, DV(school_id), DV(person_id), DV(hat), dv_date(a, today));

	*n = rc == RC_OK && r.n > 0 ? row_int(&r, 0, "n") : 0;
	return rc;
}
