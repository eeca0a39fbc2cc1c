#include "support/work_results.h"

#include "kit/base/id.h"
#include "notice/results/result_sql.h"
#include "notice/results/scale_sql.h"
#include "support/support.h"

static const struct {
	const char *name;
	struct date on;
} POINTS[] = {
	{ "Autumn 2024", { 2024, 9, 20 } },
	{ "Spring 2025", { 2025, 3, 31 } },
	{ "Spring 2026", { 2026, 2, 20 } },
};

void results_begin(struct db *db, struct arena *a, int64_t school_id)
{
	struct scale v = { .school_id = school_id,
		           .id = STANDARD_SCORE,
		           .code = S("standard-score"),
		           .name = S("Standardised score"),
		           .kind = SCALE_INTERVAL,
		           .rising = 1,
		           .low = 60000,
		           .high = 140000,
		           .step = 1000,
		           .band = 3000,
		           .national = 100000,
		           .national_says = S("100 is the national average for the age"),
		           .live = 1,
		           .revision = 1 };
	struct err e;

	assert_int_equal(scale_insert(db, a, &v, &e), RC_OK);
	for (int64_t i = 0; i < POINTS_ALL - POINT_AUTUMN_24; i++)
		assert_int_equal(assessment_point_insert(db, a,
		                                         &(struct assessment_point){ .school_id = school_id,
		                                                                     .id = POINT_AUTUMN_24 + i,
		                                                                     .name = str_of(POINTS[i].name),
		                                                                     .held_on = POINTS[i].on,
		                                                                     .revision = 1 },
		                                         &e),
		                 RC_OK);
}

void result_put(struct db *db, struct arena *a, struct pupil_key k, int64_t point, const char *subject, int64_t score)
{
	struct result r = { .id = id_new(),
		            .point_id = point,
		            .subject = str_of(subject),
		            .scale_id = STANDARD_SCORE,
		            .value = score * 1000,
		            .way = RESULT_GRID,
		            .noted_at = (int64_t)date_days(POINTS[point - POINT_AUTUMN_24].on) * 86400 };
	struct err e;
	bool changed;

	assert_int_equal(db_begin(db, DB_WRITE, &e), RC_OK);
	assert_int_equal(db_end(db, result_write(db, a, k, &r, &changed, &e), &e), RC_OK);
	assert_true(changed);
}

void results_fall(struct db *db, struct arena *a, struct pupil_key k, const char *subject)
{
	result_put(db, a, k, POINT_AUTUMN_24, subject, 100);
	result_put(db, a, k, POINT_SPRING_25, subject, 106);
	result_put(db, a, k, POINT_SPRING_26, subject, 85);
}

void results_steady(struct db *db, struct arena *a, struct pupil_key k, const char *subject)
{
	for (int64_t p = POINT_AUTUMN_24; p < POINTS_ALL; p++)
		result_put(db, a, k, p, subject, 100);
}
