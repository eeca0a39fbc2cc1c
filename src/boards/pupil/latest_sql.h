/* The latest entries of a pupil's record in one statement, for the overview. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

/* What who asks may read of what not everybody does who reads the record. */
struct latest_may {
	bool observations;
	bool family; /* messages */
	bool concerns;
	bool wishes; /* of the young person */
};

enum { LATEST_READ = 32 };

/* Newest first; kind, id, on_day or at, by_id, by_name, and the columns that the kind's line reads, by `names`
 * (core/entry/entry.h: entries_unpack). */
enum rc latest_rows(struct db *db, struct arena *a, struct pupil_key k, const struct latest_may *may, struct rows *out,
                    struct err *e) NODISCARD;
