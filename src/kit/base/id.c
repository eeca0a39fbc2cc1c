#include "kit/base/id.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>

enum { RANDOM_BITS = 22, STEP_MASK = 255 };
static const int64_t EPOCH_MS = 1577836800000; /* 2020-01-01 */

void random_bytes(void *p, size_t n)
{
	unsigned char *at = p;

	while (n > 0) {
		ssize_t got = getrandom(at, n, 0);

		if (got <= 0) {
			perror("random numbers");
			exit(71);
		}
		at += got;
		n -= (size_t)got;
	}
}

int64_t id_new(void)
{
	static int64_t last; /* of this process; processes differ by their random numbers */
	struct timespec t;
	uint32_t r;
	int64_t ms;

	(void)clock_gettime(CLOCK_REALTIME, &t); /* cannot fail with this clock */
	ms = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 - EPOCH_MS;
	random_bytes(&r, sizeof r);
	/* Many ids in one millisecond, as in an import, would soon draw the same number twice: they step up instead. */
	if (ms <= last >> RANDOM_BITS)
		last += 1 + (r & STEP_MASK);
	else
		last = (ms << RANDOM_BITS) | (r & ((1u << RANDOM_BITS) - 1));
	return last;
}

struct str random_hex(struct arena *a, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	unsigned char *raw = arena_alloc(a, n);
	char *out = arena_alloc(a, 2 * n + 1);

	random_bytes(raw, n);
	for (size_t i = 0; i < n; i++) {
		out[2 * i] = hex[raw[i] >> 4];
		out[2 * i + 1] = hex[raw[i] & 15];
	}
	return (struct str){ out, 2 * n };
}
