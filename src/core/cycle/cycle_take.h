/* The dates of a cycle, put right with an entry that they came from. */
#pragma once

#include "core/cycle/cycle_rec.h"
#include "core/entry/put_right.h"

extern const struct entry_table cycle_rows;

/* Saves the cycle as it is to be, unless dry. */
enum rc cycle_put_right(struct entry_take *t, struct pupil_key k, const struct cycle *y) NODISCARD;
