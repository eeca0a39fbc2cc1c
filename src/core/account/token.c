#include "core/account/token.h"

#include <sodium.h>

static struct str hex_of(struct arena *a, const unsigned char *h, size_t n)
{
	char *out = arena_alloc(a, 2 * n + 1);

	sodium_bin2hex(out, 2 * n + 1, h, n);
	return (struct str){ out, 2 * n };
}

struct str token_hash(struct arena *a, struct str token)
{
	unsigned char h[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(h, (const unsigned char *)token.p, token.n);
	return hex_of(a, h, sizeof h);
}

static void keyed(const struct app *app, struct str text, unsigned char *out, size_t n)
{
	crypto_generichash(out, n, (const unsigned char *)text.p, text.n, app->key, APP_KEY);
}

struct str token_hash_keyed(const struct app *app, struct arena *a, const char *use, struct str token)
{
	unsigned char h[crypto_generichash_BYTES];

	keyed(app, str_fmt(a, "apdr %s|%.*s", use, STR_ARG(token)), h, sizeof h);
	return hex_of(a, h, sizeof h);
}

void token_seed(const struct app *app, struct arena *a, const char *use, int64_t school_id, int64_t id,
                unsigned char *out, size_t n)
{
	keyed(app, str_fmt(a, "apdr seed %s|%lld|%lld", use, (long long)school_id, (long long)id), out, n);
}
