/* A growable run of bytes for the front process, where a connection's memory has to be given back at moments that no
 * arena knows. Ends the process when there is no memory left; callers bound the sizes. */
#pragma once

#include "kit/base/str.h"

struct bytes {
	char *p;
	size_t n;
	size_t cap;
};

/* Room for at least `more` bytes behind n. Views into b end here. */
void bytes_reserve(struct bytes *b, size_t more);
void bytes_add(struct bytes *b, struct str s);
void bytes_number(struct bytes *b, size_t n);
/* Takes away the first n bytes. */
void bytes_drop(struct bytes *b, size_t n);
void bytes_free(struct bytes *b);
struct bytes bytes_take(struct bytes *b); /* moves; *b is empty afterwards */
struct str bytes_view(const struct bytes *b);
