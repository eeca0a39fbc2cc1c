/* The job process seals the statements of help that are due. */
#pragma once

#include "core/rights/ctx.h"

struct seal_turn {
	struct pupil_key after; /* of the school it is at */
	int64_t next_us;        /* not before this moment of the monotonic clock */
};

/* All that are due now, some pupils at a time, so that a save never waits long; a while later again. */
void seal_try(const struct app *app, struct db *db, struct arena *a, struct seal_turn *turn);
