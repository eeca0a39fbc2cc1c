/* Nothing that was answered is lost: clients save while processes of the server are killed at random moments, the
 * parent too. Every save that got its answer is there afterwards, the file is sound, the audit is whole, and each time
 * the service comes back. How soon is printed, and nothing fails for it: the machine may be busy. Not tested here: a
 * power cut.
 *
 * Short in the suite; script/fault runs it as long as wanted (APDR_FAULT_SECONDS, APDR_FAULT_SEED). */
#include "support/support.h"

#include "support/processes.h"
#include "support/tool.h"

#include "kit/base/clock.h"
#include "kit/base/id.h"
#include "kit/db/db.h"
#include "core/account/account_sql.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CLIENTS = 8,
	SECONDS_USUAL = 8,
	KILLS_LEAST = 8,     /* and so many kills, however slow the machine is */
	BACK_MS = 2000,      /* what is hoped for; those that took longer are counted */
	BACKS_MAX = 4000,    /* that are noted */
	SAVED_MAX = 1000000, /* for each client */
	PUPILS = 50,
	REPLY_MAX = 64 * 1024,
	US_PER_MS = 1000,
};

#define NOW_TEXT "2026-03-10T09:00"

STMT_UNSCOPED(Q_KILL_PUPILS, PUPILS, "a test",
              "SELECT s.pupil_id FROM pupil_scope s"
              " JOIN account a ON a.school_id = s.school_id AND a.person_id = s.person_id"
              " WHERE a.login = 'senco' AND s.hat = 'senco' ORDER BY s.pupil_id LIMIT 50");
STMT_UNSCOPED(
    Q_KILL_SAVED, 1, "a test",
    "SELECT d.next_steps, (SELECT COUNT(*) FROM event e WHERE e.school_id = d.school_id AND e.pupil = d.pupil_id"
    " AND e.chain = 'w' AND e.record_id = d.id) AS events FROM discussion d"
    " WHERE d.school_id = $1 AND d.pupil_id = $2 AND d.id = $3");
STMT(Q_KILL_SOUND, 10, "PRAGMA integrity_check");

struct saved {
	int64_t id;
	int64_t pupil;
};

struct site {
	struct arena *a;
	const char *dir;
	int port; /* the same after a restart */
	pid_t pid;
	int64_t school;
	int64_t pupil[PUPILS];
	size_t pupils;
	char token[CLIENTS][80];
};

/* How long the service was away, each time. */
struct away {
	int64_t ms[BACKS_MAX];
	size_t n;
};

struct client {
	const struct site *site;
	int number;
	unsigned seed;
	struct saved *saved;
	atomic_size_t n;
	size_t lost; /* asked, not answered */
};

static volatile sig_atomic_t stopping;

static const char *binary(void)
{
	const char *b = getenv("APDR_BINARY");

	return b != NULL ? b : "build/apdr";
}

/* The server */

static int port_free(void)
{
	struct sockaddr_in at = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t n = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&at, sizeof at), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&at, &n), 0);
	close(fd);
	return ntohs(at.sin_port);
}

static void serve_start(struct site *s)
{
	char listen[32];

	(void)snprintf(listen, sizeof listen, "127.0.0.1:%d", s->port); /* fits */
	s->pid = fork();
	if (s->pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
			_exit(9);
		execl(binary(), "apdr", "serve", "--data", s->dir, "--listen", listen, "--workers", "3", "--now",
		      NOW_TEXT, (char *)NULL);
		_exit(9);
	}
	assert_true(s->pid > 0);
}

static int dial(int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		                  .sin_port = htons((uint16_t)port),
		                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval wait = { TEST_HANGING_MS / 1000, 0 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd >= 0 && connect(fd, (struct sockaddr *)&to, sizeof to) != 0) {
		close(fd);
		return -1;
	}
	if (fd >= 0)
		(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait,
		                 sizeof wait); /* a killed front resets the connection */
	return fd;
}

/* One request; the status of its answer, 0 when none came. Answers of saves have no body; others end the connection. */
static int ask(int fd, const char *request)
{
	char reply[REPLY_MAX];
	size_t n = 0;

	if (send(fd, request, strlen(request), MSG_NOSIGNAL) != (ssize_t)strlen(request))
		return 0;
	while (n + 1 < sizeof reply) {
		ssize_t got = recv(fd, reply + n, sizeof reply - 1 - n, 0);

		if (got <= 0)
			return 0;
		n += (size_t)got;
		reply[n] = '\0';
		if (strstr(reply, "\r\n\r\n") != NULL)
			return (int)strtol(reply + strlen("HTTP/1.1 "), NULL, 10);
	}
	return 0;
}

static bool service_answers(int port)
{
	int fd = dial(port);
	int status = fd < 0 ? 0 : ask(fd, "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

	if (fd >= 0)
		close(fd);
	return status == 200;
}

static int64_t service_await(struct site *s)
{
	int64_t began = clock_monotonic_us();

	while (!service_answers(s->port)) {
		int status;

		if (s->pid > 0 && waitpid(s->pid, &status, WNOHANG) == s->pid)
			serve_start(s); /* the address was still taken by what is about to end */
		if (clock_monotonic_us() - began > (int64_t)TEST_HANGING_MS * US_PER_MS)
			fail_msg("the service does not come back");
		usleep(5 * US_PER_MS);
	}
	return (clock_monotonic_us() - began) / US_PER_MS;
}

/* The clients */

static void save_one(struct client *c, int *fd)
{
	const struct site *s = c->site;
	struct saved v = { ((int64_t)c->number + 1) * 1000000000 + (int64_t)(c->n + c->lost) + 1,
		           s->pupil[(size_t)rand_r(&c->seed) % s->pupils] };
	char body[512];
	char request[1024];

	(void)
	    snprintf(body, sizeof body,
	             "_csrf=forgery&id=%lld&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026&present=Parents"
	             "&strengths=Reads&difficulties=Spelling&parent_worries=None&pupil_view=Good&hopes=More"
	             "&next_steps=Note+%lld",
	             (long long)v.id, (long long)v.id); /* fits */
	(void)snprintf(request, sizeof request,
	               "POST /pupil/%lld/discussion HTTP/1.1\r\nHost: localhost\r\nCookie: apdr=%s\r\n"
	               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
	               (long long)v.pupil, s->token[c->number], strlen(body), body); /* fits */
	if (*fd >= 0 && ask(*fd, request) == 303 && c->n < SAVED_MAX) {
		c->saved[c->n++] = v;
		return;
	}
	c->lost++;
	if (*fd >= 0)
		close(*fd);
	usleep(5 * US_PER_MS);
	*fd = dial(s->port);
}

static void *client_run(void *x)
{
	struct client *c = x;
	int fd = dial(c->site->port);

	while (!stopping)
		save_one(c, &fd);
	if (fd >= 0)
		close(fd);
	return NULL;
}

/* The accidents */

static void kill_one(struct site *s, unsigned *seed, int kills[4], struct away *away)
{
	static const char *const name[] = { "apdr-front", "apdr-worker", "apdr-ledger" };
	unsigned which = (unsigned)rand_r(seed) % 4;
	pid_t pid[TEST_CHILDREN_MAX];
	int64_t ms;

	if (which < 3) {
		size_t n = test_children(s->pid, name[which], pid);

		if (n == 0)
			return;                                     /* it is being started again at this moment */
		(void)kill(pid[(size_t)rand_r(seed) % n], SIGKILL); /* it may have ended by itself */
	} else {
		assert_int_equal(kill(s->pid, SIGKILL), 0);
		assert_int_equal(waitpid(s->pid, NULL, 0), s->pid);
		serve_start(s);
	}
	kills[which]++;
	ms = service_await(s);
	if (away->n < BACKS_MAX)
		away->ms[away->n++] = ms;
	if (ms > BACK_MS)
		print_message("after the end of %s the service was back in %lld ms\n",
		              which < 3 ? name[which] : "the parent", (long long)ms);
}

static int by_ms(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static void away_print(struct away *away)
{
	size_t late = 0;

	qsort(away->ms, away->n, sizeof away->ms[0], by_ms);
	for (size_t i = 0; i < away->n; i++)
		late += away->ms[i] > BACK_MS;
	if (away->n > 0)
		print_message(
		    "back after %lld ms (median), %lld ms (99 of 100), %lld ms (slowest); %zu of %zu after more"
		    " than %d ms\n",
		    (long long)away->ms[away->n / 2], (long long)away->ms[away->n * 99 / 100],
		    (long long)away->ms[away->n - 1], late, away->n, BACK_MS);
}

/* What is in the file afterwards */

static struct db *site_db(const struct site *s)
{
	struct db *db = NULL;
	struct err e = { "" };

	if (db_open(str_fmt(s->a, "%s/apdr.db", s->dir), 5000, &db, &e) != RC_OK)
		fail_msg("%s", e.text);
	return db;
}

static void assert_saved(const struct site *s, struct db *db, const struct client *c)
{
	for (size_t i = 0; i < c->n; i++) {
		struct arena_mark m = arena_mark(s->a);
		char want[40];
		struct rows r;
		struct err e = { "" };

		(void)snprintf(want, sizeof want, "Note %lld", (long long)c->saved[i].id); /* fits */
		if (db_run(db, s->a, &Q_KILL_SAVED, &r, &e, DV(s->school), DV(c->saved[i].pupil), DV(c->saved[i].id)) !=
		    RC_OK)
			fail_msg("%s", e.text);
		if (r.n != 1 || !str_is(row_str(&r, 0, "next_steps"), want) || row_int(&r, 0, "events") != 1)
			fail_msg("save %lld was answered and is lost, or its audit event is",
			         (long long)c->saved[i].id);
		arena_rewind(s->a, m);
	}
}

static void assert_sound(const struct site *s, const struct client *client)
{
	struct db *db = site_db(s);
	struct rows r;
	struct err e = { "" };

	for (int i = 0; i < CLIENTS; i++)
		assert_saved(s, db, &client[i]);
	assert_int_equal(db_run(db, s->a, &Q_KILL_SOUND, &r, &e), RC_OK);
	assert_true(r.n == 1 && str_is(row_str(&r, 0, "integrity_check"), "ok"));
	db_close(db);
	(void)SAID(s->a, binary(), "audit", "verify", "--data", s->dir);
}

static int site_begin(void **state)
{
	struct arena *a = arena_new((size_t)256 << 20);
	struct site *s = NEW(a, struct site);
	struct account senco;
	struct clock clock = { 0 };
	struct rows r;
	struct err e = { "" };
	struct db *db;

	s->a = a;
	s->dir = tool_place(a, "demo");
	s->port = port_free();
	(void)SAID(a, binary(), "demo", "--data", s->dir, "--now", "2026-03-10", "--password", "marlbeck-demo-2026");
	db = site_db(s);
	assert_true(clock_parse(S(NOW_TEXT), &clock));
	assert_int_equal(account_by_login(db, a, S("senco"), &senco, &e), RC_OK);
	assert_int_equal(db_run(db, a, &Q_KILL_PUPILS, &r, &e), RC_OK);
	for (; s->pupils < r.n; s->pupils++)
		s->pupil[s->pupils] = row_int(&r, s->pupils, "pupil_id");
	assert_true(s->pupils > 0);
	s->school = senco.school_id;
	for (int i = 0; i < CLIENTS; i++) {
		struct str token = random_hex(a, 32);

		(void)snprintf(s->token[i], sizeof s->token[i], "%.*s", STR_ARG(token)); /* fits */
		assert_int_equal(sign_in_insert(db, a, token_hash(a, token), senco.school_id, senco.id, S("senco"),
		                                S("forgery"), clock_read(&clock).utc, &e),
		                 RC_OK);
	}
	db_close(db);
	serve_start(s);
	(void)service_await(s);
	*state = s;
	return 0;
}

static int site_end(void **state)
{
	struct site *s = *state;
	int status;

	if (s->pid > 0 && kill(s->pid, SIGKILL) == 0)
		(void)waitpid(s->pid, &status, 0);
	arena_free(s->a);
	return 0;
}

static long number_of(const char *name, long usual)
{
	const char *text = getenv(name);

	return text != NULL ? strtol(text, NULL, 10) : usual;
}

static size_t saved_by(struct client client[CLIENTS])
{
	size_t n = 0;

	for (int i = 0; i < CLIENTS; i++)
		n += atomic_load(&client[i].n);
	return n;
}

static void test_kill__nothing_answered_is_lost(void **state)
{
	struct site *s = *state;
	unsigned seed = (unsigned)number_of("APDR_FAULT_SEED", (long)(clock_monotonic_us() % 100000));
	int64_t until = clock_monotonic_us() + number_of("APDR_FAULT_SECONDS", SECONDS_USUAL) * 1000000;
	struct client client[CLIENTS];
	pthread_t thread[CLIENTS];
	int kills[4] = { 0 };
	struct away *away = NEW(s->a, struct away);
	size_t lost = 0;
	int status = -1;

	print_message("seed %u\n", seed);
	for (int i = 0; i < CLIENTS; i++) {
		client[i] = (struct client){ s, i, seed + (unsigned)i, NULL, 0, 0 };
		client[i].saved = malloc(SAVED_MAX * sizeof(struct saved));
		assert_non_null(client[i].saved);
		assert_int_equal(pthread_create(&thread[i], NULL, client_run, &client[i]), 0);
	}
	while (clock_monotonic_us() < until || away->n < KILLS_LEAST || saved_by(client) <= CLIENTS) {
		usleep((50 + (unsigned)rand_r(&seed) % 500) * US_PER_MS);
		kill_one(s, &seed, kills, away);
		if (clock_monotonic_us() - until > (int64_t)TEST_HANGING_MS * US_PER_MS)
			fail_msg("nothing is saved");
	}
	stopping = 1;
	for (int i = 0; i < CLIENTS; i++) {
		pthread_join(thread[i], NULL);
		lost += client[i].lost;
	}
	assert_int_equal(kill(s->pid, SIGTERM), 0);
	assert_int_equal(waitpid(s->pid, &status, 0), s->pid);
	assert_int_equal(status, 0);
	s->pid = 0;
	print_message("%zu saves answered, %zu not; killed: front %d, worker %d, ledger %d, parent %d\n",
	              saved_by(client), lost, kills[0], kills[1], kills[2], kills[3]);
	away_print(away);
	assert_sound(s, client);
	for (int i = 0; i < CLIENTS; i++)
		free(client[i].saved);
}

TEST_MAIN(test_kill)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_kill__nothing_answered_is_lost, site_begin, site_end),
	};

	return cmocka_run_group_tests(tests, tool_folder_make, tool_folder_remove);
}
