/* Who is to be decided about: the screen's findings beside what was decided before, and the decision itself. A pupil is
 * asked about once, and again only when something changes (notice/screen/screen_ask_rule). Lists are by name; nothing
 * here is a score. Source: Code 6.17 to 6.19, 6.39; R21 to R23. */
#pragma once

#include "notice/screen/screen_ask_rule.h"
#include "core/school/term_rule.h"
#include "notice/results/circumstance_rec.h"
#include "notice/screen/screen_decision_rec.h"
#include "notice/screen/screen_decision_sql.h"
#include "notice/screen/screening.h"

/* One pupil, with the findings finding[from] to finding[from + n - 1] of the screening. */
struct screen_case {
	uint32_t pupil; /* index into the screening */
	int64_t id;
	size_t from;
	size_t n;
	struct str found; /* as it would be kept with a decision */
	enum ask ask;
	const struct screen_decision *last;  /* the newest decision; NULL: none */
	const struct concern_count *concern; /* NULL: none */
	struct date
	    since; /* since when it waits: results, a day to look again, a concern; none when nothing is asked */
};

struct screen_decided {
	const struct screen_decision *decision;
	uint32_t pupil;
};

/* Which pupils of those a person holds. */
struct screen_filter {
	struct str class_name; /* empty: all */
	bool has_year;
	int year;
};

struct screen_list {
	struct screening all;
	struct date term;              /* first day of the term of the day asked */
	struct screen_case *to_decide; /* all lists by name */
	size_t to_decides;
	struct screen_case *settled; /* decided, and nothing has changed since */
	size_t settleds;
	struct screen_case *supported; /* on SEN Support or with a plan: the plan answers, no decision here */
	size_t supporteds;
	struct screen_case *wider; /* nothing found in the numbers, a concern waits for its answer (6.18) */
	size_t widers;
	struct screen_case *perhaps; /* no clear sign and no concern that waits, but one that is there perhaps */
	size_t perhapses;
	struct screen_decided *decided; /* this term, newest first */
	size_t decideds;
	size_t looked;  /* pupils in the filter */
	size_t found;   /* of them with at least one test met */
	size_t without; /* of them without any result that could be looked at */
};

/* At least one sign of the case is clear. */
bool screen_case_clear(const struct screening *s, const struct screen_case *it);
/* asked: none for today. RC_INVALID: a day to come. */
enum rc screen_list_load(struct ctx *c, struct date asked, const struct screen_filter *filter,
                         struct screen_list *out) NODISCARD;

/* Somebody's words about the pupil. */
struct screen_voice {
	struct str who; /* "Mr Bell, teacher" */
	struct date on;
	struct str words;
};

/* What stands beside the numbers of one pupil. */
struct screen_beside {
	struct screen_decision *earlier; /* newest first */
	size_t earliers;
	struct screen_voice *voice; /* the latest of each kind, newest first */
	size_t voices;
	struct circumstance *around; /* in force on the day asked */
	size_t arounds;
	struct str language;
};

/* RC_NONE when the pupil is not theirs. */
enum rc screen_beside_load(struct ctx *c, int64_t pupil_id, struct date asked, struct screen_beside *out) NODISCARD;

struct screen_one {
	struct screening all;
	struct screen_case it;
	struct screen_beside beside;
};

/* One pupil whom the person holds, found or not, as of today. RC_NONE when not theirs. */
enum rc screen_one_load(struct ctx *c, int64_t pupil_id, struct screen_one *out) NODISCARD;

/* A decision as it comes from the form: its own id and words, the newest decision and the findings that were shown. */
struct screen_decision_in {
	struct screen_decision decision;
	int64_t seen_id;
	struct str seen_found;
};

struct screen_faults {
	struct check_list check;
	struct screen_decision
	    theirs; /* RC_CONFLICT: what somebody else decided meanwhile; id 0: the findings changed */
};

/* Records a decision. Sent twice it is one. RC_INVALID: faults->check says what is missing. RC_CONFLICT: somebody else
 * has decided about this pupil since the form was shown, or the results are others now. */
enum rc screen_decide(struct ctx *c, int64_t pupil_id, const struct screen_decision_in *in,
                      struct screen_faults *faults) NODISCARD;
