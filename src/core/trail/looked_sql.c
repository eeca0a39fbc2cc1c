#include "core/trail/looked_sql.h"

STMT(Q_LOOKED_LIST, LOOKED_MAX,
     "SELECT e.at, e.person_id, e.hat, e.action, e.chain, COALESCE(p.given, '') AS given, COALESCE(p.family, '') AS "
     "family"
     " FROM event e LEFT JOIN person p ON p.school_id = e.school_id AND p.id = e.person_id"
     " WHERE e.school_id = $1 AND e.pupil = $2 ORDER BY e.at DESC, e.chain, e.seq DESC LIMIT 500");
STMT(Q_LOOKED_READS, LOOKED_MAX,
     "SELECT e.at, e.person_id, e.hat, e.action, e.chain, '' AS given, '' AS family FROM event e"
     " WHERE e.school_id = $1 AND e.pupil = $2 ORDER BY e.at DESC, e.chain, e.seq DESC LIMIT 500");
STMT(Q_LOOKED_NAME, 1, "SELECT p.given, p.family FROM person p WHERE p.school_id = $1 AND p.id = $2");

static struct str name_of(struct arena *a, struct rows *r, size_t i)
{
	struct str given = row_str(r, i, "given");
	struct str family = row_str(r, i, "family");

	return str_trim(str_fmt(a, "%.*s %.*s", STR_ARG(given), STR_ARG(family)));
}

static enum rc list(struct db *db, struct arena *a, const struct stmt *q, struct pupil_key k, struct looked_row **out,
                    size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, q, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct looked_row, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct looked_row){ .at = row_int(&r, i, "at"),
			                         .person_id = row_int(&r, i, "person_id"),
			                         .hat = row_str(&r, i, "hat"),
			                         .action = row_str(&r, i, "action"),
			                         .wrote = !str_is(row_str(&r, i, "chain"), "r"),
			                         .name = name_of(a, &r, i) };
	return RC_OK;
}

enum rc looked_list(struct db *db, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                    struct err *e)
{
	return list(db, a, &Q_LOOKED_LIST, k, out, n, e);
}

enum rc looked_reads(struct db *reads, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                     struct err *e)
{
	return list(reads, a, &Q_LOOKED_READS, k, out, n, e);
}

enum rc looked_name(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str *out,
                    struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_LOOKED_NAME, &r, e, DV(school_id), DV(person_id)));
	*out = r.n > 0 ? name_of(a, &r, 0) : STR_NONE;
	return RC_OK;
}
