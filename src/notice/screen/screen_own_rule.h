/* Inside the screen only: what its parts hand to each other. screen.c puts results in order and runs the rest,
 * screen_pace.c finds the two ends and judges a pupil's own pace, screen_group.c judges against others, screen_peers.c
 * names who those were. */
#pragma once

#include "notice/screen/screen_rule.h"
#include "notice/screen/screen_rank_rule.h"

/* The points of the two ends, and of the older results that count with them: everybody in a comparison is taken at the
 * same ones, so that growth between them is the same for all. */
struct ends {
	uint16_t base, base_also, latest, latest_also;
};

/* The results of one pupil in one subject on one scale. */
struct series {
	uint32_t from, to;                /* in the results */
	uint32_t base, latest;            /* of them the two ends */
	uint32_t base_also, latest_also;  /* the older one that counts with each; itself: none */
	int32_t base_value, latest_value; /* a greater one always better; of two the middle */
	struct ends ends;
	uint16_t newest; /* the point of the newest value */
	uint16_t values; /* how many are no absence */
	bool other;      /* the newest is on another scale, or the scale is no number */
	bool judged;     /* both ends are there */
};

/* A scale and what else is needed to judge on it. */
struct sheet {
	const struct screen_school *s;
	const struct screen_rules *rules;
	const struct screen_scale *scale;
	const int32_t *day; /* of each point, counted from any day */
	int32_t today;
	int32_t band; /* of one result */
	int32_t sign; /* -1: a smaller value is better, and all are turned round */
};

/* Scratch for the pupils of a year group with values at the same points, by baseline. */
struct group {
	size_t n;
	int32_t *base, *latest;
	uint32_t *who; /* series that is judged here; SCREEN_NOBODY: only among the others */
	struct rank change_rank, latest_rank;
	struct ends ends;
	int32_t band;    /* of a baseline: who is as near has the same */
	int64_t error;   /* of a difference of the two ends */
	int32_t *change; /* scratch, as the keys */
	struct rank_key *key, *spare;
	size_t from, to; /* who is in the ranks */
};

#define SCREEN_NOBODY UINT32_MAX

/* The 90 % band of one result on this scale, at least one step, thousandths. */
int32_t screen_band(const struct screen_scale *c, const struct screen_rules *r);
/* The band of an end, of one result or the mean of two: who is as near has the same baseline. */
int32_t screen_end_band(int32_t band, bool of_two);
/* Of two bands that just touch: a greater difference is clear. */
int32_t screen_error(int32_t band, struct ends e);
void screen_tell(struct screen_finding *f, enum screen_test t, enum screen_answer a, enum screen_why why);
/* behind is how far the pupil fell short; positive means behind. usual: how far others fall short as well; 0: nobody
 * asked. */
void screen_judge(struct screen_finding *f, enum screen_test t, int64_t behind, int64_t error, int64_t usual);
/* Latest and baseline of a pupil, into the series and the finding. False when there is too little, or nothing new. */
bool screen_ends(const struct sheet *h, struct series *v, struct screen_finding *f);
/* What follows from the results that are the ends. */
void screen_ends_set(const struct sheet *h, struct series *v, struct screen_finding *f);
/* Test 2: the pace since the baseline against the pace before it; when there is nothing before it, the span is cut. */
void screen_pace(const struct sheet *h, const struct series *v, struct screen_finding *f);

/* Room for a year group of n. Memory: from a. */
struct group group_new(struct arena *a, size_t n);
/* Takes those of `todo` (left of them, in the order of all) whose ends are at the same points as those of the first,
 * with everybody of `all` who has a value at all of them, and gives tests 1, 3 and 4. Where so few have the older
 * results that there is no middle, those are left out, and the pupils stay in todo. Returns how many are left in it. */
size_t group_run(const struct sheet *h, struct group *g, struct series *series, struct screen_finding *finding,
                 const uint32_t *all, size_t n, uint32_t *todo, size_t left);

/* The middle of n sorted values, n > 0: half up between two. */
static inline int32_t screen_half(int64_t sum)
{
	return (int32_t)(sum >= 0 ? (sum + 1) / 2 : sum / 2);
}

static inline int32_t screen_middle(const int32_t *v, size_t n)
{
	return n % 2 == 1 ? v[n / 2] : screen_half((int64_t)v[n / 2 - 1] + v[n / 2]);
}

static inline int32_t days_between(const struct sheet *h, uint32_t later, uint32_t earlier)
{
	return h->day[h->s->result[later].point] - h->day[h->s->result[earlier].point];
}

static inline bool ends_same(struct ends x, struct ends y)
{
	return x.base == y.base && x.base_also == y.base_also && x.latest == y.latest && x.latest_also == y.latest_also;
}

/* A result with the greater one better. */
static inline int32_t value_of(const struct sheet *h, uint32_t result)
{
	return h->sign * h->s->result[result].value;
}
