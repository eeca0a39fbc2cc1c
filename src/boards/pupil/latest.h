/* "Latest" on a pupil's overview: the last few entries of the record, in one statement. It shows what the history says
 * of them to the same person; results, complaints and what happens all the time are in the history alone. */
#pragma once

#include "core/entry/entry.h"

/* Newest first, at most `most` (16 or fewer). After the caller's gate. */
enum rc latest_load(struct ctx *c, struct pupil_key k, size_t most, struct entry **out, size_t *n) NODISCARD;
