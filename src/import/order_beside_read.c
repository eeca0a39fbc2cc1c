/* Words of a court order in a column that nobody takes: whoever must not see a child's record would come in open. */
#include "import/import_read.h"
#include "kit/text/fold.h"

static const char *const WORDS[] = { "court order",        "no contact",       "non molestation", "restraining order",
	                             "injunction",         "prohibited steps", "not to collect",  "must not collect",
	                             "supervised contact", "no unsupervised" };
static const char *const NO[] = { "no court order", "no order", "none", "not applicable" };

static bool begins(struct str key, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(key, str_of(list[i])))
			return true;
	return false;
}

static bool speaks(struct str key)
{
	for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
		if (str_find(key, str_of(WORDS[i])) >= 0)
			return !begins(key, NO, sizeof NO / sizeof *NO);
	return false;
}

void import_order_beside(struct import_reader *r)
{
	const struct csv_row *h = &r->file->heading;

	for (size_t i = 0; i < h->n; i++) {
		struct str cell = csv_cell(r->row, i);
		enum column c;
		int nth;

		if (cell.n < 8 || column_told(r->map, i, &c, &nth) ||
		    (r->map->said != NULL && r->map->said[i].saying == SAID_OUT) || !speaks(fold_key(r->a, cell)))
			continue;
		import_problem_at(
		    r, h->cell[i], cell,
		    S("This speaks of an order or of contact that is not allowed, in a column that is not "
		      "taken. Say it in a column Court order with Y or N, or leave this column out."));
	}
}
