#include "decide/decision_rec.h"

const struct choice decision_choices[] = {
	{ "sen_support", "SEN Support", "There is a special educational need: extra help is put in place", NULL },
	{ "not_sen", "No special educational need", "Good teaching meets the need; look again on a date", NULL },
	{ "adjustments", "Adjustments only", "A disability without a special educational need", NULL },
	{ "not_yet", "Not decided yet", "Find out more first; look again on a date", NULL },
	{ "end_support", "SEN Support ends", "The need is met by what every pupil gets", NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(decision_rec, "decision", struct decision, DECISION);
