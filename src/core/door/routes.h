/* Routes are declared beside their pages: ROUTES(name, {GET, "/pupil/:id", CAP_PUPIL_RECORD, page_pupil}, …). Every
 * table registers itself; tools and tests walk over all of them. A route without a capability does not compile. */
#pragma once

#include "core/door/request.h"

enum method { GET = 1, POST };

typedef enum rc page_fn(struct req *q);

/* The transaction of a request is opened at the door: reading for GET, writing for POST. RC_OK commits, everything else
 * rolls back; a page that refuses (req_refuse) saves nothing. */
enum route_tx {
	TX_BY_METHOD,
	TX_WRITE, /* a GET that notes something: the first opening of a letter */
	TX_OWN,   /* opens its own: a file is read outside of any */
	TX_FILE,  /* the same, and the form brings a file: only here a body may be large */
	TX_HASH,  /* the same, and a password is hashed: one at a time of all workers (kit/net/queue.c) */
	TX_FILES, /* several files */
};

struct route {
	enum method method;
	const char *path; /* segments; ":id" takes a number into q->id, ":word" a short word into q->word */
	enum cap cap;
	page_fn *page;
	enum route_tx tx;
	const char *many; /* tick boxes, of which several may come under one name: "tick who". All else comes once */
	bool said; /* behind the sign-in, and all its words are messages of po/: a family reads it in their language */
};

/* R(GET, "/pupil/:id", CAP_PUPIL_RECORD, page_pupil) */
#define R_EACH(m, p, c, f, t, names, said)                                                                             \
	{                                                                                                              \
		(m), (p), (enum cap)((c) + 0 * sizeof(char[(c) == CAP_UNSET ? -1 : 1])), (f), (t), (names), (said)     \
	}
#define R_ALL(m, p, c, f, t, names) R_EACH(m, p, c, f, t, names, false)
#define R_SAID(m, p, c, f) R_EACH(m, p, c, f, TX_BY_METHOD, NULL, true)
#define R_TX(m, p, c, f, t) R_ALL(m, p, c, f, t, NULL)
#define R(m, p, c, f) R_TX(m, p, c, f, TX_BY_METHOD)
#define R_WRITE(m, p, c, f) R_TX(m, p, c, f, TX_WRITE)
#define R_OWN(m, p, c, f) R_TX(m, p, c, f, TX_OWN)
#define R_MANY(m, p, c, f, names) R_ALL(m, p, c, f, TX_BY_METHOD, names)
#define R_OWN_MANY(m, p, c, f, names) R_ALL(m, p, c, f, TX_OWN, names)

#define R_FILE(m, p, c, f) R_TX(m, p, c, f, TX_FILE)
#define R_HASH(m, p, c, f) R_TX(m, p, c, f, TX_HASH)
#define R_FILES(m, p, c, f) R_TX(m, p, c, f, TX_FILES)

struct route_table {
	const struct route *route;
	size_t n;
};

#define ROUTES(var, ...)                                                                                               \
	static const struct route var[] = { __VA_ARGS__ };                                                             \
	static const struct route_table var##_table = { var, sizeof(var) / sizeof((var)[0]) };                         \
	static const struct route_table *const var##_listed __attribute__((section("apdr_route"), used)) = &var##_table

/* The route of a request, its :id and :word parts filled in; NULL when there is none. HEAD is looked up as GET. */
const struct route *route_find(struct req *q);
/* The page that this request's form stands on: its own address, or the next one above it that can be opened. */
struct str route_page(struct req *q);
/* Can this address be opened? */
bool route_is_page(struct str path);
/* What the front keeps to with what is posted to this address, before anybody knows who sends it: a body is large only
 * where a file is sent, and taken from everybody only where the route is open to everybody. */
enum { ROUTE_BODY_MAX = 2 * 1024 * 1024, ROUTE_FILE_MAX = 28 * 1024 * 1024 };
struct net_door route_door(struct str path);
size_t route_table_count(void);
const struct route_table *route_table_at(size_t i);
