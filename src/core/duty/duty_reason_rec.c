#include "core/duty/duty_reason_rec.h"

RECORD_PUPIL_DEFINE(duty_reason_rec, "duty_reason", struct duty_reason, DUTY_REASON);
