/* One file of a feed: what is certain of it comes in, in the name of the nightly feed; the rest waits for a person.
 *
 * Certain is a line without a fault, an open question or an unknown word, with all lines of the same child. Nothing
 * ends by it: nobody leaves or comes back, no SEN support, need or teaching is ended, no contact loses letters or
 * parental responsibility, no restriction is lifted; and of a file that cannot be read, or from which more than a tenth
 * of the roll is missing, nothing at all is taken.
 *
 * All of it, and the note that this file was here, is one transaction: a file is taken once, also after a crash and by
 * two who look at the same time. */
#pragma once

#include "import/feed.h"

struct feed_file {
	struct str name;
	struct str bytes;
	struct str digest;  /* SHA-256 in hex */
	int64_t written_at; /* nanoseconds */
};

/* out->outcome is FEED_OUTCOME_NONE when this very file was here before; and when it was written before the last one
 * that came, which out->reason says then: an old export must not undo a newer one. RC_BUSY and RC_CONFLICT: nothing was
 * written, try again later. RC_NONE: nothing was written, the feed was removed meanwhile. The actor of c is set by it:
 * the nightly feed of the school of s->feed. Memory: c->a. */
enum rc feed_take(struct ctx *c, const struct feed_state *s, const struct feed_file *file,
                  struct feed_run *out) NODISCARD;
