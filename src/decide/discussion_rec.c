#include "decide/discussion_rec.h"
#include "core/people/said_rec.h"

RECORD_PUPIL_JOINED(discussion_rec, "discussion", struct discussion, DISCUSSION,
                    FIELD_TEXT(struct discussion, by_name));
