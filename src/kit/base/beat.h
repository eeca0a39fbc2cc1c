/* A process shows its parent that it goes on: each turn of its main loop counts one up in a page of memory that the two
 * share, and says whether it waits for work or does some. The parent ends one whose count stands still
 * (kit/net/watch.h). The page belongs to the process, like the last id given; without one, as in commands and tests, a
 * beat does nothing. */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

enum { BEAT_EVERY_MS = 1000 }; /* a loop that waits wakes as often */

enum beat_kind { BEAT_STARTS, BEAT_WAITS, BEAT_WORKS };

struct beat {
	atomic_uint count;
	atomic_uint kind;
};

/* Where this process counts from now on; NULL: nowhere. */
void beat_into(struct beat *page);
void beat(enum beat_kind kind);
