/* kit/net/ledger: many askers share a commit, and a killed ledger loses no question. */
#include "support/support.h"

#include "kit/net/hand.h"
#include "kit/net/ledger.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { WORKERS = 8, ASKS = 50 };

struct book {
	atomic_int commits;
	atomic_int payloads;
	enum rc rc;
	enum rc sync;
};

static enum rc book_commit(void *x, const struct str *payload, size_t n)
{
	struct book *b = x;

	usleep(500); /* a slow disk: others gather behind it */
	for (size_t i = 0; i < n; i++)
		if (payload[i].n < 2 || payload[i].p[0] != 'e')
			return RC_FAIL;
	b->commits++;
	b->payloads += (int)n;
	return b->rc;
}

struct desk_thread {
	int control;
	struct ledger_batch batch;
	enum rc rc;
};

static void *serve(void *x)
{
	struct desk_thread *t = x;

	t->rc = ledger_serve(t->control, &t->batch);
	return NULL;
}

struct asker {
	int fd;
	int failed;
};

static void *ask_many(void *x)
{
	struct asker *k = x;

	for (int i = 0; i < ASKS; i++) {
		char text[32];
		int n = snprintf(text, sizeof text, "event %d", i);

		if (ledger_ask(k->fd, (struct str){ text, (size_t)n }) != RC_OK)
			k->failed++;
	}
	return NULL;
}

static void pair(int type, int fd[2])
{
	if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, fd) != 0)
		fail_msg("socketpair: %s", strerror(errno));
}

static void test_ledger__groups_commits(void **state)
{
	struct book book = { .rc = RC_OK };
	struct desk_thread desk = { .batch = { book_commit, NULL, &book } };
	struct asker asker[WORKERS] = { 0 };
	pthread_t server;
	pthread_t thread[WORKERS];
	int control[2];

	(void)state;
	pair(SOCK_SEQPACKET, control);
	desk.control = control[1];
	assert_int_equal(pthread_create(&server, NULL, serve, &desk), 0);
	for (unsigned i = 0; i < WORKERS; i++) {
		int fd[2];

		pair(SOCK_SEQPACKET, fd);
		assert_int_equal(hand_send(control[0], HAND_SOCKET, i, fd[1]), RC_OK);
		close(fd[1]);
		asker[i].fd = fd[0];
		assert_int_equal(pthread_create(&thread[i], NULL, ask_many, &asker[i]), 0);
	}
	for (size_t i = 0; i < WORKERS; i++) {
		pthread_join(thread[i], NULL);
		assert_int_equal(asker[i].failed, 0);
		close(asker[i].fd);
	}
	assert_int_equal(hand_send(control[0], HAND_STOP, 0, -1), RC_OK);
	pthread_join(server, NULL);
	assert_int_equal(desk.rc, RC_OK);
	assert_int_equal(book.payloads, WORKERS * ASKS);
	assert_true(book.commits < WORKERS * ASKS);
	close(control[0]);
	close(control[1]);
}

static void test_ledger__failed_commit_is_told(void **state)
{
	struct book book = { .rc = RC_BUSY };
	struct desk_thread desk = { .batch = { book_commit, NULL, &book } };
	pthread_t server;
	int control[2];
	int fd[2];

	(void)state;
	pair(SOCK_SEQPACKET, control);
	pair(SOCK_SEQPACKET, fd);
	desk.control = control[1];
	assert_int_equal(pthread_create(&server, NULL, serve, &desk), 0);
	assert_int_equal(hand_send(control[0], HAND_SOCKET, 0, fd[1]), RC_OK);
	close(fd[1]);
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_BUSY);
	book.rc = RC_OK;
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_OK);
	assert_int_equal(ledger_ask(fd[0], S("bad")), RC_FAIL);
	close(control[0]); /* the parent is gone */
	pthread_join(server, NULL);
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_FAIL);
	close(fd[0]);
	close(control[1]);
}

static enum rc book_sync(void *x)
{
	struct book *b = x;

	return b->sync;
}

/* Nobody who waits for a sync that fails hears that it went well, and nobody after them is answered at all. */
static void test_ledger__a_failed_sync_is_the_end(void **state)
{
	struct book book = { .rc = RC_OK, .sync = RC_OK };
	struct desk_thread desk = { .batch = { book_commit, book_sync, &book } };
	pthread_t server;
	int control[2];
	int fd[2];

	(void)state;
	pair(SOCK_SEQPACKET, control);
	pair(SOCK_SEQPACKET, fd);
	desk.control = control[1];
	assert_int_equal(pthread_create(&server, NULL, serve, &desk), 0);
	assert_int_equal(hand_send(control[0], HAND_SOCKET, LEDGER_FRONT, fd[1]), RC_OK);
	close(fd[1]);
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_OK);
	book.sync = RC_FAIL;
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_FAIL);
	pthread_join(server, NULL);
	assert_int_equal(desk.rc, RC_FAIL);
	assert_int_equal(ledger_ask(fd[0], S("event")), RC_FAIL);
	close(fd[0]);
	close(control[0]);
	close(control[1]);
}

/* The first ledger takes a question and dies; the second one gets it again and answers. */
static void test_ledger__second_takes_over(void **state)
{
	struct book book = { .rc = RC_OK };
	struct desk_thread desk = { .batch = { book_commit, NULL, &book } };
	struct asker asker = { 0 };
	pthread_t server;
	pthread_t thread;
	char lost[LEDGER_PAYLOAD_MAX];
	int control[2];
	int fd[2];

	(void)state;
	pair(SOCK_SEQPACKET, control);
	pair(SOCK_SEQPACKET, fd);
	asker.fd = fd[0];
	assert_int_equal(pthread_create(&thread, NULL, ask_many, &asker), 0);
	assert_true(recv(fd[1], lost, sizeof lost, 0) > 0);
	desk.control = control[1];
	assert_int_equal(pthread_create(&server, NULL, serve, &desk), 0);
	assert_int_equal(hand_send(control[0], HAND_SOCKET, 3, fd[1]), RC_OK);
	pthread_join(thread, NULL);
	assert_int_equal(asker.failed, 0);
	assert_int_equal(book.payloads, ASKS);
	close(control[0]);
	pthread_join(server, NULL);
	close(fd[0]);
	close(fd[1]);
	close(control[1]);
}

TEST_MAIN(test_ledger)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ledger__groups_commits),
		cmocka_unit_test(test_ledger__failed_commit_is_told),
		cmocka_unit_test(test_ledger__a_failed_sync_is_the_end),
		cmocka_unit_test(test_ledger__second_takes_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
