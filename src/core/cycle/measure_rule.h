/* The most that a measure can show: "Words spelled correctly out of 40" never starts, aims or stands above 40. */
#pragma once

#include "core/record/record_rec.h"

/* Of "out of 40" in the measure, or "of 40 words", "times in 10", "/20", "%" in its unit; a number before a length of
 * time
 * ("words in 2 minutes") is none. MILLI_NONE: it has no most. Both may be empty. */
int64_t measure_most(struct str measure, struct str unit);

/* "40 is the most that it can be" when a value (thousandths, MILLI_NONE: none) cannot be; else empty. Memory: from a.
 */
struct str measure_fault(struct arena *a, struct str measure, struct str unit, int64_t value);
