/* What was kept for later of the files of a school: listed, opened, put right and brought in, or taken out. All need
 * CAP_IMPORT. What is older than a year is not there any more. */
#pragma once

#include "core/rights/ctx.h"
#include "import/import.h"
#include "import/later_read.h"

struct later_item {
	struct import_later v;
	struct later_lines l;
	struct str by; /* who kept it, or took it out; empty: the command line */
};

struct later_list {
	struct later_item *item; /* in the order of keeping */
	size_t n;
	struct later_item *gone; /* taken out within a year: only who, when and why */
	size_t gones;
};

enum { LATER_WHY_MAX = 200 };

enum rc later_list_load(struct ctx *c, struct later_list *out) NODISCARD;
/* How many wait; 0 for who may not import. */
enum rc later_waiting(struct ctx *c, size_t *n) NODISCARD;

/* One of them, with what the record here says; the trail notes that it was read. RC_NONE. */
struct later_view {
	struct later_item item;
	int64_t pupil_id; /* whose lines they all surely are; 0: nobody's here, or of several */
	struct str name;
	int64_t *shown; /* of whom the record says something */
	size_t shown_n;
	struct str *here; /* by line and column: row * width + column; empty: nothing, or the same */
};
enum rc later_open(struct ctx *c, int64_t id, struct later_view *out) NODISCARD;

/* Fills in what the record here says of v->item (import/later_here.c). */
enum rc later_here(struct ctx *c, struct later_view *v) NODISCARD;

struct later_right {
	int64_t id;
	int64_t revision;
	const struct str *cell; /* by line and column, as in later_view.here */
	const struct import_answer *answer;
	size_t answers;
};
/* What would happen, and what is wrong still, as far as is known now: writes nothing. As later_bring. */
enum rc later_look(struct ctx *c, const struct later_right *right, struct import_report *out) NODISCARD;
/* Brings the lines in, read and compared as the rest of their file was, and the waiting ends. RC_INVALID: the report
 * says what is wrong still, or asks, or why nothing of them comes in yet; nothing was written. RC_CONFLICT: a newer
 * file has changed them meanwhile. RC_NONE: they wait no longer. */
enum rc later_bring(struct ctx *c, const struct later_right *right, struct import_report *out) NODISCARD;
/* Removes one of any school that is older than a year (import/import_later.c); for the job process. did: there may be
 * more. */
enum rc later_old_remove(const struct app *app, struct db *db, struct arena *a, bool *did, struct err *e) NODISCARD;
/* Ends the waiting; nothing comes in. RC_INVALID without a reason. */
enum rc later_take_out(struct ctx *c, int64_t id, int64_t revision, struct str why) NODISCARD;
