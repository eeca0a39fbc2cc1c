/* What somebody without an account sends by a school's public pages, about no pupil: a question, a request for a copy
 * of a document, or what a reader says of a page. The first two have a day by which they are answered; the third only
 * when its sender wants an answer. Source: R72 to R75. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ENQUIRY_KIND_CHOICES(X, _) \
	X(_, ASK, "ask", "Question") \
	X(_, COPY, "copy", "Copy") \
	X(_, SAY, "say", "Have your say")
/* clang-format on */
CHOICES(enquiry_kind, ENQUIRY_KIND);

/* clang-format off */
#define DESK_CHOICES(X, _) \
	X(_, SCHOOL, "school", "The school") \
	X(_, SERVICE, "service", "The free advice service, not the school")
/* clang-format on */
CHOICES(enquiry_desk, DESK);

/* clang-format off */
#define COPY_FORM_CHOICES(X, _) \
	X(_, PAPER, "paper", "On paper") \
	X(_, LARGE, "large", "In large print") \
	X(_, AUDIO, "audio", "As a recording") \
	X(_, BRAILLE, "braille", "In Braille") \
	X(_, LANGUAGE, "language", "In another language") \
	X(_, OTHER, "other", "In another way")
/* clang-format on */
CHOICES(copy_form, COPY_FORM);

/* clang-format off */
#define COPY_WAY_CHOICES(X, _) \
	X(_, POST, "post", "By post") \
	X(_, EMAIL, "email", "By email") \
	X(_, OFFICE, "office", "I fetch it at the office")
/* clang-format on */
CHOICES(copy_way, COPY_WAY);

/* clang-format off */
#define CLEAR_CHOICES(X, _) \
	X(_, YES, "yes", "Yes") \
	X(_, PART, "part", "Some of it") \
	X(_, NO, "no", "No")
/* clang-format on */
CHOICES(enquiry_clear, CLEAR);

/* clang-format off */
#define ENQUIRY_CHOICES(X, _) \
	X(_, NEW, "new", "Waits") \
	X(_, DONE, "done", "Dealt with") \
	X(_, ASIDE, "aside", "Set aside")
/* clang-format on */
CHOICES(enquiry_state, ENQUIRY);

/* clang-format off */
#define ENQUIRY_FIELDS(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, receipt, .flags = F_HIDDEN, .doc = "Number that the sender gets") \
	X(_, ONE_OF(enquiry_kind), kind, .flags = F_HIDDEN, .doc = "ask, copy or say") \
	X(_, ONE_OF(enquiry_desk), desk, .label = "Who should read it?", \
	  .doc = "Who answers: school or service") \
	X(_, TEXT, about, .label = "Which leaflet or paper?", \
	  .doc = "The document that is asked for, or the page that is spoken of") \
	X(_, ONE_OF(copy_form), form, .label = "How would you like it?", \
	  .doc = "Form of the copy") \
	X(_, TEXT, language, .label = "Which language, or which other way?", \
	  .hint = "Only if you chose one of the last two", .max = 60, .width = 20, .flags = F_PERSONAL, \
	  .doc = "Language of the copy, or another way to have it") \
	X(_, ONE_OF(copy_way), way, .label = "How shall we send it?", \
	  .doc = "How the copy goes out") \
	X(_, ONE_OF(enquiry_clear), clear, .label = "Was it clear?", .flags = F_INLINE, \
	  .doc = "Whether a page was clear") \
	X(_, LONG, words, .label = "What do you want to ask?", .hint = "Use any language. A few words are enough", \
	  .max = 2000, .flags = F_PERSONAL, \
	  .doc = "The sender's own words; wiped later") \
	X(_, TEXT, sender, .label = "Your name", .max = 120, .width = 30, .flags = F_PERSONAL, \
	  .doc = "Name of the sender; wiped later") \
	X(_, TEXT, reach, .label = "How can we answer you?", .hint = "A phone number or an email", .max = 300, \
	  .width = 30, .flags = F_PERSONAL, \
	  .doc = "How to reach the sender; wiped later") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When it came, UTC seconds") \
	X(_, DATE, answer_by, .flags = F_HIDDEN, .doc = "Day by which it is answered; none: no answer is wanted") \
	X(_, ONE_OF(enquiry_state), state, .flags = F_HIDDEN, .doc = "new, done or aside") \
	X(_, DATE, done_on, .flags = F_HIDDEN, .doc = "Day on which it was dealt with or set aside") \
	X(_, FLAG, wiped, .flags = F_HIDDEN, .doc = "1 when the details of who wrote were wiped") \
	X(_, REV, revision)
/* clang-format on */
struct enquiry {
	RECORD_OF_SCHOOL(ENQUIRY_FIELDS)
	int64_t tries; /* joined, no column: how often it was tried to reach them */
};

/* clang-format off */
#define ENQUIRY_STEP_CHOICES(X, _) \
	X(_, SPOKE, "spoke", "I spoke with them") \
	X(_, WROTE, "wrote", "I wrote to them") \
	X(_, SENT, "sent", "The copy is sent, or waits at the office") \
	X(_, READ, "read", "I read it") \
	X(_, MESSAGE, "message", "I left a message") \
	X(_, NOBODY, "nobody", "No answer") \
	X(_, ASIDE, "aside", "Set aside") \
	X(_, BACK, "back", "Taken back")
/* clang-format on */
CHOICES(enquiry_deed, ENQUIRY_STEP);

/* clang-format off */
#define ENQUIRY_STEP_FIELDS(X, _) \
	X(_, KEY, id) \
	X(_, ID, enquiry_id, .flags = F_HIDDEN, .doc = "What it is about") \
	X(_, ONE_OF(enquiry_deed), kind, .label = "What happened?", .flags = F_REQUIRED, \
	  .missing = "Choose what happened", .doc = "What was done about it") \
	X(_, LONG, note, .label = "Note", .max = 1000, .flags = F_PERSONAL, .doc = "A short note; wiped later") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who did it") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When, UTC seconds")
/* clang-format on */
struct enquiry_step {
	RECORD_OF_SCHOOL(ENQUIRY_STEP_FIELDS)
	struct str by_name; /* joined, no column */
};

extern const struct record enquiry_rec;
extern const struct record enquiry_step_rec;
