/* An index of words, so that finding need not read every record: each pupil's words as a row, made by the job process.
 * What is stale, not made yet or made by another program is read as if there were no index. docs/decisions/0036. */
#pragma once

#include "core/record/key_rec.h"
#include "core/rights/ctx.h"

/* Makes the words of some pupils who have none that hold, in one transaction. *after: the last one that was made; zero
 * begins with the first. *did: some were made. RC_BUSY: somebody else is writing. */
enum rc find_words_make(const struct app *app, struct db *db, struct arena *a, struct pupil_key *after, bool *did,
                        struct err *e) NODISCARD;

/* Pupils whom a search need not read. */
struct find_skip {
	int64_t *pupil; /* by id */
	size_t n;
};
/* key: what was typed, folded. Only pupils that who asks holds. */
enum rc find_skip_load(struct ctx *c, struct str key, struct find_skip *out) NODISCARD;
bool find_skips(const struct find_skip *s, int64_t pupil_id);
