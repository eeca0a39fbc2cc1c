/* Parts of a finished review that staff and families read alike. */
#pragma once

#include "core/door/request.h"
#include "review/review_read.h"

/* Outcome, at the start, at the review, target, result. */
void review_outcomes_write(struct req *q, const struct review_read *v);
/* "2 of 3 outcomes reached"; empty when the plan had none. Memory: a. */
struct str review_reached_words(struct arena *a, const struct review_read *v);
/* "Continue. Involve a specialist." Memory: a. */
struct str review_next_words(struct arena *a, const struct review *r);
