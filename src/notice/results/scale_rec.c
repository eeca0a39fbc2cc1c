#include "notice/results/scale_rec.h"

const struct choice scale_kinds[] = {
	{ "interval", "A score", "The distance between two scores means something", NULL, 0, 0 },
	{ "count", "A count", "How many, for example words read or tables known", NULL, 0, 0 },
	{ "age", "An age", "Years and months, for example a reading age of 7:06", NULL, 0, 0 },
	{ "ordinal", "Steps in an order", "For example WTS, EXS, GDS: shown, never subtracted", NULL, 0, 0 },
	{ "rubric", "Descriptions", "Named descriptions without an order", NULL, 0, 0 },
	{ "none", "Words only", "For example the engagement model: never a number", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_SCHOOL_DEFINE(scale_rec, "scale", struct scale, SCALE);
