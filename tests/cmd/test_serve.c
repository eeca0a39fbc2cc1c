/* apdr serve as an administrator starts it: the ready line, wrong options, an installation that is not there, and many
 * clients at once. */
#include "support/support.h"

#include "support/front.h"
#include "support/processes.h"
#include "support/test_db.h"

#include "core/people/pupil_sql.h"
#include "kit/base/clock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS_MAX = 14, CLIENTS = 8, ASKS = 25 };

/* Runs the program with what it prints on both streams going into a pipe. */
static pid_t program_start(const char *const *arg, int *out)
{
	const char *binary = getenv("APDR_BINARY");
	char *argv[ARGS_MAX] = { NULL };
	int fd[2];
	pid_t pid;

	if (binary == NULL)
		binary = "build/apdr";
	if (pipe(fd) != 0)
		fail_msg("pipe: %s", strerror(errno));
	argv[0] = strdup(binary);
	for (size_t i = 0; arg[i] != NULL; i++)
		argv[i + 1] = strdup(arg[i]);
	pid = fork();
	if (pid == 0) {
		if (dup2(fd[1], STDOUT_FILENO) < 0 || dup2(fd[1], STDERR_FILENO) < 0)
			_exit(9);
		close(fd[0]);
		execv(binary, argv);
		_exit(9);
	}
	for (size_t i = 0; argv[i] != NULL; i++)
		free(argv[i]);
	close(fd[1]);
	*out = fd[0];
	return pid;
}

/* Runs the program to its end; its exit status and what it printed. */
static int program_run(const char *const *arg, char *text, size_t size)
{
	int out;
	pid_t pid = program_start(arg, &out);
	size_t n = 0;
	int status;

	for (ssize_t got = 1; got > 0 && n + 1 < size; n += got > 0 ? (size_t)got : 0)
		got = read(out, text + n, size - 1 - n);
	text[n] = '\0';
	close(out);
	if (waitpid(pid, &status, 0) != pid || !WIFEXITED(status))
		fail_msg("%s did not end by itself", arg[0]);
	return WEXITSTATUS(status);
}

static void folder_remove(const char *dir)
{
	static const char *const name[] = { "apdr.db",  "apdr.db-wal",  "apdr.db-shm",  "secret.key",
		                            "reads.db", "reads.db-wal", "reads.db-shm", "heads.log" };
	char path[128];

	for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
		(void)snprintf(path, sizeof path, "%s/%s", dir, name[i]); /* fits */
		unlink(path);
	}
	rmdir(dir);
}

struct site {
	char dir[64];
	pid_t pid;
	int out;
	int port;
};

/* Starts the server and reads its port from the ready line. */
static void serve_begin(struct site *s, const char *const *arg)
{
	char text[4096];
	const char *at;
	size_t n = 0;
	struct pollfd p;

	s->pid = program_start(arg, &s->out);
	p = (struct pollfd){ s->out, POLLIN, 0 };
	while (n + 1 < sizeof text && poll(&p, 1, TEST_HANGING_MS) > 0 && read(s->out, text + n, 1) == 1 &&
	       text[n] != '\n')
		n++;
	text[n] = '\0';
	at = strstr(text, "APDR is serving http://127.0.0.1:");
	if (at == NULL)
		fail_msg("no ready line: %s", text);
	s->port = (int)strtol(at + strlen("APDR is serving http://127.0.0.1:"), NULL, 10);
}

static int site_begin(void **state)
{
	struct site *s = calloc(1, sizeof *s);
	char text[4096];

	(void)snprintf(s->dir, sizeof s->dir, "/tmp/apdr-serve-%d", (int)getpid()); /* fits */
	folder_remove(s->dir);
	if (program_run((const char *const[]){ "init", "--data", s->dir, "--school", "Test School", NULL }, text,
	                sizeof text) != 0)
		fail_msg("init: %s", text);
	serve_begin(s, (const char *const[]){ "serve", "--data", s->dir, "--listen", "127.0.0.1:0", "--workers", "3",
	                                      "--public-url", "https://apdr.school.example/", "--security-contact",
	                                      "mailto:it@school.example", NULL });
	*state = s;
	return 0;
}

static int site_end(void **state)
{
	struct site *s = *state;
	int status = -1;

	(void)kill(s->pid, SIGTERM); /* our child, not reaped: this cannot fail */
	if (waitpid(s->pid, &status, 0) != s->pid || status != 0)
		fail_msg("serve ended with status %x", (unsigned)status);
	close(s->out);
	folder_remove(s->dir);
	free(s);
	return 0;
}

static void test_serve__answers(void **state)
{
	const struct site *s = *state;
	struct arena *a = test_arena();
	struct str reply = test_ask(a, s->port, S(TEST_GET("/sign-in")));

	assert_int_equal(test_status(reply), 200);
	assert_true(str_starts(test_header(reply, "content-type: "), S("text/html")));
	assert_int_equal(test_status(test_ask(a, s->port, S(TEST_GET("/pupils")))), 303);
	assert_int_equal(test_status(test_ask(a, s->port, S(TEST_GET("/no-such-page")))), 404);
	arena_free(a);
}

static void test_serve__answers_to_its_public_name(void **state)
{
	const struct site *s = *state;
	struct arena *a = test_arena();

	assert_int_equal(test_status(
	                     test_ask(a, s->port, S("GET /sign-in HTTP/1.1\r\nHost: apdr.school.example\r\n\r\n"))),
	                 200);
	assert_int_equal(test_status(test_ask(a, s->port, S("GET /sign-in HTTP/1.1\r\nHost: other.example\r\n\r\n"))),
	                 421);
	arena_free(a);
}

/* Where people come by https: the browser keeps to it, and takes our cookies from this host alone. */
static void test_serve__by_https_only(void **state)
{
	static const char *const path[] = { "/sign-in", "/assets/favicon.svg", "/no-such-page", "/health" };
	const struct site *s = *state;
	struct arena *a = test_arena();
	struct str reply;

	for (size_t i = 0; i < sizeof path / sizeof path[0]; i++) {
		reply = test_ask(a, s->port, str_fmt(a, "GET %s HTTP/1.1\r\n" TEST_HOST "\r\n", path[i]));
		assert_true(
		    str_is(test_header(reply, "Strict-Transport-Security: "), "max-age=31536000; includeSubDomains"));
	}
	reply = test_ask(a, s->port, S("GET / HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n"));
	assert_int_equal(test_status(reply), 421);
	assert_true(test_header(reply, "Strict-Transport-Security: ").n > 0);
	reply = test_ask(a, s->port,
	                 S("POST /display HTTP/1.1\r\n" TEST_HOST "Content-Type: application/x-www-form-urlencoded\r\n"
	                   "Content-Length: 10\r\n\r\nlook=light"));
	reply = test_header(reply, "set-cookie: ");
	assert_true(str_starts(reply, S("__Host-look=")));
	assert_true(str_find(reply, S("; Path=/;")) > 0 && str_find(reply, S("; Secure")) > 0);
	assert_true(str_find(reply, S("HttpOnly")) > 0 && str_find(reply, S("Domain")) < 0);
	arena_free(a);
}

static void test_serve__says_whom_to_tell_of_a_weakness(void **state)
{
	const struct site *s = *state;
	struct arena *a = test_arena();
	struct str reply = test_ask(a, s->port, S(TEST_GET("/.well-known/security.txt")));

	assert_int_equal(test_status(reply), 200);
	assert_true(str_is(test_header(reply, "content-type: "), "text/plain; charset=utf-8"));
	reply = test_body(reply);
	assert_true(str_starts(reply, S("Contact: mailto:it@school.example\nExpires: 20")));
	assert_true(str_find(reply, S("\nCanonical: https://apdr.school.example/.well-known/security.txt\n")) > 0);
	arena_free(a);
}

static void ledgers_signal(const struct site *s, int signal)
{
	pid_t pid[TEST_CHILDREN_MAX];
	size_t n = test_children(s->pid, "apdr-ledger", pid);

	for (size_t i = 0; i < n && i < TEST_CHILDREN_MAX; i++)
		(void)kill(pid[i], signal); /* it may have gone */
}

/* stuck: the ledger is kept stopped until then; the one that takes its place, too. */
static void health_await(const struct site *s, int status, bool stuck)
{
	struct arena *a = test_arena();
	int64_t began = clock_monotonic_us();

	do {
		if (stuck)
			ledgers_signal(s, SIGSTOP);
		assert_true(test_ms_since(began) < TEST_HANGING_MS);
		usleep(50 * 1000);
	} while (test_status(test_ask(a, s->port, S(TEST_GET("/health")))) != status);
	arena_free(a);
}

static void test_serve__health_says_when_the_ledger_is_stuck(void **state)
{
	const struct site *s = *state;
	struct arena *a = test_arena();
	struct str reply = test_ask(a, s->port, S(TEST_GET("/health")));

	assert_int_equal(test_status(reply), 200);
	assert_int_equal(test_body(reply).n, 0);
	health_await(s, 503, true);
	ledgers_signal(s, SIGCONT);
	health_await(s, 200, false);
	arena_free(a);
}

TEST_STMT(A_SCHOOL, 1, "SELECT MIN(id) AS id FROM school");
TEST_STMT(WORDS_FRESH, 1, "SELECT COUNT(*) AS n FROM pupil_words WHERE stale = 0");

/* A pupil who is written into the database of a running service has words to be found by soon after. */
static void test_serve__makes_words_for_finding(void **state)
{
	const struct site *s = *state;
	struct arena *a = test_arena();
	const int64_t until = clock_monotonic_us() + (int64_t)TEST_HANGING_MS * 1000;
	struct pupil p = { .id = 501, .given = S("Zara"), .family = S("Iqbal"), .born = { 2016, 1, 9 }, .revision = 1 };
	struct db *db = NULL;
	struct rows r;
	struct err e = { "" };
	int64_t n = 0;

	assert_int_equal(db_open(str_fmt(a, "%s/apdr.db", s->dir), 10000, &db, &e), RC_OK);
	assert_int_equal(db_run(db, a, &A_SCHOOL, &r, &e), RC_OK);
	p.school_id = row_int(&r, 0, "id");
	assert_int_equal(pupil_insert(db, a, &p, &e), RC_OK);
	while (n == 0 && clock_monotonic_us() < until) {
		clock_sleep_us(20000);
		assert_int_equal(db_run(db, a, &WORDS_FRESH, &r, &e), RC_OK);
		n = row_int(&r, 0, "n");
	}
	assert_int_equal(n, 1);
	db_close(db);
	arena_free(a);
}

static void test_version__is_said(void **state)
{
	char text[4096];

	(void)state;
	assert_int_equal(program_run((const char *const[]){ "--version", NULL }, text, sizeof text), 0);
	assert_memory_equal(text, "apdr ", 5);
	assert_in_range(text[5], '0', '9');
}

struct client {
	int port;
	int good;
};

static void *client_run(void *x)
{
	struct client *c = x;
	struct arena *a = arena_new(64u << 20);
	int fd = test_connect(c->port);

	for (int i = 0; i < ASKS; i++) {
		test_send(fd, S(TEST_GET("/sign-in") TEST_GET("/assets/favicon.svg")));
		c->good += test_status(test_reply(a, fd)) == 200;
		c->good += test_status(test_reply(a, fd)) == 200;
		arena_reset(a);
	}
	close(fd);
	arena_free(a);
	return NULL;
}

static void test_serve__parallel_clients(void **state)
{
	const struct site *s = *state;
	struct client client[CLIENTS];
	pthread_t thread[CLIENTS];

	for (int i = 0; i < CLIENTS; i++) {
		client[i] = (struct client){ .port = s->port };
		assert_int_equal(pthread_create(&thread[i], NULL, client_run, &client[i]), 0);
	}
	for (int i = 0; i < CLIENTS; i++) {
		pthread_join(thread[i], NULL);
		assert_int_equal(client[i].good, 2 * ASKS);
	}
}

static void test_serve__any_process_may_be_killed(void **state)
{
	static const char *const name[] = { "apdr-front", "apdr-worker", "apdr-ledger" };
	const struct site *s = *state;
	struct arena *a = test_arena();

	for (size_t i = 0; i < 3; i++) {
		pid_t pid[TEST_CHILDREN_MAX];
		int64_t began = clock_monotonic_us();

		assert_true(test_children(s->pid, name[i], pid) > 0);
		assert_int_equal(kill(pid[0], SIGKILL), 0);
		while (test_status(test_ask(a, s->port, S(TEST_GET("/sign-in")))) != 200) {
			assert_true(test_ms_since(began) < TEST_HANGING_MS);
			usleep(10 * 1000);
		}
		print_message("%s: back after %lld ms\n", name[i], (long long)test_ms_since(began));
	}
	arena_free(a);
}

/* What lies between two words of a page; empty when it is not there. */
static struct str between(struct str page, const char *from, char to)
{
	ptrdiff_t at = str_find(page, str_of(from));
	struct str rest;

	return at < 0 ? STR_NONE : str_cut(str_sub(page, (size_t)at + strlen(from), page.n), to, &rest);
}

static struct str page_get(struct arena *a, const struct site *s, struct str cookie, struct str path)
{
	return test_ask(a, s->port,
	                str_fmt(a, "GET %.*s HTTP/1.1\r\n" TEST_HOST "Cookie: apdr=%.*s\r\n\r\n", STR_ARG(path),
	                        STR_ARG(cookie)));
}

static struct str form_post(struct arena *a, const struct site *s, struct str cookie, struct str path, struct str form)
{
	return test_ask(a, s->port,
	                str_fmt(a,
	                        "POST %.*s HTTP/1.1\r\n" TEST_HOST "Cookie: apdr=%.*s\r\nContent-Type: "
	                        "application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%.*s",
	                        STR_ARG(path), STR_ARG(cookie), form.n, STR_ARG(form)));
}

/* Signs in, opens a pupil and notes a talk. */
static void assert_school_works(struct arena *a, const struct site *s)
{
	struct str in = form_post(a, s, S("none"), S("/sign-in"), S("login=senco&password=marlbeck-demo-2026"));
	struct str cookie = between(in, "apdr=", ';');
	struct str page = page_get(a, s, cookie, S("/pupils?status=K"));
	struct str pupil = str_fmt(a, "/pupil/%.*s", STR_ARG(between(page, "href=\"/pupil/", '"')));
	struct str talks = str_fmt(a, "%.*s/discussion", STR_ARG(pupil));
	struct str token = between(page, "name=\"_csrf\" value=\"", '"');

	assert_int_equal(test_status(in), 303);
	assert_int_equal(test_status(page_get(a, s, cookie, pupil)), 200);
	page = form_post(a, s, cookie, talks,
	                 str_fmt(a,
	                         "_csrf=%.*s&id=77&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026"
	                         "&present=Parents&strengths=Reads&difficulties=Spelling&parent_worries=None"
	                         "&pupil_view=Good&hopes=More&next_steps=Borrow+a+book",
	                         STR_ARG(token)));
	assert_int_equal(test_status(page), 303);
	page = page_get(a, s, cookie, str_fmt(a, "%.*s/77", STR_ARG(talks)));
	assert_int_equal(test_status(page), 200);
	assert_true(str_find(page, S("Borrow a book")) >= 0);
}

static void test_serve__on_postgres(void **state)
{
	struct arena *a = test_arena();
	struct site s = { .pid = 0 };
	struct db *db;
	const char *where;
	char text[4096];
	int status = -1;

	(void)state;
	if (getenv("APDR_TEST_PG") == NULL)
		skip();
	assert_int_equal(setenv("APDR_TEST_DB", "postgres", 1), 0);
	db = test_db_empty();
	where = str_c(a, test_db_where(db));
	(void)snprintf(s.dir, sizeof s.dir, "/tmp/apdr-serve-pg-%d", (int)getpid()); /* fits */
	assert_int_equal(program_run((const char *const[]){ "demo", "--data", s.dir, "--database", where, "--now",
	                                                    "2026-03-10", "--password", "marlbeck-demo-2026", NULL },
	                             text, sizeof text),
	                 0);
	serve_begin(&s, (const char *const[]){ "serve", "--data", s.dir, "--database", where, "--listen", "127.0.0.1:0",
	                                       "--now", "2026-03-10T09:00", NULL });
	assert_school_works(a, &s);
	assert_int_equal(kill(s.pid, SIGTERM), 0);
	assert_true(waitpid(s.pid, &status, 0) == s.pid && status == 0);
	close(s.out);
	assert_int_equal(program_run((const char *const[]){ "audit", "verify", "--data", s.dir, "--database", where,
	                                                    NULL },
	                             text, sizeof text),
	                 0);
	folder_remove(s.dir);
	test_db_drop(db);
	arena_free(a);
}

static void assert_refused(const char *const *arg, int status, const char *word)
{
	char text[4096];
	int got = program_run(arg, text, sizeof text);

	if (got != status || strstr(text, word) == NULL)
		fail_msg("expected %d and '%s', got %d: %s", status, word, got, text);
}

static void test_serve__wrong_use(void **state)
{
	(void)state;
	assert_refused((const char *const[]){ "serve", NULL }, 2, "--data");
	/* More than the screen takes of one school: said before anything is made. */
	assert_refused((const char *const[]){ "demo", "--data", "/tmp/apdr-no-demo", "--pupils", "20001", NULL }, 2,
	               "from 14 to 20000");
	assert_refused((const char *const[]){ "serve", "--data", "/tmp", "--port", "80", NULL }, 2, "--port");
	assert_refused((const char *const[]){ "serve", "--data", "/tmp", "--workers", "0", NULL }, 2, "--workers");
	assert_refused((const char *const[]){ "serve", "--data", "/tmp/apdr-is-not-here", NULL }, 1, "apdr init");
}

static void test_serve__wrong_proxy(void **state)
{
	static const char *const range[] = { "localhost", "10.0.0.0/33", "::1/x", "" };

	(void)state;
	for (size_t i = 0; i < sizeof range / sizeof range[0]; i++)
		assert_refused((const char *const[]){ "serve", "--data", "/tmp", "--proxy", "127.0.0.1/32", "--proxy",
		                                      range[i], NULL },
		               2, "--proxy wants an address or a range");
}

static void test_serve__wrong_contact(void **state)
{
	static const char *const contact[] = { "it@school.example", "http://school.example",
		                               "mailto:it@a.example\nExpires: x" };

	(void)state;
	for (size_t i = 0; i < sizeof contact / sizeof contact[0]; i++)
		assert_refused((const char *const[]){ "serve", "--data", "/tmp", "--security-contact", contact[i],
		                                      NULL },
		               2, "--security-contact wants");
}

static void test_serve__wrong_address(void **state)
{
	const struct site *s = *state;
	char taken[32];
	char other[64];
	char text[4096];

	(void)snprintf(taken, sizeof taken, "127.0.0.1:%d", s->port); /* fits */
	(void)snprintf(other, sizeof other, "/tmp/apdr-other-%d", (int)getpid());
	folder_remove(other);
	assert_int_equal(program_run((const char *const[]){ "init", "--data", other, "--school", "Other School", NULL },
	                             text, sizeof text),
	                 0);
	assert_refused((const char *const[]){ "serve", "--data", other, "--listen", "nonsense", NULL }, 2, "--listen");
	assert_refused((const char *const[]){ "serve", "--data", other, "--listen", taken, NULL }, 1, "cannot listen");
	folder_remove(other);
}

#define WITH_SITE(f) cmocka_unit_test_setup_teardown(f, site_begin, site_end)

TEST_MAIN(test_serve)
{
	const struct CMUnitTest tests[] = {
		WITH_SITE(test_serve__answers),
		WITH_SITE(test_serve__answers_to_its_public_name),
		WITH_SITE(test_serve__by_https_only),
		WITH_SITE(test_serve__says_whom_to_tell_of_a_weakness),
		WITH_SITE(test_serve__health_says_when_the_ledger_is_stuck),
		WITH_SITE(test_serve__makes_words_for_finding),
		cmocka_unit_test(test_version__is_said),
		cmocka_unit_test(test_serve__wrong_contact),
		WITH_SITE(test_serve__parallel_clients),
		WITH_SITE(test_serve__any_process_may_be_killed),
		cmocka_unit_test(test_serve__on_postgres),
		cmocka_unit_test(test_serve__wrong_use),
		cmocka_unit_test(test_serve__wrong_proxy),
		WITH_SITE(test_serve__wrong_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
