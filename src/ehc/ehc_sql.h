/* The dates of a pupil's EHC plan. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "ehc/ehc_date_rec.h"
#include "kit/db/db.h"

/* Newest first. */
enum rc ehc_date_list(struct db *db, struct arena *a, struct pupil_key k, struct ehc_date **out, size_t *n,
                      struct err *e) NODISCARD;
enum rc ehc_date_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct ehc_date *out,
                      struct err *e) NODISCARD;
extern const struct record_sql ehc_date_sql;
