#include "notice/round/round_rec.h"

RECORD_PUPIL_JOINED(round_rec, "round", struct round, ROUND, FIELD_TEXT(struct round, by_name));
