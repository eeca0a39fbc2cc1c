/* A leaflet as sound: the text that its page has, read aloud by a voice (docs/decisions/0053). It is made by the job
 * process, once for each text, and kept; who asks gets what is kept, so that asking costs nothing. */
#pragma once

#include "core/school/public.h"
#include "kit/file/sounds.h"
#include "leaflet/leaf_rule.h"

struct leaf_sound {
	struct speech speech; /* what is read, in chapters */
	bool made;
	struct sound_kept kept; /* when it is made */
};
/* from: "Marlbeck Primary School". Memory: a. */
struct speech leaf_speech(struct arena *a, const struct leaf *l, struct str from);
enum rc leaf_sound_find(struct ctx *c, const struct public_school *s, const struct leaf *l,
                        struct leaf_sound *out) NODISCARD;
/* RC_NONE: it is not made yet. Memory: that of c. */
enum rc leaf_sound_load(struct ctx *c, const struct public_school *s, const struct leaf *l, struct str *ogg) NODISCARD;

/* Which leaflet of which school is looked at next, and the names of those of this round. */
struct leaf_sound_turn {
	size_t school;
	size_t leaf;
	struct arena *names; /* of the job process; emptied after each round */
	struct str *name;
	size_t n;
	size_t room;
};
/* Looks at the next leaflet and makes its sound when there is none. *more: the round is not at its end; at its end
 * those that no leaflet has any more are removed. Opens its own transactions, none while the voice is at work. */
enum rc leaf_sounds_make(const struct app *app, struct db *db, struct arena *a, struct leaf_sound_turn *t, bool *more,
                         struct err *e) NODISCARD;
