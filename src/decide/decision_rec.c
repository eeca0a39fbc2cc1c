#include "decide/decision_rec.h"

const struct choice decision_choices[] = {
	{ "sen_support", "SEN Support", "There is a special educational need: extra help is put in place", NULL, 0, 0 },
	{ "not_sen", "No special educational need", "Good teaching meets the need; look again on a date", NULL, 0, 0 },
	{ "adjustments", "Adjustments only", "A disability without a special educational need", NULL, 0, 0 },
	{ "not_yet", "Not decided yet", "Find out more first; look again on a date", NULL, 0, 0 },
	{ "end_support", "SEN Support ends", "The need is met by what every pupil gets", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(decision_rec, "decision", struct decision, DECISION);
