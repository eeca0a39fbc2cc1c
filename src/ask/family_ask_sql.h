/* What families have asked for. */
#pragma once

#include "ask/family_ask_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "kit/db/db.h"

/* Newest first, with names. person_id 0: of everybody. */
enum rc family_ask_list(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct family_ask **out,
                        size_t *n, struct err *e) NODISCARD;
extern const struct record_sql family_ask_sql;
