#include "core/account/device.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/device_rule.h"
#include "core/account/token.h"
#include "core/rights/unusual.h"
#include "core/trail/audit.h"

ACTION(ACT_DEVICE_NEW, "device.new", "Signed in on a new device");
ACTION(ACT_DEVICE_ME, "device.me", "Said that a new device was theirs");
ACTION(ACT_DEVICE_NOT_ME, "device.not_me", "Said that a sign-in was not them");

enum rc device_of(struct ctx *c, struct str cookie, int64_t school_id, int64_t account_id, struct str *hash)
{
	enum rc rc = RC_NONE;

	for (struct str t = device_token(&cookie); t.n > 0 && rc == RC_NONE; t = device_token(&cookie)) {
		*hash = token_hash(c->a, t);
		rc = device_known(c->db, c->a, *hash, school_id, account_id, &c->err);
	}
	return rc;
}

enum rc device_real(struct ctx *c, struct str cookie)
{
	enum rc rc = RC_NONE;

	for (struct str t = device_token(&cookie); t.n > 0 && rc == RC_NONE; t = device_token(&cookie))
		rc = device_somebodys(c->db, c->a, token_hash(c->a, t), &c->err);
	return rc;
}

/* Who may see the whole school, or open it to others: a stranger with that password is worth a question. */
static enum rc senior_note(struct ctx *c)
{
	const struct actor *who = &c->actor;
	struct str key[ROLE_COUNT];
	size_t n;

	TRY(role_list(c->db, c->a, who->school_id, who->person_id, c->now.today, key, ROLE_COUNT, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (role_can(role_of(key[i]), CAP_SCHOOL_NAMES) || role_can(role_of(key[i]), CAP_ACCOUNTS)) {
			unusual_note(c, UNUSUAL_DEVICE, who->school_id, who->account_id);
			break;
		}
	return RC_OK;
}

enum rc device_in(struct ctx *c, const struct device_is *v, struct str *hash, struct str *cookie)
{
	const struct actor *who = &c->actor;
	struct device_row fresh = { .created_at = c->now.utc, .agent = agent_words(v->user_agent) };
	struct device_row *have;
	struct str token = random_hex(c->a, DEVICE_BYTES);
	size_t n;
	enum rc rc = device_of(c, v->cookie, who->school_id, who->account_id, hash);

	*cookie = STR_NONE;
	if (rc == RC_OK)
		return device_seen(c->db, c->a, *hash, who->school_id, who->account_id, c->now.utc, &c->err);
	TRY(rc == RC_NONE ? RC_OK : rc);
	TRY(device_list(c->db, c->a, who->school_id, who->account_id, &have, &n, &c->err));
	*cookie = device_cookie_with(c->a, v->cookie, token);
	*hash = token_hash(c->a, token);
	fresh.token_hash = *hash;
	fresh.answer = n == 0 ? S("me") : S("");
	TRY(device_save(c->db, c->a, &fresh, who->school_id, who->account_id, &c->err));
	if (n == 0)
		return RC_OK;
	TRY(senior_note(c));
	return audit_write(c, 0, &ACT_DEVICE_NEW, "account", who->account_id, fresh.agent);
}

enum rc devices_mine(struct ctx *c, struct device_row **out, size_t *n)
{
	return device_list(c->db, c->a, c->actor.school_id, c->actor.account_id, out, n, &c->err);
}

enum rc device_was_me(struct ctx *c, struct str here, struct str token_hash, bool me)
{
	const struct actor *who = &c->actor;

	if (str_eq(here, token_hash))
		return RC_NONE;
	TRY(device_answer(c->db, c->a, who->school_id, who->account_id, token_hash, me ? S("me") : S("not_me"),
	                  &c->err));
	if (!me)
		TRY(sign_in_delete_device(c->db, c->a, who->school_id, who->account_id, token_hash, &c->err));
	return audit_write(c, 0, me ? &ACT_DEVICE_ME : &ACT_DEVICE_NOT_ME, "account", who->account_id, STR_NONE);
}
