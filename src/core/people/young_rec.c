#include "core/people/young_rec.h"

const struct choice young_kind_choices[] = {
	{ "share", "Agrees to share", "Plans and letters, and parents take part", NULL },
	{ "keep", "Does not want to share what is new", "What parents have read before stays theirs", NULL },
	{ "acts", "Cannot decide this now", "Somebody acts in their place (Mental Capacity Act 2005)", NULL },
	{ "explained", "It was explained what changes", "Rights pass to them, and what they can choose", NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice young_how_choices[] = {
	{ "said", "Said it", NULL, NULL },
	{ "written", "Wrote it", NULL, NULL },
	{ "page", "On their own page", NULL, NULL },
	{ "other", "In another way: signs, pictures, with help", NULL, NULL },
	{ "assessed", "Assessed for this decision", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct young_agreement, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct young_agreement, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct young_agreement, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_CHOICE(struct young_agreement, kind, .label = "What is it?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = young_kind_choices, .missing = "Choose what you record",
	             .doc = "share, keep, acts or explained"),
	FIELD_ID(struct young_agreement, person_id, .label = "About whom?", .flags = F_PERSONAL,
	         .doc = "One parent, or who acts; none: every parent"),
	FIELD_DATE(struct young_agreement, starts, .flags = F_HIDDEN, .doc = "First day"),
	FIELD_DATE(struct young_agreement, ends, .label = "Until (if you want)",
	           .hint = "Leave empty until it is changed", .flags = F_PERSONAL,
	           .doc = "Last day; none while it stands"),
	FIELD_CHOICE(struct young_agreement, how, .label = "How do you know?", .flags = F_PERSONAL | F_REQUIRED,
	             .choices = young_how_choices, .missing = "Choose how you know", .doc = "How it was given"),
	FIELD_LONG(
	    struct young_agreement, words, .label = "In which words, or why",
	    .hint = "For a finding about capacity: which decision, what help to decide was tried, and who assessed it",
	    .max = 1000, .flags = F_PERSONAL, .doc = "Their words, or the reason of a finding"),
	FIELD_ID(struct young_agreement, noted_by, .flags = F_HIDDEN, .doc = "Who recorded it"),
	FIELD_INT(struct young_agreement, noted_at, .flags = F_HIDDEN, .doc = "Instant of recording"),
	FIELD_INT(struct young_agreement, revision, .flags = F_HIDDEN, .doc = "1, and 2 once it was ended"),
};
RECORD_DEFINE(young_agreement_rec, "young_agreement", struct young_agreement, FIELDS);
