#include "support/support.h"

#include "support/front.h"

#include "kit/base/clock.h"
#include "kit/net/hand.h"
#include "kit/net/http_head.h"
#include "kit/net/worker.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* What the worker processes and the test share. */
static struct {
	atomic_int begun;    /* requests for /held and /stuck that a worker has */
	atomic_int released; /* those of /held that may be answered */
} * shared;

/* A client at TEST_PROXY is trusted to say for whom it asks. */
static const struct net_range test_proxy[] = { { { { [10] = 0xff, [11] = 0xff, 127, 0, 0, 9 } }, 128 } };

struct front_limits test_limits(void)
{
	struct front_limits l = front_limits_usual();

	l.head_ms = TEST_HANGING_MS;
	l.idle_ms = TEST_HANGING_MS;
	l.queue_ms = TEST_HANGING_MS;
	l.work_ms = TEST_HANGING_MS;
	l.linger_ms = TEST_HANGING_MS;
	l.drain_ms = TEST_HANGING_MS;
	l.stranger_max = l.address_memory = l.strangers_memory = (size_t)2 * NET_BODY_MAX;
	l.address_replies = l.strangers_replies = (size_t)2 * NET_REPLY_MAX;
	return l;
}

/* /hash… is costly, /closed… takes bodies of people with a session only. */
static struct net_door test_door(struct str path)
{
	return (struct net_door){ .body_max = NET_BODY_MAX,
		                  .open = !str_starts(path, S("/closed")),
		                  .costly = str_starts(path, S("/hash")) };
}

void test_share(void)
{
	if (shared == NULL)
		shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (shared == MAP_FAILED)
		fail_msg("mmap: %s", strerror(errno));
	atomic_store(&shared->begun, 0);
	atomic_store(&shared->released, 0);
}

void test_await_begun(int n)
{
	int64_t from = clock_monotonic_us();

	while (atomic_load(&shared->begun) < n) {
		if (test_ms_since(from) > TEST_HANGING_MS)
			fail_msg("no worker has begun with request %d", n);
		usleep(1000);
	}
}

int test_begun(void)
{
	return atomic_load(&shared->begun);
}

void test_release(void)
{
	atomic_fetch_add(&shared->released, 1);
}

static void child_begin(void)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* a failed test leaves nothing behind */
}

struct test_front test_front_start(const struct front_limits *limits)
{
	struct test_front t = { 0 };
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof at;
	int control[2];

	test_share();
	t.listen_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (t.listen_fd < 0 || bind(t.listen_fd, (struct sockaddr *)&at, sizeof at) != 0 ||
	    listen(t.listen_fd, 1024) != 0 || getsockname(t.listen_fd, (struct sockaddr *)&at, &size) != 0 ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET, 0, control) != 0)
		fail_msg("a listening socket: %s", strerror(errno));
	t.port = ntohs(at.sin_port);
	t.pid = fork();
	if (t.pid == 0) {
		struct front_options o = {
			.listen_fd = t.listen_fd,
			.control_fd = control[1],
			.ledger_fd = -1,
			.listen_host = S("127.0.0.1"),
			.host = S("apdr.school.example"),
			.proxy = test_proxy,
			.proxies = sizeof test_proxy / sizeof test_proxy[0],
			.limits = *limits,
			.session_cookie = S("apdr"),
			.device_cookie = S("device"),
			.door = test_door,
		};

		child_begin();
		close(control[0]);
		_exit(front_run(&o, NULL) == RC_OK ? 0 : 1);
	}
	close(control[1]);
	t.control = control[0];
	return t;
}

pid_t test_worker_start(const struct test_front *t, unsigned slot,
                        void (*answer)(void *x, const struct net_request *q, struct net_reply *p))
{
	int fd[2];
	pid_t pid;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fd) != 0)
		fail_msg("socketpair: %s", strerror(errno));
	pid = fork();
	if (pid == 0) {
		struct worker_desk desk = { arena_new(64u << 20), answer, NULL };

		child_begin();
		close(fd[0]);
		close(t->control);
		close(t->listen_fd);
		_exit(worker_loop(fd[1], &desk) == RC_OK ? 0 : 1);
	}
	close(fd[1]);
	if (hand_send(t->control, HAND_SOCKET, slot, fd[0]) != RC_OK)
		fail_msg("the front does not listen");
	close(fd[0]);
	return pid;
}

void test_front_ask_stop(const struct test_front *t)
{
	if (hand_send(t->control, HAND_STOP, 0, -1) != RC_OK)
		fail_msg("the front is gone");
}

void test_front_stop(struct test_front *t)
{
	test_front_ask_stop(t);
	test_front_ended(t);
}

void test_front_ended(struct test_front *t)
{
	int status = -1;

	if (waitpid(t->pid, &status, 0) != t->pid || status != 0)
		fail_msg("the front ended with status %x", (unsigned)status);
	close(t->control);
	close(t->listen_fd);
	while (waitpid(-1, &status, 0) > 0) /* workers end with the front */
		;
}

int test_connect(int port)
{
	return test_connect_from(port, "127.0.0.1");
}

int test_connect_from(int port, const char *address)
{
	struct sockaddr_in from = { .sin_family = AF_INET };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	if (fd < 0 || inet_pton(AF_INET, address, &from.sin_addr) != 1 ||
	    bind(fd, (struct sockaddr *)&from, sizeof from) != 0 || connect(fd, (struct sockaddr *)&to, sizeof to) != 0)
		fail_msg("connect to port %d: %s", port, strerror(errno));
	return fd;
}

void test_send(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t n = send(fd, bytes.p, bytes.n, MSG_NOSIGNAL);

		if (n <= 0)
			return; /* refused in the middle: the answer tells */
		bytes = str_sub(bytes, (size_t)n, bytes.n);
	}
}

static bool readable(int fd)
{
	struct pollfd p = { fd, POLLIN, 0 };

	return poll(&p, 1, TEST_HANGING_MS) > 0;
}

struct str test_read(struct arena *a, int fd)
{
	struct buf b = buf_new(a, 32u << 20);
	char some[16384];

	while (readable(fd)) {
		ssize_t n = recv(fd, some, sizeof some, 0);

		if (n <= 0)
			break;
		buf_add(&b, some, (size_t)n);
	}
	return buf_view(&b);
}

struct str test_reply(struct arena *a, int fd)
{
	struct buf b = buf_new(a, 32u << 20);
	ptrdiff_t end = -1;
	int64_t length = 0;
	char c;

	while (end < 0 && readable(fd) && recv(fd, &c, 1, 0) == 1) {
		buf_add(&b, &c, 1);
		end = str_ends(buf_view(&b), S("\r\n\r\n")) ? (ptrdiff_t)b.n : -1;
	}
	if (end < 0 || !str_int(test_header(buf_view(&b), "Content-Length: "), &length))
		return buf_view(&b);
	while (b.n < (size_t)end + (size_t)length && readable(fd)) {
		char some[4096];
		size_t left = (size_t)end + (size_t)length - b.n;
		ssize_t n = recv(fd, some, left < sizeof some ? left : sizeof some, 0);

		if (n <= 0)
			break;
		buf_add(&b, some, (size_t)n);
	}
	return buf_view(&b);
}

struct str test_ask(struct arena *a, int port, struct str bytes)
{
	int fd = test_connect(port);
	struct str reply;

	test_send(fd, bytes);
	reply = test_reply(a, fd);
	close(fd);
	return reply;
}

int test_status(struct str reply)
{
	int64_t status = 0;

	if (!str_starts(reply, S("HTTP/1.1 ")) || !str_int(str_sub(reply, 9, 3), &status))
		return 0;
	return (int)status;
}

struct str test_header(struct str reply, const char *name)
{
	struct str rest = reply;

	while (rest.n > 0) {
		struct str line = str_cut(rest, '\n', &rest);

		if (str_starts(line, str_of(name)))
			return str_trim(str_sub(line, str_of(name).n, line.n));
		if (line.n <= 1)
			break;
	}
	return STR_NONE;
}

struct str test_body(struct str reply)
{
	ptrdiff_t end = str_find(reply, S("\r\n\r\n"));

	return end < 0 ? STR_NONE : str_sub(reply, (size_t)end + 4, reply.n);
}

static struct str big_page(void)
{
	static char page[TEST_BIG_PAGE];

	memset(page, 'b', sizeof page);
	return (struct str){ page, sizeof page };
}

static struct str cookie_of(const struct net_request *q)
{
	for (size_t i = 0; i < q->headers; i++)
		if (str_is(q->header[i].name, "cookie"))
			return q->header[i].value;
	return S("");
}

static void header(struct net_reply *p, struct str name, struct str value)
{
	p->header[p->headers++] = (struct net_pair){ name, value };
}

/* Held until the test lets go, so that it sees what happens meanwhile. */
static void hold(void)
{
	int mine = atomic_fetch_add(&shared->begun, 1) + 1;
	int64_t from = clock_monotonic_us();

	while (atomic_load(&shared->released) < mine && test_ms_since(from) < TEST_HANGING_MS)
		usleep(1000);
}

/* Takes more processor time than a page may before it is a slow one. */
static void dig(void)
{
	int64_t from = clock_processor_us();

	while (clock_processor_us() - from < 2 * front_limits_usual().slow_us)
		;
}

void test_answer(void *x, const struct net_request *q, struct net_reply *p)
{
	(void)x;
	if (str_starts(http_cookie(cookie_of(q), S("apdr")), S("real")))
		p->known |= NET_KNOWN_SESSION;
	if (q->ask) {
		if (str_starts(http_cookie(cookie_of(q), S("device")), S("real")))
			p->known |= NET_KNOWN_DEVICE;
		return;
	}
	p->status = 200;
	header(p, S("content-type"), S("text/plain; charset=utf-8"));
	p->body = q->path;
	if (str_is(q->path, "/echo"))
		p->body = q->body;
	else if (str_is(q->path, "/query"))
		p->body = q->query;
	else if (str_is(q->path, "/peer"))
		p->body = q->peer;
	else if (str_is(q->path, "/cookie"))
		p->body = cookie_of(q);
	else if (str_is(q->path, "/big"))
		p->body = big_page();
	else if (str_is(q->path, "/held") || str_starts(q->path, S("/hash")))
		hold();
	else if (str_starts(q->path, S("/dig/"))) {
		dig();
		hold();
	} else if (str_is(q->path, "/stuck")) {
		atomic_fetch_add(&shared->begun, 1);
		(void)pause(); /* until somebody ends this process */
	} else if (str_is(q->path, "/die"))
		(void)raise(SIGKILL); /* nothing follows it */
	else if (str_is(q->path, "/broken"))
		header(p, S("x-broken"), S("a\r\nset-cookie: b=c"));
	else if (str_is(q->path, "/missing"))
		*p = (struct net_reply){ .status = 404 };
	else if (str_is(q->path, "/own"))
		header(p, S("content-security-policy"), S("default-src *"));
	else if (str_is(q->path, "/kept"))
		header(p, S("cache-control"), S("private, max-age=60"));
}

struct test_fixture test_fixture_with(const struct front_limits *limits)
{
	struct test_fixture x = { .a = arena_new(256u << 20), .front = test_front_start(limits) };

	for (unsigned i = 0; i < sizeof x.worker / sizeof x.worker[0]; i++)
		x.worker[i] = test_worker_start(&x.front, i, test_answer);
	x.settle_fd = test_connect(x.front.port);
	test_fixture_settle(&x);
	return x;
}

void test_fixture_stop(struct test_fixture *x)
{
	test_front_stop(&x->front);
	close(x->settle_fd);
	arena_free(x->a);
}

int test_fixture_begin(void **state)
{
	struct test_fixture *x = calloc(1, sizeof *x);
	struct front_limits limits = test_limits();

	*x = test_fixture_with(&limits);
	*state = x;
	return 0;
}

int test_fixture_end(void **state)
{
	struct test_fixture *x = *state;

	test_fixture_stop(x);
	free(x);
	return 0;
}

void test_fixture_settle(const struct test_fixture *x)
{
	/* It answers for assets itself, in the order in which it is asked; a new connection is accepted in one round
	 * and read in the next. */
	for (int i = 0; i < 2; i++) {
		test_send(x->settle_fd, S(TEST_GET("/assets/none.css")));
		assert_int_equal(test_status(test_reply(x->a, x->settle_fd)), 404);
	}
}

struct str test_fixture_ask(const struct test_fixture *x, struct str bytes)
{
	return test_ask(x->a, x->front.port, bytes);
}

void test_assert_body(struct str reply, int status, const char *body)
{
	if (test_status(reply) != status || !str_is(test_body(reply), body))
		fail_msg("expected %d '%s', got '%.*s'", status, body, STR_ARG(reply));
}

int64_t test_ms_since(int64_t began_us)
{
	return (clock_monotonic_us() - began_us) / 1000;
}
