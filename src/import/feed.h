/* Nightly feeds: a folder in which the school's system leaves a file, read as every import is. What is certain comes
 * in; the rest waits for who may import, as one file under the id of the feed, and is answered on the pages of an
 * import. Setting up is for the command line (nobody is signed in); looking and setting aside needs CAP_IMPORT. */
#pragma once

#include "core/rights/ctx.h"
#include "import/feed_rec.h"
#include "import/feed_rule.h"
#include "kit/text/columns.h"

struct feed_state {
	struct feed feed;
	enum import_kind kind;
	struct feed_plan plan;
	bool waits;           /* something of its last file */
	bool too_long;        /* that file cannot be looked at in the browser */
	struct feed_run *run; /* newest first, at most FEED_RUNS_MAX */
	size_t runs;
	struct feed_absence absent;
	struct feed_night *night; /* what came of the last nights, newest first */
	size_t nights;
};

struct feed_night {
	struct date on;
	struct str words; /* "4 changed, 1 question waits", "No file" */
};

struct feeds {
	struct feed_state *item;
	size_t n;
};
enum rc feeds_load(struct ctx *c, struct feeds *out) NODISCARD;
/* Sets one up; v: kind, folder (its real path), mapping, nights, due_minute, patience, keep_sen, set_by. RC_INVALID:
 * *fault is a sentence. Inside the caller's transaction. */
enum rc feed_add(struct ctx *c, struct feed *v, struct str *fault) NODISCARD;
/* RC_NONE when there is none. What came in by it stays. */
enum rc feed_remove(struct ctx *c, int64_t id) NODISCARD;
/* Nobody has to answer: the same does not wait again with the next file. run_id: of the file that was looked at;
 * RC_CONFLICT when another one has come since, RC_NONE when nothing waits. */
enum rc feed_aside(struct ctx *c, int64_t id, int64_t run_id) NODISCARD;
/* "4 changed, 1 question waits"; waits: it does so still. Memory: from a. */
struct str feed_run_words(struct arena *a, const struct feed_run *r, bool waits);
/* The run of which something waits; NULL. */
const struct feed_run *feed_waiting(const struct feed_state *s);
/* The day on which a file came last; none: never. */
struct date feed_came(const struct feed_state *s);
/* When the last file was written, in nanoseconds: at the latest when it was looked at, because a day in the future
 * would make every later file an old one. 0: none has come. */
int64_t feed_written(const struct feed_state *s);
/* "1 question and 2 lines with errors"; empty when there is nothing. Memory: from a. */
struct str feed_rest_words(struct arena *a, const struct feed_run *r);
