#include "core/cycle/support_rec.h"

const struct choice session_results[] = {
	{ "given", "Given", "As planned", "tick", 0, 0 },
	{ "part", "Part", "Shorter than planned", "half", 0, 0 },
	{ "missed", "Not given", "Say why", "cross", 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice session_reasons[] = {
	{ "cover", "Covering another class", NULL, NULL, 0, 0 },
	{ "staff_away", "I was away", NULL, NULL, 0, 0 },
	{ "pupil_away", "Pupil away", NULL, NULL, 0, 0 },
	{ "trip", "Trip or event", NULL, NULL, 0, 0 },
	{ "room", "No room or things missing", NULL, NULL, 0, 0 },
	{ "pupil_no", "Pupil did not want to", NULL, NULL, 0, 0 },
	{ "other", "Something else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(session_note_rec, "session", struct session_note, SESSION_NOTE);

RECORD_PUPIL_DEFINE(measure_point_rec, "measure_point", struct measure_point, MEASURE_POINT);
