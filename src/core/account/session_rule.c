#include "core/account/session_rule.h"

/* Limits in seconds. */
enum {
	IDLE_STAFF = 20 * 60,
	IDLE_FAMILY = 20 * 60,
	IDLE_ADMIN = 10 * 60,
	IDLE_CARD = 10 * 60, /* many children use one tablet */
	ABSOLUTE_STAFF = 10 * 3600,
	ABSOLUTE_FAMILY = 4 * 3600,
	ABSOLUTE_CARD = 3600,
};

static int idle_limit(enum role hat, bool card)
{
	return card ? IDLE_CARD : hat == ROLE_ADMIN ? IDLE_ADMIN : role_is_staff(hat) ? IDLE_STAFF : IDLE_FAMILY;
}

static int absolute_limit(enum role hat, bool card)
{
	return card ? ABSOLUTE_CARD : role_is_staff(hat) || hat == ROLE_ADMIN ? ABSOLUTE_STAFF : ABSOLUTE_FAMILY;
}

bool session_over(const struct session_times *s, int64_t now)
{
	return now - s->seen_at > idle_limit(s->hat, s->by_card) ||
	       now - s->created_at > absolute_limit(s->hat, s->by_card) || s->seen_at > now + SESSION_SEEN_EVERY;
}
