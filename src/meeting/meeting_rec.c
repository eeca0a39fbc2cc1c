#include "meeting/meeting_rec.h"

CHOICES_DEFINE(meeting_kind, MEETING_KIND);

CHOICES_DEFINE(message_kind, MESSAGE);

RECORD_PUPIL_DEFINE(meeting_rec, "meeting", struct meeting, MEETING);

RECORD_PUPIL_JOINED(message_rec, "message", struct message, MESSAGE, FIELD_TEXT(struct message, from_name),
                    FIELD_TEXT(struct message, answered_name));
