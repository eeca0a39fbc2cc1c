/* The parent process: starts front, workers, ledger and job worker, hands sockets between them, replaces the one that
 * ends or gives no sign of life (kit/net/watch.h), and stops all of them in order. It opens no database and answers
 * nobody.
 *
 * The bodies of the processes are functions, so that this room needs to know nothing of what they do. */
#pragma once

#include "kit/net/front.h"
#include "kit/net/ledger.h"
#include "kit/net/listen.h"
#include "kit/net/watch.h"

enum {
	SERVICE_WORKERS_MAX = LEDGER_WORKERS_MAX < 64 ? LEDGER_WORKERS_MAX : 64,
	SERVICE_KEEPER_JOB = SERVICE_WORKERS_MAX, /* the slot of the job process at the keeper, behind the workers */
	SERVICE_KEEPER_SLOTS,
	SERVICE_CANNOT_START = 78, /* exit status: trying again at once is no use; at the start it stops the service */
	SERVICE_CANNOT_GO_ON = 79, /* exit status: it stops the service, which has to begin anew */
};

struct service {
	struct listening listen;
	struct str host;
	bool https;                    /* as in front_options */
	const struct net_range *proxy; /* as in front_options */
	size_t proxies;
	int workers; /* 1..SERVICE_WORKERS_MAX */
	struct front_limits limits;
	int drain_ms; /* for everybody to end after a stop; then they are ended */
	struct watch_limits watch;
	void *x; /* for the functions */
	/* Each runs in a process of its own; its result is the exit status. It says service_ready(control) once it has
	 * opened what it needs, and beats in its loop (kit/base/beat.h); the loops of this room do. ledger_fd and
	 * keeper_fd are -1 when there is none. ledger and job end when control says stop (or ends), and so does the
	 * keeper, which gets an end of each worker's keeper_fd and of the job's; a worker ends when front_fd does.
	 * NULL: no such process. */
	int (*worker)(void *x, int control, int front_fd, int ledger_fd, int keeper_fd);
	int (*ledger)(void *x, int control);
	int (*job)(void *x, int control, int keeper_fd);
	int (*keeper)(void *x, int control);
	struct str session_cookie; /* this and the next two as in front_options */
	struct str device_cookie;
	struct net_door (*door)(struct str path);
	/* Called in the parent, once, when all are ready. */
	void (*started)(void *x);
};

/* Runs until SIGTERM or SIGINT. RC_OK after an orderly stop; RC_FAIL when the processes cannot start, or one of them
 * cannot go on. */
enum rc service_run(const struct service *s, struct err *e) NODISCARD;
/* Child's side. */
void service_ready(int control);
/* Waits for at most ms on the parent, no longer than BEAT_EVERY_MS. False at stop. */
bool service_goes_on(int control, int ms);
