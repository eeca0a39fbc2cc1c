#include "notice/round/round_rec.h"

RECORD_PUPIL_DEFINE(round_rec, "round", struct round, ROUND);
