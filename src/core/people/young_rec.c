#include "core/people/young_rec.h"

const struct choice young_kind_choices[] = {
	{ "share", "Agrees to share", "Plans and letters, and parents take part", NULL, 0, 0 },
	{ "keep", "Does not want to share what is new", "What parents have read before stays theirs", NULL, 0, 0 },
	{ "acts", "Cannot decide this now", "Somebody acts in their place (Mental Capacity Act 2005)", NULL, 0, 0 },
	{ "explained", "It was explained what changes", "Rights pass to them, and what they can choose", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice young_how_choices[] = {
	{ "said", "Said it", NULL, NULL, 0, 0 },
	{ "written", "Wrote it", NULL, NULL, 0, 0 },
	{ "page", "On their own page", NULL, NULL, 0, 0 },
	{ "other", "In another way: signs, pictures, with help", NULL, NULL, 0, 0 },
	{ "assessed", "Assessed for this decision", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(young_agreement_rec, "young_agreement", struct young_agreement, YOUNG_AGREEMENT);
