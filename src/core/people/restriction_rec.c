#include "core/people/restriction_rec.h"

RECORD_PUPIL_DEFINE(restriction_rec, "restriction", struct restriction, RESTRICTION);
