#include "boards/find/find_words_sql.h"

/* clang-format off */
STMT_UNSCOPED(Q_WORDS_WANTED, WORDS_AT_ONCE, "the job process works for every school of the database",
              "SELECT p.school_id, p.id FROM pupil p LEFT JOIN pupil_words w ON w.school_id = p.school_id"
              " AND w.pupil_id = p.id AND w.stale = 0 AND w.made_by = $1 WHERE (p.school_id, p.id) > ($2, $3)"
              " AND w.pupil_id IS NULL ORDER BY p.school_id, p.id LIMIT 4");
STMT(Q_WORDS_PUT, 0,
     "INSERT INTO pupil_words (school_id, pupil_id, stale, made_by, words) VALUES ($1, $2, 0, $3, $4)"
     " ON CONFLICT (school_id, pupil_id) DO UPDATE SET stale = 0, made_by = excluded.made_by, words = excluded.words");
/* Whom nobody needs to read; to name fewer is right too. */
STMT(Q_WORDS_WITHOUT, PUPIL_PAGE_MAX,
     "SELECT w.pupil_id FROM pupil_words w WHERE w.school_id = $1 AND w.pupil_id IN (SELECT s.pupil_id FROM pupil_scope s"
     " WHERE s.school_id = $1 AND s.person_id = $2 AND s.hat = $3 AND s.starts <= $4 AND (s.ends IS NULL OR s.ends >= $4))"
     " AND w.stale = 0 AND w.made_by = $5 AND NOT (w.words LIKE '% ' || CAST($6 AS TEXT) || '%' AND w.words LIKE '% ' ||"
     " CAST($7 AS TEXT) || '%' AND w.words LIKE '% ' || CAST($8 AS TEXT) || '%') ORDER BY w.pupil_id LIMIT 5000");
/* clang-format on */

enum rc words_wanted(struct db *db, struct arena *a, struct str program, struct pupil_key after, struct pupil_key *out,
                     size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WORDS_WANTED, &r, e, DV(program), DV(after.school_id), DV(after.pupil_id)));
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		out[i] = (struct pupil_key){ row_int(&r, i, "school_id"), row_int(&r, i, "id") };
	return RC_OK;
}

enum rc words_put(struct db *db, struct arena *a, struct pupil_key k, struct str program, struct str words,
                  struct err *e)
{
	return db_run(db, a, &Q_WORDS_PUT, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(program), DV(words));
}

enum rc words_without(struct db *db, struct arena *a, const struct words_ask *ask, int64_t **out, size_t *n,
                      struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_WORDS_WITHOUT, &r, e, DV(ask->school_id), DV(ask->person_id), DV(ask->hat),
	           dv_date(a, ask->today), DV(ask->program), DV(ask->word[0]), DV(ask->word[1]), DV(ask->word[2])));
	*out = NEW_ARRAY(a, int64_t, r.n);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = row_int(&r, i, "pupil_id");
	return RC_OK;
}
