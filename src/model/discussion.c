#include "model/discussion.h"

const struct choice channel_choices[] = {
	{ "page", "On their own page", NULL, NULL }, { "email", "By email", NULL, NULL },
	{ "post", "By post", NULL, NULL },	     { "hand", "Given by hand", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct discussion, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct discussion, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct discussion, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct discussion, held_on, .label = "When you talked", .flags = F_PERSONAL | F_REQUIRED,
		   .missing = "Enter the day you talked", .doc = "Day of the discussion"),
	FIELD_LONG(struct discussion, present, .label = "Who was there", .hint = "Names, and who they are to the pupil",
		   .max = 600, .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter who was there",
		   .doc = "People who took part, as names in words"),
	FIELD_LONG(struct discussion, strengths, .label = "What goes well", .hint = "Strengths and interests",
		   .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter what goes well",
		   .doc = "The pupil's strengths as agreed in the discussion"),
	FIELD_LONG(struct discussion, difficulties, .label = "What is hard", .flags = F_PERSONAL | F_REQUIRED,
		   .missing = "Enter what is hard", .doc = "The pupil's difficulties as agreed in the discussion"),
	FIELD_LONG(struct discussion, parent_worries, .label = "What the parents are worried about",
		   .hint = "In their words. Write that there are none if they said so", .flags = F_PERSONAL | F_REQUIRED,
		   .missing = "Enter what the parents said", .doc = "Worries of the parents in their own words"),
	FIELD_LONG(struct discussion, pupil_view, .label = "What the pupil said",
		   .hint = "In their own words. Say how you found out if it was not by talking", .flags = F_PERSONAL,
		   .doc = "The pupil's view in their own words"),
	FIELD_LONG(struct discussion, hopes, .label = "What we hope for", .hint = "Agreed with parents and pupil",
		   .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter what you hope for",
		   .doc = "Outcomes sought for the pupil, agreed together"),
	FIELD_LONG(struct discussion, next_steps, .label = "Next steps", .hint = "Who does what, and by when",
		   .flags = F_PERSONAL | F_REQUIRED, .missing = "Enter the next steps", .doc = "What was agreed to do next"),
	FIELD_ID(struct discussion, noted_by, .flags = F_HIDDEN, .doc = "Person who wrote the note"),
	FIELD_DATE(struct discussion, copy_on, .label = "Parents got a copy on", .flags = F_PERSONAL,
		   .doc = "Day on which the parents were given the note"),
	FIELD_CHOICE(struct discussion, copy_how, .label = "How they got it", .flags = F_PERSONAL,
		     .choices = channel_choices, .doc = "How the note reached the parents"),
	FIELD_INT(struct discussion, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(discussion_rec, "discussion", struct discussion, FIELDS);
