/* Sealed bytes: encrypted and authenticated in pieces (libsodium's secretstream, XChaCha20-Poly1305). Who changes,
 * cuts, swaps or repeats a piece, or gives the bytes of one file for another, gets nothing. */
#pragma once

#include "kit/base/rc.h"
#include "kit/base/str.h"

enum { SEAL_KEY = 32 };

/* The key of one thing, from the key of the installation: nobody comes from one to another. */
void seal_key_of(unsigned char out[static SEAL_KEY], const unsigned char root[static SEAL_KEY], struct str what);
/* about: words that go with the bytes and have to be the same when they are opened ("file 12 part 0"). */
struct str seal_close(struct arena *a, const unsigned char key[static SEAL_KEY], struct str about, struct str plain);
/* Bytes that this many become. */
size_t seal_size(size_t plain);
/* RC_INVALID: these are not the bytes that were sealed with this key about this. */
enum rc seal_open(struct arena *a, const unsigned char key[static SEAL_KEY], struct str about, struct str sealed,
                  struct str *plain) NODISCARD;
