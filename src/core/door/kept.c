#include "core/door/kept.h"

#include "core/account/draft.h"
#include "core/door/page.h"
#include "core/door/refill.h"
#include "core/door/routes.h"
#include "kit/html/ui.h"

enum { NEXT_MOST = 160 };

/* The page that the form stood on, as the browser says; STR_NONE when that is none of ours. */
static struct str page_of_form(struct req *q)
{
	struct str referer = req_header(q, "referer");
	ptrdiff_t at = str_find(referer, S("://"));
	struct str host, page, path, rest;

	if (at < 0)
		return STR_NONE;
	host = str_cut(str_sub(referer, (size_t)at + 3, referer.n), '/', &page);
	if (!str_eq(host, req_header(q, "host")) || page.n == 0)
		return STR_NONE;
	page = str_fmt(q->a, "/%.*s", STR_ARG(page));
	path = str_cut(page, '?', &rest);
	return page.n <= NEXT_MOST && route_is_page(path) && !str_is(path, "/sign-in") ? page : STR_NONE;
}

struct str kept_page(struct req *q)
{
	struct str page = page_of_form(q);

	return page.n > 0 ? page : route_page(q);
}

static bool has_fields(const struct req *q)
{
	for (size_t i = 0; i < q->form.n; i++)
		if (!str_is(q->form.v[i].name, "_csrf"))
			return true;
	return false;
}

/* Of a POST from a page of ours. A password is kept nowhere, and a file itself neither: it is where it came from. */
static enum rc keep(struct req *q)
{
	if (!str_is(q->net->method, "POST") || !has_fields(q) || !req_token_ok(q) || route_door(q->net->path).costly)
		return RC_NONE;
	return draft_keep(&q->c, q->net->path, q->files > 0 ? params_encode(q->a, &q->form) : q->net->body);
}

enum rc kept_for_its_page(struct req *q, struct str *page)
{
	enum rc rc = q->session.signed_in ? keep(q) : RC_NONE;

	*page = rc == RC_OK ? kept_page(q) : STR_NONE;
	return rc == RC_INVALID ? RC_NONE : rc; /* too much to be kept */
}

enum rc kept_and_sign_in(struct req *q)
{
	struct str page = str_is(q->net->method, "POST") ? kept_page(q) : route_page(q);
	enum rc rc = q->session.expired ? keep(q) : RC_NONE;

	if (rc == RC_FAIL)
		return rc;
	q->c.actor = (struct actor){ 0 };
	return req_redirect(q, "/sign-in?next=%s%s", str_c(q->a, url_encode(q->a, page)), rc == RC_OK ? "&kept=1" : "");
}

/* Behind the tag with which the content of the page begins. */
static size_t content_begins(struct str page)
{
	ptrdiff_t at = str_find(page, S("<main class=\"main\""));
	ptrdiff_t width = at < 0 ? -1 : str_find(str_sub(page, (size_t)at, page.n), S("<div class=\"width"));
	ptrdiff_t end = width < 0 ? -1 : str_find(str_sub(page, (size_t)(at + width), page.n), S(">"));

	return end < 0 ? 0 : (size_t)(at + width + end) + 1;
}

static struct str notice(struct req *q, struct str text, bool good)
{
	struct buf b = buf_new(q->a, 4096);
	struct html w;

	html_init(&w, q->a, &b);
	ui_notice(&w, text, good);
	return buf_view(&b);
}

/* The page with this form filled, and said on top of its content. */
static bool filled(struct req *q, struct str path, const struct params_in *typed, struct str said)
{
	struct str page;
	size_t at;

	if (!refill(q->a, buf_view(&q->out), path, typed, &page))
		return false;
	at = content_begins(page);
	q->out = buf_new(q->a, PAGE_MAX);
	buf_str(&q->out, str_sub(page, 0, at));
	if (at > 0)
		buf_str(&q->out, said);
	buf_str(&q->out, str_sub(page, at, page.n));
	q->etag = STR_NONE;
	return true;
}

static void offer(struct req *q, const struct draft *d)
{
	const bool own = str_eq(d->path, q->net->path);
	const struct str when = clock_datetime(q->a, d->saved_at);
	struct params_in typed;
	struct str said = STR_NONE;

	if (!(own && q->kept_said))
		said =
		    notice(q,
		           str_fmt(q->a,
		                   "We kept what you wrote on %.*s. It stands in its form again. Check it and save it.",
		                   STR_ARG(when)),
		           true);
	if (!(own && q->kept_not) && params_decode(q->a, d->body, &typed))
		(void)filled(q, d->path, &typed, said); /* a page without that form offers nothing */
}

bool kept_can_return(struct req *q)
{
	const struct route *r = route_find(q);

	return r != NULL && r->method == POST && r->tx != TX_HASH && q->session.signed_in && has_fields(q) &&
	       req_token_ok(q);
}

bool kept_return(struct req *page, struct str path, const struct params_in *typed, struct str why)
{
	return page->status == 200 && page->location.n == 0 && page->content_type.n == 0 &&
	       filled(page, path, typed, notice(page, why, false));
}

enum rc kept_offer(struct req *q)
{
	struct draft *d;
	size_t n;

	if (!q->session.drafts || !str_is(q->net->method, "GET") || q->status != 200 || q->location.n > 0 ||
	    q->content_type.n > 0)
		return RC_OK;
	TRY(drafts_of(&q->c, &d, &n));
	for (size_t i = 0; i < n; i++)
		offer(q, &d[i]);
	return RC_OK;
}

/* All of it travels in the form; what is more than a code or a number is shown. */
void kept_resend(struct req *q, int status, struct str heading, struct str why)
{
	q->status = status;
	page_begin(q, &(struct page){ .title = heading, .width = "width--read" });
	html(&q->w,
	     "<div class=\"head\"><h1>$</h1></div>\n<section class=\"sheet\"><p>$</p>\n"
	     "<form method=\"post\" action=\"$\">\n",
	     h(heading), h(why), h_url(req_address(q)));
	for (size_t i = 0; i < q->form.n; i++)
		ui_hidden(&q->w, str_c(q->a, q->form.v[i].name), q->form.v[i].value);
	ui_button(&q->w, S("Send it again"), NULL, NULL, false);
	html(&q->w, "</form>\n<h2>What you wrote</h2>\n");
	for (size_t i = 0; i < q->form.n; i++)
		if (str_find(str_trim(q->form.v[i].value), S(" ")) > 0)
			ui_quote(&q->w, q->form.v[i].value, STR_NONE);
	html(&q->w, "</section>\n");
	page_end(q);
}

void kept_forget(struct req *q)
{
	if (q->session.drafts && str_is(q->net->method, "POST") && q->status < 400)
		draft_forget(&q->c, q->net->path);
}
