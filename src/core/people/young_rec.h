/* What a young person has agreed about their parents, or what was found about their capacity to decide. */
#pragma once

#include "core/record/record_rec.h"

/* clang-format off */
#define YOUNG_CHOICES(X, _) \
	X(_, SHARE, "share", "Agrees to share", .hint = "Plans and letters, and parents take part") \
	X(_, KEEP, "keep", "Does not want to share what is new", .hint = "What parents have read before stays theirs") \
	X(_, ACTS, "acts", "Cannot decide this now", .hint = "Somebody acts in their place (Mental Capacity Act 2005)") \
	X(_, EXPLAINED, "explained", "It was explained what changes", \
	  .hint = "Rights pass to them, and what they can choose")
/* clang-format on */
CHOICES(young_kind, YOUNG);

/* clang-format off */
#define YOUNG_HOW_CHOICES(X, _) \
	X(_, SAID, "said", "Said it") \
	X(_, WRITTEN, "written", "Wrote it") \
	X(_, PAGE, "page", "On their own page") \
	X(_, OTHER, "other", "In another way: signs, pictures, with help") \
	X(_, ASSESSED, "assessed", "Assessed for this decision")
/* clang-format on */
CHOICES(young_how, YOUNG_HOW);

/* clang-format off */
#define YOUNG_AGREEMENT(X, _) \
	X(_, KEY, id) \
	X(_, ONE_OF(young_kind), kind, .label = "What is it?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose what you record", .doc = "share, keep, acts or explained") \
	  /* share, keep, acts, explained: as in core/people/young_rule */ \
	X(_, ID, person_id, .label = "About whom?", .flags = F_PERSONAL, \
	  .doc = "One parent, or who acts; none: every parent") \
	  /* one parent or representative; 0: every parent */ \
	X(_, DATE, starts, .flags = F_HIDDEN, .doc = "First day") \
	X(_, DATE, ends, .label = "Until (if you want)", .hint = "Leave empty until it is changed", \
	  .flags = F_PERSONAL, .doc = "Last day; none while it stands") \
	X(_, ONE_OF(young_how), how, .label = "How do you know?", .flags = F_PERSONAL | F_REQUIRED, \
	  .missing = "Choose how you know", .doc = "How it was given") \
	X(_, LONG, words, .label = "In which words, or why", \
	  .hint = "For a finding about capacity: which decision, what help to decide was tried, and who assessed it", \
	  .max = 1000, .flags = F_PERSONAL, .doc = "Their words, or the reason of a finding") \
	X(_, ID, noted_by, .flags = F_HIDDEN, .doc = "Who recorded it") \
	X(_, INT, noted_at, .flags = F_HIDDEN, .doc = "Instant of recording") \
	X(_, REV, revision)
/* clang-format on */
struct young_agreement {
	RECORD_OF_PUPIL(YOUNG_AGREEMENT)
	/* Joined, no columns. */
	struct str person_name; /* empty: every parent */
	struct str by_name;
};

extern const struct record young_agreement_rec;
