/* Rows of the audit. What a hash covers and how it is keyed is core/trail/audit's business. */
#pragma once

#include "kit/db/db.h"

struct event_row {
	int64_t school_id;
	struct str chain;
	int64_t seq;
	int64_t at;
	int64_t account_id;
	int64_t person_id;
	struct str hat;
	struct str action;
	int64_t pupil;
	struct str record;
	int64_t record_id;
	struct str digest;
	struct str address;      /* from where; empty: not by a request, or forgotten */
	struct str address_mark; /* keyed, inside the hash; empty: there was no address */
	struct str hash;
};

/* Last entry of a chain: seq 0 and empty hash when there is none. */
enum rc event_last(struct db *db, struct arena *a, int64_t school_id, struct str chain, int64_t *seq, struct str *hash,
                   struct err *e) NODISCARD;
enum rc event_insert(struct db *db, struct arena *a, const struct event_row *v, struct err *e) NODISCARD;
/* Empties the addresses of events that are older. Their marks stay. */
enum rc event_addresses_forget(struct db *db, struct arena *a, int64_t school_id, int64_t before,
                               struct err *e) NODISCARD;
/* Of a row with all columns. */
struct event_row event_from_row(struct rows *r);
/* Every event of every school in order of school, chain, seq. */
enum rc event_each(struct db *db, struct arena *a, enum rc (*each)(void *ctx, const struct event_row *v), void *ctx,
                   struct err *e) NODISCARD;
/* Those of one chain. */
enum rc event_chain_each(struct db *db, struct arena *a, int64_t school_id, struct str chain,
                         enum rc (*each)(void *ctx, const struct event_row *v), void *ctx, struct err *e) NODISCARD;
/* Number of entries and highest seq of each chain agree when nothing was cut from the end; the head is kept in
 * setting 'audit.head.CHAIN' with each append. */
enum rc event_head_save(struct db *db, struct arena *a, int64_t school_id, struct str chain, struct str value,
                        struct err *e) NODISCARD;
/* The head of one chain as it is kept; empty when it has no entry. */
enum rc event_head_load(struct db *db, struct arena *a, int64_t school_id, struct str chain, struct str *value,
                        struct err *e) NODISCARD;
struct event_head {
	int64_t school_id;
	struct str chain;
	struct str value; /* number and hash of the last entry, and the proof that it was noted with the key */
};
/* The heads of all chains of all schools, in order of school and chain. */
enum rc event_heads(struct db *db, struct arena *a, struct event_head **out, size_t *n, struct err *e) NODISCARD;
/* A head of the chain of reads, noted in the database when that chain is in a file of its own: setting 'audit.anchor'.
 * One for each school. */
enum rc event_anchor_save(struct db *db, struct arena *a, const struct event_head *v, struct err *e) NODISCARD;
enum rc event_anchors(struct db *db, struct arena *a, struct event_head **out, size_t *n, struct err *e) NODISCARD;
/* The print of the key that the chains were made with, noted with a school: setting 'audit.key'. Missing: *n is 0. */
enum rc event_key_prints(struct db *db, struct arena *a, struct str **out, size_t *n, struct err *e) NODISCARD;
/* Notes it with every school that has none. */
enum rc event_key_print_save(struct db *db, struct arena *a, struct str print, struct err *e) NODISCARD;
