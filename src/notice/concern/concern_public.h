/* Worries that come by the school's public page, from people without an account: taken into an inbox without looking
 * anything up, so that neither the answer nor its time tells whether a child is on the roll; then matched to a pupil,
 * or set aside, by those who answer. Source: R26, R34; trust.md on public forms. */
#pragma once

#include "notice/concern/concern_inbox_rec.h"
#include "core/rights/ctx.h"
#include "core/school/public.h"

/* Takes one in: in gives id, child, child_more, sender, relation, reach, words, language, helper, and gets its receipt.
 * The same form again gives the same receipt. *full: too many in the last hour from this address, one a minute
 * from now on; nothing was kept then. RC_INVALID: child, sender, reach or words are missing. */
enum rc public_worry(struct ctx *c, const struct public_school *school, struct str peer, struct concern_inbox *in,
                     bool *full) NODISCARD;

/* ---- for those who answer ---- */

enum rc inbox_open(struct ctx *c, int64_t id, struct concern_inbox *out) NODISCARD;
/* Makes a concern about the pupil, with the sender's words as they are. RC_CONFLICT: somebody has settled it already.
 */
enum rc inbox_match(struct ctx *c, int64_t id, int64_t pupil_id, int64_t *concern_id) NODISCARD;
/* RC_INVALID: no reason. RC_CONFLICT: settled already. */
enum rc inbox_aside(struct ctx *c, int64_t id, struct str why) NODISCARD;
/* Those set aside, the last one first, with who did it; at most 200. */
enum rc inbox_asides_load(struct ctx *c, struct concern_inbox **out, size_t *n) NODISCARD;
/* One that was set aside waits again, as if it had just come; why it was set aside stays in the history. Twice is once.
 * RC_CONFLICT: it is matched. */
enum rc inbox_take_back(struct ctx *c, int64_t id) NODISCARD;
