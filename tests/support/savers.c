#include "support/savers.h"

#include "support/support.h"
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
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	SAVED_MAX = 1000000, /* for each client; the memory is taken as it is used */
	REPLY_MAX = 64 * 1024,
	US_PER_MS = 1000,
	ID_STEP = 1000000000,
	CLIENTS_MAX = 1000,
};

#define NOW_TEXT "2026-03-10T09:00"

STMT_UNSCOPED(Q_KILL_PUPILS, SITE_PUPILS, "a test",
              "SELECT s.pupil_id FROM pupil_scope s"
              " JOIN account a ON a.school_id = s.school_id AND a.person_id = s.person_id"
              " WHERE a.login = 'senco' AND s.hat = 'senco' ORDER BY s.pupil_id LIMIT 50");
STMT_UNSCOPED(Q_KILL_SAVED, 1, "a test",
              "SELECT d.id, d.pupil_id, d.next_steps FROM discussion d WHERE d.school_id = $1 AND d.id < $2");
STMT_UNSCOPED(Q_KILL_EVENTS, 1, "a test",
              "SELECT e.record_id FROM event e WHERE e.school_id = $1 AND e.chain = 'w' AND e.record_id < $2");
STMT(Q_KILL_SOUND, 10, "PRAGMA integrity_check");

const char *served_binary(void)
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

void served_start(struct served *s)
{
	char listen[32], workers[8];

	(void)snprintf(listen, sizeof listen, "127.0.0.1:%d", s->port); /* fits */
	(void)snprintf(workers, sizeof workers, "%d", SERVED_WORKERS);  /* as well */
	s->pid = fork();
	if (s->pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		if (null < 0 || dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)
			_exit(9);
		if (s->preload != NULL && setenv("LD_PRELOAD", s->preload, 1) != 0)
			_exit(9);
		execl(served_binary(), "apdr", "serve", "--data", s->dir, "--listen", listen, "--workers", workers,
		      "--now", NOW_TEXT, (char *)NULL);
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

int64_t served_await(struct served *s)
{
	int64_t began = clock_monotonic_us();

	while (!service_answers(s->port)) {
		int status;

		if (s->pid > 0 && waitpid(s->pid, &status, WNOHANG) == s->pid)
			served_start(s); /* the address was still taken by what is about to end */
		if (clock_monotonic_us() - began > (int64_t)TEST_HANGING_MS * US_PER_MS)
			fail_msg("the service does not come back");
		usleep(5 * US_PER_MS);
	}
	return (clock_monotonic_us() - began) / US_PER_MS;
}

/* The clients */

static void save_one(struct saver *c, int *fd)
{
	const struct served *s = c->site;
	struct saved v = c->next;
	char body[512];
	char request[1024];

	if (v.id == 0)
		v = c->next = (struct saved){ ((int64_t)c->number + 1) * ID_STEP + (int64_t)c->n + 1,
			                      s->pupil[(size_t)rand_r(&c->seed) % s->pupils] };
	(void)
	    snprintf(body, sizeof body,
	             "_csrf=forgery&id=%lld&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026&present=Parents"
	             "&strengths=Reads&difficulties=Spelling&parent_worries=None&pupil_view=Good&hopes=More"
	             "&next_steps=Note+%lld",
	             (long long)v.id, (long long)v.id); /* fits */
	(void)snprintf(request, sizeof request,
	               "POST /pupil/%lld/discussion HTTP/1.1\r\nHost: localhost\r\nCookie: apdr=%s\r\n"
	               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s",
	               (long long)v.pupil, s->token[c->number % SAVERS], strlen(body), body); /* fits */
	if (*fd >= 0 && ask(*fd, request) == 303 && c->n < SAVED_MAX) {
		c->saved[c->n++] = v;
		c->next.id = 0;
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
	struct saver *c = x;
	int fd = dial(c->site->port);

	while (!atomic_load(c->stopping))
		save_one(c, &fd);
	if (fd >= 0)
		close(fd);
	return NULL;
}

/* What is in the file afterwards */

static struct db *served_db(const struct served *s)
{
	struct db *db = NULL;
	struct err e = { "" };

	if (db_open(str_fmt(s->a, "%s/apdr.db", s->dir), 5000, &db, &e) != RC_OK)
		fail_msg("%s", e.text);
	return db;
}

struct found {
	const struct savers *v;
	char *record[SAVERS]; /* how often each of this client is there, by its order */
	char *event[SAVERS];
	size_t lost, doubled, others;
};

/* Whose save is this? False when it is not of these clients. */
static bool place_of_save(const struct savers *v, int64_t id, int *client, size_t *nth)
{
	const int64_t number = id / ID_STEP - 1 - v->one[0].number;

	*client = (int)number;
	*nth = (size_t)(id % ID_STEP) - 1;
	return number >= 0 && number < SAVERS && id % ID_STEP > 0;
}

static void more(char *times)
{
	*times += *times < 3;
}

static enum rc saw_record(void *x, struct rows *row)
{
	struct found *f = x;
	const int64_t id = row_int(row, 0, "id");
	const struct saver *c;
	char want[40];
	int client;
	size_t nth;

	if (!place_of_save(f->v, id, &client, &nth))
		return RC_OK;
	(void)snprintf(want, sizeof want, "Note %lld", (long long)id); /* fits */
	c = &f->v->one[client];
	if (str_is(row_str(row, 0, "next_steps"), want) &&
	    (nth >= c->n || c->saved[nth].pupil == row_int(row, 0, "pupil_id")))
		more(&f->record[client][nth]);
	return RC_OK;
}

static enum rc saw_event(void *x, struct rows *row)
{
	struct found *f = x;
	int client;
	size_t nth;

	if (place_of_save(f->v, row_int(row, 0, "record_id"), &client, &nth))
		more(&f->event[client][nth]);
	return RC_OK;
}

enum { TOLD_MAX = 40 };

/* What is missing of a save that was answered: which of them in a row are gone tells what took them. */
static void lost_tell(const struct found *f, int client, size_t nth)
{
	if (f->lost < TOLD_MAX)
		print_error("lost: client %d, save %zu of %zu, record %d, event %d\n", client, nth, f->v->one[client].n,
		            f->record[client][nth], f->event[client][nth]);
}

/* The last one of each may have been sent and not answered. */
static void found_count(struct found *f)
{
	for (int i = 0; i < SAVERS; i++)
		for (size_t k = 0; k <= f->v->one[i].n; k++) {
			const bool answered = k < f->v->one[i].n;

			if (answered && (f->record[i][k] == 0 || f->event[i][k] == 0)) {
				lost_tell(f, i, k);
				f->lost++;
			}
			f->doubled += f->record[i][k] > 1 || f->event[i][k] > 1;
			f->others += !answered && f->record[i][k] != f->event[i][k];
		}
}

void savers_assert(const struct savers *v, struct served *s)
{
	struct db *db = served_db(s);
	const struct dbv which[] = { DV(s->school), DV((int64_t)CLIENTS_MAX * ID_STEP) };
	struct found f = { .v = v };
	struct rows r;
	struct err e = { "" };

	for (int i = 0; i < SAVERS; i++) {
		f.record[i] = calloc(v->one[i].n + 1, 1);
		f.event[i] = calloc(v->one[i].n + 1, 1);
		assert_true(f.record[i] != NULL && f.event[i] != NULL);
	}
	assert_int_equal(db_each(db, s->a, &Q_KILL_SAVED, which, 2, saw_record, &f, &e), RC_OK);
	assert_int_equal(db_each(db, s->a, &Q_KILL_EVENTS, which, 2, saw_event, &f, &e), RC_OK);
	found_count(&f);
	for (int i = 0; i < SAVERS; i++) {
		free(f.record[i]);
		free(f.event[i]);
	}
	print_message("lost: %zu, doubled: %zu\n", f.lost, f.doubled);
	assert_int_equal(f.lost, 0);
	assert_int_equal(f.doubled, 0);
	assert_int_equal(f.others, 0);
	assert_int_equal(db_run(db, s->a, &Q_KILL_SOUND, &r, &e), RC_OK);
	assert_true(r.n == 1 && str_is(row_str(&r, 0, "integrity_check"), "ok"));
	db_close(db);
	(void)SAID(s->a, served_binary(), "audit", "verify", "--content", "--data", s->dir);
}

struct served *served_make(const char *name)
{
	struct arena *a = arena_new((size_t)256 << 20);
	struct served *s = NEW(a, struct served);
	struct account senco;
	struct clock clock = { 0 };
	struct rows r;
	struct err e = { "" };
	struct db *db;

	s->a = a;
	s->dir = tool_place(a, name);
	s->port = port_free();
	(void)SAID(a, served_binary(), "demo", "--data", s->dir, "--now", "2026-03-10", "--password",
	           "marlbeck-demo-2026");
	db = served_db(s);
	assert_true(clock_parse(S(NOW_TEXT), &clock));
	assert_int_equal(account_by_login(db, a, S("senco"), &senco, &e), RC_OK);
	assert_int_equal(db_run(db, a, &Q_KILL_PUPILS, &r, &e), RC_OK);
	for (; s->pupils < r.n; s->pupils++)
		s->pupil[s->pupils] = row_int(&r, s->pupils, "pupil_id");
	assert_true(s->pupils > 0);
	s->school = senco.school_id;
	for (int i = 0; i < SAVERS; i++) {
		struct str token = random_hex(a, 32);

		(void)snprintf(s->token[i], sizeof s->token[i], "%.*s", STR_ARG(token)); /* fits */
		assert_int_equal(sign_in_insert(db, a, token_hash(a, token), senco.school_id, senco.id, S("senco"),
		                                S("forgery"), clock_read(&clock).utc, &e),
		                 RC_OK);
	}
	db_close(db);
	return s;
}

void served_free(struct served *s)
{
	int status;

	if (s->pid > 0 && kill(s->pid, SIGKILL) == 0)
		(void)waitpid(s->pid, &status, 0);
	arena_free(s->a);
}

struct savers *savers_start(const struct served *s, unsigned seed, int first)
{
	struct savers *v = calloc(1, sizeof *v);

	assert_non_null(v);
	for (int i = 0; i < SAVERS; i++) {
		struct saver *c = &v->one[i];

		*c = (struct saver){
			.site = s, .number = first + i, .seed = seed + (unsigned)i, .stopping = &v->stopping
		};
		c->saved = malloc(SAVED_MAX * sizeof *c->saved);
		assert_non_null(c->saved);
		assert_int_equal(pthread_create(&c->thread, NULL, client_run, c), 0);
	}
	return v;
}

size_t savers_saved(const struct savers *v)
{
	size_t n = 0;

	for (int i = 0; i < SAVERS; i++)
		n += atomic_load(&v->one[i].n);
	return n;
}

size_t savers_stop(struct savers *v)
{
	size_t lost = 0;

	atomic_store(&v->stopping, true);
	for (int i = 0; i < SAVERS; i++) {
		pthread_join(v->one[i].thread, NULL);
		lost += v->one[i].lost;
	}
	return lost;
}

void savers_free(struct savers *v)
{
	for (int i = 0; i < SAVERS; i++)
		free(v->one[i].saved);
	free(v);
}
