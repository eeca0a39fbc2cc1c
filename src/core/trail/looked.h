/* Who has looked at a pupil's record, and when: for the SENCO and the head. */
#pragma once

#include "core/people/pupil_rec.h"
#include "core/trail/looked_sql.h"
#include "core/rights/ctx.h"

struct looked_view {
	struct pupil pupil;
	struct looked_row *row;
	size_t rows;
};

/* All rows of a pupil without what is sealed for who asks. After the caller's own gate; out->pupil is not filled. */
enum rc looked_read(struct ctx *c, struct pupil_key k, struct looked_view *out) NODISCARD;
enum rc looked_load(struct ctx *c, int64_t pupil_id, struct looked_view *out) NODISCARD;
