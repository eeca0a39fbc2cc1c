/* One decision as a page: its facts, and the form for its words. Drawn by its own page, and where the form of a new
 * decision is sent again with other words. */
#pragma once

#include "core/door/form.h"
#include "decide/decision.h"

/* The decision with this id, or NULL. */
const struct decision *decision_in(const struct decide_view *v, int64_t id);
/* theirs: what somebody else saved meanwhile, or NULL. again: what was sent again, or NULL. */
enum rc decision_one(struct req *q, struct form *f, const struct decide_view *v, const struct decision *d,
                     const struct decision *theirs, const struct decide_in *again) NODISCARD;
/* Sent before with other words: what stands is shown beside what was typed, and the change is offered. */
enum rc decision_sent_before(struct req *q, struct form *f, struct decide_in *in) NODISCARD;
