/* Meetings with parents. */
#pragma once

#include "kit/db/db.h"
#include "core/record/key_rec.h"
#include "meeting/meeting_answer_rec.h"
#include "meeting/meeting_rec.h"
#include "core/record/record_sql.h"

/* Of a pupil, newest first; booked ones with the answers of the family. */
enum rc meeting_list(struct db *db, struct arena *a, struct pupil_key k, struct meeting **out, size_t *n,
                     struct err *e) NODISCARD;
enum rc meeting_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct meeting *out,
                     struct err *e) NODISCARD;
enum rc meeting_insert(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v,
                       struct err *e) NODISCARD;
enum rc meeting_update(struct db *db, struct arena *a, struct pupil_key k, const struct meeting *v,
                       struct err *e) NODISCARD;

/* A person's answer; a later one takes the place of the earlier one. */
enum rc meeting_answer_put(struct db *db, struct arena *a, struct pupil_key k, const struct meeting_answer *v,
                           struct err *e) NODISCARD;

struct meeting_line {
	struct meeting meeting;
	struct coming_count answered;
	struct str given;
	struct str family;
	struct str preferred;
	struct str class_name;
};
/* Of all pupils in scope between two days, by day and minute. */
enum rc meeting_between(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct str hat,
                        struct date today, struct date from, struct date to, struct meeting_line **out, size_t *n,
                        struct err *e) NODISCARD;
extern const struct record_sql meeting_sql;
