/* A complaint of a family about the support of a pupil, in their own words and with what they ask for; and its history.
 * Neither is ever changed: what happens next is one more step, and the last step says how the complaint stands.
 * Source: Code chapter 11; R27. */
#pragma once

#include "core/people/said_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define COMPLAINT_ABOUT_CHOICES(X, _) \
	X(_, SUPPORT, "support", "Help that was promised or is needed") \
	X(_, DECISION, "decision", "A decision") \
	X(_, COMMUNICATION, "communication", "Being told or listened to") \
	X(_, DATA, "data", "How school uses or keeps information", \
	  .hint = "Such as who has read it, or what is wrong in it") \
	X(_, OTHER, "other", "Something else")
/* clang-format on */
CHOICES(complaint_about, COMPLAINT_ABOUT);

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
	X(_, ONE_OF(said_way), way, .label = "How did they say it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose how they said it", .doc = "How it reached the school") \
	  /* page, person, phone, letter, email, meeting */ \
	X(_, ONE_OF(complaint_about), about, .label = "What is it about?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what it is about", \
	  .doc = "What the complaint is about") /* data: a complaint under the Data Protection Act 2018 s.164A */ \
	X(_, LONG, words, .label = "In their own words", .flags = F_PERSONAL | F_REQUIRED, \
	  .hint = "As they said or wrote it, in their language", .missing = "Write what happened", \
	  .doc = "Their own words; never changed afterwards") \
	X(_, LONG, wish, .label = "What would put it right?", .flags = F_PERSONAL, .doc = "What they ask for") \
	  /* what would put it right */ \
	X(_, TEXT, language, .label = "Language", .hint = "Leave empty for English", .max = 60, .width = 20, \
	  .flags = F_PERSONAL, .doc = "Language of the words; empty means English") \
	X(_, TEXT, helper, .label = "Who helped them to say it", .hint = "Leave blank if nobody helped", .max = 120, \
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

/* clang-format off */
#define COMPLAINT_STEP_CHOICES(X, _) \
	X(_, ANSWER, "answer", "Our answer to them", .hint = "The family reads it") \
	X(_, RECEIPT, "receipt", "We told them that we have it", .hint = "The family reads it. By law within 30 days " \
	  "when it is about information") \
	X(_, NOTE, "note", "A note of what was done", .hint = "For the school alone: who was asked, what was found") \
	X(_, MOVED, "moved", "They are still unhappy: next stage", .hint = "Their reason, as they said it") \
	X(_, OUTSIDE, "outside", "They have gone outside the school", .hint = "Say below to whom") \
	X(_, RAISED, "raised", "The complaint reached the school", .by_program = true) \
	X(_, CLOSED, "closed", "Closed", .by_program = true)
/* clang-format on */
CHOICES(complaint_step_kind, COMPLAINT_STEP);

/* clang-format off */
#define COMPLAINT_HOLDER_CHOICES(X, _) \
	X(_, SENCO, "senco", "The SENCO") \
	X(_, HEAD, "head", "The head")
/* clang-format on */
CHOICES(complaint_holder, COMPLAINT_HOLDER);

/* clang-format off */
#define COMPLAINT_ROUTE_CHOICES(X, _) \
	X(_, DISAGREEMENT, "disagreement", "Disagreement resolution") \
	X(_, MEDIATION, "mediation", "Mediation") \
	X(_, TRIBUNAL, "tribunal", "SEND tribunal") \
	X(_, DFE, "dfe", "Department for Education") \
	X(_, LGO, "lgo", "Local Government and Social Care Ombudsman") \
	X(_, ICO, "ico", "Information Commissioner") \
	X(_, OTHER, "other", "Somebody else")
/* clang-format on */
CHOICES(complaint_route, COMPLAINT_ROUTE);

/* clang-format off */
#define COMPLAINT_OUTCOME_CHOICES(X, _) \
	X(_, UPHELD, "upheld", "Upheld", .hint = "They were right") \
	X(_, PARTLY, "partly", "Partly upheld", .hint = "They were right in part") \
	X(_, NOT_UPHELD, "not_upheld", "Not upheld", .hint = "We came to another view, and say why") \
	X(_, WITHDRAWN, "withdrawn", "Withdrawn", .hint = "The family does not want to go on")
/* clang-format on */
CHOICES(complaint_outcome, COMPLAINT_OUTCOME);

/* How a complaint stands: its last step. */
/* clang-format off */
#define COMPLAINT_STEP(X, _) \
	X(_, ID, complaint_id, .flags = F_HIDDEN, .doc = "The complaint") \
	X(_, INT, number, .flags = F_HIDDEN, .doc = "1, 2, 3 … within the complaint") \
	  /* 1, 2, 3 …; nobody writes the same number twice */ \
	X(_, KEY, id) \
	X(_, DATE, on_day, .flags = F_HIDDEN, .doc = "Day on which it happened") \
	X(_, ONE_OF(complaint_step_kind), kind, .label = "What do you add?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what you add", \
	  .doc = "raised, receipt, note, answer, moved (to the next stage), outside or closed") \
	X(_, LONG, words, .label = "In words", .flags = F_PERSONAL | F_REQUIRED, .missing = "Write something here", \
	  .doc = "What happened, was answered, or why they are still unhappy") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who did or wrote it") \
	X(_, FLAG, by_family, .flags = F_HIDDEN, .doc = "1 when the family did it themselves") \
	X(_, ONE_OF(answered_how), how, .label = "How do you answer?", .flags = F_PERSONAL, \
	  .doc = "How the answer reached them") /* of an answer: page, phone, letter, email, person */ \
	X(_, ONE_OF(complaint_route), route, .label = "Outside the school: to whom?", .flags = F_PERSONAL, \
	  .doc = "Where the family turned outside the school") \
	  /* of outside: one of complaint_route_choices */ \
	X(_, INT, stage, .flags = F_HIDDEN, .doc = "Stage after it; 9: outside the school") \
	  /* 1 …, or COMPLAINT_OUTSIDE After it: */ \
	X(_, ONE_OF(complaint_holder), holder, .flags = F_HIDDEN, .doc = "Who has it after it: senco or head") \
	X(_, FLAG, sealed, .label = "This is about the SENCO", .flags = F_PERSONAL, \
	  .doc = "1 when the SENCO does not read it") /* not to be read by the SENCO */ \
	X(_, FLAG, closed, .flags = F_HIDDEN, .doc = "1 when it is closed after it") \
	X(_, DATE, answer_by, .flags = F_HIDDEN, \
	  .doc = "Day by which an answer is owed, in school days; empty: none is owed") \
	X(_, ONE_OF(complaint_outcome), outcome, .label = "How does it end?", .flags = F_PERSONAL, \
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
