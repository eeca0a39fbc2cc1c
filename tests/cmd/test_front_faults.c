/* The front process when clients are slow, leave or crowd in, and when workers end, lie or get stuck. */
#include "support/support.h"

#include "support/front.h"

#include "kit/base/clock.h"

#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST TEST_HOST
#define GET(path) TEST_GET(path)

enum { SLOW = 300, PAGES = 8, PAUSE_US = 50 * 1000 };

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
	struct test_fixture *x = *state;
	int64_t began = clock_monotonic_us();
	int64_t worst = 0;
	int fd[SLOW];
	int open = SLOW;

	for (int i = 0; i < SLOW; i++) {
		fd[i] = test_connect(x->front.port);
		test_send(fd[i], S("GET / HTTP/1.1\r\nHost: loc"));
	}
	while (open > 0 && test_ms_since(began) < 4000) {
		int64_t asked = clock_monotonic_us();

		test_assert_body(test_fixture_ask(x, S(GET("/quick"))), 200, "/quick");
		if (test_ms_since(asked) > worst)
			worst = test_ms_since(asked);
		open = drip_all(fd);
		usleep(PAUSE_US);
	}
	assert_int_equal(open, 0);
	assert_true(worst < 300);
}

/* H-23, H-30: a body that drips, and one that never comes. */
static void test_front__slow_bodies_are_closed(void **state)
{
	struct test_fixture *x = *state;
	int64_t began = clock_monotonic_us();
	int fd = test_connect(x->front.port);
	int silent = test_connect(x->front.port);

	test_send(fd, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 1000\r\n\r\n"));
	test_send(silent, S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 9\r\nExpect: 100-continue\r\n\r\n"));
	while (drip(fd)) {
		assert_true(test_ms_since(began) < 4000);
		usleep(PAUSE_US);
	}
	assert_true(test_ms_since(began) > 400);
	assert_true(str_is(test_read(x->a, silent, 3000), "HTTP/1.1 100 Continue\r\n\r\n"));
	close(fd);
	close(silent);
}

/* H-23: a reader that takes nothing is closed after the time that its page may need. */
static void test_front__slow_readers_are_closed(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = arena_new(256u << 20) };
	struct buf pages = buf_new(x.a, 4096);
	int fd;

	(void)state;
	limits.rate_bytes_s = 16u << 20;
	x.front = test_front_start(&limits);
	(void)test_worker_start(&x.front, 0, test_answer);
	fd = test_connect(x.front.port);
	for (int i = 0; i < PAGES; i++)
		buf_str(&pages, S(GET("/big")));
	test_send(fd, buf_view(&pages));
	usleep(1500 * 1000);
	assert_true(test_read(x.a, fd, 500).n < (size_t)PAGES * TEST_BIG_PAGE); /* what the kernel had taken */
	test_assert_body(test_fixture_ask(&x, S(GET("/others"))), 200, "/others");
	close(fd);
	test_front_stop(&x.front);
	arena_free(x.a);
}

static void test_front__idle_connections_are_closed(void **state)
{
	struct test_fixture *x = *state;
	int fd = test_connect(x->front.port);
	int64_t began = clock_monotonic_us();

	test_send(fd, S(GET("/x")));
	test_assert_body(test_reply(x->a, fd), 200, "/x");
	assert_int_equal(test_read(x->a, fd, 5000).n, 0);
	assert_in_range(test_ms_since(began), 1000, 4000);
	close(fd);
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
	usleep(PAUSE_US);
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
	reply = test_fixture_ask(x, S(GET("/missing")));
	assert_int_equal(test_status(reply), 404);
	assert_true(str_find(reply, S("We cannot find that page")) > 0);
	workers_again(x);
}

/* Both workers are stuck: the third request waits, then hears that it is busy; the stuck ones get their page too. */
static void test_front__stuck_workers_are_given_up(void **state)
{
	struct test_fixture *x = *state;
	int fd[3];

	for (int i = 0; i < 3; i++) {
		fd[i] = test_connect(x->front.port);
		test_send(fd[i], i < 2 ? S(GET("/stuck")) : S(GET("/x")));
		usleep(PAUSE_US / 2);
	}
	assert_int_equal(test_status(test_reply(x->a, fd[2])), 503);
	assert_int_equal(test_status(test_reply(x->a, fd[0])), 504);
	assert_int_equal(test_status(test_reply(x->a, fd[1])), 504);
	for (int i = 0; i < 3; i++)
		close(fd[i]);
	workers_again(x);
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
	for (int i = 0; i < 4; i++) {
		fd[i] = test_connect(x.front.port);
		test_send(fd[i], S("POST /echo HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nhi"));
		usleep(PAUSE_US / 2);
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
	test_front_stop(&x.front);
	arena_free(x.a);
}

static void test_front__slow_pages_do_not_hold_up_others(void **state)
{
	struct test_fixture *x = *state;
	int slow = test_connect(x->front.port);
	int64_t began;

	test_send(slow, S(GET("/slow")));
	usleep(PAUSE_US / 2);
	began = clock_monotonic_us();
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
	assert_true(test_ms_since(began) < 250);
	test_assert_body(test_reply(x->a, slow), 200, "/slow");
	close(slow);
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

/* H-33: clients that leave at any moment. */
static void test_front__clients_that_leave(void **state)
{
	struct test_fixture *x = *state;
	struct linger hard = { 1, 0 };
	struct str request = S(GET("/big") "POST /echo HTTP/1.1\r\n" HOST "Content-Length: 9\r\n\r\n12345");
	int before = descriptors(x->front.pid);

	for (int i = 0; i < 600; i++) {
		int fd = test_connect(x->front.port);

		test_send(fd, str_sub(request, 0, (size_t)i % (request.n + 1)));
		if (i % 3 == 0)
			assert_int_equal(setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof hard), 0); /* a reset */
		if (i % 7 == 0)
			(void)shutdown(fd, SHUT_WR); /* may be refused already */
		close(fd);
	}
	/* What is left in the middle of a head is closed by the deadline; on a busy machine that takes longer. */
	for (int i = 0; i < 100 && descriptors(x->front.pid) > before + 2; i++)
		usleep(100 * 1000);
	test_assert_body(test_fixture_ask(x, S(GET("/x"))), 200, "/x");
	assert_true(descriptors(x->front.pid) <= before + 2);
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

	test_send(fd, S(GET("/slow")));
	assert_int_equal(shutdown(fd, SHUT_WR), 0);
	test_assert_body(test_read(x->a, fd, 2000), 200, "/slow");
	close(fd);
}

static void test_front__stop_answers_what_is_in_work(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = { .a = test_arena(), .front = test_front_start(&limits) };
	int idle = test_connect(x.front.port);
	int busy = test_connect(x.front.port);
	struct str reply;

	(void)state;
	(void)test_worker_start(&x.front, 0, test_answer);
	test_send(busy, S(GET("/slow")));
	usleep(2 * PAUSE_US);
	test_front_stop(&x.front);
	reply = test_read(x.a, busy, 1000);
	test_assert_body(reply, 200, "/slow");
	assert_true(str_is(test_header(reply, "Connection: "), "close"));
	assert_int_equal(test_read(x.a, idle, 1000).n, 0);
	close(busy);
	close(idle);
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
		WITH_FRONT(test_front__slow_heads_are_closed),
		WITH_FRONT(test_front__slow_bodies_are_closed),
		cmocka_unit_test(test_front__slow_readers_are_closed),
		WITH_FRONT(test_front__idle_connections_are_closed),
		WITH_FRONT(test_front__a_worker_that_ends_costs_one_request),
		WITH_FRONT(test_front__requests_wait_for_a_new_worker),
		WITH_FRONT(test_front__bad_answers_do_not_leave),
		WITH_FRONT(test_front__stuck_workers_are_given_up),
		cmocka_unit_test(test_front__a_full_queue_refuses),
		WITH_FRONT(test_front__slow_pages_do_not_hold_up_others),
		WITH_FRONT(test_front__clients_that_leave),
		cmocka_unit_test(test_front__who_takes_a_place_over_does_not_get_the_answer_before),
		WITH_FRONT(test_front__half_closed_clients_get_their_answer),
		cmocka_unit_test(test_front__stop_answers_what_is_in_work),
		cmocka_unit_test(test_front__idle_connections_make_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
