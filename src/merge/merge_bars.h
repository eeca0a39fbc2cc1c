/* Who must not see a record, when records are taken apart. Only for merge/merge*.c. */
#pragma once

#include "core/rights/ctx.h"
#include "merge/merge_move.h"

/* Is this the flag that shuts a contact out? It is set by what stands in the record, not by what it was. */
bool merge_is_bar(struct str tab, struct str col);
/* After the rows have gone back: the restrictions of each record shut out at that record. One that was recorded while
 * the two were one shuts out at both. */
enum rc merge_bars_back(struct ctx *c, const struct merge *m, const struct merge_moved *moved) NODISCARD;
