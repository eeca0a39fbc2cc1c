#include "core/account/reset_sql.h"

enum { RESETS_OPEN_MAX = 20000, RESETS_SHOWN = 20 };

#define RESET_SELECT                                                                                                   \
	"SELECT r.school_id, r.account_id, r.id, COALESCE(r.asked_by, 0) AS asked_by, r.asked_at, r.until_at,"         \
	" r.answer, COALESCE(r.answered_by, 0) AS answered_by, COALESCE(r.answered_at, 0) AS answered_at,"             \
	" COALESCE(r.invitation_id, 0) AS invitation_id, COALESCE(r.used_at, 0) AS used_at, r.used_on,"                \
	" COALESCE(r.told_at, 0) AS told_at, o.given, o.family, o.job, a.login,"                                       \
	" COALESCE(p.given, '') AS asker_given, COALESCE(p.family, '') AS asker_family,"                               \
	" COALESCE(q.given, '') AS answerer_given, COALESCE(q.family, '') AS answerer_family FROM account_reset r"     \
	" JOIN account a ON a.school_id = r.school_id AND a.id = r.account_id"                                         \
	" JOIN person o ON o.school_id = a.school_id AND o.id = a.person_id"                                           \
	" LEFT JOIN account x ON x.school_id = r.school_id AND x.id = r.asked_by"                                      \
	" LEFT JOIN person p ON p.school_id = x.school_id AND p.id = x.person_id"                                      \
	" LEFT JOIN account y ON y.school_id = r.school_id AND y.id = r.answered_by"                                   \
	" LEFT JOIN person q ON q.school_id = y.school_id AND q.id = y.person_id WHERE r.school_id = $1"

STMT(Q_RESET_LIST, RESETS_SHOWN, RESET_SELECT " AND r.account_id = $2 ORDER BY r.asked_at DESC, r.id DESC LIMIT 20");
STMT(Q_RESET_OPEN, RESETS_OPEN_MAX,
     RESET_SELECT " AND r.answer = '' AND r.until_at > $2 AND a.state <> 'disabled' ORDER BY r.asked_at, r.id");
STMT(Q_RESET_INSERT, 0,
     "INSERT INTO account_reset (school_id, account_id, id, asked_by, asked_at, until_at, answer, invitation_id,"
     " used_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')");
STMT(Q_RESET_UPDATE, 0,
     "UPDATE account_reset SET answer = $4, answered_by = $5, answered_at = $6, invitation_id = $7, until_at = $8, "
     "told_at = NULL"
     " WHERE school_id = $1 AND account_id = $2 AND id = $3 AND answer = $9 AND used_at IS NULL");
STMT(Q_RESET_LAPSE, 0,
     "UPDATE account_reset SET until_at = $3 WHERE school_id = $1 AND account_id = $2 AND answer IN ('agreed', 'made')"
     " AND used_at IS NULL AND until_at > $3");
STMT(Q_RESET_USE, 0,
     "UPDATE account_reset SET used_at = $4, used_on = $5, told_at = NULL WHERE school_id = $1 AND account_id = $2"
     " AND invitation_id = $3");
STMT(Q_RESET_TOLD, 0,
     "UPDATE account_reset SET told_at = $3 WHERE school_id = $1 AND account_id = $2 AND told_at IS NULL");

static enum rc rows_read(struct arena *a, struct rows *r, struct reset_row **out, size_t *n)
{
	*n = r->n;
	*out = NEW_ARRAY(a, struct reset_row, r->n);
	for (size_t i = 0; i < r->n; i++)
		(*out)[i] = (struct reset_row){ .school_id = row_int(r, i, "school_id"),
			                        .account_id = row_int(r, i, "account_id"),
			                        .id = row_int(r, i, "id"),
			                        .asked_by = row_int(r, i, "asked_by"),
			                        .asked_at = row_int(r, i, "asked_at"),
			                        .until_at = row_int(r, i, "until_at"),
			                        .answer = row_str(r, i, "answer"),
			                        .answered_by = row_int(r, i, "answered_by"),
			                        .answered_at = row_int(r, i, "answered_at"),
			                        .invitation_id = row_int(r, i, "invitation_id"),
			                        .used_at = row_int(r, i, "used_at"),
			                        .used_on = row_str(r, i, "used_on"),
			                        .told_at = row_int(r, i, "told_at"),
			                        .given = row_str(r, i, "given"),
			                        .family = row_str(r, i, "family"),
			                        .job = row_str(r, i, "job"),
			                        .login = row_str(r, i, "login"),
			                        .asker_given = row_str(r, i, "asker_given"),
			                        .asker_family = row_str(r, i, "asker_family"),
			                        .answerer_given = row_str(r, i, "answerer_given"),
			                        .answerer_family = row_str(r, i, "answerer_family") };
	return RC_OK;
}

enum rc reset_list(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, struct reset_row **out,
                   size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESET_LIST, &r, e, DV(school_id), DV(account_id)));
	return rows_read(a, &r, out, n);
}

enum rc reset_list_open(struct db *db, struct arena *a, int64_t school_id, int64_t now, struct reset_row **out,
                        size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESET_OPEN, &r, e, DV(school_id), DV(now)));
	return rows_read(a, &r, out, n);
}

enum rc reset_insert(struct db *db, struct arena *a, const struct reset_row *v, struct err *e)
{
	return db_run(db, a, &Q_RESET_INSERT, NULL, e, DV(v->school_id), DV(v->account_id), DV(v->id),
	              dv_ref(v->asked_by), DV(v->asked_at), DV(v->until_at), DV(v->answer), dv_ref(v->invitation_id));
}

enum rc reset_update(struct db *db, struct arena *a, const struct reset_row *v, struct str was, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_RESET_UPDATE, &r, e, DV(v->school_id), DV(v->account_id), DV(v->id), DV(v->answer),
	           dv_ref(v->answered_by), dv_ref(v->answered_at), dv_ref(v->invitation_id), DV(v->until_at), DV(was)));
	return r.changed == 0 ? RC_NONE : RC_OK;
}

enum rc reset_lapse(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_RESET_LAPSE, NULL, e, DV(school_id), DV(account_id), DV(now));
}

enum rc reset_use(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t invitation_id,
                  int64_t now, struct str device, struct err *e)
{
	return db_run(db, a, &Q_RESET_USE, NULL, e, DV(school_id), DV(account_id), DV(invitation_id), DV(now),
	              DV(device));
}

enum rc reset_told(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t now, struct err *e)
{
	return db_run(db, a, &Q_RESET_TOLD, NULL, e, DV(school_id), DV(account_id), DV(now));
}
