#include "notice/observe/observation_rec.h"

CHOICES_DEFINE(observation_place, OBSERVED);

RECORD_PUPIL_DEFINE(observation_rec, "observation", struct observation, OBSERVATION);

struct str observation_where(struct arena *a, const struct observation *v)
{
	const char *place = observation_place_word(v->place);

	return v->subject.n > 0 ? str_fmt(a, "%s, %.*s", place, STR_ARG(v->subject)) : str_of(place);
}
