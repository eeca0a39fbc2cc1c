/* /find: words in what is written about the pupils one holds, and the pupils themselves by name, UPN, class or need.
 * The only place or the only pupil is opened. */
#include "boards/find/find.h"
#include "core/door/look.h"
#include "core/door/menu.h"
#include "core/door/page.h"
#include "story/pupil_list.h"

static void hit_write(struct req *q, const struct find_hit *h_)
{
	const struct entry *e = &h_->entry;
	struct str by = e->by.n > 0 ? str_fmt(q->a, ", %.*s", STR_ARG(e->by)) : STR_NONE;

	ui_wait(&q->w,
	        &(struct ui_wait){ .who = h_->name,
	                           .url = h_->url,
	                           .more = str_fmt(q->a, "%s%.*s. %.*s", h_->class_name.n > 0 ? ", " : "",
	                                           STR_ARG(h_->class_name), STR_ARG(e->what)),
	                           .words = h_->words,
	                           .meta = str_fmt(q->a, "%.*s%.*s", STR_ARG(date_long(q->a, e->on)), STR_ARG(by)) });
}

static void hits_write(struct req *q, const struct find_view *v, struct str typed)
{
	html(&q->w, "<section class=\"sheet gap-l\" aria-labelledby=\"found\">\n<h2 id=\"found\">");
	if (v->more)
		html(&q->w,
		     "More than $ places</h2>\n<p class=\"small quiet\">Type another word with it: not all were "
		     "looked at.</p>\n",
		     h(FIND_MOST));
	else
		html(&q->w, "$ $</h2>\n", h((int64_t)v->total), h(v->total == 1 ? "place" : "places"));
	if (v->total == 0)
		ui_empty(&q->w, S("These words stand nowhere that you may read. Try fewer letters, or one word."));
	if (v->hits > 0)
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < v->hits; i++)
		hit_write(q, &v->hit[i]);
	if (v->hits > 0)
		html(&q->w, "</ul>\n");
	ui_pages(&q->w, str_fmt(q->a, "%.*s&page=", STR_ARG(look_address(q, S("/find"), "q", typed))), v->page,
	         v->pages);
	html(&q->w, "</section>\n");
}

/* Who is meant by the words, as the list of pupils finds them. */
static enum rc pupils_meant(struct req *q, struct str typed, struct pupils_view *out)
{
	const struct pupil_query all = { .typed = typed, .year = YEAR_ANY, .stage = STAGE_ANY, .page = 1 };

	return pupils_find(&q->c, &all, out);
}

static void pupils_write(struct req *q, struct str typed, int64_t n)
{
	if (n > 0)
		html(&q->w, "<p class=\"gap-l\"><a href=\"$\">$ by name, UPN, class or need</a></p>\n",
		     h_url(look_address(q, S("/pupils"), "q", typed)),
		     h(n == 1 ? S("1 pupil") : str_fmt(q->a, "%lld pupils", (long long)n)));
}

static enum rc page_find(struct req *q)
{
	struct pupils_view meant = { 0 };
	struct str typed = str_trim(str_sub(req_query(q, "q"), 0, 200));
	struct find_view v;
	int64_t page;

	TRY(find_load(&q->c, typed, str_int(req_query(q, "page"), &page) ? page : 1, &v));
	if (v.asked)
		TRY(pupils_meant(q, typed, &meant));
	if (v.total == 0 && meant.total == 1 && meant.n == 1 && !meant.more_words)
		return req_redirect(q, "/pupil/%lld", (long long)meant.item[0].line.id);
	if (v.total == 1 && v.hits == 1 && !v.more && meant.total == 0)
		return req_redirect(q, "%.*s", STR_ARG(v.hit[0].url));
	page_begin(q, &(struct page){ .title = S("Find words"), .menu = "/find" });
	html(
	    &q->w,
	    "<div class=\"head\"><h1>Find words</h1><p class=\"quiet\">In what is written about your pupils, as far as "
	    "you may read it.</p></div>\n");
	look_form_begin(q, S("/find"));
	ui_input(&q->w, &(struct ui_field){ .name = "q",
	                                    .label = S("One word or some"),
	                                    .hint = S("The beginning of a word is enough."),
	                                    .value = typed,
	                                    .error = typed.n > 0 && !v.asked ? S("Type two letters or more") : STR_NONE,
	                                    .type = "search",
	                                    .width = 20,
	                                    .autocomplete = "off" });
	ui_filter_end(&q->w, S("Find"));
	pupils_write(q, typed, meant.total);
	if (v.asked)
		hits_write(q, &v, typed);
	page_end(q);
	return RC_OK;
}

ROUTES(find_routes, R(GET, "/find", CAP_PUPIL_LIST, page_find));
MENU(menu_find_words, .area = AREA_PUPILS, .order = 65, .path = "/find", .text = "Find words", .cap = CAP_PUPIL_LIST);
