/* How long a session lasts and how many a person may have open. Pure. Source: trust.md 2.3. */
#pragma once

#include <stdint.h>

#include "core/rights/caps_rule.h"

enum {
	SESSION_SEEN_EVERY = 60, /* the last use is noted to the minute */
	SESSIONS_MOST = 10,      /* one more ends the one that was used longest ago */
};

struct session_times {
	enum role hat;
	bool by_card;
	int64_t created_at; /* UTC seconds, as the next */
	int64_t seen_at;
};

bool session_over(const struct session_times *s, int64_t now);
