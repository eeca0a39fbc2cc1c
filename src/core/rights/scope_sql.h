/* The question "whose pupils" put to the view pupil_scope. Lists join the view in their own statements. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

/* RC_OK when the person holds the pupil in this hat on this day, RC_NONE otherwise. */
enum rc scope_has(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                  int64_t pupil_id, struct date today, struct err *e) NODISCARD;
