/* What stands beside a pupil's results and may explain them: attendance, English as an additional language, a move,
 * health, earlier support. None of it is ever part of a calculation. Source: Code 6.21 to 6.24; R22. */
#pragma once

#include "core/record/record_rec.h"

struct circumstance {
	int64_t school_id;
	int64_t pupil_id;
	int64_t id;
	struct str kind; /* attendance, language, arrived, moved, looked_after, medical, earlier_support, home, other */
	struct str level; /* language only: A to E, proficiency in English; empty = not assessed */
	struct str words;
	struct date starts;
	struct date ends; /* last day; none = still so */
	int64_t noted_by;
	struct date noted_on;
	int64_t revision;
	/* Joined, no column. */
	struct str by_name;
};

extern const struct record circumstance_rec;
extern const struct choice circumstance_kind_choices[];
/* A New to English to E Fluent, as schools in England assess it. */
extern const struct choice english_choices[];

/* "Proficiency B, early acquisition. Urdu at home." as one text. Memory: from a. */
struct str circumstance_text(struct arena *a, const struct circumstance *v);
/* "since 1 September 2024", "3 March 2025 to 4 April 2025", or empty. Memory: from a. */
struct str circumstance_when(struct arena *a, const struct circumstance *v);
