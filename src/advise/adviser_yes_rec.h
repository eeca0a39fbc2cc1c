/* A family's yes to an adviser of the advice service: this adviser may read their page until a day. It ends by itself
 * on that day, and with the next request when the family takes it back. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ADVISER_YES(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .label = "Who may read your page?", .missing = "Choose who may read your page", \
	  .flags = F_PERSONAL, .doc = "The adviser") \
	X(_, ID, given_by, .flags = F_HIDDEN, .doc = "Who of the family said yes") \
	X(_, DATE, starts, .flags = F_HIDDEN, .doc = "First day") \
	X(_, DATE, ends, .label = "Until which day?", .hint = "You can take it back on any day before", \
	  .missing = "Enter the last day", .flags = F_PERSONAL | F_REQUIRED, .doc = "Last day") \
	X(_, DATE, ended_on, .flags = F_HIDDEN, .doc = "Day on which the family took it back; none: they did not") \
	X(_, ID, ended_by, .flags = F_HIDDEN, .doc = "Who took it back") \
	X(_, REV, revision)
/* clang-format on */
struct adviser_yes {
	RECORD_OF_PUPIL(ADVISER_YES)
	/* Joined, no columns. */
	struct str adviser_name;
	struct str given_name;
};

extern const struct record adviser_yes_rec;
