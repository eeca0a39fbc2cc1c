#include "core/people/wish_rec.h"

RECORD_SCHOOL_DEFINE(wish_rec, "wish", struct wish, WISH);
