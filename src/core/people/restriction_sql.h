/* Restrictions, and the flag on the contact that everything else asks. */
#pragma once

#include "core/people/restriction_rec.h"
#include "core/record/key_rec.h"
#include "kit/db/db.h"

/* Of one pupil and person, standing ones first, then newest first; person_id 0: of everybody. */
enum rc restriction_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id,
                         struct restriction **out, size_t *n, struct err *e) NODISCARD;
enum rc restriction_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct restriction *out,
                         struct err *e) NODISCARD;
/* Adds it and shuts the record to the person. RC_CONFLICT when the id is there already. */
enum rc restriction_insert(struct db *db, struct arena *a, struct pupil_key k, const struct restriction *v,
                           struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. When it was ended and no other stands, the record is open again. */
enum rc restriction_update(struct db *db, struct arena *a, struct pupil_key k, const struct restriction *v,
                           struct err *e) NODISCARD;
/* Sets the flag on the contact as the restrictions of the person say. */
enum rc restriction_flag(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id,
                         struct err *e) NODISCARD;
