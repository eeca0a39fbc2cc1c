/* How it goes at home: what somebody of the family, or the pupil, sent about a goal of the plan. A file that came with
 * it is a file of the record (files/files) with the same id. Source: Code 6.51, 6.65. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define HOME_NOTE(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Who sent it") \
	X(_, ID, outcome_root, .label = "Which goal is it about?", \
	  .doc = "Goal it is about, the same in every version of the plan; empty: none") \
	X(_, LONG, words, .label = "What do you want to tell us?", .max = 2000, .flags = F_PERSONAL, \
	  .doc = "In their own words; may be empty when there is a file") \
	X(_, FLAG, by_pupil, .flags = F_HIDDEN, .doc = "1: the pupil sent it") \
	X(_, FLAG, shared, .label = "Show it to the rest of the family too", \
	  .doc = "1: the other parents, and a young person who decides, read it too") \
	X(_, ID, file_id, .flags = F_HIDDEN, .doc = "File of the record that came with it; empty: none") \
	X(_, DATE, sent_on, .flags = F_HIDDEN, .doc = "Day on which it was sent") \
	X(_, ID, seen_by, .flags = F_HIDDEN, .doc = "Teacher or SENCO who has read it; empty: nobody yet") \
	X(_, DATE, seen_on, .flags = F_HIDDEN, .doc = "Day of that") \
	X(_, REV, revision)
/* clang-format on */
struct home_note {
	RECORD_OF_PUPIL(HOME_NOTE)
	/* Joined, no columns. */
	struct str from_name;
	struct str seen_name;
	struct str aim; /* of the goal, in the newest version that has it */
};

extern const struct record home_note_rec;

/* What somebody sent in a day. */
struct home_sent {
	int64_t notes; /* with a file or without */
	int64_t files;
};
