/* Who started in the same place: the pupils of a year group whose value at a pupil's baseline was within the band, and their
 * middle at each point from there on. For pictures: it judges nothing (domain/screen does). Pure; nobody is named. Values
 * are of one subject on one scale of numbers. Source: Code 6.17; docs/decisions/0011. */
#pragma once

#include "domain/screen.h"

struct peer_value {
	uint32_t pupil;
	uint16_t point; /* index into points, which are in order of date */
	int32_t value;  /* thousandths */
};

struct peers_found {
	uint16_t base;   /* point of the baseline */
	uint16_t latest; /* point of the pupil's newest value */
	size_t n;        /* how many, the pupil not counted */
	int32_t widened; /* how often the band was doubled to find them */
	int64_t within;  /* the band at last, thousandths */
	bool *has;       /* by point: enough of them have a value there */
	int32_t *middle; /* by point */
};

/* v by pupil, then point. False when the pupil has no baseline or too few started there, even in the widest band. Memory:
 * from a. */
bool peers_of(struct arena *a, const struct screen_rules *rules, const struct screen_scale *scale,
	      const struct screen_point *point, size_t points, const struct peer_value *v, size_t n, uint32_t me,
	      struct peers_found *out);
