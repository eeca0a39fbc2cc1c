#include "notice/concern/concern_rec.h"

CHOICES_DEFINE(concern_from, CONCERN_FROM);

CHOICES_DEFINE(concern_result, CONCERN);

RECORD_PUPIL_DEFINE(concern_rec, "concern", struct concern, CONCERN);
