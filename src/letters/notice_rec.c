#include "letters/notice_rec.h"

#include "core/people/said_rec.h"

const struct choice notice_choices[] = {
	{ "s68", "SEN Support decided", NULL, NULL },
	{ "discussion", "Note of a discussion", NULL, NULL },
	{ "plan", "Plan", NULL, NULL },
	{ "review", "Summary of a review", NULL, NULL },
	{ "end_support", "SEN Support ends", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct notice, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct notice, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct notice, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_CHOICE(struct notice, kind, .label = "About", .flags = F_PERSONAL | F_HIDDEN, .choices = notice_choices,
	             .doc = "What the person is told"),
	FIELD_ID(struct notice, about_id, .flags = F_HIDDEN, .doc = "Record it tells of"),
	FIELD_ID(struct notice, person_id, .flags = F_HIDDEN, .doc = "Contact who is told; none for the pupil"),
	FIELD_TEXT(struct notice, addressee, .label = "To", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter who it goes to", .doc = "Name as it stands on the letter"),
	FIELD_FLAG(struct notice, to_pupil, .flags = F_HIDDEN, .doc = "1 when it goes to the pupil or young person"),
	FIELD_LONG(struct notice, body, .label = "What it says", .max = 8000, .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter what the letter says", .doc = "Text of the letter as sent"),
	FIELD_DATE(struct notice, made_on, .flags = F_HIDDEN, .doc = "Day on which it was written"),
	FIELD_CHOICE(struct notice, channel, .label = "How it was given", .flags = F_PERSONAL,
	             .choices = channel_choices, .doc = "How it reached the person: paper counts as much as a page"),
	FIELD_DATE(struct notice, sent_on, .label = "Given on", .flags = F_PERSONAL,
	           .doc = "Day on which it was sent or given"),
	FIELD_ID(struct notice, sent_by, .flags = F_HIDDEN, .doc = "Person who sent or gave it"),
	FIELD_LONG(struct notice, proof, .label = "How you know it reached them",
	           .hint = "For example signed for, or posted first class", .max = 600, .flags = F_PERSONAL,
	           .doc = "Proof of delivery in words"),
	FIELD_INT(struct notice, seen_at, .flags = F_HIDDEN,
	          .doc = "Instant at which it was first opened on their page"),
	FIELD_INT(struct notice, revision, .flags = F_HIDDEN, .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(notice_rec, "notice", struct notice, FIELDS);
