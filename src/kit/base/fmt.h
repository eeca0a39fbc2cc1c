/* printf's formats that nearly all of our texts are made with: %s %.*s %c %d %u %lld %llu %zu %% and zeros before a
 * number (%02d). They are half of what a page costs when vsnprintf writes them; it gets everything else. */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

enum { FMT_INT = 24 }; /* room for any number of 64 bits */

/* As vsnprintf: at most room - 1 bytes and a zero after them (none when there is no room); the length of the whole. */
size_t fmt_text(char *to, size_t room, const char *fmt, va_list ap) __attribute__((format(printf, 3, 0)));
/* The digits of v, ending before end; how many bytes that are: at most FMT_INT. */
size_t fmt_int(char *end, int64_t v);
