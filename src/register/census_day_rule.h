/* The days on which schools are counted. They are data with their source (content/census/days.txt), since the DfE sets
 * them; a day that nobody has set is not known, and nothing is due by it. */
#pragma once

#include "core/record/force_rule.h"
#include "kit/base/date.h"
#include "kit/base/str.h"

enum census_term { CENSUS_AUTUMN, CENSUS_SPRING, CENSUS_SUMMER, CENSUS_TERMS };

struct census_kind {
	enum census_term term;
	struct str name; /* "Summer census" */
	bool types;      /* types of need are taken */
};

struct census_day {
	const struct census_kind *kind; /* NULL: it is not known, and `on` is the day that was asked about */
	struct date on;
	enum source_mark mark; /* VERIFIED: as published; INFERRED: where it usually falls */
};

/* The first census day on or after this one. */
struct census_day census_next(struct date today);
/* The last one before it. */
struct census_day census_last(struct date today);
/* "Summer census, Thursday 21 May 2026", with a word of caution where it was not published. Memory: from a. */
struct str census_day_text(struct arena *a, struct census_day d);
/* The nth line of the file; false when there are fewer. */
bool census_day_at(size_t nth, struct census_day *out);
