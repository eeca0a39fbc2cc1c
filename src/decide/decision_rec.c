#include "decide/decision_rec.h"

RECORD_PUPIL_DEFINE(decision_rec, "decision", struct decision, DECISION);
