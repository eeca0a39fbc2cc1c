/* Reads a statement and says whether it keeps the house rules: one on a pupil's table names its scope, each on a
 * school's table binds the school, a list has an order. The tables come from the schema itself. It reads words, not
 * meaning: a rule that needs more (is this the right person?) is tested where the rights are. */
#pragma once

#include "kit/db/db.h"

enum { SCHEMA_TABLES_MAX = 200 };

struct schema_table {
	struct str name;
	bool school; /* has school_id */
	bool pupil;  /* has pupil_id, or is the table pupil */
};

struct schema {
	struct schema_table table[SCHEMA_TABLES_MAX];
	size_t n;
};

/* Tables and views with their columns, on either engine. */
enum rc schema_read(struct db *db, struct arena *a, struct schema *out, struct err *e) NODISCARD;
/* Empty when the statement is good, else what is wrong with it. */
struct str check_sql(struct arena *a, const struct schema *s, const struct stmt *q);
