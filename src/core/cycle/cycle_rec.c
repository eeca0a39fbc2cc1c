#include "core/cycle/cycle_rec.h"

RECORD_PUPIL_DEFINE(cycle_rec, "cycle", struct cycle, CYCLE);
