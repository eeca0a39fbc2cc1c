/* What names an adult, by table and column: read, and set from one person to another; and what is asked before two
 * records of one adult become one. tests/merge/test_adult_sql.c compares the columns with the schema. */
#pragma once

#include "core/record/key_rec.h"
#include "kit/base/date.h"
#include "kit/db/db.h"

/* A column that a merge changes. */
struct adult_cell {
	const char *tab;
	const char *col;
	const char *what;       /* "Messages": the line it is counted in; NULL: what a merge settles, it names nobody */
	const struct stmt *of;  /* ids of the rows that name a person */
	const struct stmt *set; /* to $3 where it is still $4 */
};
size_t adult_cell_count(void);
const struct adult_cell *adult_cell_at(size_t i);
const struct adult_cell *adult_cell_named(struct str tab, struct str col); /* NULL: there is none */

enum rc adult_rows(struct db *db, struct arena *a, const struct adult_cell *t, int64_t school_id, int64_t person_id,
                   int64_t **id, size_t *n, struct err *e) NODISCARD;
/* *done: it was as given. */
enum rc adult_set(struct db *db, struct arena *a, const struct adult_cell *t, int64_t school_id, int64_t row_id,
                  struct dbv from, struct dbv to, bool *done, struct err *e) NODISCARD;

/* Where both have a row of which a person has one: the row of the one that goes, the other, and whether it says more.
 */
struct adult_pair {
	const struct adult_cell *cell;
	int64_t gone_row;
	int64_t kept_row;
	bool newer;
};
enum rc adult_pairs(struct db *db, struct arena *a, int64_t school_id, int64_t kept_id, int64_t gone_id,
                    struct adult_pair **out, size_t *n, struct err *e) NODISCARD;

/* Merged already, or the account of a child: RC_NONE. */
enum rc adult_is_one(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct err *e) NODISCARD;
/* into 0: nowhere. */
enum rc adult_merged(struct db *db, struct arena *a, int64_t school_id, int64_t id, int64_t into,
                     struct err *e) NODISCARD;
/* The keys of their name, and of the names of records that were merged into theirs. */
enum rc adult_names(struct db *db, struct arena *a, int64_t school_id, int64_t id, struct str **out, size_t *n,
                    struct err *e) NODISCARD;

struct adult_link {
	struct pupil_key pupil;
	struct str pupil_name;
	int64_t id;
	int64_t person_id;
	struct str relationship;
	struct str responsibility; /* code */
	bool lives_with;
	bool gets_letters;
	bool restricted;
	bool runs; /* without a last day */
	struct date starts;
};
/* Of either, by pupil, then by person. */
enum rc adult_links(struct db *db, struct arena *a, int64_t school_id, const int64_t person_id[2],
                    struct adult_link **out, size_t *n, struct err *e) NODISCARD;
struct adult_bar {
	struct pupil_key pupil;
	struct str pupil_name;
	int64_t id;
	int64_t person_id;
};
/* Restrictions of either that stand. */
enum rc adult_bars(struct db *db, struct arena *a, int64_t school_id, const int64_t person_id[2],
                   struct adult_bar **out, size_t *n, struct err *e) NODISCARD;
struct adult_account {
	int64_t id; /* 0: none */
	struct str login;
	struct str state;
};
/* The open one, else the last. */
enum rc adult_account(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, struct adult_account *out,
                      struct err *e) NODISCARD;
/* Pupils whom one holds as staff on a day and the other does not. */
enum rc adult_holds(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t but,
                    struct date today, int64_t *n, struct err *e) NODISCARD;
/* Does this person see the pupil on a day, in any role? */
enum rc adult_sees(struct db *db, struct arena *a, struct pupil_key k, int64_t person_id, struct date today, bool *yes,
                   struct err *e) NODISCARD;
/* Is something of this person kept as withdrawn that can still be taken back? */
enum rc adult_withdrawn(struct db *db, struct arena *a, int64_t school_id, int64_t person_id, int64_t since, bool *yes,
                        struct err *e) NODISCARD;

struct adult_known {
	int64_t id;
	struct str title;
	struct str given;
	struct str family;
	struct str job;
	struct str email;
	struct str phone;
};
enum { ADULT_WORDS = 3 };
/* Words are keys, each begins a word of the name; empty ones find everybody. */
enum rc adult_find(struct db *db, struct arena *a, int64_t school_id, const struct str word[ADULT_WORDS],
                   struct adult_known **out, size_t *n, struct err *e) NODISCARD;
/* Two of one name of whom nobody has said that they are two. */
struct adult_twice {
	struct adult_known of[2];
};
enum rc adult_namesakes(struct db *db, struct arena *a, int64_t school_id, struct adult_twice **out, size_t *n,
                        struct err *e) NODISCARD;
