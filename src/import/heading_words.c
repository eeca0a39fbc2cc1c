#include "import/heading_words.h"

#include <string.h>

#include "kit/text/fold.h"

ptrdiff_t heading_words_at(struct str key, struct str what)
{
	for (size_t i = 0; what.n > 0 && i + what.n <= key.n; i++) {
		bool starts = i == 0 || key.p[i - 1] == ' ';
		bool ends = i + what.n == key.n || key.p[i + what.n] == ' ';

		if (starts && ends && memcmp(key.p + i, what.p, what.n) == 0)
			return (ptrdiff_t)i;
	}
	return -1;
}

struct str heading_words_cut(struct arena *a, struct str key, struct str what)
{
	ptrdiff_t at = heading_words_at(key, what);

	if (at < 0)
		return key;
	return fold_spaces(a, str_fmt(a, "%.*s %.*s", (int)at, key.p, (int)(key.n - (size_t)at - what.n),
	                              key.p + at + what.n));
}

void heading_longest(struct str key, struct str words, const void *item, struct str *best, const void **found)
{
	if (words.n > best->n && heading_words_at(key, words) >= 0) {
		*best = words;
		*found = item;
	}
}
