#include "enrol/year_up_rec.h"

CHOICES_DEFINE(year_up_what, YEAR_UP_WHAT);
