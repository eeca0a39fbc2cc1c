#include "complain/complaint_rec.h"

#include "core/people/said_rec.h"

const struct choice complaint_about_choices[] = {
	{ "support", "Help that was promised or is needed", NULL, NULL },
	{ "decision", "A decision", NULL, NULL },
	{ "communication", "Being told or listened to", NULL, NULL },
	{ "other", "Something else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_way_all[] = {
	{ "page", "on their own page", NULL, NULL },
	{ "person", "in person", NULL, NULL },
	{ "phone", "by phone", NULL, NULL },
	{ "letter", "by letter", NULL, NULL },
	{ "email", "by email", NULL, NULL },
	{ "meeting", "at a meeting", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_kind_choices[] = {
	{ "answer", "Our answer to them", "The family reads it", NULL },
	{ "note", "A note of what was done", "For the school alone: who was asked, what was found", NULL },
	{ "moved", "They are still unhappy: next stage", "Their reason, as they said it", NULL },
	{ "outside", "They have gone outside the school", "Say below to whom", NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_route_choices[] = {
	{ "disagreement", "Disagreement resolution", NULL, NULL },
	{ "mediation", "Mediation", NULL, NULL },
	{ "tribunal", "SEND tribunal", NULL, NULL },
	{ "dfe", "Department for Education", NULL, NULL },
	{ "lgo", "Local Government and Social Care Ombudsman", NULL, NULL },
	{ "other", "Somebody else", NULL, NULL },
	{ NULL, NULL, NULL, NULL },
};

const struct choice complaint_outcome_choices[] = {
	{ "upheld", "Upheld", "They were right", NULL },
	{ "partly", "Partly upheld", "They were right in part", NULL },
	{ "not_upheld", "Not upheld", "We came to another view, and say why", NULL },
	{ "withdrawn", "Withdrawn", "The family does not want to go on", NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(complaint_rec, "complaint", struct complaint, COMPLAINT);

RECORD_PUPIL_DEFINE(complaint_step_rec, "complaint_step", struct complaint_step, COMPLAINT_STEP);
