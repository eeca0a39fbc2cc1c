#include "notice/observe/observation_rec.h"

const struct choice observation_place_choices[] = {
	{ "lesson", "Lesson", NULL, NULL, 0, 0 },
	{ "break", "Break", NULL, NULL, 0, 0 },
	{ "lunch", "Lunch", NULL, NULL, 0, 0 },
	{ "arrival", "Arrival or leaving", NULL, NULL, 0, 0 },
	{ "trip", "Trip or club", NULL, NULL, 0, 0 },
	{ "other", "Somewhere else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(observation_rec, "observation", struct observation, OBSERVATION);

struct str observation_where(struct arena *a, const struct observation *v)
{
	const char *place = choice_label(observation_place_choices, v->place);

	return v->subject.n > 0 ? str_fmt(a, "%s, %.*s", place, STR_ARG(v->subject)) : str_of(place);
}
