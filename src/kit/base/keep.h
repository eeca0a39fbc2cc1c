/* One thing that a process keeps from request to request, under a key that names the state of the data it was made of:
 * who asks with another key gets nothing. There is one place; what is kept next takes it. */
#pragma once

#include "kit/base/arena.h"
#include "kit/base/str.h"

struct keep {
	struct arena *a; /* of what is kept, and of nothing else */
	struct str key;  /* empty: nothing is kept */
	const void *what;
};

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
