#include "assess/insight_rec.h"

const struct choice insight_choices[] = {
	{ "strength", "Strength", NULL, NULL },
	{ "barrier", "Barrier", NULL, NULL },
	{ "know", "What every teacher must know", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(insight_rec, "insight", struct insight, INSIGHT);
