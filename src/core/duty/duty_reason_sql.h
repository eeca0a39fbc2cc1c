/* The reasons for which duties rest. */
#pragma once

#include "core/duty/duty_reason_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "kit/db/db.h"

/* Of one pupil, newest first. */
enum rc duty_reason_list(struct db *db, struct arena *a, struct pupil_key k, struct duty_reason **out, size_t *n,
                         struct err *e) NODISCARD;
extern const struct record_sql duty_reason_sql;
