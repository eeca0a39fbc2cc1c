#include "core/door/page.h"

#include "kit/base/asset.h"
#include "core/door/language.h"
#include "core/door/look.h"
#include "core/door/menu.h"
#include "kit/base/utf8.h"
#include "kit/html/ui.h"

enum { MENU_PAGES = 12, TEL_MOST = 400 };

/* The menu of who asks: its areas with their pages and what waits in each. */
struct menu_shown {
	const struct menu *page[AREA_COUNT][MENU_PAGES];
	int64_t waits[AREA_COUNT][MENU_PAGES];
	size_t pages[AREA_COUNT];
	enum area current;
};

struct str url_pupil(struct arena *a, int64_t pupil_id, const char *rest)
{
	return str_fmt(a, "/pupil/%lld%s", (long long)pupil_id, rest);
}

struct str url_tel(struct arena *a, struct str phone)
{
	struct buf b = buf_new(a, TEL_MOST);

	buf_str(&b, S("tel:"));
	for (size_t i = 0; i < phone.n; i++)
		if ((phone.p[i] >= '0' && phone.p[i] <= '9') || (phone.p[i] == '+' && i == 0))
			buf_char(&b, phone.p[i]);
	return buf_view(&b);
}

/* "light large" from the cookie: only known words reach the page. */
static struct str look_word(const struct req *q, const char *const *known)
{
	struct str rest = req_cookie(q, "look");

	while (rest.n > 0) {
		struct str one = str_cut(rest, '.', &rest);

		for (size_t i = 0; known[i] != NULL; i++)
			if (str_is(one, known[i]))
				return str_of(known[i]);
	}
	return S("");
}

static void head_write(struct req *q, const struct page *p, const char *body)
{
	static const char *const LOOKS[] = { "light", "dark", "contrast", NULL };
	static const char *const TEXTS[] = { "large", "largest", NULL };
	struct str school = p->front != NULL ? p->front->school : q->c.actor.school_name;
	struct str named = html_say_str(&q->w, p->title);
	struct str title = q->status == 422 ? say(&q->w, "Error: $", h(named)) : named;
	struct str look = look_word(q, LOOKS);
	struct str text = look_word(q, TEXTS);

	html(&q->w, "<!DOCTYPE html>\n<html lang=\"$\"$", h(q->w.tongue != NULL ? q->w.tongue->code : "en"),
	     h_flag("dir=\"rtl\"", page_is_rtl(q)));
	if (look.n > 0)
		html(&q->w, " data-look=\"$\"", h(look));
	if (text.n > 0)
		html(&q->w, " data-text=\"$\"", h(text));
	html(&q->w,
	     ">\n<head>\n<meta charset=\"utf-8\">\n"
	     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>$ – $</title>\n"
	     "<link rel=\"stylesheet\" href=\"$\">\n<link rel=\"icon\" href=\"$\">\n"
	     "<script src=\"$\" defer></script>\n</head>\n<body class=\"$\">\n"
	     "<a class=\"govuk-skip-link\" href=\"#main\">Skip to main content</a>\n",
	     h(title), h(school.n > 0 ? school : S("APDR")), h_url(str_of(asset_css_url)),
	     h_url(str_of(asset_favicon_url)), h_url(str_of(asset_js_url)), h(body));
}

/* Counts are fresh on the listed pages themselves, and when something was saved just now. */
static void menu_load(struct req *q, const struct page *p, struct menu_shown *m)
{
	static const int64_t NONE[MENU_MOST] = { 0 };
	const struct menu *at = p->menu != NULL ? menu_find(q->c.actor.hat, str_of(p->menu)) : NULL;
	bool fresh = menu_find(q->c.actor.hat, q->net->path) != NULL || req_query(q, "done").n > 0;
	const int64_t *counts = q->status < 500 ? menu_counts(&q->c, fresh) : NONE;

	*m = (struct menu_shown){ .current = at != NULL ? menu_area_of(q->c.actor.hat, at) : AREA_COUNT };
	for (enum area g = AREA_TODAY; g < AREA_COUNT; g++) {
		m->pages[g] = menu_pages(q->c.actor.hat, g, m->page[g], MENU_PAGES);
		for (size_t i = 0; i < m->pages[g]; i++)
			m->waits[g][i] = menu_count_of(counts, m->page[g][i]);
	}
}

static void menu_line(struct req *q, const struct menu *m, bool current, int64_t waits)
{
	html(&q->w, "<li><a href=\"$\"$>$", h_url(str_of(m->path)), h_flag("aria-current=\"page\"", current),
	     h(m->text));
	if (waits > 0)
		html(&q->w, " <span class=\"nav__n\">$<span class=\"govuk-visually-hidden\"> waiting</span></span>",
		     h(waits));
	html(&q->w, "</a></li>\n");
}

static void menu_items(struct req *q, const struct menu_shown *m)
{
	for (enum area g = AREA_TODAY; g < AREA_COUNT; g++) {
		int64_t waits = 0;

		for (size_t i = 0; i < m->pages[g]; i++)
			waits += m->waits[g][i];
		if (m->pages[g] > 0)
			menu_line(q, m->page[g][0], g == m->current, waits);
	}
}

/* The pages of an area, one line below the menu, on each of these pages itself. */
static void area_pages(struct req *q, const struct menu_shown *m)
{
	enum area g = m->current;
	bool here = false;

	if (g == AREA_COUNT || m->pages[g] < 2)
		return;
	for (size_t i = 0; i < m->pages[g]; i++)
		here = here || str_is(q->net->path, m->page[g][i]->path);
	if (!here)
		return;
	html(&q->w, "<nav class=\"subnav\" aria-label=\"$\">\n<ul class=\"width\">\n", h(m->page[g][0]->text));
	for (size_t i = 0; i < m->pages[g]; i++)
		menu_line(q, m->page[g][i], str_is(q->net->path, m->page[g][i]->path), m->waits[g][i]);
	html(&q->w, "</ul>\n</nav>\n");
}

static void find_form(struct req *q)
{
	html(&q->w, "<form class=\"top__find\" role=\"search\" method=\"post\" action=\"/look\">\n");
	look_form_fields(q, S("/pupils"));
	html(&q->w,
	     "<label class=\"govuk-visually-hidden\" for=\"find\">Find a pupil</label>\n"
	     "<input id=\"find\" name=\"q\" type=\"search\" placeholder=\"Find a pupil\"><button type=\"submit\">");
	ui_icon(&q->w, "search");
	html(&q->w, "<span class=\"govuk-visually-hidden\">Search</span></button>\n</form>\n");
}

static void staff_top(struct req *q, const struct page *p)
{
	const struct actor *who = &q->c.actor;
	struct str home = str_of(role_home(who->hat));
	struct menu_shown menu;

	html(&q->w, "<header class=\"top\">\n<div class=\"width top__row\">\n<a class=\"top__brand\" href=\"$\">",
	     h_url(home));
	ui_icon(&q->w, "mark");
	html(&q->w, "APDR</a>\n<span class=\"top__school\">$</span>\n", h(who->school_name));
	if (!p->bare && q->session.signed_in) {
		menu_load(q, p, &menu);
		if (role_can(who->hat, CAP_PUPIL_LIST))
			find_form(q);
		html(&q->w,
		     "<span class=\"top__you only-wide\"><a href=\"/you\">$</a>, $</span>\n<details class=\"menu "
		     "top__you\">\n"
		     "<summary>Menu</summary>\n<nav aria-label=\"Main, small screen\"><ul>\n",
		     h(who->name), h(role_label(who->hat)));
		menu_items(q, &menu);
		html(&q->w, "<li><a href=\"/you\">$, $</a></li>\n</ul></nav>\n</details>\n", h(who->name),
		     h(role_label(who->hat)));
	}
	html(&q->w, "</div>\n");
	if (!q->session.signed_in)
		language_strip(q);
	html(&q->w, "</header>\n");
	if (!p->bare && q->session.signed_in) {
		html(&q->w, "<nav class=\"nav\" aria-label=\"Main\">\n<ul class=\"width\">\n");
		menu_items(q, &menu);
		html(&q->w, "</ul>\n</nav>\n");
		area_pages(q, &menu);
	}
}

static void family_top(struct req *q)
{
	const struct actor *who = &q->c.actor;
	struct str first = utf8_head(who->school_name, 1);

	html(
	    &q->w,
	    "<header class=\"ftop\">\n<div class=\"width width--fam ftop__row\">\n<a class=\"ftop__school\" href=\"$\">"
	    "<span class=\"crest\" aria-hidden=\"true\">$</span>$</a>\n<ul class=\"tools\" aria-label=\"Ways to read "
	    "this page\">\n"
	    "<li><a class=\"tool\" href=\"/display\">",
	    h_url(str_of(role_home(who->hat))), h(first), h(who->school_name));
	ui_icon(&q->w, "textsize");
	html(&q->w, " Larger text and colours</a></li>\n<li>");
	if (q->session.by_card) {
		html(&q->w, "<form method=\"post\" action=\"/sign-out\">");
		form_token(q);
		html(&q->w, "<button class=\"tool\" type=\"submit\">");
		ui_icon(&q->w, "tick");
		html(&q->w, " I am finished</button></form>");
	} else {
		html(&q->w, "<a class=\"tool\" href=\"/you\">");
		ui_icon(&q->w, "people");
		html(&q->w, " $</a>", h(who->name));
	}
	html(&q->w, "</li>\n</ul>\n</div>\n");
	if (q->said && who->hat == ROLE_PARENT)
		language_strip(q);
	html(&q->w, "</header>\n");
}

/* A page of a school for everybody. */
static void front_top(struct req *q, const struct page_front *f)
{
	bool in = q->session.signed_in;

	html(&q->w,
	     "<header class=\"ftop\">\n<div class=\"width ftop__row ftop__row--pub\">\n"
	     "<a class=\"ftop__school\" href=\"$\"><span class=\"crest\" aria-hidden=\"true\">$</span>$</a>\n"
	     "<ul class=\"tools\" aria-label=\"Account\"><li><a class=\"tool\" href=\"$\">",
	     h_url(f->home), h(utf8_head(f->school, 1)), h(f->school),
	     h_url(in ? str_of(role_home(q->c.actor.hat)) : S("/sign-in")));
	ui_icon(&q->w, in ? "people" : "lock");
	html(&q->w, " $</a></li></ul>\n</div>\n",
	     h(in           ? say(&q->w, "My page")
	       : f->service ? say(&q->w, "Staff, sign in")
	                    : say(&q->w, "Families, sign in")));
	language_strip(q);
	html(&q->w, "</header>\n");
}

bool page_is_rtl(const struct req *q)
{
	return q->w.tongue != NULL && q->w.tongue->rtl;
}

void page_begin(struct req *q, const struct page *p)
{
	bool family = q->c.actor.hat == ROLE_PARENT || q->c.actor.hat == ROLE_PUPIL;

	q->front = p->front;
	head_write(q, p,
	           p->front != NULL               ? "apdr family public open"
	           : q->c.actor.hat == ROLE_PUPIL ? "apdr family child"
	           : family                       ? "apdr family"
	                                          : "apdr");
	if (p->front != NULL)
		front_top(q, p->front);
	else if (family && q->session.signed_in && !p->bare)
		family_top(q);
	else
		staff_top(q, p);
	html(&q->w, "<main class=\"main\" id=\"main\">\n<div class=\"width$\">\n",
	     h(p->width != NULL ? str_fmt(q->a, " %s", p->width) : STR_NONE));
	if (q->session.device_news && !q->session.by_card && !p->bare && p->front == NULL)
		html(&q->w,
		     "<p class=\"note notice note--alert\" role=\"status\">A new phone or computer has used your name. "
		     "<a href=\"/you#devices\">Was it you?</a></p>\n");
	if (q->session.reset_news.n > 0 && !q->session.by_card && !p->bare && p->front == NULL)
		html(&q->w,
		     "<p class=\"note notice note--alert\" role=\"status\"><bdi lang=\"en\">$</bdi> <a "
		     "href=\"/you#resets\">Did you know?</a></p>\n",
		     h(q->session.reset_news));
	language_note(q);
	if (p->back_url.n > 0)
		ui_back(&q->w, p->back_text, p->back_url);
}

static void front_links(struct req *q, const struct page_front *f)
{
	for (size_t i = 0; i < f->links; i++)
		html(&q->w, "<li><a href=\"$\">$</a></li>\n", h_url(f->link[i].url), h_said(&q->w, f->link[i].text));
}

void page_end(struct req *q)
{
	struct str school = q->c.actor.school_name;

	html(&q->w,
	     "</div>\n</main>\n<footer class=\"foot\">\n<div class=\"width\">\n<ul>\n<li><a "
	     "href=\"/display\">Display</a></li>\n"
	     "<li><a href=\"/accessibility\">Accessibility statement</a></li>\n"
	     "<li><a href=\"/code\">What the Code of Practice says</a></li>\n<li><a href=\"/help\">Help</a></li>\n");
	if (q->front == NULL)
		html(&q->w, "<li><a href=\"/privacy\">Privacy</a></li>\n");
	else
		front_links(q, q->front);
	if (q->session.signed_in && q->front == NULL) {
		html(&q->w, "<li><form method=\"post\" action=\"/sign-out\" class=\"foot__out\">");
		form_token(q);
		html(&q->w, "<button class=\"linklike\" type=\"submit\">Sign out</button></form></li>\n");
	}
	html(&q->w, "</ul>\n");
	if (q->front != NULL && q->front->foot.n > 0)
		html(&q->w, "<p><bdi lang=\"en\">$</bdi></p>\n", h(q->front->foot));
	else if (school.n > 0)
		html(&q->w, "<p>APDR is free, open-source software. This copy is run by $.</p>\n", h(school));
	else
		html(&q->w, "<p>APDR is free, open-source software.</p>\n");
	html(&q->w, "</div>\n</footer>\n</body>\n</html>\n");
	html_end(&q->w);
}

enum rc page_message(struct req *q, int status, struct str heading, struct str text, struct str url, struct str button)
{
	q->status = status;
	page_begin(q, &(struct page){ .title = heading, .bare = !q->session.signed_in });
	html(&q->w, "<div class=\"head\"><h1>$</h1></div>\n<section class=\"sheet\"><p>$</p>\n", h(heading), h(text));
	if (url.n > 0)
		html(&q->w, "<p class=\"gap\"><a class=\"govuk-button\" href=\"$\">$</a></p>\n", h_url(url), h(button));
	html(&q->w, "</section>\n");
	page_end(q);
	return RC_OK;
}

void page_done(struct req *q)
{
	static const struct {
		const char *key;
		const char *text;
	} SAY[] = {
		{ "saved", SAY_TEXT("Saved.") },
		{ "asked", "Asked. Below stands whom, and which letter you still have to give." },
		{ "asked-before", "They were asked before. Nothing was done twice." },
		{ "draft", "Draft saved. Only you and the people who write this plan can see it." },
		{ "shared", "Shared. The family, and the staff who work with the pupil, can see it now." },
		{ "shared-paper",
		  "Shared. The staff who work with the pupil can see it now. Nobody of the family has a page: "
		  "their letters wait to be printed." },
		{ "shared-both",
		  "Shared. The staff who work with the pupil, and those of the family who have a page, can see "
		  "it now. Letters for the others wait to be printed." },
		{ "sent", "Sent." },
		{ "noted", "Noted." },
		{ "governors", "Sent to the governors. Its numbers are fixed now." },
		{ "returned", "Given back. The school sees your note." },
		{ "approved", "Approved. Now it can be published." },
		{ "published", "Published. Everybody can read it now." },
		{ "added", "Added." },
		{ "answered", "Answered. The concern is closed." },
		{ "password", "Your password is changed. Everywhere else you are signed out." },
		{ "agreed", "Agreed. The letter waits below: print it and give it to them yourself." },
		{ "refused", "Refused. They and the one who asked can see it." },
		{ "stopped", "Stopped: no letter or link works. Tell the school that you did not ask for it." },
		{ "merged", "Merged. Everything of both stands here now; below is the way back." },
		{ "two_children", "Kept: they are two children. We do not ask again." },
		{ "two_people", "Kept: they are two people. We do not ask again." },
		{ "apart", "Taken apart. There are two records again." },
		{ "signed_out", "Signed out there." },
		{ "letters", "The letters are prepared. They wait for whoever prints them." },
		{ "pupil", "The pupil is added. Now the adults: who is called, who gets letters." },
		{ "print", "Done. Print what is new, and hand it over." },
		{ "letter_back", "Taken back. It works no longer." },
		{ "senco", "You are the SENCO of this school now. Change your role under your name." },
		{ "not_me", "That device is signed out. Change your password now, and tell the school." },
		{ "moved_up", "Everybody is in the new school year. You can take it back until midnight." },
		{ "finished", "The review is finished." },
		{ "thanks", SAY_TEXT("Thank you. The school has it now.") },
		{ "withdrawn",
		  "Withdrawn. It is gone from every page and count. You can take it back until midnight." },
		{ "moved", "Moved to the other record. You can take it back until midnight." },
		{ "again", "It is a draft again. You can take this back until midnight." },
		{ "back", "Taken back. It stands as it was." },
		{ "taken-back", "Taken back. Nobody sees it any more." },
		{ "put_right", "Put right, and brought in." },
		{ "out", "Taken out of the list. Nothing of it came in." },
	};
	struct str done = req_query(q, "done");

	for (size_t i = 0; i < sizeof SAY / sizeof SAY[0]; i++)
		if (str_is(done, SAY[i].key))
			ui_notice(&q->w, str_of(SAY[i].text), true);
}
