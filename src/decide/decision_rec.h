/* The decision whether a pupil gets SEN Support (Code 6.43), also to end it. */
#pragma once

#include "core/cycle/decision_result_rec.h"
#include "core/record/record_rec.h"

/* clang-format off */
#define DECISION(X, _) \
	X(_, KEY, id) \
	X(_, DATE, decided_on, .label = "Decided on", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter the day of the decision", .doc = "Day of the decision") \
	X(_, ONE_OF(decision_result), result, .label = "What was decided", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what was decided", .doc = "Result of the decision") \
	X(_, LONG, reason, .label = "Why", .flags = F_FAMILY | F_PERSONAL | F_REQUIRED, \
	  .missing = "Enter why you decided this", \
	  .doc = "Reason in plain words, to be read by the family") \
	X(_, LONG, evidence, .label = "Evidence", .hint = "Assessments, work, what people have seen, advice", \
	  .flags = F_PERSONAL, .doc = "Evidence the decision rests on") \
	X(_, ID, decided_by, .label = "Who decided", .flags = F_REQUIRED, .missing = "Choose who decided", \
	  .doc = "Person who decided for the school") \
	X(_, TEXT, with_whom, .label = "Decided with", .hint = "For example class teacher, parents, the pupil", \
	  .flags = F_PERSONAL, .doc = "Who took part in the decision") \
	X(_, DATE, monitor_on, .label = "Look again on", .hint = "Needed unless SEN Support was decided", \
	  .flags = F_PERSONAL, .doc = "Day on which the school looks again") \
	X(_, ID, discussion_id, .flags = F_HIDDEN, .doc = "The discussion before it") \
	X(_, REV, revision)
/* clang-format on */
struct decision {
	RECORD_OF_PUPIL(DECISION)
	struct str by_name; /* joined */
};

extern const struct record decision_rec;
