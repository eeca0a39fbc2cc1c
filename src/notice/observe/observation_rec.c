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

RECORD_PUPIL_DEFINE(observation_rec, "observation", struct observation, OBSERVATION);

struct str observation_where(struct arena *a, const struct observation *v)
{
	const char *place = choice_label(observation_place_choices, v->place);

	return v->subject.n > 0 ? str_fmt(a, "%s, %.*s", place, STR_ARG(v->subject)) : str_of(place);
}
