/* The results of one pupil by subject and scale, with what peers with the same start did, what was corrected, and the
 * circumstances beside. Scales are never mixed: each has its own block. Source: R21, R22; Code 6.17. */
#pragma once

#include "notice/results/subject_rule.h"
#include "notice/results/assessment_point_rec.h"
#include "notice/results/circumstance_rec.h"
#include "core/people/pupil_rec.h"
#include "notice/results/result_rec.h"
#include "notice/results/scale_rec.h"
#include "core/rights/ctx.h"

struct results_row {
	const struct assessment_point *point;
	int64_t value;   /* thousandths; MILLI_NONE with a code or words */
	struct str text; /* for people: "98", "7:06", "EXS", "Absent" */
	bool has_peers;
	int64_t peers; /* middle of the peers at this point, thousandths */
};

struct results_block {
	struct subject subject;
	const struct scale *scale;
	struct results_row *row; /* by day */
	size_t n;
	size_t values;        /* rows with a value */
	size_t peers;         /* pupils of the year group with the same start; 0 = too few, or no scale of numbers */
	bool peers_widened;   /* they started near, not in the same place: too few did */
	int64_t peers_within; /* how near, thousandths */
	struct result *ended; /* what was corrected, newest first */
	size_t n_ended;
};

struct pupil_results {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct results_block *block; /* by subject, the scale with the newest result first */
	size_t n;
	struct circumstance *beside; /* in force first */
	size_t n_beside;
	struct assessment_point *point; /* all of the school, newest first */
	size_t points;
};

/* RC_NONE when the pupil is not theirs. The opening is noted. Memory: c->a. */
enum rc pupil_results_load(struct ctx *c, int64_t pupil_id, struct pupil_results *out) NODISCARD;
