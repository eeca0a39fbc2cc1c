#include "notice/results/result_rec.h"

const struct choice result_ways[] = {
	{ "grid", "Typed in", NULL, NULL },
	{ "import", "From a file", NULL, NULL },
	{ "demo", "Invented for the demonstration", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(result_rec, "result", struct result, RESULT);
