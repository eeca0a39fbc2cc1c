/* Why an adult must not see a pupil's record. It stands until a person ends it with a reason, also past the day that
 * its paper names; no file ends one. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define RESTRICTION(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The adult as a person") \
	X(_, LONG, what, .label = "What is ordered or decided", \
	  .hint = "For example no contact, no information about the child", .max = 1000, \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Write what is ordered or decided", \
	  .doc = "What the person must not have; they have no page and get nothing") \
	X(_, TEXT, paper, .label = "What it rests on", \
	  .hint = "The paper and its number, for example Family Court, child arrangements order ZC26P00123", .max = 200, \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Write which paper it rests on, or who decided it", \
	  .doc = "Court order or other paper with its number, or who decided it") \
	X(_, DATE, paper_on, .label = "Date of the paper", .flags = F_PERSONAL, .doc = "Date on the paper") \
	X(_, DATE, starts, .label = "From", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the first day", \
	  .doc = "First day") \
	X(_, DATE, until_on, .label = "Until, if the paper names a day", \
	  .hint = "It does not end by itself on that day: Today asks you to look at it", .flags = F_PERSONAL, \
	  .doc = "The day the paper names; the restriction stands until it is ended") \
	X(_, TEXT, way, .flags = F_HIDDEN, .doc = "hand, import, or before (noted before papers were)") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who recorded it; none for an import") \
	X(_, DATE, ended_on, .flags = F_HIDDEN, .doc = "Day on which it was ended; none while it stands") \
	X(_, ID, ended_by, .flags = F_HIDDEN, .doc = "Who ended it") \
	X(_, LONG, ended_why, .label = "Why it ends", .hint = "For example the order of 3 May 2026 lifts it", .max = 1000, \
	  .flags = F_HIDDEN | F_PERSONAL, .doc = "Why it was ended") \
	X(_, REV, revision)
/* clang-format on */
struct restriction {
	RECORD_OF_PUPIL(RESTRICTION)
	struct str noted_name; /* joined */
	struct str ended_name;
};
extern const struct record restriction_rec;
