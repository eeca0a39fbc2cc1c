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

enum { LATEST_HALF = 16, LATEST_READ = 2 * LATEST_HALF };

/* The newest: at most `most` (LATEST_HALF or fewer) of those with a day, and as many of those with an instant; in no
 * order. id, on_day or at, by_id, by_name, and packed, which has the columns that the kind's line reads
 * (core/entry/entry.h: entries_unpack). */
enum rc latest_rows(struct db *db, struct arena *a, struct pupil_key k, const struct latest_may *may, size_t most,
                    struct rows *out, struct err *e) NODISCARD;
