/* kit/net/frame: what goes in comes out, and nothing else is accepted. */
#include "support/support.h"

#include "kit/net/net.h"

#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static struct net_request request(void)
{
	struct net_request q = {
		.method = S("POST"),
		.path = S("/pupil/7"),
		.query = S("a=1&b=%20"),
		.body = S("text=\0\xff x"),
		.peer = S("127.0.0.1"),
		.id = S("QXRM-12"),
		.ask = true,
		.headers = 2,
	};

	q.header[0] = (struct net_pair){ S("host"), S("localhost:8080") };
	q.header[1] = (struct net_pair){ S("cookie"), S("") };
	return q;
}

static struct str encoded_request(struct arena *a)
{
	struct net_request q = request();
	struct buf b = buf_new(a, 1 << 20);

	frame_put_request(&b, &q);
	assert_false(b.full);
	return buf_view(&b);
}

static struct str encoded_reply(struct arena *a)
{
	struct net_reply p = {
		.status = 303, .headers = 1, .body = S("gone"), .known = NET_KNOWN_DEVICE, .spent_us = 1234
	};
	struct buf b = buf_new(a, 1 << 20);

	p.header[0] = (struct net_pair){ S("location"), S("/pupil/7") };
	frame_put_reply(&b, &p);
	assert_false(b.full);
	return buf_view(&b);
}

static void test_request__comes_out_as_it_went_in(void **state)
{
	struct arena *a = test_arena();
	struct net_request want = request();
	struct net_request got;

	(void)state;
	assert_int_equal(frame_get_request(encoded_request(a), &got), RC_OK);
	assert_true(str_eq(got.method, want.method));
	assert_true(str_eq(got.path, want.path));
	assert_true(str_eq(got.query, want.query));
	assert_true(str_eq(got.body, want.body));
	assert_true(str_eq(got.peer, want.peer));
	assert_true(str_eq(got.id, want.id));
	assert_true(got.ask);
	assert_int_equal(got.headers, 2);
	assert_true(str_is(got.header[0].name, "host"));
	assert_true(str_is(got.header[0].value, "localhost:8080"));
	assert_true(str_is(got.header[1].name, "cookie"));
	assert_int_equal(got.header[1].value.n, 0);
	arena_free(a);
}

static void test_reply__comes_out_as_it_went_in(void **state)
{
	struct arena *a = test_arena();
	struct net_reply got;

	(void)state;
	assert_int_equal(frame_get_reply(encoded_reply(a), &got), RC_OK);
	assert_int_equal(got.status, 303);
	assert_int_equal(got.known, NET_KNOWN_DEVICE);
	assert_int_equal(got.spent_us, 1234);
	assert_false(got.hold);
	assert_int_equal(got.headers, 1);
	assert_true(str_is(got.header[0].name, "location"));
	assert_true(str_is(got.header[0].value, "/pupil/7"));
	assert_true(str_is(got.body, "gone"));
	arena_free(a);
}

/* Every shortened frame, and every frame with something behind it, is refused. */
static void test_decode__length_must_be_exact(void **state)
{
	struct arena *a = test_arena();
	struct str q = encoded_request(a);
	struct str p = encoded_reply(a);
	struct str longer = str_fmt(a, "%.*s", 1, "x");
	struct net_request request_out;
	struct net_reply reply_out;
	struct buf b = buf_new(a, 1 << 20);

	(void)state;
	for (size_t n = 0; n < q.n; n++)
		assert_int_equal(frame_get_request(str_sub(q, 0, n), &request_out), RC_INVALID);
	for (size_t n = 0; n < p.n; n++)
		assert_int_equal(frame_get_reply(str_sub(p, 0, n), &reply_out), RC_INVALID);
	buf_str(&b, q);
	buf_str(&b, longer);
	assert_int_equal(frame_get_request(buf_view(&b), &request_out), RC_INVALID);
	arena_free(a);
}

/* Every byte changed to each of some values: refused or decoded, with all fields inside the frame. */
static void test_decode__survives_changed_bytes(void **state)
{
	static const unsigned char value[] = { 0x00, 0x01, 0x18, 0x19, 0x7f, 0x80, 0xff };
	struct arena *a = test_arena();
	struct str q = encoded_request(a);
	char *copy = arena_alloc(a, q.n);
	size_t refused = 0;

	(void)state;
	for (size_t at = 0; at < q.n; at++) {
		for (size_t v = 0; v < sizeof value; v++) {
			struct net_request got = { 0 };

			memcpy(copy, q.p, q.n);
			copy[at] = (char)value[v];
			if (frame_get_request((struct str){ copy, q.n }, &got) != RC_OK) {
				refused++;
				continue;
			}
			assert_true(got.headers <= NET_HEADERS_MAX);
			for (size_t i = 0; i < got.headers; i++)
				assert_true(got.header[i].value.p + got.header[i].value.n <= copy + q.n);
			assert_true(got.body.p + got.body.n <= copy + q.n);
		}
	}
	assert_true(refused > 100);
	arena_free(a);
}

static void test_decode__limits(void **state)
{
	struct arena *a = test_arena();
	struct net_reply p = { .status = 99 };
	struct net_request q = request();
	struct buf low = buf_new(a, 1 << 16);
	struct buf many = buf_new(a, 1 << 16);
	struct buf small = buf_new(a, 16);

	(void)state;
	frame_put_reply(&low, &p);
	assert_int_equal(frame_get_reply(buf_view(&low), &p), RC_INVALID);
	q.headers = NET_HEADERS_MAX + 1;
	frame_put_request(&many, &q);
	assert_true(many.full);
	q = request();
	frame_put_request(&small, &q);
	assert_true(small.full);
	arena_free(a);
}

struct sender {
	int fd;
	struct str payload;
};

static void *send_big(void *x)
{
	const struct sender *s = x;

	return frame_write_two(s->fd, str_sub(s->payload, 0, 10), str_sub(s->payload, 10, s->payload.n)) == RC_OK
	           ? x
	           : NULL;
}

static void test_transfer__larger_than_the_socket_buffer(void **state)
{
	enum { BIG = 3 * 1024 * 1024 };
	struct arena *a = test_arena();
	char *bytes = arena_alloc(a, BIG);
	struct sender s = { .payload = { bytes, BIG } };
	struct str got;
	pthread_t thread;
	void *result;
	int fd[2];

	(void)state;
	for (size_t i = 0; i < BIG; i++)
		bytes[i] = (char)(i * 7 / 3);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	s.fd = fd[0];
	assert_int_equal(pthread_create(&thread, NULL, send_big, &s), 0);
	assert_int_equal(frame_read(fd[1], a, BIG, &got), RC_OK);
	assert_int_equal(pthread_join(thread, &result), 0);
	assert_non_null(result);
	assert_true(str_eq(got, s.payload));
	close(fd[0]);
	assert_int_equal(frame_read(fd[1], a, BIG, &got), RC_NONE);
	close(fd[1]);
	arena_free(a);
}

static void test_transfer__broken_streams(void **state)
{
	struct arena *a = test_arena();
	struct str got;
	int fd[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	assert_int_equal(frame_write(fd[0], S("more than eight bytes")), RC_OK);
	assert_int_equal(frame_read(fd[1], a, 8, &got), RC_INVALID);
	close(fd[1]);
	assert_int_equal(frame_write(fd[0], S("nobody reads this")), RC_FAIL);
	close(fd[0]);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fd), 0);
	assert_int_equal(write(fd[0], "\x05\0\0\0ab", 6), 6);
	close(fd[0]);
	assert_int_equal(frame_read(fd[1], a, 8, &got), RC_FAIL);
	close(fd[1]);
	arena_free(a);
}

TEST_MAIN(test_frame)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_request__comes_out_as_it_went_in),
		cmocka_unit_test(test_reply__comes_out_as_it_went_in),
		cmocka_unit_test(test_decode__length_must_be_exact),
		cmocka_unit_test(test_decode__survives_changed_bytes),
		cmocka_unit_test(test_decode__limits),
		cmocka_unit_test(test_transfer__larger_than_the_socket_buffer),
		cmocka_unit_test(test_transfer__broken_streams),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
