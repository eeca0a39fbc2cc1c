#include "core/account/password.h"

#include <sodium.h>
#include <string.h>

#include "core/trail/audit_hash.h"
#include "kit/base/utf8.h"
#include "kit/text/strength.h"

enum {
	PASSES = 3,
	PASSES_MOST = 10,
	MEMORY_USUAL_MIB = 64,
	MEMORY_MOST_TIMES = 4, /* of ours: a hash that asks for more was not made here */
	BITS_LEAST = 33,       /* 10,000,000,000 guesses: zxcvbn's best class */
};

static size_t hash_memory(const struct app *app)
{
	return (size_t)(app->hash_memory_mib > 0 ? app->hash_memory_mib : MEMORY_USUAL_MIB) << 20;
}

/* Hashed with the key first, so that a stolen database alone does not let anybody try passwords. */
enum rc password_hash(const struct app *app, struct arena *a, struct str password, struct str *out, struct err *e)
{
	char *h = arena_alloc(a, crypto_pwhash_STRBYTES);
	struct str p = keyed_hash(a, app->key, password);

	if (crypto_pwhash_str_alg(h, p.p, p.n, PASSES, hash_memory(app), crypto_pwhash_ALG_ARGON2ID13) != 0)
		return err_set(e, RC_FAIL, "password: no memory for hashing");
	*out = str_of(h);
	return RC_OK;
}

/* A number of "$argon2id$v=19$m=65536,t=3,p=1$…"; 0: it is not there. */
static int64_t cost(struct str stored, const char *name)
{
	ptrdiff_t at = str_find(stored, str_of(name));
	int64_t n = 0;

	if (at < 0)
		return 0;
	for (size_t i = (size_t)at + strlen(name);
	     i < stored.n && stored.p[i] >= '0' && stored.p[i] <= '9' && n < INT32_MAX; i++)
		n = 10 * n + (stored.p[i] - '0');
	return n;
}

/* One that this program may have made: of another size it would hold the process for as long as its writer likes. */
static bool is_ours(const struct app *app, struct str stored)
{
	int64_t kib = cost(stored, "$m="), passes = cost(stored, ",t=");

	return str_starts(stored, S("$argon2id$")) && stored.n < crypto_pwhash_STRBYTES && kib > 0 &&
	       kib <= (int64_t)(MEMORY_MOST_TIMES * hash_memory(app) >> 10) && passes > 0 && passes <= PASSES_MOST;
}

bool password_is_old(const struct app *app, struct str stored)
{
	return cost(stored, "$m=") != (int64_t)(hash_memory(app) >> 10) || cost(stored, ",t=") != PASSES;
}

/* A hash to compare with where there is none. */
static struct str nobodys(const struct app *app, struct arena *a)
{
	static char kept[crypto_pwhash_STRBYTES];
	struct str h;
	struct err e;

	if (kept[0] == '\0' && password_hash(app, a, S("nobody has this password"), &h, &e) == RC_OK)
		memcpy(kept, h.p, h.n);
	return str_of(kept);
}

bool password_ok(const struct app *app, struct arena *a, struct str stored, struct str password)
{
	bool ours = is_ours(app, stored);
	struct str p = keyed_hash(a, app->key, password);
	char h[crypto_pwhash_STRBYTES] = { 0 };

	if (!ours)
		stored = nobodys(app, a);
	memcpy(h, stored.p, stored.n);
	return crypto_pwhash_str_verify(h, p.p, p.n) == 0 && ours;
}

struct str password_fault(struct arena *a, struct str password, const struct str *own, size_t n)
{
	if (utf8_len(password) < PASSWORD_MIN)
		return S(
		    "Choose a password with at least 12 characters. Three words that do not belong together are good");
	if (password.n > PASSWORD_MAX)
		return S("Choose a password with at most 256 characters");
	if (strength_bits(a, password, own, n) < BITS_LEAST)
		return S("Choose a password that is harder to guess: this one is a common word, a name, a date or a "
		         "row of keys "
		         "with little more. Three words that do not belong together are good");
	return STR_NONE;
}
