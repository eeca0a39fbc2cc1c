/* The Do step: sessions of support and points on the way to an outcome. */
#pragma once

#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define SESSION_CHOICES(X, _) \
	X(_, GIVEN, "given", "Given", .hint = "As planned", .icon = "tick") \
	X(_, PART, "part", "Part", .hint = "Shorter than planned", .icon = "half") \
	X(_, MISSED, "missed", "Not given", .hint = "Say why", .icon = "cross")
/* clang-format on */
CHOICES(session_result, SESSION);

/* clang-format off */
#define SESSION_REASON_CHOICES(X, _) \
	X(_, COVER, "cover", "Covering another class") \
	X(_, STAFF_AWAY, "staff_away", "I was away") \
	X(_, PUPIL_AWAY, "pupil_away", "Pupil away") \
	X(_, TRIP, "trip", "Trip or event") \
	X(_, ROOM, "room", "No room or things missing") \
	X(_, PUPIL_NO, "pupil_no", "Pupil did not want to") \
	X(_, OTHER, "other", "Something else")
/* clang-format on */
CHOICES(session_reason, SESSION_REASON);

/* One session for one pupil. A group session is one row for each pupil of the group. */
/* clang-format off */
#define SESSION_NOTE(X, _) \
	X(_, KEY, id) \
	X(_, ID, provision_root, .flags = F_HIDDEN, .doc = "The support, in every plan version") \
	X(_, DATE, on_day, .label = "Day", .flags = F_REQUIRED, .doc = "Day of the session") \
	X(_, INT, turn, .flags = F_HIDDEN, .doc = "1, 2 … of that day") \
	  /* 1, or 2 … when there are several on one day */ \
	X(_, ONE_OF(session_result), result, .label = "Did it happen?", .flags = F_REQUIRED | F_TILES, \
	  .doc = "given, part or missed") \
	X(_, ONE_OF(session_reason), reason, .label = "Why not, or only in part?", \
	  .doc = "Reason when it was not given as planned") /* why part or missed */ \
	X(_, INT, minutes, .label = "Minutes", .max = 300, .doc = "How long it was; 0 as planned") \
	X(_, LONG, note, .label = "Note", .hint = "What went well, what to do in class. Nobody has to write here", \
	  .max = 1000, .flags = F_PERSONAL, .doc = "Short note of the person who gave it") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who noted it") \
	X(_, INT, noted_at, .flags = F_HIDDEN, .doc = "When it was noted, UTC seconds") \
	X(_, REV, revision)
/* clang-format on */
struct session_note {
	RECORD_OF_PUPIL(SESSION_NOTE)
};

/* A check of an outcome: a dated value in thousandths. */
/* clang-format off */
#define MEASURE_POINT(X, _) \
	X(_, KEY, id) \
	X(_, ID, outcome_root, .flags = F_HIDDEN, .doc = "The outcome, in every plan version") \
	X(_, DATE, on_day, .label = "Checked on", .flags = F_REQUIRED, .doc = "Day of the check") \
	X(_, MILLI, value, .label = "Now", .hint = "The number you found", .flags = F_REQUIRED, \
	  .missing = "Enter the number you found", .doc = "Value in thousandths of the measure's unit") \
	X(_, LONG, note, .label = "Note", .hint = "Where and how, if it matters", .max = 500, .flags = F_PERSONAL, \
	  .doc = "Circumstances of the check") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who noted it")
/* clang-format on */
struct measure_point {
	RECORD_OF_PUPIL(MEASURE_POINT)
};

extern const struct record session_note_rec;
extern const struct record measure_point_rec;
