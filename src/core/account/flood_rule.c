#include "core/account/flood_rule.h"

static const char LETTERS[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

enum { RECEIPT_LETTERS = 8 };

/* The hour of those before is over. */
static void flood_turn(struct failure_count *c, int64_t now)
{
	if (c->failures > 0 && now - c->first_at >= FLOOD_WINDOW)
		*c = (struct failure_count){ 0 };
}

static void flood_count(struct failure_count *c, int64_t now)
{
	if (c->failures == 0)
		c->first_at = now;
	c->failures++;
	c->last_at = now;
}

bool flood_take(struct failure_count *address, struct failure_count *school, int64_t now)
{
	int64_t most;

	flood_turn(address, now);
	flood_turn(school, now);
	most = school->failures < FLOOD_SCHOOL_MOST ? FLOOD_ADDRESS_MOST : FLOOD_BUSY_MOST;
	if (address->failures >= most && now - address->last_at < FLOOD_PAUSE)
		return false;
	flood_count(address, now);
	flood_count(school, now);
	return true;
}

struct str receipt_text(struct arena *a, const unsigned char random[8])
{
	char t[RECEIPT_LETTERS];

	for (size_t i = 0; i < RECEIPT_LETTERS; i++)
		t[i] = LETTERS[random[i] & 31];
	return str_dup(a, (struct str){ t, sizeof t });
}

bool receipt_is(struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		bool known = false;

		for (size_t k = 0; LETTERS[k] != '\0'; k++)
			known = known || LETTERS[k] == s.p[i];
		if (!known)
			return false;
	}
	return s.n == RECEIPT_LETTERS;
}
