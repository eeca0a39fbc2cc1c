/* What travels between the front process (HTTP, no database) and a worker (database, no HTTP).
 *
 * The front reads a complete request within limits, checks it strictly, and sends it over a socket pair as one frame;
 * the worker answers with one frame. A frame is a 32-bit length and then fields in a fixed order, each a 32-bit length
 * and its bytes (kit/net/frame.c). Nothing in a frame is trusted to be terminated. */
#pragma once

#include "kit/base/buf.h"
#include "kit/base/rc.h"

enum {
	NET_HEADERS_MAX = 24,
	NET_BODY_MAX = 78 * 1024 * 1024, /* where files are sent: three of 25 MB and what is around them */
	NET_REPLY_MAX = 64 * 1024 * 1024,
	NET_REQUEST_FRAME_MAX = NET_BODY_MAX + 64 * 1024,
	NET_FRAME_HEAD = 4, /* bytes of a frame's length */
};

struct net_pair {
	struct str name; /* lower case for headers */
	struct str value;
};

/* One request as the worker sees it. Views into the frame. */
struct net_request {
	struct str method; /* "GET", "HEAD" or "POST" */
	struct str path;  /* decoded once, starts with '/', UTF-8, no NUL or control letter, no dot segments, no "//" */
	struct str query; /* raw, after '?' */
	struct str body;  /* raw, complete */
	struct str peer;  /* textual address of the client */
	struct str id;    /* request number for log and error page */
	struct net_pair header[NET_HEADERS_MAX]; /* host cookie content-type origin referer sec-fetch-site user-agent
	                                            accept-language if-none-match range, those that were given */
	size_t headers;
	bool ask; /* no page is wanted, only whose cookies these are: net_reply.known */
};

/* Which cookies of a request a worker has found to be real ones. */
enum { NET_KNOWN_SESSION = 1, NET_KNOWN_DEVICE = 2, NET_KNOWN_MOST = 3 };

/* One reply. The front adds length, date, connection and security headers itself and ignores them here; it uses
 * "cache-control: no-store" unless one is given. A status of 400 and above with an empty body gets the front's own
 * plain page. For HEAD the worker may answer as for GET: the front keeps the body back. */
struct net_reply {
	int status;
	struct net_pair header[NET_HEADERS_MAX];
	size_t headers;
	struct str body;
	unsigned known;  /* NET_KNOWN_…; the device is looked up for who asks only */
	size_t spent_us; /* processor time that it took; the worker's loop fills it in */
	bool hold;       /* not before what has been committed is on the disk: the front has the ledger sync first */
};

/* What an address of ours asks of who sends to it. */
struct net_door {
	size_t body_max; /* bytes of a body */
	bool open;       /* takes one from somebody without a session, too */
	bool costly;     /* a password is hashed: few at a time, whoever asks */
};

/* Writes/reads the payload of a frame (without the 32-bit frame length). Decode: RC_INVALID when it is not one. */
void frame_put_request(struct buf *b, const struct net_request *q);
enum rc frame_get_request(struct str payload, struct net_request *q) NODISCARD;
void frame_put_reply(struct buf *b, const struct net_reply *p);
enum rc frame_get_reply(struct str payload, struct net_reply *p) NODISCARD;
/* The payload of a request or reply without the bytes of its last field, the body, which the caller sends after it. */
void frame_put_request_head(struct buf *b, const struct net_request *q);
void frame_put_reply_head(struct buf *b, const struct net_reply *p);
/* A frame's length as it is sent: little end first. */
void frame_put_length(unsigned char out[NET_FRAME_HEAD], uint32_t n);
uint32_t frame_get_length(const unsigned char in[NET_FRAME_HEAD]);
/* Blocking whole-frame transfer on a socket (worker side). Read: RC_NONE at end of stream between frames, RC_INVALID
 * when the frame is longer than max bytes, RC_FAIL when the stream breaks. */
enum rc frame_read(int fd, struct arena *a, size_t max, struct str *payload) NODISCARD;
enum rc frame_write(int fd, struct str payload) NODISCARD;
/* One frame from two pieces, so that a body is not copied. */
enum rc frame_write_two(int fd, struct str first, struct str second) NODISCARD;

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
