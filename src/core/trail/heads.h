/* The ends of the trail's chains, kept where nobody who can write to the database reaches them: lines of text, each
 * with a proof by the key over itself and the proof before it. A line says when which chain of which school had its
 * last entry where. cmd/heads_file appends them to a file beside the key; `apdr audit heads` prints them, to be kept
 * elsewhere. Who deletes a chain, or all chains with their heads, cannot delete what a line has noted.
 *
 *   apdr-heads AT WHY PROOF           the beginning of a text
 *   AT SCHOOL CHAIN SEQ HASH PROOF */
#pragma once

#include "core/trail/event_sql.h"

enum { HEADS_PROOF = 64 };

/* What was noted last, so that only what has changed since is noted again. */
struct heads {
	char proof[HEADS_PROOF + 1];
	struct event_head *head; /* in a of its own */
	size_t n;
	struct arena *a;
};

/* One line of a text that was read. */
struct heads_line {
	int64_t school_id;
	struct str chain;
	int64_t seq;
	struct str hash;
};

/* The first line of a new text; why is one word. h goes on from it. Memory: a. */
struct str heads_begin(struct arena *a, const unsigned char *key, int64_t at, const char *why, struct heads *h);
/* h goes on from the last line of a text that was kept. RC_INVALID: that is none. */
enum rc heads_go_on(struct heads *h, struct str last_line, struct err *e) NODISCARD;
/* Lines for the heads that are not those noted last, which they now are; empty when there is none. Memory: a. */
struct str heads_lines(struct arena *a, const unsigned char *key, int64_t at, struct heads *h,
                       const struct event_head *head, size_t n);
/* Takes a text apart and checks every proof. RC_INVALID: *why says what is wrong, *line in which line. Memory: a. */
enum rc heads_parse(struct arena *a, const unsigned char *key, struct str text, struct heads_line **out, size_t *n,
                    size_t *line, struct str *why) NODISCARD;
