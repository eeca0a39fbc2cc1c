#include "notice/screen/screen_decision_rec.h"

const struct choice screen_result_choices[] = {
	{ "no_action", "No action", "Say why below", NULL, 0, 0 },
	{ "adapt", "Adapt teaching", "What, and until when", NULL, 0, 0 },
	{ "watch", "Watch", "Look again on a date", NULL, 0, 0 },
	{ "discuss", "Open an early discussion", "With parents and pupil", NULL, 0, 0 },
	{ NULL, NULL, NULL, NULL, 0, 0 },
};

RECORD_PUPIL_DEFINE(screen_decision_rec, "screen_decision", struct screen_decision, SCREEN_DECISION);
