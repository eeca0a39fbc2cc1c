#include "core/people/step_parts.h"

#include "core/people/pupil_tabs_parts.h"

void step_head(struct req *q, int64_t pupil_id, struct str name, struct str first, struct str heading, struct str lead,
               const char *tab)
{
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "%.*s: %.*s", STR_ARG(heading), STR_ARG(name)),
	                              .menu = "/pupils" });
	pupil_top(q, pupil_id, name, first, tab);
	html(&q->w, "<div class=\"head\">\n<h1>$</h1>\n", h(heading));
	if (lead.n > 0)
		html(&q->w, "<p>$</p>\n", h(lead));
	html(&q->w, "</div>\n");
	page_done(q);
}

void step_advice(struct req *q, const struct area_help *h)
{
	struct html *w = &q->w;

	ui_sheet_begin(w, "advice", S("Independent advice"), STR_NONE);
	if (h->service.n == 0) {
		html(
		    w,
		    "<p>The advice service of your area is not recorded yet. It belongs in the school settings.</p>\n");
		ui_sheet_end(w);
		return;
	}
	html(w, "<p>Tell the family about <strong>$</strong>. It is free, confidential and independent of the school. ",
	     h(h->service));
	ui_cop(w, "6.39");
	html(w, "</p>\n<p>$", h(h->phone));
	if (h->phone.n > 0 && h->hours.n > 0)
		html(w, ", $", h(h->hours));
	if (h->email.n > 0)
		html(w, "<br>$", h(h->email));
	html(w, "</p>\n");
	ui_sheet_end(w);
}

void step_checks(struct req *q, const struct check_list *l)
{
	struct ui_check *c = NEW_ARRAY(q->a, struct ui_check, l->n);

	for (size_t i = 0; i < l->n; i++) {
		const struct check_item *t = &l->item[i];

		c[i] = (struct ui_check){ .state = t->state == CHECK_OK        ? UI_CHECK_DONE
			                           : t->state == CHECK_MISSING ? UI_CHECK_MISSING
			                                                       : UI_CHECK_WAITING,
			                  .text = t->text };
		if (t->state == CHECK_OK)
			continue;
		c[i].para = t->ref.n > 0 ? str_c(q->a, t->ref) : NULL;
		if (t->anchor.n > 0)
			c[i].url = str_fmt(q->a, "#%.*s", STR_ARG(t->anchor));
	}
	ui_checks(&q->w, c, l->n);
}

struct str step_date(struct req *q, struct date d)
{
	return date_none(d) ? S("–") : date_long(q->a, d);
}

void step_draft(struct form *f)
{
	if (!f->posted)
		return;
	(void)form_read(f); /* problems are told on saving */
	f->errors = 0;
	f->q->status = 200;
}
