/* Heads of replies, and the front's own pages. The security headers of every reply are written here and nowhere else.
 */
#pragma once

#include "kit/net/bytes.h"
#include "kit/net/net.h"

struct http_reply {
	int status;
	size_t length; /* of the body, in bytes */
	int64_t utc;
	bool close;
	bool https;                    /* people come by https and by nothing else */
	const struct net_pair *header; /* what the worker gave, or the front for an asset */
	size_t headers;
};

/* Whether a worker's reply can be sent: names and values that cannot break the head. */
bool http_reply_sound(const struct net_reply *p);
/* Appends the head. Headers that belong to the front (length, connection, security …) are left out of header[]. */
void http_reply_head(struct bytes *out, const struct http_reply *r);
/* "Tue, 10 Mar 2026 09:00:00 GMT" into 30 bytes. */
void http_date(char out[30], int64_t utc);

/* Why the front answers itself; the words follow from the status. */
struct http_fault {
	int status;
	struct str id; /* request number for statuses from 500, may be empty */
	bool was_post; /* the person was saving something */
};

/* Appends a complete HTML page. */
void http_fault_page(struct bytes *out, const struct http_fault *f);
