#include "files/file_named.h"

#include <stdlib.h>

#include "core/entry/kept_sql.h"
#include "files/file_sql.h"
#include "files/file_store.h"
#include "kit/file/seal.h"
#include "kit/file/shelf.h"

#define WHY "backup and doctor look at the bytes of every school of an installation; nothing about a pupil is read"

STMT_UNSCOPED(Q_FILES_NAMED, FILES_NAMED_MAX, WHY,
              "SELECT school_id, blob_id, bytes, width FROM pupil_file ORDER BY school_id, blob_id");
STMT_UNSCOPED(
    Q_FILES_WITHDRAWN, FILES_WITHDRAWN_MAX, WHY,
    "SELECT school_id, kept FROM withdrawn_entry WHERE kind IN ('file', 'home') AND kept <> '' ORDER BY school_id, id");
STMT_UNSCOPED(Q_FILES_UNKEPT, 1, WHY,
              "SELECT COUNT(*) AS n FROM pupil_file f WHERE NOT EXISTS (SELECT 1 FROM file_chunk k"
              " WHERE k.school_id = f.school_id AND k.blob_id = f.blob_id AND k.part = 0)");
STMT_UNSCOPED(Q_FILES_UNNAMED, 1, WHY,
              "SELECT COUNT(DISTINCT k.blob_id) AS n FROM file_chunk k WHERE NOT EXISTS (SELECT 1 FROM pupil_file f"
              " WHERE f.school_id = k.school_id AND f.blob_id = k.blob_id) AND NOT EXISTS (SELECT 1"
              " FROM withdrawn_entry w WHERE w.school_id = k.school_id AND w.kind IN ('file', 'home')"
              " AND w.kept LIKE '%blob_id i' || CAST(k.blob_id AS TEXT) || '%')");

static struct file_named named_of(int64_t school_id, int64_t blob_id, int64_t bytes, int64_t width)
{
	return (struct file_named){ school_id, blob_id, seal_size((size_t)bytes), width > 0 ? FILE_PARTS : 1 };
}

static int by_place(const void *x, const void *y)
{
	const struct file_named *p = x, *q = y;
	const int by = (p->school_id > q->school_id) - (p->school_id < q->school_id);

	return by != 0 ? by : (p->blob_id > q->blob_id) - (p->blob_id < q->blob_id);
}

/* The rows of a withdrawn or moved one; of a text that cannot be read, nothing. */
static void withdrawn_add(struct arena *a, struct rows *r, size_t i, struct file_named *out, size_t *n)
{
	struct kept kept;

	if (kept_of_text(a, row_str(r, i, "kept"), &kept) != RC_OK)
		return;
	for (size_t k = 0; k < kept.n; k++)
		if (kept.row[k].how == KEPT_TAKEN && kept_int(&kept.row[k], "blob_id") > 0) {
			out[(*n)++] = named_of(row_int(r, i, "school_id"), kept_int(&kept.row[k], "blob_id"),
			                       kept_int(&kept.row[k], "bytes"), kept_int(&kept.row[k], "width"));
			return; /* it has one row of its own */
		}
}

enum rc files_named(struct db *db, struct arena *a, struct file_named **out, size_t *n, struct err *e)
{
	struct rows r, gone;
	struct file_named *f;
	size_t all = 0;

	TRY(db_run(db, a, &Q_FILES_NAMED, &r, e));
	TRY(db_run(db, a, &Q_FILES_WITHDRAWN, &gone, e));
	f = NEW_ARRAY(a, struct file_named, r.n + gone.n + 1);
	for (size_t i = 0; i < r.n; i++)
		f[all++] = named_of(row_int(&r, i, "school_id"), row_int(&r, i, "blob_id"), row_int(&r, i, "bytes"),
		                    row_int(&r, i, "width"));
	for (size_t i = 0; i < gone.n; i++)
		withdrawn_add(a, &gone, i, f, &all);
	if (all > 1)
		qsort(f, all, sizeof *f, by_place);
	*n = 0;
	for (size_t i = 0; i < all; i++) /* one that was moved is named twice */
		if (*n == 0 || by_place(&f[*n - 1], &f[i]) != 0)
			f[(*n)++] = f[i];
	*out = f;
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
