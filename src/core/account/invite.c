#include "core/account/invite.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/invite_sql.h"
#include "core/trail/audit.h"
#include "core/account/sign_in.h"
#include "core/account/token.h"
#include "core/account/account.h"

ACTION(ACT_ACCOUNT_INVITE, "account.invite", "Invited somebody");

enum { TOKEN_BYTES = 16, VALID_S = 72 * 3600 };

enum rc invite_make(struct ctx *c, int64_t account_id, struct str *token)
{
	enum rc rc = invite_end_all(c->db, c->a, c->actor.school_id, account_id, c->now.utc, &c->err);

	*token = random_hex(c->a, TOKEN_BYTES);
	if (rc == RC_OK)
		rc = invite_insert(c->db, c->a, token_hash(c->a, *token), c->actor.school_id, account_id,
		                   c->now.utc + VALID_S, &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_ACCOUNT_INVITE, "account", account_id, STR_NONE);
	return rc;
}

enum rc invite_look(struct ctx *c, struct str token, struct invite *out)
{
	struct account who;
	enum rc rc;

	if (token.n != 2 * TOKEN_BYTES)
		return RC_NONE;
	rc = invite_find(c->db, c->a, token_hash(c->a, token), c->now.utc, &out->school_id, &out->account_id, &c->err);
	if (rc == RC_OK)
		rc = account_by_id(c->db, c->a, out->school_id, out->account_id, &who, &c->err);
	if (rc == RC_OK && str_is(who.state, "disabled"))
		rc = RC_NONE;
	if (rc == RC_OK) {
		out->login = who.login;
		out->name = who.name;
	}
	return rc;
}

static enum rc accept_in_tx(struct ctx *c, struct str token, struct str hash, struct invite *i)
{
	enum rc rc = invite_look(c, token, i); /* again, inside the transaction: used once */

	if (rc == RC_OK)
		rc = invite_use(c->db, c->a, token_hash(c->a, token), c->now.utc, &c->err);
	if (rc == RC_OK)
		rc = account_set_password(c->db, c->a, i->school_id, i->account_id, hash, S("active"), &c->err);
	if (rc == RC_OK)
		rc = sign_in_delete_others(c->db, c->a, i->school_id, i->account_id, S(""), &c->err);
	c->actor = (struct actor){ .school_id = i->school_id, .account_id = i->account_id };
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_ACCOUNT_PASSWORD, "account", i->account_id, STR_NONE);
	c->actor = (struct actor){ 0 };
	return rc;
}

enum rc invite_accept(struct ctx *c, struct str token, struct str password, struct str *fault)
{
	struct invite i;
	struct str hash;
	enum rc rc = invite_look(c, token, &i);

	if (rc != RC_OK)
		return rc;
	*fault = password_fault(c->a, password, i.login);
	if (fault->n > 0)
		return RC_INVALID;
	rc = password_hash(c->app, c->a, password, &hash, &c->err);
	if (rc == RC_OK)
		rc = db_begin(c->db, DB_WRITE, &c->err);
	return rc == RC_OK ? db_end(c->db, accept_in_tx(c, token, hash, &i), &c->err) : rc;
}
