#include "decide/discussion_rec.h"
#include "core/people/said_rec.h"

RECORD_PUPIL_DEFINE(discussion_rec, "discussion", struct discussion, DISCUSSION);
