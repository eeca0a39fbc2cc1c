/* The decision whether a pupil gets SEN Support (Code 6.43), also to end it. */
#pragma once

#include "core/record/record_rec.h"

struct decision {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date decided_on;
	struct str result; /* as in core/cycle/life_rule's decision_code */
	struct str reason;
	struct str evidence;
	int64_t decided_by;
	struct str with_whom;
	struct date monitor_on;
	int64_t discussion_id;
	int64_t revision;
	struct str by_name; /* joined */
};

extern const struct record decision_rec;
extern const struct choice decision_choices[];
