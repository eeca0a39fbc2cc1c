#include "register/census_reason_rec.h"

RECORD_PUPIL_DEFINE(census_reason_rec, "census_reason", struct census_reason, CENSUS_REASON);
