#include "kit/file/seal.h"

#include <sodium.h>
#include <string.h>

#define MARK "APDRs1\r\n"
#define MORE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
#define FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL

enum {
	PIECE = 64 * 1024,
	MARK_SIZE = sizeof MARK - 1,
	HEAD = crypto_secretstream_xchacha20poly1305_HEADERBYTES,
	OVER = crypto_secretstream_xchacha20poly1305_ABYTES,
};

void seal_key_of(unsigned char out[static SEAL_KEY], const unsigned char root[static SEAL_KEY], struct str what)
{
	/* Returns other than 0 only for wrong sizes. */
	(void)crypto_generichash(out, SEAL_KEY, (const unsigned char *)what.p, what.n, root, SEAL_KEY);
}

static size_t pieces_of(size_t plain)
{
	return plain == 0 ? 1 : (plain + PIECE - 1) / PIECE;
}

size_t seal_size(size_t plain)
{
	return MARK_SIZE + HEAD + plain + pieces_of(plain) * OVER;
}

struct str seal_close(struct arena *a, const unsigned char key[static SEAL_KEY], struct str about, struct str plain)
{
	const size_t pieces = pieces_of(plain.n);
	unsigned char *to = arena_alloc(a, seal_size(plain.n));
	crypto_secretstream_xchacha20poly1305_state s;
	size_t n = MARK_SIZE + HEAD;

	memcpy(to, MARK, MARK_SIZE);
	(void)crypto_secretstream_xchacha20poly1305_init_push(&s, to + MARK_SIZE, key); /* always 0, as is push */
	for (size_t i = 0; i < pieces; i++) {
		struct str part = str_sub(plain, i * PIECE, PIECE);
		unsigned long long done = 0;

		(void)crypto_secretstream_xchacha20poly1305_push(&s, to + n, &done, (const unsigned char *)part.p,
		                                                 part.n, (const unsigned char *)about.p, about.n,
		                                                 i + 1 == pieces ? FINAL : MORE);
		n += (size_t)done;
	}
	sodium_memzero(&s, sizeof s);
	return (struct str){ (const char *)to, n };
}

enum rc seal_open(struct arena *a, const unsigned char key[static SEAL_KEY], struct str about, struct str sealed,
                  struct str *plain)
{
	crypto_secretstream_xchacha20poly1305_state s;
	struct str rest = str_sub(sealed, MARK_SIZE + HEAD, sealed.n);
	unsigned char *to = arena_alloc(a, rest.n + 1);
	unsigned char tag = MORE;
	size_t n = 0;
	bool good =
	    str_starts(sealed, S(MARK)) && sealed.n >= MARK_SIZE + HEAD + OVER &&
	    crypto_secretstream_xchacha20poly1305_init_pull(&s, (const unsigned char *)sealed.p + MARK_SIZE, key) == 0;

	while (good && rest.n > 0) {
		struct str part = str_sub(rest, 0, PIECE + OVER);
		unsigned long long done = 0;

		good =
		    tag == MORE &&
		    crypto_secretstream_xchacha20poly1305_pull(&s, to + n, &done, &tag, (const unsigned char *)part.p,
		                                               part.n, (const unsigned char *)about.p, about.n) == 0;
		n += (size_t)done;
		rest = str_sub(rest, part.n, rest.n);
	}
	*plain = (struct str){ (const char *)to, n };
	return good && tag == FINAL ? RC_OK : RC_INVALID;
}
