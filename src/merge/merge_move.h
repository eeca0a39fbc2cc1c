/* Rows of every table on their way from one pupil to another, with what is noted of them: what merging and undoing
 * share. Only for merge/merge*.c. */
#pragma once

#include "core/rights/ctx.h"
#include "merge/merge.h"

struct pupil_key merge_key(const struct ctx *c, int64_t id);
/* Fills in what the view says of who will see more. */
enum rc merge_sees_read(struct ctx *c, struct merge_view *v) NODISCARD;
/* A cell as it stands in merge_row, and back. */
struct str merge_cell_text(struct arena *a, const struct dbv *v);
struct dbv merge_cell_of(struct str s);
struct dbv *merge_cell(struct rows *r, size_t i, const char *col); /* NULL: there is no such column */
/* All rows of a pupil, by table, with nothing chosen of them. */
enum rc merge_rows_all(struct ctx *c, int64_t pupil_id, struct rows **all, bool ***takes) NODISCARD;
/* Takes the chosen ones out, those that others point to last, and puts them in at the other pupil. */
enum rc merge_rows_move(struct ctx *c, struct rows *all, bool *const *takes, int64_t from, int64_t to) NODISCARD;

/* A merge that is being written. */
struct merge_work {
	struct ctx *c;
	int64_t merge_id;
	int64_t n; /* rows noted */
};
/* col empty: the row was moved; else the column, as it was and as it became. */
enum rc merge_note(struct merge_work *w, struct str tab, int64_t row_id, struct str col, struct str was,
                   struct str became) NODISCARD;
/* Who is not the one that goes is not the one that stays either, and is noted. */
enum rc merge_aparts_carry(struct merge_work *w, int64_t kept_id, int64_t gone_id) NODISCARD;
/* At undo: what that noted, if the row is of it. */
enum rc merge_apart_back(struct ctx *c, const struct merge *m, const struct merge_row *row) NODISCARD;
/* Was this merge done already? */
enum rc merge_is_done(struct ctx *c, int64_t kept_id, int64_t merge_id, bool *yes) NODISCARD;

struct merge_moved {
	const struct merge_row *row;
	size_t n;
};
bool merge_has_moved(const struct merge_moved *m, const char *tab, int64_t row_id);
