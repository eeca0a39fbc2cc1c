#include "notice/results/result_rec.h"

const struct choice result_ways[] = {
	{ "grid", "Typed in", NULL, NULL },
	{ "import", "From a file", NULL, NULL },
	{ "demo", "Invented for the demonstration", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field RESULT[] = {
	FIELD_ID(struct result, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct result, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct result, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct result, point_id, .flags = F_HIDDEN, .doc = "The assessment point"),
	FIELD_TEXT(struct result, subject, .flags = F_HIDDEN, .max = 40, .doc = "Code of the subject"),
	FIELD_ID(struct result, scale_id, .flags = F_HIDDEN, .doc = "The scale it is measured on"),
	FIELD_MILLI(struct result, value, .flags = F_HIDDEN | F_PERSONAL,
	            .doc = "Value in thousandths; none when there is a code"),
	FIELD_TEXT(struct result, code, .flags = F_HIDDEN | F_PERSONAL, .max = 20,
	           .doc = "Code instead of a value, for example absent; words when the note is the result"),
	FIELD_LONG(struct result, note, .label = "Note", .flags = F_PERSONAL, .max = 1000, .doc = "Words beside it"),
	FIELD_CHOICE(struct result, way, .flags = F_HIDDEN, .choices = result_ways, .doc = "How it came in"),
	FIELD_ID(struct result, noted_by, .flags = F_HIDDEN, .doc = "Who entered it; none for a file"),
	FIELD_INT(struct result, noted_at, .flags = F_HIDDEN, .doc = "Known from then on, UTC seconds"),
	FIELD_ID(struct result, until_at, .flags = F_HIDDEN, .doc = "Corrected then, UTC seconds; none while in force"),
};
RECORD_DEFINE(result_rec, "result", struct result, RESULT);
