/* /desk: Today of who answers for the advice service (design 37): what came by the public pages with its clocks, links
 * and documents to look at again, and what is to be chosen in the profile. In a school's installation and in the
 * service's own. */
#include "core/area/area_parts.h"
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/school/public.h"
#include "enquiry/enquiry_parts.h"

static struct str checked_words(struct req *q, struct date d)
{
	return date_none(d) ? S("Never checked") : str_fmt(q->a, "Last checked %.*s", STR_ARG(date_long(q->a, d)));
}

static void due_write(struct req *q, const struct area_overview *v)
{
	ui_sheet_begin(&q->w, "links", S("Links and documents to check"),
	               v->dues > 0 ? str_fmt(q->a, "%zu", v->dues) : STR_NONE);
	if (v->dues == 0)
		ui_empty(&q->w, S("All of them were looked at not long ago."));
	else
		html(&q->w, "<ul class=\"calls\">\n");
	for (size_t i = 0; i < v->dues; i++) {
		const struct area_due *d = &v->due[i];

		html(&q->w,
		     "<li class=\"call\"><div><p class=\"call__who\">$</p>\n<p class=\"small quiet\">$. $</p></div>\n",
		     h(d->title), h(d->part->title), h(checked_words(q, d->checked_on)));
		ui_action(&q->w, &(struct ui_action){ .text = S("Check it"),
		                                      .about = str_fmt(q->a, ": %.*s", STR_ARG(d->title)),
		                                      .url = area_url(q->a, "item", str_of(d->part->key), d->item),
		                                      .secondary = true });
		html(&q->w, "</li>\n");
	}
	if (v->dues > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static struct str known_words(struct req *q, size_t n)
{
	return n == 1 ? S("1 value is known.") : str_fmt(q->a, "%zu values are known.", n);
}

static void profile_write(struct req *q, const struct area_overview *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"profile\">\n<div class=\"sheet__head\"><h2 "
	     "id=\"profile\">The profile</h2><a class=\"small\" href=\"/settings/area\">Whole profile</a></div>\n");
	if (v->facts == 0)
		html(&q->w,
		     "<p>Nothing is given yet. Families read no telephone number of yours.</p>\n<p class=\"gap\"><a "
		     "class=\"govuk-button\" href=\"/settings/area#begin\">Begin the profile</a></p>\n");
	else if (v->questions > 0)
		html(&q->w,
		     "<p><a href=\"/settings/area#questions\"><strong>$ to choose</strong></a><br>Until then only what "
		     "both "
		     "sources share is printed.</p>\n",
		     h(v->questions == 1 ? S("1 value is") : str_fmt(q->a, "%zu values are", v->questions)));
	if (v->facts > 0)
		html(&q->w, "<p class=\"gap-s\">$</p>\n", h(known_words(q, v->facts)));
	html(&q->w, "</section>\n");
}

static void pages_write(struct req *q, const struct public_school *own)
{
	html(
	    &q->w,
	    "<section class=\"sheet\" aria-labelledby=\"ours\">\n<h2 id=\"ours\">What families read</h2>\n<ul "
	    "class=\"plain\"><li><a href=\"$\">The page for everybody</a></li>\n<li><a href=\"$\">The leaflets, in all "
	    "forms</a></li></ul>\n</section>\n",
	    h_url(public_url(q->a, own, "")), h_url(public_url(q->a, own, "/leaflets")));
}

static enum rc page_desk(struct req *q)
{
	struct enquiries e;
	struct area_overview v;
	struct public_school own;

	TRY(enquiries_load(&q->c, &e));
	TRY(area_overview_load(&q->c, &v));
	TRY(public_school_own(&q->c, &own));
	page_begin(q, &(struct page){ .title = S("Today"), .menu = "/desk" });
	html(&q->w, "<div class=\"head\"><h1>Today</h1><p>$. $</p></div>\n", h(date_full(q->a, q->c.now.today)),
	     h(e.n == 0     ? S("Nobody waits for an answer.")
	       : e.late > 0 ? str_fmt(q->a, "%zu wait, %lld past the day that was promised.", e.n, (long long)e.late)
	       : e.n == 1   ? S("1 waits.")
	                    : str_fmt(q->a, "%zu wait.", e.n)));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--main\">\n<div class=\"stack--l\">\n");
	enquiry_groups(q, &e);
	due_write(q, &v);
	html(&q->w, "</div>\n<div class=\"stack--l\">\n");
	profile_write(q, &v);
	pages_write(q, &own);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

ROUTES(desk_routes, R_WRITE(GET, "/desk", CAP_DESK, page_desk));
MENU(menu_desk, .area = AREA_TODAY, .order = 10, .path = "/desk", .text = "Today", .cap = CAP_DESK);
