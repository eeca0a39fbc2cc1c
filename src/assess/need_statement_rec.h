/* What one of the eight sources of Code 6.45 says about a pupil's needs in a cycle, and who said it. */
#pragma once

#include "core/record/record_rec.h"

enum { NEED_SOURCES = 8, SOURCE_PARENTS = 6, SOURCE_PUPIL = 7 };

struct need_statement {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	int64_t cycle_id;
	int64_t source; /* 1 to NEED_SOURCES */
	struct str words;
	struct str said_by;
	struct str not_relevant; /* the reason, when the source is not relevant */
	int64_t noted_by;
	struct date noted_on;
	int64_t revision;
	struct str by_name; /* joined */
};

extern const struct record need_statement_rec;
/* The eight sources: value "1" to "8", label, and what belongs there. */
extern const struct choice need_source_choices[];
