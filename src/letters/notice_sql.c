#include "letters/notice_sql.h"

#include "core/record/record_sql.h"

enum { NOTICES_MAX = 1000 };

#define NOTICE_COLUMNS COLUMNS_OF_PUPIL("m", NOTICE)
#define NOTICE_SELECT                                                                                                  \
	"SELECT " NOTICE_COLUMNS                                                                                       \
	", " SQL_NAME("b") " AS by_name, g.on_day AS meets_on, COALESCE(g.state, '') AS meets_state FROM notice m"     \
	                   " LEFT JOIN person b ON b.school_id = m.school_id AND b.id = m.sent_by"                     \
	                   " LEFT JOIN meeting g ON g.school_id = m.school_id AND g.pupil_id = m.pupil_id"             \
	                   " AND g.id = m.about_id AND m.kind IN ('meeting', 'meeting_off')"                           \
	                   " WHERE m.school_id = $1 AND m.pupil_id = $2"

STMT(Q_NOTICE_LIST, NOTICES_MAX, NOTICE_SELECT " AND ($3 = '' OR m.kind = $3) ORDER BY m.made_on DESC, m.id DESC");
STMT(Q_NOTICE_LIST_OF, NOTICES_MAX,
     NOTICE_SELECT " AND m.sent_on IS NOT NULL AND m.to_pupil = $4 AND (m.person_id = $3 OR m.to_pupil = 1)"
                   " ORDER BY m.made_on DESC, m.id DESC");
STMT(Q_NOTICE_LIST_ABOUT, NOTICES_MAX, NOTICE_SELECT " AND m.about_id = $3 ORDER BY m.made_on, m.id");
STMT(Q_NOTICE_LOAD, 1, NOTICE_SELECT " AND m.id = $3");
STMT(Q_NOTICE_INSERT, 0, INSERT_OF_PUPIL("notice", NOTICE));
STMT(Q_NOTICE_UPDATE, 0, UPDATE_OF_PUPIL("notice", NOTICE));
STMT(Q_NOTICE_SEEN, 0,
     "UPDATE notice SET seen_at = $5 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND COALESCE(seen_at, 0) = 0"
     " AND (person_id = $4 OR to_pupil = 1)");

static void notices_read(struct arena *a, struct rows *r, struct notice **out, size_t *n)
{
	*out = records_from_rows(a, &notice_rec, r);
	*n = r->n;
}

enum rc notice_list(struct db *db, struct arena *a, struct pupil_key k, struct str kind, struct notice **out, size_t *n,
                    struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_NOTICE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id), DV(kind)));
	notices_read(a, &r, out, n);
	return RC_OK;
}

enum rc notice_list_of(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, bool to_pupil,
                       struct notice **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_NOTICE_LIST_OF, &r, e, DV(k.school_id), DV(k.pupil_id), DV(person_id),
	           DV(to_pupil ? 1 : 0)));
	notices_read(a, &r, out, n);
	return RC_OK;
}

enum rc notice_list_about(struct db *db, struct arena *a, struct pupil_key k, int64_t about_id, struct notice **out,
                          size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_NOTICE_LIST_ABOUT, &r, e, DV(k.school_id), DV(k.pupil_id), DV(about_id)));
	notices_read(a, &r, out, n);
	return RC_OK;
}

enum rc notice_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct notice *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_NOTICE_LOAD, &r, e, DV(k.school_id), DV(k.pupil_id), DV(id)));
	return record_one(&notice_rec, &r, out);
}

enum rc notice_insert(struct db *db, struct arena *a, struct pupil_key k, const struct notice *v, struct err *e)
{
	return record_write(db, a, &Q_NOTICE_INSERT, &notice_rec, k, v, e);
}

enum rc notice_update(struct db *db, struct arena *a, struct pupil_key k, const struct notice *v, struct err *e)
{
	return record_write(db, a, &Q_NOTICE_UPDATE, &notice_rec, k, v, e);
}

enum rc notice_seen(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t person_id, int64_t at,
                    struct err *e)
{
	return db_run(db, a, &Q_NOTICE_SEEN, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id), DV(person_id), DV(at));
}
