#include "import/start_sql.h"

STMT(Q_UPLOAD_SENT, START_SENT_MAX,
     "SELECT id, kind, name, made_at FROM upload WHERE school_id = $1 AND account_id = $2 AND made_at >= $3"
     " ORDER BY made_at DESC, id DESC LIMIT 10");
STMT(Q_PAST_IMPORTS, START_PAST_MAX,
     "SELECT e.at, e.action, e.hat, COALESCE(p.given, '') AS given, COALESCE(p.family, '') AS family"
     " FROM event e LEFT JOIN person p ON p.school_id = e.school_id AND p.id = e.person_id"
     " WHERE e.school_id = $1 AND e.pupil = 0 AND e.at >= $2 AND e.record = 'upload' AND e.record_id = 0"
     " AND e.action LIKE 'import.%' AND e.action NOT IN ('import.answer', 'import.keep')"
     " ORDER BY e.at DESC, e.chain, e.seq DESC LIMIT 300");

enum rc upload_sent(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t since,
                    struct upload **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_UPLOAD_SENT, &r, e, DV(school_id), DV(account_id), DV(since)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct upload, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct upload){ .school_id = school_id,
			                     .id = row_int(&r, i, "id"),
			                     .account_id = account_id,
			                     .kind = row_str(&r, i, "kind"),
			                     .name = row_str(&r, i, "name"),
			                     .made_at = row_int(&r, i, "made_at") };
	return RC_OK;
}

enum rc past_imports(struct db *db, struct arena *a, int64_t school_id, int64_t since, struct past_import **out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PAST_IMPORTS, &r, e, DV(school_id), DV(since)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct past_import, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct str part[] = { row_str(&r, i, "given"), row_str(&r, i, "family") };

		(*out)[i] = (struct past_import){ .at = row_int(&r, i, "at"),
			                          .action = row_str(&r, i, "action"),
			                          .hat = row_str(&r, i, "hat"),
			                          .name = str_trim(str_join(a, part, 2, S(" "))) };
	}
	return RC_OK;
}
