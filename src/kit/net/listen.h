/* The listening socket: opened once by the parent, inherited by every front process, so that a front that ends loses no
 * address and no waiting connection. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

struct listening {
	int fd;
	struct str host; /* as given, for the Host check: "127.0.0.1", "[::1]" */
	int port;        /* the real one, also when 0 was asked for */
};

/* at: "127.0.0.1:8080", "[::1]:8080" or "localhost:8080"; numbers only besides localhost. Memory of host: a. RC_INVALID
 * for another spelling, RC_FAIL when the address cannot be had. */
enum rc listen_open(struct arena *a, struct str at, struct listening *out, struct err *e) NODISCARD;
