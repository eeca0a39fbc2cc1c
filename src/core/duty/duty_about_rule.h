/* One occasion of a duty as a word: "staff_read.88123.2026-03-02". For addresses and for the reason why it rests. */
#pragma once

#include "core/duty/duty_rule.h"

/* Memory: from a. */
struct str duty_about(struct arena *a, const struct duty *d);
/* The duty of such a word; NULL when there is none of that name. */
const struct duty_rule *duty_of_about(struct str about);
/* What should be done can be answered with a reason; what must be done cannot. */
bool duty_may_rest(const struct duty_rule *r);
/* "Hold the review of the pupil": the duty's title without a name. Memory: from a. */
struct str duty_title_plain(struct arena *a, const struct duty_rule *r);
