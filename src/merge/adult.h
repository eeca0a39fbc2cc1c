/* Two records of one adult become one: children, letters, messages and agreements come together, a person chooses which
 * value stays, one sign-in is left, and the narrower restriction holds. For 30 days it is taken apart again. The row of
 * the record that goes stays, marked, so that what was written under that name keeps it. Source: docs/decisions/0038.
 */
#pragma once

#include "core/people/person_rec.h"
#include "core/rights/ctx.h"
#include "merge/adult_rule.h"
#include "merge/adult_sql.h"
#include "merge/merge.h"

enum { ADULT_PICKS = 11, ADULT_CHILDREN_MOST = 20 };
const struct field *adult_pick(size_t i); /* of person_rec */

/* A child of whom both are a contact: one of the two goes on. */
struct adult_child {
	int64_t pupil_id;
	struct str name;
	struct str text[2]; /* "Mother, parental responsibility, gets letters" */
};
struct adult_view {
	struct person person[2]; /* 0 stays, 1 goes */
	struct str name[2];
	struct str value[2][ADULT_PICKS]; /* in words */
	struct adult_child child[ADULT_CHILDREN_MOST];
	size_t children;
	struct merge_count *count;
	size_t counts;
	struct adult_account account[2];
	const struct adult_link *link[2]; /* one of theirs; NULL: they are no contact */
	enum adult_sign_in sign_in;
	struct merge_sees *sees;
	size_t sees_n;
	struct str shut_out;  /* who is shut out by it, and has to be typed: one, or "A and B"; empty: nobody */
	struct str stops;     /* why it cannot be done now */
	struct date apart_on; /* somebody said that they are two */
};
/* RC_NONE: one of them is not there, is a child, was merged, or is of a pupil who is not theirs; or both are one. */
enum rc adult_load(struct ctx *c, int64_t kept_id, int64_t gone_id, struct adult_view *out) NODISCARD;

struct adult_in {
	int64_t id;                           /* of the form: sent twice is done once */
	bool gone[ADULT_PICKS];               /* the value of the record that goes is kept */
	bool child_gone[ADULT_CHILDREN_MOST]; /* its contact goes on */
	int sign_in;                          /* where it is asked: 0, 1, or -1 when nothing was chosen */
	struct str confirm;                   /* the name of who is shut out */
	struct str why;
	int64_t revision[2]; /* as they were shown */
};
/* RC_INVALID: *fault, the field, and *say; RC_CONFLICT: one of them was changed since. */
enum rc adult_merge(struct ctx *c, int64_t kept_id, int64_t gone_id, const struct adult_in *in, const char **fault,
                    struct str *say) NODISCARD;

struct adult_past {
	struct person person;
	struct str name;
	struct merge *item;
	size_t n;
};
enum rc adult_past_load(struct ctx *c, int64_t kept_id, struct adult_past *out) NODISCARD;
/* RC_CONFLICT: it is too late, or a later one has to be undone first. Twice is once. */
enum rc adult_undo(struct ctx *c, int64_t kept_id, int64_t merge_id) NODISCARD;

/* They are two people: nothing asks about them again. */
enum rc adult_apart(struct ctx *c, int64_t x, int64_t y) NODISCARD;
/* Others by name. */
enum rc adult_look(struct ctx *c, int64_t not_this, struct str typed, struct adult_known **out, size_t *n) NODISCARD;
/* Who may have two records by the written rule. Names only are theirs to see before the two are opened. */
enum rc adult_doubles(struct ctx *c, struct adult_twice **out, size_t *n) NODISCARD;
