/* Bytes of other systems as UTF-8, and words that were mangled before they came. What the bytes are is seen from them:
 * a byte order mark, the zeros of UTF-16, well-formed UTF-8; else one of two old tables, of which Windows-1252 is the
 * usual one and Mac OS Roman is taken when its letters, and only its letters, stand where letters stand. */
#pragma once

#include "kit/base/str.h"

enum csv_encoding { CSV_UTF8, CSV_UTF8_MARKED, CSV_UTF16_LE, CSV_UTF16_BE, CSV_WINDOWS_1252, CSV_MAC_ROMAN };

/* The bytes as UTF-8 without mark; *text may be a part of them. False, with *line (0: no line in particular), when they
 * are none of these, or have control letters. */
bool encoding_read(struct arena *a, struct str bytes, struct str *text, enum csv_encoding *e, size_t *line);
/* "UTF-8", "UTF-8 with a byte order mark", "Windows-1252" … */
const char *encoding_name(enum csv_encoding e);
/* What a text was before it was read with the wrong table ("Oâ€™Neill" is "O’Neill"); empty when nothing is wrong with
 * it. s must be well-formed UTF-8. */
struct str encoding_unmangled(struct arena *a, struct str s);
