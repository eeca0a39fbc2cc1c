/* Numbered, forward migrations, one transaction each, embedded in the binary from migrations/NNNN_name.sql.
 * Type words replaced per engine: {id} {bigint} {text} {blob} {strict} {clustered}. */
#pragma once

#include "kit/base/embed.h"
#include "kit/db/db.h"

int migrate_head(void); /* number of the newest migration in this binary */
/* Number of the newest migration applied; 0 for an empty database. */
enum rc migrate_version(struct db *db, int *version, struct err *e) NODISCARD;
/* Applies what is missing up to `to` (0 = head). now_utc is recorded. RC_INVALID when the database is newer than the
 * binary, or a migration that was applied has another checksum. */
enum rc migrate_up(struct db *db, int to, int64_t now_utc, struct err *e) NODISCARD;

/* The same for a list given by the caller, ending with a NULL name: tests of the machinery. */
enum rc migrate_version_of(struct db *db, const struct embedded *list, int *version, struct err *e) NODISCARD;
enum rc migrate_up_of(struct db *db, const struct embedded *list, int to, int64_t now_utc, struct err *e) NODISCARD;
/* A script with its type words replaced for an engine. RC_FAIL for an unknown word. */
enum rc migrate_words(struct arena *a, enum db_engine engine, struct str text, struct str *out,
                      struct err *e) NODISCARD;

/* What is in the database though no migration of the list made it, or not so: tables, views, indexes, triggers,
 * functions, each as "trigger NAME". Of a database that has all of the list. Memory: a. */
enum rc migrate_strangers(struct db *db, struct arena *a, const struct embedded *list, struct str **name, size_t *n,
                          struct err *e) NODISCARD;
