#include "notice/results/scale_rec.h"

const struct choice scale_kinds[] = {
	{ "interval", "A score", "The distance between two scores means something", NULL },
	{ "count", "A count", "How many, for example words read or tables known", NULL },
	{ "age", "An age", "Years and months, for example a reading age of 7:06", NULL },
	{ "ordinal", "Steps in an order", "For example WTS, EXS, GDS: shown, never subtracted", NULL },
	{ "rubric", "Descriptions", "Named descriptions without an order", NULL },
	{ "none", "Words only", "For example the engagement model: never a number", NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_SCHOOL_DEFINE(scale_rec, "scale", struct scale, SCALE);
