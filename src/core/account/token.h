/* One-time and session tokens: what a person holds is random, what the database keeps is only its hash. What has to be
 * printed a second time follows from the key of the installation and a number, and is kept nowhere. */
#pragma once

#include "core/rights/ctx.h"

/* The hash of a token as it stands in the database: 64 hex digits. Memory: a. */
struct str token_hash(struct arena *a, struct str token);
/* The same for what a person could guess (a code of words): keyed, so that the database alone answers no guess. */
struct str token_hash_keyed(const struct app *app, struct arena *a, const char *use, struct str token);
/* n bytes (16 to 64) for a use and a number, the same each time. */
void token_seed(const struct app *app, struct arena *a, const char *use, int64_t school_id, int64_t id,
                unsigned char *out, size_t n);

/* What a few words are sealed for: a use, an account or another thing by its number, and what they are about. Nobody
 * reads them, and they open nowhere else. */
struct token_place {
	const char *use;
	int64_t school_id, id;
	struct str about;
};

/* As letters, digits, "-" and "_", about a third longer than the words and 54 more; the same words for the same place
 * give the same letters. Memory: a. */
struct str token_seal(const struct app *app, struct arena *a, const struct token_place *at, struct str words);
/* False: not sealed here, not for this place, or changed. Memory: a. */
bool token_unseal(const struct app *app, struct arena *a, const struct token_place *at, struct str letters,
                  struct str *words);
