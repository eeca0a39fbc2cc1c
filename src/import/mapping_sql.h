/* Mappings that a school keeps. */
#pragma once

#include "import/mapping_rec.h"
#include "kit/db/db.h"

enum { MAPPINGS_MAX = 200 };

/* By name. */
enum rc import_mapping_list(struct db *db, struct arena *a, int64_t school_id, struct import_mapping **out, size_t *n,
                            struct err *e) NODISCARD;
/* RC_NONE. */
enum rc import_mapping_load(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct import_mapping *out,
                            struct err *e) NODISCARD;
/* RC_CONFLICT when the id or the name is there already. */
enum rc import_mapping_insert(struct db *db, struct arena *a, const struct import_mapping *v, struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc import_mapping_update(struct db *db, struct arena *a, const struct import_mapping *v, struct err *e) NODISCARD;
enum rc import_mapping_delete(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t revision,
                              struct err *e) NODISCARD;
