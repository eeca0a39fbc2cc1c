/* Whole words in the key of a heading (kit/text/fold): found, taken out, the longest of several. */
#pragma once

#include "kit/base/str.h"

/* Where the words of `what` stand in `key`, whole words only; -1 when they do not. */
ptrdiff_t heading_words_at(struct str key, struct str what);
/* The key without those words. */
struct str heading_words_cut(struct arena *a, struct str key, struct str what);
/* Keeps the item in *found when its words stand in the key and are longer than those of *best. */
void heading_longest(struct str key, struct str words, const void *item, struct str *best, const void **found);
