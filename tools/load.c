/* A load generator for script/bench: closed loop, kept connections, one signed-in session for each client, every answer
 * checked, the time of every request kept. It signs in and finds pupils by itself, as a browser would, and knows a
 * server only by HTTP and by what the system says of its processes: so it measures older versions and other programs
 * alike.
 *
 *   load PORT PID SIDE LOGINS PASSWORD CLIENTS SECONDS WHAT…
 *
 * PID is the parent of the server: processor time and memory are those of it and its children. SIDE begins each line
 * that is printed. LOGINS are names with commas between, which the clients take in turn, "-" for nobody, or
 * "cookie:NAME=VALUE" for those who are signed in already. WHAT, in this order:
 *
 *   NAME=pupil          a page of a pupil with support, any of them
 *   NAME=again          the same, of pupils that the client has seen, with If-None-Match where an ETag was given
 *   NAME=save           a note of an early discussion, each with an id of its own
 *   NAME=asset:WORD     the static file that pages link and that begins with this word
 *   NAME=get:PATH       that page
 *   NAME=once:PATH      that page, one request
 *   NAME=one:PATH       that page, by one client
 *   NAME=next:PATH      the page that PATH links as page 2, by one client; "none" when there is no such link
 *   NAME=any:FILE       any of the paths in the file, one a line
 *   NAME=sync:DIR       what the disk does in this folder
 *   NAME=memory         memory of all processes
 *
 * Prints SIDE, NAME and name=value for each. Each takes SECONDS or REQUESTS_MAX requests, whichever is first. */
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "kit/base/clock.h"
#include "load_client.h"
#include "load_server.h"

enum { SESSIONS = 8 };
enum {
	REQUESTS_MAX = 200000,
	PATHS_MAX = 256,
	PATH_BYTES = 256,
	WAIT_MS = 60000,
	SEEN = 8,      /* pupils that a client comes back to */
	WARM_PART = 5, /* a fifth of the time before it counts */
	OPERANDS = 8,
};

enum kind { PUPIL, AGAIN, SAVE, PATHS };

struct run {
	enum kind kind;
	int clients;
	double seconds;
	size_t requests; /* at most */
};

struct result {
	double rate, p50, p99, bytes, unchanged;
	size_t n;
	struct spent cpu;
};

static struct client client[CLIENTS_MAX];
static char tag[CLIENTS_MAX][SEEN][TOKEN_MAX];
static size_t seen[CLIENTS_MAX]; /* which of its pupils a client has asked for */
static char pupil[PUPILS_MAX][NUMBER_MAX];
static size_t pupils;
static char paths[PATHS_MAX][PATH_BYTES];
static size_t path_count;
static uint32_t times[REQUESTS_MAX];
static uint64_t number; /* of saves: makes ids unique */
static int clients;
static int signed_in; /* of these, the first so many have a session of their own */
static int epoll;

/* Any order that is the same in each run will do. */
static size_t any_of(size_t n)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (size_t)(x % n);
}

static void request_save(struct client *c)
{
	char path[PATH_BYTES];
	char body[1024];

	number++;
	(void)snprintf(path, sizeof path, "/pupil/%s/discussion", pupil[any_of(pupils)]);
	(void)snprintf(body, sizeof body,
	               "_csrf=%s&id=%llu&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026&present=Parents"
	               "&strengths=Reads+well&difficulties=Spelling&parent_worries=Homework&pupil_view=I+like+maths"
	               "&hopes=More+reading&next_steps=Note+%llu",
	               c->token, (unsigned long long)number, (unsigned long long)number);
	request_post(c, path, body);
}

static void request_next(struct client *c, const struct run *r)
{
	const size_t i = (size_t)(c - client);
	char path[PATH_BYTES];

	switch (r->kind) {
	case PUPIL:
		(void)snprintf(path, sizeof path, "/pupil/%s", pupil[any_of(pupils)]);
		request_get(c, path, NULL);
		break;
	case AGAIN:
		seen[i] = any_of(SEEN);
		(void)snprintf(path, sizeof path, "/pupil/%s", pupil[(i * SEEN + seen[i]) % pupils]);
		request_get(c, path, tag[i][seen[i]]);
		break;
	case SAVE:
		request_save(c);
		break;
	case PATHS:
		request_get(c, paths[any_of(path_count)], NULL);
		break;
	}
}

/* The answer is whole. Whatever is not what was asked for is no measurement. */
static void answer_take(struct client *c, const struct run *r, struct result *out)
{
	const int status = client_status(c);
	const size_t i = (size_t)(c - client);

	if (status != (r->kind == SAVE ? 303 : 200) && !(status == 304 && r->kind == AGAIN)) {
		fprintf(stderr, "load: status %d for %.80s\n", status, c->request);
		exit(1);
	}
	if (r->kind == AGAIN && status == 200)
		client_header(c, "etag", tag[i][seen[i]], TOKEN_MAX);
	out->unchanged += status == 304 ? 1 : 0;
	out->bytes += (double)c->got;
	times[out->n++] = (uint32_t)(clock_monotonic_us() - c->began);
	client_rest(c);
}

static void run_loop(const struct run *r, struct result *out)
{
	const int64_t until = clock_monotonic_us() + (int64_t)(r->seconds * 1e6);
	size_t sent = 0;

	for (int i = 0; i < r->clients && sent < r->requests; i++, sent++) {
		request_next(&client[i], r);
		client_send(&client[i]);
	}
	while (out->n < sent) {
		struct epoll_event event[CLIENTS_MAX];
		int n = epoll_wait(epoll, event, CLIENTS_MAX, WAIT_MS);

		if (n <= 0)
			give_up("no answer for a minute");
		for (int i = 0; i < n; i++) {
			struct client *c = event[i].data.ptr;

			if (!client_read(c))
				continue;
			answer_take(c, r, out);
			if (sent == r->requests || clock_monotonic_us() >= until)
				continue;
			request_next(c, r);
			client_send(c);
			sent++;
		}
	}
}

static int by_time(const void *x, const void *y)
{
	const uint32_t *a = x;
	const uint32_t *b = y;

	return (*a > *b) - (*a < *b);
}

static struct result run(struct run r, pid_t root)
{
	struct result out = { 0 };
	struct run warm = r;
	struct spent before, after;
	int64_t began;

	warm.seconds = r.seconds / WARM_PART;
	if (r.requests > 1)
		run_loop(&warm, &out);
	out = (struct result){ 0 };
	before = server_spent(root);
	began = clock_monotonic_us();
	run_loop(&r, &out);
	out.rate = (double)out.n * 1e6 / (double)(clock_monotonic_us() - began);
	after = server_spent(root);
	for (int k = 0; k < PROCESS_KINDS; k++)
		out.cpu.us[k] = (after.us[k] - before.us[k]) / (double)out.n;
	qsort(times, out.n, sizeof times[0], by_time);
	out.p50 = times[out.n / 2] / 1000.0;
	out.p99 = times[out.n * 99 / 100] / 1000.0;
	out.bytes /= (double)out.n;
	out.unchanged /= (double)out.n;
	return out;
}

static void line_print(const char *side, const char *name, const struct result *r)
{
	const double *us = r->cpu.us;

	printf("%s %s n=%zu per_second=%.0f p50_ms=%.2f p99_ms=%.2f processor_ms=%.4f front_ms=%.4f worker_ms=%.4f "
	       "ledger_ms=%.4f other_ms=%.4f bytes=%.0f unchanged=%.2f\n",
	       side, name, r->n, r->rate, r->p50, r->p99, (us[FRONT] + us[WORKER] + us[LEDGER] + us[OTHER]) / 1000,
	       us[FRONT] / 1000, us[WORKER] / 1000, us[LEDGER] / 1000, us[OTHER] / 1000, r->bytes, r->unchanged);
}

/* What to ask for */

static void path_only(const char *path)
{
	(void)snprintf(paths[0], PATH_BYTES, "%s", path);
	path_count = 1;
}

/* What the page links with this beginning and these words in it, "&amp;" read as "&". */
static bool path_linked(const char *page, const char *begins, const char *holds)
{
	struct client *c = &client[0];

	request_get(c, page, NULL);
	client_ask(c, 200);
	for (const char *p = c->reply; (p = strstr(p, begins)) != NULL; p++) {
		size_t n = strcspn(++p, "\"#"), to = 0;
		char link[PATH_BYTES];

		if (n >= sizeof link)
			continue;
		for (size_t i = 0; i < n; i++) {
			link[to++] = p[i];
			if (strncmp(p + i, "&amp;", 5) == 0)
				i += 4;
		}
		link[to] = '\0';
		if (strstr(link, holds) == NULL)
			continue;
		path_only(link);
		return true;
	}
	return false;
}

static void paths_read(const char *file)
{
	FILE *f = fopen(file, "re");

	path_count = 0;
	while (f != NULL && path_count < PATHS_MAX && fgets(paths[path_count], PATH_BYTES, f) != NULL) {
		paths[path_count][strcspn(paths[path_count], "\n")] = '\0';
		path_count += paths[path_count][0] == '/' ? 1 : 0;
	}
	if (path_count == 0)
		give_up("the file of paths");
	fclose(f);
}

/* Fills the run; false when the server has no such page. */
static bool run_plan(const char *how, struct run *r)
{
	const char *of = strchr(how, ':');
	char linked[PATH_BYTES];

	of = of != NULL ? of + 1 : "";
	r->kind = strcmp(how, "pupil") == 0   ? PUPIL
	          : strcmp(how, "again") == 0 ? AGAIN
	          : strcmp(how, "save") == 0  ? SAVE
	                                      : PATHS;
	if (r->kind != PATHS && pupils == 0)
		pupils = client_pupils(&client[0], pupil, PUPILS_MAX);
	if (r->kind != PATHS)
		return true;
	if (strncmp(how, "any:", 4) == 0) {
		paths_read(of);
	} else if (strncmp(how, "asset:", 6) == 0) {
		(void)snprintf(linked, sizeof linked, "\"/assets/%s", of);
		if (!path_linked(client[0].cookie[0] != '\0' ? "/pupils" : "/sign-in", linked, ""))
			give_up("no such asset");
	} else if (strncmp(how, "next:", 5) == 0) {
		(void)snprintf(linked, sizeof linked, "\"%s?", of);
		r->clients = 1;
		return path_linked(of, linked, "page=2");
	} else {
		path_only(of);
		r->clients = strncmp(how, "get:", 4) == 0 ? r->clients : 1;
		r->requests = strncmp(how, "once:", 5) == 0 ? 1 : r->requests;
	}
	return true;
}

static void measure(const char *side, char *what, double seconds, pid_t root)
{
	struct run r = { .clients = clients, .seconds = seconds, .requests = REQUESTS_MAX };
	char *how = strchr(what, '=');
	struct result result;

	if (how == NULL)
		give_up("WHAT is NAME=KIND");
	*how++ = '\0';
	if (strncmp(how, "sync:", 5) == 0) {
		printf("%s %s per_second=%.0f\n", side, what, disk_syncs(how + 5, seconds));
	} else if (strcmp(how, "memory") == 0) {
		printf("%s %s memory_mb=%.1f\n", side, what, server_memory(root));
	} else if (!run_plan(how, &r)) {
		printf("%s %s none=1\n", side, what);
	} else {
		result = run(r, root);
		line_print(side, what, &result);
	}
	(void)fflush(stdout); /* what was measured stays known when the next thing fails */
}

/* One person has ten sessions at most: with more clients than SESSIONS some share one, as two windows of a browser do.
 */
static void all_sign_in(char *logins, const char *password)
{
	const char *login[CLIENTS_MAX];
	size_t n = 0;

	if (strcmp(logins, "-") == 0)
		return;
	if (strncmp(logins, "cookie:", 7) == 0) {
		for (int i = 0; i < clients; i++)
			(void)snprintf(client[i].cookie, COOKIE_MAX, "%s", logins + 7);
		return;
	}
	for (char *at = logins; at != NULL && n < CLIENTS_MAX;)
		login[n++] = strsep(&at, ",");
	for (size_t i = 0; i < (size_t)clients; i++) {
		if (i < SESSIONS * n) {
			client_sign_in(&client[i], login[i % n], password);
			continue;
		}
		memcpy(client[i].cookie, client[i - SESSIONS * n].cookie, COOKIE_MAX);
		memcpy(client[i].token, client[i - SESSIONS * n].token, TOKEN_MAX);
	}
	signed_in = clients < (int)(SESSIONS * n) ? clients : (int)(SESSIONS * n);
}

/* The next one who measures needs the places. */
static void all_sign_out(void)
{
	char body[TOKEN_MAX + 16];

	for (int i = 0; i < signed_in; i++) {
		(void)snprintf(body, sizeof body, "_csrf=%s", client[i].token);
		request_post(&client[i], "/sign-out", body);
		client_ask(&client[i], 303);
	}
}

int main(int argc, char **argv)
{
	const double seconds = argc > OPERANDS ? strtod(argv[7], NULL) : 0;
	pid_t root;

	if (argc <= OPERANDS || seconds <= 0) {
		fputs("load PORT PID SIDE LOGINS PASSWORD CLIENTS SECONDS WHAT…\n", stderr);
		return 2;
	}
	root = (pid_t)strtol(argv[2], NULL, 10);
	clients = (int)strtol(argv[6], NULL, 10);
	epoll = epoll_create1(EPOLL_CLOEXEC);
	if (clients < 1 || clients > CLIENTS_MAX || epoll < 0)
		return 2;
	clients_begin((int)strtol(argv[1], NULL, 10), epoll);
	for (int i = 0; i < CLIENTS_MAX; i++)
		client[i].fd = -1;
	number = (uint64_t)clock_monotonic_us() << 20;
	all_sign_in(argv[4], argv[5]);
	for (int i = OPERANDS; i < argc; i++)
		measure(argv[3], argv[i], seconds, root);
	all_sign_out();
	return 0;
}
