/* What young people agreed about their parents, and findings about their capacity. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/people/young_rec.h"

/* In the order of recording, whole history. */
enum rc young_agreement_list(struct db *db, struct arena *a, struct pupil_key k, struct young_agreement **out,
                             size_t *n, struct err *e) NODISCARD;
enum rc young_agreement_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id,
                             struct young_agreement *out, struct err *e) NODISCARD;
/* RC_CONFLICT when the id is there already. */
enum rc young_agreement_insert(struct db *db, struct arena *a, struct pupil_key k, const struct young_agreement *v,
                               struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc young_agreement_update(struct db *db, struct arena *a, struct pupil_key k, const struct young_agreement *v,
                               struct err *e) NODISCARD;
