/* Slow work that a page asked for and the job process does: who asked, how far it is, how it ended. */
#pragma once

#include "kit/db/db.h"

struct job {
	int64_t school_id;
	int64_t id;
	int64_t account_id;
	struct str kind;  /* "import" */
	struct str args;  /* for the one who does it */
	struct str state; /* waiting, running, done, failed */
	int64_t done;
	int64_t total;
	struct str say; /* how it ended, for the page: a code and numbers */
	int64_t made_at;
	int64_t changed_at;
};

/* RC_CONFLICT when the id is there already. */
enum rc job_insert(struct db *db, struct arena *a, const struct job *j, struct err *e) NODISCARD;
/* Only of this account. RC_NONE. */
enum rc job_load(struct db *db, struct arena *a, int64_t school_id, int64_t account_id, int64_t id, struct job *out,
                 struct err *e) NODISCARD;
/* The oldest one of any school that waits, or that was taken and not heard of since stale_before. RC_NONE. */
enum rc job_next(struct db *db, struct arena *a, int64_t stale_before, struct job *out, struct err *e) NODISCARD;
/* Takes it. RC_NONE when another one was faster. */
enum rc job_take(struct db *db, struct arena *a, const struct job *j, int64_t now, struct err *e) NODISCARD;
enum rc job_progress(struct db *db, struct arena *a, const struct job *j, int64_t done, int64_t total, int64_t now,
                     struct err *e) NODISCARD;
enum rc job_finish(struct db *db, struct arena *a, const struct job *j, struct str state, struct str say, int64_t now,
                   struct err *e) NODISCARD;
