/* A teacher's check of the outcomes of the plan in force: a number for each, one save for all (R36, R55); and the log
 * of sessions with planned against given. */
#pragma once

#include "story/pupil_view.h"

enum { PROGRESS_ROWS_MAX = 12 };

struct progress_entry {
	int64_t id; /* from the form: the same again is no second point */
	int64_t outcome_root;
	int64_t value;   /* MILLI_NONE: not checked */
	struct str seen; /* what stood on the page when it was sent before (progress_seen); empty: a new one */
};

struct progress_log {
	struct date on_day;
	struct str note;
	struct progress_entry entry[PROGRESS_ROWS_MAX];
	size_t entries;
};

/* The pupil's view for the form; RC_NONE when there is no plan in force, or it is not theirs. */
enum rc progress_load(struct ctx *c, int64_t pupil_id, struct pupil_view *out) NODISCARD;
/* What stands where a form was sent before with another number, day or note. */
struct progress_stands {
	struct measure_point point[PROGRESS_ROWS_MAX];
	size_t n;
};
/* RC_INVALID: no number at all, a day in the future or before the plan's cycle. RC_NONE: an outcome of another plan.
 * RC_CONFLICT: sent before with other words, and *stands says what is there; sent again with what was seen of it, it is
 * changed. Nothing is saved then. */
enum rc progress_save(struct ctx *c, int64_t pupil_id, const struct progress_log *in,
                      struct progress_stands *stands) NODISCARD;
/* Stands for one point as it was shown. */
struct str progress_seen(struct arena *a, const struct measure_point *p);

/* Sessions of this cycle, newest first, with the pupil's view. */
enum rc session_log_load(struct ctx *c, int64_t pupil_id, struct pupil_view *view, struct session_note **s,
                         size_t *n) NODISCARD;
