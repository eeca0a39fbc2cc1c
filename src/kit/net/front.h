/* The front process: HTTP on one side, workers on the other, nothing else but a word with the ledger: an answer that
 * rests on what may not be on the disk yet is held back until it is. One epoll loop, no database, no keys, no
 * files. It reads each request completely and within limits, refuses whatever is not beyond doubt, hands it to a free
 * worker and writes the answer back. Each phase of a connection has an absolute deadline.
 *
 * Decisions: docs/decisions/0004-http-front.md. */
#pragma once

#include "kit/net/address.h"
#include "kit/net/net.h"

struct front_limits {
	int head_ms;         /* first byte of a head to its last; a new connection has as long for its first byte */
	int idle_ms;         /* between two requests of a connection */
	int queue_ms;        /* for a free worker */
	int work_ms;         /* for the worker's answer; then the parent is asked to end it */
	int save_ms;         /* a save is the only one at work for so long at most; 0: any number at once */
	int linger_ms;       /* after a refusal, so that the client can read it */
	int drain_ms;        /* at stop, for what is in work */
	size_t rate_bytes_s; /* least rate at which a body comes and an answer is taken, beyond head_ms */
	size_t connections;  /* open at once; beyond it the greediest stranger's is closed (kit/net/share.c) */
	size_t queue;        /* requests that wait for a worker; beyond it the last in turn gets 503 */
	size_t body_max;     /* bytes of one body, whatever its address */
	size_t stranger_max; /* bytes of one body of somebody without a session */
	/* Bytes of bodies that have come and are not with a worker; beyond it 503. */
	size_t memory_max;
	size_t session_memory;   /* of one session */
	size_t strangers_memory; /* of all who have none: set apart, so that they never take from the others */
	size_t address_memory;   /* of those at one address */
	/* Bytes of answers that their readers have not taken; beyond it the slowest of them is ended. One is always let
	 * through, however large. */
	size_t session_replies;
	size_t address_replies;   /* of strangers at one */
	size_t strangers_replies; /* of all of them */
	size_t known_replies;     /* of all others */
	size_t costly;            /* requests at work at once that hash a password */
	size_t costly_queue;      /* strangers that wait for that; beyond it the last in turn gets 429 */
	int64_t slow_us;          /* processor time from which on a page is a slow one */
};

struct front_options {
	int listen_fd;
	int control_fd; /* SOCK_SEQPACKET to the parent: worker sockets, stop (kit/net/hand.h); its end is stop too */
	int ledger_fd;  /* SOCK_SEQPACKET to the ledger; -1: none, and an answer that is to be held back is a fault */
	struct str listen_host; /* the name or address given with --listen; answered as Host */
	bool https;             /* people come by https, through a proxy */
	struct str host;        /* another Host that is answered; empty: none besides listen_host and loopback names */
	const struct net_range *proxy; /* who may say for whom they ask (kit/net/address.h) */
	size_t proxies;
	struct front_limits limits;
	struct str session_cookie; /* names; a worker says which of them are real (net_reply.known) */
	struct str device_cookie;
	struct net_door (*door)(struct str path); /* of what is posted; NULL: open to all, up to limits.body_max */
};

struct front_limits front_limits_usual(void);
/* Returns at stop, when what was in work is answered or drain_ms are over. RC_FAIL when the loop cannot be set up. */
enum rc front_run(const struct front_options *o, struct err *e) NODISCARD;
