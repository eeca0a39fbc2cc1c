/* The decision whether a pupil gets SEN Support, and what follows from it: code N, K or E with its dates, needs, the
 * first cycle, the letters that must go out. One transaction. Source: Code 6.43, 6.48; domain.md 1.2, 9.1. */
#pragma once

#include "core/edit/record_edit.h"
#include "core/people/codes_rule.h"
#include "decide/decision_rule.h"
#include "decide/decision_rec.h"
#include "core/people/pupil_rec.h"
#include "core/school/school_sql.h"
#include "letters/letter.h"

enum { DECIDE_NEEDS_MAX = 6 };

/* What a person enters. */
struct decide_in {
	struct decision decision;
	struct need need[DECIDE_NEEDS_MAX]; /* in order of weight; only for SEN Support */
	size_t needs;
	struct date review_on; /* first review; may be empty */
};

/* The pupil with everything that was decided so far. */
struct decide_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct status status; /* today */
	struct need *need;    /* that stand today */
	size_t needs;
	struct need_problems problems; /* of the needs that stand today */
	struct decision *decision;     /* newest first */
	size_t decisions;
	struct status *history; /* newest first */
	size_t histories;
	struct need *need_history;
	size_t need_histories;
	struct date talked; /* latest early discussion; none: there was none */
	int64_t talk_id;
	struct staff *staff; /* who may have decided */
	size_t staffs;
	struct str rests_on; /* what is known that a decision can rest on, by kind and day; empty: nothing */
	struct str present;  /* who took part in the latest early discussion */
};

enum rc decide_load(struct ctx *c, int64_t pupil_id, struct decide_view *out) NODISCARD;

/* What stands against it; both empty when nothing does. */
struct decide_faults {
	struct check_list check;    /* items with CHECK_MISSING stop it */
	struct need_problems needs; /* those that block stop it */
};
/* Records a decision with all that follows. The same one twice is one. RC_INVALID: *out says why. RC_CONFLICT: this
 * form was sent before with other words, needs or another day of the first review; what stands is not touched. */
enum rc decide_save(struct ctx *c, int64_t pupil_id, const struct decide_in *in, struct decide_faults *out) NODISCARD;
/* Puts the words of a recorded decision right: reason, evidence, with whom, day to look again. What was decided stays.
 * See core/edit/record_edit. */
enum rc decide_correct(struct ctx *c, int64_t pupil_id, const struct decision *d, struct decision *theirs,
                       struct edit_fault *f) NODISCARD;

/* Needs from a day on, in order of weight, for a pupil with SEN Support or a plan. seen: the codes that stood on the
 * page, joined by commas. RC_CONFLICT when others stand now; RC_INVALID: *out says why. */
enum rc needs_change(struct ctx *c, int64_t pupil_id, struct date on, const struct need *need, size_t n,
                     struct str seen, struct need_problems *out) NODISCARD;
/* "SPLD,SLCN": the codes that stand, in order. */
struct str needs_joined(struct arena *a, const struct need *need, size_t n);
