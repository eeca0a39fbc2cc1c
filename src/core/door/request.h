/* One request inside the worker: inputs decoded once, who is asking, and the reply under construction. */
#pragma once

#include "kit/html/html.h"
#include "kit/net/net.h"
#include "core/rights/ctx.h"
#include "core/account/sign_in.h"

/* Cookies that say who asks; the front looks whether they are real before it lets them count (kit/net/front.h). */
#define REQ_SESSION_COOKIE "apdr"
#define REQ_DEVICE_COOKIE "device"
/* Before each name where people come by https: a browser takes such a cookie from this very host only, by TLS, for the
 * whole of it, so that no other host of the school can plant one. */
#define REQ_COOKIE_OF_HOST "__Host-"

enum { REQ_PARAMS_MAX = 1500, REQ_IDS_MAX = 4, REQ_FILES_MAX = 12, PAGE_USUAL = 32 * 1024, PAGE_MAX = 8 * 1024 * 1024 };

struct param {
	struct str name;
	struct str value;
};

struct params_in {
	struct param *v;
	size_t n;
};

struct file_in {
	struct str field;
	struct str name;
	struct str body;
};

struct req {
	struct ctx c;
	struct arena *a; /* = c.a */
	const struct net_request *net;
	const char *route; /* its path as declared, for the log: no ids and no codes; NULL: none */
	struct sign_in_session session;
	struct params_in query;
	struct params_in form; /* of a POST, after the forgery check */
	struct file_in file[REQ_FILES_MAX];
	size_t files;
	int64_t id[REQ_IDS_MAX];      /* :id parts of the path, in order */
	struct str word[REQ_IDS_MAX]; /* :word parts of the path, in order */

	/* The reply. */
	int status;
	struct buf out;
	struct html w;
	struct str content_type; /* empty = a page */
	struct str location;     /* set by req_redirect */
	struct str etag;         /* set by req_same */
	bool forget;             /* the browser forgets the pages that it has kept */
	struct str download;     /* file name for content-disposition; empty = shown */
	struct str part;         /* set by req_send_part: "bytes 0-99/1000" of a reply in ranges */
	bool empty;              /* says nothing of any record: it need not wait for the disk */
	bool inert;              /* bytes that people have sent: shown in a page, and nothing of it runs */
	struct net_pair set_cookie[4];
	size_t cookies;
	const char *menu;               /* for the layout */
	const struct page_front *front; /* set by page_begin: the page is one of a school for everybody */
	/* What was typed and kept for the form of this page: see kept.h. */
	bool said;      /* the route's words are messages: R_SAID */
	bool kept_said; /* the page says so itself */
	bool kept_not;  /* it is of something else that this address shows: not now */
	bool typed;     /* a form comes back on it, with what was typed */
	bool no_room;   /* refused, because the disk is nearly full */
};

/* First value of a name; empty when there is none. */
struct str req_query(const struct req *q, const char *name);
struct str req_form(const struct req *q, const char *name);
bool req_form_has(const struct req *q, const char *name);
struct str params_get(const struct params_in *p, struct str name);
/* A name that came more than once and is none of many ("tick who"; NULL: none may); empty when there is none. */
struct str params_twice(const struct params_in *p, const char *many);
/* Has the form that was sent the token of this session, so that it comes from a page of ours? */
bool req_token_ok(const struct req *q);
struct str req_header(const struct req *q, const char *name);
/* name: without REQ_COOKIE_OF_HOST, here and where one is set. */
struct str req_cookie(const struct req *q, const char *name);
/* Decodes application/x-www-form-urlencoded. False: not well-formed, not UTF-8, too many. */
bool params_decode(struct arena *a, struct str raw, struct params_in *out);
/* Decodes multipart/form-data with the boundary of the content type. */
bool multipart_decode(struct arena *a, struct str content_type, struct str body, struct params_in *fields,
                      struct file_in *files, size_t *n_files);
struct str url_encode(struct arena *a, struct str s);

/* For a page that shows nothing but records of the school, the person and the day: call it when the rights are checked
 * and the reading is noted, and before anything is read for it. True: the browser has this page already, the answer is
 * 304, and there is nothing left to do (docs/decisions/0021). */
bool req_same(struct req *q) NODISCARD;
/* The answer is an error that the person mends (409, 422): what this request has written so far is taken back, and what
 * is read from here on is as it stood. */
void req_refuse(struct req *q, int status);
/* The address that was asked for: path and query. */
struct str req_address(const struct req *q);
/* 303 to one of our own paths. */
enum rc req_redirect(struct req *q, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* A message shown on the next page ("Saved."): key of a fixed text, carried as ?done=key. */
void req_set_cookie(struct req *q, const char *name, struct str value, int max_age_s, bool http_only);
/* Sends bytes as a file. */
enum rc req_send(struct req *q, const char *type, struct str body, struct str file_name);
/* Sends what people have sent, as large as it is; body lives until the reply has left. file_name: to be kept under that
 * name, in any letters; empty: to stand in a page. */
enum rc req_send_bytes(struct req *q, const char *type, struct str body, struct str file_name);
/* The same for bytes to be shown that never change: in parts, where a part is asked for (core/door/range_rule.h). */
enum rc req_send_part(struct req *q, const char *type, struct str body) NODISCARD;
/* Fields as application/x-www-form-urlencoded. */
struct str params_encode(struct arena *a, const struct params_in *p);
/* The address that asks, as one counts whom it slows: of IPv6 the network, in which everybody has as many as they like.
 */
struct str req_house(const struct req *q);
/* The device that asks, and the cookies of who has just signed in on it. */
struct device_is req_device(const struct req *q);
void req_signed_in(struct req *q, const struct signed_in *s);
