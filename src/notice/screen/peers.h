/* Who started in the same place as a pupil, for the picture of results. Source: Code 6.17; R22. */
#pragma once

#include "notice/screen/pupil_results.h"

/* Fills peers and the rows' has_peers, inside the caller's transaction. Blocks without enough peers stay without. */
enum rc peers_fill(struct ctx *c, struct pupil_key k, struct pupil_results *v) NODISCARD;
