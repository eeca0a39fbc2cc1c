#include "support/count_words.h"

#include <ctype.h>
#include <string.h>

size_t count_words(struct str text)
{
	size_t n = 0;
	bool in = false;

	for (size_t i = 0; i < text.n; i++) {
		bool dash = i + 2 < text.n && memcmp(text.p + i, "\xe2\x80", 2) == 0;
		bool word = !dash && (isalnum((unsigned char)text.p[i]) || (unsigned char)text.p[i] >= 0x80);

		n += word && !in;
		in = (unsigned char)text.p[i] > ' ' && (in || word);
		i += dash ? 2 : 0;
	}
	return n;
}
