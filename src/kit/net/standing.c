#include "kit/net/standing.h"

#include "kit/base/id.h"

#include <sodium.h>
#include <string.h>

enum {
	GOOD_US = 10 * 60 * 1000000, /* after the last word; then a worker is asked again */
	SHAPE_MAX = 256,
	COST_KEPT = 8, /* of so many parts one is the newest */
	COST_LEAST_US = 10 * 1000,
};

_Static_assert((int)STANDING_KEY == (int)crypto_shorthash_KEYBYTES, "a key for each kind of mark");

void standing_begin(struct standing *s)
{
	*s = (struct standing){ 0 };
	random_bytes(s->key, sizeof s->key);
}

uint64_t standing_mark(const struct standing *s, enum mark_kind kind, struct str text)
{
	uint64_t mark;
	unsigned char h[crypto_shorthash_BYTES];

	if (text.n == 0)
		return 0;
	(void)crypto_shorthash(h, (const unsigned char *)text.p, text.n, s->key[kind]); /* it cannot fail */
	memcpy(&mark, h, sizeof mark);
	return mark != 0 ? mark : 1;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

uint64_t standing_shape(const struct standing *s, struct str path)
{
	char shape[SHAPE_MAX];
	size_t n = 0;

	for (size_t i = 0; i < path.n && n < sizeof shape; i++)
		if (!is_digit(path.p[i]))
			shape[n++] = path.p[i];
		else if (n == 0 || shape[n - 1] != '0')
			shape[n++] = '0';
	return standing_mark(s, MARK_PATH, (struct str){ shape, n });
}

bool standing_has(const struct standing *s, uint64_t mark, int64_t now_us)
{
	for (size_t i = 0; i < STANDING_WAYS && mark != 0; i++)
		if (s->place[mark % STANDING_SETS][i].mark == mark)
			return s->place[mark % STANDING_SETS][i].until_us > now_us;
	return false;
}

/* Its own place, or the one that ends first. */
void standing_set(struct standing *s, uint64_t mark, bool good, int64_t now_us)
{
	size_t at = 0;

	if (mark == 0 || (!good && !standing_has(s, mark, now_us)))
		return;
	for (size_t i = 0; i < STANDING_WAYS; i++) {
		if (s->place[mark % STANDING_SETS][i].mark == mark) {
			at = i;
			break;
		}
		if (s->place[mark % STANDING_SETS][i].until_us < s->place[mark % STANDING_SETS][at].until_us)
			at = i;
	}
	s->place[mark % STANDING_SETS][at].mark = mark;
	s->place[mark % STANDING_SETS][at].until_us = good ? now_us + GOOD_US : 0;
}

int64_t standing_cost(const struct standing *s, uint64_t shape)
{
	return s->cost[shape % STANDING_COSTS].mark == shape ? s->cost[shape % STANDING_COSTS].us : 0;
}

/* What costs little needs no place; one that costs more takes the place of another. */
void standing_spent(struct standing *s, uint64_t shape, int64_t us)
{
	size_t at = shape % STANDING_COSTS;

	if (s->cost[at].mark == shape)
		s->cost[at].us += (us - s->cost[at].us) / COST_KEPT;
	else if (us >= COST_LEAST_US && us > s->cost[at].us) {
		s->cost[at].mark = shape;
		s->cost[at].us = us;
	}
}
