#include "load_client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kit/base/clock.h"

enum { LIST_PAGES = 40, STATUS_AT = 9 };

static int port;
static int epoll;

void give_up(const char *what)
{
	fprintf(stderr, "load: %s (%s)\n", what, strerror(errno));
	exit(1);
}

void clients_begin(int to_port, int to_epoll)
{
	port = to_port;
	epoll = to_epoll;
}

static void client_open(struct client *c)
{
	struct sockaddr_in to = { .sin_family = AF_INET,
		                  .sin_port = htons((uint16_t)port),
		                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct epoll_event event = { .events = EPOLLIN, .data.ptr = c };
	int on = 1;

	c->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to) != 0)
		give_up("connect");
	(void)setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); /* slower without it, not wrong */
	if (epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event) != 0)
		give_up("epoll");
}

int client_status(const struct client *c)
{
	return c->got > STATUS_AT + 3 ? (int)strtol(c->reply + STATUS_AT, NULL, 10) : 0;
}

void client_header(const struct client *c, const char *name, char *out, size_t max)
{
	const size_t n = strlen(name);

	out[0] = '\0';
	for (const char *p = c->reply; (p = strstr(p, "\r\n")) != NULL && p < c->reply + c->head; p += 2)
		if (strncasecmp(p + 2, name, n) == 0 && p[2 + n] == ':') {
			p += 2 + n + 1;
			p += strspn(p, " ");
			(void)snprintf(out, max, "%.*s", (int)strcspn(p, "\r"), p);
			return;
		}
}

/* The head is there: how long will it be? */
static void head_read(struct client *c, const char *end)
{
	char length[32];

	c->head = (size_t)(end + 4 - c->reply);
	client_header(c, "content-length", length, sizeof length);
	c->to_end = length[0] == '\0' && client_status(c) != 304 && client_status(c) != 204;
	c->want = c->head;
	if (client_status(c) != 304) /* which may tell the length of what it does not send */
		c->want += strtoul(length, NULL, 10);
}

bool client_read(struct client *c)
{
	ssize_t n = recv(c->fd, c->reply + c->got, REPLY_MAX - c->got, 0);
	const char *end;

	if (n == 0 && c->want > 0 && c->to_end)
		return true;
	if (n <= 0)
		give_up("the server closed a connection");
	c->got += (size_t)n;
	c->reply[c->got] = '\0';
	if (c->got == REPLY_MAX)
		give_up("a reply of more than 4 MB");
	if (c->want == 0) {
		end = strstr(c->reply, "\r\n\r\n");
		if (end == NULL)
			return false;
		head_read(c, end);
	}
	return !c->to_end && c->got >= c->want;
}

void client_rest(struct client *c)
{
	char kept[32];

	client_header(c, "connection", kept, sizeof kept);
	if (!c->to_end && strncmp(c->reply, "HTTP/1.0", 8) != 0 && strcasecmp(kept, "close") != 0)
		return;
	close(c->fd);
	c->fd = -1;
}

void client_send(struct client *c)
{
	size_t n = strlen(c->request);

	c->got = c->want = c->head = 0;
	c->to_end = false;
	c->began = clock_monotonic_us();
	if (c->fd < 0)
		client_open(c);
	if (send(c->fd, c->request, n, MSG_NOSIGNAL) != (ssize_t)n)
		give_up("send");
}

/* The lines that every request has. */
static int request_head(struct client *c, const char *method, const char *path)
{
	const char *line = c->cookie[0] != '\0' ? "\r\nCookie: " : "";

	return snprintf(c->request, sizeof c->request, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d%s%s\r\n", method, path,
	                port, line, c->cookie);
}

void request_get(struct client *c, const char *path, const char *etag)
{
	int n = request_head(c, "GET", path);

	if (etag != NULL && etag[0] != '\0')
		n += snprintf(c->request + n, sizeof c->request - (size_t)n, "If-None-Match: %s\r\n", etag);
	(void)snprintf(c->request + n, sizeof c->request - (size_t)n, "\r\n");
}

void request_post(struct client *c, const char *path, const char *body)
{
	int n = request_head(c, "POST", path);

	(void)snprintf(c->request + n, sizeof c->request - (size_t)n,
	               "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %zu\r\n\r\n%s", strlen(body),
	               body);
}

void client_ask(struct client *c, int status)
{
	client_send(c);
	while (!client_read(c))
		;
	if (client_status(c) != status) {
		fprintf(stderr, "load: status %d instead of %d for %.80s\n", client_status(c), status, c->request);
		exit(1);
	}
	client_rest(c);
}

void client_sign_in(struct client *c, const char *login, const char *password)
{
	static const char FIELD[] = "name=\"_csrf\" value=\"";
	char body[256];
	const char *at;

	(void)snprintf(body, sizeof body, "login=%s&password=%s", login, password);
	request_post(c, "/sign-in", body);
	client_ask(c, 303);
	at = NULL;
	for (const char *p = c->reply; at == NULL && (p = strcasestr(p, "\r\nset-cookie:")) != NULL; p++)
		at = strstr(p, "apdr=");
	if (at == NULL)
		give_up("no cookie after the sign-in");
	(void)snprintf(c->cookie, sizeof c->cookie, "%.*s", (int)strcspn(at, ";\r"), at);
	request_get(c, "/pupils", NULL);
	client_ask(c, 200);
	at = strstr(c->reply, FIELD);
	if (at == NULL)
		give_up("no token in the pages");
	at += strlen(FIELD);
	(void)snprintf(c->token, sizeof c->token, "%.*s", (int)strcspn(at, "\""), at);
}

size_t client_pupils(struct client *c, char (*pupil)[NUMBER_MAX], size_t max)
{
	static const char LINK[] = "href=\"/pupil/";
	size_t pupils = 0;

	for (int page = 1; page <= LIST_PAGES; page++) {
		char path[64];
		size_t before = pupils;

		(void)snprintf(path, sizeof path, "/pupils?status=KE&page=%d", page);
		request_get(c, path, NULL);
		client_ask(c, 200);
		for (const char *p = c->reply; (p = strstr(p, LINK)) != NULL; p++) {
			const char *number = p + strlen(LINK);
			size_t n = strspn(number, "0123456789");

			if (n == 0 || n >= NUMBER_MAX || number[n] != '"' || pupils == max)
				continue;
			memcpy(pupil[pupils], number, n);
			pupil[pupils][n] = '\0';
			if (pupils == 0 || strcmp(pupil[pupils], pupil[pupils - 1]) != 0)
				pupils++;
		}
		if (pupils == before)
			break;
	}
	if (pupils == 0)
		give_up("no pupils on the list");
	return pupils;
}
