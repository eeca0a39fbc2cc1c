/* What the results page of a pupil needs beside the results in force: what was corrected, and the year group's numbers
 * on the same scales. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "notice/results/result_rec.h"

/* Rows that are no longer in force, with noted_name: newest end first. */
enum rc result_ended(struct db *db, struct arena *a, struct pupil_key k, struct result **out, size_t *n,
                     struct err *e) NODISCARD;

/* A number of somebody in the year group; whose it is stays a number. */
struct cohort_result {
	int64_t pupil_id;
	struct str subject;
	int64_t scale_id;
	int64_t point_id;
	int64_t value;
};

/* Values in force of everybody on roll in the pupil's year group, the pupil too, in those subjects and on those scales
 * of numbers in which the pupil has a value: by pupil, subject, scale, and the points in the reverse order of
 * point_of_school. */
enum rc cohort_results(struct db *db, struct arena *a, struct pupil_key k, int64_t year_group, struct date today,
                       struct cohort_result **out, size_t *n, struct err *e) NODISCARD;
