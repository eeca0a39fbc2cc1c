#include "notice/screen/screen_decision_rec.h"

CHOICES_DEFINE(screen_action, SCREEN);

RECORD_PUPIL_JOINED(screen_decision_rec, "screen_decision", struct screen_decision, SCREEN_DECISION,
                    FIELD_TEXT(struct screen_decision, by_name));
