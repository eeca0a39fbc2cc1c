#include "merge/merge_sql.h"

#define PUPIL_COLUMNS                                                                                                  \
	"school_id, id, upn, former_upn, given, family, preferred, name_key, born, sex, year_group, class_id, "        \
	"language,"                                                                                                    \
	" pronoun, about, person_id, joined_on, left_on, revision"

STMT(Q_MERGE_PUPIL, 1, "SELECT " PUPIL_COLUMNS " FROM pupil WHERE school_id = $1 AND id = $2");
STMT(Q_MERGE_PUPIL_DROP, 0, "DELETE FROM pupil WHERE school_id = $1 AND id = $2");
STMT(Q_MERGE_PUPIL_PUT, 0,
     "INSERT INTO pupil (" PUPIL_COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,"
     " $16, $17, $18, $19)");
STMT(Q_MERGE_WORDS_DROP, 0, "DELETE FROM pupil_words WHERE school_id = $1 AND pupil_id = $2");
STMT(Q_MERGE_INBOX, 5000,
     "SELECT school_id, pupil_id, id FROM concern_inbox WHERE school_id = $1 AND pupil_id = $2 ORDER BY id");
STMT_UNSCOPED(Q_MERGE_INBOX_SET, 0, "a concern from the public page is given to the record that is kept",
              "UPDATE concern_inbox SET pupil_id = $2, revision = revision + 1 WHERE school_id = $1 AND id = $3");
STMT(Q_MERGE_LIST, 500,
     "SELECT id, kept_id, gone_id, gone_name, why, done_by, done_on, undone_on FROM record_merge WHERE school_id = $1"
     " AND kept_id = $2 ORDER BY id DESC");
STMT(Q_MERGE_INSERT, 0,
     "INSERT INTO record_merge (school_id, id, kept_id, gone_id, gone_name, why, done_by, done_on)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
STMT(Q_MERGE_UNDONE, 0,
     "UPDATE record_merge SET undone_on = $3 WHERE school_id = $1 AND id = $2 AND undone_on IS NULL");
STMT(Q_MERGE_ROW_INSERT, 0,
     "INSERT INTO merge_row (school_id, merge_id, n, tab, row_id, col, was, became)"
     " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)");
STMT(Q_MERGE_ROWS, MERGE_ROWS_MOST * 4,
     "SELECT tab, row_id, col, was, became FROM merge_row WHERE school_id = $1 AND merge_id = $2 ORDER BY n");

enum rc merge_rows(struct db *db, struct arena *a, const struct merge_table *t, struct pupil_key k, struct rows *out,
                   struct err *e)
{
	return db_run(db, a, t->of, out, e, DV(k.school_id), DV(k.pupil_id));
}

enum rc merge_drop(struct db *db, struct arena *a, const struct merge_table *t, struct pupil_key k, int64_t row_id,
                   struct err *e)
{
	return db_run(db, a, t->drop, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(row_id));
}

enum rc merge_put(struct db *db, struct arena *a, const struct merge_table *t, const struct dbv *cell, size_t cells,
                  struct err *e)
{
	return db_run_(db, a, t->put, cell, cells, NULL, e);
}

enum rc merge_pupil(struct db *db, struct arena *a, struct pupil_key k, struct rows *out, struct err *e)
{
	TRY(db_run(db, a, &Q_MERGE_PUPIL, out, e, DV(k.school_id), DV(k.pupil_id)));
	return out->n == 0 ? RC_NONE : RC_OK;
}

enum rc merge_pupil_drop(struct db *db, struct arena *a, struct pupil_key k, struct err *e)
{
	TRY(db_run(db, a, &Q_MERGE_WORDS_DROP, NULL, e, DV(k.school_id), DV(k.pupil_id)));
	return db_run(db, a, &Q_MERGE_PUPIL_DROP, NULL, e, DV(k.school_id), DV(k.pupil_id));
}

enum rc merge_pupil_put(struct db *db, struct arena *a, const struct dbv *cell, size_t cells, struct err *e)
{
	return db_run_(db, a, &Q_MERGE_PUPIL_PUT, cell, cells, NULL, e);
}

enum rc merge_inbox(struct db *db, struct arena *a, struct pupil_key k, struct rows *out, struct err *e)
{
	return db_run(db, a, &Q_MERGE_INBOX, out, e, DV(k.school_id), DV(k.pupil_id));
}

enum rc merge_inbox_set(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct err *e)
{
	return db_run(db, a, &Q_MERGE_INBOX_SET, NULL, e, DV(k.school_id), DV(k.pupil_id), DV(id));
}

enum rc merge_list(struct db *db, struct arena *a, int64_t school_id, int64_t kept_id, struct merge **out, size_t *n,
                   struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MERGE_LIST, &r, e, DV(school_id), DV(kept_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct merge, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct merge){ .school_id = school_id,
			                    .id = row_int(&r, i, "id"),
			                    .kept_id = row_int(&r, i, "kept_id"),
			                    .gone_id = row_int(&r, i, "gone_id"),
			                    .gone_name = row_str(&r, i, "gone_name"),
			                    .why = row_str(&r, i, "why"),
			                    .done_by = row_int(&r, i, "done_by"),
			                    .done_on = row_date(&r, i, "done_on"),
			                    .undone_on = row_date(&r, i, "undone_on") };
	return RC_OK;
}

enum rc merge_insert(struct db *db, struct arena *a, const struct merge *v, struct err *e)
{
	return db_run(db, a, &Q_MERGE_INSERT, NULL, e, DV(v->school_id), DV(v->id), DV(v->kept_id), DV(v->gone_id),
	              DV(v->gone_name), DV(v->why), DV(v->done_by), dv_date(a, v->done_on));
}

enum rc merge_undone(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct date on, struct err *e)
{
	return db_run(db, a, &Q_MERGE_UNDONE, NULL, e, DV(school_id), DV(id), dv_date(a, on));
}

enum rc merge_row_insert(struct db *db, struct arena *a, int64_t school_id, int64_t merge_id, int64_t n,
                         const struct merge_row *v, struct err *e)
{
	return db_run(db, a, &Q_MERGE_ROW_INSERT, NULL, e, DV(school_id), DV(merge_id), DV(n), DV(v->tab),
	              DV(v->row_id), DV(v->col), DV(v->was), DV(v->became));
}

enum rc merge_row_list(struct db *db, struct arena *a, int64_t school_id, int64_t merge_id, struct merge_row **out,
                       size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_MERGE_ROWS, &r, e, DV(school_id), DV(merge_id)));
	*n = r.n;
	*out = NEW_ARRAY(a, struct merge_row, r.n);
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct merge_row){ row_str(&r, i, "tab"), row_int(&r, i, "row_id"), row_str(&r, i, "col"),
			                        row_str(&r, i, "was"), row_str(&r, i, "became") };
	return RC_OK;
}
