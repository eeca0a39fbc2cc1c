#include "core/people/young_rec.h"

CHOICES_DEFINE(young_kind, YOUNG);

CHOICES_DEFINE(young_how, YOUNG_HOW);

RECORD_PUPIL_DEFINE(young_agreement_rec, "young_agreement", struct young_agreement, YOUNG_AGREEMENT);
