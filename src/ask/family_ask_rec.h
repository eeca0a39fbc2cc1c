/* What a family asks the school for, or tells it: a meeting, a copy, that the council was asked for an EHC needs
 * assessment. Each person of a family sees only what they asked themselves. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ASK_CHOICES(X, _) \
	X(_, MEETING, "meeting", "A meeting") \
	X(_, COPY, "copy", "A copy") \
	X(_, COUNCIL, "council", "The council was asked")
#define ASK_WHOM_CHOICES(X, _) \
	X(_, TEACHER, "teacher", "The teacher") \
	X(_, SENCO, "senco", "The SENCO")
#define ASK_WAY_CHOICES(X, _) \
	X(_, SCHOOL, "school", "At school") \
	X(_, PHONE, "phone", "By phone") \
	X(_, VIDEO, "video", "By video call")
#define ASK_PAPER_CHOICES(X, _) \
	X(_, PLAN, "plan", "The plan") \
	X(_, LETTER, "letter", "A letter") \
	X(_, LEAFLET, "leaflet", "A leaflet about SEN Support")
#define ASK_FORM_CHOICES(X, _) \
	X(_, PAPER, "paper", "On paper") \
	X(_, LARGE, "large", "In large print") \
	X(_, LANGUAGE, "language", "In another language") \
	X(_, AUDIO, "audio", "Read aloud, to listen to")
/* clang-format on */
CHOICES(ask_kind, ASK);
CHOICES(ask_whom, ASK_WHOM);
CHOICES(ask_way, ASK_WAY);
CHOICES(ask_paper, ASK_PAPER);
CHOICES(ask_form, ASK_FORM);

/* clang-format off */
#define FAMILY_ASK(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Who asks; nobody else of the family sees it") \
	X(_, ONE_OF(ask_kind), kind, .flags = F_HIDDEN, .doc = "meeting, copy, council") \
	X(_, ONE_OF(ask_whom), whom, .label = "Whom do you want to meet?", .missing = "Choose whom you want to meet", \
	  .doc = "Whom they want to meet: teacher, senco") \
	X(_, LONG, why, .label = "What is it about?", .max = 2000, .flags = F_PERSONAL, \
	  .missing = "Write what it is about", .doc = "In their own words") \
	X(_, LONG, suits, .label = "Which days and times suit you?", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Days and times that suit them") \
	X(_, ONE_OF(ask_way), way, .label = "How do you want to meet?", .missing = "Choose how you want to meet", \
	  .flags = F_INLINE, .doc = "school, phone, video") \
	X(_, TEXT, interpreter, .label = "Do you need an interpreter?", .hint = "Which language? Leave it empty if not", \
	  .max = 80, .width = 20, .flags = F_PERSONAL, .doc = "Language of the interpreter; empty: none is needed") \
	X(_, ONE_OF(ask_paper), paper, .label = "What do you want a copy of?", \
	  .missing = "Choose what you want a copy of", .doc = "plan, letter, leaflet") \
	X(_, ONE_OF(ask_form), form, .label = "How do you want it?", .missing = "Choose how you want it", \
	  .doc = "paper, large, language, audio") \
	X(_, TEXT, language, .label = "Which language? (if you chose another language)", .max = 60, .width = 20, \
	  .missing = "Write which language", .flags = F_PERSONAL, .doc = "Language of the copy; empty: English") \
	X(_, DATE, council_on, .label = "On which day did you ask the council?", \
	  .missing = "Enter the day on which you asked", .flags = F_PERSONAL, \
	  .doc = "Day on which the council was asked for an EHC needs assessment") \
	X(_, DATE, asked_on, .flags = F_HIDDEN, .doc = "Day on which the school had it") \
	X(_, DATE, due_on, .flags = F_HIDDEN, .doc = "Day by which it is answered") \
	X(_, LONG, answer, .label = "Answer", .max = 2000, .flags = F_FAMILY | F_PERSONAL, .missing = "Write an answer", \
	  .doc = "Answer of the school, or what was given") \
	X(_, ID, answered_by, .flags = F_HIDDEN, .doc = "Who answered") \
	X(_, DATE, answered_on, .flags = F_HIDDEN, .doc = "Day of the answer; none: it waits") \
	X(_, REV, revision)
/* clang-format on */
struct family_ask {
	RECORD_OF_PUPIL(FAMILY_ASK)
	/* Joined, no columns. */
	struct str from_name;
	struct str answered_name;
};

extern const struct record family_ask_rec;
