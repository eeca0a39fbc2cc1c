#include "assess/insight_rec.h"

CHOICES_DEFINE(insight_kind, INSIGHT);

RECORD_PUPIL_DEFINE(insight_rec, "insight", struct insight, INSIGHT);
