#include "notice/screen/screen_rank_rule.h"

#include <string.h>

enum { BYTE = 256, BYTE_BITS = 8, KEY_BITS = 32, WORD_BITS = 64 };

void rank_sort(struct rank_key *k, struct rank_key *spare, size_t n)
{
	struct rank_key *from = k, *to = spare;
	uint32_t least = UINT32_MAX, differs = 0;
	int shift, bits;

	for (size_t i = 0; i < n; i++)
		least = k[i].key < least ? k[i].key : least;
	for (size_t i = 0; i < n; i++)
		differs |= k[i].key - least;
	if (differs == 0)
		return;
	/* Values are mostly whole steps within a narrow range: only the bits between tell them apart. */
	bits = KEY_BITS - __builtin_clz(differs);
	for (shift = __builtin_ctz(differs); shift < bits; shift += BYTE_BITS) {
		uint32_t start[BYTE + 1] = { 0 };
		struct rank_key *swap = from;

		for (size_t i = 0; i < n; i++)
			start[((from[i].key - least) >> shift & (BYTE - 1)) + 1]++;
		for (size_t b = 1; b < BYTE; b++)
			start[b] += start[b - 1];
		for (size_t i = 0; i < n; i++)
			to[start[(from[i].key - least) >> shift & (BYTE - 1)]++] = from[i];
		from = to;
		to = swap;
	}
	if (from != k)
		memcpy(k, from, n * sizeof *k);
}

static size_t words_of(size_t n)
{
	return n / WORD_BITS + 1;
}

struct rank rank_new(struct arena *a, size_t n)
{
	return (struct rank){ .value = NEW_ARRAY(a, int32_t, n + 1),
		              .place = NEW_ARRAY(a, uint32_t, n + 1),
		              .bit = NEW_ARRAY(a, uint64_t, words_of(n)),
		              .count = NEW_ARRAY(a, uint32_t, words_of(n)) };
}

void rank_set(struct rank *r, const int32_t *v, size_t n, struct rank_key *k, struct rank_key *spare)
{
	for (size_t i = 0; i < n; i++)
		k[i] = (struct rank_key){ rank_key_of(v[i]), (uint32_t)i };
	rank_sort(k, spare, n);
	for (size_t i = 0; i < n; i++) {
		r->value[i] = v[k[i].at];
		r->place[k[i].at] = (uint32_t)i;
	}
	memset(r->bit, 0, words_of(n) * sizeof *r->bit);
	memset(r->count, 0, words_of(n) * sizeof *r->count);
	r->n = n;
}

void rank_flip(struct rank *r, size_t item)
{
	uint32_t place = r->place[item];
	uint64_t one = (uint64_t)1 << place % WORD_BITS;
	uint64_t *word = &r->bit[place / WORD_BITS];

	*word ^= one;
	r->count[place / WORD_BITS] += (*word & one) != 0 ? 1 : UINT32_MAX;
}

void rank_three(const struct rank *r, size_t from, int32_t out[3])
{
	size_t words = words_of(r->n), w = 0;
	uint64_t left;

	while (r->count[w] <= from)
		from -= r->count[w++];
	for (left = r->bit[w]; from > 0; from--)
		left &= left - 1;
	for (int k = 0; k < 3; k++, left &= left - 1) {
		while (left == 0) {
			if (++w == words)
				return;
			left = r->bit[w];
		}
		out[k] = r->value[w * WORD_BITS + (size_t)__builtin_ctzll(left)];
	}
}
