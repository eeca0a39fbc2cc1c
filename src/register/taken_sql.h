/* Lists that were taken out. */
#pragma once

#include "kit/db/db.h"
#include "register/taken_rec.h"

enum { TAKEN_SHOWN = 30 };

enum rc taken_out_insert(struct db *db, struct arena *a, const struct taken_out *v, struct err *e) NODISCARD;
/* The latest TAKEN_SHOWN of a person, or of everybody (0), newest first. */
enum rc taken_out_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct taken_out **out,
                       size_t *n, struct err *e) NODISCARD;
