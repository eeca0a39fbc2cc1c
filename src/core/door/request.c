#include "core/door/request.h"

#include "core/door/range_rule.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "kit/base/utf8.h"
#include "kit/net/address.h"
#include "kit/net/http_head.h"

enum { DEVICE_DAYS = 180 };

struct str params_get(const struct params_in *p, struct str name)
{
	for (size_t i = 0; i < p->n; i++)
		if (str_eq(p->v[i].name, name))
			return p->v[i].value;
	return STR_NONE;
}

static bool is_word_of(const char *words, struct str word)
{
	for (struct str rest = str_of(words != NULL ? words : ""); rest.n > 0;)
		if (str_eq(str_cut(rest, ' ', &rest), word))
			return true;
	return false;
}

struct str params_twice(const struct params_in *p, const char *many)
{
	for (size_t i = 1; i < p->n; i++)
		for (size_t k = 0; k < i; k++)
			if (str_eq(p->v[i].name, p->v[k].name) && !is_word_of(many, p->v[i].name))
				return p->v[i].name;
	return STR_NONE;
}

struct str req_query(const struct req *q, const char *name)
{
	return params_get(&q->query, str_of(name));
}

struct str req_form(const struct req *q, const char *name)
{
	return params_get(&q->form, str_of(name));
}

bool req_form_has(const struct req *q, const char *name)
{
	for (size_t i = 0; i < q->form.n; i++)
		if (str_is(q->form.v[i].name, name))
			return true;
	return false;
}

struct str req_header(const struct req *q, const char *name)
{
	for (size_t i = 0; i < q->net->headers; i++)
		if (str_is(q->net->header[i].name, name))
			return q->net->header[i].value;
	return STR_NONE;
}

static bool by_https(const struct req *q)
{
	return str_starts(q->c.app->public_url, S("https://"));
}

static struct str cookie_name(const struct req *q, const char *name)
{
	return by_https(q) ? str_fmt(q->a, REQ_COOKIE_OF_HOST "%s", name) : str_of(name);
}

struct str req_cookie(const struct req *q, const char *name)
{
	return http_cookie(req_header(q, "cookie"), cookie_name(q, name));
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Percent-decoding, '+' is a space, CRLF becomes LF. */
static bool url_decode(struct arena *a, struct str s, struct str *out)
{
	char *p = arena_alloc(a, s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '+')
			c = ' ';
		if (c == '%') {
			int hi = i + 2 < s.n ? hex(s.p[i + 1]) : -1;
			int lo = i + 2 < s.n ? hex(s.p[i + 2]) : -1;

			if (i + 2 == s.n || hi < 0 || lo < 0)
				return false;
			c = (char)(hi * 16 + lo);
			i += 2;
		}
		if (c == '\r')
			continue;
		p[n++] = c;
	}
	*out = (struct str){ p, n };
	return utf8_ok(*out);
}

bool params_decode(struct arena *a, struct str raw, struct params_in *out)
{
	size_t most = 1;

	for (size_t i = 0; i < raw.n; i++)
		most += raw.p[i] == '&';
	*out = (struct params_in){ 0 };
	if (raw.n == 0)
		return true;
	if (most > REQ_PARAMS_MAX)
		return false;
	out->v = NEW_ARRAY(a, struct param, most);
	while (raw.n > 0) {
		struct str value;
		struct str pair = str_cut(raw, '&', &raw);
		struct str name = str_cut(pair, '=', &value);
		struct param *p = &out->v[out->n];

		if (pair.n == 0)
			continue;
		if (!url_decode(a, name, &p->name) || !url_decode(a, value, &p->value))
			return false;
		out->n++;
	}
	return true;
}

struct str url_encode(struct arena *a, struct str s)
{
	static const char digits[] = "0123456789ABCDEF";
	char *p = arena_alloc(a, 3 * s.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		    strchr("-._~", c) != NULL) {
			p[n++] = (char)c;
			continue;
		}
		p[n++] = '%';
		p[n++] = digits[c >> 4];
		p[n++] = digits[c & 15];
	}
	return (struct str){ p, n };
}

struct str req_address(const struct req *q)
{
	const struct net_request *net = q->net;

	return net->query.n > 0 ? str_fmt(q->a, "%.*s?%.*s", STR_ARG(net->path), STR_ARG(net->query)) : net->path;
}

enum rc req_redirect(struct req *q, const char *fmt, ...)
{
	char path[2048];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(path, sizeof path, fmt, ap); /* our own short paths */
	va_end(ap);
	q->status = 303;
	q->location = str_dup(q->a, str_of(path));
	return RC_OK;
}

void req_set_cookie(struct req *q, const char *name, struct str value, int max_age_s, bool http_only)
{
	struct str full = cookie_name(q, name);
	struct str age = max_age_s < 0 ? S("") : str_fmt(q->a, "; Max-Age=%d", max_age_s);

	if (q->cookies == sizeof q->set_cookie / sizeof q->set_cookie[0])
		return;
	q->set_cookie[q->cookies++] =
	    (struct net_pair){ S("set-cookie"),
		               str_fmt(q->a, "%.*s=%.*s; Path=/; SameSite=Lax%s%s%.*s", STR_ARG(full), STR_ARG(value),
		                       http_only ? "; HttpOnly" : "", by_https(q) ? "; Secure" : "", STR_ARG(age)) };
}

enum rc req_send(struct req *q, const char *type, struct str body, struct str file_name)
{
	q->content_type = str_of(type);
	q->out = buf_new(q->a, PAGE_MAX * 4);
	buf_str(&q->out, body);
	q->download = file_name;
	q->status = 200;
	return q->out.full ? RC_FAIL : RC_OK;
}

enum rc req_send_bytes(struct req *q, const char *type, struct str body, struct str file_name)
{
	q->content_type = str_of(type);
	/* Not written to again: the buffer is full as it is. */
	q->out = (struct buf){ .a = q->a, .p = (char *)(uintptr_t)body.p, .n = body.n, .cap = body.n, .max = body.n };
	q->download = file_name;
	q->inert = true;
	q->status = 200;
	return RC_OK;
}

enum rc req_send_part(struct req *q, const char *type, struct str body)
{
	size_t from = 0, n = body.n;
	enum range_is is =
	    str_is(q->net->method, "GET") ? range_asked(req_header(q, "range"), body.n, &from, &n) : RANGE_ALL;

	TRY(req_send_bytes(q, type, is == RANGE_NONE ? STR_NONE : str_sub(body, from, n), STR_NONE));
	q->part = is == RANGE_NONE ? str_fmt(q->a, "bytes */%zu", body.n)
	                           : str_fmt(q->a, "bytes %zu-%zu/%zu", from, from + n - (n > 0), body.n);
	q->status = is == RANGE_NONE ? 416 : is == RANGE_SOME ? 206 : 200;
	return RC_OK;
}

struct str params_encode(struct arena *a, const struct params_in *p)
{
	struct str *part = NEW_ARRAY(a, struct str, p->n + 1);

	for (size_t i = 0; i < p->n; i++)
		part[i] = str_fmt(a, "%.*s=%.*s", STR_ARG(url_encode(a, p->v[i].name)),
		                  STR_ARG(url_encode(a, p->v[i].value)));
	return str_join(a, part, p->n, S("&"));
}

void req_refuse(struct req *q, int status)
{
	q->status = status;
	if (db_undo(q->c.db, &q->c.err) != RC_OK)
		q->status = 500; /* answer.c ends the request: nothing more can be read */
}

struct str req_house(const struct req *q)
{
	struct net_address at;
	char text[ADDRESS_TEXT];

	if (!address_read(q->net->peer, &at))
		return q->net->peer;
	at = address_house(&at);
	address_text(&at, text);
	return str_dup(q->a, str_of(text));
}

struct device_is req_device(const struct req *q)
{
	return (struct device_is){ req_cookie(q, REQ_DEVICE_COOKIE), req_header(q, "user-agent"),
		                   q->session.token_hash };
}

void req_signed_in(struct req *q, const struct signed_in *s)
{
	req_set_cookie(q, REQ_SESSION_COOKIE, s->token, -1, true);
	if (s->device.n > 0)
		req_set_cookie(q, REQ_DEVICE_COOKIE, s->device, DEVICE_DAYS * 86400, true);
}

/* Comparison without a hint by time. */
static bool token_same(struct str x, struct str y)
{
	unsigned char d = 0;

	if (x.n != y.n || x.n == 0)
		return false;
	for (size_t i = 0; i < x.n; i++)
		d |= (unsigned char)(x.p[i] ^ y.p[i]);
	return d == 0;
}

bool req_token_ok(const struct req *q)
{
	return token_same(q->session.csrf, req_form(q, "_csrf"));
}
