/* The reasons given about queries of the census. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "register/census_reason_rec.h"
#include "register/register_sql.h"

/* Of one pupil, newest first. */
enum rc census_reason_list(struct db *db, struct arena *a, struct pupil_key k, struct census_reason **out, size_t *n,
                           struct err *e) NODISCARD;
/* Of all pupils that a person holds, in order of pupil. */
enum rc census_reason_all(struct db *db, struct arena *a, const struct register_ask *ask, struct census_reason **out,
                          size_t *n, struct err *e) NODISCARD;
extern const struct record_sql census_reason_sql;
