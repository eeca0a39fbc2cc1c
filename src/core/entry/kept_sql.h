/* Rows that leave the tables of the record, and come back: read with all their columns, deleted, written again, and
 * put down as text in between. It knows tables, not entries.
 *
 *   ENTRY_TABLE(observation_rows, observation_rec, "observation", OBSERVATION);
 *   ENTRY_ROWS_BY(Q_STEPS_OF_COMPLAINT, "complaint_step", COMPLAINT_STEP, "complaint_id");
 *
 * A table lists itself, so that a row that was put down as text finds it again. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/record/record_sql.h"

enum { KEPT_ROWS_MOST = 5000, KEPT_TEXT_MOST = 8 << 20 };

struct entry_table {
	const struct record *rec; /* the columns in the order of put */
	const struct stmt *one;   /* $1 school, $2 pupil, $3 id */
	const struct stmt *drop;  /* the same */
	const struct stmt *put;
};

#define ENTRY_TABLE_(var, rec_, table, columns, insert)                                                                \
	STMT(var##_one, 1,                                                                                             \
	     "SELECT " columns " FROM " table " WHERE school_id = $1 AND pupil_id = $2 AND id = $3 ORDER BY id");      \
	STMT(var##_drop, 0, "DELETE FROM " table " WHERE school_id = $1 AND pupil_id = $2 AND id = $3");               \
	STMT(var##_put, 0, insert);                                                                                    \
	const struct entry_table var = { &(rec_), &var##_one, &var##_drop, &var##_put };                               \
	static const struct entry_table *const var##_listed __attribute__((section("apdr_entry_table"), used)) = &var
#define ENTRY_TABLE(var, rec_, table, LIST)                                                                            \
	ENTRY_TABLE_(var, rec_, table, COLUMNS_PLAIN_OF_PUPIL(LIST), INSERT_OF_PUPIL(table, LIST))
/* Of a table of the school's whose rows may belong to a pupil. */
#define ENTRY_TABLE_OF_SCHOOL(var, rec_, table, LIST)                                                                  \
	ENTRY_TABLE_(var, rec_, table, COLUMNS_PLAIN_OF_SCHOOL(LIST), INSERT_OF_SCHOOL(table, LIST))
/* The rows with this id in another column than id. */
#define ENTRY_ROWS_BY(var, table, LIST, column)                                                                        \
	STMT(var, KEPT_ROWS_MOST,                                                                                      \
	     "SELECT " COLUMNS_PLAIN_OF_PUPIL(LIST) " FROM " table                                                     \
	                                            " WHERE school_id = $1 AND pupil_id = $2 AND " column              \
	                                            " = $3 ORDER BY id")

const struct entry_table *entry_table_find(struct str name); /* NULL when there is none */

enum kept_how {
	KEPT_TAKEN,   /* of the entry: it is out of the table, and goes along when the entry is moved */
	KEPT_ALONG,   /* of something that hung on it: out of the table */
	KEPT_CHANGED, /* it stays in the table, otherwise; this is how it was */
	KEPT_MADE,    /* it was made because of it */
	KEPT_AFTER,   /* how a changed, made or moved row was left: what is taken back has to be so still */
};

struct kept_row {
	enum kept_how how;
	const struct entry_table *table;
	struct dbv *value; /* in the order of table->rec */
};

struct kept {
	struct arena *a;
	struct kept_row *row;
	size_t n;
	size_t room;
};

struct kept_row *kept_add(struct kept *k, enum kept_how how, const struct entry_table *t);
/* The rows that a statement finds for $3, as they stand. q NULL: the one with this id. */
enum rc kept_read(struct db *db, struct kept *k, struct pupil_key key, enum kept_how how, const struct entry_table *t,
                  const struct stmt *q, int64_t id, struct err *e) NODISCARD;
enum rc kept_drop(struct db *db, struct arena *a, const struct kept_row *r, struct err *e) NODISCARD;
/* RC_CONFLICT when another row is in its place. */
enum rc kept_put(struct db *db, struct arena *a, const struct kept_row *r, struct err *e) NODISCARD;
/* Does the row stand in its table exactly so? */
enum rc kept_stands(struct db *db, struct arena *a, const struct kept_row *r, bool *yes, struct err *e) NODISCARD;

/* A value by its column; NULL when the table has none of this name. */
struct dbv *kept_value(const struct kept_row *r, const char *column);
int64_t kept_int(const struct kept_row *r, const char *column);
struct str kept_str(const struct kept_row *r, const char *column);

/* All rows as text, and back. RC_INVALID: it is no such text, or of a table that is not known. */
struct str kept_text(struct arena *a, const struct kept *k);
enum rc kept_of_text(struct arena *a, struct str text, struct kept *out) NODISCARD;
