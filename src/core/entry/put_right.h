/* Taking an entry out of the record because it is wrong, or moving it to the pupil it is about: by who wrote it or by
 * the SENCO, with a reason, once. Its rows leave the tables (core/entry/kept_sql), so that no list, count, print or
 * export can show them. What hangs on it goes along, is changed, or has to be put right first; what is said before is
 * said by the same function that does it. On the same day it can be taken back. Source: UK GDPR art. 5(1)(d), 16;
 * docs/decisions/0025. */
#pragma once

#include "core/entry/entry.h"
#include "core/entry/withdrawn_rec.h"
#include "core/people/pupil_rec.h"

enum { SAYS_MOST = 40 };

enum entry_say {
	SAY_ALONG, /* put right together with it */
	SAY_FIRST, /* has to be put right first: stops it */
	SAY_KNOW,  /* somebody has to know */
};

struct entry_said {
	enum entry_say how;
	struct str what; /* "The letter to Mrs Iqbal has not gone" */
	struct str more; /* "It is withdrawn." */
	struct str url;  /* where it is put right; empty: nowhere */
};

/* Of one entry that is taken out, or would be. */
struct entry_take {
	struct ctx *c;
	struct pupil_key k;
	bool dry; /* nothing is written: only what would happen is said */
	bool moves;
	bool again;     /* the entry stays, as a draft */
	int64_t id;     /* of the record of it (withdrawn) */
	struct str why; /* as typed */
	struct kept kept;
	struct entry_said said[SAYS_MOST];
	size_t says;
};

/* For the kinds: what happens to what hangs on it. */
void entry_say(struct entry_take *t, enum entry_say how, struct str what, struct str more, struct str url);
/* Do these words stand in a text, or a whole sentence of them? */
bool entry_is_quoted(struct str words, struct str text);
/* Rows of the entry itself, which go along when it is moved. q NULL: the one with this id. *n (may be NULL): how many.
 */
enum rc entry_take_own(struct entry_take *t, const struct entry_table *table, const struct stmt *q, int64_t id,
                       size_t *n) NODISCARD;
/* Rows of what hung on it, which stay away when it is moved. */
enum rc entry_take_along(struct entry_take *t, const struct entry_table *table, const struct stmt *q, int64_t id,
                         size_t *n) NODISCARD;
/* The row, of this pupil or the one it moves to, is going to be changed, unless dry: call it before. */
enum rc entry_will_change(struct entry_take *t, struct pupil_key k, const struct entry_table *table,
                          int64_t id) NODISCARD;
/* Changes columns of a row of this pupil, and its revision, unless dry. */
struct entry_set {
	const char *column;
	struct dbv value;
};
enum rc entry_change(struct entry_take *t, const struct entry_table *table, int64_t id, const struct entry_set *set,
                     size_t n) NODISCARD;
#define ENTRY_CHANGE(t, table, id, ...)                                                                                \
	entry_change((t), (table), (id), (const struct entry_set[]){ __VA_ARGS__ },                                    \
	             sizeof((const struct entry_set[]){ __VA_ARGS__ }) / sizeof(struct entry_set))
/* The row was made because of it: call it after. */
enum rc entry_was_made(struct entry_take *t, const struct entry_table *table, int64_t id) NODISCARD;

/* Of one that moves: its rows with the pupil they move to. Set values, or refuse. */
struct entry_move {
	struct entry_take *take;
	struct ctx *c;
	struct pupil_key to;
	struct str first; /* of the pupil it moves to */
	struct kept *kept;
	struct str why_not; /* set: it cannot be moved there, in a sentence */
};
/* The cycle of the other pupil that an entry of a cycle goes into: the latest, when it is open. Refuses when there is
 * none; sets cycle_id of all rows that have one. */
enum rc entry_fit_cycle(struct entry_move *m) NODISCARD;

/* May who asks put this entry right? Who wrote it, and the SENCO. */
bool put_right_may(struct ctx *c, const struct entry *e);

struct put_right_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	const struct entry_kind *kind;
	struct entry entry;
	struct entry_take take;
	bool blocked;                 /* something has to be put right first */
	struct entry_take take_again; /* when it can be opened again */
	bool blocked_again;
	struct str seen; /* stands for its rows as they were shown */
};

/* RC_NONE: no such entry, or not theirs to put right. */
enum rc put_right_load(struct ctx *c, int64_t pupil_id, struct str code, int64_t id,
                       struct put_right_view *out) NODISCARD;

struct put_right_in {
	int64_t id; /* of the form: sent twice is done once */
	int64_t to; /* the pupil it is about; 0: it is withdrawn */
	bool again; /* it is opened again instead */
	struct str why;
	struct str seen;
};
/* RC_INVALID: *fault is the field that is wrong and *say why ("why", "to", or "first" for what has to be put right
 * first); RC_CONFLICT: it was changed since it was shown. */
enum rc put_right(struct ctx *c, int64_t pupil_id, struct str code, int64_t id, const struct put_right_in *in,
                  const char **fault, struct str *say) NODISCARD;

/* What somebody of a family sent and takes back, after the caller's own gate and rule: out of the record as if it were
 * withdrawn, with this reason; nobody else puts it back. press: of the form, sent twice is done once. */
struct put_right_own {
	struct str code;
	int64_t id;
	int64_t press;
	struct str why;
};
enum rc put_right_take_back(struct ctx *c, struct pupil_key k, const struct put_right_own *own) NODISCARD;

/* Pupils of this name whom who asks holds, for the choice. Memory: c->a. */
struct right_pupil {
	int64_t id;
	struct str name;
	struct str more; /* "5P, born 2 May 2016" */
};
enum rc put_right_find(struct ctx *c, int64_t not_this, struct str typed, struct right_pupil **out,
                       size_t *n) NODISCARD;

/* What was withdrawn or moved, as who asks may know it: who wrote it, who did it, SENCO and head. */
struct withdrawn_line {
	struct withdrawn v;
	const struct entry_kind *kind; /* NULL: not known any more */
	bool can_undo;
};
enum rc withdrawn_lines(struct ctx *c, struct pupil_key k, struct withdrawn_line **out, size_t *n) NODISCARD;
/* Takes it back: on the same day, by who did it or the SENCO. RC_CONFLICT: something of it was changed since. Twice is
 * once. */
enum rc put_back(struct ctx *c, int64_t pupil_id, int64_t withdrawn_id) NODISCARD;

/* The rows as they were, for the head alone: the trail. */
struct withdrawn_view {
	struct pupil pupil;
	struct str name;
	struct str first;
	struct withdrawn_line line;
	struct kept kept;
};
enum rc withdrawn_open(struct ctx *c, int64_t pupil_id, int64_t id, struct withdrawn_view *out) NODISCARD;
