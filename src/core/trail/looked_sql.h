/* Who has opened or changed a pupil's record, from the audit. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

enum { LOOKED_MAX = 500 };

struct looked_row {
	int64_t at;
	int64_t person_id;
	struct str name; /* given and family name */
	struct str hat;
	struct str action;
	bool wrote; /* it changed something; else it was read */
};
/* Newest first, at most LOOKED_MAX. */
enum rc looked_list(struct db *db, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                    struct err *e) NODISCARD;
/* The same from the file of the read events (core/trail/reads_sql.h), where nobody has a name. */
enum rc looked_reads(struct db *reads, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                     struct err *e) NODISCARD;
/* The name for a row without one; empty when there is no such person. */
enum rc looked_name(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str *out,
                    struct err *e) NODISCARD;
