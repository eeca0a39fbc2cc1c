/* A fresh, migrated database for a test, on the engine named by APDR_TEST_DB: "sqlite" (a temporary file; the default)
 * or "postgres" (a database of its own on the server named by APDR_TEST_PG). Fresh ones are copies of a template that
 * is migrated once, so they are cheap. */
#pragma once

#include "kit/db/migrate.h"

enum { TEST_SKIP = 77 };

/* A test program starts with: if (!test_db_ready()) return TEST_SKIP; */
bool test_db_ready(void);
bool test_db_is_postgres(void);
/* A new database with the newest schema; the connection waits at most 2 seconds. Ends the test on failure. */
struct db *test_db_new(void);
/* The same, without any table. */
struct db *test_db_empty(void);
/* Where a database made by this program is: for a second connection or for the binary. */
struct str test_db_where(const struct db *db);
/* One more connection to the same database. Closed by db_close. */
struct db *test_db_again(const struct db *db, int max_wait_ms);
/* Closes it and removes the database. */
void test_db_drop(struct db *db);
/* Runs a script; ends the test on failure. */
void test_db_script(struct db *db, const char *sql);
/* A folder of its own for this program, removed at its end. */
const char *test_folder(void);
/* cmocka set-up and tear-down: *state is a struct db *. */
int test_db_setup(void **state);
int test_db_teardown(void **state);

/* A statement on tables of a test's own: not listed among those of the program. */
#define TEST_STMT(var, rows, text) static const struct stmt var = { .name = #var, .sql = (text), .max_rows = (rows) }
