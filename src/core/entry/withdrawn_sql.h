/* Entries that were withdrawn or moved. */
#pragma once

#include "kit/db/db.h"
#include "core/entry/withdrawn_rec.h"
#include "core/record/key_rec.h"

/* Newest first, with names; those that were taken back are left out. */
enum rc withdrawn_list(struct db *db, struct arena *a, struct pupil_key k, struct withdrawn **out, size_t *n,
                       struct err *e) NODISCARD;
enum rc withdrawn_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct withdrawn *out,
                       struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc withdrawn_insert(struct db *db, struct arena *a, struct pupil_key k, const struct withdrawn *v,
                         struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc withdrawn_update(struct db *db, struct arena *a, struct pupil_key k, const struct withdrawn *v,
                         struct err *e) NODISCARD;
