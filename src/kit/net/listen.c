#include "kit/net/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BACKLOG = 1024, PORT_MAX = 65535, DEFER_S = 10 };

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

/* The last colon divides host and port. */
static bool split(struct str at, struct str *host, int64_t *port)
{
	size_t n = at.n;

	while (n > 0 && at.p[n - 1] != ':')
		n--;
	if (n < 2)
		return false;
	*host = str_sub(at, 0, n - 1);
	return str_int(str_sub(at, n, at.n), port) && *port >= 0 && *port <= PORT_MAX;
}

static bool address_of(struct arena *a, struct str host, int port, union address *out, socklen_t *size)
{
	*out = (union address){ 0 };
	if (str_is(host, "localhost"))
		host = S("127.0.0.1");
	if (str_starts(host, S("[")) && str_ends(host, S("]"))) {
		out->v6.sin6_family = AF_INET6;
		out->v6.sin6_port = htons((uint16_t)port);
		*size = sizeof out->v6;
		return inet_pton(AF_INET6, str_c(a, str_sub(host, 1, host.n - 2)), &out->v6.sin6_addr) == 1;
	}
	out->v4.sin_family = AF_INET;
	out->v4.sin_port = htons((uint16_t)port);
	*size = sizeof out->v4;
	return inet_pton(AF_INET, str_c(a, host), &out->v4.sin_addr) == 1;
}

enum rc listen_open(struct arena *a, struct str at, struct listening *out, struct err *e)
{
	struct str host = STR_NONE;
	union address address;
	socklen_t size = 0;
	int64_t port = 0;
	int on = 1;
	int fd;

	if (!split(at, &host, &port) || !address_of(a, host, (int)port, &address, &size))
		return err_set(e, RC_INVALID, "--listen wants an address and a port such as 127.0.0.1:8080");
	fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (fd < 0)
		return err_set(e, RC_FAIL, "no socket: %s", strerror(errno));
	if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 || bind(fd, &address.any, size) != 0 ||
	    listen(fd, BACKLOG) != 0 || getsockname(fd, &address.any, &size) != 0) {
		enum rc rc = err_set(e, RC_FAIL, "cannot listen on %.*s: %s", STR_ARG(at), strerror(errno));

		close(fd);
		return rc;
	}
	/* Who says nothing stays with the kernel, and takes no place of ours; where it cannot do that, they do. */
	on = DEFER_S;
	(void)setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &on, sizeof on);
	*out = (struct listening){
		.fd = fd,
		.host = str_dup(a, host),
		.port = ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port),
	};
	return RC_OK;
}
