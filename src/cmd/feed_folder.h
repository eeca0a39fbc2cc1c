/* The folder of a nightly feed, in which somebody else writes: nothing in it is trusted. Links, devices, files that
 * also stand elsewhere and files that are too large are passed over; what is still being written is left alone; nothing
 * is ever deleted. Names of files are not said: they may name a child. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

#define FEED_DONE "done"
#define FEED_WAITING "waiting"

enum { FEED_FILES_MAX = 200, FEED_DIGEST = 65 };

struct feed_entry {
	struct str name;
	uint64_t inode;
	int64_t size;
	int64_t written_at; /* nanoseconds */
};

struct feed_listing {
	struct feed_entry *item; /* the oldest first */
	size_t n;
	size_t links; /* links, devices, and files that have another name elsewhere */
	size_t large;
	bool more; /* than FEED_FILES_MAX that were not written before the last one: the others come later */
};

/* The path without links and dots; as it is when there is no such folder. */
struct str feed_folder_real(struct arena *a, struct str path);
/* What is wrong with a folder, as a sentence, and *remedy what helps; empty: it can be used. data: the data folder. */
struct str feed_folder_fault(struct arena *a, struct str folder, struct str data, struct str *remedy);
/* Of many the oldest, but those written before `since` (nanoseconds) only where there is room: they are not taken any
 * more, and where nothing may be moved they lie there for ever. */
enum rc feed_folder_list(struct arena *a, struct str folder, int64_t since, struct feed_listing *out,
                         struct err *e) NODISCARD;
/* Has it stopped growing: is it in the listing of a moment before, just as it is now? */
bool feed_settled(const struct feed_listing *before, const struct feed_entry *f);
/* The bytes, and their SHA-256 in hex. RC_NONE: it is no longer the file that was listed. */
enum rc feed_folder_read(struct arena *a, struct str folder, const struct feed_entry *f, struct str *bytes,
                         char digest[static FEED_DIGEST], struct err *e) NODISCARD;
/* Into FEED_DONE or FEED_WAITING below the folder, under its name with stamp before it. False: it stays where it is,
 * because the folder is not ours to change, or another file has come in its place. */
bool feed_folder_move(struct arena *a, struct str folder, const struct feed_entry *f, const char *to, struct str stamp);
/* All that waited is done. */
void feed_folder_waited(struct arena *a, struct str folder);
