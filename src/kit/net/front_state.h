/* What the parts of the front process share. From top to bottom: the loop (front.c), the links to workers (link.c), the
 * answers that are held back (hold.c), the connections (conn.c), what each may hold (share.c), who is next (queue.c),
 * what is remembered of them (standing.c), and what all of them ask of the loop (front_wake.c). Each calls only those
 * below it. Not for other rooms. */
#pragma once

#include "kit/net/bytes.h"
#include "kit/net/front.h"
#include "kit/net/http_head.h"
#include "kit/net/standing.h"

enum { FRONT_LINKS_MAX = 64, FRONT_NOBODY = -1, FRONT_CROWDS = 4096 };

enum conn_state {
	CONN_FREE,
	CONN_IDLE,   /* no byte of the next request */
	CONN_HEAD,   /* some bytes of a head */
	CONN_BODY,   /* head is read, body is coming */
	CONN_QUEUED, /* complete, waits for a worker */
	CONN_WORK,   /* a worker has it */
	CONN_HELD,   /* its answer waits for the disk */
	CONN_REPLY,  /* an answer is on its way out */
	CONN_LINGER, /* refused and told so; what still comes is thrown away */
};

/* What a request is to the workers (queue.c). */
enum lane { LANE_PAGE, LANE_SAVE, LANE_SLOW, LANE_COSTLY, LANES };

struct conn {
	int fd;
	uint32_t generation; /* events of an earlier owner of this place are not ours */
	enum conn_state state;
	bool readable; /* the socket may have more: edge-triggered events are not repeated */
	bool ended;    /* the client sends no more */
	bool close;    /* after this reply */
	bool is_head;
	bool is_post;
	bool asking; /* a worker is asked only who this is; the request follows */
	bool asked;
	bool again;     /* the loop has to run it */
	bool known;     /* the last request had the cookie of a session that a worker has found to be real */
	bool first;     /* goes before strangers: that, or a known device where it counts */
	int next;       /* in its line */
	int64_t ticket; /* held: the number of the question to the ledger; 0 = the next one */
	int64_t deadline_us;
	int64_t moved_us;          /* when bytes came or went */
	int64_t began_us;          /* when the body did */
	struct bytes in;           /* from the client: this request, perhaps the beginning of the next */
	size_t seen;               /* of the head */
	size_t head;               /* length of the head */
	size_t body;               /* length of the body */
	struct bytes frame;        /* what the worker gets before the body */
	struct bytes out;          /* head of the reply, and the front's own pages */
	struct bytes held;         /* the worker's frame, when tail is in it */
	struct str tail;           /* body of the reply */
	size_t sent;               /* of out and tail together */
	struct net_address from;   /* the other end of the socket */
	struct net_address client; /* who asks: another one when that is a proxy */
	uint64_t house;            /* marks (standing.h) of that, and of the cookies; 0: none */
	uint64_t session;
	uint64_t device;
	uint64_t asker; /* the one of them that counts */
	uint64_t shape; /* of the path */
	uint64_t turn;
	enum lane lane;
	char id[24];
};

enum link_state { LINK_NONE, LINK_FREE, LINK_BUSY };

/* One worker, seen from the front. */
struct link {
	int fd;
	uint32_t generation;
	enum link_state state;
	int conn;                 /* whose request this is, or FRONT_NOBODY */
	uint32_t conn_generation; /* of that place when it asked: another one, and the client has left */
	bool asking;              /* these as they were in its connection: */
	bool known;
	bool first;
	uint64_t asker;
	uint64_t shape;
	enum lane lane;
	uint64_t owner; /* whose body this is: session or house */
	int64_t deadline_us;
	int64_t alone_until_us; /* a save: no other one begins before, while this one is at work */
	struct bytes frame;     /* on its way to the worker: frame, then body */
	struct bytes body;
	size_t body_from; /* where the body begins in those bytes */
	size_t body_size;
	size_t sent;
	struct bytes in; /* the reply so far, with its length in front */
};

/* Connections one after the other, by their places. */
struct line {
	int first;
	int last;
};

struct front {
	const struct front_options *o;
	int epoll;
	int64_t now_us;
	int64_t earliest_us; /* no deadline is before this */
	struct conn *conn;
	struct link link[FRONT_LINKS_MAX];
	struct line queue; /* waits for a worker */
	size_t queued;
	uint64_t turn;                /* served now */
	struct line held;             /* waits for the ledger */
	int64_t question;             /* to the ledger, without an answer; 0: none */
	int64_t question_us;          /* when it is sent again */
	size_t open;                  /* connections */
	bool again;                   /* one of them has to be run */
	uint16_t crowd[FRONT_CROWDS]; /* places by address (share.c) */
	struct standing standing;
	struct arena *scratch;
	bool draining;
	char name[8]; /* begins each request number of this process */
	uint64_t requests;
};

enum front_kind { FRONT_LISTEN, FRONT_CONTROL, FRONT_CONN, FRONT_LINK, FRONT_LEDGER };

bool front_watch(struct front *f, int fd, enum front_kind kind, int index, uint32_t generation);
/* A deadline ms from now, and the loop will wake for it. */
int64_t front_deadline(struct front *f, int64_t ms);
int64_t front_utc(void);
/* ms in which n bytes have to move. */
int64_t front_transfer_ms(const struct front *f, size_t n);

void conn_open(struct front *f, int fd, const struct net_address *from);
void conn_close(struct front *f, struct conn *c);
void conn_event(struct front *f, struct conn *c, uint32_t events);
void conn_late(struct front *f, struct conn *c);
/* The worker's answer; held: the bytes that p's views are in, taken over (or left, when they are not needed). */
void conn_answer(struct front *f, struct conn *c, const struct net_reply *p, struct bytes *held);
/* The front's own page with this status. Closes the connection unless the request was read completely. */
void conn_fault(struct front *f, struct conn *c, int status);
/* A worker has said who this is. */
void conn_told(struct front *f, struct conn *c);
/* Goes on until the connection has to wait for something. */
void conn_run(struct front *f, struct conn *c);

/* The answer that the connection has is held back, and may go after all. */
void conn_hold(struct front *f, struct conn *c);
void conn_release(struct front *f, struct conn *c);

void line_add(struct front *f, struct line *l, struct conn *c);
void line_remove(struct front *f, struct line *l, struct conn *c);
/* NULL, or the one that has to go because the queue is full; it is out already. */
struct conn *queue_add(struct front *f, struct conn *c) NODISCARD;
void queue_remove(struct front *f, struct conn *c);
/* Takes the next one that a worker may begin with; NULL when there is none. */
struct conn *queue_next(struct front *f);

/* c asks for this client from now on; and for nobody. */
void share_place(struct front *f, struct conn *c, const struct net_address *client);
void share_leave(struct front *f, struct conn *c);
/* Who has to make room for a new one; NULL: nobody can. */
struct conn *share_last(struct front *f);
/* May so much more of c's body be read? NULL: yes. c: no. Another one: when that one has gone, ask again. */
struct conn *share_room(struct front *f, struct conn *c, size_t more) NODISCARD;
/* c's answer waits for its reader. Who has to end for what such answers hold? NULL: nobody. */
struct conn *share_reply(struct front *f, const struct conn *c) NODISCARD;

/* An answer that must not leave before the disk has what it rests on. */
void hold_add(struct front *f, struct conn *c);
void hold_event(struct front *f);
void hold_late(struct front *f);

void link_open(struct front *f, uint32_t slot, int fd);
void link_event(struct front *f, struct link *l, uint32_t events);
void link_late(struct front *f, struct link *l);
/* Gives waiting requests to free workers. */
void links_feed(struct front *f);
