#include "notice/concern/concern_rec.h"

CHOICES_DEFINE(concern_from, CONCERN_FROM);

CHOICES_DEFINE(concern_result, CONCERN);

RECORD_PUPIL_JOINED(concern_rec, "concern", struct concern, CONCERN, FIELD_TEXT(struct concern, noted_name),
                    FIELD_TEXT(struct concern, answered_name));
