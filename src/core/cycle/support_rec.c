#include "core/cycle/support_rec.h"

CHOICES_DEFINE(session_result, SESSION);

CHOICES_DEFINE(session_reason, SESSION_REASON);

RECORD_PUPIL_DEFINE(session_note_rec, "session", struct session_note, SESSION_NOTE);

RECORD_PUPIL_DEFINE(measure_point_rec, "measure_point", struct measure_point, MEASURE_POINT);
