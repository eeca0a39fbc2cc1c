/* All rows of a file of results at once, for tests that look at them. */
#pragma once

#include <string.h>

#include "import/results_read.h"

struct result_rows {
	struct arena *a;
	size_t n;
	struct result_row *row;
	struct result_heads heads;
};

static inline enum rc result_row_keep(void *x, const struct result_row *row)
{
	struct result_rows *all = x;
	struct result_row *to = &all->row[all->n++];

	*to = *row;
	to->cell = NEW_ARRAY(all->a, struct result_cell, row->cells);
	if (row->cells > 0)
		memcpy(to->cell, row->cell, row->cells * sizeof *to->cell);
	return RC_OK;
}

static inline struct result_rows results_read(struct import_reader *r, const struct scales *all,
                                              const struct result_defaults *d)
{
	struct result_rows out = { .a = r->a, .row = NEW_ARRAY(r->a, struct result_row, r->file->n) };

	return results_each(r, all, d, &out.heads, result_row_keep, &out) == RC_OK ? out : (struct result_rows){ 0 };
}
