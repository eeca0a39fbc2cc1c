/* The audit: append-only events in a hash chain for each school, keyed so that nobody with the database alone can
 * forge one. Writes are in the chain 'w', in the same transaction as the change; reads are in the chain 'r', committed
 * in groups before the page leaves. No pupil text: only ids and a keyed digest of the change. */
#pragma once

#include "core/rights/ctx.h"
#include "core/trail/heads.h"

/* Appends a write event; call it inside the transaction of the change. pupil_id 0 = about no pupil. action like
 * "plan.share". what: any text that describes the change (kept only as keyed digest). */
enum rc audit_write(struct ctx *c, int64_t pupil_id, const struct action *action, const char *record, int64_t record_id,
                    struct str what) NODISCARD;
/* An address is forgotten after a year; the events stay as they are. Inside the caller's write transaction. */
enum { AUDIT_ADDRESS_KEPT_S = 365 * 86400 };
enum rc audit_addresses_forget(struct ctx *c) NODISCARD;
/* Another text after every change of the school's records, because each change appends to the chain of writes; empty
 * before the first. Asked in the transaction that reads the records. */
enum rc audit_revision(struct ctx *c, struct str *out) NODISCARD;
/* A keyed mark of a text, for comparing: it gives away nothing of the text, and nobody else can make it. */
struct str audit_mark(struct ctx *c, struct str text);
/* The read events noted in c as text for the ledger process, from the one at *at on, as many as fit into one question
 * (AUDIT_PAYLOAD_MAX bytes); *at moves on, until it is c->read_count. And the ledger's side: appends all events of n
 * payloads in one transaction. */
enum { AUDIT_PAYLOAD_MAX = 16 * 1024 };
struct str audit_reads_payload(struct ctx *c, size_t *at);
enum rc audit_reads_append(struct db *db, struct arena *a, const unsigned char *key, const struct str *payload,
                           size_t n, struct err *e) NODISCARD;

/* Where the read events are in a file of their own (reads): notes in db how far each chain of reads is, so that a cut
 * of that file is found, up to here. reads may be NULL: nothing to note. */
enum rc audit_anchor(struct db *db, struct db *reads, struct arena *a, struct err *e) NODISCARD;
/* Has db such a note? Then the file of the read events must be there. */
enum rc audit_anchored(struct db *db, struct arena *a, bool *has, struct err *e) NODISCARD;

struct audit_fault {
	int64_t school_id;
	struct str chain;
	int64_t seq;
	struct str why;
};
/* Walks all chains of db and of reads (NULL: there is no such file). kept: n lines of what was noted outside the
 * database (heads_parse). RC_OK = sound (events counted); RC_INVALID = *fault names the first bad entry. */
enum rc audit_verify(struct db *db, struct db *reads, struct arena *a, const unsigned char *key,
                     const struct heads_line *kept, size_t n, int64_t *events, struct audit_fault *fault,
                     struct err *e) NODISCARD;
/* The ends of all chains, those of reads too (NULL: there is no such file), for heads_lines. Memory: a. */
enum rc audit_heads(struct db *db, struct db *reads, struct arena *a, struct event_head **out, size_t *n,
                    struct err *e) NODISCARD;

/* Was the database written with this key? RC_FAIL says that not: another one would break every chain for ever. */
enum rc audit_key_fits(struct db *db, struct arena *a, const unsigned char *key, struct err *e) NODISCARD;
/* Notes the print of the key with every school that has none, so that it is known again. */
enum rc audit_key_note(struct db *db, struct arena *a, const unsigned char *key, struct err *e) NODISCARD;
