#include "core/cycle/cycle_rec.h"

static const struct field FIELDS[] = {
	FIELD_ID(struct cycle, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct cycle, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct cycle, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_INT(struct cycle, number, .flags = F_HIDDEN, .doc = "1 for the first cycle of the pupil, and so on"),
	FIELD_DATE(struct cycle, opened_on, .label = "Opened", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the day the cycle was opened", .doc = "Day on which the cycle was opened"),
	FIELD_DATE(struct cycle, assessed_on, .label = "Assess finished", .flags = F_PERSONAL,
	           .doc = "Day on which the assessment was finished"),
	FIELD_DATE(struct cycle, planned_on, .label = "Plan agreed", .flags = F_PERSONAL,
	           .doc = "Day on which the first version of the plan was shared"),
	FIELD_DATE(struct cycle, do_on, .label = "Support started", .flags = F_PERSONAL,
	           .doc = "Day of the first support given in this cycle"),
	FIELD_DATE(struct cycle, reviewed_on, .label = "Reviewed", .flags = F_PERSONAL,
	           .doc = "Day on which the review was held and finished"),
	FIELD_DATE(struct cycle, closed_on, .label = "Closed", .flags = F_PERSONAL,
	           .doc = "Day on which the cycle was closed"),
	FIELD_DATE(struct cycle, review_on, .label = "Review date", .hint = "When we will look at this together",
	           .flags = F_PERSONAL, .doc = "Date agreed for the review"),
	FIELD_LONG(struct cycle, learned, .label = "What we have learned", .flags = F_PERSONAL,
	           .doc = "What the review of this cycle adds to what is known about the pupil's needs"),
	FIELD_LONG(struct cycle, assess_reason, .label = "Why it is enough", .max = 600, .flags = F_PERSONAL,
	           .doc = "Why the assessment was finished although something was missing"),
	FIELD_INT(struct cycle, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(cycle_rec, "cycle", struct cycle, FIELDS);
