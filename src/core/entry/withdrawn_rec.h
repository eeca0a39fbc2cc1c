/* What is known of an entry that is no longer in the record: when and by whom it was made, who took it out and why, and
 * its rows as text. Source: UK GDPR art. 5(1)(d) and 16; docs/decisions/0025. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define WITHDRAWN(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, kind, .flags = F_HIDDEN, .doc = "What it was, as core/entry lists it: observation, decision …") \
	X(_, ID, entry_id, .flags = F_HIDDEN, .doc = "Its id in its own table") \
	X(_, DATE, on_day, .flags = F_HIDDEN | F_PERSONAL, .doc = "Day the entry was about") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who had written it") \
	X(_, TEXT, state, .flags = F_HIDDEN, \
	  .doc = "withdrawn; moved to another pupil; arrived from another pupil; back: taken back on the same day") \
	X(_, ID, other_pupil, .flags = F_HIDDEN | F_PERSONAL, .doc = "The pupil it was moved to or came from") \
	X(_, LONG, why, .label = "Reason", .hint = "Kept in the trail. Do not name another child here", .max = 1000, \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Say why", .doc = "Why it was withdrawn or moved") \
	X(_, ID, done_by, .flags = F_HIDDEN, .doc = "Who withdrew or moved it") \
	X(_, INT, done_at, .flags = F_HIDDEN, .doc = "When, UTC seconds") \
	X(_, FLAG, sealed, .flags = F_HIDDEN, .doc = "1 when it was about the SENCO and is for the head alone") \
	X(_, LONG, kept, .flags = F_HIDDEN | F_PERSONAL, .doc = "Its rows as text; empty when it was taken back") \
	X(_, REV, revision)
/* clang-format on */
struct withdrawn {
	RECORD_OF_PUPIL(WITHDRAWN)
	/* Joined, no columns. */
	struct str by_name;
	struct str done_name;
};

extern const struct record withdrawn_rec;
