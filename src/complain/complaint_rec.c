#include "complain/complaint_rec.h"

CHOICES_DEFINE(complaint_about, COMPLAINT_ABOUT);

CHOICES_DEFINE(complaint_step_kind, COMPLAINT_STEP);

CHOICES_DEFINE(complaint_holder, COMPLAINT_HOLDER);

CHOICES_DEFINE(complaint_route, COMPLAINT_ROUTE);

CHOICES_DEFINE(complaint_outcome, COMPLAINT_OUTCOME);

RECORD_PUPIL_JOINED(complaint_rec, "complaint", struct complaint, COMPLAINT, FIELD_TEXT(struct complaint, noted_name));

RECORD_PUPIL_JOINED(complaint_step_rec, "complaint_step", struct complaint_step, COMPLAINT_STEP,
                    FIELD_TEXT(struct complaint_step, by_name));
