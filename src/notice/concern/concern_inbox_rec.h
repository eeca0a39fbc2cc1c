/* A worry that came by the school's public page: about a child whom nobody has looked up yet. A member of staff matches
 * it to a pupil, which makes a concern with the same words, or sets it aside with a reason. Source: R26, R34. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define INBOX_FROM_CHOICES(X, _) \
	X(_, PARENT, "parent", "I am a parent") \
	X(_, CARER, "carer", "I am a carer or guardian") \
	X(_, FAMILY, "family", "I am another member of the family") \
	X(_, PROFESSIONAL, "professional", "I work with the child") \
	X(_, OTHER, "other", "Somebody else")
/* clang-format on */
CHOICES(concern_relation, INBOX_FROM);

/* clang-format off */
#define INBOX_CHOICES(X, _) \
	X(_, NEW, "new", "Not looked at") \
	X(_, MATCHED, "matched", "Matched to a pupil") \
	X(_, ASIDE, "aside", "Set aside")
/* clang-format on */
CHOICES(inbox_state, INBOX);

/* clang-format off */
#define CONCERN_INBOX(X, _) \
	X(_, KEY, id) \
	X(_, TEXT, receipt, .flags = F_HIDDEN, .doc = "Number that the sender gets") /* "K7MW-4PQR" */ \
	X(_, TEXT, child, .label = "The child’s name", .max = 120, .width = 30, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the child’s name", .doc = "The child as the sender names them") \
	X(_, TEXT, child_more, .label = "Class, year or age", \
	  .hint = "If you know it. It helps us not to mix up two children", .max = 60, .width = 20, \
	  .flags = F_PERSONAL, .doc = "Class, year or age as the sender names it") \
	X(_, TEXT, sender, .label = "Your name", .max = 120, .width = 30, .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter your name", .doc = "Name of the sender") \
	X(_, ONE_OF(concern_relation), relation, .label = "Who are you?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose who you are", \
	  .doc = "How the sender is related to the child") /* parent, carer, family, professional, other */ \
	X(_, TEXT, reach, .label = "How can we answer you?", .hint = "A phone number, email or address", .max = 200, \
	  .width = 30, .flags = F_PERSONAL | F_REQUIRED, .missing = "Tell us how we can answer you", \
	  .doc = "How to reach the sender") \
	X(_, LONG, words, .label = "What are you worried about?", .hint = "In your own words, in any language", \
	  .flags = F_PERSONAL | F_REQUIRED, .missing = "Tell us what you are worried about", \
	  .doc = "The sender's own words; never changed") \
	X(_, TEXT, language, .label = "Which language did you write in?", .hint = "Leave empty for English", \
	  .max = 60, .width = 20, .flags = F_PERSONAL, .doc = "Language of the words; empty means English") \
	X(_, TEXT, helper, .label = "Did somebody help you to write this?", \
	  .hint = "Their name. Leave blank if nobody helped", .max = 120, .width = 30, .flags = F_PERSONAL, \
	  .doc = "Who helped to write it") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When it came, UTC seconds") \
	X(_, ONE_OF(inbox_state), state, .flags = F_HIDDEN, .doc = "new, matched or aside") \
	X(_, ID, pupil_id, .flags = F_HIDDEN, .doc = "The pupil it was matched to") /* when matched */ \
	X(_, ID, concern_id, .flags = F_HIDDEN, .doc = "The concern it became") \
	X(_, ID, settled_by, .flags = F_HIDDEN, .doc = "Who matched it or set it aside") \
	X(_, INT, settled_at, .flags = F_HIDDEN, .doc = "When, UTC seconds; 0: not yet") \
	X(_, LONG, settled_why, .label = "Why is it set aside?", .max = 1000, .flags = F_PERSONAL, \
	  .doc = "Why it was set aside") /* when set aside */ \
	X(_, REV, revision)
/* clang-format on */
struct concern_inbox {
	RECORD_OF_SCHOOL(CONCERN_INBOX)
	struct str settled_name; /* joined, no column: only in the list of those set aside */
};

extern const struct record concern_inbox_rec;
