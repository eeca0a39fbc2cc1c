/* Why a session did not happen, in words for a family. What staff wrote beside it is not theirs to read. Pure. */
#pragma once

#include "core/cycle/support_rec.h"

/* called: "Zara"; empty: the reader is the pupil, "you". helper: "Miss Whitlock"; empty: not known by name. "Miss
 * Whitlock was away". Memory: a. */
struct str missed_why(struct arena *a, enum session_reason reason, struct str called, struct str helper);
