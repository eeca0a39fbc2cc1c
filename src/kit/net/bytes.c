#include "kit/net/bytes.h"

#include <stdlib.h>
#include <string.h>

enum { BYTES_FIRST = 512, EXIT_MEMORY = 70 };

void bytes_reserve(struct bytes *b, size_t more)
{
	size_t cap = b->cap > 0 ? b->cap : BYTES_FIRST;
	char *p;

	if (b->cap - b->n >= more)
		return;
	if (more > SIZE_MAX / 4 - b->n)
		exit(EXIT_MEMORY);
	while (cap - b->n < more)
		cap *= 2;
	p = realloc(b->p, cap);
	if (p == NULL)
		exit(EXIT_MEMORY);
	b->p = p;
	b->cap = cap;
}

void bytes_add(struct bytes *b, struct str s)
{
	if (s.n == 0)
		return;
	bytes_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void bytes_number(struct bytes *b, size_t n)
{
	char digit[24];
	size_t i = sizeof digit;

	do {
		digit[--i] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	bytes_add(b, (struct str){ digit + i, sizeof digit - i });
}

void bytes_drop(struct bytes *b, size_t n)
{
	if (n >= b->n) {
		b->n = 0;
		return;
	}
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

void bytes_free(struct bytes *b)
{
	free(b->p);
	*b = (struct bytes){ 0 };
}

struct bytes bytes_take(struct bytes *b)
{
	struct bytes taken = *b;

	*b = (struct bytes){ 0 };
	return taken;
}

struct str bytes_view(const struct bytes *b)
{
	return (struct str){ b->p, b->n };
}
