/* How a meeting with parents stands, for its record and for the count of three a year. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define MEETING_CHOICES(X, _) \
	X(_, BOOKED, "booked", "Booked") \
	X(_, HELD, "held", "Held") \
	X(_, MISSED, "missed", "Parents could not come") /* an absent parent is not a failed duty: attempts are told */ \
	X(_, CANCELLED, "cancelled", "Cancelled")
/* clang-format on */
CHOICES(meeting_state, MEETING);
