/* /card: a small child comes in on a device of the school: the code of the class, the name, three pictures, each a page
 * with one thing to do (design 26). What was tapped travels in the form; nothing says which picture was wrong. */
#include "core/door/page.h"
#include "core/people/person_rec.h"
#include "invite/card.h"

static const struct {
	const char *icon;
	const char *word;
} PICTURES[CARD_CHOICES] = {
	{ "pic-sun", "Sun" },   { "pic-moon", "Moon" },   { "pic-tree", "Tree" }, { "pic-fish", "Fish" },
	{ "pic-boat", "Boat" }, { "pic-apple", "Apple" }, { "pic-kite", "Kite" }, { "pic-cup", "Cup" },
	{ "star", "Star" },     { "heart", "Heart" },     { "home", "House" },    { "book", "Book" },
};

static void head_write(struct req *q, const char *title, struct str words)
{
	page_begin(q, &(struct page){ .title = str_of(title), .bare = true, .width = "width--my" });
	html(&q->w, "<div class=\"head\"><h1>$</h1>", h(title));
	if (words.n > 0)
		html(&q->w, "<p>$</p>", h(words));
	html(&q->w, "</div>\n");
}

static enum rc message(struct req *q, const char *title, struct str words)
{
	head_write(q, title, words);
	html(&q->w, "<p><a href=\"/card\">Start again</a></p>\n");
	page_end(q);
	return RC_OK;
}

static enum rc code_page(struct req *q, struct str fault)
{
	struct ui_error e = { "code", fault };

	head_write(q, "Hello", STR_NONE);
	if (fault.n > 0)
		ui_error_summary(&q->w, &e, 1);
	html(&q->w, "<section class=\"sheet\"><form method=\"post\" action=\"/card\" novalidate>\n");
	ui_input(&q->w, &(struct ui_field){ .name = "code",
	                                    .label = S("Type your class code"),
	                                    .hint = S("It is on your card, like OTTER 15"),
	                                    .value = req_form(q, "code"),
	                                    .error = fault,
	                                    .autocomplete = "off",
	                                    .width = 10 });
	ui_button(&q->w, S("Go on"), NULL, NULL, false);
	html(&q->w, "</form></section>\n");
	page_end(q);
	return RC_OK;
}

static void form_begin_card(struct req *q, const char *class)
{
	html(&q->w, "<form method=\"post\" action=\"/card\" class=\"$\">\n", h(class));
	ui_hidden(&q->w, "code", req_form(q, "code"));
}

static enum rc names_page(struct req *q, const struct card_list *l)
{
	head_write(q, "Who are you?", S("Tap your name."));
	html(&q->w, "<section class=\"sheet\" aria-label=\"Names\">\n");
	form_begin_card(q, "picks");
	for (size_t i = 0; i < l->n; i++)
		html(&q->w, "<button class=\"pickpic\" type=\"submit\" name=\"who\" value=\"$\">$</button>\n",
		     h(l->card[i]), h(l->name[i].shown));
	html(&q->w, "</form></section>\n<p><a href=\"/card\">Start again</a></p>\n");
	page_end(q);
	return RC_OK;
}

static void dots_write(struct req *q, size_t at)
{
	html(&q->w, "<ol class=\"picked\">");
	for (size_t i = 0; i < CARD_PICTURES; i++) {
		html(&q->w, "<li class=\"$\">", h(i < at ? "is-in" : i == at ? "is-next" : "is-to-come"));
		if (i < at)
			ui_icon(&q->w, "tick");
		else
			html(&q->w, "$", h(i + 1));
		ui_hidden_text(&q->w, i < at ? S(" done") : i == at ? S(" now") : STR_NONE);
		html(&q->w, "</li>");
	}
	html(&q->w, "</ol></div>\n");
}

static const char *tap_name(struct req *q, size_t at)
{
	return str_c(q->a, str_fmt(q->a, "p%zu", at));
}

/* The picture that comes after `at` ones. */
static enum rc picture_page(struct req *q, const struct card_name *who, size_t at, struct str again)
{
	static const char *const NTH[CARD_PICTURES] = { "first", "second", "third" };

	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Picture %zu of %d", at + 1, CARD_PICTURES),
	                              .bare = true,
	                              .width = "width--my" });
	html(&q->w, "<div class=\"stack--l\">\n<div class=\"hello\">");
	ui_face(&q->w, name_initials(q->a, who->shown), false);
	html(&q->w, "<div><h1>Hello $</h1><p>$ Tap your $ picture.</p></div></div>\n", h(who->first), h(again),
	     h(NTH[at]));
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"pk\">\n<div class=\"row row--between "
	     "gap-b\"><h2 id=\"pk\">Picture $ of $</h2>\n",
	     h(at + 1), h((int)CARD_PICTURES));
	dots_write(q, at);
	form_begin_card(q, "picks");
	ui_hidden(&q->w, "who", req_form(q, "who"));
	for (size_t i = 0; i < at; i++)
		ui_hidden(&q->w, tap_name(q, i), req_form(q, tap_name(q, i)));
	for (size_t i = 0; i < CARD_CHOICES; i++) {
		html(&q->w, "<button class=\"pickpic\" type=\"submit\" name=\"$\" value=\"$\">", h(tap_name(q, at)),
		     h(i));
		ui_icon(&q->w, PICTURES[i].icon);
		html(&q->w, "$</button>\n", h(PICTURES[i].word));
	}
	html(&q->w,
	     "</form></section>\n<p class=\"row\"><a href=\"/card\">I am not $</a> <a href=\"/card\">Start "
	     "again</a></p>\n<p>Stuck? Ask a grown-up.</p>\n</div>\n",
	     h(who->first));
	page_end(q);
	return RC_OK;
}

/* What was tapped so far; what is no picture counts as nothing tapped. */
static size_t taps_read(struct req *q, int tapped[CARD_PICTURES])
{
	size_t n = 0;
	int64_t v;

	while (n < CARD_PICTURES && str_int(req_form(q, tap_name(q, n)), &v) && v >= 0 && v < CARD_CHOICES)
		tapped[n++] = (int)v;
	return n;
}

static enum rc enter(struct req *q, const struct school_tablet *t, const struct card_name *who, int64_t card,
                     const int tapped[CARD_PICTURES])
{
	enum card_result result;
	struct signed_in in;

	TRY(card_enter(&q->c, t, q->session.token_hash, req_form(q, "code"), card, tapped, &result, &in));
	switch (result) {
	case CARD_IN:
		req_signed_in(q, &in);
		return req_redirect(q, "/me");
	case CARD_WRONG:
		return picture_page(q, who, 0, S("Not quite. Try again."));
	case CARD_LOCKED:
		return message(
		    q, "Ask a grown-up",
		    S("That was not right a few times. Your teacher can let you in again. Or try on another day."));
	case CARD_CLOSED:
		break;
	}
	return message(q, "Not now", S("Your page opens on school days, from 8 in the morning to 4."));
}

static enum rc in_class(struct req *q, const struct school_tablet *t, const struct card_list *l)
{
	int tapped[CARD_PICTURES];
	size_t taps = taps_read(q, tapped);
	int64_t who;

	if (!str_int(req_form(q, "who"), &who))
		return names_page(q, l);
	for (size_t i = 0; i < l->n; i++)
		if (l->card[i] == who)
			return taps < CARD_PICTURES ? picture_page(q, &l->name[i], taps, STR_NONE)
			                            : enter(q, t, &l->name[i], who, tapped);
	return names_page(q, l);
}

/* Every page here begins with the device: without one of the school there is nothing to see. */
static enum rc tablet_of(struct req *q, struct school_tablet *t, bool *shown)
{
	enum rc rc = card_tablet(&q->c, req_cookie(q, "tablet"), t);

	*shown = rc == RC_NONE;
	if (!*shown)
		return rc;
	head_write(q, "Cards work on a device of the school", S("Ask your teacher for one."));
	html(&q->w, "<p><a href=\"/sign-in\">Sign in with a name and a password</a></p>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_card(struct req *q)
{
	struct school_tablet t;
	bool shown;
	enum rc rc = tablet_of(q, &t, &shown);

	return rc != RC_OK || shown ? rc : code_page(q, STR_NONE);
}

static enum rc do_card(struct req *q)
{
	struct school_tablet t;
	struct card_list l;
	bool shown;
	enum rc rc = tablet_of(q, &t, &shown);

	if (rc != RC_OK || shown)
		return rc;
	rc = card_class(&q->c, &t, req_form(q, "code"), &l);
	if (rc == RC_NONE) {
		req_refuse(q, 422);
		return code_page(q, S("This is not the code of a class. Look at your card"));
	}
	TRY(rc);
	if (l.wait_s > 0) {
		q->status = 429;
		return message(q, "Wait a little", S("There were many wrong tries. Wait ten minutes."));
	}
	return l.why.n > 0 ? message(q, "Not now", l.why) : in_class(q, &t, &l);
}

ROUTES(card_routes, R(GET, "/card", CAP_PUBLIC, page_card), R_OWN(POST, "/card", CAP_PUBLIC, do_card));
