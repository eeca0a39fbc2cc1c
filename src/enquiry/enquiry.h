/* What comes by a school's public pages and is about no pupil: taken in from anybody, within the limits of all public
 * forms, and answered at the desk it is for. The school's desk and that of the advice service never see each other's:
 * what is written to the service is not for the school. Source: R72 to R75; domain.md 6.1, 6.6. */
#pragma once

#include "core/rights/ctx.h"
#include "core/school/public.h"
#include "enquiry/enquiry_rule.h"

/* What a school promises, as its settings say. As whoever c is: school_id is all that is asked. */
enum rc enquiry_promise_load(struct ctx *c, struct enquiry_promise *out) NODISCARD;
/* For who may change settings; RC_INVALID: not sound. */
enum rc enquiry_promise_save(struct ctx *c, const struct enquiry_promise *p) NODISCARD;
/* Can one write to the advice service by these pages, because somebody of it reads there? */
enum rc enquiry_has_service(struct ctx *c, const struct public_school *s, bool *is) NODISCARD;

/* Takes one in: in gives id, kind and what was typed, and gets receipt and answer_by. The same form again gives the
 * same receipt. *full: too many in the last hour from this address, one a minute from now on; nothing was kept then.
 * RC_INVALID: enquiry_check has something to say. */
enum rc enquiry_take(struct ctx *c, const struct public_school *s, struct str peer, struct enquiry *in,
                     bool *full) NODISCARD;
/* Kind and day of answer for who has the number, and nothing else. RC_NONE: there is none. */
enum rc enquiry_receipt(struct ctx *c, const struct public_school *s, struct str receipt,
                        struct enquiry *out) NODISCARD;

/* ---- for those who answer ---- */

struct enquiry_item {
	struct enquiry q;
	struct enquiry_clock clock;
};
struct enquiries {
	struct enquiry_item *item; /* by day of answer */
	size_t n;
	int64_t late;
	int64_t clear[3]; /* of this school year: clear, in part, not */
};
/* What waits. Wipes what is due for it: inside a write transaction. */
enum rc enquiries_load(struct ctx *c, struct enquiries *out) NODISCARD;
/* Dealt with and set aside, the last one first. */
enum rc enquiries_dealt(struct ctx *c, struct enquiry **out, size_t *n) NODISCARD;
/* For the menu and Today. */
enum rc enquiries_wait(struct ctx *c, int64_t *n) NODISCARD;
enum rc enquiries_due(struct ctx *c, int64_t *waiting, int64_t *late) NODISCARD;

struct enquiry_one {
	struct enquiry_item item;
	struct enquiry_step *step; /* the last one first */
	size_t steps;
};
enum rc enquiry_open(struct ctx *c, int64_t id, struct enquiry_one *out) NODISCARD;
/* in gives id, kind and note. The same twice is once. RC_INVALID: no kind that fits, or set aside without a reason.
 * RC_CONFLICT: somebody has dealt with it meanwhile. */
enum rc enquiry_log(struct ctx *c, int64_t id, struct enquiry_step *in) NODISCARD;
/* Who wrote takes their yes back, or asks to be forgotten: the details of what is over go now. Twice is once.
 * RC_CONFLICT: it still waits. */
enum rc enquiry_forget(struct ctx *c, int64_t id) NODISCARD;
