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

/* One piece of a part. */
enum rc file_chunk_insert(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, int64_t n,
                          struct str bytes, struct err *e) NODISCARD;
/* All pieces of a part as one; RC_NONE when there are none. */
enum rc file_chunks_load(struct db *db, struct arena *a, int64_t school_id, int64_t blob_id, int part, struct str *out,
                         struct err *e) NODISCARD;
