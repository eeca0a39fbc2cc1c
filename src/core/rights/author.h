/* Whose writing is somebody's own: what they wrote, and what was written under a record that was merged into theirs
 * (docs/decisions/0038: an entry keeps the name under which it was written). Who asks whether an entry is theirs, to
 * read it, to put it right or to change it, asks here. */
#pragma once

#include "core/rights/ctx.h"

/* For lists: read once. */
struct authors {
	int64_t person_id;     /* who asks; 0: nobody */
	const int64_t *merged; /* records that are theirs now */
	size_t n;
};
enum rc authors_load(struct ctx *c, struct authors *out) NODISCARD;
/* The one who asks for each of their records; else the writer as given. */
int64_t author_of(const struct authors *w, int64_t by_id);

/* Did who asks write this one? False for 0, and where it cannot be read whose the writer's record is now. */
bool author_is_me(struct ctx *c, int64_t by_id);
