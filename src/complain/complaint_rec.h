/* A complaint of a family about the support of a pupil, in their own words and with what they ask for; and its history.
 * Neither is ever changed: what happens next is one more step, and the last step says how the complaint stands.
 * Source: Code chapter 11; R27. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define COMPLAINT(X, _) \
	X(_, KEY, id) \
	X(_, DATE, raised_on, .label = "When did it reach the school?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day on which it reached the school", \
	  .doc = "Day on which it reached the school; the clock of the first stage runs from it") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them") \
	  /* when the school knows them; they follow it on their own page */ \
	X(_, TEXT, from_name, .label = "Their name", .max = 120, .width = 30, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the name of who complains", .doc = "Name as it is shown") \
	X(_, TEXT, reach, .label = "How to answer them", \
	  .hint = "Phone, email or address. Leave empty when the school has it", .max = 200, .flags = F_PERSONAL, \
	  .doc = "How to reach somebody without an account") /* how to answer somebody without an account */ \
	X(_, CHOICE, way, .label = "How did they say it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .choices = complaint_way_all, .missing = "Choose how they said it", .doc = "How it reached the school") \
	  /* page, person, phone, letter, email, meeting */ \
	X(_, CHOICE, about, .label = "What is it about?", .flags = F_PERSONAL | F_REQUIRED, \
	  .choices = complaint_about_choices, .missing = "Choose what it is about", \
	  .doc = "What the complaint is about") /* support, decision, communication, other */ \
	X(_, LONG, words, .label = "In their own words", .flags = F_PERSONAL | F_REQUIRED, \
	  .hint = "As they said or wrote it, in their language", .missing = "Write what happened", \
	  .doc = "Their own words; never changed afterwards") \
	X(_, LONG, wish, .label = "What would put it right?", .flags = F_PERSONAL, .doc = "What they ask for") \
	  /* what would put it right */ \
	X(_, TEXT, language, .label = "Language", .hint = "Leave empty for English", .max = 60, .width = 20, \
	  .flags = F_PERSONAL, .doc = "Language of the words; empty means English") \
	X(_, TEXT, helper, .label = "Who helped them to say it", .hint = "Leave empty when nobody did", .max = 120, \
	  .width = 30, .flags = F_PERSONAL, .doc = "Who helped to write it, such as an interpreter or friend") \
	X(_, FLAG, about_senco, .label = "This is about the SENCO", .flags = F_PERSONAL, \
	  .doc = "1 when it began as not to be read by the SENCO") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Member of staff who wrote it down") \
	  /* member of staff who wrote it down; 0: the family themselves */
/* clang-format on */
struct complaint {
	RECORD_OF_PUPIL(COMPLAINT)
	struct str noted_name; /* joined, no column */
};

/* How a complaint stands: its last step. */
/* clang-format off */
#define COMPLAINT_STEP(X, _) \
	X(_, ID, complaint_id, .flags = F_HIDDEN, .doc = "The complaint") \
	X(_, INT, number, .flags = F_HIDDEN, .doc = "1, 2, 3 … within the complaint") \
	  /* 1, 2, 3 …; nobody writes the same number twice */ \
	X(_, KEY, id) \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day on which it happened") \
	X(_, CHOICE, kind, .label = "What do you add?", .flags = F_PERSONAL | F_REQUIRED, \
	  .choices = complaint_kind_choices, .missing = "Choose what you add", \
	  .doc = "raised, note, answer, moved (to the next stage), outside or closed") \
	X(_, LONG, words, .label = "In words", .flags = F_PERSONAL | F_REQUIRED, .missing = "Write something here", \
	  .doc = "What happened, was answered, or why they are still unhappy") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who did or wrote it") \
	X(_, FLAG, by_family, .flags = F_HIDDEN, .doc = "1 when the family did it themselves") \
	X(_, CHOICE, how, .label = "How do you answer?", .flags = F_PERSONAL, .choices = said_answered_choices, \
	  .doc = "How the answer reached them") /* of an answer: page, phone, letter, email, person */ \
	X(_, CHOICE, route, .label = "Outside the school: to whom?", .flags = F_PERSONAL, \
	  .choices = complaint_route_choices, .doc = "Where the family turned outside the school") \
	  /* of outside: one of complaint_route_choices */ \
	X(_, INT, stage, .flags = F_HIDDEN, .doc = "Stage after it; 9: outside the school") \
	  /* 1 …, or COMPLAINT_OUTSIDE After it: */ \
	X(_, TEXT, holder, .flags = F_HIDDEN, .doc = "Who has it after it: senco or head") \
	X(_, FLAG, sealed, .label = "This is about the SENCO", .flags = F_PERSONAL, \
	  .doc = "1 when the SENCO does not read it") /* not to be read by the SENCO */ \
	X(_, FLAG, closed, .flags = F_HIDDEN, .doc = "1 when it is closed after it") \
	X(_, DATE, answer_by, .flags = F_HIDDEN, \
	  .doc = "Day by which an answer is owed, in school days; empty: none is owed") \
	X(_, CHOICE, outcome, .label = "How does it end?", .flags = F_PERSONAL, .choices = complaint_outcome_choices, \
	  .doc = "Outcome of a closed complaint") /* upheld, partly, not_upheld, withdrawn; empty: open */ \
	X(_, LONG, learnt, .label = "What do we learn from it?", \
	  .hint = "For the school: what will be different for every child. “Nothing” is an answer", \
	  .flags = F_PERSONAL, .doc = "What the school learnt") /* by the school, for the school */
/* clang-format on */
struct complaint_step {
	RECORD_OF_PUPIL(COMPLAINT_STEP)
	struct str by_name; /* joined, no column */
};

enum { COMPLAINT_OUTSIDE = 9 };

extern const struct record complaint_rec;
extern const struct record complaint_step_rec;
extern const struct choice complaint_about_choices[];
extern const struct choice complaint_way_all[];
extern const struct choice complaint_kind_choices[]; /* what staff may add, beside closing */
extern const struct choice complaint_route_choices[];
extern const struct choice complaint_outcome_choices[];
