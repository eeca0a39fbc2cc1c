/* /families and /support: one short page for each area of the menu that gathers several others. What waits in each is
 * written by the capability itself (MENU … .card), so this page knows none of them. */
#include "core/door/menu.h"
#include "core/door/page.h"

enum { AREA_PAGES = 12 };

static enum rc card_write(struct req *q, const struct menu *m)
{
	int64_t n = menu_count_of(menu_counts(&q->c, false), m); /* the menu above has just counted */
	struct str id = str_sub(str_of(m->path), 1, SIZE_MAX);

	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"$\">\n<div class=\"sheet__head\"><h2 id=\"$\"><a "
	     "href=\"$\">$</a></h2>",
	     h(id), h(id), h_url(str_of(m->path)), h(m->text));
	if (n > 0)
		html(&q->w, "<span class=\"quiet\">$ waiting</span>", h(n));
	html(&q->w, "</div>\n");
	if (m->about != NULL)
		html(&q->w, "<p class=\"quiet\">$</p>\n", h(m->about));
	if (m->card != NULL)
		TRY(m->card(q));
	html(&q->w, "</section>\n");
	return RC_OK;
}

static enum rc area_page(struct req *q, enum area area, const char *title, const char *lead)
{
	const struct menu *page[AREA_PAGES];
	size_t n = menu_pages(q->c.actor.hat, area, page, AREA_PAGES);

	page_begin(q, &(struct page){ .title = str_of(title), .menu = str_c(q->a, q->net->path) });
	html(&q->w, "<div class=\"head\"><h1>$</h1><p>$</p></div>\n", h(title), h(lead));
	page_done(q);
	html(&q->w, "<div class=\"grid grid--2\">\n");
	for (size_t i = 0; i < n; i++)
		if (!page[i]->board)
			TRY(card_write(q, page[i]));
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_families(struct req *q)
{
	return area_page(q, AREA_FAMILIES, "Families", "What families said, and what they wait for.");
}

static enum rc page_support(struct req *q)
{
	return area_page(q, AREA_SUPPORT, "Support", "What is to read, to give and to answer.");
}

ROUTES(area_routes, R(GET, "/families", CAP_CONCERN, page_families), R(GET, "/support", CAP_PLAN_ACK, page_support));
MENU(menu_families, .area = AREA_FAMILIES, .path = "/families", .text = "Families", .cap = CAP_CONCERN, .board = true);
MENU(menu_support, .area = AREA_SUPPORT, .path = "/support", .text = "Support", .cap = CAP_PLAN_ACK, .board = true);
