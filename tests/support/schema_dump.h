/* A schema as text that is the same on both engines, rows made from the schema, and all content as text: for tests of
 * migrations. */
#pragma once

#include "kit/db/db.h"

/* One line for each column ("table.column kind null|not key"), index and reference, sorted. schema_migration is left
 * out. */
struct str schema_text(struct arena *a, struct db *db);
/* Three rows in every table, each value different from its neighbours; references lead to rows with the same number. */
void schema_fill(struct arena *a, struct db *db);

/* All content, column by column: "table.column" and its values in the order of the key. */
struct content {
	struct str column;
	struct str values;
};
struct content *content_read(struct arena *a, struct db *db, size_t *n);

/* Every column: tbl, col, kind (TEXT, INTEGER, BLOB), is_null, key (its place in the key, 0: none); table by table. */
struct rows schema_columns(struct arena *a, struct db *db);
/* Every reference: tbl, target. */
struct rows schema_references(struct arena *a, struct db *db);
