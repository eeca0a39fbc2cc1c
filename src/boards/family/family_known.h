/* What school has found out and done, for a parent or the young person, in plain words: sessions given and missed,
 * the assessment as far as it is marked for them, results, who has read the plan, meetings of this school year, and
 * what was decided at the last review. Nothing names another child, and no note of staff is in it.
 * Source: Code 6.44, 6.49, 6.53 to 6.55, 6.65, 6.71; R33, R38, R58, R73. */
#pragma once

#include "boards/family/family.h"
#include "review/review_read.h"

/* One kind of help since the plan began. */
struct known_help {
	struct str what;
	struct str who; /* "Miss Whitlock"; empty: school staff */
	struct dose dose;
};

struct known_missed {
	struct date on;
	struct str what;
	struct str why; /* as missed_why says it */
};

struct known_result {
	struct str what; /* "Reading" */
	struct str now;  /* "7 years 6 months" */
	struct str when; /* "Autumn 2025" */
	struct str before;
	struct str before_when;
};

struct family_known {
	struct family_view *v;
	struct known_help *help;
	size_t helps;
	struct known_missed *missed; /* newest first */
	size_t misses;
	const struct insight **found; /* marked for the family: strengths, barriers, what teachers must know */
	size_t founds;
	struct known_result *result;
	size_t results;
	struct review_read review; /* the last finished one; whole.review.id 0: none */
};

/* v: room for the page of today, which is loaded with it. RC_NONE also for a parent with whom the young person shares
 * no more. */
enum rc family_known(struct ctx *c, int64_t pupil_id, struct family_view *v, struct family_known *out) NODISCARD;
