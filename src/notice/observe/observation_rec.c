#include "notice/observe/observation_rec.h"

CHOICES_DEFINE(observation_place, OBSERVED);

RECORD_PUPIL_JOINED(observation_rec, "observation", struct observation, OBSERVATION,
                    FIELD_TEXT(struct observation, by_name));

struct str observation_where(struct arena *a, const struct observation *v)
{
	const char *place = observation_place_word(v->place);

	return v->subject.n > 0 ? str_fmt(a, "%s, %.*s", place, STR_ARG(v->subject)) : str_of(place);
}
