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

enum {
	KEY = crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	LETTERS = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
};

static const unsigned char *bytes(struct str s)
{
	return (const unsigned char *)(s.p != NULL ? s.p : "");
}

/* The nonce follows from the words and what they are about, keyed: no two different ones share one. */
struct str token_seal(const struct app *app, struct arena *a, const struct token_place *at, struct str words)
{
	unsigned char key[KEY];
	unsigned char *out = arena_alloc(a, NONCE + words.n + TAG);
	const size_t room = sodium_base64_encoded_len(NONCE + words.n + TAG, LETTERS);
	char *letters = arena_alloc(a, room);
	const struct str all = str_fmt(a, "%zu|%.*s%.*s", at->about.n, STR_ARG(at->about), STR_ARG(words));

	token_seed(app, a, at->use, at->school_id, at->id, key, KEY);
	crypto_generichash(out, NONCE, bytes(all), all.n, key, KEY);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL, bytes(words), words.n, bytes(at->about),
	                                           at->about.n, NULL, out, key);
	sodium_bin2base64(letters, room, out, NONCE + words.n + TAG, LETTERS);
	return str_of(letters);
}

bool token_unseal(const struct app *app, struct arena *a, const struct token_place *at, struct str letters,
                  struct str *words)
{
	unsigned char key[KEY];
	unsigned char *in = arena_alloc(a, letters.n + 1);
	char *out = arena_alloc(a, letters.n + 1);
	size_t n = 0;

	if (sodium_base642bin(in, letters.n, letters.p, letters.n, NULL, &n, NULL, LETTERS) != 0 || n < NONCE + TAG)
		return false;
	token_seed(app, a, at->use, at->school_id, at->id, key, KEY);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((unsigned char *)out, NULL, NULL, in + NONCE, n - NONCE,
	                                               bytes(at->about), at->about.n, in, key) != 0)
		return false;
	*words = (struct str){ out, n - NONCE - TAG };
	return true;
}
