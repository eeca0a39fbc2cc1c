/* A family lets an adviser of the independent advice service read their page, until a day, and takes it back; the
 * adviser reads. A yes of a parent who is restricted later holds no more, nor does one of a parent from the day on
 * which the young person decides. Source: Code 2.8 to 2.11 (impartial advice); R55, R67. */
#pragma once

#include "advise/advise_sql.h"
#include "core/people/pupil_rec.h"
#include "core/people/young.h"
#include "core/rights/ctx.h"

enum { ADVISE_MONTHS = 3, ADVISE_MONTHS_MOST = 12 };

struct advise_view {
	struct adviser *adviser; /* whom they may choose */
	size_t advisers;
	struct adviser_yes *yes; /* newest first; of the whole family */
	size_t n;
};
/* For who decides: a parent whose answers count, or the young person. RC_NONE for others. */
enum rc advise_load(struct ctx *c, int64_t pupil_id, struct advise_view *out) NODISCARD;
/* in gives id, person_id, ends. RC_INVALID: *field and *why. The same form twice is one. */
enum rc advise_give(struct ctx *c, int64_t pupil_id, struct adviser_yes *in, const char **field,
                    struct str *why) NODISCARD;
/* Takes one back, from the next request on. Twice is once. */
enum rc advise_end(struct ctx *c, int64_t pupil_id, int64_t id) NODISCARD;
bool advise_holds(const struct adviser_yes *y, struct date today);

/* ---- the adviser ---- */

/* Families who have said yes; each is noted as a reading. */
enum rc advised_load(struct ctx *c, struct advised **out, size_t *n) NODISCARD;
/* The gate of one page. RC_NONE: nobody who decides today has said yes. *until: the last day. */
enum rc advised_open(struct ctx *c, int64_t pupil_id, struct pupil_key *k, struct date *until) NODISCARD;
