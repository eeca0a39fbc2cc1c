/* Two records of one child become one: every row of both is kept, a person chooses which value stays, and for 30 days
 * it is taken apart again. The record that goes leaves the table of pupils; its rows stand at the one that stays, and
 * what it was known by is kept for the next import. Source: docs/decisions/0038. */
#pragma once

#include "core/people/pupil_sql.h"
#include "core/rights/ctx.h"
#include "merge/merge_rule.h"
#include "merge/merge_sql.h"

/* What is chosen: one of the two records for each. */
enum merge_pick {
	PICK_UPN,
	PICK_GIVEN,
	PICK_FAMILY,
	PICK_PREFERRED,
	PICK_SEX,
	PICK_PRONOUN,
	PICK_LANGUAGE,
	PICK_JOINED,
	PICK_PLACE, /* year and class */
	PICK_SEN,
	PICKS
};
const char *merge_pick_name(enum merge_pick p);  /* of the control */
const char *merge_pick_label(enum merge_pick p); /* "First name" */

struct merge_count {
	const char *what; /* "Plans" */
	size_t n[2];
	size_t same; /* of those what is one thing in both */
};
/* Who will see more, and who must not see. */
struct merge_sees {
	bool bars;
	struct str who;
	struct str text;
};
/* An adult of each of the two children, with one name: perhaps one person. */
struct merge_adults {
	int64_t id[2];
	struct str name;
};
struct merge_view {
	struct pupil pupil[2]; /* 0 stays, 1 goes */
	struct str name[2];
	struct str value[2][PICKS]; /* in words */
	struct merge_count *count;
	size_t counts;
	struct merge_sees *sees;
	size_t sees_n;
	struct merge_adults *adults;
	size_t adults_n;
	struct date apart_on; /* somebody said that they are two */
	struct str stops;     /* why it cannot be done now */
};
/* RC_NONE: one of them is not there, not theirs, or both are the same. */
enum rc merge_load(struct ctx *c, int64_t kept_id, int64_t gone_id, struct merge_view *out) NODISCARD;

struct merge_in {
	int64_t id;       /* of the form: sent twice is done once */
	bool gone[PICKS]; /* the value of the record that goes is kept */
	struct str why;
	int64_t revision[2]; /* as they were shown */
};
/* RC_INVALID: *fault, the field, and *say; RC_CONFLICT: one of them was changed since. */
enum rc merge_do(struct ctx *c, int64_t kept_id, int64_t gone_id, const struct merge_in *in, const char **fault,
                 struct str *say) NODISCARD;

/* They are two children: nothing asks about them again. */
enum rc merge_apart(struct ctx *c, int64_t x, int64_t y) NODISCARD;

struct merge_past {
	struct pupil pupil;
	struct str name;
	struct merge *item;
	size_t n;
};
enum rc merge_past_load(struct ctx *c, int64_t kept_id, struct merge_past *out) NODISCARD;
/* RC_CONFLICT: it is too late, or a later one has to be undone first. Twice is once. */
enum rc merge_undo(struct ctx *c, int64_t kept_id, int64_t merge_id) NODISCARD;
