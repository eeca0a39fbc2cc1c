/* DIR/heads.log: the ends of the trail's chains in a file beside the key, to which lines are only ever added
 * (core/trail/heads). The ledger notes there from time to time how far the chains are; `apdr audit verify` asks for it.
 */
#pragma once

#include "core/trail/heads.h"

#define FOLDER_HEADS "heads.log"

enum { HEADS_EVERY_S = 600 }; /* so long an entry may be known to the database alone */

struct heads_file {
	int fd;
	struct heads heads;
};

/* Begins the file when there is none, for the reason why (one word); *begun: it did. On the disk when it returns. */
enum rc heads_file_begin(struct arena *a, struct str dir, const unsigned char *key, int64_t at, const char *why,
                         bool *begun, struct err *e) NODISCARD;
/* Opens it to add to it. What a power cut left of a last line is cut off. */
enum rc heads_file_open(struct arena *a, struct str dir, struct heads_file *f, struct err *e) NODISCARD;
/* Adds what has changed since the last time, and waits for the disk. What the heads rest on is on the disk already. */
enum rc heads_file_add(struct arena *a, const unsigned char *key, int64_t at, struct heads_file *f,
                       const struct event_head *head, size_t n, struct err *e) NODISCARD;
/* The whole text of a file. RC_NONE: there is none. Memory: a. */
enum rc heads_file_read(struct arena *a, const char *path, struct str *text, struct err *e) NODISCARD;
