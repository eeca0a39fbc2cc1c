/* Everybody the school knows by name: staff, parents and carers, specialists, pupils who sign in. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define FORMAT_CHOICES(X, _) \
	X(_, NONE, "", "Usual print") \
	X(_, LARGE, "large", "Large print") \
	X(_, AUDIO, "audio", "Spoken or recorded") \
	X(_, EASY_READ, "easy_read", "Easy read") \
	X(_, BRAILLE, "braille", "Braille") \
	X(_, BSL, "bsl", "British Sign Language")
/* clang-format on */
CHOICES_OR_NONE(letter_format, FORMAT);

/* clang-format off */
#define PERSON(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, title, .label = "Title", .hint = "For example Mrs, Mr, Dr", .max = 20, .width = 5, \
	  .flags = F_PERSONAL, .doc = "Used before the family name on pages and letters for families") \
	X(_, TEXT, given, .label = "First name", .max = 100, .flags = F_PERSONAL, \
	  .doc = "Given name; may be empty for people with one name") \
	X(_, TEXT, family, .label = "Last name", .max = 100, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the last name", .doc = "Family name, or the only name") \
	X(_, TEXT, name_key, .flags = F_HIDDEN | F_PERSONAL, \
	  .doc = "Folded name for search and sorting; never shown") \
	  /* kit/text/fold's fold_name, made by the caller */ \
	X(_, TEXT, job, .label = "Job", .hint = "For example class teacher, 5P", .max = 100, \
	  .doc = "What the person does, in the school's words") \
	X(_, TEXT, email, .label = "Email", .max = 254, .flags = F_PERSONAL, \
	  .doc = "Address for letters and invitations") \
	X(_, TEXT, phone, .label = "Phone", .max = 40, .width = 20, .flags = F_PERSONAL, \
	  .doc = "Telephone number as people write it") \
	X(_, LONG, address, .label = "Address", .max = 400, .flags = F_PERSONAL, .doc = "Postal address") \
	X(_, TEXT, language, .label = "Language for letters and talks", .hint = "Leave empty for English", .max = 60, \
	  .width = 20, .flags = F_PERSONAL, .doc = "Language the person reads and speaks best; empty means English") \
	X(_, ONE_OF(letter_format), format, .label = "How letters should come", .flags = F_PERSONAL, \
	  .doc = "Format that makes letters readable for this person") \
	X(_, FLAG, interpreter, .label = "An interpreter is needed at meetings", .flags = F_PERSONAL, \
	  .doc = "1 when meetings need an interpreter") \
	X(_, TEXT, staff_code, .label = "Staff code", .hint = "As in the school's own system", .max = 20, \
	  .width = 10, .doc = "Key of a member of staff in imported files") \
	X(_, ID, merged_into, .flags = F_HIDDEN, .doc = "The record this one was merged into; it is in no list then") \
	X(_, REV, revision)
/* clang-format on */
struct person {
	RECORD_OF_SCHOOL(PERSON)
};

extern const struct record person_rec;

/* "Ruth Adeyemi", for staff. Memory: from a. */
struct str person_name(struct arena *a, const struct person *p);
/* "Mrs Adeyemi", for families; the full name when there is no title. Memory: from a. */
struct str person_formal(struct arena *a, const struct person *p);
/* The same from the parts of a name. */
struct str name_full(struct arena *a, struct str given, struct str family);
struct str name_formal(struct arena *a, struct str title, struct str given, struct str family);
/* "NI" of "Nadia Iqbal", "ÉM" of "Dr Élodie Marsh": whole characters, titles left out. Memory: a. */
struct str name_initials(struct arena *a, struct str name);
