/* Feeds and what came of their files. */
#pragma once

#include "import/feed_rec.h"
#include "kit/db/db.h"

enum { FEEDS_MAX = 20, FEED_RUNS_MAX = 20 };

/* With whether a file of it waits. */
struct feed_held {
	struct feed feed;
	bool waits;
	int64_t bytes; /* of the file that waits; 0: it is too long to be looked at in the browser */
};
/* By kind and folder. */
enum rc feed_list(struct db *db, struct arena *a, int64_t school_id, struct feed_held **out, size_t *n,
                  struct err *e) NODISCARD;
/* RC_CONFLICT when the folder has one already. */
enum rc feed_insert(struct db *db, struct arena *a, const struct feed *v, struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc feed_update(struct db *db, struct arena *a, const struct feed *v, struct err *e) NODISCARD;
/* With its runs and the file that waits. */
enum rc feed_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;
enum rc feed_run_insert(struct db *db, struct arena *a, const struct feed_run *v, struct err *e) NODISCARD;
/* The last ones of a feed, newest first. */
enum rc feed_runs(struct db *db, struct arena *a, int64_t school_id, int64_t feed_id, struct feed_run **out, size_t *n,
                  struct err *e) NODISCARD;
/* How often this very file was looked at: these bytes, written at this time. */
enum rc feed_seen(struct db *db, struct arena *a, const struct feed_run *v, int64_t *n, struct err *e) NODISCARD;
/* What came of files before a time is forgotten. */
enum rc feed_runs_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before, struct err *e) NODISCARD;
