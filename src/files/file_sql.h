/* Files of pupils, and the pieces of their sealed bytes on PostgreSQL. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "files/file_rec.h"

enum { FILES_OF_PUPIL_MAX = 1000, FILE_CHUNK = 512 * 1024, FILE_CHUNKS_MAX = 64 };

/* Newest first, with what is joined. */
enum rc pupil_file_list(struct db *db, struct arena *a, struct pupil_key k, struct pupil_file **out, size_t *n,
                        struct err *e) NODISCARD;
enum rc pupil_file_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct pupil_file *out,
                        struct err *e) NODISCARD;
extern const struct record_sql pupil_file_sql;

/* One that is not scanned and was last asked about before this, of all schools: the longest ago. RC_NONE: there is
 * none.
 */
struct file_waiting {
	struct pupil_key key;
	int64_t id;
	int64_t blob_id;
};
enum rc file_waiting_next(struct db *db, struct arena *a, int64_t before, struct file_waiting *out,
                          struct err *e) NODISCARD;
/* What the scanner said about it, while it waits. */
struct file_scanned {
	enum file_scan scan;
	int64_t at;
	struct str found;
};
enum rc file_scanned_write(struct db *db, struct arena *a, const struct file_waiting *w, const struct file_scanned *s,
                           struct err *e) NODISCARD;

/* One piece of a part. */
enum rc file_chunk_insert(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, int64_t n,
                          struct str bytes, struct err *e) NODISCARD;
/* All pieces of a part as one; RC_NONE when there are none. */
enum rc file_chunks_load(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, struct str *out,
                         struct err *e) NODISCARD;
