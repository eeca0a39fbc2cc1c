#include "kit/net/http_head.h"

#include "kit/base/utf8.h"

#include <string.h>

#define REFUSE(status, why) ((struct http_refusal){ (status), (why) })

/* Headers that workers see. One of these twice is refused, with the three that decide where a request ends and whom it
 * is for. */
enum known {
	KNOWN_HOST,
	KNOWN_COOKIE,
	KNOWN_CONTENT_TYPE,
	KNOWN_ORIGIN,
	KNOWN_REFERER,
	KNOWN_SEC_FETCH_SITE,
	KNOWN_USER_AGENT,
	KNOWN_ACCEPT_LANGUAGE,
	KNOWN_IF_NONE_MATCH,
	KNOWN_RANGE,
	KNOWN_PASSED, /* the number of those that are passed on */
	KNOWN_CONTENT_LENGTH = KNOWN_PASSED,
	KNOWN_TRANSFER_ENCODING,
	KNOWN_EXPECT,
	KNOWN_CONNECTION,
	KNOWN_ACCEPT_ENCODING,
	KNOWN_COUNT,
};

static const struct {
	struct str name;
	bool lenient; /* more than one is joined or passed over, and odd letters only make it unheard */
} known_header[KNOWN_COUNT] = {
	[KNOWN_HOST] = { { "host", 4 }, false },
	[KNOWN_COOKIE] = { { "cookie", 6 }, false },
	[KNOWN_CONTENT_TYPE] = { { "content-type", 12 }, false },
	[KNOWN_ORIGIN] = { { "origin", 6 }, false },
	[KNOWN_REFERER] = { { "referer", 7 }, false },
	[KNOWN_SEC_FETCH_SITE] = { { "sec-fetch-site", 14 }, false },
	[KNOWN_USER_AGENT] = { { "user-agent", 10 }, true },
	[KNOWN_ACCEPT_LANGUAGE] = { { "accept-language", 15 }, true },
	[KNOWN_IF_NONE_MATCH] = { { "if-none-match", 13 }, true },
	[KNOWN_RANGE] = { { "range", 5 }, true },
	[KNOWN_CONTENT_LENGTH] = { { "content-length", 14 }, false },
	[KNOWN_TRANSFER_ENCODING] = { { "transfer-encoding", 17 }, false },
	[KNOWN_EXPECT] = { { "expect", 6 }, false },
	[KNOWN_CONNECTION] = { { "connection", 10 }, true },
	[KNOWN_ACCEPT_ENCODING] = { { "accept-encoding", 15 }, true },
};

static const char METHODS_REFUSED[][8] = { "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT" };

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

bool http_same(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (lower(a.p[i]) != lower(b.p[i]))
			return false;
	return true;
}

bool http_list_has(struct str list, struct str word)
{
	while (list.n > 0) {
		struct str item = str_cut(list, ',', &list);
		struct str parameters;

		if (http_same(str_trim(str_cut(item, ';', &parameters)), word))
			return true;
	}
	return false;
}

struct str http_cookie(struct str header, struct str name)
{
	struct str found = STR_NONE;

	while (header.n > 0) {
		struct str value;
		struct str pair = str_trim(str_cut(header, ';', &header));

		if (!str_eq(str_cut(pair, '=', &value), name))
			continue;
		if (found.p != NULL)
			return STR_NONE;
		found = value;
	}
	return found;
}

static bool is_token(char c)
{
	return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
	       (c != '\0' && strchr("!#$%&'*+-.^_`|~", c) != NULL);
}

static bool all_token(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!is_token(s.p[i]))
			return false;
	return s.n > 0;
}

static bool all_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	return s.n > 0;
}

static bool all_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* A head that does not end within the limit: which part of it is too long? */
static struct http_refusal too_long(struct str in)
{
	ptrdiff_t line = str_find(str_sub(in, 0, HTTP_HEAD_MAX), S("\r\n"));
	ptrdiff_t space = str_find(str_sub(in, 0, HTTP_METHOD_MAX + 1), S(" "));

	if (space < 0)
		return REFUSE(501, "method too long");
	if (line < 0 || line > HTTP_TARGET_MAX + HTTP_METHOD_MAX + 16)
		return REFUSE(414, "target too long");
	return REFUSE(431, "head too long");
}

struct http_refusal http_head_scan(struct str in, size_t *seen, size_t *size)
{
	size_t i = *seen;

	*size = 0;
	for (; i < in.n; i++) {
		unsigned char c = (unsigned char)in.p[i];

		if (i >= HTTP_HEAD_MAX)
			return too_long(in);
		if (c == '\n' && (i == 0 || in.p[i - 1] != '\r'))
			return REFUSE(400, "bare line feed");
		if (c != '\n' && i > 0 && in.p[i - 1] == '\r')
			return REFUSE(400, "bare carriage return");
		if ((c < 0x20 && c != '\r' && c != '\n' && c != '\t') || c == 0x7f)
			return REFUSE(400, "control letter");
		if (c == '\n' && i == 1)
			return REFUSE(400, "empty line before the request");
		if (c == '\n' && i >= 3 && in.p[i - 2] == '\n') {
			*seen = i + 1;
			*size = i + 1;
			return HTTP_FINE;
		}
	}
	*seen = i;
	if (in.n >= HTTP_HEAD_MAX)
		return too_long(in);
	return HTTP_FINE;
}

static struct http_refusal read_method(struct str method)
{
	if (!all_token(method))
		return REFUSE(400, "method is not a word");
	if (str_is(method, "GET") || str_is(method, "HEAD") || str_is(method, "POST"))
		return HTTP_FINE;
	for (size_t i = 0; i < sizeof METHODS_REFUSED / sizeof METHODS_REFUSED[0]; i++)
		if (str_is(method, METHODS_REFUSED[i]))
			return REFUSE(405, "method not served");
	return REFUSE(501, "method not known");
}

static struct http_refusal read_version(struct str version, struct http_head *out)
{
	if (str_is(version, "HTTP/1.1"))
		return HTTP_FINE;
	if (str_is(version, "HTTP/1.0")) {
		out->close = true;
		return HTTP_FINE;
	}
	if (version.n == 8 && str_starts(version, S("HTTP/")) && all_digits(str_sub(version, 5, 1)) &&
	    version.p[6] == '.' && all_digits(str_sub(version, 7, 1)))
		return REFUSE(505, "version not served");
	return REFUSE(400, "no version");
}

static struct http_refusal read_request_line(struct str line, struct http_head *out)
{
	struct str rest;
	struct str target;
	struct http_refusal no;

	out->method = str_cut(line, ' ', &rest);
	target = str_cut(rest, ' ', &rest);
	if (out->method.n > HTTP_METHOD_MAX && all_token(out->method))
		return REFUSE(501, "method too long");
	if (target.n > HTTP_TARGET_MAX)
		return REFUSE(414, "target too long");
	if (target.n == 0 || rest.n == 0)
		return REFUSE(400, "request line");
	no = read_version(rest, out);
	if (no.status == 0)
		no = read_method(out->method);
	if (no.status != 0)
		return no;
	if (target.p[0] != '/')
		return REFUSE(400, "target is not a path");
	for (size_t i = 0; i < target.n; i++)
		if (target.p[i] <= 0x20 || target.p[i] == '#' || (unsigned char)target.p[i] >= 0x80)
			return REFUSE(400, "target has a forbidden letter");
	out->target = str_cut(target, '?', &out->query);
	return HTTP_FINE;
}

static enum known known_of(struct str name)
{
	for (size_t i = 0; i < KNOWN_COUNT; i++)
		if (http_same(name, known_header[i].name))
			return (enum known)i;
	return KNOWN_COUNT;
}

/* The last lines are kept: each proxy adds its own behind what it got. */
static void forwarded_add(struct http_head *out, struct str value)
{
	if (out->forwards == HTTP_FORWARDED_MAX)
		memmove(out->forwarded, out->forwarded + 1, --out->forwards * sizeof out->forwarded[0]);
	out->forwarded[out->forwards++] = value;
}

/* One header line into value[], where it is one of the known. */
static struct http_refusal read_header(struct str line, struct str value[KNOWN_COUNT], struct http_head *out)
{
	struct str rest;
	struct str name = str_cut(line, ':', &rest);
	enum known k;

	if (line.p[0] == ' ' || line.p[0] == '\t')
		return REFUSE(400, "folded header");
	if (name.n == line.n || !all_token(name))
		return REFUSE(400, "header name");
	if (rest.n > HTTP_VALUE_MAX)
		return REFUSE(431, "header too long");
	k = known_of(name);
	if (k == KNOWN_CONTENT_LENGTH && str_find(rest, S("\t")) >= 0)
		return REFUSE(400, "length with a tab"); /* others do not take it for a number */
	rest = str_trim(rest);
	if (http_same(name, S("x-forwarded-for")))
		forwarded_add(out, rest);
	if (k == KNOWN_COUNT)
		return HTTP_FINE;
	if (known_header[k].lenient) {
		if (value[k].p == NULL && utf8_ok(rest))
			value[k] = rest;
		else if (k == KNOWN_CONNECTION && http_list_has(rest, S("close")))
			value[k] = rest;
		return HTTP_FINE;
	}
	if (value[k].p != NULL)
		return REFUSE(400, "header given twice");
	if (!all_ascii(rest))
		return REFUSE(400, "header value is not plain");
	value[k] = rest;
	return HTTP_FINE;
}

/* Where the body ends; exactly one way of saying it is accepted. */
static struct http_refusal read_length(const struct str value[KNOWN_COUNT], size_t body_max, struct http_head *out)
{
	struct str length = value[KNOWN_CONTENT_LENGTH];
	int64_t n = 0;
	bool post = str_is(out->method, "POST");

	if (value[KNOWN_TRANSFER_ENCODING].p != NULL) {
		if (length.p != NULL || !http_same(value[KNOWN_TRANSFER_ENCODING], S("chunked")))
			return length.p != NULL ? REFUSE(400, "length and transfer coding")
			                        : REFUSE(501, "transfer coding not known");
		return REFUSE(411, "chunked body");
	}
	if (length.p == NULL)
		return post ? REFUSE(411, "no length") : HTTP_FINE;
	if (!all_digits(length))
		return REFUSE(400, "length is not a number");
	if (length.n > 18 || !str_int(length, &n) || (uint64_t)n > body_max)
		return REFUSE(413, "body too long");
	if (!post && n > 0)
		return REFUSE(400, "body without POST");
	out->length = (size_t)n;
	return HTTP_FINE;
}

static struct http_refusal read_rest(const struct str value[KNOWN_COUNT], struct http_head *out)
{
	struct str expect = value[KNOWN_EXPECT];

	if (value[KNOWN_HOST].p == NULL)
		return REFUSE(400, "no host");
	out->host = value[KNOWN_HOST];
	if (http_host_name(out->host).n == 0)
		return REFUSE(400, "host is not a name");
	if (expect.p != NULL && !http_same(expect, S("100-continue")))
		return REFUSE(417, "expectation not known");
	out->expects_continue = expect.p != NULL && !out->close;
	if (http_list_has(value[KNOWN_CONNECTION], S("close")))
		out->close = true;
	out->cookie = value[KNOWN_COOKIE];
	out->accept_encoding = value[KNOWN_ACCEPT_ENCODING];
	out->if_none_match = value[KNOWN_IF_NONE_MATCH];
	for (size_t i = 0; i < KNOWN_PASSED; i++)
		if (value[i].p != NULL)
			out->header[out->headers++] = (struct net_pair){ known_header[i].name, value[i] };
	return HTTP_FINE;
}

struct http_refusal http_head_read(struct str head, size_t body_max, struct http_head *out)
{
	struct str value[KNOWN_COUNT] = { 0 };
	struct http_head got = { 0 };
	struct http_refusal no;
	struct str rest = head;
	ptrdiff_t end = str_find(rest, S("\r\n"));

	if (end < 0)
		return REFUSE(400, "no line");
	no = read_request_line(str_sub(rest, 0, (size_t)end), &got);
	rest = str_sub(rest, (size_t)end + 2, rest.n);
	for (size_t count = 0; no.status == 0; count++) {
		end = str_find(rest, S("\r\n"));
		if (end <= 0)
			break;
		if (count == HTTP_HEADERS_MAX)
			return REFUSE(431, "too many headers");
		no = read_header(str_sub(rest, 0, (size_t)end), value, &got);
		rest = str_sub(rest, (size_t)end + 2, rest.n);
	}
	if (no.status == 0)
		no = read_length(value, body_max, &got);
	if (no.status == 0)
		no = read_rest(value, &got);
	if (no.status == 0)
		*out = got;
	return no;
}
