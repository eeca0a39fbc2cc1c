/* Inside of Assess: what reading and writing share. */
#pragma once

#include "assess/assess.h"

/* Fills the view inside the caller's transaction, after the gate. cycle_id 0: the latest. */
enum rc assess_read(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct assess_view *v) NODISCARD;
/* A short text that stands for the insights: another one when anything changed. */
struct str assess_seen(struct arena *a, const struct insight *v, size_t n);
/* A statement makes "not relevant" of the same source void. */
enum rc assess_not_relevant_end(struct ctx *c, struct pupil_key k, int64_t cycle_id, int64_t source) NODISCARD;
/* The open cycle, and that the page was about it (cycle_id 0: any). */
enum rc assess_cycle_open(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct cycle *y) NODISCARD;
/* One new statement, or a changed reason why a source is not relevant, in the open cycle. */
enum rc assess_statement_put(struct ctx *c, struct pupil_key k, int64_t cycle_id,
                             const struct need_statement *in) NODISCARD;
/* The insights of the cycle before this one; none when there is none. */
enum rc assess_insights_before(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct insight **out,
                               size_t *n) NODISCARD;

/* Also used by other files of the folder. */
extern const struct action ACT_ASSESS_WRITE;
extern const struct action ACT_ASSESS_INSIGHT;
