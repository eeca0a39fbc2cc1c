/* The dated entries of a pupil's record, as the capabilities list them beside their own files:
 *
 *   ENTRY_KIND(entry_observation, .code = "observation", .group = ENTRY_SEEN, .word = "Observation",
 *              .a_word = "an observation", .icon = "eye", .cap = CAP_OBSERVE, .list = &Q_ENTRY_OBSERVATION,
 *              .line = line, .table = &observation_rows);
 *
 * History, withdrawing and moving walk over them and know no capability (docs/decisions/0025). This file is
 * the register and reading; taking out is in core/entry/put_right. */
#pragma once

#include "core/rights/author.h"
#include "core/entry/kept_sql.h"
#include "core/rights/ctx.h"

/* The choices of the history, in its order. */
enum entry_group {
	ENTRY_SAID, /* concerns, complaints and messages */
	ENTRY_SEEN,
	ENTRY_RESULTS,
	ENTRY_TALKS, /* discussions and meetings */
	ENTRY_DECISIONS,
	ENTRY_ASSESSMENTS,
	ENTRY_PLANS,
	ENTRY_PROGRESS,
	ENTRY_SESSIONS,
	ENTRY_REVIEWS,
	ENTRY_LETTERS,
	ENTRY_FILES,
	ENTRY_GROUPS
};
const char *entry_group_key(enum entry_group g);  /* "seen": in addresses */
const char *entry_group_word(enum entry_group g); /* "Observations" */

struct entry_kind;
struct entry_take;
struct known_list;
struct entry_move;

/* One entry, as somebody may read it. */
struct entry {
	const struct entry_kind *kind;
	int64_t id;
	struct date on;
	int64_t by_id; /* who wrote it, as who asks is known now (core/rights/author); 0: nobody on record */
	struct str by;
	struct str what;  /* "Observation": the kind's word when the line says no other */
	struct str words; /* one line or some; may be empty */
	struct str rest;  /* of the address below the pupil where it is read; empty: nowhere alone */
	struct str home;  /* the same below the family's page */
	bool hidden;      /* not for who asks */
	bool again;       /* finished today: it can be opened again */
	bool sealed;      /* about the SENCO: for the head alone */
	bool own;         /* of the family member who asks */
	bool narrow;      /* said in confidence, or for few readers: it stays in the school */
};

/* Who asks. */
struct entry_ask {
	struct arena *a;
	struct date today;
	enum role hat;
	int64_t person_id;
	struct authors mine; /* whose entries are theirs; all zero: their own */
	bool reads_sealed;   /* about the SENCO */
	bool family;         /* a parent, or the young person */
	struct date before;  /* of a family: only what is older, and their own; none: everything */
};

struct entry_kind {
	const char *code; /* in addresses and in the trail */
	enum entry_group group;
	const char *word;
	const char *a_word; /* in a sentence */
	const char *icon;
	enum cap cap;     /* who reads it, of those who hold the pupil; who wrote it always does */
	bool to_family;   /* the family's history has it, as line says */
	bool from_family; /* who sent it takes it back on the same day, and then nobody else puts it back */
	bool routine;     /* happens all the time: the history counts it by month */
	/* $1 school, $2 pupil, $3 id or 0 for all: id, on_day (or at, UTC seconds), by_id, by_name and what
	 * line reads; newest first. */
	const struct stmt *list;
	void (*line)(const struct entry_ask *ask, struct rows *r, size_t i, struct entry *e);
	/* What of it forms that come later offer again (core/entry/known.h). NULL: nothing. */
	void (*known)(const struct entry_ask *ask, struct rows *r, size_t i, const struct entry *e,
	              struct known_list *out);
	/* What stands in it beside its line, for a search and for who is given everything: $1 school, $2 pupil: id,
	 * part, label, words, in order of both (ENTRY_WHOLE). NULL: the line says all. */
	const struct stmt *whole;
	enum cap whole_cap; /* who reads that */
	const struct entry_table
	    *table; /* its own row; NULL: it is shown only, and put right by putting right what it is of */
	/* Takes out what belongs to it beside its own row, and says what hangs on it (core/entry/put_right.h). NULL:
	 * there is nothing. */
	enum rc (*apart)(struct entry_take *t, const struct kept_row *own);
	/* Fits the rows to the pupil they move to. NULL: they fit as they are. */
	enum rc (*fit)(struct entry_move *m);
	/* Of what is finished (a review, a shared plan): makes its row a draft again, after apart with t->again. NULL:
	 * it is never finished. */
	enum rc (*open_again)(struct entry_take *t, const struct kept_row *own);
	const char *again; /* "It was finished too early" */
};

#define ENTRY_KIND(var, ...)                                                                                           \
	static const struct entry_kind var = { __VA_ARGS__ };                                                          \
	static const struct entry_kind *const var##_listed __attribute__((section("apdr_entry"), used)) = &var

/* The statement of a list: what it reads of table with this alias beside the id, the day and who wrote it, and further
 * joins. day and by are columns with the alias. */
#define ENTRY_LIST(var, table, alias, day, by, columns, joins)                                                         \
	STMT(var, ENTRIES_MOST,                                                                                        \
	     "SELECT " alias ".id, " day " AS on_day, COALESCE(" by ", 0) AS by_id, " SQL_NAME(                        \
	         "b") " AS by_name" columns " FROM " table " " alias " LEFT JOIN person b ON b.school_id = " alias     \
	              ".school_id AND b.id = " by joins " WHERE " alias ".school_id = $1 AND " alias                   \
	              ".pupil_id = $2 AND (" alias ".id = $3 OR 0 = CAST($3 AS BIGINT)) ORDER BY " day " DESC, " alias \
	              ".id DESC")

enum { ENTRIES_MOST = 20000 };

/* The statement of what stands in an entry beside its line: ENTRY_WHOLE(Q_WHOLE_REVIEW, ENTRY_PIECE("review", "id",
 * "1", "Why", "why") ENTRY_AND ENTRY_PIECE("review_outcome", "review_id", "2", "Outcome", "words")). */
#define ENTRY_PIECE(table, id, part, label, column)                                                                    \
	"SELECT " id " AS id, " part " AS part, '" label "' AS label, " column " AS words FROM " table                 \
	" WHERE school_id = $1 AND pupil_id = $2 AND " column " <> ''"
#define ENTRY_AND " UNION ALL "
#define ENTRY_WHOLE(var, pieces) STMT(var, ENTRIES_MOST, pieces " ORDER BY id, part")

size_t entry_kind_count(void);
const struct entry_kind *entry_kind_at(size_t i);
const struct entry_kind *entry_kind_find(struct str code); /* NULL when there is none */

/* Who asks, with what the gate knows. family: for a family's page. */
enum rc entry_ask_make(struct ctx *c, bool family, struct entry_ask *out) NODISCARD;
/* All that who asks may read of a pupil, newest first; of each kind at most `most`. After the caller's gate. */
enum rc entries_load(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, size_t most, struct entry **out,
                     size_t *n) NODISCARD;
/* What the entries of one kind carry forward, of those that who asks may read: at most `most`, none before `since`. */
enum rc entries_known(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct entry_kind *kind,
                      size_t most, struct date since, struct known_list *out) NODISCARD;
/* One piece of what stands in an entry beside its line. */
struct entry_piece {
	const struct entry_kind *kind;
	int64_t id;
	struct str label; /* "What we hope for" */
	struct str words;
};
/* All pieces of a pupil's entries that who asks may read, by kind, entry and order. After the caller's gate. */
enum rc entries_whole(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, struct entry_piece **out,
                      size_t *n) NODISCARD;
/* All words of an entry, its pieces included: p may have those of other entries too. Memory: a. */
struct str entry_text(struct arena *a, const struct entry *e, const struct entry_piece *p, size_t n);
/* Every text that entry_text makes of a pupil's entries for whoever of the staff asks, also what is hidden from most of
 * them: for an index, which is shown to nobody. The same text may come several times; it stays until c->a goes back. */
enum rc entries_texts(struct ctx *c, struct pupil_key k, void (*take)(void *x, struct str text), void *x) NODISCARD;
/* Entries of several kinds from the rows of one statement: id, on_day (or at, when on_day is empty), by_id, by_name,
 * and packed: the kind and the names of what its line reads (with # before a number), and then each value behind a
 * \x1f; \x1e is none. Those that who asks may read, newest first; returns how many. */
size_t entries_unpack(const struct entry_ask *ask, struct rows *r, struct entry **out);
/* One of them. RC_NONE: it is not there, or not for who asks. */
enum rc entry_load(struct ctx *c, struct pupil_key k, const struct entry_ask *ask, const struct entry_kind *kind,
                   int64_t id, struct entry *out) NODISCARD;
