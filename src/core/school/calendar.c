#include "core/school/calendar.h"

#include "core/school/school_sql.h"
#include "core/school/term_default_rule.h"

/* No clock runs further. */
enum { MONTHS_AHEAD = 24 };

/* A calendar of a school, from the beginning of a school year to the end of time; one of several that are kept. */
struct made {
	struct date from;
	struct date to;
	struct calendar calendar;
	struct made *next;
};

/* What is kept of a school: nearly every page asks for it, and hardly anything changes it. */
struct kept {
	struct calendar_row *row;
	size_t rows;
	struct made **made;
};

static struct calendar calendar_made(struct arena *a, const struct calendar_row *row, size_t n, struct date from,
                                     struct date to)
{
	struct term *term = NEW_ARRAY(a, struct term, n);
	struct closure *closure = NEW_ARRAY(a, struct closure, n);
	struct calendar c = { .term = term, .closure = closure };

	for (size_t i = 0; i < n; i++) {
		const struct calendar_row *r = &row[i];

		if (date_cmp(r->ends, from) < 0)
			continue;
		if (r->closed)
			closure[c.closures++] = (struct closure){ .starts = r->starts, .ends = r->ends };
		else
			term[c.terms++] = (struct term){ .name = r->name,
				                         .starts = r->starts,
				                         .half_starts = r->half_starts,
				                         .half_ends = r->half_ends,
				                         .ends = r->ends };
	}
	return calendar_filled(a, &c, from, to);
}

/* The rows of a school, kept between requests (decision 21). When they are changed between the beginning of a request
 * and its transaction, this page still counts with the old ones. */
static enum rc rows_kept(struct ctx *c, struct keep *keep, const struct kept **out)
{
	const struct str key = str_fmt(c->a, "calendar %lld %.*s", (long long)c->actor.school_id, STR_ARG(c->revision));
	struct kept *all;

	*out = keep_find(keep, key);
	if (*out != NULL)
		return RC_OK;
	keep_drop(keep);
	all = NEW(keep->a, struct kept);
	all->made = NEW(keep->a, struct made *);
	TRY(calendar_list(c->db, keep->a, c->actor.school_id, DATE_NONE, &all->row, &all->rows, &c->err));
	keep_put(keep, key, all);
	*out = all;
	return RC_OK;
}

/* The kept calendar, counted when it is made: many pages will count with it. */
static enum rc calendar_kept(struct ctx *c, struct date from, struct date to, struct calendar *out)
{
	struct keep *keep = keep_small(c->app->keep, c->actor.school_id);
	const struct kept *all;
	struct calendar plain;
	struct made *m;

	TRY(rows_kept(c, keep, &all));
	for (m = *all->made; m != NULL; m = m->next)
		if (date_cmp(m->from, from) == 0 && date_cmp(m->to, to) == 0)
			break;
	if (m == NULL) {
		plain = calendar_made(keep->a, all->row, all->rows, from, to);
		m = NEW(keep->a, struct made);
		*m = (struct made){ from, to, calendar_counted(keep->a, &plain), *all->made };
		*all->made = m;
	}
	*out = m->calendar;
	return RC_OK;
}

enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out)
{
	struct date year = date_none(from) ? from : date_school_year(from);
	struct date to = date_school_year(date_add_months(c->now.today, MONTHS_AHEAD));
	struct calendar_row *row;
	size_t n;

	if (c->actor.service) {
		*out =
		    calendar_working(c->a, date_none(from) ? date_add_months(c->now.today, -MONTHS_AHEAD) : from, to);
		return RC_OK;
	}
	if (c->app->keep != NULL && c->revision.n > 0 && db_is_reading(c->db))
		return calendar_kept(c, year, to, out);
	TRY(calendar_list(c->db, c->a, c->actor.school_id, year, &row, &n, &c->err));
	*out = calendar_made(c->a, row, n, year, to);
	return RC_OK;
}
