/* Wishes of adults: of one person, newest first; of all the adults of a pupil, the newest of each. */
#pragma once

#include "core/people/wish_rec.h"
#include "core/record/key_rec.h"
#include "kit/db/db.h"

enum rc wish_insert(struct db *db, struct arena *a, const struct wish *v, struct err *e) NODISCARD;
enum rc wish_list(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct wish **out, size_t *n,
                  struct err *e) NODISCARD;
/* In order of the person, the newest first. */
enum rc wish_list_of(struct db *db, struct arena *a, struct pupil_key k, struct wish **out, size_t *n,
                     struct err *e) NODISCARD;
