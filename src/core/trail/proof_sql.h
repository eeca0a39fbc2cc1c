/* The tables whose rows are proven (core/trail/proof.h), and whole rows of them. */
#pragma once

#include "core/trail/event_sql.h"

enum { PROOF_KEY_MAX = 4 };

struct proof_table {
	const char *name;
	const char *key[PROOF_KEY_MAX]; /* columns that name a row within the school; up to the first NULL or "" */
	const struct stmt *whole;       /* all of a school */
};

size_t proof_table_count(void);
const struct proof_table *proof_table_at(size_t i);
/* NULL: its rows are not proven. */
const struct proof_table *proof_table_named(struct str name);
/* One of the few tables that are left out on purpose. */
bool proof_leaves_out(struct str name);
/* The table that an INSERT, UPDATE or DELETE is about; of others nothing. */
struct str proof_stmt_table(const struct stmt *q);

enum rc proof_rows_each(struct db *db, struct arena *a, const struct proof_table *t, int64_t school_id,
                        enum rc (*each)(void *ctx, struct rows *row), void *ctx, struct err *e) NODISCARD;
/* Every school that there is or was. */
enum rc proof_schools(struct db *db, struct arena *a, int64_t **out, size_t *n, struct err *e) NODISCARD;
/* How many schools have no entry of the chain 'c'. */
enum rc proof_schools_without(struct db *db, struct arena *a, int64_t *n, bool *begun, struct err *e) NODISCARD;
/* How many rows of pupil_scope are not what its rule makes of the other tables, or missing. */
enum rc proof_scope_differs(struct db *db, struct arena *a, int64_t school_id, int64_t *rows, struct err *e) NODISCARD;
