/* The plan in force to listen to, with what its PDF says. It is private: made when it is asked for, and kept nowhere.
 */
#pragma once

#include "boards/family/family.h"

/* An Ogg Opus file. RC_NONE: not theirs to see, or there is no plan yet. RC_FAIL: as speech_make. */
enum rc family_plan_sound(struct ctx *c, int64_t pupil_id, struct str *ogg) NODISCARD;
/* Can this installation read aloud? */
bool family_sound_possible(void);
