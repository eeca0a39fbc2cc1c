/* The worker's side of a request: net_request in, net_reply out. Everything between is in this room. */
#pragma once

#include "kit/net/net.h"
#include "core/rights/ctx.h"

struct worker {
	const struct app *app;
	struct db *db;
	struct arena *a; /* reset by the caller after the reply was written */
};

/* Never fails: a fault becomes an error page with the request's number. */
void web_answer(struct worker *w, const struct net_request *q, struct net_reply *p);
