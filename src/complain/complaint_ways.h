/* Where a family turns that is not happy: the school's own stages, who sees to each, and by when an answer comes. Every
 * page, letter and print about complaining asks here, so that all say the same and say what the settings say.
 * Source: R27. */
#pragma once

#include "complain/complaint_rule.h"
#include "core/rights/ctx.h"

struct complaint_ways {
	struct complaint_stages stages;
	struct str who[COMPLAINT_STAGES_MOST]; /* "Mr Price"; "the SENCO" when nobody is recorded */
};
/* Inside the caller's transaction; about no pupil, so behind no gate of its own. Memory: c->a. */
enum rc complaint_ways_load(struct ctx *c, struct complaint_ways *out) NODISCARD;
/* "Mr Price sees to it. You get an answer within 10 school days." */
struct str complaint_way_words(struct arena *a, const struct complaint_ways *w, size_t i);
/* "Talk with the teacher or the SENCO (an answer within 10 school days).": a line for each stage, for paper. */
size_t complaint_way_lines(struct arena *a, const struct complaint_ways *w, struct str line[COMPLAINT_STAGES_MOST]);
