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
enum { UTF8_MOST = 4 };
/* Writes a code point, which must be one, and gives the number of bytes: at most UTF8_MOST. */
size_t utf8_put(char *p, uint32_t c);
/* The letter of a byte of Windows-1252; 0 for those that are not in use, and for 0. */
uint32_t utf8_of_windows(unsigned char c);
