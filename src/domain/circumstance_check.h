/* What a circumstance beside the results needs to be useful: a fact, and days that can be. Source: Code 6.21 to 6.24. */
#pragma once

#include "model/circumstance.h"

/* The field that is wrong ("words", "level", "starts", "ends") and *why in words; NULL when all is well. born may be
 * none. */
const char *circumstance_fault(const struct circumstance *v, struct date born, struct date today, struct str *why);
