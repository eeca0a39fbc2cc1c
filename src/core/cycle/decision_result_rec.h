/* What was decided about a pupil: for the record of a decision and for the rules of where a pupil stands. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define DECISION_CHOICES(X, _) \
	X(_, SEN_SUPPORT, "sen_support", "SEN Support", \
	  .hint = "There is a special educational need: extra help is put in place") \
	X(_, NOT_SEN, "not_sen", "No special educational need", \
	  .hint = "Good teaching meets the need; look again on a date") \
	X(_, ADJUSTMENTS, "adjustments", "Adjustments only", .hint = "A disability without a special educational need") \
	X(_, NOT_YET, "not_yet", "Not decided yet", .hint = "Find out more first; look again on a date") \
	X(_, END_SUPPORT, "end_support", "SEN Support ends", .hint = "The need is met by what every pupil gets")
/* clang-format on */
CHOICES(decision_result, DECISION);
