/* What a month of help is counted from: the plan between two days, and the log. */
#pragma once

#include "core/cycle/support_rec.h"

/* Help of the plan between two days; of one root there may be several, one after the other. */
struct help_span {
	int64_t root;
	struct str what;
	struct str who; /* "Miss Whitlock"; empty: school staff */
	int64_t per_week;
	int64_t minutes;
	struct date from;
	struct date to; /* none: open */
};

struct help_session {
	int64_t root;
	struct date on;
	enum session_result result;
	enum session_reason reason;
	int64_t minutes; /* 0: as planned */
};
