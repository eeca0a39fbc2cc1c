/* A list of pupils that was taken out of APDR as a file: by whom, what for, for whom, and what stood in it. The file
 * itself is not kept. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define TAKEN_PURPOSE_CHOICES(X, _) \
	X(_, CENSUS, "census", "School census") \
	X(_, AUTHORITY, "authority", "The local authority") \
	X(_, OFSTED, "ofsted", "Ofsted") \
	X(_, MEETING, "meeting", "A meeting in school") \
	X(_, WORK, "work", "My own work") \
	X(_, OTHER, "other", "Something else")
/* clang-format on */
CHOICES(taken_purpose, TAKEN_PURPOSE);

/* clang-format off */
#define TAKEN_OUT(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, what, .flags = F_HIDDEN, .doc = "Which pupils, in words") \
	X(_, ONE_OF(taken_purpose), purpose, .label = "What is it for?", .flags = F_REQUIRED, \
	  .missing = "Choose what the file is for", .doc = "Why the list was taken out") \
	X(_, TEXT, recipient, .label = "Who will have it?", \
	  .max = 120, .flags = F_REQUIRED, .missing = "Enter who will have the file", .doc = "Who was to have the file") \
	X(_, LONG, columns, .flags = F_HIDDEN, .doc = "Headings of the file, one on a line") \
	X(_, TEXT, form, .flags = F_HIDDEN, .doc = "csv or xlsx") \
	X(_, INT, pupils, .flags = F_HIDDEN, .doc = "How many pupils stood in it") \
	X(_, ID, taken_by, .flags = F_HIDDEN, .doc = "Who took it out") \
	X(_, DATE, taken_on, .flags = F_HIDDEN, .doc = "Day on which it was taken out")
/* clang-format on */
struct taken_out {
	RECORD_OF_SCHOOL(TAKEN_OUT)
	struct str by_name; /* joined */
};

extern const struct record taken_out_rec;
