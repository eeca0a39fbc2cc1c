/* One request through the worker: decode, who is this, forgery check, route, page, read events, reply. */
#include "core/door/web.h"

#include <string.h>

#include "kit/base/log.h"
#include "kit/base/room.h"
#include "kit/net/http_head.h"
#include "kit/net/http_reply.h"
#include "kit/net/ledger.h"
#include "core/door/kept.h"
#include "core/door/language.h"
#include "core/door/look.h"
#include "core/door/menu.h"
#include "core/door/page.h"
#include "core/door/routes.h"
#include "core/rights/unusual.h"
#include "core/trail/audit.h"
#include "core/trail/unusual.h"

_Static_assert((int)AUDIT_PAYLOAD_MAX <= (int)LEDGER_PAYLOAD_MAX, "a payload fits into one question to the ledger");

/* 404 for unknown, forbidden and deleted alike: same bytes. */
static enum rc not_found(struct req *q)
{
	q->said = false; /* in the language of a page without a route, as reply_begin leaves it */
	return page_message(q, 404, S("We cannot find that page"),
	                    S("The address may be wrong, or the page may not be open to you. Your work is safe."),
	                    str_of(q->session.signed_in ? role_home(q->c.actor.hat) : "/sign-in"),
	                    q->session.signed_in ? S("Go to your first page") : S("Sign in"));
}

static struct str fault_heading(int status)
{
	return status == 503 ? S("Please try again") : S("Something went wrong here");
}

static enum rc fault_page(struct req *q, int status, const char *text)
{
	return page_message(q, status, fault_heading(status),
	                    str_fmt(q->a, "%s The number of this fault is %.*s.", text, STR_ARG(q->net->id)), STR_NONE,
	                    STR_NONE);
}

static void reply_begin(struct req *q)
{
	q->status = 200;
	q->out = buf_new(q->a, PAGE_MAX);
	buf_reserve(&q->out, PAGE_USUAL);
	html_init(&q->w, q->a, &q->out);
	q->w.tongue = language_of(q, NULL);
	q->content_type = STR_NONE;
	q->location = STR_NONE;
	q->etag = STR_NONE;
	q->download = STR_NONE;
	q->inert = false;
	q->empty = false;
	q->part = STR_NONE;
}

static struct str origin_host(struct str origin)
{
	ptrdiff_t at = str_find(origin, S("://"));

	return at < 0 ? STR_NONE : str_sub(origin, (size_t)at + 3, origin.n);
}

/* Three layers against forged requests: SameSite cookie, Origin / Sec-Fetch-Site, token. */
static bool origin_ok(const struct req *q)
{
	struct str site = req_header(q, "sec-fetch-site");
	struct str origin = req_header(q, "origin");

	if (site.n > 0 && !str_is(site, "same-origin") && !str_is(site, "none"))
		return false;
	return origin.n == 0 || str_eq(origin_host(origin), req_header(q, "host"));
}

/* This type, with parameters or without; of the letters that forms come in there is one alphabet only. */
static bool type_is(struct str type, struct str name)
{
	struct str rest, parameters;
	ptrdiff_t at;

	if (!http_same(str_trim(str_cut(type, ';', &parameters)), name))
		return false;
	at = str_find(parameters, S("charset="));
	if (at < 0)
		return true;
	return http_same(str_trim(
	                     str_cut(str_sub(parameters, (size_t)at + strlen("charset="), parameters.n), ';', &rest)),
	                 S("utf-8"));
}

static bool body_decode(struct req *q)
{
	struct str type = req_header(q, "content-type");

	if (type_is(type, S("multipart/form-data")))
		return multipart_decode(q->a, type, q->net->body, &q->form, q->file, &q->files);
	if (q->net->body.n > 0 && !type_is(type, S("application/x-www-form-urlencoded")))
		return false;
	return params_decode(q->a, q->net->body, &q->form);
}

/* The same name twice: which of the two counts, one who reads along could see otherwise. */
static enum rc twice_page(struct req *q)
{
	struct str page;
	enum rc rc = kept_for_its_page(q, &page);

	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	return page_message(
	    q, 400, S("We could not read that form"),
	    rc == RC_OK
	        ? S("One of its fields came twice. Nothing was changed. What you wrote is kept and stands in the form.")
	        : S("One of its fields came twice. Nothing was changed. Go back and try again."),
	    rc == RC_OK ? page : STR_NONE, S("Back to the form"));
}

/* Who opens one pupil after the other like a machine waits; the page is not shown, so nobody has read it. A form is
 * never kept waiting: what was typed stays in it. */
static enum rc reading_slow(struct req *q)
{
	int64_t wait_s, limit;

	if (q->location.n > 0)
		return RC_OK;
	TRY(reading_ask(&q->c, &wait_s, &limit));
	if (wait_s == 0 || q->typed || str_is(q->net->method, "POST"))
		return RC_OK;
	q->c.read_count = 0;
	reply_begin(q);
	return page_message(
	    q, 429, S("Please wait a moment"),
	    str_fmt(q->a,
	            "You have opened the pages of more than %lld pupils within an hour. From now on the "
	            "next one opens after %d seconds: here in %lld. Pages that you have opened already "
	            "open at once, and what you saved is safe. The headteacher can see this.",
	            (long long)(2 * limit), READING_PAUSE, (long long)wait_s),
	    req_address(q), S("Open the page"));
}

/* The page inside its transaction. What a GET writes (that a letter was printed) is not so when its page does not
 * leave: so it is asked before the end whether it may, and of others afterwards. */
static enum rc page_run(struct req *q, const struct route *r)
{
	struct ctx *c = &q->c;
	const bool writes = r->tx == TX_WRITE || r->method == POST;
	enum rc rc;

	if (params_twice(&q->form, r->many).n > 0 || params_twice(&q->query, r->many).n > 0)
		return twice_page(q);
	if (r->tx == TX_OWN || r->tx == TX_FILE || r->tx == TX_FILES || r->tx == TX_HASH) {
		TRY(r->page(q));
		return reading_slow(q);
	}
	TRY(db_begin(c->db, writes ? DB_WRITE : DB_READ, &c->err));
	rc = r->page(q);
	if (rc == RC_OK && r->tx == TX_WRITE)
		rc = reading_slow(q);
	if (rc == RC_OK && q->status >= 400)
		rc = db_undo(c->db, &c->err);
	TRY(db_end(c->db, rc, &c->err));
	return r->tx == TX_WRITE ? RC_OK : reading_slow(q);
}

/* Before the disk is full: what saves leave free is for signing in, and for the read events without which no page of a
 * pupil may leave. */
static enum rc room_for_saves(struct req *q, const struct route *r)
{
	const struct app *app = q->c.app;

	if (r->method != POST || r->cap == CAP_PUBLIC || r->cap == CAP_SIGNED_IN || app->reserve == 0)
		return RC_OK;
	q->no_room = room_left(str_c(q->a, app->data_dir)) < app->reserve;
	return q->no_room ? err_set(&q->c.err, RC_FAIL, "the disk of the data folder is nearly full") : RC_OK;
}

/* A form that is not taken: nothing was changed, and it is noticed. */
static enum rc refused(struct req *q, int status, struct str heading, struct str text)
{
	unusual_note(&q->c, UNUSUAL_POST, q->c.actor.school_id, q->c.actor.account_id);
	return page_message(q, status, heading, text, STR_NONE, STR_NONE);
}

static enum rc dispatch(struct req *q)
{
	const struct route *route = route_find(q);
	bool post = str_is(q->net->method, "POST");

	if (route == NULL)
		return q->session.signed_in ? RC_NONE : not_found(q);
	q->route = route->path;
	q->w.tongue = language_of(q, route);
	q->said = route->said;
	if (post)
		menu_forget(&q->c);
	if (post && !origin_ok(q))
		return refused(q, 403, S("This did not come from our own page"),
		               S("Nothing was changed. Go back and try again."));
	if (post && !body_decode(q))
		return refused(q, 400, S("We could not read that form"),
		               S("Nothing was changed. Go back and try again."));
	if (route->cap == CAP_PUBLIC && !q->session.signed_in) {
		q->c.actor = (struct actor){ 0 };
		return page_run(q, route);
	}
	if (!q->session.signed_in)
		return kept_and_sign_in(q);
	if (post && route->cap != CAP_PUBLIC && !req_token_ok(q))
		return refused(q, 403, S("This page was out of date"),
		               S("Nothing was changed. Go back, load the page again and send it once more."));
	if (q->c.actor.hat == ROLE_NONE && route->cap != CAP_PUBLIC && route->cap != CAP_SIGNED_IN)
		return req_redirect(q, "/role");
	if (route->cap != CAP_PUBLIC && !(route->cap == CAP_SIGNED_IN) && !role_can(q->c.actor.hat, route->cap))
		return RC_NONE;
	if (q->c.actor.service && !cap_in_service(route->cap))
		return RC_NONE;
	TRY(room_for_saves(q, route));
	return page_run(q, route);
}

/* Read events are on disk before the page leaves. */
static enum rc reads_commit(struct worker *w, struct req *q)
{
	struct db *to = w->app->reads != NULL ? w->app->reads : w->db;

	if (q->location.n > 0) /* a redirect shows nothing */
		return RC_OK;
	for (size_t at = 0; at < q->c.read_count;) {
		struct str payload = audit_reads_payload(&q->c, &at);

		if (w->app->ledger_fd < 0) {
			TRY(audit_reads_append(to, q->a, w->app->key, &payload, 1, &q->c.err));
			continue;
		}
		TRY(ledger_ask(w->app->ledger_fd, payload));
		db_synced(w->db); /* it has done that too */
	}
	return RC_OK;
}

static void header_add(struct net_reply *p, struct str name, struct str value)
{
	if (p->headers < NET_HEADERS_MAX)
		p->header[p->headers++] = (struct net_pair){ name, value };
}

/* A name in other letters than those of ASCII goes along in the way of RFC 6266; old readers see lines instead. */
static struct str disposition(const struct req *q)
{
	struct str name = q->download;
	char *plain = arena_alloc(q->a, name.n + 1);
	bool other = false;

	if (name.n == 0)
		return S("inline");
	for (size_t i = 0; i < name.n; i++) {
		bool good = name.p[i] >= ' ' && name.p[i] < 0x7f && name.p[i] != '"' && name.p[i] != '\\';

		plain[i] = good ? name.p[i] : '_';
		other = other || !good;
	}
	if (!other)
		return str_fmt(q->a, "attachment; filename=\"%.*s\"", (int)name.n, plain);
	return str_fmt(q->a, "attachment; filename=\"%.*s\"; filename*=UTF-8''%.*s", (int)name.n, plain,
	               STR_ARG(url_encode(q->a, name)));
}

static void reply_make(struct req *q, struct net_reply *p)
{
	*p = (struct net_reply){ .status = q->status, .body = buf_view(&q->out) };
	if (q->location.n > 0) {
		header_add(p, S("location"), q->location);
		p->body = STR_NONE;
	}
	if (q->etag.n > 0 && (q->status == 200 || q->status == 304)) {
		header_add(p, S("etag"), q->etag);
		header_add(p, S("cache-control"), S("private, no-cache"));
	}
	if (q->status != 304)
		header_add(p, S("content-type"),
		           q->content_type.n > 0 ? q->content_type : S("text/html; charset=utf-8"));
	if (q->download.n > 0 || q->inert)
		header_add(p, S("content-disposition"), disposition(q));
	if (q->part.n > 0)
		header_add(p, S("accept-ranges"), S("bytes"));
	if (q->part.n > 0 && q->status != 200)
		header_add(p, S("content-range"), q->part);
	if (q->forget)
		header_add(p, S("clear-site-data"), S("\"cache\""));
	for (size_t i = 0; i < q->cookies; i++)
		header_add(p, q->set_cookie[i].name, q->set_cookie[i].value);
}

static bool page_is_sound(struct req *q)
{
	if (q->w.misuse > 0)
		log_error("web: request=%.*s markup misuse: %s", STR_ARG(q->net->id), q->w.first_misuse);
	return !q->out.full;
}

static void req_begin(struct worker *w, const struct net_request *net, struct req *q)
{
	*q = (struct req){ .net = net, .a = w->a };
	q->c = (struct ctx){
		.app = w->app, .db = w->db, .a = w->a, .now = clock_read(&w->app->clock), .address = net->peer
	};
	reply_begin(q);
}

/* From the request to the finished page or redirect, all transactions closed. typed: the page is for what was typed. */
static enum rc answer_once(struct worker *w, const struct net_request *net, struct req *q, bool typed)
{
	enum rc rc;

	req_begin(w, net, q);
	q->typed = typed;
	rc = params_decode(q->a, net->query, &q->query) ? RC_OK : RC_NONE;
	if (rc == RC_OK)
		rc = sign_in_of(&q->c, req_cookie(q, REQ_SESSION_COOKIE), &q->session);
	q->w.tongue = language_of(q, NULL); /* now that the session says who asks */
	if (rc == RC_OK)
		look_open(q);
	if (rc == RC_OK)
		rc = dispatch(q);
	if (rc == RC_OK)
		rc = kept_offer(q);
	if (rc == RC_OK && q->location.n == 0 && !page_is_sound(q))
		rc = RC_FAIL;
	if (rc == RC_OK)
		rc = reads_commit(w, q);
	while (db_in_tx(w->db)) /* a page that returned in the middle: roll back */
		rc = db_end(w->db, rc == RC_OK ? RC_FAIL : rc, &q->c.err);
	if (rc != RC_OK)
		q->c.read_count = 0;
	else
		kept_forget(q);
	return rc;
}

/* Is this worth the ink of the log? No names, nothing that was typed. */
static void unusual_log(const struct req *q, const bool *fresh)
{
	for (size_t i = 0; i < q->c.noted_n; i++)
		if (fresh[i])
			log_warn("web: request=%.*s unusual=%.*s address=%.*s account=%lld", STR_ARG(q->net->id),
			         (int)unusual_kind_code(q->c.noted[i].kind).n, unusual_kind_code(q->c.noted[i].kind).p,
			         STR_ARG(q->c.address), (long long)q->c.noted[i].account_id);
}

/* Who asked for what is not open to them, or is not there: which of the two is not said, as on the page. */
static void refusal_log(const struct req *q)
{
	if (q->session.signed_in && q->route != NULL)
		log_warn("web: request=%.*s refused=%.*s page=%s role=%s account=%lld address=%.*s",
		         STR_ARG(q->net->id), STR_ARG(q->net->method), q->route, role_key(q->c.actor.hat),
		         (long long)q->c.actor.account_id, STR_ARG(q->c.address));
}

/* What was noted stays, whatever became of the request. That it cannot be written is no reason to refuse an answer. */
static void unusual_keep(struct worker *w, struct req *q, enum rc rc)
{
	bool fresh[UNUSUAL_NOTED];

	if ((rc == RC_NONE || rc == RC_DENIED) && q->session.signed_in && str_is(q->net->method, "POST") &&
	    q->route != NULL)
		unusual_note(&q->c, UNUSUAL_FOREIGN, q->c.actor.school_id, q->c.actor.account_id);
	if (q->c.noted_n == 0)
		return;
	rc = unusual_write(&q->c, fresh);
	for (int i = 0; rc == RC_BUSY && db_again(w->db, i); i++)
		rc = unusual_write(&q->c, fresh);
	if (rc == RC_OK)
		unusual_log(q, fresh);
	else
		log_warn("web: request=%.*s what is unusual about it is not kept: %s", STR_ARG(q->net->id),
		         q->c.err.text);
}

/* The front asks whose cookies these are, before it reads more. A session that has ended is still somebody's: what they
 * were writing is kept for them. */
static void answer_who(struct req *q, struct net_reply *p)
{
	enum rc rc = sign_in_of(&q->c, req_cookie(q, REQ_SESSION_COOKIE), &q->session);

	*p = (struct net_reply){ .status = 204 };
	if (rc == RC_OK && (q->session.signed_in || q->session.expired))
		p->known |= NET_KNOWN_SESSION;
	if (rc == RC_OK)
		rc = device_real(&q->c, req_device(q).cookie);
	if (rc == RC_OK)
		p->known |= NET_KNOWN_DEVICE;
	else if (rc != RC_NONE)
		log_warn("web: request=%.*s cannot be known: %s", STR_ARG(q->net->id), q->c.err.text);
}

/* What could not be saved stands in its form again, on the page where it was typed. */
static bool words_return(struct worker *w, struct req *q, int status, const char *why)
{
	struct net_request *get = NEW(w->a, struct net_request);
	struct req *page = NEW(w->a, struct req);

	if (!kept_can_return(q))
		return false;
	*get = *q->net;
	get->method = S("GET");
	get->body = STR_NONE;
	get->path = str_cut(kept_page(q), '?', &get->query);
	if (answer_once(w, get, page, true) != RC_OK ||
	    !kept_return(page, q->net->path, &q->form,
	                 str_fmt(w->a, "%s What you wrote stands in its form again. The number of this fault is %.*s.",
	                         why, STR_ARG(q->net->id))))
		return false;
	page->status = status;
	*q = *page;
	return true;
}

static void fault(struct worker *w, struct req *q, int status, const char *why, const char *what_to_do)
{
	if (words_return(w, q, status, why))
		return;
	reply_begin(q);
	if (kept_can_return(q)) {
		kept_resend(q, status, fault_heading(status),
		            str_fmt(q->a, "%s The number of this fault is %.*s.", why, STR_ARG(q->net->id)));
		return;
	}
	(void)fault_page(q, status, str_c(q->a, str_fmt(q->a, "%s%s", why, what_to_do))); /* page_message cannot fail */
}

static void fault_answer(struct worker *w, struct req *q, enum rc rc)
{
	const struct net_request *net = q->net;

	if (rc == RC_BUSY) {
		log_warn("web: request=%.*s gave up: %s", STR_ARG(net->id), q->c.err.text);
		fault(w, q, 503, "Many people are saving at this moment. Nothing was changed.",
		      " Press back and send again.");
		return;
	}
	log_error("web: request=%.*s %.*s failed rc=%d: %s", STR_ARG(net->id), STR_ARG(net->method), (int)rc,
	          q->c.err.text);
	if (q->no_room)
		fault(w, q, 503,
		      "The disk of the school's server is full. Nothing was changed, and nothing can be saved until "
		      "there is"
		      " room: leave this page open, and tell the person who looks after the server.",
		      "");
	else if (str_is(net->method, "POST") && q->session.signed_in)
		fault(w, q, 500, "This could not be saved. It is our fault, not yours. What was saved before is safe.",
		      "");
	else
		fault(w, q, 500, "This is our fault, not yours. What was saved before is safe.", "");
}

void web_answer(struct worker *w, const struct net_request *net, struct net_reply *p)
{
	struct req *q = NEW(w->a, struct req);
	enum rc rc;

	if (net->ask) {
		req_begin(w, net, q);
		answer_who(q, p);
		return;
	}
	rc = answer_once(w, net, q, false);
	/* PostgreSQL refuses one of two who change the same at once (the head of the audit chain) instead of letting it
	 * wait. Nothing was saved and the form carries its id, so the request simply runs again. SQLite has waited. */
	for (int i = 0; rc == RC_BUSY && db_again(w->db, i); i++)
		rc = answer_once(w, net, q, false);
	unusual_keep(w, q, rc);
	switch (rc) {
	case RC_OK:
		break;
	case RC_NONE:
	case RC_DENIED:
		refusal_log(q);
		reply_begin(q);
		(void)not_found(q); /* page_message cannot fail */
		break;
	case RC_BUSY:
	case RC_INVALID:
	case RC_CONFLICT:
	case RC_FAIL:
		fault_answer(w, q, rc);
		break;
	}
	reply_make(q, p);
	if (!http_reply_sound(p)) {
		log_error("web: request=%.*s page=%s: a header of the answer was not one", STR_ARG(net->id),
		          q->route != NULL ? q->route : "?");
		reply_begin(q);
		q->cookies = 0;
		(void)fault_page(q, 500, "This is our fault, not yours. What was saved before is safe.");
		reply_make(q, p);
	}
	/* Whatever the answer says, the disk has what it rests on before it leaves: what this request has saved, and
	 * what it has read of others who still wait for theirs. */
	p->hold = !q->empty && db_unsynced(w->db);
	p->known = q->session.signed_in || q->session.expired ? NET_KNOWN_SESSION : 0;
}
