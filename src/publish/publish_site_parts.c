#include "publish/publish_site_parts.h"

#include "publish/publish_doc_parts.h"
#include "publish/publish_public.h"

enum { FILE_MOST = 1024 * 1024 };

/* The styles of a page that stands alone: ours, and nothing of anybody's in it. */
static const struct str STYLE = RTEXT(
    "<style>\n"
    "body{font:1.125rem/1.5 sans-serif;color:#17253b;background:#fff;max-width:44rem;margin:0 auto;padding:1rem}\n"
    "h2{border-top:2px solid;padding-top:.75rem;margin-top:2rem}\n"
    "table{border-collapse:collapse;width:100%}\n"
    "th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;border-bottom:1px solid #8a94a3;"
    "overflow-wrap:anywhere}\n"
    ".n{text-align:right}\na{color:#1a4a8a}\n"
    "dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem}dd{margin:0}\n"
    "@media(max-width:30em){table,tbody,tr,th,td{display:block}thead{display:none}}\n"
    "</style>\n");

static void page_open(struct html *w, const struct public_school *s, struct str title)
{
	html(w,
	     "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
	     "content=\"width=device-width, initial-scale=1\">\n<title>$ – $</title>\n",
	     h(title), h(s->name));
	html_checked(w, STYLE);
	html(w, "</head>\n<body>\n<header><p>$</p></header>\n<main>\n<h1>$</h1>\n", h(s->name), h(title));
}

static void page_close(struct html *w, const struct public_school *s)
{
	html(w,
	     "</main>\n<footer>\n<p>Would you like this in large print, on paper or in another form? Ask us: $</p>\n"
	     "</footer>\n</body>\n</html>\n",
	     h(s->phone.n > 0 && s->email.n > 0 ? str_fmt(w->a, "%.*s or %.*s", STR_ARG(s->phone), STR_ARG(s->email))
	       : s->phone.n > 0                 ? s->phone
	                                        : s->email));
}

static struct publish_file file_end(struct html *w, struct str name)
{
	html_end(w);
	return (struct publish_file){ name, buf_view(w->b) };
}

static struct html file_begin(struct arena *a)
{
	struct buf *b = NEW(a, struct buf);
	struct html w;

	*b = buf_new(a, FILE_MOST);
	html_init(&w, a, b);
	return w;
}

static struct publish_file index_make(struct ctx *c, const struct public_school *s, const struct publish_doc *d,
                                      size_t n)
{
	struct html w = file_begin(c->a);

	page_open(&w, s, S("What we publish"));
	html(&w, "$", h(n == 0 ? "Nothing is published yet." : ""));
	if (n > 0)
		html(&w, "<ul>\n");
	for (size_t i = 0; i < n; i++)
		html(&w, "<li><a href=\"./$.html\">$</a>, published $</li>\n", h(d[i].kind->key), h(d[i].kind->title),
		     h(date_long(c->a, d[i].out->pub.published_on)));
	if (n > 0)
		html(&w, "</ul>\n");
	page_close(&w, s);
	return file_end(&w, S("index.html"));
}

static struct publish_file doc_make(struct ctx *c, const struct public_school *s, const struct publish_doc *d)
{
	struct html w = file_begin(c->a);

	page_open(&w, s, publish_title(c->a, d));
	html(&w, "<p>$</p>\n<nav aria-label=\"In this document\">\n", h(publish_lead(c->a, d, s->name)));
	publish_contents_write(&w, d);
	html(&w, "</nav>\n");
	publish_body_write(&w, c->a, d, STR_NONE);
	html(&w, "<h2>About this version</h2>\n");
	publish_about_write(&w, c->a, d);
	html(&w, "<p><a href=\"./index.html\">What we publish</a></p>\n");
	page_close(&w, s);
	return file_end(&w, str_fmt(c->a, "%.*s.html", STR_ARG(d->kind->key)));
}

enum rc publish_site_make(struct ctx *c, const struct public_school *s, struct publish_file **out, size_t *n)
{
	struct publish_doc *all;
	size_t docs;

	*n = 0;
	TRY(publish_public_list(c, s, &all, &docs));
	*out = NEW_ARRAY(c->a, struct publish_file, docs + 1);
	(*out)[(*n)++] = index_make(c, s, all, docs);
	for (size_t i = 0; i < docs; i++) {
		struct publish_doc d;

		TRY(publish_public_load(c, s, all[i].kind->key, 0, &d));
		(*out)[(*n)++] = doc_make(c, s, &d);
	}
	return RC_OK;
}

enum rc publish_site_zip(struct ctx *c, const struct public_school *s, struct str *out)
{
	struct publish_file *file;
	size_t n;

	TRY(publish_site_make(c, s, &file, &n));
	*out = publish_zip(c->a, file, n, c->now.today);
	return RC_OK;
}
