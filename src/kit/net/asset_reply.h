/* Assets that are compiled in: which reply a request for /assets/… gets. */
#pragma once

#include "kit/net/http_head.h"

struct asset_reply {
	int status; /* 200, 304 or 404 */
	struct str body;
	struct net_pair header[6];
	size_t headers;
	char etag[80];
};

bool asset_path_is(struct str path);
/* The views of out live as long as out and the program. */
void asset_reply_make(struct str path, const struct http_head *h, struct asset_reply *out);
