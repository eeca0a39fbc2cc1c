/* On the page of a review: which parents were asked what they think, and the button that asks the others. */
#pragma once

#include "core/door/page.h"
#include "review/review.h"

/* Nothing when the review is finished, or nobody is to be asked. */
void review_asked_write(struct req *q, const struct review_view *v);
