#include "decide/decision_rec.h"

RECORD_PUPIL_JOINED(decision_rec, "decision", struct decision, DECISION, FIELD_TEXT(struct decision, by_name));
