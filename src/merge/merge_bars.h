/* Who must not see a record, when two become one and when they are taken apart. Only for merge/merge*.c. */
#pragma once

#include "core/rights/ctx.h"
#include "merge/merge_move.h"

struct merge_barred {
	int64_t *person_id;
	size_t n;
};
/* By a restriction that stands, or shut out as a contact. */
enum rc merge_barred_read(struct ctx *c, int64_t pupil_id, struct merge_barred *out) NODISCARD;
bool merge_is_barred(const struct merge_barred *b, int64_t person_id);
/* Has a contact of one of the two, who sees it, the name of another person who must not see the other one? */
enum rc merge_namesake(struct ctx *c, const int64_t pupil_id[2], bool *yes) NODISCARD;

/* Is this the flag that shuts a contact out? It is set by what stands in the record, not by what it was. */
bool merge_is_bar(struct str tab, struct str col);
/* After the rows have gone back: the restrictions of each record shut out at that record. One that was recorded while
 * the two were one shuts out at both. */
enum rc merge_bars_back(struct ctx *c, const struct merge *m, const struct merge_moved *moved) NODISCARD;
