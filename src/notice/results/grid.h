/* Results of one class at one assessment point, in one subject on one scale, typed into a table. All cells are saved or
 * none; a correction keeps what was there before (notice/results/result_sql). Source: R21, domain.md 4.9. */
#pragma once

#include "notice/results/subject_rule.h"
#include "notice/results/assessment_point_rec.h"
#include "notice/results/scale_rec.h"
#include "core/school/school_rec.h"
#include "core/rights/ctx.h"

enum { GRID_CELL_MAX = 400, GRID_AHEAD_DAYS = 60 }; /* letters of a cell; how far ahead a point may lie */

/* What is asked for; 0 and empty: chosen by the program (newest point, first subject, the scale used last). */
struct grid_ask {
	int64_t class_id;
	int64_t point_id;
	struct str subject;
	int64_t scale_id;
};

struct grid_line {
	int64_t pupil_id;
	struct str name;
	struct str before; /* "94, July 2025": the newest earlier result on the same scale; empty = none */
	struct str was;    /* in force, as it is typed; empty = none */
	struct str typed;
	struct str error;
};

struct grid {
	struct school_class class;
	const struct assessment_point *point; /* NULL: the school has none to fill */
	struct subject subject;
	const struct scale *scale; /* NULL: the school has none for this subject */
	struct grid_line *line;    /* by name */
	size_t lines;
	size_t filled; /* lines with a result or a code */
	size_t errors;
	/* To choose from. */
	struct assessment_point *points;
	size_t n_points;
	struct subject *subjects;
	size_t n_subjects;
	struct scale **scales; /* in use, for the subject */
	size_t n_scales;
};

struct grid_cell {
	int64_t pupil_id;
	struct str typed;
	struct str was; /* what the page showed: another person's change in between is noticed */
};

/* Needs CAP_RESULTS_WRITE. RC_NONE when nobody of the class is held. Memory: c->a. */
enum rc grid_load(struct ctx *c, const struct grid_ask *ask, struct grid *out) NODISCARD;
/* Saves what differs; an empty cell ends the result. Pupils without a cell keep theirs; cells of pupils who are not in
 * the class are left out. RC_INVALID: nothing was saved, *out has every typed text and the errors. */
enum rc grid_save(struct ctx *c, const struct grid_ask *ask, const struct grid_cell *cell, size_t n, struct grid *g,
                  size_t *changed) NODISCARD;

/* Classes whose results this person may enter: all for the SENCO, those they teach for a teacher. */
struct grid_classes {
	struct school_class *item;
	size_t n;
};
enum rc grid_classes_load(struct ctx *c, struct grid_classes *out) NODISCARD;

/* Also used by other files. */
extern const struct action ACT_RESULTS_OPEN;
