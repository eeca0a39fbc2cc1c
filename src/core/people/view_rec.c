#include "core/people/view_rec.h"

ACTION(ACT_VIEW_ADD, "view.add", "Added a view");

const struct choice view_who_choices[] = {
	{ "pupil", "The pupil", NULL, NULL },
	{ "parent", "A parent or carer", NULL, NULL },
	{ "staff", "A member of staff", NULL, NULL },
	{ "specialist", "A specialist", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice view_moment_choices[] = {
	{ "assess", "For the assessment", NULL, NULL },
	{ "plan", "For the plan", NULL, NULL },
	{ "review", "For the review", NULL, NULL },
	{ "anytime", "At another time", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice view_method_choices[] = {
	{ "spoken", "Spoken", NULL, NULL },
	{ "written", "Written", NULL, NULL },
	{ "drawn", "Drawn", NULL, NULL },
	{ "symbols", "Symbols or pictures", NULL, NULL },
	{ "signed", "Signed", NULL, NULL },
	{ "observed", "Seen in what they did", NULL, NULL },
	{ "advocate", "Somebody spoke for them", NULL, NULL },
	{ "declined", "Did not wish to say", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice rating_choices[] = {
	{ "1", "Very hard", NULL, "face1" }, { "2", "Hard", NULL, "face2" },  { "3", "OK", NULL, "face3" },
	{ "4", "Good", NULL, "face4" },      { "5", "Great", NULL, "face5" }, { NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct view, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct view, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct view, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	/* A number, not a reference: 0 is kept as 0, because a pupil may say something before there is a cycle. */
	FIELD_INT(struct view, cycle_id, .flags = F_HIDDEN,
	          .doc = "The cycle in which it was given; 0: outside of a cycle"),
	FIELD_CHOICE(struct view, moment, .label = "When", .flags = F_PERSONAL | F_INLINE,
	             .choices = view_moment_choices, .doc = "Step of the cycle it was given for"),
	FIELD_CHOICE(struct view, who, .label = "Whose view", .flags = F_PERSONAL | F_REQUIRED | F_INLINE,
	             .choices = view_who_choices, .missing = "Choose whose view it is", .doc = "Whose view it is"),
	FIELD_ID(struct view, person_id, .flags = F_HIDDEN, .doc = "The person, when the school knows them"),
	FIELD_TEXT(struct view, name, .label = "Name", .max = 120, .flags = F_PERSONAL,
	           .doc = "Name as it is shown beside the view"),
	FIELD_CHOICE(struct view, method, .label = "How they told us", .flags = F_PERSONAL,
	             .choices = view_method_choices, .doc = "How the view was given"),
	FIELD_TEXT(struct view, helper, .label = "Who helped", .hint = "Leave empty when nobody did", .max = 120,
	           .flags = F_PERSONAL, .doc = "Who helped to give the view, such as an interpreter or advocate"),
	FIELD_LONG(struct view, going_well, .label = "What goes well", .flags = F_PERSONAL, .doc = "What goes well"),
	FIELD_LONG(struct view, hard, .label = "What is hard", .flags = F_PERSONAL, .doc = "What is hard"),
	FIELD_LONG(struct view, words, .label = "In their own words", .flags = F_PERSONAL,
	           .doc = "The person's own words"),
	FIELD_INT(struct view, rating, .label = "How it is going", .hint = "1 very hard, 5 great", .min = 0, .max = 5,
	          .flags = F_PERSONAL, .doc = "1 very hard, 2 hard, 3 OK, 4 good, 5 great; 0 not given"),
	FIELD_TEXT(struct view, language, .label = "Language it was given in", .hint = "Leave empty for English",
	           .max = 60, .width = 20, .flags = F_PERSONAL, .doc = "Language of the words; empty means English"),
	FIELD_FLAG(struct view, private, .label = "Keep this from the other people's pages", .flags = F_PERSONAL,
	           .doc = "1 when only the person and the SENCO may see it"),
	FIELD_DATE(struct view, given_on, .label = "Given on", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the day", .doc = "Day on which the view was given"),
	FIELD_INT(struct view, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(view_rec, "view", struct view, FIELDS);
