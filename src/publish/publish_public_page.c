/* /s/:word/publications (design 39b): what the school has published, for everybody: each document with its earlier
 * versions, on paper in usual and in large print. */
#include "core/door/page.h"
#include "core/school/front_card.h"
#include "core/school/front_parts.h"
#include "publish/publish_doc_parts.h"
#include "publish/publish_print.h"
#include "publish/publish_public.h"

static enum rc page_list(struct req *q)
{
	struct public_school s;
	struct publish_doc *d;
	size_t n;

	TRY(public_school_only(&q->c, q->word[0], &s));
	TRY(publish_public_list(&q->c, &s, &d, &n));
	page_begin(q,
	           &(struct page){ .title = S("What we publish"), .width = "width--read", .front = front_of(q, &s) });
	html(&q->w,
	     "<div class=\"head\"><h1>What we publish</h1><p class=\"lead\">How $ helps children with special "
	     "educational needs and disabled children.</p></div>\n",
	     h(s.name));
	ui_sheet_begin(&q->w, "papers", S("Documents"), STR_NONE);
	if (n == 0)
		ui_empty(&q->w, S("Nothing is published here yet. Ask the school."));
	else
		html(&q->w, "<ul class=\"list\">\n");
	for (size_t i = 0; i < n; i++) {
		struct str key = str_fmt(q->a, "/publications/%.*s", STR_ARG(d[i].kind->key));

		html(&q->w, "<li><a href=\"$\">$</a><p class=\"small quiet\">$</p></li>\n",
		     h_url(public_url(q->a, &s, str_c(q->a, key))), h(d[i].kind->title),
		     h(str_fmt(q->a, "Published %.*s", STR_ARG(date_long(q->a, d[i].out->pub.published_on)))));
	}
	if (n > 0)
		html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
	page_end(q);
	return RC_OK;
}

static int64_t version_asked(const struct req *q)
{
	int64_t n = 0;

	return str_int(req_query(q, "version"), &n) ? n : 0;
}

static struct str here(struct req *q, const struct public_school *s, const struct publish_doc *d, const char *rest)
{
	struct str path = str_fmt(q->a, "/publications/%.*s%s", STR_ARG(d->kind->key), rest);

	return public_url(q->a, s, str_c(q->a, path));
}

static void copy_write(struct req *q, const struct public_school *s, const struct publish_doc *d)
{
	const long long v = (long long)d->version->pub.version;

	ui_sheet_begin(&q->w, "copy", S("A copy for you"), STR_NONE);
	html(&q->w,
	     "<ul class=\"list\">\n<li><a href=\"$\">Print it (PDF)</a></li>\n<li><a href=\"$\">Large print "
	     "(PDF)</a></li>\n</ul>\n",
	     h_url(here(q, s, d, str_c(q->a, str_fmt(q->a, "/pdf?version=%lld", v)))),
	     h_url(here(q, s, d, str_c(q->a, str_fmt(q->a, "/pdf?version=%lld&print=large", v)))));
	html(&q->w, "<p class=\"gap-s\">Ask us for it on paper or in another form. It is free.");
	if (s->phone.n > 0)
		html(&q->w, " Phone <a class=\"nowrap\" href=\"$\">$</a>.", h_url(url_tel(q->a, s->phone)),
		     h(s->phone));
	if (s->email.n > 0)
		html(&q->w, " Email <a href=\"$\">$</a>.", h_url(str_fmt(q->a, "mailto:%.*s", STR_ARG(s->email))),
		     h(s->email));
	html(&q->w, "</p>\n");
	ui_sheet_end(&q->w);
}

static void earlier_write(struct req *q, const struct public_school *s, const struct publish_doc *all, int64_t shown)
{
	size_t n = 0;

	for (size_t i = 0; i < all->versions; i++) {
		const struct publication *p = &all->version[i].pub;

		if (p->state != PUBLISH_PUBLISHED || p->version == shown)
			continue;
		if (n++ == 0) {
			ui_sheet_begin(&q->w, "versions", S("Other versions"), STR_NONE);
			html(&q->w, "<ul class=\"list\">\n");
		}
		html(&q->w, "<li><a href=\"$\">Version $, $</a>$</li>\n",
		     h_url(here(q, s, all, str_c(q->a, str_fmt(q->a, "?version=%lld", (long long)p->version)))),
		     h(p->version), h(date_long(q->a, p->published_on)),
		     h(p->changed.n > 0 ? str_fmt(q->a, ": %.*s", STR_ARG(p->changed)) : STR_NONE));
	}
	if (n == 0)
		return;
	html(&q->w, "</ul>\n");
	ui_sheet_end(&q->w);
}

static enum rc page_one(struct req *q)
{
	struct public_school s;
	struct publish_doc d, all;

	TRY(public_school_only(&q->c, q->word[0], &s));
	TRY(publish_public_load(&q->c, &s, q->word[1], version_asked(q), &d));
	TRY(publish_public_load(&q->c, &s, q->word[1], 0, &all));
	all.versions += (size_t)(all.version - all.out);
	page_begin(q, &(struct page){ .title = publish_title(q->a, &d),
	                              .front = front_of(q, &s),
	                              .back_url = public_url(q->a, &s, "/publications"),
	                              .back_text = S("What we publish") });
	html(&q->w, "<div class=\"head stack\"><h1>$</h1><p class=\"lead\">$</p></div>\n", h(publish_title(q->a, &d)),
	     h(publish_lead(q->a, &d, s.name)));
	if (d.version->pub.version != d.out->pub.version) {
		html(&q->w,
		     "<p class=\"note\">This is an earlier version. <a href=\"$\">Read the one of today</a></p>\n",
		     h_url(here(q, &s, &d, "")));
	}
	html(&q->w, "<div class=\"leafgrid\">\n<article class=\"leaflet sheet\" aria-label=\"$\">\n",
	     h(publish_title(q->a, &d)));
	publish_body_write(&q->w, q->a, &d, public_url(q->a, &s, "/publications/"));
	html(&q->w, "</article>\n<div class=\"stack--l\">\n<nav class=\"sheet only-wide\" aria-labelledby=\"con\"><h2 "
	            "id=\"con\">In this document</h2>\n");
	publish_contents_write(&q->w, &d);
	html(&q->w, "</nav>\n");
	ui_sheet_begin(&q->w, "abt", S("About this document"), STR_NONE);
	publish_about_write(&q->w, q->a, &d);
	ui_sheet_end(&q->w);
	copy_write(q, &s, &d);
	earlier_write(q, &s, &all, d.version->pub.version);
	html(&q->w, "</div>\n</div>\n");
	page_end(q);
	return RC_OK;
}

static enum rc page_pdf(struct req *q)
{
	const bool large = str_is(req_query(q, "print"), "large");
	struct public_school s;
	struct publish_doc d;
	struct str pdf;

	TRY(public_school_only(&q->c, q->word[0], &s));
	TRY(publish_public_load(&q->c, &s, q->word[1], version_asked(q), &d));
	TRY(publish_print(&q->c, &s, &d, publish_title(q->a, &d), publish_lead(q->a, &d, s.name), large, &pdf));
	return req_send(q, "application/pdf", pdf,
	                str_fmt(q->a, "%.*s%s.pdf", STR_ARG(d.kind->key), large ? "-large-print" : ""));
}

static enum rc front_papers(struct ctx *c, const struct public_school *s, struct front_doc *out, size_t most, size_t *n)
{
	struct publish_doc *d;
	size_t docs;

	TRY(publish_public_list(c, s, &d, &docs));
	for (*n = 0; *n < docs && *n < most; (*n)++) {
		struct str path = str_fmt(c->a, "/publications/%.*s", STR_ARG(d[*n].kind->key));

		out[*n] = (struct front_doc){ d[*n].kind->title, public_url(c->a, s, str_c(c->a, path)), STR_NONE,
			                      d[*n].out->pub.published_on };
	}
	return RC_OK;
}

FRONT_CARD(front_paper, .part = FRONT_PAPERS, .order = 10, .docs = front_papers);
ROUTES(publish_public_routes, R(GET, "/s/:word/publications", CAP_PUBLIC, page_list),
       R(GET, "/s/:word/publications/:word", CAP_PUBLIC, page_one),
       R(GET, "/s/:word/publications/:word/pdf", CAP_PUBLIC, page_pdf));
