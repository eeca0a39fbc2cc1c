/* UTF-8 at the door: every text that comes in is checked here once. */
#pragma once

#include "kit/base/str.h"

/* Well-formed UTF-8 (no surrogates, no overlong forms) without NUL and control letters other than tab, CR, LF. */
bool utf8_ok(struct str s);
size_t utf8_len(struct str s); /* characters (code points); s must be well-formed */
/* Next code point at *i, which moves on; s must be well-formed. */
uint32_t utf8_next(struct str s, size_t *i);
/* First n characters. */
struct str utf8_head(struct str s, size_t n);
