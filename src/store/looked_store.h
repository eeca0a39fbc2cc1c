/* Who has opened or changed a pupil's record, from the audit. */
#pragma once

#include "db/db.h"
#include "model/key.h"

struct looked_row {
	int64_t at;
	struct str name;
	struct str hat;
	struct str action;
};
/* Newest first, at most 500. */
enum rc looked_list(struct db *db, struct arena *a, struct pupil_key k, struct looked_row **out, size_t *n,
                    struct err *e) NODISCARD;
