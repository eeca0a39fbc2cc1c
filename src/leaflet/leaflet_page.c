/* /s/:word/leaflets: the leaflets of a school for everybody, each on its page and in its other forms. */
#include "core/school/front_card.h"
#include "core/school/front_parts.h"
#include "leaflet/leaf_text_rule.h"
#include "leaflet/listen_parts.h"

/* The forms that a leaflet may have, by the last word of their address. */
static const struct leaf_way {
	const char *word;
	unsigned form;
	bool easy;
	int points;
	const char *icon;
	const char *text;
} WAYS[] = {
	{ "easy-read", FORM_EASY, true, 0, "book", "Easy read" },
	{ "print", FORM_PDF, false, 0, "print", "Print (PDF)" },
	{ "large-16", FORM_LARGE, false, 16, "textsize", "Large print, 16 point (PDF)" },
	{ "large-18", FORM_LARGE, false, 18, "textsize", "Large print, 18 point (PDF)" },
	{ "large-24", FORM_LARGE, false, 24, "textsize", "Large print, 24 point (PDF)" },
	{ "easy-read-print", FORM_EASY, true, 18, "print", "Easy read to print (PDF)" },
	{ "folded", FORM_FOLDED, false, 0, "doc", "Leaflet to fold (PDF)" },
	{ "text", FORM_TEXT, false, 0, "download", "Plain text" },
};
enum { WAYS_N = sizeof WAYS / sizeof WAYS[0] };
/* Every leaflet can be listened to: the page, and what it plays. */
#define WAY_LISTEN "listen"
#define WAY_SOUND "listen.opus"

static struct str leaf_url(struct req *q, const struct public_school *s, struct str name, struct str way)
{
	return str_fmt(q->a, "%.*s/%.*s%s%.*s", STR_ARG(public_url(q->a, s, "/leaflets")), STR_ARG(name),
	               way.n > 0 ? "/" : "", STR_ARG(way));
}

/* sound: NULL where it is not known how long it plays. */
static void ways_write(struct req *q, const struct public_school *s, const struct leaf *l, struct str label,
                       const struct leaf_sound *sound)
{
	html(&q->w, "<ul class=\"forms\" aria-label=\"$\">\n", h(label));
	listen_item_write(q, leaf_url(q, s, l->name, S(WAY_LISTEN)), sound);
	for (size_t i = 0; i < WAYS_N; i++) {
		if ((l->forms & WAYS[i].form) == 0)
			continue;
		html(&q->w, "<li><a href=\"$\">", h_url(leaf_url(q, s, l->name, str_of(WAYS[i].word))));
		ui_icon(&q->w, WAYS[i].icon);
		html(&q->w, " $</a></li>\n", h(WAYS[i].text));
	}
	html(&q->w, "</ul>\n");
}

static enum rc page_index(struct req *q)
{
	struct public_school s;
	struct str name[LEAVES_MOST];
	size_t n = leaf_names(q->a, name);

	TRY(public_school_load(&q->c, q->word[0], &s));
	page_begin(q, &(struct page){ .title = S("Leaflets for families"), .front = front_of(q, &s) });
	html(&q->w,
	     "<div class=\"head stack\"><h1>Leaflets for families</h1>\n<p class=\"lead\">About extra help to learn. "
	     "Read them here, print them, pass them on.</p></div>\n<section class=\"sheet\" "
	     "aria-label=\"Leaflets\">\n<ul class=\"shelf\">\n");
	for (size_t i = 0; i < n; i++) {
		struct leaf l;

		if (!leaflet_head(q->a, &s, name[i], &l))
			return RC_NONE;
		html(&q->w, "<li><div><h2 class=\"shelf__name\"><a href=\"$\">$</a></h2>\n<p>$</p></div>\n",
		     h_url(leaf_url(q, &s, l.name, STR_NONE)), h(l.title), h(l.lead));
		ui_details_begin(&q->w, str_fmt(q->a, "Other forms of “%.*s”", STR_ARG(l.title)));
		ways_write(q, &s, &l, str_fmt(q->a, "Forms of %.*s", STR_ARG(l.title)), NULL);
		ui_details_end(&q->w);
		html(&q->w, "</li>\n");
	}
	html(&q->w, "</ul></section>\n");
	page_end(q);
	return RC_OK;
}

/* ---- beside the text ---- */

static void about_write(struct req *q, const struct public_school *s, const struct leaf *l)
{
	ui_sheet_begin(&q->w, "about", S("About this leaflet"), STR_NONE);
	html(&q->w,
	     "<dl class=\"version\"><dt>From</dt><dd>$</dd><dt>Version</dt><dd>$</dd><dt>Date</dt><dd>$</dd>"
	     "<dt>Next check</dt><dd>by $</dd><dt>Law</dt><dd>SEND Code of Practice, chapter 6</dd></dl>\n",
	     h(s->name), h(l->version), h(date_long(q->a, l->dated)), h(date_long(q->a, l->next_check)));
	html(&q->w, "<p class=\"gap-s\"><strong>What changed in version $:</strong> $</p>\n", h(l->version),
	     h(l->changed));
	ui_sheet_end(&q->w);
}

static void see_write(struct req *q, const struct public_school *s, const struct leaf *l)
{
	struct str rest = l->see;

	html(&q->w, "<ul class=\"forms\" aria-label=\"Goes with this\">\n");
	while (rest.n > 0) {
		struct leaf other;

		if (leaflet_head(q->a, s, str_cut(rest, ' ', &rest), &other))
			html(&q->w, "<li><a href=\"$\">$</a></li>\n", h_url(leaf_url(q, s, other.name, STR_NONE)),
			     h(other.title));
	}
	html(&q->w, "</ul>\n");
}

static void beside_write(struct req *q, const struct public_school *s, const struct leaf *l)
{
	struct leaf_sound sound;
	bool known = leaf_sound_find(&q->c, s, l, &sound) == RC_OK; /* else the link says less */

	ui_sheet_begin(&q->w, "ways", S("Other ways to have it"), STR_NONE);
	ways_write(q, s, l, S("Other ways to have it"), known ? &sound : NULL);
	ui_sheet_end(&q->w);
	ui_sheet_begin(&q->w, "see", S("Read next"), STR_NONE);
	see_write(q, s, l);
	ui_sheet_end(&q->w);
	about_write(q, s, l);
}

static void contents_write(struct req *q, const struct leaf *l)
{
	html(&q->w,
	     "<nav class=\"sheet only-wide\" aria-labelledby=\"contents\"><h2 id=\"contents\">In this leaflet</h2><ol "
	     "class=\"onpage\">\n");
	for (size_t i = 0; i < l->els; i++)
		if (l->el[i].kind == LEAF_HEADING && l->el[i].level == 2)
			html(&q->w, "<li><a href=\"#$\">$</a></li>\n", h(l->el[i].id),
			     h(leaf_words_of(q->a, &l->el[i])));
	html(&q->w, "</ol></nav>\n");
}

static void top_write(struct req *q, const struct public_school *s, const struct leaf *l, struct str title)
{
	page_begin(q, &(struct page){ .title = title,
	                              .width = l->shape == SHAPE_FLOW ? "width--fam" : "",
	                              .front = front_of(q, s),
	                              .back_url = public_url(q->a, s, "/leaflets"),
	                              .back_text = S("All leaflets") });
}

static enum rc sheet_page(struct req *q, const struct public_school *s, const struct leaf *l)
{
	top_write(q, s, l, l->title);
	html(&q->w,
	     "<div class=\"head stack\"><h1>$</h1><p class=\"lead\">$</p></div>\n<div class=\"leafgrid\">\n"
	     "<article class=\"leaflet sheet\" aria-label=\"$\">\n",
	     h(l->title), h(l->lead), h(l->title));
	leaf_write(q, l, 0, l->els, false);
	html(&q->w, "</article>\n<div class=\"stack--l\">\n");
	contents_write(q, l);
	beside_write(q, s, l);
	html(&q->w, "</div></div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- to listen to ---- */

static enum rc listen_page(struct req *q, const struct public_school *s, const struct leaf *l)
{
	page_begin(q, &(struct page){ .title = str_fmt(q->a, "Listen: %.*s", STR_ARG(l->title)),
	                              .width = "width--fam",
	                              .front = front_of(q, s),
	                              .back_url = leaf_url(q, s, l->name, STR_NONE),
	                              .back_text = l->title });
	html(&q->w, "<div class=\"head stack\"><h1>Listen: $</h1></div>\n<div class=\"stack--l\">\n", h(l->title));
	TRY(listen_write(q, s, l, leaf_url(q, s, l->name, S(WAY_SOUND))));
	html(&q->w, "<p class=\"quiet\">$</p></div>\n", h(leaf_version_words(q->a, l)));
	page_end(q);
	return RC_OK;
}

/* ---- easy read ---- */

static enum rc easy_page(struct req *q, const struct public_school *s, const struct leaf *l)
{
	top_write(q, s, l, str_fmt(q->a, "%.*s, easy read", STR_ARG(l->title)));
	html(&q->w,
	     "<div class=\"head stack\"><h1>$</h1><p class=\"lead\">Easy read. Short words, with pictures.</p></div>\n"
	     "<div class=\"stack--l easyread\">\n",
	     h(l->title));
	for (size_t i = 0; i < l->els;) {
		const struct leaf_el *e = &l->el[i];
		size_t end = i + 1;

		while (end < l->els && l->el[end].kind != LEAF_HEADING)
			end++;
		html(&q->w, "<section class=\"sheet$\" aria-labelledby=\"$\"><h2 id=\"$\">$</h2>\n",
		     h(e->hue.n > 0 ? str_fmt(q->a, " sheet--step is-%.*s", STR_ARG(e->hue)) : STR_NONE), h(e->id),
		     h(e->id), h(leaf_words_of(q->a, e)));
		leaf_write(q, l, i + 1, end, true);
		html(&q->w, "</section>\n");
		i = end;
	}
	html(&q->w, "<p class=\"quiet\">$ <a href=\"$\">Read the longer text</a></p></div>\n",
	     h(leaf_version_words(q->a, l)), h_url(leaf_url(q, s, l->name, STR_NONE)));
	page_end(q);
	return RC_OK;
}

/* ---- step by step ---- */

enum { STEPS_MOST = 20 };

static size_t steps_of(const struct leaf *l, size_t at[STEPS_MOST])
{
	size_t n = 0;

	for (size_t i = 0; i < l->els && n < STEPS_MOST; i++)
		if (l->el[i].kind == LEAF_HEADING && l->el[i].level < 4)
			at[n++] = i;
	return n;
}

static void pager_link(struct req *q, const struct public_school *s, const struct leaf *l, const struct leaf_el *to,
                       bool next)
{
	struct str url = leaf_url(q, s, l->name, to->id);
	struct str words = leaf_words_of(q->a, to);

	if (next)
		html(&q->w,
		     "<a class=\"leafpager__next\" href=\"$\" rel=\"next\"><span>Next "
		     "page</span><strong>$</strong></a>\n",
		     h_url(url), h(words));
	else
		html(&q->w,
		     "<a class=\"leafpager__prev\" href=\"$\" rel=\"prev\"><span>Page "
		     "before</span><strong>$</strong></a>\n",
		     h_url(url), h(words));
}

static void trail_write(struct req *q, const struct public_school *s, const struct leaf *l, const size_t *at, size_t n,
                        size_t now)
{
	html(&q->w, "<nav id=\"index\" aria-label=\"Pages of this leaflet\"><ol class=\"trail\">\n");
	for (size_t i = 0; i < n; i++) {
		const struct leaf_el *e = &l->el[at[i]];

		html(&q->w, "<li$><a href=\"$\"$>",
		     e->hue.n > 0
		         ? h_same((struct hval){ HV_FLAG, str_fmt(q->a, " class=\"is-%.*s\"", STR_ARG(e->hue)), 0 })
		         : h_flag("", false),
		     h_url(leaf_url(q, s, l->name, e->id)), h_flag("aria-current=\"page\"", i == now));
		if (e->hue.n > 0)
			ui_icon(&q->w, str_c(q->a, e->hue));
		html(&q->w, " $</a></li>\n", h(leaf_words_of(q->a, e)));
	}
	html(&q->w, "</ol></nav>\n");
}

static enum rc step_page(struct req *q, const struct public_school *s, const struct leaf *l, struct str id)
{
	size_t at[STEPS_MOST];
	size_t n = steps_of(l, at);
	size_t now = 0;
	size_t end;
	struct str words;

	while (id.n > 0 && now < n && !str_eq(l->el[at[now]].id, id))
		now++;
	if (now == n)
		return RC_NONE;
	words = leaf_words_of(q->a, &l->el[at[now]]);
	end = now + 1 < n ? at[now + 1] : l->els;
	top_write(q, s, l,
	          str_fmt(q->a, "%.*s, page %zu of %zu – %.*s", STR_ARG(words), now + 1, n, STR_ARG(l->title)));
	html(&q->w, "<div class=\"head stack\"><p class=\"quiet\">$, page $ of $</p>\n", h(l->title),
	     h((int64_t)now + 1), h((int64_t)n));
	trail_write(q, s, l, at, n, now);
	html(&q->w, "</div>\n<article class=\"sheet onestage is-$\">\n<h1>$</h1>\n", h(l->el[at[now]].hue), h(words));
	leaf_write(q, l, at[now] + 1, end, true);
	html(&q->w, "</article>\n<nav class=\"leafpager\" aria-label=\"Previous and next page\">\n");
	if (now > 0)
		pager_link(q, s, l, &l->el[at[now - 1]], false);
	html(&q->w, "<a class=\"leafpager__all\" href=\"#index\"><strong>All $ pages</strong></a>\n", h((int64_t)n));
	if (now + 1 < n)
		pager_link(q, s, l, &l->el[at[now + 1]], true);
	html(&q->w, "</nav>\n<div class=\"stack--l gap-l\">\n");
	beside_write(q, s, l);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- poster and flowchart ---- */

static enum rc flow_page(struct req *q, const struct public_school *s, const struct leaf *l)
{
	struct flow f = flow_read();
	struct leaf_facts facts;

	TRY(leaflet_facts(&q->c, s, &facts));
	if (!f.sound)
		return err_set(&q->c.err, RC_FAIL, "content/family/flow.txt cannot be read");
	top_write(q, s, l, l->title);
	html(&q->w,
	     "<div class=\"head stack noprint\"><h1>$</h1><p class=\"lead\">$</p></div>\n<div class=\"stack--l\">\n",
	     h(l->title), h(l->lead));
	html(&q->w, "<section aria-labelledby=\"poster\" class=\"only-wide\"><h2 id=\"poster\" "
	            "class=\"noprint\">Poster</h2>\n");
	flow_poster_write(q, &f, &facts);
	html(&q->w,
	     "</section>\n<section aria-labelledby=\"flow\" class=\"only-wide\"><h2 id=\"flow\" class=\"noprint\">"
	     "Flowchart</h2>\n");
	flow_chart_write(q, &f, &facts);
	html(&q->w, "</section>\n");
	html(&q->w, "<article class=\"leaflet sheet\" aria-label=\"$\">\n", h(l->title));
	leaf_write(q, l, 0, l->els, false);
	html(&q->w, "</article>\n");
	beside_write(q, s, l);
	html(&q->w, "</div>\n");
	page_end(q);
	return RC_OK;
}

/* ---- one leaflet in one form ---- */

static enum rc page_leaflet(struct req *q)
{
	struct public_school s;
	struct leaf l;

	TRY(public_school_load(&q->c, q->word[0], &s));
	TRY(leaflet_load(&q->c, &s, q->word[1], false, &l));
	if (l.shape == SHAPE_STEPS)
		return step_page(q, &s, &l, STR_NONE);
	if (l.shape == SHAPE_FLOW)
		return flow_page(q, &s, &l);
	return sheet_page(q, &s, &l);
}

static enum rc paper_send(struct req *q, const struct public_school *s, const struct leaf *l,
                          const struct leaf_way *way)
{
	struct str pdf;

	TRY(leaflet_file(&q->c, s, l, way->points, way->form == FORM_FOLDED, &pdf));
	return req_send(q, "application/pdf", pdf, str_fmt(q->a, "%.*s-%s.pdf", STR_ARG(l->name), way->word));
}

static enum rc page_form(struct req *q)
{
	const struct leaf_way *way = NULL;
	struct public_school s;
	struct leaf l;

	for (size_t i = 0; i < WAYS_N; i++)
		if (str_is(q->word[2], WAYS[i].word))
			way = &WAYS[i];
	TRY(public_school_load(&q->c, q->word[0], &s));
	TRY(leaflet_load(&q->c, &s, q->word[1], way != NULL && way->easy, &l));
	if (str_is(q->word[2], WAY_LISTEN))
		return listen_page(q, &s, &l);
	if (str_is(q->word[2], WAY_SOUND))
		return listen_send(q, &s, &l);
	if (way == NULL)
		return l.shape == SHAPE_STEPS ? step_page(q, &s, &l, q->word[2]) : RC_NONE;
	if ((l.forms & way->form) == 0)
		return RC_NONE;
	if (way->form == FORM_TEXT)
		return req_send(q, "text/plain; charset=utf-8", leaf_text(q->a, &l, s.name),
		                str_fmt(q->a, "%.*s.txt", STR_ARG(l.name)));
	if (str_is(q->word[2], "easy-read"))
		return easy_page(q, &s, &l);
	return paper_send(q, &s, &l, way);
}

static enum rc front_leaflets(struct ctx *c, const struct public_school *s, struct front_doc *out, size_t most,
                              size_t *n)
{
	struct str name[LEAVES_MOST];
	size_t names = leaf_names(c->a, name);

	*n = 0;
	for (size_t i = 0; i < names && *n < most; i++) {
		struct leaf l;
		struct str path = str_fmt(c->a, "/leaflets/%.*s", STR_ARG(name[i]));

		if (leaflet_head(c->a, s, name[i], &l))
			out[(*n)++] =
			    (struct front_doc){ l.title, public_url(c->a, s, str_c(c->a, path)), l.lead, l.dated };
	}
	return RC_OK;
}

FRONT_CARD(front_leaflet, .part = FRONT_LEAFLETS, .order = 10, .docs = front_leaflets);
ROUTES(leaflet_routes, R(GET, "/s/:word/leaflets", CAP_PUBLIC, page_index),
       R(GET, "/s/:word/leaflets/:word", CAP_PUBLIC, page_leaflet),
       R(GET, "/s/:word/leaflets/:word/:word", CAP_PUBLIC, page_form));
