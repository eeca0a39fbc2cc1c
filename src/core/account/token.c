#include "core/account/token.h"

#include <sodium.h>

struct str token_hash(struct arena *a, struct str token)
{
	unsigned char h[crypto_hash_sha256_BYTES];
	char *out = arena_alloc(a, 2 * sizeof h + 1);

	crypto_hash_sha256(h, (const unsigned char *)token.p, token.n);
	sodium_bin2hex(out, 2 * sizeof h + 1, h, sizeof h);
	return (struct str){ out, 2 * sizeof h };
}
