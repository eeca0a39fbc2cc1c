/* A file of a pupil's record: a report, a letter, work, a photograph, a recording. What it is, who made it and when,
 * where it came from, and who may read it; its bytes are elsewhere, sealed (files/file_store). Source: R38; Code 6.58
 * to 6.62 (specialists), 6.73 (records). */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define PUPIL_FILE(X, _) \
	X(_, KEY, id) \
	X(_, CHOICE, kind, .label = "What is it?", .flags = F_REQUIRED, .choices = file_kind_choices, \
	  .missing = "Choose what it is", .doc = "What the file is") \
	X(_, TEXT, title, .label = "What shall we call it? (if you want)", \
	  .hint = "Such as: Drawing and writing, “My house”", \
	  .flags = F_PERSONAL, .max = 120, .doc = "Name in lists; empty: by its kind") \
	X(_, TEXT, made_by, .label = "Who made it?", \
	  .hint = "Name and role, such as Dr Helen Marsh, educational psychologist", \
	  .flags = F_PERSONAL, .max = 120, .doc = "Author") \
	X(_, DATE, made_on, .label = "When was it made?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day on which it was made", .doc = "Day on which it was made") \
	X(_, CHOICE, came, .label = "How did it come here? (if you know)", .choices = file_came_choices, \
	  .doc = "Where the school has it from; empty: not said") \
	X(_, LONG, words, .label = "What does it show or say? (if you want)", \
	  .hint = "In a few words, for those who cannot see or hear it", .flags = F_PERSONAL, .max = 2000, \
	  .doc = "What it shows or says, for those who cannot see or hear it") \
	X(_, ID, meeting_id, .label = "Which meeting does it belong to? (if any)", .doc = "Meeting that it belongs to") \
	X(_, CHOICE, readers, .label = "Who may read it?", .flags = F_REQUIRED, .choices = file_readers_choices, \
	  .missing = "Choose who may read it", .doc = "Who may read it: few, staff, family, all") \
	X(_, TEXT, name, .flags = F_HIDDEN | F_PERSONAL, .doc = "Name of the file as it was sent") \
	X(_, TEXT, type, .flags = F_HIDDEN, .doc = "Kind by its content: pdf, jpg, docx, odt, m4a, mp3, opus, txt") \
	X(_, INT, bytes, .flags = F_HIDDEN, .doc = "Size of what is kept") \
	X(_, INT, pages, .flags = F_HIDDEN, .doc = "Pages, when they can be counted; else 0") \
	X(_, INT, width, .flags = F_HIDDEN, .doc = "Of a picture, in dots") \
	X(_, INT, height, .flags = F_HIDDEN, .doc = "Of a picture, in dots") \
	X(_, TEXT, digest, .flags = F_HIDDEN, .doc = "Keyed mark of the content, as the trail has it") \
	X(_, ID, blob_id, .flags = F_HIDDEN, .doc = "Name of the sealed bytes") \
	X(_, CHOICE, scan, .flags = F_HIDDEN, .choices = file_scan_choices, \
	  .doc = "Virus scan: none (no scanner here), waiting, clean, found") \
	X(_, INT, scanned_at, .flags = F_HIDDEN, .doc = "When it was scanned or that was last tried, UTC seconds; 0 never") \
	X(_, TEXT, found, .flags = F_HIDDEN, .doc = "What the scanner found; empty: nothing") \
	X(_, ID, added_by, .flags = F_HIDDEN, .doc = "Who added it") \
	X(_, DATE, added_on, .flags = F_HIDDEN, .doc = "Day on which it was added") \
	X(_, REV, revision)
/* clang-format on */
struct pupil_file {
	RECORD_OF_PUPIL(PUPIL_FILE)
	/* Joined, no columns. */
	struct str by_name;      /* who added it */
	struct date meeting_day; /* none: it belongs to no meeting */
};

extern const struct record pupil_file_rec;
extern const struct choice file_kind_choices[];
extern const struct choice file_came_choices[];
/* "usual" is an answer of the form only: what is kept is the one that it stands for. */
extern const struct choice file_readers_choices[];
extern const struct choice file_scan_choices[];

/* "Drawing and writing" or "Report from a specialist". */
struct str file_title(const struct pupil_file *f);
