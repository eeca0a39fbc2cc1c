#include "notice/results/result_rec.h"

CHOICES_DEFINE(result_way, RESULT);

RECORD_PUPIL_DEFINE(result_rec, "result", struct result, RESULT);
