/* What the pupil, a parent or a member of staff thinks, at a moment of a cycle or at any time. */
#pragma once

#include "core/record/record_rec.h"
#include "core/rights/action_rec.h"

/* clang-format off */
#define VIEW_MOMENT_CHOICES(X, _) \
	X(_, ASSESS, "assess", "For the assessment") \
	X(_, PLAN, "plan", "For the plan") \
	X(_, REVIEW, "review", "For the review") \
	X(_, ANYTIME, "anytime", "At another time")
/* clang-format on */
CHOICES(view_moment, VIEW_MOMENT);

/* clang-format off */
#define VIEW_WHO_CHOICES(X, _) \
	X(_, PUPIL, "pupil", "The pupil") \
	X(_, PARENT, "parent", "A parent or carer") \
	X(_, STAFF, "staff", "A member of staff") \
	X(_, SPECIALIST, "specialist", "A specialist")
/* clang-format on */
CHOICES(view_who, VIEW_WHO);

/* clang-format off */
#define VIEW_METHOD_CHOICES(X, _) \
	X(_, SPOKEN, "spoken", "Spoken") \
	X(_, WRITTEN, "written", "Written") \
	X(_, DRAWN, "drawn", "Drawn") \
	X(_, SYMBOLS, "symbols", "Symbols or pictures") \
	X(_, SIGNED, "signed", "Signed") \
	X(_, OBSERVED, "observed", "Seen in what they did") \
	X(_, ADVOCATE, "advocate", "Somebody spoke for them") \
	X(_, DECLINED, "declined", "Did not wish to say")
/* clang-format on */
CHOICES(view_method, VIEW_METHOD);

/* clang-format off */
#define VIEW(X, _) \
	X(_, KEY, id) \
	X(_, INT, cycle_id, .flags = F_HIDDEN, .doc = "The cycle in which it was given; 0: outside of a cycle") \
	X(_, ONE_OF(view_moment), moment, .label = "When", .flags = F_PERSONAL | F_INLINE, \
	  .doc = "Step of the cycle it was given for") /* assess, plan, review, anytime */ \
	X(_, ONE_OF(view_who), who, .label = "Whose view", .flags = F_PERSONAL | F_REQUIRED | F_INLINE, \
	  .missing = "Choose whose view it is", .doc = "Whose view it is") \
	  /* pupil, parent, staff, specialist */ \
	X(_, ID, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them") \
	  /* when the person is known to the school */ \
	X(_, TEXT, name, .label = "Name", .max = 120, .flags = F_PERSONAL, \
	  .doc = "Name as it is shown beside the view") \
	X(_, ONE_OF(view_method), method, .label = "How they told us", .flags = F_PERSONAL, \
	  .doc = "How the view was given") \
	X(_, TEXT, helper, .label = "Who helped", .hint = "Leave blank if nobody helped", .max = 120, \
	  .flags = F_PERSONAL, .doc = "Who helped to give the view, such as an interpreter or advocate") \
	X(_, LONG, going_well, .label = "What goes well", .flags = F_PERSONAL, .doc = "What goes well") \
	X(_, LONG, hard, .label = "What is hard", .flags = F_PERSONAL, .doc = "What is hard") \
	X(_, LONG, words, .label = "In their own words", .flags = F_PERSONAL, .doc = "The person's own words") \
	X(_, INT, rating, .label = "How it is going", .hint = "1 very hard, 5 great", .min = 0, .max = 5, \
	  .flags = F_PERSONAL, .doc = "1 very hard, 2 hard, 3 OK, 4 good, 5 great; 0 not given") \
	  /* 1 to 5; 0 = not given */ \
	X(_, TEXT, language, .label = "Language it was given in", .hint = "Leave empty for English", .max = 60, \
	  .width = 20, .flags = F_PERSONAL, .doc = "Language of the words; empty means English") \
	X(_, FLAG, private, .label = "Keep this from the other people's pages", .flags = F_PERSONAL, \
	  .doc = "1 when only the person and the SENCO may see it") \
	  /* not shown to the family beside others' views */ \
	X(_, DATE, given_on, .label = "Given on", .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the day", \
	  .doc = "Day on which the view was given") \
	X(_, REV, revision)
/* clang-format on */
struct view {
	RECORD_OF_PUPIL(VIEW)
};

extern const struct record view_rec;
/* What a view counts as a number. */
/* clang-format off */
#define RATING_CHOICES(X, _) \
	X(_, VERY_HARD, "1", "Very hard", .icon = "face1") \
	X(_, HARD, "2", "Hard", .icon = "face2") \
	X(_, OK, "3", "OK", .icon = "face3") \
	X(_, GOOD, "4", "Good", .icon = "face4") \
	X(_, GREAT, "5", "Great", .icon = "face5")
/* clang-format on */
CHOICES(rating, RATING);

/* Also used by other files. */
extern const struct action ACT_VIEW_ADD;
