#include "core/account/account.h"

#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "core/account/reset_told.h"
#include "core/account/throttle.h"
#include "core/rights/unusual.h"
#include "core/trail/audit.h"

ACTION(ACT_ACCOUNT_PASSWORD, "account.password", "Chose a new password");

/* Who sits at somebody's open page must not find out the password there. */
static const struct failure_limit OLD_LIMIT = { 5, 900 };

static const char WRONG[] = "That is not your password now";

/* RC_NONE: hashing took its time, and by now it is another password, or nobody's. */
static enum rc password_put(struct ctx *c, const struct sign_in_session *s, const struct account *seen, struct str hash)
{
	const struct actor *who = &c->actor;
	bool as_seen;
	enum rc rc = account_as_seen(c->db, c->a, seen, &as_seen, &c->err);

	if (rc == RC_OK && !as_seen)
		return RC_NONE;
	if (rc == RC_OK)
		rc = account_rehash(c->db, c->a, seen, hash, &c->err);
	if (rc == RC_OK)
		rc = sign_in_delete_others(c->db, c->a, who->school_id, who->account_id, s->token_hash, &c->err);
	if (rc == RC_OK)
		rc = invitations_end(c, who->account_id); /* a letter that lies about is for nobody any more */
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_ACCOUNT_PASSWORD, "account", who->account_id, STR_NONE);
	return rc;
}

enum rc account_change_password(struct ctx *c, const struct sign_in_session *s, struct str old, struct str fresh,
                                struct str *fault)
{
	const struct str subject = str_fmt(c->a, "old:%lld", (long long)c->actor.account_id);
	struct account who;
	struct str hash;
	int64_t wait_s;
	enum rc rc;

	TRY(account_by_id(c->db, c->a, c->actor.school_id, c->actor.account_id, &who, &c->err));
	TRY(code_ask(c, OLD_LIMIT, subject, &wait_s));
	if (wait_s > 0) {
		*fault = wait_words(c->a, wait_s);
		return RC_INVALID;
	}
	if (!password_ok(c->app, c->a, who.pw_hash, old)) {
		*fault = str_of(WRONG);
		unusual_note(c, UNUSUAL_OLD, who.school_id, who.id);
		rc = IN_WRITE(c, code_failed(c, OLD_LIMIT, subject));
		return rc == RC_OK ? RC_INVALID : rc;
	}
	*fault = password_fault(c->a, fresh, (struct str[]){ who.login, who.name, c->actor.school_name }, 3);
	if (fault->n > 0)
		return RC_INVALID;
	rc = password_hash(c->app, c->a, fresh, &hash, &c->err);
	if (rc == RC_OK)
		rc = db_begin(c->db, DB_WRITE, &c->err);
	if (rc == RC_OK)
		rc = db_end(c->db, password_put(c, s, &who, hash), &c->err);
	if (rc != RC_NONE)
		return rc;
	*fault = str_of(WRONG);
	return RC_INVALID;
}

enum rc account_login_mine(struct ctx *c, struct str *out)
{
	struct account who;

	TRY(account_by_id(c->db, c->a, c->actor.school_id, c->actor.account_id, &who, &c->err));
	*out = who.login;
	return RC_OK;
}
