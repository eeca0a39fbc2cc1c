/* /screening: pupils making less than expected progress, who is to be decided about and what was decided (design 04).
 */
#include "notice/screen/screening_filter_parts.h"
#include "core/door/menu.h"

enum { PAGE_PUPILS = 15, DECIDED_FIRST = 5, DECIDED_PAGE = 50 };

/* The lists follow one another, the open ones first; a page is a window over all of them together. */
struct window {
	size_t page;
	size_t pages;
	size_t from, to; /* places in the row of all pupils */
	size_t all;
	size_t passed; /* of the lists that were asked about */
};

struct part {
	size_t from, to;
};

static struct window window_of(struct req *q, size_t all, size_t most)
{
	struct window w = { .page = 1, .pages = all == 0 ? 1 : (all + most - 1) / most, .all = all };
	int64_t page;

	if (str_int(req_query(q, "page"), &page) && page > 1)
		w.page = page < (int64_t)w.pages ? (size_t)page : w.pages;
	w.from = (w.page - 1) * most;
	w.to = w.from + most < all ? w.from + most : all;
	return w;
}

/* What of the next list, with n in it, is in the window. */
static struct part window_part(struct window *w, size_t n)
{
	size_t before = w->passed;
	struct part p = { w->from > before ? w->from - before : 0, w->to > before ? w->to - before : 0 };

	w->passed += n;
	p.to = p.to < n ? p.to : n;
	p.from = p.from < p.to ? p.from : p.to;
	return p;
}

/* "/screening?view=decided&class=4B&year=4&on=2026-02-01", ready for more. */
static struct str list_url(struct req *q, const char *view)
{
	struct str filter = screening_query(q);
	struct str on = form_date_typed(&q->query, q->a, S("on"));

	return str_fmt(q->a, "/screening?%s%s%.*s%s%s%.*s", view, filter.n > 0 && view[0] != '\0' ? "&" : "",
	               STR_ARG(filter), on.n > 0 && (filter.n > 0 || view[0] != '\0') ? "&" : "", on.n > 0 ? "on=" : "",
	               STR_ARG(url_encode(q->a, on)));
}

static void pages_write(struct req *q, const struct window *w, const char *what, const char *view)
{
	struct str base = list_url(q, view);

	if (w->pages < 2)
		return;
	html(&q->w, "<p class=\"gap-l\">$ $ to $ of $</p>\n", h(what), h((int64_t)w->from + 1), h((int64_t)w->to),
	     h((int64_t)w->all));
	ui_pages(&q->w, str_fmt(q->a, "%.*s%spage=", STR_ARG(base), base.p[base.n - 1] == '?' ? "" : "&"),
	         (int64_t)w->page, (int64_t)w->pages);
}

/* ---- the list ---- */

static struct str latest_point(const struct screening *s)
{
	struct date on = DATE_NONE;
	struct str name = STR_NONE;

	for (size_t i = 0; i < s->run.points; i++)
		if (date_cmp(s->run.point[i].on, s->asked) <= 0 && date_cmp(s->run.point[i].on, on) > 0) {
			on = s->run.point[i].on;
			name = s->point_name[i];
		}
	return name;
}

static void head_write(struct req *q, const struct screen_list *l)
{
	struct str point = latest_point(&l->all);

	html(&q->w,
	     "<div class=\"head\">\n<h1>Pupils making less than expected progress</h1>\n<p class=\"lead quiet\">");
	if (point.n > 0)
		html(&q->w, "Newest results: $. ", h(point));
	html(&q->w, "$ of $ pupils found: $ %. ", h((int64_t)l->found), h((int64_t)l->looked),
	     h(l->looked > 0 ? (int64_t)((l->found * 100 + l->looked / 2) / l->looked) : 0));
	if (l->all.run.results > 0 && l->without > 0)
		html(&q->w, "$ $ no result yet. ", h((int64_t)l->without), h(l->without == 1 ? "has" : "have"));
	if (l->all.run.results > 0)
		html(&q->w, "<a href=\"$\">What data is missing</a>. ", h_url(screening_missing_url(q)));
	ui_cop(&q->w, "6.17");
	html(&q->w, "</p>\n</div>\n");
}

/* What the two words mean, and what no test can say. */
static void clear_write(struct req *q, const struct screen_rules *r)
{
	html(&q->w,
	     "<p class=\"small quiet\">Each sign is <strong>clear</strong> or <strong>perhaps</strong>. Clear: more "
	     "than the error of the test, the 90 % bands of the results do not touch. Perhaps: it may be chance. ");
	if (r->pair_days > 0)
		html(&q->w, "Two results within $ days count as one, their mean. ", h(r->pair_days));
	html(&q->w,
	     "Tests show large falls; one half as large is missed more often than found. What teachers, parents and "
	     "pupils say counts as much.</p>\n");
}

static void four_write(struct req *q, const struct screen_rules *r)
{
	html(&q->w,
	     "<section class=\"sheet four\" aria-labelledby=\"why\">\n"
	     "<h2 id=\"why\">Why a pupil is on this list</h2>\n<ol class=\"grid grid--4\">\n"
	     "<li><strong>Slower</strong> than classmates who started in the same place</li>\n"
	     "<li><strong>Falling behind their own pace</strong> of before</li>\n"
	     "<li><strong>The gap is not closing</strong> between them and their year</li>\n"
	     "<li><strong>The gap is growing</strong></li>\n</ol>\n<p class=\"small quiet\">A sign is a question, "
	     "not an answer. Slow progress does not always mean SEN, and good marks do not rule it out. ");
	ui_cop(&q->w, "6.23");
	html(&q->w, " Concerns beyond marks are listed too. ");
	ui_cop(&q->w, "6.18");
	html(&q->w, "</p>\n");
	clear_write(q, r);
	html(&q->w, "</section>\n");
}

static void much_write(struct req *q, const struct screen_list *l)
{
	ui_note(&q->w,
	        str_fmt(q->a, "More than %d %% of the pupils are found: %zu of %zu", SCREEN_SHARE_PERCENT, l->found,
	                l->looked),
	        S("That is more than tests alone can tell. Look whether the 90 % band of each test is the one of its "
	          "manual, "
	          "and whether the results of a class are right. Nobody has SEN because of a number."),
	        false);
}

static struct str tag_of(const struct screen_case *it)
{
	switch (it->ask) {
	case ASK_TEST:
		return S("Another sign");
	case ASK_DATE:
		return S("Look again");
	case ASK_CONCERN:
		return S("New concern");
	case ASK_FIRST:
	case ASK_NOT:
	case ASK_QUIET:
		break;
	}
	return STR_NONE;
}

static struct str other_title(struct req *q, const struct screening *s, const struct screen_case *it)
{
	const struct screening_pupil *p = &s->pupil[it->pupil];
	struct str subjects = str_lower_ascii(q->a, screening_subjects(q, s, it));

	return str_fmt(q->a, "%.*s%s%.*s%s%.*s", STR_ARG(p->name), p->class_name.n > 0 ? ", " : "",
	               STR_ARG(p->class_name), subjects.n > 0 ? ": " : "", STR_ARG(subjects));
}

static void other_write(struct req *q, const struct screening *s, const struct screen_case *it, bool open_link)
{
	struct str tag = tag_of(it);
	struct str why = screening_why(q, s, it);
	struct str brief = screening_signs_brief(q, s, it);

	html(&q->w, "<li>");
	ui_details_begin(&q->w, other_title(q, s, it));
	if (why.n > 0)
		html(&q->w, "<p>$ $</p>\n", h(why), h(it->last->reason));
	screening_signs(q, s, it);
	if (open_link)
		html(&q->w, "<p><a href=\"$\">$<span class=\"govuk-visually-hidden\"> about $</span></a></p>\n",
		     h_url(screening_url(q, url_pupil(q->a, it->id, "/screening"))),
		     h(screening_may_decide(q) ? "All details, and decide" : "All details"),
		     h(s->pupil[it->pupil].name));
	else
		html(&q->w, "<p><a href=\"$\">$</a></p>\n", h_url(url_pupil(q->a, it->id, "")),
		     h(s->pupil[it->pupil].name));
	ui_details_end(&q->w);
	html(&q->w, "<p class=\"quiet\">$</p>", h(brief.n > 0 ? brief : S("No sign in the numbers now.")));
	if (tag.n > 0)
		ui_tag(&q->w, tag, false);
	html(&q->w, "</li>\n");
}

static void wider_write(struct req *q, const struct screening *s, const struct screen_case *it)
{
	struct str brief = screening_signs_brief(q, s, it);

	html(&q->w,
	     "<li><a href=\"$\">$: beyond marks</a><p class=\"quiet\">$ A concern of $ waits for its answer.</p>",
	     h_url(url_pupil(q->a, it->id, "/concerns")), h(other_title(q, s, it)),
	     h(brief.n > 0 ? brief : S("No sign in the numbers.")), h(date_long(q->a, it->concern->latest)));
	ui_tag(&q->w, S("Wider concern"), false);
	html(&q->w, "</li>\n");
}

static void others_write(struct req *q, const struct screen_list *l, struct part open, struct part wide, bool is_now)
{
	if (open.from == open.to && wide.from == wide.to)
		return;
	html(&q->w, "<div class=\"sheet gap\">\n<ul class=\"list others\">\n");
	for (size_t i = open.from; i < open.to; i++)
		other_write(q, &l->all, &l->to_decide[i], is_now);
	for (size_t i = wide.from; i < wide.to; i++)
		wider_write(q, &l->all, &l->wider[i]);
	html(&q->w, "</ul>\n</div>\n");
}

static void cases_sheet(struct req *q, const struct screening *s, const char *id, struct str heading, struct str text,
                        const struct screen_case *it, size_t n, struct part p)
{
	if (p.from == p.to)
		return;
	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"$\">\n<h2 id=\"$\">$ <span "
	     "class=\"quiet\">$</span></h2>\n"
	     "<p class=\"small quiet\">$</p>\n<ul class=\"list others\">\n",
	     h(id), h(id), h(heading), h((int64_t)n), h(text));
	for (size_t i = p.from; i < p.to; i++)
		other_write(q, s, &it[i], true);
	html(&q->w, "</ul>\n</section>\n");
}

static void decided_write(struct req *q, const struct screen_list *l, size_t from, size_t to)
{
	static const struct ui_column cols[] = { { S("Pupil"), false },
		                                 { S("Decision"), false },
		                                 { S("Why"), false },
		                                 { S("Talked with parents"), false } };
	struct ui_table t = { .caption = S("Decisions this term"), .col = cols, .cols = 4, .cards = true };

	html(&q->w,
	     "<section class=\"sheet gap-l\" aria-labelledby=\"decided\">\n<h2 id=\"decided\">Decided this term <span "
	     "class=\"quiet\">$</span></h2>\n",
	     h((int64_t)l->decideds));
	if (l->decideds == 0)
		ui_empty(&q->w, S("Nothing was decided this term yet."));
	else
		ui_table_begin(&q->w, &t);
	for (size_t i = from; i < to; i++) {
		const struct screen_decision *d = l->decided[i].decision;
		const struct screening_pupil *p = &l->all.pupil[l->decided[i].pupil];

		ui_row_begin(&q->w, &t);
		ui_cell_begin(&q->w, &t);
		html(&q->w, "<a href=\"$\">$</a>", h_url(url_pupil(q->a, d->pupil_id, "/screening")), h(p->name));
		if (p->class_name.n > 0)
			html(&q->w, ", $", h(p->class_name));
		ui_cell_end(&q->w, &t);
		ui_cell(&q->w, &t, screening_decided(q, d));
		ui_cell(&q->w, &t, d->reason);
		ui_cell(&q->w, &t, date_none(d->talked_on) ? S("–") : date_short(q->a, d->talked_on));
		ui_row_end(&q->w, &t);
	}
	if (l->decideds > 0)
		ui_table_end(&q->w, &t);
	if (from == 0 && to == DECIDED_FIRST && to < l->decideds)
		html(&q->w, "<p><a href=\"$\">All $ decisions of this term</a></p>\n",
		     h_url(list_url(q, "view=decided")), h((int64_t)l->decideds));
	html(&q->w, "</section>\n");
}

static void to_decide_write(struct req *q, const struct screen_list *l, struct window *win,
                            const struct screen_beside *b, bool is_now)
{
	struct part open = window_part(win, l->to_decides);
	struct part wide = window_part(win, l->widers);
	struct screen_decision d;
	struct form f;

	html(&q->w,
	     "<div class=\"row row--between gap-l gap-b\">\n<h2>To decide <span class=\"quiet\">$</span></h2>\n<p><a "
	     "href=\"$\">Decided this term: $</a></p>\n</div>\n",
	     h((int64_t)(l->to_decides + l->widers)),
	     h_url(win->page > 1 ? list_url(q, "view=decided") : S("#decided")), h((int64_t)l->decideds));
	if (l->all.run.results == 0)
		ui_empty(&q->w, S("There are no results yet. Import them, or fill them in for a class."));
	else if (l->to_decides + l->widers == 0)
		ui_empty(&q->w, S("Nobody is waiting for a decision."));
	if (win->page == 1 && l->to_decides > 0) {
		const struct screen_case *it = &l->to_decide[open.from++];
		bool asks = is_now && screening_may_decide(q);

		if (asks)
			screening_form(q, &f, &d);
		screening_article(q, &l->all, it, b, asks ? &f : NULL,
		                  screening_url(q, url_pupil(q->a, it->id, "/screening")), true);
	}
	others_write(q, l, open, wide, is_now);
}

/* Of every page of the list: what it is about, which pupils, and as of when. */
static void top_write(struct req *q, const struct screen_list *l, const struct screening_wish *k, bool is_now)
{
	page_begin(q, &(struct page){ .title = S("Pupils making less than expected progress"), .menu = "/screening" });
	head_write(q, l);
	page_done(q);
	if (k->on_fault.n > 0)
		ui_error_summary(&q->w, &(struct ui_error){ "on", k->on_fault }, 1);
	four_write(q, &l->all.rules);
	if (k->filter.class_name.n == 0 && !k->filter.has_year && screen_is_much(l->found, l->looked))
		much_write(q, l);
	html(&q->w, "<div class=\"gap\">\n");
	screening_filter_write(q, &l->all, k, STR_NONE);
	html(&q->w, "</div>\n");
	if (!is_now)
		ui_note(&q->w, str_fmt(q->a, "As it stood on %.*s", STR_ARG(date_long(q->a, k->on))),
		        S("With the results, decisions and concerns known on that day. Decisions are made on today’s "
		          "list."),
		        false);
}

static enum rc list_page(struct req *q, const struct screening_wish *k)
{
	struct screen_list *l = NEW(q->a, struct screen_list);
	struct screen_beside b = { 0 };
	bool is_now = date_none(k->on) || date_cmp(k->on, q->c.now.today) == 0;
	struct window win;

	TRY(screen_list_load(&q->c, k->on, &k->filter, l));
	win = window_of(q, l->to_decides + l->widers + l->perhapses + l->settleds + l->supporteds, PAGE_PUPILS);
	if (win.page == 1 && l->to_decides > 0)
		TRY(screen_beside_load(&q->c, l->to_decide[0].id, l->all.asked, &b));
	top_write(q, l, k, is_now);
	to_decide_write(q, l, &win, &b, is_now);
	if (win.page == 1)
		decided_write(q, l, 0, l->decideds < DECIDED_FIRST ? l->decideds : DECIDED_FIRST);
	cases_sheet(q, &l->all, "perhaps", S("Perhaps"),
	            S("A difference that may be chance. Nothing has to be decided: look at the next results."),
	            l->perhaps, l->perhapses, window_part(&win, l->perhapses));
	cases_sheet(
	    q, &l->all, "settled", S("Decided before"),
	    S("Decided before. They come back when there is another sign, a new concern, or the day to look again."),
	    l->settled, l->settleds, window_part(&win, l->settleds));
	cases_sheet(q, &l->all, "supported", S("Already with SEN Support or an EHC plan"),
	            S("Their plan answers this. Look at it in the next review."), l->supported, l->supporteds,
	            window_part(&win, l->supporteds));
	pages_write(q, &win, "Pupils", "");
	page_end(q);
	return RC_OK;
}

/* All that was decided this term. */
static enum rc decided_page(struct req *q, const struct screening_wish *k)
{
	struct screen_list *l = NEW(q->a, struct screen_list);
	struct window win;

	TRY(screen_list_load(&q->c, k->on, &k->filter, l));
	win = window_of(q, l->decideds, DECIDED_PAGE);
	page_begin(q, &(struct page){ .title = S("Decided this term"),
	                              .menu = "/screening",
	                              .back_url = list_url(q, ""),
	                              .back_text = S("Pupils making less than expected progress") });
	html(&q->w, "<div class=\"head\"><h1>Decisions about progress</h1></div>\n");
	decided_write(q, l, win.from, win.to);
	pages_write(q, &win, "Decisions", "view=decided");
	page_end(q);
	return RC_OK;
}

static enum rc page_list(struct req *q)
{
	struct screening_wish k = screening_wish_read(q);

	if (str_is(req_query(q, "view"), "missing"))
		return screening_missing_page(q, &k);
	return str_is(req_query(q, "view"), "decided") ? decided_page(q, &k) : list_page(q, &k);
}

ROUTES(screening_routes, R(GET, "/screening", CAP_SCREEN, page_list));
MENU(menu_screening, .area = AREA_PUPILS, .order = 20, .path = "/screening", .text = "Expected progress",
     .cap = CAP_SCREEN);
