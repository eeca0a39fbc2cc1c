/* The ledger: one process that commits the read events of all workers in groups, so that many readers share one wait
 * for the disk, and that syncs what workers have saved, once for all whose answers the front holds back. A worker asks
 * and waits for the answer before its page leaves; the front asks, and goes on with its work.
 *
 * A worker and the ledger share a SOCK_SEQPACKET pair, and so do the front and the ledger. The parent keeps the
 * ledger's end as well, so that a new ledger process takes over where a killed one stopped: a question without an
 * answer is sent again, under the same number. So an event is committed at least once; twice only when a ledger was
 * killed between its commit and its answer. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum {
	LEDGER_PAYLOAD_MAX = 16 * 1024,
	LEDGER_WORKERS_MAX = 64,
	LEDGER_FRONT = LEDGER_WORKERS_MAX, /* the front's slot, after those of the workers */
	LEDGER_SLOTS,
	LEDGER_AGAIN_MS = 300, /* when a question is sent again */
	LEDGER_GIVE_UP_MS = 10 * 1000,
};

/* An answer is the number of the question and the result. */
struct ledger_answer {
	int64_t number;
	int64_t rc;
};

/* Worker's side: sends the payload and waits until it is committed, and until what anybody had committed before is on
 * the disk. RC_FAIL when it could not be within ten seconds; otherwise what the ledger's commit returned. */
enum rc ledger_ask(int fd, struct str payload) NODISCARD;
/* The same, but no longer than so many ms. */
enum rc ledger_ask_within(int fd, struct str payload, int ms) NODISCARD;
/* The same without waiting: false when the queue is full or nobody is there. The number is not 0, and another one for
 * each question of this process. */
bool ledger_send(int fd, int64_t number, struct str payload) NODISCARD;
/* False when there is no answer yet. */
bool ledger_receive(int fd, struct ledger_answer *out) NODISCARD;

/* Ledger's side. */
struct ledger_batch {
	/* Commits all n payloads (views, valid during the call; some may be empty) in one transaction. */
	enum rc (*commit)(void *x, const struct str *payload, size_t n);
	/* Has the disk take what others committed before the call; NULL where commits are on the disk. */
	enum rc (*sync)(void *x);
	void *x;
};

/* Serves until control ends or says stop. control: a SOCK_SEQPACKET socket from the parent that hands over the ledger's
 * end of each pair (kit/net/hand.h; a slot below LEDGER_SLOTS). RC_OK at stop. RC_FAIL when poll fails, or a sync:
 * nobody who waited for that one got RC_OK, and nobody may until the whole service has begun anew. */
enum rc ledger_serve(int control, const struct ledger_batch *batch) NODISCARD;
