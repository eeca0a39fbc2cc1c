#include "core/people/young_rec.h"

const struct choice young_kind_choices[] = {
	{ "share", "Agrees to share", "Plans and letters, and parents take part", NULL },
	{ "keep", "Does not want to share what is new", "What parents have read before stays theirs", NULL },
	{ "acts", "Cannot decide this now", "Somebody acts in their place (Mental Capacity Act 2005)", NULL },
	{ "explained", "It was explained what changes", "Rights pass to them, and what they can choose", NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice young_how_choices[] = {
	{ "said", "Said it", NULL, NULL },
	{ "written", "Wrote it", NULL, NULL },
	{ "page", "On their own page", NULL, NULL },
	{ "other", "In another way: signs, pictures, with help", NULL, NULL },
	{ "assessed", "Assessed for this decision", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(young_agreement_rec, "young_agreement", struct young_agreement, YOUNG_AGREEMENT);
