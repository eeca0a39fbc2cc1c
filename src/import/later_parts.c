#include "import/later_parts.h"

#include "kit/html/ui.h"

struct str later_where(struct req *q, const struct import_later *v)
{
	bool many = str_count(v->lines, ',') > 0;

	return str_fmt(q->a, "%s %.*s%s%.*s", many ? "Lines" : "Line", STR_ARG(v->lines), v->file.n > 0 ? " of " : "",
	               STR_ARG(v->file));
}

struct str later_fault_words(struct arena *a, const struct import_fault *f)
{
	return f->column.n > 0 ? str_fmt(a, "%.*s: %.*s", STR_ARG(f->column), STR_ARG(f->reason)) : f->reason;
}

struct str later_wrong(struct req *q, const struct later_item *x)
{
	struct str more = x->l.faults > 1 ? str_fmt(q->a, " And %zu more.", x->l.faults - 1) : STR_NONE;

	return x->l.faults == 0
	           ? STR_NONE
	           : str_fmt(q->a, "%.*s%.*s", STR_ARG(later_fault_words(q->a, &x->l.fault[0].say)), STR_ARG(more));
}

void later_duties(struct req *q, const struct later_list *all, struct str heading, size_t max)
{
	if (all->n == 0)
		return;
	ui_duties_begin(&q->w, "later", "hourglass", heading, (int64_t)all->n, false);
	for (size_t i = 0; i < all->n && i < max; i++) {
		const struct later_item *x = &all->item[i];

		ui_duty(&q->w, &(struct ui_duty){ .what = x->v.who.n > 0 ? x->v.who : later_where(q, &x->v),
		                                  .why = later_wrong(q, x),
		                                  .who = later_where(q, &x->v),
		                                  .action = S("Put right"),
		                                  .about = str_fmt(q->a, " %.*s", STR_ARG(x->v.who)),
		                                  .url = str_fmt(q->a, "/import/later/%lld", (long long)x->v.id) });
	}
	ui_duties_end_more(&q->w, all->n > max ? (int64_t)(all->n - max) : 0, S("/import/later"));
}

enum rc later_band(struct req *q)
{
	size_t n;

	TRY(later_waiting(&q->c, &n));
	if (n == 0)
		return RC_OK;
	html(&q->w,
	     "<p class=\"note notice\" role=\"status\">$ of a file $ kept for later and $ not come in yet. "
	     "<a href=\"/import/later\">Put $ right</a></p>\n",
	     h(n == 1 ? S("One row") : str_fmt(q->a, "%zu rows", n)), h(n == 1 ? "is" : "are"),
	     h(n == 1 ? "has" : "have"), h(n == 1 ? S("it") : str_fmt(q->a, "%zu rows", n)));
	return RC_OK;
}
