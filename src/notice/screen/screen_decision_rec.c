#include "notice/screen/screen_decision_rec.h"

const struct choice screen_result_choices[] = {
	{ "no_action", "No action", "Say why below", NULL },
	{ "adapt", "Adapt teaching", "What, and until when", NULL },
	{ "watch", "Watch", "Look again on a date", NULL },
	{ "discuss", "Open an early discussion", "With parents and pupil", NULL },
	{ NULL, NULL, NULL, NULL },
};

RECORD_PUPIL_DEFINE(screen_decision_rec, "screen_decision", struct screen_decision, SCREEN_DECISION);
