#include "core/school/calendar.h"

#include "core/school/school_sql.h"
#include "core/school/term_default_rule.h"

/* No clock runs further. */
enum { MONTHS_AHEAD = 24 };

enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out)
{
	struct calendar_row *row;
	struct term *term;
	struct closure *closure;
	size_t n;
	size_t terms = 0;

	TRY(calendar_list(c->db, c->a, c->actor.school_id, from, &row, &n, &c->err));
	term = NEW_ARRAY(c->a, struct term, n);
	closure = NEW_ARRAY(c->a, struct closure, n);
	for (; terms < n && !row[terms].closed; terms++) {
		const struct calendar_row *t = &row[terms];

		term[terms] = (struct term){ .name = t->name,
			                     .starts = t->starts,
			                     .half_starts = t->half_starts,
			                     .half_ends = t->half_ends,
			                     .ends = t->ends };
	}
	for (size_t i = terms; i < n; i++)
		closure[i - terms] = (struct closure){ .starts = row[i].starts, .ends = row[i].ends };
	*out = (struct calendar){ term, terms, closure, n - terms };
	*out = calendar_filled(c->a, out, from, date_add_months(c->now.today, MONTHS_AHEAD));
	return RC_OK;
}
