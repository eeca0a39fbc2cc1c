#include "store/looked_store.h"

enum { LOOKED_MAX = 500 };

STMT(Q_LOOKED_LIST, LOOKED_MAX,
     "SELECT e.at, e.hat, e.action, COALESCE(p.given, '') AS given, COALESCE(p.family, '') AS family FROM event e"
     " LEFT JOIN person p ON p.school_id = e.school_id AND p.id = e.person_id WHERE e.school_id = $1 AND e.pupil = $2"
     " ORDER BY e.at DESC, e.chain, e.seq DESC LIMIT 500");

enum rc looked_list(struct db *db, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                    struct err *e)
{
	struct rows r;
	enum rc rc = db_run(db, a, &Q_LOOKED_LIST, &r, e, DV(k.school_id), DV(k.pupil_id));

	if (rc != RC_OK)
		return rc;
	*n = r.n;
	*out = NEW_ARRAY(a, struct looked_row, r.n);
	for (size_t i = 0; i < r.n; i++) {
		struct str given = row_str(&r, i, "given");
		struct str family = row_str(&r, i, "family");

		(*out)[i] =
		    (struct looked_row){ .at = row_int(&r, i, "at"),
			                 .hat = row_str(&r, i, "hat"),
			                 .action = row_str(&r, i, "action"),
			                 .name = str_trim(str_fmt(a, "%.*s %.*s", STR_ARG(given), STR_ARG(family))) };
	}
	return RC_OK;
}
