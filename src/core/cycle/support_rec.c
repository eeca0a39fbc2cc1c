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

RECORD_PUPIL_DEFINE(session_note_rec, "session", struct session_note, SESSION_NOTE);

RECORD_PUPIL_DEFINE(measure_point_rec, "measure_point", struct measure_point, MEASURE_POINT);
