#include "notice/results/result_rec.h"

const struct choice result_ways[] = {
	{ "grid", "Typed in", NULL, NULL, 0, 0 },
	{ "import", "From a file", NULL, NULL, 0, 0 },
	{ "demo", "Invented for the demonstration", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(result_rec, "result", struct result, RESULT);
