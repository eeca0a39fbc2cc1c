/* What came from home, and the goals it may be about. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_sql.h"
#include "home/home_rec.h"
#include "kit/db/db.h"

/* Newest first, with names and goals. */
enum rc home_note_list(struct db *db, struct arena *a, struct pupil_key k, struct home_note **out, size_t *n,
                       struct err *e) NODISCARD;
extern const struct record_sql home_note_sql;

/* A goal of the plan in force. */
struct home_goal {
	int64_t root;
	struct str aim;
};
/* In the order of the plan; none without a shared plan. */
enum rc home_goals(struct db *db, struct arena *a, struct pupil_key k, struct home_goal **out, size_t *n,
                   struct err *e) NODISCARD;
/* What this person has sent on this day, with what was taken out of the record again. */
enum rc home_sent_on(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date day,
                     struct home_sent *out, struct err *e) NODISCARD;
