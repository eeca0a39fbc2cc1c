/* The job process reads the leaflets aloud. */
#pragma once

#include "leaflet/leaf_sound.h"

struct sound_turn {
	struct leaf_sound_turn at;
	int64_t next_us; /* not before this moment of the monotonic clock */
	bool said;       /* that this machine cannot */
};

/* Some minutes after the start, and then from time to time. */
struct sound_turn sound_turn_new(bool pretended);
/* One leaflet that has no sound yet, so that nothing else waits long. */
void sound_try(const struct app *app, struct db *db, struct arena *a, struct sound_turn *turn);
