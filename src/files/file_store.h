/* Where the bytes of files are: sealed with a key that comes from the key of the installation, beside a SQLite database
 * in the folder "files", on PostgreSQL in the database itself, so that a node keeps nothing of its own
 * (docs/decisions/0024). */
#pragma once

#include "core/rights/ctx.h"
#include "kit/file/look.h"

/* Where the bytes of one file are, as its record says. */
struct file_place {
	int64_t school_id;
	int64_t blob_id;
};

/* All parts of a look. On SQLite they are on the disk when it returns, also when the caller's transaction does not come
 * to its end (then file_store_drop takes them away); on PostgreSQL they are part of the transaction. */
enum rc file_store_put(struct ctx *c, struct file_place at, const struct look *l) NODISCARD;
/* RC_NONE: there is no such part; RC_INVALID: these are not the bytes that were put there. */
enum rc file_store_get(struct ctx *c, struct file_place at, enum file_part part, struct str *out) NODISCARD;
/* After a save that did not come about. */
void file_store_drop(struct ctx *c, struct file_place at);
