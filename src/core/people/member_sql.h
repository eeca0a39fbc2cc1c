/* In which class a pupil was and when: pupil.class_id is the one in force, the stretches here are its history. */
#pragma once

#include "core/record/key_rec.h"
#include "kit/db/db.h"

struct member {
	int64_t pupil_id;
	int64_t id;
	int64_t class_id;
	struct date starts;
};
/* Takes the end of a stretch back. */
enum rc member_goes_on(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct err *e) NODISCARD;
/* The stretch that has no end; id 0 when there is none. */
enum rc member_now(struct db *db, struct arena *a, struct pupil_key k, struct member *out, struct err *e) NODISCARD;
enum rc member_insert(struct db *db, struct arena *a, struct pupil_key k, int64_t id, int64_t class_id,
                      int64_t year_group, struct date starts, struct date ends, struct err *e) NODISCARD;
enum rc member_end(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct date ends,
                   struct err *e) NODISCARD;
