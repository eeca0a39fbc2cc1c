/* When a reason is an answer: to something that should be done, and until a day that comes. */
#pragma once

#include "core/duty/duty_reason_rec.h"

/* The field that is wrong ("about", "words", "until_on") and *why in words; NULL when all is well. */
const char *reason_fault(const struct duty_reason *v, struct date today, struct str *why);
