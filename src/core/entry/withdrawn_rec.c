#include "core/entry/withdrawn_rec.h"

RECORD_PUPIL_DEFINE(withdrawn_rec, "withdrawn_entry", struct withdrawn, WITHDRAWN);
