/* What somebody does with a record, for the trail and for "Who has looked": a key that never changes, and its words.
 * The gate and the trail take an action, not a text, so that none can be without words. */
#pragma once

#include "kit/base/str.h"

struct action {
	const char *key;   /* "plan.share": as it stands in the trail */
	const char *words; /* "Shared the plan" */
};

/* At file scope of the use cases, once for each key; where another file needs it: extern const struct action ACT_…; */
#define ACTION(var, key, words)                                                                                        \
	const struct action var = { (key), (words) };                                                                  \
	static const struct action *const var##_listed __attribute__((section("apdr_action"), used)) = &var

size_t action_count(void);
const struct action *action_at(size_t i);
/* An action in words; the key itself for one that this version does not know. */
struct str action_words(struct str key);
