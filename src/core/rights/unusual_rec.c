#include "core/rights/unusual_rec.h"

CHOICES_DEFINE(unusual_kind, UNUSUAL);
