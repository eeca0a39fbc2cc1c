/* Rows of a pupil of every table, taken out and put in whole; what a merge did, for undoing it. */
#pragma once

#include "core/record/key_rec.h"
#include "kit/db/db.h"

enum { MERGE_ROWS_MOST = 50000 };

struct merge_table {
	const char *name;
	const char *key; /* with school and pupil it names a row; complaint_step: all steps of one complaint */
	const struct stmt *of, *drop, *put;
};
size_t merge_table_count(void);
const struct merge_table *merge_table_at(size_t i);

/* Every column; the second is the pupil. */
enum rc merge_rows(struct db *db, struct arena *a, const struct merge_table *t, struct pupil_key k, struct rows *out,
                   struct err *e) NODISCARD;
enum rc merge_drop(struct db *db, struct arena *a, const struct merge_table *t, struct pupil_key k, int64_t row_id,
                   struct err *e) NODISCARD;
enum rc merge_put(struct db *db, struct arena *a, const struct merge_table *t, const struct dbv *cell, size_t cells,
                  struct err *e) NODISCARD;
/* The row of the pupil itself, all columns. */
enum rc merge_pupil(struct db *db, struct arena *a, struct pupil_key k, struct rows *out, struct err *e) NODISCARD;
enum rc merge_pupil_drop(struct db *db, struct arena *a, struct pupil_key k, struct err *e) NODISCARD;
enum rc merge_pupil_put(struct db *db, struct arena *a, const struct dbv *cell, size_t cells, struct err *e) NODISCARD;
/* What came in by the public page and was given to the pupil. */
enum rc merge_inbox(struct db *db, struct arena *a, struct pupil_key k, struct rows *out, struct err *e) NODISCARD;
enum rc merge_inbox_set(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct err *e) NODISCARD;

struct merge {
	int64_t school_id;
	int64_t id;
	int64_t kept_id;
	int64_t gone_id;
	struct str gone_name;
	struct str why;
	int64_t done_by;
	struct date done_on;
	struct date undone_on;
};
/* Of the record that was kept, newest first. */
enum rc merge_list(struct db *db, struct arena *a, int64_t school_id, int64_t kept_id, struct merge **out, size_t *n,
                   struct err *e) NODISCARD;
enum rc merge_insert(struct db *db, struct arena *a, const struct merge *v, struct err *e) NODISCARD;
enum rc merge_undone(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct date on,
                     struct err *e) NODISCARD;

/* col empty: the row was moved. */
struct merge_row {
	struct str tab;
	int64_t row_id;
	struct str col;
	struct str was;
	struct str became;
};
enum rc merge_row_insert(struct db *db, struct arena *a, int64_t school_id, int64_t merge_id, int64_t n,
                         const struct merge_row *v, struct err *e) NODISCARD;
enum rc merge_row_list(struct db *db, struct arena *a, int64_t school_id, int64_t merge_id, struct merge_row **out,
                       size_t *n, struct err *e) NODISCARD;
