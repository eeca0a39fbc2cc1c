/* The front door of an advice service (design 30, 37): what it is, whom to ring and when, what it can do, what there is
 * to read, and how to write to it. All of it from the profile of its area; what is not given is not there. */
#include "boards/front/front_page_parts.h"
#include "core/area/area.h"
#include "core/school/front_parts.h"

/* What a way to reach them is called, its picture, and how its address begins. */
static const struct way {
	const char *icon, *label, *begins;
} WAY[] = {
	[AREA_CONTACT_PHONE] = { "phone", SAY_TEXT("Phone"), "tel:" },
	[AREA_CONTACT_MOBILE] = { "phone", SAY_TEXT("Mobile"), "tel:" },
	[AREA_CONTACT_TEXT] = { "message", SAY_TEXT("Text message"), "sms:" },
	[AREA_CONTACT_EMAIL] = { "mail", SAY_TEXT("Email"), "mailto:" },
	[AREA_CONTACT_WEB] = { "globe", SAY_TEXT("Website"), "" },
	[AREA_CONTACT_POST] = { "home", SAY_TEXT("Post"), NULL },
	[AREA_CONTACT_DROP_IN] = { "people", SAY_TEXT("Come and see us"), NULL },
	[AREA_CONTACT_FORM] = { "globe", SAY_TEXT("Form on our website"), "" },
};

static struct str way_url(struct req *q, const struct area_contact *c, const struct way *w)
{
	if (w->begins == NULL || (w->begins[0] == '\0' && !str_starts(c->value, S("https://"))))
		return STR_NONE;
	if (str_is(str_of(w->begins), "tel:"))
		return url_tel(q->a, c->value);
	return str_fmt(q->a, "%s%.*s", w->begins, STR_ARG(c->value));
}

static void words_after(struct req *q, struct str words)
{
	if (words.n > 0)
		html(&q->w, "<br><span class=\"small\">$</span>", h(words));
}

static void way_write(struct req *q, const struct area_contact *c)
{
	const struct way *w = &WAY[c->kind];
	struct str url = way_url(q, c, w);

	html(&q->w, "<li class=\"who\"><span class=\"face\" aria-hidden=\"true\">");
	ui_icon(&q->w, w->icon);
	if (w->begins != NULL && w->begins[0] == '\0' && url.n > 0) { /* an address says less than its name */
		html(&q->w, "</span><p><a href=\"$\">$</a>", h_url(url),
		     c->name.n > 0 ? h(c->name) : h_said(&q->w, str_of(w->label)));
		words_after(q, c->note);
		html(&q->w, "</p></li>\n");
		return;
	}
	html(&q->w, "</span><p><strong>$:</strong> ", c->name.n > 0 ? h(c->name) : h_said(&q->w, str_of(w->label)));
	if (str_starts(url, S("mailto:")))
		html(&q->w, "<a href=\"$\">$</a>", h_url(url), h(c->value));
	else if (url.n > 0)
		html(&q->w, "<a class=\"nowrap\" href=\"$\">$</a>", h_url(url), h(c->value));
	else
		html(&q->w, "$", h(c->value));
	words_after(q, c->hours);
	words_after(q, c->out_of_hours);
	words_after(q, c->call_back);
	words_after(q, c->note);
	html(&q->w, "</p></li>\n");
}

/* For who reads a page for families: what is for schools is left out. */
static bool for_families(const struct area_contact *c)
{
	return c->kind != AREA_CONTACT_NONE && c->value.n > 0 && c->audience != AUDIENCE_SCHOOL;
}

static void reach_write(struct req *q, const struct front_view *v)
{
	size_t n = 0;

	html(&q->w, "<section class=\"sheet\" aria-labelledby=\"talk\">\n<h2 id=\"talk\">How to reach us</h2>\n");
	for (size_t i = 0; i < v->area.contacts; i++) {
		if (!for_families(&v->area.contact[i]))
			continue;
		if (n++ == 0)
			html(&q->w, "<ul class=\"list people\">\n");
		way_write(q, &v->area.contact[i]);
	}
	if (n > 0)
		html(&q->w, "</ul>\n");
	html(
	    &q->w,
	    "<p class=\"gap\"><a class=\"govuk-button\" href=\"$\">Write to us here</a></p>\n<p class=\"small\">In any "
	    "language. You get an answer within $.</p>\n<p class=\"gap-s\">If a child is in danger now, phone "
	    "999.</p>\n</section>\n",
	    h_url(public_url(q->a, &v->school, "/ask")),
	    h(say_n(&q->w, v->promise.days, "$ working day", "$ working days", h(v->promise.days))));
}

static void gives_write(struct req *q, const struct front_view *v)
{
	if (v->area.gifts == 0)
		return;
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"gives\">\n<h2 id=\"gives\">What we can do for you</h2>\n<ul "
	     "class=\"gap-s\">\n");
	for (size_t i = 0; i < v->area.gifts; i++)
		html(&q->w, "<li>$</li>\n", h(v->area.gift[i].words));
	html(&q->w, "</ul>\n<p class=\"gap-s\">It is free. We take no sides. What you tell us stays with us.</p>\n"
	            "</section>\n");
}

static void hero_write(struct req *q, const struct front_view *v)
{
	const struct area_help *a = &v->advice.help;

	html(&q->w, "<div class=\"head\">\n<h1>$</h1>\n<p class=\"lead\">", h(v->school.name));
	if (a->strap_line.n > 0)
		html(&q->w, "$", h(a->strap_line));
	else
		html(&q->w,
		     "Free advice about special educational needs, for parents, carers, children and young people.");
	html(&q->w, "</p>\n");
	if (a->phone.n > 0) {
		html(&q->w, "<p class=\"lead gap-s\"><strong>Phone <a class=\"nowrap\" href=\"$\">$</a></strong>",
		     h_url(url_tel(q->a, a->phone)), h(a->phone));
		if (a->hours.n > 0)
			html(&q->w, ", $", h(a->hours));
		html(&q->w, "</p>\n");
	}
	html(&q->w, "<p class=\"quiet\">Anyone can read this page. You do not need to sign in.</p>\n</div>\n");
}

static void door(struct req *q, const char *at, const char *icon, struct str text)
{
	html(&q->w, "<li><a href=\"$\">", h_url(str_of(at)));
	ui_icon_large(&q->w, icon);
	html(&q->w, " $</a></li>\n", h_said(&q->w, text));
}

static void doors_write(struct req *q, const struct front_view *v)
{
	html(&q->w, "<nav aria-labelledby=\"doors\">\n<h2 id=\"doors\">What do you need?</h2>\n<ul class=\"doors\">\n");
	door(q, "#talk", "phone", S("I want to talk to someone"));
	door(q, str_c(q->a, public_url(q->a, &v->school, "/ask")), "message", S("I want to write to you"));
	door(q, "#leaflets", "book", S("I want something to read or hear"));
	door(q, "#links", "globe", S("I want to know what else there is"));
	html(&q->w, "</ul>\n</nav>\n");
}

static struct str secure(struct req *q, struct str url)
{
	return str_starts(url, S("https://")) ? url
	       : str_starts(url, S("www."))   ? str_fmt(q->a, "https://%.*s", STR_ARG(url))
	                                      : STR_NONE;
}

static void link_line(struct req *q, const char *icon, struct str title, struct str url, struct str dated)
{
	html(&q->w, "<li>");
	ui_icon(&q->w, icon);
	html(&q->w, " ");
	if (url.n > 0)
		html(&q->w, "<a href=\"$\">$</a>", h_url(url), h(title));
	else
		html(&q->w, "$", h(title));
	if (dated.n > 0)
		html(&q->w, ", $", h(dated));
	html(&q->w, "</li>\n");
}

static bool opens(enum link_state s)
{
	return s != LINK_STATE_BROKEN && s != LINK_STATE_WITHDRAWN;
}

static void links_write(struct req *q, const struct front_view *v)
{
	const struct local_area *a = &v->area;
	struct str offer = secure(q, a->profile.local_offer_url);

	html(&q->w,
	     "<section aria-labelledby=\"links\">\n<h2 id=\"links\">Other help in our area</h2>\n<ul class=\"plain "
	     "contact\">\n");
	if (offer.n > 0) {
		html(&q->w, "<li>");
		ui_icon(&q->w, "globe");
		html(&q->w, " <a href=\"$\">The Local Offer</a>: all the help in our area</li>\n", h_url(offer));
	}
	for (size_t i = 0; i < a->links; i++)
		if (area_for(a->link[i].audience, AUDIENCE_PARENT) || a->link[i].audience == AUDIENCE_YOUNG_PERSON)
			if (!str_eq(secure(q, a->link[i].url), offer) || offer.n == 0)
				link_line(q, "globe", a->link[i].title,
				          opens(a->link[i].state) ? secure(q, a->link[i].url) : STR_NONE,
				          a->link[i].dated);
	for (size_t i = 0; i < a->documents; i++)
		link_line(q, "doc", a->document[i].title,
		          opens(a->document[i].state) ? secure(q, a->document[i].url) : STR_NONE, a->document[i].dated);
	for (size_t i = 0; i < a->leaflets; i++)
		if (secure(q, a->leaflet[i].url).n > 0)
			link_line(q, "doc", a->leaflet[i].title, secure(q, a->leaflet[i].url), a->leaflet[i].published);
	html(&q->w, "</ul>\n</section>\n");
}

static void privacy_write(struct req *q, const struct front_view *v)
{
	html(&q->w,
	     "<section class=\"sheet\" aria-labelledby=\"private\">\n<h2 id=\"private\">What you tell us is "
	     "private</h2>\n"
	     "<p>We keep what you write or say because you agree, and only to help you. You can take that back at any "
	     "time.</p>\n<p class=\"gap-s\"><a href=\"$\">How we keep what you tell us</a></p>\n</section>\n",
	     h_url(public_url(q->a, &v->school, "/privacy")));
}

enum rc front_service_page(struct req *q, const struct front_view *v)
{
	page_begin(q, &(struct page){ .title = S("Free advice about special educational needs"),
	                              .width = "stack--xl",
	                              .front = front_of(q, &v->school) });
	hero_write(q, v);
	doors_write(q, v);
	html(&q->w, "<div class=\"grid grid--2\">\n");
	reach_write(q, v);
	html(&q->w, "<div class=\"stack--l\">\n");
	gives_write(q, v);
	privacy_write(q, v);
	html(&q->w, "</div>\n</div>\n");
	front_leaflets(q, v);
	links_write(q, v);
	front_say(q, v);
	page_end(q);
	return RC_OK;
}
