#include "notice/observe/observation_rec.h"

const struct choice observation_place_choices[] = {
	{ "lesson", "Lesson", NULL, NULL },
	{ "break", "Break", NULL, NULL },
	{ "lunch", "Lunch", NULL, NULL },
	{ "arrival", "Arrival or leaving", NULL, NULL },
	{ "trip", "Trip or club", NULL, NULL },
	{ "other", "Somewhere else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct field FIELDS[] = {
	FIELD_ID(struct observation, school_id, .flags = F_HIDDEN, .doc = "The school that keeps the record"),
	FIELD_ID(struct observation, pupil_id, .flags = F_HIDDEN, .doc = "The pupil"),
	FIELD_ID(struct observation, id, .flags = F_HIDDEN, .doc = "Made by the application"),
	FIELD_DATE(struct observation, seen_on, .label = "On which day?", .flags = F_PERSONAL | F_REQUIRED,
	           .missing = "Enter the day", .doc = "Day on which it was seen"),
	FIELD_CHOICE(struct observation, place, .label = "Where?", .flags = F_PERSONAL | F_REQUIRED | F_TILES,
	             .choices = observation_place_choices, .missing = "Choose where it was",
	             .doc = "Where it was seen"),
	FIELD_TEXT(struct observation, subject, .label = "Subject (if you want)", .flags = F_PERSONAL, .max = 60,
	           .width = 20, .doc = "Subject of the lesson; empty: none"),
	FIELD_LONG(struct observation, words, .label = "What did you see?",
	           .hint = "Facts: what happened, for how long, what came before", .flags = F_PERSONAL | F_REQUIRED,
	           .max = 1000, .missing = "Write what you saw", .doc = "What was seen, in the observer's words"),
	FIELD_LONG(struct observation, helped, .label = "What helped? (if you know)", .flags = F_PERSONAL, .max = 500,
	           .doc = "What helped"),
	FIELD_ID(struct observation, seen_by, .flags = F_HIDDEN, .doc = "Who saw it"),
	FIELD_INT(struct observation, noted_at, .flags = F_HIDDEN, .doc = "Instant at which it was noted"),
	FIELD_INT(struct observation, revision, .flags = F_HIDDEN,
	          .doc = "Counts the changes; an old one is a conflict"),
};
RECORD_DEFINE(observation_rec, "observation", struct observation, FIELDS);

struct str observation_where(struct arena *a, const struct observation *v)
{
	const char *place = choice_label(observation_place_choices, v->place);

	return v->subject.n > 0 ? str_fmt(a, "%s, %.*s", place, STR_ARG(v->subject)) : str_of(place);
}
