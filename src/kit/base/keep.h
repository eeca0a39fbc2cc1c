/* Things that a process keeps from request to request, each under a key that names the state of the data it was made
 * of: who asks with another key gets nothing. There are few places; what is kept next in one takes it. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/str.h"

struct keep {
	struct arena *a; /* of what is kept, and of nothing else */
	struct str key;  /* empty: nothing is kept */
	const void *what;
	int64_t owner; /* of a small one: the school it is for; 0: nobody's yet */
	uint64_t used; /* grows each time one of the small ones is asked for */
};

enum {
	KEEP_LARGE,  /* one thing of many megabytes */
	KEEP_HEALTH, /* what was found when somebody asked whether the service is well */
	KEEP_SMALL,  /* and the first of those for small ones */
	KEEP_PLACES = 66,
};

/* The places, each of which may hold so many bytes. They go with a. */
struct keep *keep_new(struct arena *a, size_t max_bytes);

/* The place for what belongs to a school: its own, as long as there are no more schools than places; else that of the
 * school nobody has asked for the longest. */
struct keep *keep_small(struct keep *k, int64_t school_id);

static inline const void *keep_find(const struct keep *k, struct str key)
{
	return k->key.n > 0 && str_eq(k->key, key) ? k->what : NULL;
}

/* Forgets what is kept, so that k->a is free for something new. */
static inline void keep_drop(struct keep *k)
{
	k->key = STR_NONE;
	k->what = NULL;
	arena_reset(k->a);
}

/* what lies in k->a. */
static inline void keep_put(struct keep *k, struct str key, const void *what)
{
	k->key = str_dup(k->a, key);
	k->what = what;
}
