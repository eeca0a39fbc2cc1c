#include "kit/base/keep.h"

static void place_free(void *x)
{
	arena_free(x);
}

struct keep *keep_new(struct arena *a, size_t max_bytes)
{
	struct keep *k = NEW_ARRAY(a, struct keep, KEEP_PLACES);

	for (size_t i = 0; i < KEEP_PLACES; i++) {
		k[i].a = arena_new(max_bytes);
		arena_on_reset(a, place_free, k[i].a);
	}
	return k;
}
