/* A file of a pupil's record: a report, a letter, work, a photograph, a recording. What it is, who made it and when,
 * where it came from, and who may read it; its bytes are elsewhere, sealed (files/file_store). Source: R38; Code 6.58
 * to 6.62 (specialists), 6.73 (records). */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define FILE_WHAT_CHOICES(X, _) \
	X(_, REPORT, "report", "Report from a specialist") \
	X(_, MEDICAL, "medical", "Medical letter or report") \
	X(_, CARE, "care", "Family or social care matter") \
	X(_, EHC, "ehc", "EHC plan or advice for one") \
	X(_, PLAN, "plan", "Earlier plan") \
	X(_, LETTER, "letter", "Letter") \
	X(_, WORK, "work", "Pupil’s work") \
	X(_, PHOTO, "photo", "Photograph") \
	X(_, RECORDING, "recording", "Recording") \
	X(_, OTHER, "other", "Something else")
#define FILE_CAME_CHOICES(X, _) \
	X(_, NONE, "", "Not said") \
	X(_, HERE, "here", "It was made in this school") \
	X(_, FAMILY, "family", "From the family") \
	X(_, SPECIALIST, "specialist", "From who made it") \
	X(_, AUTHORITY, "authority", "From the local authority") \
	X(_, HEALTH, "health", "From the health service") \
	X(_, SCHOOL, "school", "From an earlier school or nursery") \
	X(_, ELSEWHERE, "elsewhere", "From somebody else")
/* USUAL is an answer of the form only: what is kept is the one that it stands for. */
#define FILE_READERS_CHOICES(X, _) \
	X(_, USUAL, "usual", "As is usual for what it is", \
	  .hint = "Medical, family and social care matters: the SENCO and the headteacher. Anything else: staff who teach " \
	          "the pupil") \
	X(_, FEW, "few", "The SENCO and the headteacher") \
	X(_, STAFF, "staff", "Staff who teach the pupil") \
	X(_, FAMILY, "family", "Staff and the parents") \
	X(_, ALL, "all", "Staff, the parents and the pupil")
#define FILE_SCAN_CHOICES(X, _) \
	X(_, WITHOUT, "none", "Not scanned: no scanner here") \
	X(_, WAITING, "waiting", "Not scanned") \
	X(_, CLEAN, "clean", "Scanned") \
	X(_, FOUND, "found", "The scanner found something")
/* clang-format on */
CHOICES(file_what, FILE_WHAT);
CHOICES_OR_NONE(file_came, FILE_CAME);
CHOICES(file_readers, FILE_READERS);
CHOICES(file_scan, FILE_SCAN);

/* clang-format off */
#define PUPIL_FILE(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(file_what), kind, .label = "What is it?", .flags = F_REQUIRED, \
	  .missing = "Choose what it is", .doc = "What the file is") \
	X(_, TEXT, title, .label = "What shall we call it? (if you want)", \
	  .hint = "Such as: Drawing and writing, “My house”", \
	  .flags = F_PERSONAL, .max = 120, .doc = "Name in lists; empty: by its kind") \
	X(_, TEXT, made_by, .label = "Who made it?", \
	  .hint = "Name and role, such as Dr Helen Marsh, educational psychologist", \
	  .flags = F_PERSONAL, .max = 120, .doc = "Author") \
	X(_, DATE, made_on, .label = "When was it made?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day on which it was made", .doc = "Day on which it was made") \
	X(_, ONE_OF(file_came), came, .label = "How did it come here? (if you know)", \
	  .doc = "Where the school has it from; empty: not said") \
	X(_, LONG, words, .label = "What does it show or say? (if you want)", \
	  .hint = "In a few words, for those who cannot see or hear it", .flags = F_PERSONAL, .max = 2000, \
	  .doc = "What it shows or says, for those who cannot see or hear it") \
	X(_, ID, meeting_id, .label = "Which meeting does it belong to? (if any)", .doc = "Meeting that it belongs to") \
	X(_, ONE_OF(file_readers), readers, .label = "Who may read it?", .flags = F_REQUIRED, \
	  .missing = "Choose who may read it", .doc = "Who may read it: few, staff, family, all") \
	X(_, TEXT, name, .flags = F_HIDDEN | F_PERSONAL, .doc = "Name of the file as it was sent") \
	X(_, TEXT, type, .flags = F_HIDDEN, .doc = "Kind by its content: pdf, jpg, docx, odt, m4a, mp3, opus, txt") \
	X(_, INT, bytes, .flags = F_HIDDEN, .doc = "Size of what is kept") \
	X(_, INT, pages, .flags = F_HIDDEN, .doc = "Pages, when they can be counted; else 0") \
	X(_, INT, width, .flags = F_HIDDEN, .doc = "Of a picture, in dots") \
	X(_, INT, height, .flags = F_HIDDEN, .doc = "Of a picture, in dots") \
	X(_, TEXT, digest, .flags = F_HIDDEN, .doc = "Keyed mark of the content, as the trail has it") \
	X(_, ID, blob_id, .flags = F_HIDDEN, .doc = "Name of the sealed bytes") \
	X(_, ONE_OF(file_scan), scan, .flags = F_HIDDEN, \
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

/* "Drawing and writing" or "Report from a specialist". */
struct str file_title(const struct pupil_file *f);
