/* An import that the job process does: asked for by a page, done elsewhere, looked at while it goes on. First the file
 * is compared as in a rehearsal, which tells how far it is; then it is brought in, in the same transaction that says
 * that the job is done. */
#pragma once

#include "import/import_upload.h"

enum { IMPORT_AT_ONCE = 200 }; /* so many rows are brought in while the person waits */

/* The caller has seen the rehearsal: o->expected is its digest. RC_NONE when the file is not there. */
enum rc import_job_start(struct ctx *c, int64_t upload_id, const struct import_options *o, size_t rows,
                         int64_t *job) NODISCARD;

enum import_job_state { IMPORT_WAITS, IMPORT_RUNS, IMPORT_DONE, IMPORT_CHANGED, IMPORT_WRONG, IMPORT_GONE };

struct import_job {
	enum import_job_state
	    state;    /* CHANGED: the database is not as it was shown; WRONG: rows; GONE: file or right */
	int64_t done; /* rows */
	int64_t total;
	int64_t upload_id;
	enum import_kind kind;
	int64_t count[ITEM_LEFT + 1]; /* when it is done */
	int64_t left;                 /* the same: who left by it */
	int64_t waits;                /* the same: how many are kept for later */
};
/* RC_NONE when it is not there or not of this account. */
enum rc import_job_look(struct ctx *c, int64_t id, struct import_job *out) NODISCARD;

/* The job process: does the next one that waits, if any (*did). side: a second connection, for what is seen while the
 * first one reads. Memory: a, reset by the caller. RC_FAIL or RC_BUSY: to be tried again later. */
enum rc import_job_do(const struct app *app, struct db *db, struct db *side, struct arena *a, bool *did,
                      struct err *e) NODISCARD;
