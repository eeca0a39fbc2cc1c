/* The dates of a cycle, put right with an entry that they came from. */
#pragma once

#include "core/cycle/cycle_rec.h"
#include "core/entry/put_right.h"

extern const struct entry_table cycle_rows;

/* Nothing was done in it yet, and nothing stands in it. */
enum rc cycle_is_empty(struct entry_take *t, const struct cycle *y, bool *yes) NODISCARD;
/* Sessions of this support go with what they were for, and progress checks with their outcome; *n is raised by how
 * many. Dates of cycles are the caller's: cycle_begun. */
enum rc sessions_take(struct entry_take *t, int64_t provision_root, size_t *n) NODISCARD;
enum rc points_take(struct entry_take *t, int64_t outcome_root, size_t *n) NODISCARD;
/* The day on which support began in it, from the sessions that are there. */
enum rc cycle_begun(struct entry_take *t, struct cycle *y) NODISCARD;
/* Saves the cycle as it is to be, unless dry. */
enum rc cycle_put_right(struct entry_take *t, struct pupil_key k, const struct cycle *y) NODISCARD;
