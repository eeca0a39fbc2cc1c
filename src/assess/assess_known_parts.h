/* With what the empty boxes of an assessment begin: words that stand elsewhere in the record. */
#pragma once

#include "assess/assess.h"

/* What is offered for an empty source: words that were said or seen elsewhere, and by whom. */
struct assess_offer {
	struct str words;
	struct str from;
};
struct assess_offer assess_offer(struct arena *a, const struct assess_view *v, int s);

/* In a first cycle the lists begin with what is known; NULL: nothing more. Too long for one sentence is left out. */
const struct known *assess_insight_known(const struct assess_view *v, enum insight_kind kind, size_t at);
