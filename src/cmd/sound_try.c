#include "cmd/sound_try.h"

#include "kit/base/beat.h"
#include "kit/base/log.h"

/* A machine that has just started has other things to do; and so has one on which something is wrong, or that only
 * pretends a time, as tests and rehearsals do. */
enum {
	FIRST_AFTER_S = 180,
	FIRST_PRETENDED_S = 3600,
	PAUSE_S = 1,
	ROUND_EVERY_S = 900,
	WRONG_S = 3600,
	US_PER_S = 1000000,
	NAMES_MOST = 4 << 20
};

static int64_t in_s(int s)
{
	return clock_monotonic_us() + (int64_t)s * US_PER_S;
}

struct sound_turn sound_turn_new(bool pretended)
{
	return (struct sound_turn){ .at = { .names = arena_new(NAMES_MOST) },
		                    .next_us = in_s(pretended ? FIRST_PRETENDED_S : FIRST_AFTER_S) };
}

void sound_try(const struct app *app, struct db *db, struct arena *a, struct sound_turn *turn)
{
	struct err e = { "" };
	bool more = false;
	enum rc rc;

	if (clock_monotonic_us() < turn->next_us)
		return;
	if (!speech_possible()) {
		if (!turn->said)
			log_warn(
			    "sound: espeak-ng is not installed, or this kernel cannot confine it (Landlock): leaflets "
			    "are not read aloud. On Debian: apt install espeak-ng");
		turn->said = true;
		turn->next_us = in_s(WRONG_S);
		return;
	}
	beat(BEAT_WORKS);
	rc = leaf_sounds_make(app, db, a, &turn->at, &more, &e);
	if (rc != RC_OK && rc != RC_BUSY)
		log_error("sound: rc=%d: %s", (int)rc, e.text);
	turn->next_us = in_s(rc != RC_OK ? WRONG_S : more ? PAUSE_S : ROUND_EVERY_S);
	arena_reset(a);
}
