/* What strangers can do to the front, and what they cannot: idle bodies, half-open heads, floods of what is costly, and
 * more at once than one's share. */
#include "support/support.h"

#include "support/front.h"

#include "kit/base/clock.h"

#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define HOST TEST_HOST
#define GET(path) TEST_GET(path)
#define OTHER "127.0.0.3"

enum { MANY = 24, PLACES = 40, DEADLINE_MS = 1500 };

/* A front with this many workers. */
static struct test_fixture fixture(const struct front_limits *limits, unsigned workers)
{
	struct test_fixture x = { .a = test_arena(), .front = test_front_start(limits) };

	for (unsigned i = 0; i < workers; i++)
		(void)test_worker_start(&x.front, i, test_answer);
	x.settle_fd = test_connect(x.front.port);
	test_fixture_settle(&x);
	return x;
}

static struct front_limits usual_but_patient(void)
{
	struct front_limits l = test_limits();
	struct front_limits usual = front_limits_usual();

	l.stranger_max = usual.stranger_max;
	l.address_memory = usual.address_memory;
	l.strangers_memory = usual.strangers_memory;
	return l;
}

static int post_begin(const struct test_fixture *x, const char *from, const char *path, const char *headers,
                      size_t length)
{
	int fd = test_connect_from(x->front.port, from);

	test_send(fd,
	          str_fmt(x->a, "POST %s HTTP/1.1\r\n" HOST "%sContent-Length: %zu\r\n\r\n", path, headers, length));
	return fd;
}

static struct str filled(const struct test_fixture *x, size_t n)
{
	char *p = arena_alloc(x->a, n);

	for (size_t i = 0; i < n; i++)
		p[i] = 'a';
	return (struct str){ p, n };
}

static int post_all(const struct test_fixture *x, const char *from, const char *path, const char *headers,
                    size_t length)
{
	int fd = post_begin(x, from, path, headers, length);
	int status;

	test_send(fd, filled(x, length));
	status = test_status(test_reply(x->a, fd));
	close(fd);
	return status;
}

/* Sixteen that declare twelve megabytes and send none took all memory there was, in promises. */
static void test_bodies__that_never_come_take_nothing(void **state)
{
	struct front_limits limits = usual_but_patient();
	struct test_fixture x = fixture(&limits, 2);
	int fd[2 * MANY];

	(void)state;
	for (int i = 0; i < MANY; i++)
		fd[i] = post_begin(&x, "127.0.0.2", "/echo", "", 12u << 20);
	for (int i = MANY; i < 2 * MANY; i++)
		fd[i] = post_begin(&x, "127.0.0.2", "/closed", "Cookie: apdr=real-idle\r\n", 12u << 20);
	test_fixture_settle(&x);
	assert_int_equal(post_all(&x, "127.0.0.2", "/echo", "", 1000), 200);
	assert_int_equal(post_all(&x, "127.0.0.2", "/closed", "Cookie: apdr=real-a\r\n", 6u << 20), 200);
	for (int i = 0; i < MANY; i++)
		assert_int_equal(test_status(test_reply(x.a, fd[i])), 413); /* at once: nobody is signed in */
	for (int i = 0; i < 2 * MANY; i++)
		close(fd[i]);
	test_fixture_stop(&x);
}

/* Who is not signed in sends little, and only to where everybody may; an invented cookie changes nothing. */
static void test_bodies__of_strangers_are_small_and_few(void **state)
{
	struct front_limits limits = usual_but_patient();
	struct test_fixture x = fixture(&limits, 2);
	int fd;

	(void)state;
	assert_int_equal(post_all(&x, OTHER, "/echo", "", 64 * 1024), 200);
	assert_int_equal(post_all(&x, OTHER, "/echo", "", 64 * 1024 + 1), 413);
	assert_int_equal(post_all(&x, OTHER, "/echo", "Cookie: apdr=forged\r\n", 64 * 1024 + 1), 413);
	assert_int_equal(post_all(&x, OTHER, "/echo", "Cookie: apdr=real-a; apdr=real-b\r\n", 64 * 1024 + 1), 413);
	assert_int_equal(post_all(&x, OTHER, "/echo", "Cookie: apdr=real-a\r\n", 64 * 1024 + 1), 200);
	/* Its page answers (with a sign-in) and the body is not waited for. */
	for (int i = 0; i < 2; i++) {
		fd = post_begin(&x, OTHER, "/closed", i == 0 ? "" : "Cookie: apdr=forged\r\n", 5000);
		test_assert_body(test_read(x.a, fd), 200, "/closed");
		close(fd);
	}
	test_fixture_stop(&x);
}

/* Much of it came at once, which is no reason to wait for the rest for an hour. */
static void test_bodies__that_stand_still_are_ended(void **state)
{
	struct front_limits limits = usual_but_patient();
	struct test_fixture x;
	int64_t began;
	int fd;

	(void)state;
	limits.head_ms = DEADLINE_MS;
	x = fixture(&limits, 2);
	fd = post_begin(&x, OTHER, "/echo", "Cookie: apdr=real-a\r\n", 20u << 20);
	test_send(fd, filled(&x, 4u << 20));
	began = clock_monotonic_us();
	assert_int_equal(test_read(x.a, fd).n, 0);
	assert_true(test_ms_since(began) < TEST_HANGING_MS / 2);
	close(fd);
	test_fixture_stop(&x);
}

/* Memory of strangers is full: it is taken from the greediest address, and never by one of that address. */
static void test_bodies__have_shares_by_address(void **state)
{
	enum { PART = 32 * 1024, BODY = 40 * 1024 };
	struct front_limits limits = usual_but_patient();
	struct test_fixture x;
	int fd[MANY];

	(void)state;
	limits.address_memory = 6 * BODY;
	limits.strangers_memory = 6 * BODY;
	x = fixture(&limits, 2);
	for (int i = 0; i < MANY; i++) {
		fd[i] = post_begin(&x, "127.0.0.2", "/echo", "", BODY);
		test_send(fd[i], filled(&x, PART));
		test_fixture_settle(&x);
	}
	assert_int_equal(test_status(test_reply(x.a, fd[MANY - 1])), 503);
	assert_int_equal(post_all(&x, "127.0.0.2", "/echo", "", BODY), 503);
	for (int i = 0; i < 10; i++)
		assert_int_equal(post_all(&x, OTHER, "/echo", "", BODY), 200);
	assert_int_equal(post_all(&x, "127.0.0.2", "/echo", "Cookie: apdr=real-a\r\n", 1u << 20), 200);
	for (int i = 0; i < MANY; i++)
		close(fd[i]);
	test_fixture_stop(&x);
}

static struct str ask_on(const struct test_fixture *x, int fd, const char *headers)
{
	test_send(fd, str_fmt(x->a, "GET /x HTTP/1.1\r\n" HOST "%s\r\n", headers));
	return test_reply(x->a, fd);
}

/* Heads that never end fill all places: those of the greediest address make room, and never a signed-in person's. */
static void test_heads__half_open_keep_nobody_out(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int fd[3 * PLACES];
	int known, visitor;

	(void)state;
	limits.connections = PLACES;
	x = fixture(&limits, 2);
	known = test_connect_from(x.front.port, "127.0.0.2");
	for (int i = 0; i < 2; i++) /* the answer to the first says that the cookie is real */
		test_assert_body(ask_on(&x, known, "Cookie: apdr=real-a\r\n"), 200, "/x");
	visitor = test_connect_from(x.front.port, OTHER);
	test_assert_body(ask_on(&x, visitor, ""), 200, "/x");
	for (int i = 0; i < 3 * PLACES; i++) {
		fd[i] = test_connect_from(x.front.port, "127.0.0.2");
		test_send(fd[i], S("GET / HTTP/1.1\r\nHost: loc"));
	}
	for (int i = 0; i < 20; i++) {
		int fresh = test_connect_from(x.front.port, i % 2 == 0 ? OTHER : "127.0.0.2");

		test_assert_body(ask_on(&x, fresh, ""), 200, "/x");
		close(fresh);
	}
	test_assert_body(ask_on(&x, known, "Cookie: apdr=real-a\r\n"), 200, "/x");
	test_assert_body(ask_on(&x, visitor, ""), 200, "/x");
	close(known);
	close(visitor);
	for (int i = 0; i < 3 * PLACES; i++)
		close(fd[i]);
	test_fixture_stop(&x);
}

static int hash_begin(const struct test_fixture *x, const char *from, const char *headers)
{
	int fd = post_begin(x, from, "/hash", headers, 2);

	test_send(fd, S("hi"));
	test_fixture_settle(x);
	return fd;
}

/* One password is hashed at a time; few strangers wait for it, by turns of their addresses, and a known device goes
 * before all of them. Pages do not wait for any of that. */
static void test_costly__one_at_a_time_and_known_devices_first(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = fixture(&limits, 4);
	int fd[MANY];
	int other, device;

	(void)state;
	for (int i = 0; i < MANY; i++)
		fd[i] = hash_begin(&x, "127.0.0.2", "");
	other = hash_begin(&x, OTHER, "");
	device = hash_begin(&x, "127.0.0.2", "Cookie: device=real-d\r\n");
	assert_int_equal(test_begun(), 1);
	for (int i = 0; i < 10; i++)
		test_assert_body(test_fixture_ask(&x, S(GET("/x"))), 200, "/x");
	/* One is at work and eight wait; the last of them had to go for the other address. */
	for (int i = (int)limits.costly_queue; i < MANY; i++)
		assert_int_equal(test_status(test_reply(x.a, fd[i])), 429);
	test_release();
	test_assert_body(test_reply(x.a, fd[0]), 200, "/hash");
	test_release();
	test_assert_body(test_reply(x.a, device), 200, "/hash");
	test_release();
	test_release();
	test_assert_body(test_reply(x.a, other), 200, "/hash");
	assert_true(test_begun() <= 5);
	for (int i = 0; i < MANY; i++)
		test_release();
	for (int i = 1; i < (int)limits.costly_queue; i++)
		test_assert_body(test_reply(x.a, fd[i]), 200, "/hash");
	for (int i = 0; i < MANY; i++)
		close(fd[i]);
	close(other);
	close(device);
	test_fixture_stop(&x);
}

static int page_begin_as(const struct test_fixture *x, const char *path, const char *who)
{
	int fd = test_connect(x->front.port);

	test_send(fd, str_fmt(x->a, "GET %s HTTP/1.1\r\n" HOST "Cookie: apdr=%s\r\n\r\n", path, who));
	test_fixture_settle(x);
	return fd;
}

static void know(const struct test_fixture *x, const char *who)
{
	int fd = page_begin_as(x, "/x", who);

	test_assert_body(test_reply(x->a, fd), 200, "/x");
	close(fd);
}

/* One person asks for two dozen pages at once: they have their share of the workers, and others are served beside. */
static void test_fair__who_asks_for_much_waits_behind_the_others(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = fixture(&limits, 4);
	int fd[MANY];

	(void)state;
	know(&x, "real-governor");
	know(&x, "real-teacher");
	for (int i = 0; i < MANY; i++)
		fd[i] = page_begin_as(&x, "/held", "real-governor");
	assert_int_equal(test_begun(), 2);
	for (int i = 0; i < 10; i++)
		know(&x, "real-teacher");
	test_assert_body(test_fixture_ask(&x, S(GET("/x"))), 200, "/x");
	for (int i = 0; i < MANY; i++)
		test_release();
	for (int i = 0; i < MANY; i++) {
		test_assert_body(test_reply(x.a, fd[i]), 200, "/held");
		close(fd[i]);
	}
	test_fixture_stop(&x);
}

/* With one worker they take turns, and a stranger comes after both. */
static void test_fair__turns(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x = fixture(&limits, 1);
	int governor[5];
	int teacher, stranger;

	(void)state;
	know(&x, "real-governor");
	know(&x, "real-teacher");
	for (int i = 0; i < 5; i++)
		governor[i] = page_begin_as(&x, "/held", "real-governor");
	stranger = page_begin_as(&x, "/held", "forged");
	teacher = page_begin_as(&x, "/held", "real-teacher");
	for (int i = 0; i < 3; i++)
		test_release();
	test_assert_body(test_reply(x.a, teacher), 200, "/held");
	for (int i = 0; i < 3; i++)
		test_release();
	for (int i = 0; i < 5; i++)
		test_assert_body(test_reply(x.a, governor[i]), 200, "/held");
	test_release();
	test_assert_body(test_reply(x.a, stranger), 200, "/held");
	for (int i = 0; i < 5; i++)
		close(governor[i]);
	close(teacher);
	close(stranger);
	test_fixture_stop(&x);
}

/* A page that took long the last time has a quarter of the workers, whoever asks for it and of whatever pupil. */
static void test_fair__slow_pages_have_their_own_lane(void **state)
{
	static const char *const who[] = { "real-a", "real-b", "real-c" };
	struct front_limits limits = test_limits();
	struct test_fixture x = fixture(&limits, 4);
	int fd[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		know(&x, who[i]);
	test_release();
	fd[0] = page_begin_as(&x, "/dig/1", who[0]);
	test_assert_body(test_reply(x.a, fd[0]), 200, "/dig/1");
	close(fd[0]);
	for (int i = 0; i < 3; i++)
		fd[i] = page_begin_as(&x, i == 1 ? "/dig/22" : "/dig/3", who[i]);
	test_await_begun(2);
	for (int i = 0; i < 20; i++)
		know(&x, who[i % 3]);
	assert_int_equal(test_begun(), 2);
	for (int i = 0; i < 3; i++)
		test_release();
	for (int i = 0; i < 3; i++) {
		assert_int_equal(test_status(test_reply(x.a, fd[i])), 200);
		close(fd[i]);
	}
	test_fixture_stop(&x);
}

/* Saves of two people, of which the first is being held by a worker. */
static struct test_fixture two_saves(int save_ms, int fd[2])
{
	static const char *const who[] = { "Cookie: apdr=real-a\r\n", "Cookie: apdr=real-b\r\n" };
	struct front_limits limits = test_limits();
	struct test_fixture x;

	limits.save_ms = save_ms;
	x = fixture(&limits, 4);
	know(&x, "real-a");
	know(&x, "real-b");
	for (int i = 0; i < 2; i++) {
		fd[i] = post_begin(&x, "127.0.0.1", "/held", who[i], 0);
		test_fixture_settle(&x);
	}
	return x;
}

static void both_answered(struct test_fixture *x, const int fd[2])
{
	for (int i = 0; i < 2; i++)
		test_release();
	for (int i = 0; i < 2; i++) {
		test_assert_body(test_reply(x->a, fd[i]), 200, "/held");
		close(fd[i]);
	}
	assert_int_equal(test_begun(), 2);
	test_fixture_stop(x);
}

/* The database has one writer. */
static void test_saves__one_after_the_other(void **state)
{
	int fd[2];
	struct test_fixture x = two_saves(TEST_HANGING_MS, fd);

	(void)state;
	for (int i = 0; i < 20; i++)
		know(&x, i % 2 == 0 ? "real-a" : "real-b");
	assert_int_equal(test_begun(), 1);
	both_answered(&x, fd);
}

static void test_saves__a_long_one_keeps_nobody_waiting(void **state)
{
	int fd[2];
	struct test_fixture x = two_saves(50, fd);

	(void)state;
	test_await_begun(2);
	both_answered(&x, fd);
}

/* The queue is full of one's own: what goes is the last of them, and not somebody else's first. */
static void test_fair__a_full_queue_turns_the_greediest_away(void **state)
{
	struct front_limits limits = test_limits();
	struct test_fixture x;
	int fd[MANY];
	int other;

	(void)state;
	limits.queue = 8;
	x = fixture(&limits, 1);
	for (int i = 0; i < MANY; i++)
		fd[i] = page_begin_as(&x, "/held", "nobody");
	other = test_connect_from(x.front.port, OTHER);
	test_send(other, S(GET("/held")));
	test_fixture_settle(&x);
	for (int i = 0; i < MANY; i++)
		test_release();
	test_assert_body(test_reply(x.a, other), 200, "/held");
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(test_status(test_reply(x.a, fd[i])), i < 8 ? 200 : 503);
		close(fd[i]);
	}
	close(other);
	test_fixture_stop(&x);
}

TEST_MAIN(test_front_attack)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bodies__that_never_come_take_nothing),
		cmocka_unit_test(test_bodies__of_strangers_are_small_and_few),
		cmocka_unit_test(test_bodies__that_stand_still_are_ended),
		cmocka_unit_test(test_bodies__have_shares_by_address),
		cmocka_unit_test(test_heads__half_open_keep_nobody_out),
		cmocka_unit_test(test_costly__one_at_a_time_and_known_devices_first),
		cmocka_unit_test(test_fair__who_asks_for_much_waits_behind_the_others),
		cmocka_unit_test(test_fair__turns),
		cmocka_unit_test(test_fair__slow_pages_have_their_own_lane),
		cmocka_unit_test(test_saves__one_after_the_other),
		cmocka_unit_test(test_saves__a_long_one_keeps_nobody_waiting),
		cmocka_unit_test(test_fair__a_full_queue_turns_the_greediest_away),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
