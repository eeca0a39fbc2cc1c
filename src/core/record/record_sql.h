/* From a record's table of fields to statement parameters and from result rows back: the mechanical half of SQL.
 * Statements stay hand-written constants; their columns follow the order of the field table. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

enum { RECORD_PARAMS_MAX = 48 };

struct params {
	struct dbv v[RECORD_PARAMS_MAX];
	size_t n;
};

/* Appends one value. */
void params_add(struct params *p, struct dbv v);
/* Appends every field of obj in table order (dates as ISO text, empty dates, references and MILLI_NONE as NULL). */
void params_record(struct params *p, struct arena *a, const struct record *rec, const void *obj);
/* Fills obj from a result row by column names; fields whose column is not in the result are left as they are. */
void record_from_row(const struct record *rec, struct rows *r, size_t i, void *obj);

/* A choice of a joined column. An unknown code fails the transaction (rows_refuse). */
int row_choice(struct rows *r, size_t i, const char *name, const struct choice *c);

#define db_run_params(db, a, q, p, out, e) db_run_((db), (a), (q), (p)->v, (p)->n, (out), (e))

/* All rows as an array of r->n objects of rec->size; members that are not in the result are zero. */
void *records_from_rows(struct arena *a, const struct record *rec, struct rows *r);
/* Runs an INSERT (with ON CONFLICT DO NOTHING) or an UPDATE (with AND revision = $n) whose parameters are all fields of
 * rec in table order. The first two fields of a pupil's record are school_id and pupil_id: they are taken from the key,
 * never from obj. RC_CONFLICT when no row changed: the id is there already, or the revision is an old one. */
enum rc record_write(struct db *db, struct arena *a, const struct stmt *q, const struct record *rec, struct pupil_key k,
                     const void *obj, struct err *e) NODISCARD;
/* The same for a record that belongs to no pupil. */
enum rc record_write_plain(struct db *db, struct arena *a, const struct stmt *q, const struct record *rec,
                           const void *obj, struct err *e) NODISCARD;
/* The plain texts of a record's list (record_rec.h): its columns with an alias, or without; an INSERT and an UPDATE for
 * record_write. An UPDATE leaves the key alone and needs KEY first and REV last in the list. */
#define COLUMN_OF(alias, type, name, ...) ", " alias "." #name
#define COLUMN_PLAIN(_, type, name, ...) ", " #name
#define COLUMN_VALUE(_, type, name, ...) ", $+"
#define COLUMN_SET(_, type, name, ...) SET_##type(name)
#define SET_(name) ", " #name " = $+"
#define SET_KEY(name) ""
#define SET_REV(name) ""
#define SET_ID SET_
#define SET_INT SET_
#define SET_MILLI SET_
#define SET_FLAG SET_
#define SET_TEXT SET_
#define SET_LONG SET_
#define SET_ONE_OF(tag) SET_
#define SET_SOME_OF SET_
#define SET_DATE SET_
#define COLUMNS_OF_PUPIL(alias, LIST) alias ".school_id, " alias ".pupil_id" LIST(COLUMN_OF, alias)
#define COLUMNS_PLAIN_OF_PUPIL(LIST) "school_id, pupil_id" LIST(COLUMN_PLAIN, )
#define INSERT_OF_PUPIL(table, LIST)                                                                                   \
	"INSERT INTO " table " (school_id, pupil_id" LIST(COLUMN_PLAIN, ) ") VALUES ($1, $2" LIST(                     \
	    COLUMN_VALUE, ) ") ON CONFLICT DO NOTHING"
/* Of rows that are sure to be new, for db_run_many: one that is there is RC_CONFLICT, and PostgreSQL takes them in one.
 */
#define INSERT_NEW_OF_PUPIL(table, LIST)                                                                               \
	"INSERT INTO " table " (school_id, pupil_id" LIST(COLUMN_PLAIN, ) ") VALUES ($1, $2" LIST(COLUMN_VALUE, ) ")"
#define UPDATE_OF_PUPIL(table, LIST)                                                                                   \
	"UPDATE " table " SET revision = revision + 1" LIST(                                                           \
	    COLUMN_SET, ) " WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND revision = $+"
#define COLUMNS_OF_SCHOOL(alias, LIST) alias ".school_id" LIST(COLUMN_OF, alias)
#define COLUMNS_PLAIN_OF_SCHOOL(LIST) "school_id" LIST(COLUMN_PLAIN, )
#define INSERT_OF_SCHOOL(table, LIST)                                                                                  \
	"INSERT INTO " table                                                                                           \
	" (school_id" LIST(COLUMN_PLAIN, ) ") VALUES ($1" LIST(COLUMN_VALUE, ) ") ON CONFLICT DO NOTHING"
#define UPDATE_OF_SCHOOL(table, LIST)                                                                                  \
	"UPDATE " table                                                                                                \
	" SET revision = revision + 1" LIST(COLUMN_SET, ) " WHERE school_id = $1 AND id = $2 AND revision = $+"

/* A record with its plain statements, for what treats all records alike (core/edit). */
struct record_sql {
	const struct record *rec;
	const struct stmt *load; /* by school, pupil and id */
	const struct stmt *insert;
	const struct stmt *update;
};

/* The one row as an object: RC_NONE when there is none. */
enum rc record_one(const struct record *rec, struct rows *r, void *obj) NODISCARD;
/* One of a pupil's by its statement: RC_NONE when there is none. obj: room for a record of s->rec. */
enum rc record_load(struct db *db, struct arena *a, const struct record_sql *s, struct pupil_key k, int64_t id,
                    void *obj, struct err *e) NODISCARD;

/* First and last name of a joined person or pupil (alias as a literal) as one column's text. */
#define SQL_NAME(alias) "TRIM(COALESCE(" alias ".given, '') || ' ' || COALESCE(" alias ".family, ''))"
