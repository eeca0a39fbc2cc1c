/* The words of each pupil's entries as a row that triggers make stale (migrations/0025). It is a filter: it says whose
 * entries need not be read, and nobody is shown what stands in it. */
#pragma once

#include "core/people/pupil_sql.h"
#include "kit/db/db.h"

enum { WORDS_AT_ONCE = 4, WORDS_TYPED = 3 };

/* Pupils without a row that holds for this program, from after this one on; at most WORDS_AT_ONCE. */
enum rc words_wanted(struct db *db, struct arena *a, struct str program, struct pupil_key after, struct pupil_key *out,
                     size_t *n, struct err *e) NODISCARD;
enum rc words_put(struct db *db, struct arena *a, struct pupil_key k, struct str program, struct str words,
                  struct err *e) NODISCARD;

struct words_ask {
	int64_t school_id;
	int64_t person_id;
	struct str hat;
	struct date today;
	struct str program;
	struct str word[WORDS_TYPED]; /* folded; empty: any */
};
/* Of the pupils that this person holds those in whose entries one of the words begins nothing, by id. Of who is not
 * among them nothing is known. */
enum rc words_without(struct db *db, struct arena *a, const struct words_ask *ask, int64_t **out, size_t *n,
                      struct err *e) NODISCARD;
