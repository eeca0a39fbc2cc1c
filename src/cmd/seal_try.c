#include "cmd/seal_try.h"

#include "kit/base/log.h"
#include "kit/base/beat.h"
#include "statement/statement.h"

enum { SEAL_EVERY_S = 3600, US_PER_S = 1000000 };

void seal_try(const struct app *app, struct db *db, struct arena *a, struct seal_turn *turn)
{
	struct err e = { "" };
	bool did = clock_monotonic_us() >= turn->next_us;

	while (did) {
		enum rc rc;

		beat(BEAT_WORKS);
		rc = statements_seal(app, db, a, &turn->after, &did, &e);
		did = did && rc == RC_OK;
		if (!did)
			turn->next_us = clock_monotonic_us() + (int64_t)SEAL_EVERY_S * US_PER_S;
		if (rc != RC_OK && rc != RC_BUSY)
			log_error("statements: rc=%d: %s", (int)rc, e.text);
		arena_reset(a);
	}
}
