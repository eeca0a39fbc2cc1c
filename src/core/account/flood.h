/* The limit of a school's public forms for one sender: asked before a form is kept, noted when it is. Each family of
 * forms counts by itself, so that remarks about a page never hold up a worry. */
#pragma once

#include "core/account/flood_rule.h"
#include "core/rights/ctx.h"

struct flood_at {
	struct str subject;
	struct failure_count count;
};
struct flood {
	struct flood_at address;
	struct flood_at school;
	bool full; /* too many in the last hour: nothing is kept now */
};
/* forms: "worry". peer: the network address that asks. Inside the caller's write transaction, as flood_note. */
enum rc flood_ask(struct ctx *c, const char *forms, int64_t school_id, struct str peer, struct flood *out) NODISCARD;
enum rc flood_note(struct ctx *c, const struct flood *f) NODISCARD;
/* A number for a form that came. Memory: c->a. */
struct str receipt_new(struct arena *a);
