/* A front process with workers for tests, and a small client that sends raw bytes. */
#pragma once

#include "kit/net/front.h"

#include <sys/types.h>

struct test_front {
	pid_t pid;
	int port;
	int control;
	int listen_fd;
};

/* Deadlines that no test reaches: one that looks at a deadline shortens that one. */
struct front_limits test_limits(void);
/* Begins to count /held and /stuck; test_front_start calls it. */
void test_share(void);
/* Waits until workers have so many requests for /held and /stuck in hand. */
void test_await_begun(int n);
int test_begun(void);
/* Lets go of the next of them, in the order in which they were begun. */
void test_release(void);
/* Starts a front without workers on a free loopback port. */
struct test_front test_front_start(const struct front_limits *limits);
/* Starts a worker process that answers with answer, linked as slot. */
pid_t test_worker_start(const struct test_front *t, unsigned slot,
                        void (*answer)(void *x, const struct net_request *q, struct net_reply *p));
/* Ends it and checks that it ended well: first half and second half. */
void test_front_stop(struct test_front *t);
void test_front_ask_stop(const struct test_front *t);
void test_front_ended(struct test_front *t);

int test_connect(int port);
/* The same from another address of this machine: all of 127.0.0.0/8 are. TEST_PROXY is a trusted proxy. */
#define TEST_PROXY "127.0.0.9"
int test_connect_from(int port, const char *address);
void test_send(int fd, struct str bytes);
/* Reads until the other side closes. */
struct str test_read(struct arena *a, int fd);
/* Reads one reply of known length: head and body. Empty when the connection ended. */
struct str test_reply(struct arena *a, int fd);
/* One request on a connection of its own; the whole answer. */
struct str test_ask(struct arena *a, int port, struct str bytes);
int test_status(struct str reply);                          /* 0 when there is none */
struct str test_header(struct str reply, const char *name); /* as "Name: "; empty when missing */
struct str test_body(struct str reply);

#define TEST_HOST "Host: localhost\r\n"
#define TEST_GET(path) "GET " path " HTTP/1.1\r\n" TEST_HOST "\r\n"

enum { TEST_BIG_PAGE = 3 * 1024 * 1024 };

/* Answers with its path as text, or as the path says: /echo (the body) /query /peer /cookie /big /held (until
 * test_release; /hash… and, after much computing, /dig/… too) /stuck (for ever) /die /broken (headers that break the
 * head) /missing (404 without a body) /own (a CSP of its own) /kept (cache). Cookies that begin with "real" are real
 * ones.
 */
void test_answer(void *x, const struct net_request *q, struct net_reply *p);

struct test_fixture {
	struct test_front front;
	struct arena *a;
	pid_t worker[2];
	int settle_fd; /* a connection that stays */
};

/* A front with two workers. */
struct test_fixture test_fixture_with(const struct front_limits *limits);
void test_fixture_stop(struct test_fixture *x);
/* cmocka set-up and tear-down: the same without deadlines; *state is a struct test_fixture. */
int test_fixture_begin(void **state);
int test_fixture_end(void **state);
/* Waits until the front has read all that was sent before. */
void test_fixture_settle(const struct test_fixture *x);
struct str test_fixture_ask(const struct test_fixture *x, struct str bytes);
void test_assert_body(struct str reply, int status, const char *body);
int64_t test_ms_since(int64_t began_us);
