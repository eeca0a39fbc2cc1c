/* What was decided about a pupil whom the screen found (Code 6.17 to 6.19), with what had been found and said that day.
 */
#pragma once

#include "core/record/record_rec.h"

struct screen_decision {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct date screened_on;
	struct str found; /* as in notice/screen/screen_ask_rule.h */
	struct str said;  /* the findings in words, one per line, as they were read when it was decided */
	struct str result;
	struct str reason;
	struct str what;
	struct date until_on;
	struct date talked_on;
	struct str talked_with;
	struct str talked_words;
	int64_t decided_by;
	struct date decided_on;
	int64_t revision;
	struct str by_name; /* joined */
};

extern const struct record screen_decision_rec;
extern const struct choice screen_result_choices[];
