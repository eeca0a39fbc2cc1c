#include "complain/complaint_rec.h"

#include "core/people/said_rec.h"

const struct choice complaint_about_choices[] = {
	{ "support", "Help that was promised or is needed", NULL, NULL, 0, 0 },
	{ "decision", "A decision", NULL, NULL, 0, 0 },
	{ "communication", "Being told or listened to", NULL, NULL, 0, 0 },
	{ "other", "Something else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice complaint_way_all[] = {
	{ "page", "on their own page", NULL, NULL, 0, 0 },
	{ "person", "in person", NULL, NULL, 0, 0 },
	{ "phone", "by phone", NULL, NULL, 0, 0 },
	{ "letter", "by letter", NULL, NULL, 0, 0 },
	{ "email", "by email", NULL, NULL, 0, 0 },
	{ "meeting", "at a meeting", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice complaint_kind_choices[] = {
	{ "answer", "Our answer to them", "The family reads it", NULL, 0, 0 },
	{ "note", "A note of what was done", "For the school alone: who was asked, what was found", NULL, 0, 0 },
	{ "moved", "They are still unhappy: next stage", "Their reason, as they said it", NULL, 0, 0 },
	{ "outside", "They have gone outside the school", "Say below to whom", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice complaint_route_choices[] = {
	{ "disagreement", "Disagreement resolution", NULL, NULL, 0, 0 },
	{ "mediation", "Mediation", NULL, NULL, 0, 0 },
	{ "tribunal", "SEND tribunal", NULL, NULL, 0, 0 },
	{ "dfe", "Department for Education", NULL, NULL, 0, 0 },
	{ "lgo", "Local Government and Social Care Ombudsman", NULL, NULL, 0, 0 },
	{ "other", "Somebody else", NULL, NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

const struct choice complaint_outcome_choices[] = {
	{ "upheld", "Upheld", "They were right", NULL, 0, 0 },
	{ "partly", "Partly upheld", "They were right in part", NULL, 0, 0 },
	{ "not_upheld", "Not upheld", "We came to another view, and say why", NULL, 0, 0 },
	{ "withdrawn", "Withdrawn", "The family does not want to go on", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(complaint_rec, "complaint", struct complaint, COMPLAINT);

RECORD_PUPIL_DEFINE(complaint_step_rec, "complaint_step", struct complaint_step, COMPLAINT_STEP);
