/* One part of some bytes, as a reader of sound or film asks for it (RFC 9110, 14). */
#pragma once

#include "kit/base/str.h"

enum range_is {
	RANGE_ALL,  /* not asked for a part, or in a way that is passed over: several at once, another unit */
	RANGE_SOME, /* from *from on *n bytes */
	RANGE_NONE, /* the bytes end before it */
};

/* header: the value of Range, may be empty; size: of all bytes. */
enum range_is range_asked(struct str header, size_t size, size_t *from, size_t *n);
