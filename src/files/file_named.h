/* Which sealed bytes the records of an installation name, and the withdrawn entries, of all schools: for backup and
 * doctor, which see to it that rows and bytes belong together. */
#pragma once

#include "kit/db/db.h"

enum { FILES_NAMED_MAX = 500000, FILES_WITHDRAWN_MAX = 50000 };

struct file_named {
	int64_t school_id;
	int64_t blob_id;
	size_t sealed; /* size of part 0 */
	int parts;     /* 3 of a picture, 1 of anything else */
};

/* In the order of school and blob. */
enum rc files_named(struct db *db, struct arena *a, struct file_named **out, size_t *n, struct err *e) NODISCARD;
/* NULL: no record names it. */
const struct file_named *file_named_find(const struct file_named *f, size_t n, int64_t school_id, int64_t blob_id);
/* Is this the size of a whole part? */
bool file_named_is_whole(const struct file_named *f, int part, int64_t size);
/* On PostgreSQL: records without bytes, and bytes without a record. */
enum rc files_in_database(struct db *db, struct arena *a, int64_t *unkept, int64_t *unnamed, struct err *e) NODISCARD;
