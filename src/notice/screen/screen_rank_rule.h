/* The middle of some of the values of a group, when the some change a few at a time: a bit for each value in the order
 * of size. Putting one in or taking one out costs the same however many there are, and no part is sorted again. Knows
 * nothing of pupils and tests; made for notice/screen/screen_rule.
 *
 * Why not plainly with qsort: build/screen_bench, one school of 216,000 results: 2.8 ms as it is, 4.4 ms with qsort in
 * place of the byte sort, 19.3 ms with the peers of each start sorted anew (a million results in a long run: 13, 21 and
 * 90 ms). The page of a school is screened whole on each visit, so this is what the reader waits for. */
#pragma once

#include "kit/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

/* A key with the place it came from. */
struct rank_key {
	uint32_t key;
	uint32_t at;
};

struct rank {
	int32_t *value;  /* all, in order */
	uint32_t *place; /* of each item in that order */
	uint64_t *bit;   /* by place: is in */
	uint32_t *count; /* bits of each word */
	size_t n;
};

/* Sorts by key, from byte to byte: equal keys keep their order. spare has room for n too. */
void rank_sort(struct rank_key *k, struct rank_key *spare, size_t n);
/* Room for at most n values. Memory: from a. */
struct rank rank_new(struct arena *a, size_t n);
/* The values of a new group, none of them in. k and spare have room for n each. */
void rank_set(struct rank *r, const int32_t *v, size_t n, struct rank_key *k, struct rank_key *spare);
void rank_flip(struct rank *r, size_t item); /* in when it was out, out when it was in */
/* The values of those that are in, from the one with `from` smaller ones: up to three into out. from is less than how
 * many are in. */
void rank_three(const struct rank *r, size_t from, int32_t out[3]);
/* A number for each value that sorts as the values do. */
static inline uint32_t rank_key_of(int32_t v)
{
	return (uint32_t)v ^ 0x80000000u;
}
