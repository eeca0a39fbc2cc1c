/* A scale, four assessment points and results for tests of lists and pages: one pupil whose results fall is found by
 * the screen (own pace), whoever else is there. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"

enum { POINT_AUTUMN_24 = 811, POINT_SPRING_25, POINT_SPRING_26, POINTS_ALL, STANDARD_SCORE = 801 };

/* The scale and the points; ends the test on failure, as the others do. */
void results_begin(struct db *db, struct arena *a, int64_t school_id);
/* A standardised score at a point, noted on its day. */
void result_put(struct db *db, struct arena *a, struct pupil_key k, int64_t point, const char *subject, int64_t score);
/* 100, 106 and then 85. */
void results_fall(struct db *db, struct arena *a, struct pupil_key k, const char *subject);
/* 100 each time. */
void results_steady(struct db *db, struct arena *a, struct pupil_key k, const char *subject);
