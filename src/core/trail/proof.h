/* The proof of the records: what each transaction wrote, row by row with a keyed digest, in a chain of its own ('c') of
 * the trail, so that a row that was changed, removed or put in behind the program's back is found and named. The digest
 * of an entry of that chain is the list itself, a line "TABLE KEY DIGEST" for each row.
 *
 * Nobody has to think of it: proof_watch makes a connection tell of every row that its statements write, and adds the
 * entry before the commit. An entry says who did it and as what, from the last write event of the same transaction; its
 * record_id is that event's number. What is proven and what not: docs/decisions/0035. */
#pragma once

#include "kit/base/buf.h"
#include "core/rights/ctx.h"
#include "core/trail/event_sql.h"
#include "core/trail/proof_sql.h"

/* From now on all that this connection writes is proven. Once, when it was opened. */
void proof_watch(struct db *db, const unsigned char *key, const struct clock *clock);
/* The write event that the rows of this transaction belong to. */
void proof_of_event(struct db *db, const struct event_row *v);

#define PROOF_GONE "-" /* the digest of what was deleted */
/* Lists in the making, of one school, inside a transaction: as many entries of its chain as it takes. by: an entry
 * without number and list. */
struct proof_list {
	struct db *db;
	struct arena *a;
	const unsigned char *key;
	struct event_row by;
	struct buf text;
};
struct proof_list proof_list_begin(struct db *db, struct arena *a, const unsigned char *key,
                                   const struct event_row *by);
/* line: "KEY DIGEST" and the end of the line; the key's columns have "/" between them. */
enum rc proof_list_add(struct proof_list *l, const struct proof_table *table, struct str line, struct err *e) NODISCARD;
enum rc proof_list_end(struct proof_list *l, struct err *e) NODISCARD;
/* The key of a row as it stands in a list. Memory: a. */
struct str proof_row_key(struct arena *a, const struct proof_table *t, struct rows *row);

enum proof_how {
	PROOF_CHANGED,
	PROOF_PUT_IN,
	PROOF_REMOVED,
	PROOF_LIST,  /* a list, or an entry of the chain, is not the one that was written */
	PROOF_SCOPE, /* pupil_scope is not what its rule makes of the other tables */
	PROOF_NONE,  /* the school has no proof at all */
};
struct proof_fault {
	enum proof_how how;
	int64_t school_id;
	const char *table; /* of a row; "" for the rest */
	struct str key;
	struct str digest; /* as it stands now; PROOF_GONE when it is not there */
	int64_t seq;       /* entry of the chain 'c' that wrote it last; 0: none did */
	int64_t event;     /* its write event, 0: none */
	int64_t at;
	struct str action;
};
/* What is wrong, in words for who looks after the installation. */
const char *proof_how_word(enum proof_how how);

struct proof_count {
	int64_t rows;
	int64_t faults;
};
/* Compares every row of every school with what was written last, in one reading transaction, and calls each for every
 * difference. RC_INVALID: there are some. Memory: a, one school at a time. */
enum rc proof_verify(struct db *db, struct arena *a, const unsigned char *key,
                     void (*each)(void *ctx, const struct proof_fault *f), void *ctx, struct proof_count *n,
                     struct err *e) NODISCARD;
/* Takes every row as it stands now: after a migration, or when an administrator has looked at what proof_verify named.
 * action: why, as it stands in the trail. *rows: how many were not proven so before. */
enum rc proof_take_up(struct db *db, struct arena *a, const unsigned char *key, int64_t now, const char *action,
                      int64_t *rows, struct err *e) NODISCARD;
/* Have all schools a proof? Has any? */
enum rc proof_begun(struct db *db, struct arena *a, bool *all, bool *any, struct err *e) NODISCARD;
