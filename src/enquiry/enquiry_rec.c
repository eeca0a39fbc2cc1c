#include "enquiry/enquiry_rec.h"

CHOICES_DEFINE(enquiry_kind, ENQUIRY_KIND);

CHOICES_DEFINE(enquiry_desk, DESK);

CHOICES_DEFINE(copy_form, COPY_FORM);

CHOICES_DEFINE(copy_way, COPY_WAY);

CHOICES_DEFINE(enquiry_clear, CLEAR);

CHOICES_DEFINE(enquiry_state, ENQUIRY);

CHOICES_DEFINE(enquiry_deed, ENQUIRY_STEP);

RECORD_SCHOOL_DEFINE(enquiry_rec, "enquiry", struct enquiry, ENQUIRY_FIELDS);

RECORD_SCHOOL_DEFINE(enquiry_step_rec, "enquiry_step", struct enquiry_step, ENQUIRY_STEP_FIELDS);
