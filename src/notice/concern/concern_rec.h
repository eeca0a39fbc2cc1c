/* A worry about a pupil, in the words and the language of whoever has it, who helped to write it, what the school saw
 * when it looked beside it, what was decided, and the answer. The words are never changed after they were noted.
 * Source: Code 6.20, 6.45; R26, R34, R35. */
#pragma once

#include "core/people/said_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define CONCERN_FROM_CHOICES(X, _) \
	X(_, PARENT, "parent", "A parent or carer") \
	X(_, PUPIL, "pupil", "The pupil") \
	X(_, STAFF, "staff", "A member of staff") \
	X(_, PROFESSIONAL, "professional", "A professional from outside") \
	X(_, OTHER, "other", "Somebody else")
/* clang-format on */
CHOICES(concern_from, CONCERN_FROM);

/* clang-format off */
#define CONCERN_CHOICES(X, _) \
	X(_, NOTHING, "none", "Nothing more to do now", .hint = "Say why in the answer") \
	X(_, ADAPT, "adapt", "Change something in lessons", .hint = "What, and until when") \
	X(_, WATCH, "watch", "Watch, and look again on a day") \
	X(_, DISCUSS, "discuss", "Meet for an early discussion", .hint = "With the parents and the pupil")
/* clang-format on */
CHOICES(concern_result, CONCERN);

/* clang-format off */
#define CONCERN(X, _) \
	X(_, KEY, id) \
	X(_, DATE, raised_on, .label = "When did they say it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day on which they said it", .doc = "Day on which it reached the school") \
	X(_, ONE_OF(concern_from), from_kind, .label = "Who is worried?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose who is worried", .doc = "Whose worry it is") \
	  /* parent, pupil, staff, professional, other */ \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them") \
	  /* when the person is known to the school; sees it and its answer on their own page */ \
	X(_, TEXT, from_name, .label = "Their name", .max = 120, .width = 30, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the name of who is worried", .doc = "Name as it is shown") \
	X(_, TEXT, reach, .label = "How to answer them", \
	  .hint = "Phone, email or address. Leave empty when the school has it", .max = 200, .flags = F_PERSONAL, \
	  .doc = "How to reach somebody without an account") /* how to answer somebody without an account */ \
	X(_, ONE_OF(said_way), way, .label = "How did they say it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose how they said it", .doc = "How it reached the school") \
	  /* page, public, phone, letter, email, person, meeting */ \
	X(_, LONG, words, .label = "In their own words", .flags = F_PERSONAL | F_REQUIRED, \
	  .hint = "As they said it, in their language. Your own view comes later", \
	  .missing = "Tell us what the worry is", .doc = "Their own words; never changed afterwards") \
	X(_, TEXT, language, .label = "Language", .hint = "Leave empty for English", .max = 60, .width = 20, \
	  .flags = F_PERSONAL, .doc = "Language of the words; empty means English") \
	X(_, TEXT, helper, .label = "Who helped them to say it", .hint = "Leave blank if nobody helped", .max = 120, \
	  .width = 30, .flags = F_PERSONAL, .doc = "Who helped to write it, such as an interpreter or friend") \
	X(_, TEXT, receipt, .flags = F_HIDDEN, .doc = "Number of the public form's receipt") \
	  /* of the public form; empty otherwise */ \
	X(_, FLAG, private, .label = "Keep this between me and the SENCO", .flags = F_PERSONAL, \
	  .doc = "1 when only the SENCO may see it: a pupil's own choice") /* a pupil's: for the SENCO alone */ \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who wrote it down or matched it to the pupil") \
	  /* member of staff who wrote it down or matched it; 0: came by itself */ \
	X(_, DATE, answer_by, .flags = F_HIDDEN, .doc = "Day by which an answer is due, in school days") \
	X(_, LONG, compared, .label = "How does this fit with what the school sees?", \
	  .hint = "Set their words beside results, attendance, observations and earlier concerns", \
	  .flags = F_PERSONAL, .doc = "The comparison in words (Code 6.45)") \
	  /* in words, beside the school's own evidence (6.45) */ \
	X(_, ONE_OF(concern_result), result, .label = "What happens now?", .flags = F_PERSONAL, \
	  .doc = "What was decided; empty: not yet") /* none, adapt, watch, discuss; empty: not decided */ \
	X(_, LONG, reason, .label = "Why, and what exactly", \
	  .hint = "For the school’s record. The answer below is what they read", .flags = F_PERSONAL, \
	  .doc = "Reason of the decision, and what is done until when") \
	X(_, DATE, look_on, .label = "Look again on", .hint = "Needed for watching and for a change in lessons", \
	  .flags = F_PERSONAL, .doc = "Day on which the school looks again") \
	X(_, LONG, answer, .label = "Your answer to them", \
	  .hint = "Short and plain words: what you saw, what happens now, whom to ask", .flags = F_FAMILY | F_PERSONAL, \
	  .doc = "Answer as it was given") \
	X(_, DATE, answered_on, .flags = F_HIDDEN, .doc = "Day of the answer; empty: not answered") \
	  /* none: not answered */ \
	X(_, ID, answered_by, .flags = F_HIDDEN, .doc = "Who answered") \
	X(_, ONE_OF(answered_how), answered_how, .label = "How do you answer?", .flags = F_PERSONAL, \
	  .doc = "How the answer reached them") \
	  /* page, phone, letter, email, person */ \
	X(_, REV, revision)
/* clang-format on */
struct concern {
	RECORD_OF_PUPIL(CONCERN)
	/* Joined, no columns. */
	struct str noted_name;
	struct str answered_name;
};

extern const struct record concern_rec;
