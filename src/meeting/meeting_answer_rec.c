#include "meeting/meeting_answer_rec.h"

CHOICES_DEFINE(coming, COMING);

RECORD_PUPIL_DEFINE(meeting_answer_rec, "meeting_answer", struct meeting_answer, MEETING_ANSWER);
