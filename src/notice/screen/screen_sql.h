/* Everything the screen looks at: a school's pupils as on a day and all results as they were known at an instant. */
#pragma once

#include "core/people/pupil_rec.h"
#include "kit/db/db.h"
#include "core/record/key_rec.h"

struct screen_pupil_row {
	int64_t id;
	struct str given, family, preferred;
	int64_t year_group;
	int64_t class_id; /* 0 = none */
	struct str class_name;
	enum status_code code;
};

/* On roll on a day, by id. Class and year as they were on the day where that is recorded. */
enum rc screen_pupils(struct db *db, struct arena *a, int64_t school_id, struct date on, struct screen_pupil_row **out,
                      size_t *n, struct err *e) NODISCARD;
/* Whom this person holds in this hat today: numbers, in their order. */
enum rc screen_held(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                    struct date today, int64_t **out, size_t *n, struct err *e) NODISCARD;

struct screen_result_row {
	int64_t pupil_id;
	int64_t point_id;
	struct str subject; /* valid during the call only */
	int64_t scale_id;
	bool has_value;
	int64_t value; /* thousandths */
};

/* Results as known at an instant, each once, by pupil. No names, and nothing is kept: memory does not grow. */
enum rc screen_results(struct db *db, struct arena *a, int64_t school_id, int64_t known_at,
                       enum rc (*each)(void *x, const struct screen_result_row *r), void *x, struct err *e) NODISCARD;
