/* The front process when clients are slow, leave or crowd in, and when workers end, lie or get stuck. */
#include "support/support.h"

#include "support/front.h"

#include "kit/base/clock.h"

#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST TEST_HOST
#define GET(path) TEST_GET(path)

enum { SLOW = 300, PAGES = 8, PAUSE_US = 50 * 1000, DEADLINE_MS = 1500 };

/* Sends one byte more. False when the other side has closed. */
static bool drip(int fd)
{
	char c;

	(void)send(fd, "a", 1, MSG_NOSIGNAL | MSG_DONTWAIT); /* the second one fails when this one was too late */
	return recv(fd, &c, 1, MSG_DONTWAIT) != 0 && send(fd, "a", 1, MSG_NOSIGNAL | MSG_DONTWAIT) == 1;
}

static int drip_all(int fd[SLOW])
{
	int open = 0;

	for (int i = 0; i < SLOW; i++) {
		if (fd[i] >= 0 && !drip(fd[i])) {
			close(fd[i]);
			fd[i] = -1;
		}
		open += fd[i] >= 0;
	}
	return open;
}

/* H-22: 300 connections send a byte now and then; all are closed by the deadline, and others are served meanwhile. */
static void test_front__slow_heads_are_closed(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int64_t began = clock_monotonic_us();
	int64_t worst = 0;
	int fd[SLOW];
	int open = SLOW;

	(void)state;
	limits.head_ms = limits.linger_ms = DEADLINE_MS;
	x = test_fixture_with(&limits);
	for (int i = 0; i < SLOW; i++) {
		fd[i] = test_connect(x.front.port);
		test_send(fd[i], S("GET / HTTP/1.1\r\nHost: loc"));
	}
	while (open > 0 && test_ms_since(began) < TEST_HANGING_MS) {
		int64_t asked = clock_monotonic_us();

		test_assert_body(test_fixture_ask(&x, S(GET("/quick"))), 200, "/quick");
		if (test_ms_since(asked) > worst)
			worst = test_ms_since(asked);
		open = drip_all(fd);
		usleep(PAUSE_US);
	}
	assert_int_equal(open, 0);
	print_message("meanwhile others waited for %lld ms at most\n", (long long)worst);
	test_fixture_stop(&x);
}

/* H-23, H-30: a body that drips, and one that never comes. */
static void test_front__slow_bodies_are_closed(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int64_t began;
	int silent;
	int fd;

	(void)state;
	limits.head_ms = limits.linger_ms = DEADLINE_MS;
	x = test_fixture_with(&limits);
	began = clock_monotonic_us();
	fd = test_connect(x.front.port);
	silent = test_connect(x.front.port);
	test_send(fd, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 1000\r\n\r\n"));
	test_send(silent, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n"));
	while (drip(fd)) {
		assert_true(test_ms_since(began) < TEST_HANGING_MS);
		usleep(PAUSE_US);
	}
	assert_true(test_ms_since(began) >= DEADLINE_MS);
	assert_true(str_is(test_read(x.a, silent), "HTTP/1.1 100 Continue\r\n\r\n"));
	close(fd);
	close(silent);
	test_fixture_stop(&x);
}

static int descriptors(pid_t pid)
{
	char path[64];
	int n = 0;

	for (int i = 0; i < 2048; i++) {
		(void)snprintf(path, sizeof path, "/proc/%d/fd/%d", (int)pid, i); /* fits */
		n += access(path, F_OK) == 0;
	}
	return n;
}

/* Waits until the front has closed what was opened beside `before`. */
static void descriptors_await(const struct test_fixture *x, int before)
{
	int64_t began = clock_monotonic_us();

	while (descriptors(x->front.pid) > before && test_ms_since(began) < TEST_HANGING_MS)
		usleep(PAUSE_US);
	assert_true(descriptors(x->front.pid) <= before);
}

/* H-23: a reader that takes nothing is closed after the time that its page may need. */
static void test_front__slow_readers_are_closed(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	struct buf pages;
	char first;
	int before;
	int fd;

	(void)state;
	limits.head_ms = limits.linger_ms = DEADLINE_MS;
	limits.rate_bytes_s = 16u << 20;
	x = test_fixture_with(&limits);
	before = descriptors(x.front.pid);
	pages = buf_new(x.a, 4096);
	fd = test_connect(x.front.port);
	for (int i = 0; i < PAGES; i++)
		buf_str(&pages, S(GET("/big")));
	test_send(fd, buf_view(&pages));
	assert_int_equal(recv(fd, &first, 1, 0), 1);
	descriptors_await(&x, before);
	assert_true(test_read(x.a, fd).n < (size_t)PAGES * TEST_BIG_PAGE); /* what the kernel had taken */
	test_assert_body(test_fixture_ask(&x, S(GET("/others"))), 200, "/others");
	close(fd);
	test_fixture_stop(&x);
}

/* Asks for more than the kernel takes, and reads nothing. */
static int deaf(const struct test_fixture *x, const char *from, const char *headers)
{
	int fd = test_connect_from(x->front.port, from);
	char first;

	for (int i = 0; i < PAGES; i++)
		test_send(fd, str_fmt(x->a, "GET /big HTTP/1.1\r\n" TEST_HOST "%s\r\n", headers));
	assert_int_equal(recv(fd, &first, 1, MSG_PEEK), 1);
	return fd;
}

/* Reads all of what it asked for; was it ended before? */
static bool was_ended(const struct test_fixture *x, int fd)
{
	bool ended = false;

	for (int i = 0; i < PAGES && !ended; i++)
		ended = test_body(test_reply(x->a, fd)).n != TEST_BIG_PAGE;
	close(fd);
	return ended;
}

/* One session may hold as much as its share, and its slowest readers are ended for more; nobody else is. */
static void test_front__slow_readers_have_a_share_by_session(void **state)
{
	enum { ROOM = 2, MANY = 5 };
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int other, fd[MANY], before, ended = 0;

	(void)state;
	limits.session_replies = ROOM * TEST_BIG_PAGE + TEST_BIG_PAGE / 2;
	x = test_fixture_with(&limits);
	other = deaf(&x, "127.0.0.2", "Cookie: apdr=real-b\r\n");
	before = descriptors(x.front.pid);
	for (int i = 0; i < MANY; i++)
		fd[i] = deaf(&x, "127.0.0.2", "Cookie: apdr=real-a\r\n");
	descriptors_await(&x, before + ROOM);
	test_assert_body(test_fixture_ask(&x, S(GET("/others"))), 200, "/others");
	assert_false(was_ended(&x, other));
	for (int i = 0; i < MANY; i++)
		ended += was_ended(&x, fd[i]);
	assert_int_equal(ended, MANY - ROOM);
	test_fixture_stop(&x);
}

/* The same for strangers: by address, and all together. */
static void test_front__slow_readers_who_are_strangers_have_a_share(void **state)
{
	enum { ROOM = 2, MANY = 4 };
	struct front_limits limits = test_limits();

	(void)state;
	for (int all = 0; all < 2; all++) {
		struct test_fixture x;
		int fd[MANY], known, before, ended = 0;

		limits.address_replies = all ? 100 * (size_t)TEST_BIG_PAGE : ROOM * TEST_BIG_PAGE + TEST_BIG_PAGE / 2;
		limits.strangers_replies = all ? ROOM * TEST_BIG_PAGE + TEST_BIG_PAGE / 2 : 100 * (size_t)TEST_BIG_PAGE;
		x = test_fixture_with(&limits);
		known = deaf(&x, "127.0.0.2", "Cookie: apdr=real-a\r\n");
		before = descriptors(x.front.pid);
		for (int i = 0; i < MANY; i++)
			fd[i] = deaf(&x, all && i % 2 == 0 ? "127.0.0.3" : "127.0.0.2", "Cookie: apdr=forged\r\n");
		descriptors_await(&x, before + ROOM);
		assert_false(was_ended(&x, known));
		for (int i = 0; i < MANY; i++)
			ended += was_ended(&x, fd[i]);
		assert_int_equal(ended, MANY - ROOM);
		test_fixture_stop(&x);
	}
}

/* A single answer larger than any share is let through. */
static void test_front__one_slow_reader_is_served(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;

	(void)state;
	limits.session_replies = limits.address_replies = limits.strangers_replies = limits.known_replies = 1000;
	x = test_fixture_with(&limits);
	assert_false(was_ended(&x, deaf(&x, "127.0.0.2", "")));
	assert_false(was_ended(&x, deaf(&x, "127.0.0.2", "Cookie: apdr=real-a\r\n")));
	test_fixture_stop(&x);
}

static void test_front__idle_connections_are_closed(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int64_t began;
	int fd;

	(void)state;
	limits.idle_ms = DEADLINE_MS;
	x = test_fixture_with(&limits);
	began = clock_monotonic_us();
	fd = test_connect(x.front.port);
	test_send(fd, S(GET("/x")));
	test_assert_body(test_reply(x.a, fd), 200, "/x");
	assert_int_equal(test_read(x.a, fd).n, 0);
	assert_true(test_ms_since(began) >= DEADLINE_MS);
	close(fd);
	test_fixture_stop(&x);
}

static void workers_again(const struct test_fixture *x)
{
	(void)test_worker_start(&x->front, 0, test_answer);
	(void)test_worker_start(&x->front, 1, test_answer);
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
}

static void test_front__a_worker_that_ends_costs_one_request(void **state)
{
	struct test_fixture *x = *state;
	struct str reply = test_fixture_ask(x, S("POST /die HTTP/1.1\r\n" HOST "Content-Length: 0\r\n\r\n"));

	assert_int_equal(test_status(reply), 500);
	assert_true(str_find(reply, S("The number of this fault is ")) > 0);
	assert_true(str_find(reply, S("go back and send it once more")) > 0);
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
	workers_again(x);
}

/* Without any worker requests wait, and are answered by the next one. */
static void test_front__requests_wait_for_a_new_worker(void **state)
{
	struct test_fixture *x = *state;
	int fd;

	for (int i = 0; i < 2; i++)
		assert_int_equal(test_status(test_fixture_ask(x, S(GET("/die")))), 500);
	fd = test_connect(x->front.port);
	test_send(fd, S(GET("/waits")));
	test_fixture_settle(x);
	(void)test_worker_start(&x->front, 1, test_answer);
	test_assert_body(test_reply(x->a, fd), 200, "/waits");
	close(fd);
}

static void test_front__bad_answers_do_not_leave(void **state)
{
	struct test_fixture *x = *state;
	struct str reply = test_fixture_ask(x, S(GET("/broken")));

	assert_int_equal(test_status(reply), 500);
	assert_true(str_find(reply, S("b=c")) < 0);
	assert_true(str_find(reply, S("The number of this fault is ")) > 0);
	for (int i = 0; i < 10; i++) /* more than there are workers: none of them was lost */
		assert_int_equal(test_status(test_fixture_ask(x, S(GET("/broken")))), 500);
	reply = test_fixture_ask(x, S(GET("/missing")));
	assert_int_equal(test_status(reply), 404);
	assert_true(str_find(reply, S("We cannot find that page")) > 0);
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
}

/* Both workers are stuck: the third request waits, then hears that it is busy; the stuck ones get their page too. */
static void test_front__stuck_workers_are_given_up(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int fd[3];

	(void)state;
	limits.queue_ms = DEADLINE_MS;
	limits.work_ms = DEADLINE_MS;
	x = test_fixture_with(&limits);
	for (int i = 0; i < 3; i++) {
		fd[i] = test_connect(x.front.port);
		test_send(fd[i], i < 2 ? S(GET("/stuck")) : S(GET("/x")));
		test_await_begun(i < 2 ? i + 1 : 2);
	}
	assert_int_equal(test_status(test_reply(x.a, fd[2])), 503);
	assert_int_equal(test_status(test_reply(x.a, fd[0])), 504);
	assert_int_equal(test_status(test_reply(x.a, fd[1])), 504);
	for (int i = 0; i < 3; i++)
		close(fd[i]);
	for (int i = 0; i < 2; i++)
		assert_int_equal(kill(x.worker[i], SIGKILL), 0);
	workers_again(&x);
	test_fixture_stop(&x);
}

/* More requests than the queue holds: the last ones are refused at once, on a connection that stays. */
static void test_front__a_full_queue_refuses(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = test_arena() };
	int fd[4];

	(void)state;
	limits.queue = 2;
	x.front = test_front_start(&limits);
	x.settle_fd = test_connect(x.front.port);
	for (int i = 0; i < 4; i++) {
		fd[i] = test_connect(x.front.port);
		test_send(fd[i], S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nhi"));
		test_fixture_settle(&x);
	}
	assert_int_equal(test_status(test_reply(x.a, fd[2])), 503);
	assert_int_equal(test_status(test_reply(x.a, fd[3])), 503);
	(void)test_worker_start(&x.front, 0, test_answer);
	test_assert_body(test_reply(x.a, fd[0]), 200, "hi");
	test_assert_body(test_reply(x.a, fd[1]), 200, "hi");
	test_send(fd[3], S(GET("/again")));
	test_assert_body(test_reply(x.a, fd[3]), 200, "/again");
	for (int i = 0; i < 4; i++)
		close(fd[i]);
	test_fixture_stop(&x);
}

static void test_front__slow_pages_do_not_hold_up_others(void **state)
{
	struct test_fixture *x = *state;
	int slow = test_connect(x->front.port);

	test_send(slow, S(GET("/held")));
	test_await_begun(1);
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
	test_release();
	test_assert_body(test_reply(x->a, slow), 200, "/held");
	close(slow);
}

/* H-33: clients that leave at any moment. */
static void test_front__clients_that_leave(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	struct linger hard = { 1, 0 };
	struct str request = S(GET("/big") "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n12345");
	int before;

	(void)state;
	limits.head_ms = limits.linger_ms = DEADLINE_MS;
	x = test_fixture_with(&limits);
	before = descriptors(x.front.pid);
	for (int i = 0; i < 600; i++) {
		int fd = test_connect(x.front.port);

		test_send(fd, str_sub(request, 0, (size_t)i % (request.n + 1)));
		if (i % 3 == 0)
			assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0); /* a reset */
		if (i % 7 == 0)
			(void)shutdown(fd, SHUT_WR); /* may be refused already */
		close(fd);
	}
	descriptors_await(&x, before); /* what is left in the middle of a head is closed by the deadline */
	test_assert_body(test_fixture_ask(&x, S(GET("/x"))), 200, "/x");
	test_fixture_stop(&x);
}

/* There is one place for connections: who comes next sits where the one who left has a request in work. */
static void test_front__who_takes_a_place_over_does_not_get_the_answer_before(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = test_arena() };
	struct linger hard = { 1, 0 };
	int left, next;

	(void)state;
	limits.connections = 1;
	x.front = test_front_start(&limits);
	(void)test_worker_start(&x.front, 0, test_answer);
	left = test_connect(x.front.port);
	test_send(left, S(GET("/slow")));
	usleep(PAUSE_US);
	assert_int_equal(setsockopt(left, SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0);
	close(left);
	usleep(PAUSE_US);
	next = test_connect(x.front.port);
	test_send(next, S(GET("/next")));
	test_assert_body(test_reply(x.a, next), 200, "/next");
	close(next);
	test_front_stop(&x.front);
	arena_free(x.a);
}

static void test_front__half_closed_clients_get_their_answer(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);

	test_send(fd, S(GET("/held")));
	assert_int_equal(shutdown(fd, SHUT_WR), 0);
	test_await_begun(1);
	test_fixture_settle(x);
	test_release();
	test_assert_body(test_read(x->a, fd), 200, "/held");
	close(fd);
}

static void test_front__stop_answers_what_is_in_work(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = test_arena(), .front = test_front_start(&limits) };
	struct str reply;
	int idle;
	int busy;

	(void)state;
	(void)test_worker_start(&x.front, 0, test_answer);
	idle = test_connect(x.front.port);
	busy = test_connect(x.front.port);
	test_send(idle, S(GET("/x")));
	test_assert_body(test_reply(x.a, idle), 200, "/x");
	test_send(busy, S(GET("/held")));
	test_await_begun(1);
	test_front_ask_stop(&x.front);
	assert_int_equal(test_read(x.a, idle).n, 0); /* it has heard */
	test_release();
	reply = test_read(x.a, busy);
	test_assert_body(reply, 200, "/held");
	assert_true(str_is(test_header(reply, "Connection: "), "close"));
	close(busy);
	close(idle);
	test_front_ended(&x.front);
	arena_free(x.a);
}

/* More connections than allowed: idle ones make room for new ones. */
static void test_front__idle_connections_make_room(void **state)
{
	enum { LIMIT = 20 };
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = test_arena() };
	int fd[LIMIT * 2];

	(void)state;
	limits.connections = LIMIT;
	x.front = test_front_start(&limits);
	(void)test_worker_start(&x.front, 0, test_answer);
	for (int i = 0; i < LIMIT * 2; i++) {
		fd[i] = test_connect(x.front.port);
		test_send(fd[i], S(GET("/x")));
		test_assert_body(test_reply(x.a, fd[i]), 200, "/x");
	}
	for (int i = 0; i < LIMIT * 2; i++)
		close(fd[i]);
	test_front_stop(&x.front);
	arena_free(x.a);
}

#define WITH_FRONT(f) cmocka_unit_test_setup_teardown(f, test_fixture_begin, test_fixture_end)

TEST_MAIN(test_front_faults)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_front__slow_heads_are_closed),
		cmocka_unit_test(test_front__slow_bodies_are_closed),
		cmocka_unit_test(test_front__slow_readers_are_closed),
		cmocka_unit_test(test_front__slow_readers_have_a_share_by_session),
		cmocka_unit_test(test_front__slow_readers_who_are_strangers_have_a_share),
		cmocka_unit_test(test_front__one_slow_reader_is_served),
		cmocka_unit_test(test_front__idle_connections_are_closed),
		WITH_FRONT(test_front__a_worker_that_ends_costs_one_request),
		WITH_FRONT(test_front__requests_wait_for_a_new_worker),
		WITH_FRONT(test_front__bad_answers_do_not_leave),
		cmocka_unit_test(test_front__stuck_workers_are_given_up),
		cmocka_unit_test(test_front__a_full_queue_refuses),
		WITH_FRONT(test_front__slow_pages_do_not_hold_up_others),
		cmocka_unit_test(test_front__clients_that_leave),
		cmocka_unit_test(test_front__who_takes_a_place_over_does_not_get_the_answer_before),
		WITH_FRONT(test_front__half_closed_clients_get_their_answer),
		cmocka_unit_test(test_front__stop_answers_what_is_in_work),
		cmocka_unit_test(test_front__idle_connections_make_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
