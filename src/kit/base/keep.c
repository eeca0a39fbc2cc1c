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

struct keep *keep_small(struct keep *k, int64_t school_id)
{
	struct keep *oldest = &k[KEEP_SMALL];
	uint64_t last = 0;
	struct keep *own = NULL;

	for (struct keep *i = &k[KEEP_SMALL]; i < &k[KEEP_PLACES]; i++) {
		last = i->used > last ? i->used : last;
		if (i->used < oldest->used)
			oldest = i;
		if (i->owner == school_id)
			own = i;
	}
	if (own == NULL) {
		own = oldest;
		own->owner = school_id;
	}
	own->used = last + 1;
	return own;
}
