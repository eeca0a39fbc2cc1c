/* Looking up records by a number that they are in order of. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The place of the first of n items whose number, off bytes into it, is not below id; n when there is none. */
static inline size_t bound_of(const void *item, size_t n, size_t size, size_t off, int64_t id)
{
	size_t low = 0;

	while (low < n) {
		size_t mid = low + (n - low) / 2;
		int64_t at;

		memcpy(&at, (const char *)item + mid * size + off, sizeof at);
		if (at < id)
			low = mid + 1;
		else
			n = mid;
	}
	return low;
}

/* item: array of n of the type T, in order of its int64_t member. */
#define BOUND(T, item, n, member, id)                                                                                  \
	bound_of((item), (n), sizeof(T),                                                                               \
	         offsetof(T, member) + 0 * sizeof(char[_Generic((item), T * : 1, const T * : 1)]), (id))
