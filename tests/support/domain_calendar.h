/* The school year 2025/26 of the fictional school, for tests of rules. */
#pragma once

#include "core/school/term_rule.h"

/* Terms of 2025/26 with half-term holidays; closures: a training day on 3 November, May Day, and two
 * entries that overlap on the last days of the summer term. */
const struct calendar *test_calendar(void);
