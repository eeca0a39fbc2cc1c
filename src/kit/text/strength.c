#include "kit/text/strength.h"

#include <zxcvbn.h>

enum { LOOKED_AT = 100, WORDS_MOST = 60, WORD_LEAST = 3 };

/* The words of a text, and the text without its spaces. */
static size_t words_add(struct arena *a, struct str text, const char **word, size_t n)
{
	char *joined = arena_alloc(a, text.n + 1);
	size_t k = 0;

	for (struct str rest = text; rest.n > 0 && n + 2 < WORDS_MOST;) {
		struct str w = str_cut(rest, ' ', &rest);

		for (size_t i = 0; i < w.n; i++)
			joined[k++] = w.p[i];
		if (w.n >= WORD_LEAST)
			word[n++] = str_c(a, w);
	}
	joined[k] = '\0';
	if (k >= WORD_LEAST)
		word[n++] = joined;
	return n;
}

double strength_bits(struct arena *a, struct str password, const struct str *own, size_t n)
{
	const char *word[WORDS_MOST];
	size_t words = 0;

	for (size_t i = 0; i < n; i++)
		words = words_add(a, str_lower_ascii(a, own[i]), word, words);
	word[words] = NULL;
	return ZxcvbnMatch(str_c(a, str_sub(password, 0, LOOKED_AT)), word, NULL);
}
