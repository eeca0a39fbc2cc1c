#include "files/file_sql.h"

#include <string.h>

#define COLUMNS COLUMNS_OF_PUPIL("f", PUPIL_FILE) ", " SQL_NAME("b") " AS by_name, m.on_day AS meeting_day"
#define FROM                                                                                                           \
	" FROM pupil_file f LEFT JOIN person b ON b.school_id = f.school_id AND b.id = f.added_by"                     \
	" LEFT JOIN meeting m ON m.school_id = f.school_id AND m.pupil_id = f.pupil_id AND m.id = f.meeting_id"        \
	" WHERE f.school_id = $1 AND f.pupil_id = $2"

STMT(Q_PUPIL_FILE_LIST, FILES_OF_PUPIL_MAX, "SELECT " COLUMNS FROM " ORDER BY f.made_on DESC, f.id DESC");
STMT(Q_PUPIL_FILE_LOAD, 1, "SELECT " COLUMNS FROM " AND f.id = $3");
STMT(Q_PUPIL_FILE_INSERT, 0, INSERT_OF_PUPIL("pupil_file", PUPIL_FILE));
STMT(Q_PUPIL_FILE_UPDATE, 0, UPDATE_OF_PUPIL("pupil_file", PUPIL_FILE));
STMT_UNSCOPED(Q_FILE_WAITING, 1, "the job process works for every school of the database",
              "SELECT school_id, pupil_id, id, blob_id FROM pupil_file WHERE scan = 'waiting' AND scanned_at <= $1"
              " ORDER BY scanned_at, school_id, pupil_id, id LIMIT 1");
STMT(Q_FILE_SCANNED, 0,
     "UPDATE pupil_file SET scan = $4, scanned_at = $5, found = $6 WHERE school_id = $1 AND pupil_id = $2 AND id = $3"
     " AND scan = 'waiting'");
STMT(Q_FILE_CHUNK_INSERT, 0, "INSERT INTO file_chunk (school_id, blob_id, part, n, bytes) VALUES ($1, $2, $3, $4, $5)");
STMT(Q_FILE_CHUNKS_LOAD, FILE_CHUNKS_MAX,
     "SELECT bytes FROM file_chunk WHERE school_id = $1 AND blob_id = $2 AND part = $3 ORDER BY n");

enum rc pupil_file_list(struct db *db, struct arena *a, struct pupil_key k, struct pupil_file **out, size_t *n,
                        struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_PUPIL_FILE_LIST, &r, e, DV(k.school_id), DV(k.pupil_id)));
	*out = records_from_rows(a, &pupil_file_rec, &r);
	*n = r.n;
	return RC_OK;
}

enum rc pupil_file_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct pupil_file *out,
                        struct err *e)
{
	return record_load(db, a, &pupil_file_sql, k, id, out, e);
}

const struct record_sql pupil_file_sql = { &pupil_file_rec, &Q_PUPIL_FILE_LOAD, &Q_PUPIL_FILE_INSERT,
	                                   &Q_PUPIL_FILE_UPDATE };

enum rc file_waiting_next(struct db *db, struct arena *a, int64_t before, struct file_waiting *out, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FILE_WAITING, &r, e, DV(before)));
	if (r.n == 0)
		return RC_NONE;
	out->key = (struct pupil_key){ row_int(&r, 0, "school_id"), row_int(&r, 0, "pupil_id") };
	out->id = row_int(&r, 0, "id");
	out->blob_id = row_int(&r, 0, "blob_id");
	return RC_OK;
}

enum rc file_scanned_write(struct db *db, struct arena *a, const struct file_waiting *w, const struct file_scanned *s,
                           struct err *e)
{
	return db_run(db, a, &Q_FILE_SCANNED, NULL, e, DV(w->key.school_id), DV(w->key.pupil_id), DV(w->id),
	              DV(file_scan_code(s->scan)), DV(s->at), DV(s->found));
}

enum rc file_chunk_insert(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, int64_t n,
                          struct str bytes, struct err *e)
{
	return db_run(db, a, &Q_FILE_CHUNK_INSERT, NULL, e, DV(school_id), DV(blob_id), DV(part), DV(n),
	              dv_blob(bytes));
}

enum rc file_chunks_load(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, struct str *out,
                         struct err *e)
{
	struct rows r;
	size_t n = 0;
	char *to;

	TRY(db_run(db, a, &Q_FILE_CHUNKS_LOAD, &r, e, DV(school_id), DV(blob_id), DV(part)));
	if (r.n == 0)
		return RC_NONE;
	for (size_t i = 0; i < r.n; i++)
		n += row_str(&r, i, "bytes").n;
	to = arena_alloc(a, n + 1);
	*out = (struct str){ to, n };
	for (size_t i = 0; i < r.n; i++) {
		struct str one = row_str(&r, i, "bytes");

		memcpy(to, one.p, one.n);
		to += one.n;
	}
	return RC_OK;
}
