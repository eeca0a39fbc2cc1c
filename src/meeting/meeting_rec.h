/* Meetings with parents, and messages between a family and the school. */
#pragma once

#include "core/duty/meeting_state_rec.h"
#include "core/record/key_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define MEETING_KIND_CHOICES(X, _) \
	X(_, PLAN, "plan", "Plan meeting") \
	X(_, REVIEW, "review", "Review meeting") \
	X(_, EARLY, "early", "Early discussion") \
	X(_, EVENING, "evening", "Parents’ evening", .hint = "Counts only if there was time to discuss the plan") \
	X(_, OTHER, "other", "Another meeting")
/* clang-format on */
CHOICES(meeting_kind, MEETING_KIND);

/* clang-format off */
#define MEETING(X, _) \
	X(_, KEY, id) \
	X(_, ID, cycle_id, .flags = F_HIDDEN, .doc = "The cycle it belongs to") \
	X(_, ONE_OF(meeting_kind), kind, .label = "What kind of meeting?", .flags = F_REQUIRED, \
	  .doc = "Kind of meeting; a meeting is not a review") \
	X(_, DATE, on_day, .label = "Day", .flags = F_REQUIRED, .doc = "Day of the meeting") \
	X(_, INT, minute, .flags = F_HIDDEN, .doc = "Minute of the day; 0 not fixed") \
	X(_, TEXT, place, .label = "Where", .hint = "Room, phone or video", .doc = "Place") \
	X(_, LONG, who, .label = "Who takes part", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "People and how they take part") \
	X(_, ONE_OF(meeting_state), state, .label = "Status", .flags = F_REQUIRED | F_INLINE, \
	  .doc = "booked, held, missed or cancelled") \
	X(_, FLAG, counts, .label = "Counts towards three meetings a year", .doc = "Whether it counts (Code 6.65)") \
	  /* towards three a year (Code 6.65) */ \
	X(_, LONG, notes, .label = "What was said", .flags = F_PERSONAL, .doc = "Views given (Code 6.71)") \
	X(_, LONG, agreed, .label = "What was agreed", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "Actions and support agreed (Code 6.71)") \
	X(_, ID, made_by, .flags = F_HIDDEN, .doc = "Who wrote it") \
	X(_, REV, revision)
/* clang-format on */
struct meeting_answer;
struct meeting {
	RECORD_OF_PUPIL(MEETING)
	/* Joined, no columns: of a booked one of meeting_list, who can come and who cannot. */
	struct meeting_answer *answer;
	size_t answers;
};

/* clang-format off */
#define MESSAGE_CHOICES(X, _) \
	X(_, TELL, "tell", "Tell us something") \
	X(_, QUESTION, "question", "Ask a question") \
	X(_, UNHAPPY, "unhappy", "I am not happy about this") \
	X(_, WRONG, "wrong", "Something in the record is wrong", .by_program = true)
/* clang-format on */
CHOICES(message_kind, MESSAGE);

/* clang-format off */
#define MESSAGE(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The family member; nobody else of the family sees it") \
	X(_, ONE_OF(message_kind), kind, .label = "What is it?", .flags = F_REQUIRED, \
	  .doc = "Kind of message") /* tell, unhappy, question */ \
	X(_, LONG, words, .label = "Your words", .flags = F_REQUIRED | F_PERSONAL, \
	  .missing = "Write what you want to tell us", .doc = "In their own words") \
	X(_, TEXT, language, .flags = F_HIDDEN, .doc = "Language of the words") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When it came, UTC seconds") \
	X(_, LONG, answer, .label = "Answer", .flags = F_FAMILY | F_PERSONAL, .missing = "Write an answer", \
	  .doc = "Answer of the school") \
	X(_, ID, answered_by, .flags = F_HIDDEN, .doc = "Who answered") \
	X(_, INT, answered_at, .flags = F_HIDDEN, .doc = "When it was answered; 0 not yet") \
	X(_, REV, revision)
/* clang-format on */
struct message {
	RECORD_OF_PUPIL(MESSAGE)
	/* Joined, no columns. */
	struct str from_name;
	struct str answered_name;
};

extern const struct record meeting_rec;
extern const struct record message_rec;
