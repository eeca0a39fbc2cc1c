/* Cycles of a pupil: open, date, close. Which dates belong where is core/cycle/cycle_rule's business. */
#pragma once

#include "kit/db/db.h"
#include "core/cycle/cycle_rec.h"
#include "core/record/key_rec.h"

/* Newest first. */
enum rc cycle_list(struct db *db, struct arena *a, struct pupil_key k, struct cycle **out, size_t *n,
                   struct err *e) NODISCARD;
/* The one with the highest number, closed or not. RC_NONE when there is none yet. */
enum rc cycle_latest(struct db *db, struct arena *a, struct pupil_key k, struct cycle *out, struct err *e) NODISCARD;
enum rc cycle_load(struct db *db, struct arena *a, struct pupil_key k, int64_t id, struct cycle *out,
                   struct err *e) NODISCARD;
/* Opens a cycle. RC_CONFLICT when the id is there already. */
enum rc cycle_insert(struct db *db, struct arena *a, struct pupil_key k, const struct cycle *v,
                     struct err *e) NODISCARD;
/* RC_CONFLICT when the revision is an old one. */
enum rc cycle_update(struct db *db, struct arena *a, struct pupil_key k, const struct cycle *v,
                     struct err *e) NODISCARD;

enum cycle_date {
	CYCLE_DATE_ASSESSED,
	CYCLE_DATE_PLANNED,
	CYCLE_DATE_REVIEWED,
	CYCLE_DATE_CLOSED,
	CYCLE_DATE_REVIEW, /* the agreed date: written over; the others are kept once they are set */
};
/* Sets one date as the consequence of another use case; the revision goes up when something changed. RC_OK also when
 * the date was set before. */
enum rc cycle_mark(struct db *db, struct arena *a, struct pupil_key k, int64_t id, enum cycle_date which,
                   struct date on, struct err *e) NODISCARD;
