/* What apdr migrate does, for a list of migrations given by the caller (tests give one of their own). */
#pragma once

#include "kit/db/migrate.h"

/* Applies what is missing, after a verified copy of a SQLite database that is not empty:
 * DIR/before-migration-VERSION-NOW.db. When the copy fails nothing is migrated. Says on stdout what was done. */
enum rc migrate_safely(struct db *db, struct arena *a, const struct embedded *list, struct str dir, int64_t now,
                       struct err *e) NODISCARD;
