/* What one of those who teach a pupil answered in a round; made without an answer when the round is asked. Somebody
 * without an account may have told it instead: then it is said how, and who noted it. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define ROUND_PROGRESS_CHOICES(X, _) \
	X(_, MORE, "more", "More than expected") \
	X(_, EXPECTED, "expected", "As expected") \
	X(_, LESS, "less", "Less than expected") \
	X(_, UNSURE, "unsure", "I cannot say yet")
/* clang-format on */
CHOICES(round_progress, ROUND_PROGRESS);

/* clang-format off */
#define ROUND_HOW_CHOICES(X, _) \
	X(_, PHONE, "phone", "By phone") \
	X(_, PERSON, "person", "In person")
/* clang-format on */
CHOICES(round_how, ROUND_HOW);

/* clang-format off */
#define ROUND_ANSWER(X, _) \
	X(_, KEY, id) \
	X(_, ID, round_id, .flags = F_HIDDEN, .doc = "The round it answers") \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Who is asked; empty: somebody who is not on record") \
	  /* 0: somebody who is not on record, named in said_by */ \
	X(_, TEXT, subject, .flags = F_HIDDEN, .doc = "What they taught the pupil on the day of asking") \
	  /* what they taught the pupil when asked: "Class teacher", "Maths, Science" */ \
	X(_, ONE_OF(round_progress), progress, .label = "Progress with you", .flags = F_PERSONAL | F_REQUIRED | F_TILES, \
	  .missing = "Choose how the progress is", \
	  .doc = "How much progress the person sees") /* more, expected, less, unsure */ \
	X(_, LONG, helps, .label = "What helps?", .flags = F_PERSONAL, .max = SHORT, \
	  .doc = "What helps, in the person's words") \
	X(_, LONG, hard_class, .label = "What is hard in class?", .flags = F_PERSONAL, .max = SHORT, \
	  .doc = "What is hard in lessons") \
	X(_, LONG, hard_break, .label = "What is hard at break and lunch?", .flags = F_PERSONAL, .max = SHORT, \
	  .doc = "What is hard outside lessons") \
	X(_, LONG, seen, .label = "Something you saw lately", .flags = F_PERSONAL, .max = SHORT, \
	  .doc = "Something that was observed") \
	X(_, TEXT, said_by, .label = "Who says it", .hint = "Name, and what they do: Mrs Lane, lunch supervisor", \
	  .flags = F_PERSONAL, .max = NAME, .doc = "Who said it, when they are not on record: name and what they do") \
	  /* name and what they do; empty when person_id is there */ \
	X(_, ONE_OF(round_how), said_how, .label = "How did you hear it?", .flags = F_PERSONAL, \
	  .doc = "How it was told; empty: typed by the person") /* phone, person; empty: typed by themselves */ \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who noted what was told") \
	  /* who noted what was told; 0: nobody */ \
	X(_, DATE, answered_on, .flags = F_HIDDEN, .doc = "Day of the answer; empty: not yet") \
	  /* none = not yet */ \
	X(_, REV, revision)
/* clang-format on */
struct round_answer {
	RECORD_OF_PUPIL(ROUND_ANSWER)
	/* Joined, no column. */
	struct str by_name; /* of the person, or said_by */
	struct str noted_name;
};

extern const struct record round_answer_rec;

/* The answer as one statement: "Progress: less than expected. What helps: …". Memory: from a. */
struct str round_answer_words(struct arena *a, const struct round_answer *v);
/* As what they answered, and how it was told: "Class teacher", "Teaching assistant, told Ruth Adeyemi by phone".
 * Memory: from a. */
struct str round_answer_place(struct arena *a, const struct round_answer *v);
