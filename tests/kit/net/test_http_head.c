/* kit/net/http_head and kit/net/http_path: what is understood, and everything else is refused with the right status. */
#include "support/support.h"

#include "kit/net/http_head.h"

#include <string.h>

#define GOOD S("GET /pupil/7?tab=plan HTTP/1.1\r\nHost: localhost:8080\r\n\r\n")

/* Scans in pieces of step bytes, then reads. Returns the status of the refusal, 0 when fine. */
static int outcome(struct str in, size_t step, struct http_head *out)
{
	size_t seen = 0;
	size_t size = 0;
	struct http_refusal no = HTTP_FINE;

	for (size_t n = step < in.n ? step : in.n; no.status == 0 && size == 0; n = n + step < in.n ? n + step : in.n) {
		no = http_head_scan(str_sub(in, 0, n), &seen, &size);
		if (n == in.n)
			break;
	}
	if (no.status != 0)
		return no.status;
	if (size == 0)
		return -1; /* more is wanted */
	return http_head_read(str_sub(in, 0, size), NET_BODY_MAX, out).status;
}

static void assert_status(const char *what, struct str in, int want)
{
	static const size_t step[] = { 1, 7, 100000 };

	for (size_t i = 0; i < 3; i++) {
		struct http_head head;
		int got = outcome(in, step[i], &head);

		if (got != want)
			fail_msg("%s, %zu bytes at a time: expected %d, got %d", what, step[i], want, got);
	}
}

static void test_head__plain_requests(void **state)
{
	struct http_head h;

	(void)state;
	assert_int_equal(outcome(GOOD, 1, &h), 0);
	assert_true(str_is(h.method, "GET"));
	assert_true(str_is(h.target, "/pupil/7"));
	assert_true(str_is(h.query, "tab=plan"));
	assert_true(str_is(h.host, "localhost:8080"));
	assert_false(h.close);
	assert_int_equal(
	    outcome(S("POST /a HTTP/1.1\r\nHOST: x\r\ncontent-LENGTH:5 \r\nConnection: Keep-Alive, Close\r\n"
	              "Cookie: a=b\r\nX-Other: \xff\r\nExpect: 100-Continue\r\n\r\nhello"),
	            100000, &h),
	    0);
	assert_int_equal(h.length, 5);
	assert_true(h.close);
	assert_int_equal(h.headers, 2);
	assert_true(str_is(h.header[0].name, "host"));
	assert_true(str_is(h.header[1].name, "cookie"));
	assert_true(str_is(h.header[1].value, "a=b"));
	assert_int_equal(outcome(S("HEAD / HTTP/1.0\r\nHost: x\r\n\r\n"), 100, &h), 0);
	assert_true(h.close);
}

struct sample {
	const char *what;
	struct str in;
	int status;
};

#define LINE "GET / HTTP/1.1\r\n"
#define HOST "Host: localhost\r\n"
#define POST "POST / HTTP/1.1\r\n" HOST
#define CASE(what, text, status)                                                                                       \
	{                                                                                                              \
		(what), { (text), sizeof(text) - 1 }, (status)                                                         \
	}

static void test_head__refused(void **state)
{
	static const struct sample sample[] = {
		CASE("H-01 no host", LINE "\r\n", 400),
		CASE("H-02 two hosts", LINE HOST HOST "\r\n", 400),
		CASE("host is not a name", LINE "Host: a b\r\n\r\n", 400),
		CASE("host is empty", LINE "Host:\r\n\r\n", 400),
		CASE("host with path", LINE "Host: localhost/x\r\n\r\n", 400),
		CASE("host with user", LINE "Host: me@localhost\r\n\r\n", 400),
		CASE("H-05 two lengths", POST "Content-Length: 5\r\nContent-Length: 6\r\n\r\n", 400),
		CASE("H-06 two equal lengths", POST "Content-Length: 5\r\nContent-Length: 5\r\n\r\n", 400),
		CASE("H-06 list of lengths", POST "Content-Length: 5, 5\r\n\r\n", 400),
		CASE("H-07 plus", POST "Content-Length: +5\r\n\r\n", 400),
		CASE("H-07 minus", POST "Content-Length: -1\r\n\r\n", 400),
		CASE("H-07 letters", POST "Content-Length: 5abc\r\n\r\n", 400),
		CASE("H-07 hex", POST "Content-Length: 0x5\r\n\r\n", 400),
		CASE("H-07 empty", POST "Content-Length:\r\n\r\n", 400),
		CASE("H-07 space inside", POST "Content-Length: 5 5\r\n\r\n", 400),
		CASE("tab behind the length", POST "Content-Length: 5\t\r\n\r\n", 400),
		CASE("length beyond 64 bits", POST "Content-Length: 99999999999999999999\r\n\r\n", 413),
		CASE("length and coding", POST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
		CASE("H-09 space before colon, coding", POST "Transfer-Encoding : chunked\r\n\r\n", 400),
		CASE("H-09 space before colon, length", POST "Content-Length : 5\r\n\r\n", 400),
		CASE("H-10 unknown coding", POST "Transfer-Encoding: xchunked\r\n\r\n", 501),
		CASE("H-11 chunked", POST "Transfer-Encoding: chunked\r\n\r\n", 411),
		CASE("two codings", POST "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n\r\n", 400),
		CASE("no length", POST "\r\n", 411),
		CASE("body with GET", LINE HOST "Content-Length: 5\r\n\r\nhello", 400),
		CASE("body over the limit", POST "Content-Length: 90000000\r\n\r\n", 413),
		CASE("H-13 bare LF", "GET / HTTP/1.1\nHost: localhost\n\n", 400),
		CASE("H-13 one bare LF", LINE "Host: localhost\n\r\n", 400),
		CASE("H-13 bare CR", LINE "Host: local\rhost\r\n\r\n", 400),
		CASE("H-14 folded", LINE HOST "X-A: b\r\n c\r\n\r\n", 400),
		CASE("H-14 folded first", LINE " Host: localhost\r\n\r\n", 400),
		CASE("H-15 NUL in header", LINE HOST "X-A: b\0c\r\n\r\n", 400),
		CASE("H-15 NUL in target", "GET /a\0b HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("H-15 control letter", LINE HOST "X-A: b\x01\r\n\r\n", 400),
		CASE("H-15 DEL", LINE HOST "X-A: b\x7f\r\n\r\n", 400),
		CASE("raw UTF-8 in target", "GET /\xc3\xa9 HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("fragment", "GET /a#b HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("cookie not plain", LINE HOST "Cookie: a=\xff\r\n\r\n", 400),
		CASE("two cookies", LINE HOST "Cookie: a=b\r\nCookie: a=c\r\n\r\n", 400),
		CASE("two origins", LINE HOST "Origin: http://localhost\r\nOrigin: http://x\r\n\r\n", 400),
		CASE("H-17 odd method", "G@T / HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("H-17 lower case", "get / HTTP/1.1\r\n" HOST "\r\n", 501),
		CASE("H-17 PUT", "PUT / HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-17 DELETE", "DELETE / HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-18 TRACE", "TRACE / HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-18 CONNECT", "CONNECT localhost:80 HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-18 OPTIONS *", "OPTIONS * HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-19 absolute form", "GET http://localhost/ HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("H-19 authority form", "GET localhost:80 HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("no version", "GET /\r\n" HOST "\r\n", 400),
		CASE("two spaces", "GET  / HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("space in target", "GET /a b HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("version 2", "GET / HTTP/2.0\r\n" HOST "\r\n", 505),
		CASE("version in lower case", "GET / http/1.1\r\n" HOST "\r\n", 400),
		CASE("version with a zero", "GET / HTTP/1.01\r\n" HOST "\r\n", 400),
		CASE("header without colon", LINE HOST "nonsense\r\n\r\n", 400),
		CASE("header without name", LINE HOST ": x\r\n\r\n", 400),
		CASE("empty line first", "\r\n" LINE HOST "\r\n", 400),
		CASE("a handshake of TLS", "\x16\x03\x01\x02\x00\x01", 400),
		CASE("H-30 unknown expectation", LINE HOST "Expect: a miracle\r\n\r\n", 417),
		CASE("not finished", LINE HOST, -1),
	};

	(void)state;
	for (size_t i = 0; i < sizeof sample / sizeof sample[0]; i++)
		assert_status(sample[i].what, sample[i].in, sample[i].status);
}

static struct str filled(struct arena *a, const char *before, size_t count, const char *fill, const char *after)
{
	struct buf b = buf_new(a, 4 << 20);

	buf_str(&b, str_of(before));
	for (size_t i = 0; i < count; i++)
		buf_str(&b, str_of(fill));
	buf_str(&b, str_of(after));
	return buf_view(&b);
}

static void test_head__limits(void **state)
{
	struct arena *a = test_arena();

	(void)state;
	assert_status("H-21 longest target", filled(a, "GET /", 2047, "a", " HTTP/1.1\r\n" HOST "\r\n"), 0);
	assert_status("H-21 target", filled(a, "GET /", 2048, "a", " HTTP/1.1\r\n" HOST "\r\n"), 414);
	assert_status("H-21 endless target", filled(a, "GET /", 200000, "a", ""), 414);
	assert_status("H-17 endless method", filled(a, "", 1000000, "G", " / HTTP/1.1\r\n"), 501);
	assert_status("long method", filled(a, "", 17, "G", " / HTTP/1.1\r\n" HOST "\r\n"), 501);
	assert_status("H-21 99 other headers", filled(a, LINE HOST, 99, "X: y\r\n", "\r\n"), 0);
	assert_status("H-21 101 headers", filled(a, LINE HOST, 100, "X: y\r\n", "\r\n"), 431);
	assert_status("H-21 header", filled(a, LINE HOST "X: ", 8200, "y", "\r\n\r\n"), 431);
	assert_status("H-21 head", filled(a, LINE HOST, 20, "X: y", "\r\n\r\n"), 0);
	assert_status("H-34 languages", filled(a, LINE HOST "Accept-Language: ", 65536, "e", "\r\n\r\n"), 431);
	assert_status("H-21 endless head", filled(a, LINE HOST, 200000, "X: y\r\n", ""), 431);
	arena_free(a);
}

/* Any single byte of a good head changed to anything: no answer but the known ones, and never a longer body. */
static void test_head__survives_changed_bytes(void **state)
{
	char copy[128];

	(void)state;
	for (size_t at = 0; at < GOOD.n; at++) {
		for (int c = 0; c < 256; c++) {
			struct http_head h;
			int got;

			memcpy(copy, GOOD.p, GOOD.n);
			copy[at] = (char)c;
			got = outcome((struct str){ copy, GOOD.n }, 100000, &h);
			if (got == 0)
				assert_int_equal(h.length, 0);
			else
				assert_true(got == -1 || (got >= 400 && got <= 505));
		}
	}
}

static void assert_path(struct str target, const char *want)
{
	char room[256];
	struct str got = STR_NONE;
	int status = http_path_decode(target, room, &got).status;

	if (want == NULL)
		assert_int_equal(status, 400);
	else if (status != 0 || !str_is(got, want))
		fail_msg("%.*s: expected %s, got %d '%.*s'", STR_ARG(target), want, status, STR_ARG(got));
}

static void test_path__decoded_once(void **state)
{
	(void)state;
	assert_path(S("/"), "/");
	assert_path(S("/a/b/"), "/a/b/");
	assert_path(S("/z%6fe/%C3%A9"), "/zoe/é");
	assert_path(S("/a%2525"), "/a%25");
	assert_path(S("/a+b"), "/a+b");
	assert_path(S("/..a/.b"), "/..a/.b");
	assert_path(S("/a%"), NULL);
	assert_path(S("/a%4"), NULL);
	assert_path(S("/a%4g"), NULL);
	assert_path(S("/a%00b"), NULL);
	assert_path(S("/a%0ab"), NULL);
	assert_path(S("/a%7f"), NULL);
	assert_path(S("/a%2fb"), NULL);
	assert_path(S("/a%2Fb"), NULL);
	assert_path(S("/a%5cb"), NULL);
	assert_path(S("/a\\b"), NULL);
	assert_path(S("/%2e%2e/etc"), NULL);
	assert_path(S("/a/../b"), NULL);
	assert_path(S("/a/."), NULL);
	assert_path(S("//evil.example/"), NULL);
	assert_path(S("/a//b"), NULL);
	assert_path(S("/%ff"), NULL);
	assert_path(S("/%c0%af"), NULL);
}

static void assert_name(struct str host, const char *want)
{
	struct str got = http_host_name(host);

	if (!str_is(got, want))
		fail_msg("%.*s: expected '%s', got '%.*s'", STR_ARG(host), want, STR_ARG(got));
}

static void test_host__name(void **state)
{
	(void)state;
	assert_name(S("localhost"), "localhost");
	assert_name(S("apdr.school.example:8080"), "apdr.school.example");
	assert_name(S("[::1]:8080"), "[::1]");
	assert_name(S("[::1]"), "[::1]");
	assert_name(S("[::1"), "");
	assert_name(S("[x]"), "");
	assert_name(S("a:"), "");
	assert_name(S("a:0"), "");
	assert_name(S("a:65536"), "");
	assert_name(S("a:-1"), "");
	assert_name(S("a:80:80"), "");
	assert_name(S("a,b"), "");
}

static void test_list__words(void **state)
{
	(void)state;
	assert_true(http_list_has(S("br;q=1.0, GZIP ;q=0.5"), S("gzip")));
	assert_false(http_list_has(S("x-gzip, gzipped"), S("gzip")));
	assert_false(http_list_has(S(""), S("gzip")));
}

TEST_MAIN(test_http_head)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_head__plain_requests), cmocka_unit_test(test_head__refused),
		cmocka_unit_test(test_head__limits),         cmocka_unit_test(test_head__survives_changed_bytes),
		cmocka_unit_test(test_path__decoded_once),   cmocka_unit_test(test_host__name),
		cmocka_unit_test(test_list__words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
