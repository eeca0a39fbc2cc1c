/* Throttling of sign-in without lock-out. */
#include "core/account/sign_in_rule.h"

static bool in_window(const struct failure_count *c, int64_t window, int64_t now)
{
	return c->failures > 0 && now - c->first_at < window;
}

static int64_t positive(int64_t v)
{
	return v > 0 ? v : 0;
}

/* Seconds until a counter with a window is open again. */
static int64_t window_wait(const struct failure_count *c, int64_t most, int64_t window, int64_t now)
{
	if (!in_window(c, window, now) || c->failures < most)
		return 0;
	return positive(c->first_at + window - now);
}

/* 1, 2, 4 … seconds after the latest failure of strangers, from the one after `free` on. */
static int64_t strange_wait(const struct failure_count *c, int64_t free, int64_t now)
{
	int64_t wait = 1;

	if (c->failures <= free || now - c->last_at >= SIGNIN_FORGET)
		return 0;
	for (int64_t i = free + 1; i < c->failures && wait < SIGNIN_WAIT_MOST; i++)
		wait *= 2;
	if (wait > SIGNIN_WAIT_MOST)
		wait = SIGNIN_WAIT_MOST;
	return positive(c->last_at + wait - now);
}

static int64_t address_wait(const struct failure_count *c, int64_t now)
{
	if (!in_window(c, SIGNIN_ADDRESS_WINDOW, now) || c->failures < SIGNIN_ADDRESS_MOST)
		return 0;
	return positive(c->last_at + SIGNIN_ADDRESS_PAUSE - now);
}

static int64_t longest(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

struct signin_answer signin_may(const struct signin_fact *f, int64_t now)
{
	int64_t wait;

	if (f->is_known_device) {
		wait = window_wait(&f->own, SIGNIN_KNOWN_MOST, SIGNIN_KNOWN_WINDOW, now);
	} else {
		wait = strange_wait(&f->own, 0, now);
		wait = longest(wait, strange_wait(&f->name, SIGNIN_ALERT_AT, now));
		wait = longest(wait, address_wait(&f->address, now));
	}
	return (struct signin_answer){ .may_try = wait == 0, .wait_s = wait };
}

struct str wait_words(struct arena *a, int64_t wait_s)
{
	bool minutes = wait_s >= 60;
	int64_t n = minutes ? (wait_s + 59) / 60 : wait_s;

	return str_fmt(a, "Please wait %lld %s%s and try again", (long long)n, minutes ? "minute" : "second",
	               n == 1 ? "" : "s");
}

static struct failure_count count_up(struct failure_count c, bool goes_on, int64_t now)
{
	if (!goes_on)
		return (struct failure_count){ 1, now, now };
	c.failures++;
	c.last_at = now;
	return c;
}

struct failure_count signin_failed_known(struct failure_count c, int64_t now)
{
	return count_up(c, in_window(&c, SIGNIN_KNOWN_WINDOW, now), now);
}

struct failure_count signin_failed_strange(struct failure_count c, int64_t now)
{
	return count_up(c, c.failures > 0 && now - c.last_at < SIGNIN_FORGET, now);
}

struct failure_count signin_failed_address(struct failure_count c, int64_t now)
{
	return count_up(c, in_window(&c, SIGNIN_ADDRESS_WINDOW, now), now);
}

int64_t limit_wait(struct failure_limit l, const struct failure_count *c, int64_t now)
{
	return window_wait(c, l.most, l.window_s, now);
}

struct failure_count limit_failed(struct failure_limit l, struct failure_count c, int64_t now)
{
	return count_up(c, in_window(&c, l.window_s, now), now);
}

bool signin_alerts(const struct failure_count *strange)
{
	return strange->failures == SIGNIN_ALERT_AT;
}
