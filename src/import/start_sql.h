/* What the start page of an import knows beside the file: what was sent in and not finished, and what came in before.
 */
#pragma once

#include "import/import_sql.h"

enum { START_SENT_MAX = 10, START_PAST_MAX = 300 };

/* A file was brought in: the trail says when, of what kind and by whom; no more is in it. */
struct past_import {
	int64_t at;
	struct str action;
	struct str hat;
	struct str name; /* who brought it in; empty: nobody was signed in */
};

/* Files that this account has sent in since then and neither brought in nor taken back: without their bytes, newest
 * first. */
enum rc upload_sent(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t since,
                    struct upload **out, size_t *n, struct err *e) NODISCARD;
/* Newest first. */
enum rc past_imports(struct db *db, struct arena *a, int64_t school_id, int64_t since, struct past_import **out,
                     size_t *n, struct err *e) NODISCARD;
