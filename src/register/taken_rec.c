#include "register/taken_rec.h"

CHOICES_DEFINE(taken_purpose, TAKEN_PURPOSE);

RECORD_SCHOOL_DEFINE(taken_out_rec, "taken_out", struct taken_out, TAKEN_OUT);
