/* The head of an HTTP/1.1 request, read strictly: what two readers could understand in two ways is refused. Pure: bytes
 * in, a struct or a status out. The rules are those of RFC 9112 without its tolerances for old senders
 * (docs/decisions/0004-http-front.md has the list). */
#pragma once

#include "kit/net/net.h"

enum {
	HTTP_HEAD_MAX = 16 * 1024,
	HTTP_TARGET_MAX = 2048,
	HTTP_VALUE_MAX = 8 * 1024,
	HTTP_HEADERS_MAX = 100,
	HTTP_METHOD_MAX = 16,
	HTTP_FORWARDED_MAX = 4, /* lines of X-Forwarded-For, the last ones */
};

struct http_head {
	struct str method; /* GET, HEAD or POST */
	struct str target; /* path as sent, still encoded, starts with '/' */
	struct str query;  /* raw, without '?' */
	struct str host;
	struct str cookie;
	struct str accept_encoding;
	struct str if_none_match;
	size_t length; /* of the body; 0 for GET and HEAD */
	bool close;    /* the client wants no further request on this connection */
	bool expects_continue;
	struct net_pair header[NET_HEADERS_MAX]; /* those that workers see, names in lower case */
	size_t headers;
	struct str forwarded[HTTP_FORWARDED_MAX]; /* what X-Forwarded-For says; true only where a proxy is trusted */
	size_t forwards;
};

/* Why a request is refused: an HTTP status and a word for tests and the log. Status 0 is fine. */
struct http_refusal {
	int status;
	const char *why;
};

#define HTTP_FINE ((struct http_refusal){ 0, NULL })

/* Looks at bytes as they arrive. in: all bytes of this request so far. *seen: how many were looked at before (0 at
 * first); moves on. *size: the length of the head with its empty line, 0 while that has not come. Refuses control
 * letters, lone CR or LF, and heads beyond the limits as soon as they are seen. */
struct http_refusal http_head_scan(struct str in, size_t *seen, size_t *size);
/* Reads a complete head that http_head_scan found. body_max: bytes. Views into head. */
struct http_refusal http_head_read(struct str head, size_t body_max, struct http_head *out);

/* Decodes the path of a target once. room: at least target.n bytes, may not overlap. 400 for a bad or forbidden escape
 * (%00, %2f, %5c, control letters), bytes that are not UTF-8, empty and dot segments. */
struct http_refusal http_path_decode(struct str target, char *room, struct str *path);
/* The name in a Host value ("localhost:8080", "[::1]"), without port; STR_NONE when it is not one. */
struct str http_host_name(struct str host);
/* The value of a cookie. The same name twice is an attempt to plant one: neither counts. */
struct str http_cookie(struct str header, struct str name);
/* Equal without regard to the case of ASCII letters. */
bool http_same(struct str a, struct str b);
/* One element of a comma-separated list is this word (any case; parameters after ';' are left aside). */
bool http_list_has(struct str list, struct str word);
