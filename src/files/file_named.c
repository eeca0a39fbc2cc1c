#include "files/file_named.h"

#include "files/file_sql.h"
#include "files/file_store.h"
#include "kit/file/seal.h"
#include "kit/file/shelf.h"

#define WHY "backup and doctor look at the bytes of every school of an installation; nothing about a pupil is read"

STMT_UNSCOPED(Q_FILES_NAMED, FILES_NAMED_MAX, WHY,
              "SELECT school_id, blob_id, bytes, width FROM pupil_file ORDER BY school_id, blob_id");
STMT_UNSCOPED(Q_FILES_UNKEPT, 1, WHY,
              "SELECT COUNT(*) AS n FROM pupil_file f WHERE NOT EXISTS (SELECT 1 FROM file_chunk k"
              " WHERE k.school_id = f.school_id AND k.blob_id = f.blob_id AND k.part = 0)");
STMT_UNSCOPED(Q_FILES_UNNAMED, 1, WHY,
              "SELECT COUNT(DISTINCT k.blob_id) AS n FROM file_chunk k WHERE NOT EXISTS (SELECT 1 FROM pupil_file f"
              " WHERE f.school_id = k.school_id AND f.blob_id = k.blob_id)");

enum rc files_named(struct db *db, struct arena *a, struct file_named **out, size_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, &Q_FILES_NAMED, &r, e));
	*out = NEW_ARRAY(a, struct file_named, r.n + 1);
	*n = r.n;
	for (size_t i = 0; i < r.n; i++)
		(*out)[i] = (struct file_named){ .school_id = row_int(&r, i, "school_id"),
			                         .blob_id = row_int(&r, i, "blob_id"),
			                         .sealed = seal_size((size_t)row_int(&r, i, "bytes")),
			                         .parts = row_int(&r, i, "width") > 0 ? FILE_PARTS : 1 };
	return RC_OK;
}

const struct file_named *file_named_find(const struct file_named *f, size_t n, int64_t school_id, int64_t blob_id)
{
	size_t from = 0, to = n;

	while (from < to) {
		const size_t at = from + (to - from) / 2;
		const bool after = f[at].school_id != school_id ? f[at].school_id < school_id : f[at].blob_id < blob_id;

		if (after)
			from = at + 1;
		else
			to = at;
	}
	return from < n && f[from].school_id == school_id && f[from].blob_id == blob_id ? &f[from] : NULL;
}

bool file_named_is_whole(const struct file_named *f, int part, int64_t size)
{
	return part == FILE_WHOLE ? size == (int64_t)f->sealed : size > 0;
}

static enum rc counted(struct db *db, struct arena *a, const struct stmt *q, int64_t *n, struct err *e)
{
	struct rows r;

	TRY(db_run(db, a, q, &r, e));
	*n = row_int(&r, 0, "n");
	return RC_OK;
}

enum rc files_in_database(struct db *db, struct arena *a, int64_t *unkept, int64_t *unnamed, struct err *e)
{
	TRY(counted(db, a, &Q_FILES_UNKEPT, unkept, e));
	return counted(db, a, &Q_FILES_UNNAMED, unnamed, e);
}
