/* A worker's loop: one request after the other, from the front's socket to an answering function and back. */
#pragma once

#include "kit/net/net.h"

struct worker_desk {
	struct arena *a; /* reset after each reply */
	void (*answer)(void *x, const struct net_request *q, struct net_reply *p);
	void *x;
};

/* Returns when the front is gone (RC_OK), or when it sends what is not a request or takes no answer (RC_FAIL): then
 * the process ends and the parent starts another. */
enum rc worker_loop(int fd, const struct worker_desk *desk) NODISCARD;
