/* A load generator for script/bench: closed loop, kept connections, one signed-in session for each client, every
 * answer checked, the time of every request kept. It signs in and finds pupils by itself, as a browser would.
 *
 *   load PORT PID LOGIN PASSWORD CLIENTS SECONDS ASSET DIR
 *   load PORT asset WORD          the path of a static file
 *
 * PID is the parent of the server: processor time and memory are those of it and its children. ASSET is the path of the
 * static page to compare with, DIR a folder on the server's disk to measure fdatasync in. Prints lines of name=value.
 */
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "kit/base/clock.h"

enum {
	CLIENTS_MAX = 64,
	REPLY_MAX = 1 << 20,
	REQUEST_MAX = 4096,
	PUPILS_MAX = 4096,
	TIMES_MAX = 4000000,
	SYNC_BYTES = 12288,
	PROCESSES_MAX = 100,
	LIST_PAGES = 40,
};

struct client {
	int fd;
	char cookie[256];
	char token[80];
	char request[REQUEST_MAX];
	char reply[REPLY_MAX + 1];
	size_t got;
	size_t want; /* whole reply; 0: head not read yet */
	int64_t began;
};

static struct client client[CLIENTS_MAX];
static int port;
static int clients;
static char pupil[PUPILS_MAX][24];
static size_t pupils;
static uint32_t times[TIMES_MAX];
static size_t time_count;
static uint64_t number; /* of saves: makes ids unique */

static void give_up(const char *what)
{
	fprintf(stderr, "load: %s (%s)\n", what, strerror(errno));
	exit(1);
}

static void client_open(struct client *c)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		                  .sin_port = htons((uint16_t)port),
		                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int on = 1;

	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to) != 0)
		give_up("connect");
	(void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* slower without it, not wrong */
	c->got = 0;
	c->want = 0;
}

static int status_of(const struct client *c)
{
	return c->got > 12 ? (int)strtol(c->reply + 9, NULL, 10) : 0;
}

/* Takes what has come; true when the reply is whole. */
static bool client_read(struct client *c)
{
	ssize_t n = recv(c->fd, c->reply + c->got, REPLY_MAX - c->got, 0);
	const char *end;
	const char *length;

	if (n <= 0)
		give_up("the server closed a connection");
	c->got += (size_t)n;
	c->reply[c->got] = '\0';
	if (c->want == 0) {
		end = strstr(c->reply, "\r\n\r\n");
		length = strcasestr(c->reply, "\r\ncontent-length:");
		if (end == NULL)
			return false;
		c->want = (size_t)(end + 4 - c->reply);
		if (length != NULL && length < end)
			c->want += strtoul(length + 17, NULL, 10);
	}
	return c->got >= c->want;
}

static void client_send(struct client *c)
{
	size_t n = strlen(c->request);

	c->got = 0;
	c->want = 0;
	c->began = clock_monotonic_us();
	if (send(c->fd, c->request, n, MSG_NOSIGNAL) != (ssize_t)n)
		give_up("send");
}

static void request_get(struct client *c, const char *path)
{
	(void)snprintf(c->request, sizeof c->request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%s\r\n", path, port,
	               c->cookie[0] != '\0' ? "Cookie: " : "", c->cookie, c->cookie[0] != '\0' ? "\r\n" : "");
}

static void request_post(struct client *c, const char *path, const char *body)
{
	(void)snprintf(
	    c->request, sizeof c->request,
	    "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s%s%sContent-Type: application/x-www-form-urlencoded\r\n"
	    "Content-Length: %zu\r\n\r\n%s",
	    path, port, c->cookie[0] != '\0' ? "Cookie: " : "", c->cookie, c->cookie[0] != '\0' ? "\r\n" : "",
	    strlen(body), body);
}

static void ask(struct client *c, int status)
{
	client_send(c);
	while (!client_read(c))
		;
	if (status_of(c) != status) {
		fprintf(stderr, "load: status %d instead of %d for %.60s\n", status_of(c), status, c->request);
		exit(1);
	}
}

static void sign_in(struct client *c, const char *login, const char *password)
{
	char body[256];
	const char *at;

	client_open(c);
	(void)snprintf(body, sizeof body, "login=%s&password=%s", login, password);
	request_post(c, "/sign-in", body);
	ask(c, 303);
	at = strstr(c->reply, "apdr=");
	for (const char *p = c->reply; (p = strcasestr(p, "\r\nset-cookie:")) != NULL; p++)
		if (strstr(p, "apdr=") != NULL) {
			at = strstr(p, "apdr=");
			break;
		}
	if (at == NULL)
		give_up("no cookie");
	(void)snprintf(c->cookie, sizeof c->cookie, "%.*s", (int)strcspn(at, ";\r"), at);
	request_get(c, "/pupils");
	ask(c, 200);
	at = strstr(c->reply, "name=\"_csrf\" value=\"");
	if (at == NULL)
		give_up("no token");
	at += strlen("name=\"_csrf\" value=\"");
	(void)snprintf(c->token, sizeof c->token, "%.*s", (int)strcspn(at, "\""), at);
}

/* Pupils on SEN support or with a plan, from the first pages of the list. */
static void pupils_find(struct client *c)
{
	for (int page = 1; page <= LIST_PAGES; page++) {
		char path[64];
		size_t before = pupils;

		(void)snprintf(path, sizeof path, "/pupils?status=KE&page=%d", page);
		request_get(c, path);
		ask(c, 200);
		for (const char *p = c->reply; (p = strstr(p, "href=\"/pupil/")) != NULL; p++) {
			size_t n = strspn(p + 13, "0123456789");

			if (n == 0 || n > 20 || p[13 + n] != '"' || pupils == PUPILS_MAX)
				continue;
			memcpy(pupil[pupils], p + 13, n);
			pupil[pupils][n] = '\0';
			if (pupils == 0 || strcmp(pupil[pupils], pupil[pupils - 1]) != 0)
				pupils++;
		}
		if (pupils == before)
			break;
	}
	if (pupils == 0)
		give_up("no pupils on the list");
}

/* The server's processes */

static size_t processes(pid_t root, pid_t *out)
{
	DIR *d = opendir("/proc");
	size_t n = 0;

	out[n++] = root;
	for (struct dirent *e; d != NULL && (e = readdir(d)) != NULL && n < PROCESSES_MAX;) {
		char path[64];
		char line[512];
		FILE *f;
		const char *end;

		(void)snprintf(path, sizeof path, "/proc/%.20s/stat", e->d_name);
		f = e->d_name[0] >= '1' && e->d_name[0] <= '9' ? fopen(path, "r") : NULL;
		if (f == NULL)
			continue;
		end = fgets(line, sizeof line, f) != NULL ? strrchr(line, ')') : NULL;
		if (end != NULL && strtol(end + 4, NULL, 10) == root)
			out[n++] = (pid_t)strtol(e->d_name, NULL, 10);
		fclose(f);
	}
	if (d != NULL)
		closedir(d);
	return n;
}

/* Processor time of all of them, from the scheduler, which counts nanoseconds. */
static double cpu_us(pid_t root)
{
	pid_t pid[PROCESSES_MAX];
	size_t n = processes(root, pid);
	double us = 0;

	for (size_t i = 0; i < n; i++) {
		char path[64];
		unsigned long long ns = 0;
		FILE *f;

		(void)snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid[i]);
		f = fopen(path, "r");
		if (f == NULL)
			continue;
		if (fscanf(f, "%llu", &ns) == 1)
			us += (double)ns / 1000;
		fclose(f);
	}
	return us;
}

static double memory_mb(pid_t root)
{
	pid_t pid[PROCESSES_MAX];
	size_t n = processes(root, pid);
	double kb = 0;

	for (size_t i = 0; i < n; i++) {
		char path[64];
		char line[256];
		FILE *f;

		(void)snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid[i]);
		f = fopen(path, "r");
		while (f != NULL && fgets(line, sizeof line, f) != NULL)
			if (strncmp(line, "Pss:", 4) == 0)
				kb += strtod(line + 4, NULL);
		if (f != NULL)
			fclose(f);
	}
	return kb / 1024;
}

/* One run */

enum kind { PAGE, STATIC, SAVE };

struct run {
	enum kind kind;
	int status;
	const char *asset;
	double seconds;
};

struct result {
	double rate, p50, p99, cpu, bytes;
};

/* Any order that is the same in each run will do. */
static size_t next_pupil(void)
{
	static uint64_t x = 88172645463325252u;

	x ^= x << 13;
	x ^= x >> 7;
	x ^= x << 17;
	return (size_t)(x % pupils);
}

static void next_request(struct client *c, const struct run *r)
{
	char path[256];
	char body[1024];

	switch (r->kind) {
	case PAGE:
		(void)snprintf(path, sizeof path, "/pupil/%s", pupil[next_pupil()]);
		request_get(c, path);
		break;
	case STATIC:
		request_get(c, r->asset);
		break;
	case SAVE:
		number++;
		(void)snprintf(path, sizeof path, "/pupil/%s/discussion", pupil[next_pupil()]);
		(void)snprintf(
		    body, sizeof body,
		    "_csrf=%s&id=%llu&revision=0&held_on-day=9&held_on-month=3&held_on-year=2026&present=Parents"
		    "&strengths=Reads+well&difficulties=Spelling&parent_worries=Homework&pupil_view=I+like+maths"
		    "&hopes=More+reading&next_steps=Note+%llu",
		    c->token, (unsigned long long)number, (unsigned long long)number);
		request_post(c, path, body);
		break;
	}
}

static void run_loop(const struct run *r, int epoll, int64_t until, double *bytes)
{
	size_t open = (size_t)clients;

	for (int i = 0; i < clients; i++) {
		next_request(&client[i], r);
		client_send(&client[i]);
	}
	while (open > 0) {
		struct epoll_event event[CLIENTS_MAX];
		int n = epoll_wait(epoll, event, CLIENTS_MAX, 10000);

		if (n <= 0)
			give_up("no answer for ten seconds");
		for (int i = 0; i < n; i++) {
			struct client *c = event[i].data.ptr;

			if (!client_read(c))
				continue;
			if (status_of(c) != r->status) {
				fprintf(stderr, "load: status %d for %.80s\n", status_of(c), c->request);
				exit(1);
			}
			if (time_count < TIMES_MAX)
				times[time_count++] = (uint32_t)(clock_monotonic_us() - c->began);
			*bytes += (double)c->got;
			if (clock_monotonic_us() >= until) {
				open--;
				continue;
			}
			next_request(c, r);
			client_send(c);
		}
	}
}

static int by_time(const void *x, const void *y)
{
	const uint32_t *a = x;
	const uint32_t *b = y;

	return (*a > *b) - (*a < *b);
}

static struct result run(const struct run *r, int epoll, pid_t root)
{
	struct result out;
	double cpu = cpu_us(root);
	int64_t began = clock_monotonic_us();
	double bytes = 0;

	time_count = 0;
	run_loop(r, epoll, began + (int64_t)(r->seconds * 1e6), &bytes);
	out.cpu = (cpu_us(root) - cpu) / (double)time_count / 1000;
	out.rate = (double)time_count * 1e6 / (double)(clock_monotonic_us() - began);
	qsort(times, time_count, sizeof times[0], by_time);
	out.p50 = times[time_count / 2] / 1000.0;
	out.p99 = times[time_count * 99 / 100] / 1000.0;
	out.bytes = bytes / (double)time_count;
	return out;
}

/* What the disk does: the same 12 KB written over and made durable, as a small commit does. */
static double sync_rate(const char *dir, double seconds)
{
	static char block[SYNC_BYTES];
	char path[512];
	int64_t until = clock_monotonic_us() + (int64_t)(seconds * 1e6);
	int64_t began;
	long n = 0;
	int fd;

	(void)snprintf(path, sizeof path, "%s/sync-test", dir);
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0 || pwrite(fd, block, sizeof block, 0) != SYNC_BYTES || fsync(fd) != 0)
		give_up("the folder for the disk test");
	for (began = clock_monotonic_us(); clock_monotonic_us() < until; n++)
		if (pwrite(fd, block, sizeof block, 0) != SYNC_BYTES || fdatasync(fd) != 0)
			give_up("fdatasync");
	close(fd);
	unlink(path);
	return (double)n * 1e6 / (double)(clock_monotonic_us() - began);
}

static void line(const char *name, const struct result *r)
{
	printf("%-7s per_second=%.0f p50_ms=%.2f p99_ms=%.2f processor_ms=%.3f bytes=%.0f\n", name, r->rate, r->p50,
	       r->p99, r->cpu, r->bytes);
}

/* The path of an asset with this word in it, as the sign-in page links it. */
static int asset_print(const char *word)
{
	const char *at;

	client_open(&client[0]);
	request_get(&client[0], "/sign-in");
	ask(&client[0], 200);
	for (at = client[0].reply; (at = strstr(at, "\"/assets/")) != NULL; at++)
		if (strncmp(at + 9, word, strlen(word)) == 0)
			return printf("%.*s\n", (int)strcspn(at + 1, "\"#"), at + 1) > 0 ? 0 : 1;
	return 1;
}

int main(int argc, char **argv)
{
	struct run page = { .kind = PAGE, .status = 200 };
	struct run fixed = { .kind = STATIC, .status = 200 };
	struct run save = { .kind = SAVE, .status = 303 };
	struct result p;
	struct result f;
	struct result s;
	double disk;
	double seconds;
	pid_t root;
	int epoll = epoll_create1(EPOLL_CLOEXEC);

	if (argc == 4 && strcmp(argv[2], "asset") == 0) {
		port = (int)strtol(argv[1], NULL, 10);
		return asset_print(argv[3]);
	}
	if (argc != 9) {
		fputs("load PORT PID LOGIN PASSWORD CLIENTS SECONDS ASSET DIR\n", stderr);
		return 2;
	}
	port = (int)strtol(argv[1], NULL, 10);
	root = (pid_t)strtol(argv[2], NULL, 10);
	clients = (int)strtol(argv[5], NULL, 10);
	seconds = strtod(argv[6], NULL);
	fixed.asset = argv[7];
	if (clients < 1 || clients > CLIENTS_MAX || epoll < 0)
		return 2;
	for (int i = 0; i < clients; i++) {
		sign_in(&client[i], argv[3], argv[4]);
		if (epoll_ctl(epoll, EPOLL_CTL_ADD, client[i].fd,
		              &(struct epoll_event){ .events = EPOLLIN, .data.ptr = &client[i] }) != 0)
			give_up("epoll");
	}
	pupils_find(&client[0]);
	number = (uint64_t)clock_monotonic_us() << 20;
	page.seconds = 0.5;
	(void)run(&page, epoll, root); /* warm */
	page.seconds = fixed.seconds = save.seconds = seconds;
	p = run(&page, epoll, root);
	f = run(&fixed, epoll, root);
	disk = sync_rate(argv[8], seconds / 2);
	s = run(&save, epoll, root);
	line("page", &p);
	line("static", &f);
	line("save", &s);
	printf("disk    per_second=%.0f (fdatasync of 12 KB)\n", disk);
	printf("ratios  page_to_static=%.2f save_to_fdatasync=%.2f processor_page_to_static=%.1f\n", p.rate / f.rate,
	       s.rate / disk, p.cpu / f.cpu);
	printf("memory  pss_mb=%.1f (%zu pupils looked at)\n", memory_mb(root), pupils);
	return 0;
}
