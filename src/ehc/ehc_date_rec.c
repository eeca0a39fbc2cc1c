#include "ehc/ehc_date_rec.h"

CHOICES_DEFINE(ehc_kind, EHC_KIND);
CHOICES_DEFINE(ehc_state, EHC_STATE);
CHOICES_DEFINE(ehc_outcome, EHC_OUTCOME);

RECORD_PUPIL_DEFINE(ehc_date_rec, "ehc_date", struct ehc_date, EHC_DATE);
