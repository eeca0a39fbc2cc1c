#include "core/account/token.h"

#include <sodium.h>

#include "core/trail/audit_hash.h"

struct str token_hash(struct arena *a, struct str token)
{
	unsigned char h[crypto_hash_sha256_BYTES];

	crypto_hash_sha256(h, (const unsigned char *)token.p, token.n);
	return hex_of(a, h, sizeof h);
}

struct str token_hash_keyed(const struct app *app, struct arena *a, const char *use, struct str token)
{
	return keyed_hash(a, app->key, str_fmt(a, "apdr %s|%.*s", use, STR_ARG(token)));
}

void token_seed(const struct app *app, struct arena *a, const char *use, int64_t school_id, int64_t id,
                unsigned char *out, size_t n)
{
	const struct str text = str_fmt(a, "apdr seed %s|%lld|%lld", use, (long long)school_id, (long long)id);

	crypto_generichash(out, n, (const unsigned char *)text.p, text.n, app->key, APP_KEY);
}
