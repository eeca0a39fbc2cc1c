#include "core/cycle/support_rec.h"

const struct choice session_results[] = {
	{ "given", "Given", "As planned", "tick" },
	{ "part", "Part", "Shorter than planned", "half" },
	{ "missed", "Not given", "Say why", "cross" },
	{ NULL, NULL, NULL, NULL },
};

const struct choice session_reasons[] = {
	{ "cover", "Covering another class", NULL, NULL },   { "staff_away", "I was away", NULL, NULL },
	{ "pupil_away", "Pupil away", NULL, NULL },          { "trip", "Trip or event", NULL, NULL },
	{ "room", "No room or things missing", NULL, NULL }, { "pupil_no", "Pupil did not want to", NULL, NULL },
	{ "other", "Something else", NULL, NULL },           { NULL, NULL, NULL, NULL },
};

static const struct field SESSION[] = {
	FIELD_ID(struct session_note, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct session_note, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct session_note, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct session_note, provision_root, .flags = F_HIDDEN, .doc = "The support, in every plan version"),
	FIELD_DATE(struct session_note, on_day, .label = "Day", .flags = F_REQUIRED, .doc = "Day of the session"),
	FIELD_INT(struct session_note, turn, .flags = F_HIDDEN, .doc = "1, 2 … of that day"),
	FIELD_CHOICE(struct session_note, result, .label = "Did it happen?", .choices = session_results,
	             .flags = F_REQUIRED | F_TILES, .doc = "given, part or missed"),
	FIELD_CHOICE(struct session_note, reason, .label = "Why not, or only in part?", .choices = session_reasons,
	             .doc = "Reason when it was not given as planned"),
	FIELD_INT(struct session_note, minutes, .label = "Minutes", .max = 300, .doc = "How long it was; 0 as planned"),
	FIELD_LONG(struct session_note, note, .label = "Note",
	           .hint = "What went well, what to do in class. Nobody has to write here", .max = 1000,
	           .flags = F_PERSONAL, .doc = "Short note of the person who gave it"),
	FIELD_ID(struct session_note, noted_by, .flags = F_HIDDEN, .doc = "Who noted it"),
	FIELD_INT(struct session_note, noted_at, .flags = F_HIDDEN, .doc = "When it was noted, UTC seconds"),
	FIELD_INT(struct session_note, revision, .flags = F_HIDDEN, .doc = "Counts the changes"),
};
RECORD_DEFINE(session_note_rec, "session", struct session_note, SESSION);

static const struct field POINT[] = {
	FIELD_ID(struct measure_point, school_id, .flags = F_HIDDEN, .doc = "The school"),
	FIELD_ID(struct measure_point, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct measure_point, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_ID(struct measure_point, outcome_root, .flags = F_HIDDEN, .doc = "The outcome, in every plan version"),
	FIELD_DATE(struct measure_point, on_day, .label = "Checked on", .flags = F_REQUIRED, .doc = "Day of the check"),
	FIELD_MILLI(struct measure_point, value, .label = "Now", .hint = "The number you found", .flags = F_REQUIRED,
	            .missing = "Enter the number you found", .doc = "Value in thousandths of the measure's unit"),
	FIELD_LONG(struct measure_point, note, .label = "Note", .hint = "Where and how, if it matters", .max = 500,
	           .flags = F_PERSONAL, .doc = "Circumstances of the check"),
	FIELD_ID(struct measure_point, noted_by, .flags = F_HIDDEN, .doc = "Who noted it"),
};
RECORD_DEFINE(measure_point_rec, "measure_point", struct measure_point, POINT);
