/* The results that a grid of one class and subject begins from. Writing is in notice/results/result_sql. */
#pragma once

#include "kit/db/db.h"

struct grid_result {
	int64_t pupil_id;
	int64_t point_id;
	int64_t scale_id;
	int64_t value; /* thousandths; MILLI_NONE with a code or words */
	struct str code;
	struct str note;
	struct date held_on;
};

/* In force in this subject, of the pupils of the class whom this person holds in this hat: by pupil, newest day first.
 */
enum rc grid_results(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                     struct date today, int64_t class_id, struct str subject, struct grid_result **out, size_t *n,
                     struct err *e) NODISCARD;
