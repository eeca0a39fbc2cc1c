#include "core/duty/meeting_state_rec.h"

CHOICES_DEFINE(meeting_state, MEETING);
