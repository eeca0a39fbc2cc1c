/* The ledger: one process that commits the read events of all workers in groups, so that many readers share one fsync.
 * A worker asks and waits for the answer before its page leaves.
 *
 * A worker and the ledger share a SOCK_SEQPACKET pair. The parent keeps the ledger's end as well, so that a new ledger
 * process takes over where a killed one stopped: a question without an answer is sent again, under the same number.
 * So an event is committed at least once; twice only when a ledger was killed between its commit and its answer. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum { LEDGER_PAYLOAD_MAX = 16 * 1024, LEDGER_WORKERS_MAX = 64 };

/* Worker's side: sends the payload and waits until it is committed. RC_FAIL when it could not be within ten seconds;
 * otherwise what the ledger's commit returned. */
enum rc ledger_ask(int fd, struct str payload) NODISCARD;

/* Ledger's side. Commits all n payloads (views, valid during the call) in one transaction. */
struct ledger_batch {
	enum rc (*commit)(void *x, const struct str *payload, size_t n);
	void *x;
};

/* Serves until control ends or says stop. control: a SOCK_SEQPACKET socket from the parent that hands over the ledger's
 * end of each worker's pair (kit/net/hand.h; a slot below LEDGER_WORKERS_MAX). RC_OK at stop, RC_FAIL when poll fails.
 */
enum rc ledger_serve(int control, const struct ledger_batch *batch) NODISCARD;
