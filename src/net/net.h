/* What travels between the front process (HTTP, no database) and a worker (database, no HTTP).
 *
 * The front reads a complete request within limits, checks it strictly, and sends it over a socket pair as one frame;
 * the worker answers with one frame. A frame is a 32-bit length and then fields in a fixed order, each a 32-bit length
 * and its bytes (net/frame.c). Nothing in a frame is trusted to be terminated. */
#pragma once

#include "base/buf.h"
#include "base/rc.h"

enum { NET_HEADERS_MAX = 24, NET_BODY_MAX = 12 * 1024 * 1024, NET_REPLY_MAX = 64 * 1024 * 1024 };

struct net_pair {
	struct str name; /* lower case for headers */
	struct str value;
};

/* One request as the worker sees it. Views into the frame. */
struct net_request {
	struct str method; /* "GET", "HEAD" or "POST" */
	struct str path;   /* decoded once, starts with '/', no NUL, no dot segments */
	struct str query;  /* raw, after '?' */
	struct str body;   /* raw, complete */
	struct str peer;   /* textual address of the client */
	struct str id;     /* request number for log and error page */
	struct net_pair header[NET_HEADERS_MAX]; /* host cookie content-type origin referer sec-fetch-site user-agent
						    accept-language if-none-match, those that were given */
	size_t headers;
};

struct net_reply {
	int status;
	struct net_pair header[NET_HEADERS_MAX];
	size_t headers;
	struct str body;
};

/* Writes/reads the payload of a frame (without the 32-bit frame length). Decode: RC_INVALID when it is not one. */
void frame_put_request(struct buf *b, const struct net_request *q);
enum rc frame_get_request(struct str payload, struct net_request *q) NODISCARD;
void frame_put_reply(struct buf *b, const struct net_reply *p);
enum rc frame_get_reply(struct str payload, struct net_reply *p) NODISCARD;
/* Blocking whole-frame transfer on a socket (worker side). RC_NONE at end of stream. */
enum rc frame_read(int fd, struct arena *a, size_t max, struct str *payload) NODISCARD;
enum rc frame_write(int fd, struct str payload) NODISCARD;

/* One compiled-in asset, served by the front process. */
struct net_asset {
	const char *path; /* "/assets/app.css" */
	const char *type;
	const char *etag; /* hash of the content, quoted */
	const unsigned char *data;
	size_t size;
	const unsigned char *gzip; /* NULL when not smaller */
	size_t gzip_size;
};
const struct net_asset *net_asset_find(struct str path);

struct front_options {
	struct str listen; /* "127.0.0.1:8080", "[::1]:8080"; port 0 = any, printed */
	struct str host;   /* the Host that is answered besides loopback names; empty = any */
	const int *worker_fds; /* front's end of each worker's socket pair */
	size_t workers;
	int control_fd; /* from the parent: new worker sockets by SCM_RIGHTS; end of stream = stop */
};
/* The front process: returns at stop. */
enum rc front_run(const struct front_options *o, struct err *e) NODISCARD;
