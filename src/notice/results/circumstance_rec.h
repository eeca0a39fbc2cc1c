/* What stands beside a pupil's results and may explain them: attendance, English as an additional language, a move,
 * health, earlier support, a part-time timetable. None of it is ever part of a calculation. Source: Code 6.21 to 6.24;
 * R22. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define CIRCUMSTANCE_CHOICES(X, _) \
	X(_, ATTENDANCE, "attendance", "Attendance") \
	X(_, LANGUAGE, "language", "English as an additional language") \
	X(_, ARRIVED, "arrived", "Came to England") \
	X(_, MOVED, "moved", "Moved school or home") \
	X(_, LOOKED_AFTER, "looked_after", "Looked after, now or before") \
	X(_, MEDICAL, "medical", "Health, sight or hearing") \
	X(_, EARLIER_SUPPORT, "earlier_support", "Support before now") \
	X(_, HOME, "home", "Home circumstances") \
	X(_, PART_TIME, "part_time", "Part-time timetable") \
	X(_, OTHER, "other", "Something else")
/* clang-format on */
CHOICES(circumstance_kind, CIRCUMSTANCE);

/* clang-format off */
#define ENGLISH_CHOICES(X, _) \
	X(_, A, "A", "A, new to English") \
	X(_, B, "B", "B, early acquisition") \
	X(_, C, "C", "C, developing competence") \
	X(_, D, "D", "D, competent") \
	X(_, E, "E", "E, fluent")
/* clang-format on */
CHOICES(english_level, ENGLISH);

/* clang-format off */
#define PARENTS_AGREED_CHOICES(X, _) \
	X(_, YES, "yes", "Yes") \
	X(_, NO, "no", "No") \
	X(_, ASKED, "asked", "Asked, no answer yet")
/* clang-format on */
CHOICES(parents_agreed, PARENTS_AGREED);

/* clang-format off */
#define CIRCUMSTANCE(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(circumstance_kind), kind, .label = "What it is about", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what it is about", .doc = "What it is about") \
	  /* attendance, language, arrived, moved, looked_after, medical, earlier_support, home, other */ \
	X(_, ONE_OF(english_level), level, .label = "Proficiency in English", \
	  .hint = "Only for English as an additional language", \
	  .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Proficiency in English, A to E; empty: not assessed") \
	  /* language only: A to E, proficiency in English; empty = not assessed */ \
	X(_, LONG, words, .label = "What we know", \
	  .hint = "Facts that help to read the results, such as “91% this year” or “Urdu at home”", .max = 1000, \
	  .flags = F_PERSONAL, .doc = "The circumstance in words") \
	X(_, DATE, starts, .label = "From", .hint = "Leave empty when it was always so", .flags = F_PERSONAL, \
	  .doc = "First day, or the day it happened") \
	X(_, DATE, ends, .label = "Until", .hint = "Leave empty when it is still so", .flags = F_PERSONAL, \
	  .doc = "Last day; empty: still so") /* last day; none = still so */ \
	X(_, INT, hours, .label = "Hours in school each week", .min = 0, .max = 32, .width = 3, .flags = F_PERSONAL, \
	  .doc = "Part-time timetable: hours in school each week; 0: none given") \
	X(_, ONE_OF(parents_agreed), agreed, .label = "Have the parents agreed?", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Part-time timetable: what the parents said") \
	X(_, DATE, review_on, .label = "When do you look at it again?", .flags = F_PERSONAL, \
	  .doc = "Part-time timetable: day agreed to look at it again") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who noted it") \
	X(_, DATE, noted_on, .flags = F_HIDDEN, .doc = "Day on which it was noted") \
	X(_, REV, revision)
/* clang-format on */
struct circumstance {
	RECORD_OF_PUPIL(CIRCUMSTANCE)
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record circumstance_rec;
/* A New to English to E Fluent, as schools in England assess it. */

/* "Proficiency B, early acquisition. Urdu at home.", "15 hours a week in school. The parents agreed. …" as one text.
 * Memory: from a. */
struct str circumstance_text(struct arena *a, const struct circumstance *v);
/* "since 1 September 2024", "3 March 2025 to 4 April 2025", or empty. Memory: from a. */
struct str circumstance_when(struct arena *a, const struct circumstance *v);
