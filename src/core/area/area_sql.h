/* What is known of the local area, value by value. A value is only ever added and ended, never changed: what stood
 * before stays as its history. */
#pragma once

#include "core/area/area_rec.h"
#include "kit/db/db.h"

/* All that stands, is offered or suggested, in the order of parts and items. */
enum rc area_facts_now(struct db *db, struct arena *a, int64_t school_id, struct area_fact **out, size_t *n,
                       struct err *e) NODISCARD;
/* The same and what ended, of one part, with the names of who entered and ended it; newest first. */
enum rc area_facts_all(struct db *db, struct arena *a, int64_t school_id, struct str part, struct area_fact **out,
                       size_t *n, struct err *e) NODISCARD;
enum rc area_fact_add(struct db *db, struct arena *a, const struct area_fact *f, struct err *e) NODISCARD;
enum rc area_fact_end(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t by, int64_t at,
                      struct err *e) NODISCARD;
