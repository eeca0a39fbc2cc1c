#include "core/account/sessions.h"

#include "core/account/account_sql.h"
#include "core/account/session_rule.h"
#include "core/trail/audit.h"

ACTION(ACT_SESSION_END, "account.session_end", "Signed another device out");
ACTION(ACT_SESSIONS_END, "account.sessions_end", "Signed every other device out");
ACTION(ACT_SESSION_ROOM, "account.session_room", "Was signed out where it was longest ago: too many at a time");

static bool is_open(const struct sign_in_item *r, int64_t now)
{
	return !session_over(&(struct session_times){ role_of(r->hat), str_is(r->way, "card"), r->created_at,
	                                              r->seen_at },
	                     now);
}

static enum rc rows_open(struct ctx *c, struct sign_in_item **out, size_t *n)
{
	size_t all;

	TRY(sign_in_list(c->db, c->a, c->actor.school_id, c->actor.account_id, out, &all, &c->err));
	*n = 0;
	for (size_t i = 0; i < all; i++)
		if (is_open(&(*out)[i], c->now.utc))
			(*out)[(*n)++] = (*out)[i];
	return RC_OK;
}

enum rc sessions_mine(struct ctx *c, struct str here, struct session_line **out, size_t *n)
{
	struct sign_in_item *r;

	TRY(rows_open(c, &r, n));
	*out = NEW_ARRAY(c->a, struct session_line, *n);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct session_line){ .token_hash = r[i].token_hash,
			                           .agent = r[i].agent,
			                           .by_card = str_is(r[i].way, "card"),
			                           .here = str_eq(r[i].token_hash, here),
			                           .created_at = r[i].created_at,
			                           .seen_at = r[i].seen_at };
	return RC_OK;
}

enum rc session_end(struct ctx *c, struct str here, struct str token_hash)
{
	const struct actor *who = &c->actor;

	TRY(str_eq(here, token_hash) ? RC_NONE : RC_OK);
	TRY(sign_in_delete_one(c->db, c->a, who->school_id, who->account_id, token_hash, &c->err));
	return audit_write(c, 0, &ACT_SESSION_END, "account", who->account_id, STR_NONE);
}

enum rc sessions_end_others(struct ctx *c, struct str here)
{
	const struct actor *who = &c->actor;

	TRY(sign_in_delete_others(c->db, c->a, who->school_id, who->account_id, here, &c->err));
	return audit_write(c, 0, &ACT_SESSIONS_END, "account", who->account_id, STR_NONE);
}

enum rc sessions_make_room(struct ctx *c)
{
	const struct actor *who = &c->actor;
	struct sign_in_item *r;
	size_t n;

	TRY(rows_open(c, &r, &n));
	for (size_t i = SESSIONS_MOST - 1; i < n; i++) {
		TRY(sign_in_delete_one(c->db, c->a, who->school_id, who->account_id, r[i].token_hash, &c->err));
		TRY(audit_write(c, 0, &ACT_SESSION_ROOM, "account", who->account_id, STR_NONE));
	}
	return RC_OK;
}
