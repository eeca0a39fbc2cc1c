/* Plan versions around one that is taken out of the record: its parts, and the version that is in force again. */
#pragma once

#include "core/entry/put_right.h"
#include "plan/plan_rec.h"

extern const struct entry_table plan_rows;

/* Outcomes, support and strategies of the version, as rows of its own. */
enum rc plan_parts_take(struct entry_take *t, int64_t plan_id) NODISCARD;
/* The version that stood before this one, or before support ended (shared: none, id 0: the latest). RC_NONE: none. */
enum rc plan_before(struct entry_take *t, int64_t id, struct date shared, struct plan *out) NODISCARD;
/* It is in force again, and its support is live. */
enum rc plan_bring_back(struct entry_take *t, const struct plan *p) NODISCARD;
/* Nothing of its support is live: it is a draft. */
enum rc plan_support_rest(struct entry_take *t, int64_t plan_id) NODISCARD;
