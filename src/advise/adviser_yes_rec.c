#include "advise/adviser_yes_rec.h"

RECORD_PUPIL_JOINED(adviser_yes_rec, "adviser_yes", struct adviser_yes, ADVISER_YES,
                    FIELD_TEXT(struct adviser_yes, adviser_name), FIELD_TEXT(struct adviser_yes, given_name));
