/* What the front remembers of people: that a worker has found the cookie of a session, or of a device, to be a real
 * one. It keeps a keyed hash for some minutes, and no cookie; nothing gets in but by the word of a worker, so that
 * inventing cookies fills nothing and buys nothing. Also how much an address has cost of late, by its shape. Not for
 * other rooms. */
#pragma once

#include "kit/base/str.h"

enum mark_kind { MARK_ADDRESS, MARK_SESSION, MARK_DEVICE, MARK_PATH, MARK_KINDS };

enum {
	STANDING_KEY = 16,
	STANDING_SETS = 1024,
	STANDING_WAYS = 4,
	STANDING_COSTS = 512,
};

struct standing {
	unsigned char key[MARK_KINDS][STANDING_KEY];
	struct {
		uint64_t mark;
		int64_t until_us;
	} place[STANDING_SETS][STANDING_WAYS];
	struct {
		uint64_t mark;
		int64_t us;
	} cost[STANDING_COSTS];
};

void standing_begin(struct standing *s);
/* A number for a text that nobody outside of this process can foretell; 0 for the empty text only. */
uint64_t standing_mark(const struct standing *s, enum mark_kind kind, struct str text);
/* The same for a path without the numbers in it: "/pupil/7/plan" and "/pupil/8/plan" are one. */
uint64_t standing_shape(const struct standing *s, struct str path);

bool standing_has(const struct standing *s, uint64_t mark, int64_t now_us);
/* A worker's word on it. */
void standing_set(struct standing *s, uint64_t mark, bool good, int64_t now_us);

/* Processor time that requests of this shape have taken, on average; 0 when none has taken much. */
int64_t standing_cost(const struct standing *s, uint64_t shape);
void standing_spent(struct standing *s, uint64_t shape, int64_t us);
