#include "notice/results/result_rec.h"

CHOICES_DEFINE(result_way, RESULT);

RECORD_PUPIL_JOINED(result_rec, "result", struct result, RESULT, FIELD_TEXT(struct result, noted_name));
