#include "core/people/restriction_rec.h"

RECORD_PUPIL_JOINED(restriction_rec, "restriction", struct restriction, RESTRICTION,
                    FIELD_TEXT(struct restriction, noted_name), FIELD_TEXT(struct restriction, ended_name));
