/* Record ids: positive 63-bit numbers, made by the application, that sort by the time of making: milliseconds since
 * 2020 in the high 41 bits, 22 random bits below. An id is put into the form, so that a double submit is one save. */
#pragma once

#include "kit/base/str.h"

int64_t id_new(void);
/* Random bytes from the kernel; ends the process when there are none. */
void random_bytes(void *p, size_t n);
/* n random bytes as 2n lower-case hex letters. */
struct str random_hex(struct arena *a, size_t n);
