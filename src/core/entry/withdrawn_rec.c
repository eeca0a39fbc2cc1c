#include "core/entry/withdrawn_rec.h"

RECORD_PUPIL_JOINED(withdrawn_rec, "withdrawn_entry", struct withdrawn, WITHDRAWN,
                    FIELD_TEXT(struct withdrawn, by_name), FIELD_TEXT(struct withdrawn, done_name));
