/* What the school has learned about a pupil in a cycle: strengths, barriers, and what every teacher must know. */
#pragma once

#include "files/file_from_rec.h"

/* clang-format off */
#define INSIGHT_CHOICES(X, _) \
	X(_, STRENGTH, "strength", "Strength") \
	X(_, BARRIER, "barrier", "Barrier") \
	X(_, KNOW, "know", "What every teacher must know")
/* clang-format on */
CHOICES(insight_kind, INSIGHT);

/* clang-format off */
#define INSIGHT(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, .doc = "The cycle in which it was learned") \
	X(_, ONE_OF(insight_kind), kind, .flags = F_HIDDEN, .label = "Kind", \
	  .doc = "strength, barrier, or know: what every teacher must know") \
	X(_, INT, position, .flags = F_HIDDEN, .doc = "Order within its kind") \
	X(_, TEXT, words, .label = "In one sentence", .max = 300, .flags = F_PERSONAL, \
	  .doc = "What was learned, in one plain sentence") \
	X(_, TEXT, action, .label = "What we do about it", .max = 300, .flags = F_PERSONAL, \
	  .doc = "For a barrier: what is done to take it away") \
	FROM_FILE(X, _) \
	X(_, FLAG, to_family, .label = "The family reads this", .flags = F_HIDDEN, \
	  .doc = "1 when the family reads it on their page, word for word")
/* clang-format on */
struct insight {
	RECORD_OF_PUPIL(INSIGHT)
};

extern const struct record insight_rec;
