#include "assess/insight_rec.h"

const struct choice insight_choices[] = {
	{ "strength", "Strength", NULL, NULL, 0, 0 },
	{ "barrier", "Barrier", NULL, NULL, 0, 0 },
	{ "know", "What every teacher must know", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(insight_rec, "insight", struct insight, INSIGHT);
