/* The front process on a real socket: what it passes on and what it refuses. Deadlines and faults: test_front_faults.c.
 */
#include "support/support.h"

#include "support/front.h"

#include <string.h>
#include <unistd.h>

#define HOST TEST_HOST
#define GET(path) TEST_GET(path)
#define CASE(what, text, status)                                                                                       \
	{                                                                                                              \
		(what), { (text), sizeof(text) - 1 }, (status)                                                         \
	}

static void test_front__passes_requests_on(void **state)
{
	struct test_fixture *x = *state;

	test_assert_body(test_fixture_ask(x, S(GET("/hello/%C3%A9"))), 200, "/hello/é");
	test_assert_body(test_fixture_ask(x, S(GET("/query?a=%20b&c"))), 200, "a=%20b&c");
	test_assert_body(test_fixture_ask(x, S(GET("/peer"))), 200, "127.0.0.1");
	test_assert_body(test_fixture_ask(x, S("GET /cookie HTTP/1.1\r\n" HOST "Cookie: apdr=1; look=dark\r\n\r\n")),
	                 200, "apdr=1; look=dark");
	test_assert_body(test_fixture_ask(x, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 4\r\n\r\na\r\n\xff")),
	                 200, "a\r\n\xff");
	test_assert_body(test_fixture_ask(x, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n")), 200, "");
	test_assert_body(test_fixture_ask(x, S("GET /x HTTP/1.1\r\nHost: apdr.school.EXAMPLE:443\r\n\r\n")), 200, "/x");
	test_assert_body(test_fixture_ask(x, S("GET /x HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n")), 200, "/x");
	test_assert_body(test_fixture_ask(x, S("GET /x HTTP/1.1\r\n" HOST "Upgrade: h2c\r\nRange: bytes=0-0\r\n\r\n")),
	                 200, "/x");
}

static struct str peer_said(const struct test_fixture *x, const char *from, const char *forwarded)
{
	int fd = test_connect_from(x->front.port, from);
	struct str reply;

	test_send(fd, str_fmt(x->a, "GET /peer HTTP/1.1\r\n" HOST "%sConnection: close\r\n\r\n", forwarded));
	reply = test_read(x->a, fd);
	close(fd);
	return test_body(reply);
}

/* The worker hears the true address, and nobody but a proxy can say another one than theirs. */
static void test_front__believes_named_proxies_only(void **state)
{
	struct test_fixture *x = *state;

	assert_true(str_is(peer_said(x, "127.0.0.5", ""), "127.0.0.5"));
	assert_true(str_is(peer_said(x, "127.0.0.5", "X-Forwarded-For: 192.0.2.7\r\n"), "127.0.0.5"));
	assert_true(str_is(peer_said(x, TEST_PROXY, ""), TEST_PROXY));
	assert_true(str_is(peer_said(x, TEST_PROXY, "X-Forwarded-For: 192.0.2.7\r\n"), "192.0.2.7"));
	assert_true(str_is(peer_said(x, TEST_PROXY, "x-forwarded-for: 2001:db8::7\r\n"), "2001:db8::7"));
	/* What the client itself had written stands on the left, or in a line before. */
	assert_true(str_is(peer_said(x, TEST_PROXY, "X-Forwarded-For: 198.51.100.1, 192.0.2.7\r\n"), "192.0.2.7"));
	assert_true(str_is(peer_said(x, TEST_PROXY, "X-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 192.0.2.7\r\n"),
	                   "192.0.2.7"));
	assert_true(str_is(peer_said(x, TEST_PROXY, "X-Forwarded-For: 192.0.2.7, " TEST_PROXY "\r\n"), "192.0.2.7"));
	assert_true(str_is(peer_said(x, TEST_PROXY, "X-Forwarded-For: 192.0.2.7, nonsense\r\n"), TEST_PROXY));
}

static void test_front__head_has_no_body(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);
	struct str reply;

	test_send(fd, S("HEAD /abc HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n"));
	reply = test_read(x->a, fd);
	assert_int_equal(test_status(reply), 200);
	assert_true(str_is(test_header(reply, "Content-Length: "), "4"));
	assert_int_equal(test_body(reply).n, 0);
	close(fd);
}

static void test_front__security_headers_on_every_reply(void **state)
{
	static const char *const request[] = { GET("/own"), GET("/missing"), GET("/assets/app.css"),
		                               "G@T / HTTP/1.1\r\n\r\n" };
	struct test_fixture *x = *state;

	for (size_t i = 0; i < sizeof request / sizeof request[0]; i++) {
		struct str reply = test_fixture_ask(x, str_of(request[i]));

		assert_true(str_starts(test_header(reply, "Content-Security-Policy: "), S("default-src 'none'; ")));
		assert_true(str_is(test_header(reply, "X-Content-Type-Options: "), "nosniff"));
		assert_int_equal(test_header(reply, "Strict-Transport-Security: ").n, 0); /* nobody said https */
		assert_true(str_is(test_header(reply, "Referrer-Policy: "), "same-origin"));
		assert_true(str_is(test_header(reply, "Cross-Origin-Opener-Policy: "), "same-origin"));
		assert_true(str_is(test_header(reply, "Cross-Origin-Resource-Policy: "), "same-origin"));
		assert_true(str_is(test_header(reply, "X-Robots-Tag: "), "noindex"));
		assert_int_equal(test_header(reply, "Server: ").n, 0);
		assert_true(str_find(reply, S("ccess-Control-")) < 0 && str_find(reply, S("ccess-control-")) < 0);
		assert_true(str_find(reply, S("default-src *")) < 0);
	}
	assert_true(str_is(test_header(test_fixture_ask(x, S(GET("/x"))), "Cache-Control: "), "no-store"));
	assert_true(
	    str_is(test_header(test_fixture_ask(x, S(GET("/kept"))), "cache-control: "), "private, max-age=60"));
}

static void test_front__assets(void **state)
{
	struct test_fixture *x = *state;
	struct str plain = test_fixture_ask(x, S(GET("/assets/app.css")));
	struct str packed =
	    test_fixture_ask(x, S("GET /assets/app.css?v=1 HTTP/1.1\r\n" HOST "Accept-Encoding: br, gzip\r\n\r\n"));
	struct str tag = test_header(plain, "etag: ");
	struct str again;

	assert_int_equal(test_status(plain), 200);
	assert_true(str_is(test_header(plain, "cache-control: "), "no-cache"));
	assert_true(str_starts(test_header(plain, "content-type: "), S("text/css")));
	assert_int_equal(test_status(packed), 200);
	assert_true(str_is(test_header(packed, "content-encoding: "), "gzip"));
	assert_true(str_ends(test_header(packed, "cache-control: "), S("immutable")));
	assert_true(test_body(packed).n < test_body(plain).n);
	assert_false(str_eq(test_header(packed, "etag: "), tag));
	again =
	    test_fixture_ask(x,
	                     str_fmt(x->a, "GET /assets/app.css HTTP/1.1\r\n" HOST "If-None-Match: \"x\", %.*s\r\n\r\n",
	                             STR_ARG(tag)));
	assert_int_equal(test_status(again), 304);
	assert_int_equal(test_status(test_fixture_ask(x, S(GET("/assets/none.css")))), 404);
	assert_int_equal(test_status(test_fixture_ask(x, S("POST /assets/app.css HTTP/1.1\r\n" HOST
	                                                   "Content-Length: 0\r\n\r\n"))),
	                 405);
}

struct refused {
	const char *what;
	struct str in;
	int status;
};

/* Refused with the status, and the connection ends although more was asked behind it. */
static void test_front__refuses_and_closes(void **state)
{
	static const struct refused sample[] = {
		CASE("H-01 no host", "GET / HTTP/1.1\r\n\r\n", 400),
		CASE("H-02 two hosts", "GET / HTTP/1.1\r\n" HOST HOST "\r\n", 400),
		CASE("H-03 host", "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
		CASE("H-03 address", "GET / HTTP/1.1\r\nHost: 192.0.2.1\r\n\r\n", 421),
		CASE("H-05 two lengths",
		     "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhell", 400),
		CASE("H-09 space", "POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n", 400),
		CASE("H-10 coding", "POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501),
		CASE("H-11 chunks", "POST /echo HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n0x3\r\na\r\n",
		     411),
		CASE("length and coding",
		     "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
		CASE("H-13 bare LF", "GET / HTTP/1.1\nHost: localhost\n\n", 400),
		CASE("H-14 folded", "GET / HTTP/1.1\r\n" HOST "X: y\r\n z\r\n\r\n", 400),
		CASE("H-15 NUL", "GET /\0 HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("H-17 PATCH", "PATCH / HTTP/1.1\r\n" HOST "\r\n", 405),
		CASE("H-18 TRACE", "TRACE / HTTP/1.1\r\n" HOST "X-Secret: echo me\r\n\r\n", 405),
		CASE("H-19 absolute form", "GET http://localhost/ HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("dot segment", "GET /a/%2e%2e/b HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("NUL escaped", "GET /a%00 HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("slash escaped", "GET /a%2fb HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("two slashes", "GET //evil.example HTTP/1.1\r\n" HOST "\r\n", 400),
		CASE("H-30 expectation", "POST /echo HTTP/1.1\r\n" HOST "Expect: x\r\nContent-Length: 1\r\n\r\n", 417),
		CASE("too large", "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 99000000\r\n\r\nabc", 413),
	};
	struct test_fixture *x = *state;

	for (size_t i = 0; i < sizeof sample / sizeof sample[0]; i++) {
		int fd = test_connect(x->front.port);
		struct str reply;

		test_send(fd, sample[i].in);
		test_send(fd, S(GET("/second")));
		reply = test_read(x->a, fd);
		close(fd);
		if (test_status(reply) != sample[i].status)
			fail_msg("%s: expected %d, got '%.*s'", sample[i].what, sample[i].status, STR_ARG(reply));
		assert_true(str_is(test_header(reply, "Connection: "), "close"));
		assert_true(str_find(reply, S("/second")) < 0);
		assert_true(str_find(reply, S("echo me")) < 0);
		assert_true(str_find(test_body(reply), S("HTTP/1.1")) < 0);
	}
}

static struct str filled(struct arena *a, const char *before, size_t count, const char *fill)
{
	struct buf b = buf_new(a, 4 << 20);

	buf_str(&b, str_of(before));
	for (size_t i = 0; i < count; i++)
		buf_str(&b, str_of(fill));
	return buf_view(&b);
}

static void test_front__endless_heads(void **state)
{
	struct test_fixture *x = *state;

	assert_int_equal(test_status(test_fixture_ask(x, filled(x->a, "", 1 << 20, "A"))), 501);
	assert_int_equal(test_status(test_fixture_ask(x, filled(x->a, "GET /", 100000, "a"))), 414);
	assert_int_equal(test_status(test_fixture_ask(x, filled(x->a, "GET / HTTP/1.1\r\n" HOST, 10000, "X: y\r\n"))),
	                 431);
}

/* H-26: in order, each with its own answer; bodies end where they say. */
static void test_front__pipelining(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);
	struct buf b = buf_new(x->a, 1 << 20);

	for (int i = 0; i < 100; i++) {
		buf_fmt(&b, "GET /n/%d HTTP/1.1\r\n" HOST "\r\n", i);
		buf_fmt(&b, "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\nbody %04d", i);
	}
	test_send(fd, buf_view(&b));
	for (int i = 0; i < 100; i++) {
		test_assert_body(test_reply(x->a, fd), 200, str_c(x->a, str_fmt(x->a, "/n/%d", i)));
		test_assert_body(test_reply(x->a, fd), 200, str_c(x->a, str_fmt(x->a, "body %04d", i)));
	}
	close(fd);
}

/* Two people alternate on one connection: nothing of the first is left for the second. */
static void test_front__keep_alive_carries_nothing_over(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);

	for (int i = 0; i < 20; i++) {
		test_send(fd, S("GET /cookie HTTP/1.1\r\n" HOST "Cookie: apdr=first\r\n\r\n"));
		test_assert_body(test_reply(x->a, fd), 200, "apdr=first");
		test_send(fd, S(GET("/cookie")));
		test_assert_body(test_reply(x->a, fd), 200, "");
		test_send(fd, S(GET("/assets/none")));
		assert_int_equal(test_status(test_reply(x->a, fd)), 404);
	}
	test_send(fd, S("GET /x HTTP/1.0\r\n" HOST "\r\n"));
	test_assert_body(test_read(x->a, fd), 200, "/x");
	close(fd);
}

static void test_front__pieces_of_one_byte(void **state)
{
	static const char text[] = "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 5\r\n\r\nhello" GET("/next");
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);

	for (size_t i = 0; i < sizeof text - 1; i++)
		test_send(fd, (struct str){ text + i, 1 });
	test_assert_body(test_reply(x->a, fd), 200, "hello");
	test_assert_body(test_reply(x->a, fd), 200, "/next");
	close(fd);
}

static void test_front__large_bodies(void **state)
{
	struct test_fixture *x = *state;
	struct buf b = buf_new(x->a, 16u << 20);
	struct str reply;

	buf_fmt(&b, "POST /echo HTTP/1.1\r\n" HOST "Content-Length: %d\r\n\r\n", (int)TEST_BIG_PAGE);
	for (size_t i = 0; i < TEST_BIG_PAGE; i++)
		buf_char(&b, (char)(i * 31 / 7));
	reply = test_fixture_ask(x, buf_view(&b));
	assert_int_equal(test_status(reply), 200);
	assert_int_equal(test_body(reply).n, TEST_BIG_PAGE);
	assert_true(str_ends(buf_view(&b), test_body(reply)));
	assert_int_equal(test_body(test_fixture_ask(x, S(GET("/big")))).n, TEST_BIG_PAGE);
}

static void test_front__expect_continue(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);

	test_send(fd, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 5\r\nExpect: 100-continue\r\n\r\n"));
	assert_true(str_is(test_reply(x->a, fd), "HTTP/1.1 100 Continue\r\n\r\n"));
	test_send(fd, S("hello"));
	test_assert_body(test_reply(x->a, fd), 200, "hello");
	close(fd);
}

#define WITH_FRONT(f) cmocka_unit_test_setup_teardown(f, test_fixture_begin, test_fixture_end)

TEST_MAIN(test_front)
{
	const struct CMUnitTest tests[] = {
		WITH_FRONT(test_front__passes_requests_on),
		WITH_FRONT(test_front__believes_named_proxies_only),
		WITH_FRONT(test_front__head_has_no_body),
		WITH_FRONT(test_front__security_headers_on_every_reply),
		WITH_FRONT(test_front__assets),
		WITH_FRONT(test_front__refuses_and_closes),
		WITH_FRONT(test_front__endless_heads),
		WITH_FRONT(test_front__pipelining),
		WITH_FRONT(test_front__keep_alive_carries_nothing_over),
		WITH_FRONT(test_front__pieces_of_one_byte),
		WITH_FRONT(test_front__large_bodies),
		WITH_FRONT(test_front__expect_continue),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
