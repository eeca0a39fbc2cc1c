#include "core/school/calendar.h"

#include "core/school/school_sql.h"
#include "core/school/term_default_rule.h"

/* No clock runs further. */
enum { MONTHS_AHEAD = 24 };

struct row_list {
	struct calendar_row *row;
	size_t n;
};

/* All of a school, which nearly every page asks for and hardly anything changes: kept between requests (decision 21).
 * When it is changed between the beginning of a request and its transaction, this page still counts with the old one.
 */
static enum rc rows_kept(struct ctx *c, struct row_list *out)
{
	struct keep *keep = keep_small(c->app->keep, c->actor.school_id);
	const struct str key = str_fmt(c->a, "calendar %lld %.*s", (long long)c->actor.school_id, STR_ARG(c->revision));
	const struct row_list *kept = keep_find(keep, key);
	struct row_list *all;

	if (kept != NULL) {
		*out = *kept;
		return RC_OK;
	}
	keep_drop(keep);
	all = NEW(keep->a, struct row_list);
	TRY(calendar_list(c->db, keep->a, c->actor.school_id, DATE_NONE, &all->row, &all->n, &c->err));
	keep_put(keep, key, all);
	*out = *all;
	return RC_OK;
}

static enum rc rows_find(struct ctx *c, struct date from, struct row_list *out)
{
	if (c->app->keep != NULL && c->revision.n > 0 && db_is_reading(c->db))
		return rows_kept(c, out);
	return calendar_list(c->db, c->a, c->actor.school_id, from, &out->row, &out->n, &c->err);
}

enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out)
{
	struct row_list all;
	struct term *term;
	struct closure *closure;

	TRY(rows_find(c, from, &all));
	term = NEW_ARRAY(c->a, struct term, all.n);
	closure = NEW_ARRAY(c->a, struct closure, all.n);
	*out = (struct calendar){ .term = term, .closure = closure };
	for (size_t i = 0; i < all.n; i++) {
		const struct calendar_row *r = &all.row[i];

		if (date_cmp(r->ends, from) < 0)
			continue;
		if (r->closed)
			closure[out->closures++] = (struct closure){ .starts = r->starts, .ends = r->ends };
		else
			term[out->terms++] = (struct term){ .name = r->name,
				                            .starts = r->starts,
				                            .half_starts = r->half_starts,
				                            .half_ends = r->half_ends,
				                            .ends = r->ends };
	}
	*out = calendar_filled(c->a, out, from, date_add_months(c->now.today, MONTHS_AHEAD));
	return RC_OK;
}
