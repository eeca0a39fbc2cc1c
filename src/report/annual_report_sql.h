/* Annual reports of a pupil. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "kit/db/db.h"
#include "report/annual_report_rec.h"

/* Newest first. */
enum rc annual_report_list(struct db *db, struct arena *a, struct pupil_key k, struct annual_report **out, size_t *n,
                           struct err *e) NODISCARD;
extern const struct record_sql annual_report_sql;
