/* What an adult of a family wishes for letters, talks and meetings: language, format, an interpreter, how to reach
 * them. Each time it is said is a record; nothing in it is changed. Source: Code 1.9 (number not confirmed, never
 * printed); Equality Act 2010 s.20 (recalled); R73. */
#pragma once

#include "core/people/person_rec.h"

/* clang-format off */
#define WISH(X, _) \
	X(_, KEY, id) \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "Whose wish it is") \
	X(_, TEXT, language, .label = "Which language do you read and speak best?", .hint = "Leave empty for English", \
	  .max = 60, .width = 20, .flags = F_PERSONAL, .doc = "As it was said then; empty means English") \
	X(_, ONE_OF(letter_format), format, .label = "How would you like letters and plans?", .flags = F_PERSONAL, \
	  .doc = "Format as it was said then") \
	X(_, FLAG, interpreter, .label = "I need an interpreter at meetings", .flags = F_PERSONAL, \
	  .doc = "1 when meetings need an interpreter") \
	X(_, TEXT, reach, .label = "How and when is it best to reach you?", \
	  .hint = "For example: send a text first, or call after 3pm", .max = 200, .width = 30, .flags = F_PERSONAL, \
	  .doc = "How and when to reach this person, in their words") \
	X(_, ID, by_id, .flags = F_HIDDEN, .doc = "Who wrote it: the person, or a member of staff") \
	X(_, INT, at, .flags = F_HIDDEN, .doc = "When, in UTC seconds")
/* clang-format on */
struct wish {
	RECORD_OF_SCHOOL(WISH)
	struct str by_name; /* joined, no column */
};
extern const struct record wish_rec;
