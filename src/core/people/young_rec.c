#include "core/people/young_rec.h"

CHOICES_DEFINE(young_kind, YOUNG);

CHOICES_DEFINE(young_how, YOUNG_HOW);

RECORD_PUPIL_JOINED(young_agreement_rec, "young_agreement", struct young_agreement, YOUNG_AGREEMENT,
                    FIELD_TEXT(struct young_agreement, by_name), FIELD_TEXT(struct young_agreement, person_name));
