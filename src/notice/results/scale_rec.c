#include "notice/results/scale_rec.h"

CHOICES_DEFINE(scale_kind, SCALE);

RECORD_SCHOOL_DEFINE(scale_rec, "scale", struct scale, SCALE);
