#include "core/account/sign_in.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/password.h"
#include "core/account/reset_told.h"
#include "core/account/session_rule.h"
#include "core/account/sessions.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/trail/unusual.h"
#include "core/account/throttle.h"
#include "core/rights/unusual.h"
#include "core/account/token.h"

ACTION(ACT_ACCOUNT_CHOOSE_ROLE, "account.choose_role", "Chose a role");
ACTION(ACT_ACCOUNT_SIGN_IN, "account.sign_in", "Signed in");
ACTION(ACT_ACCOUNT_SIGN_OUT, "account.sign_out", "Signed out");

enum { KEEP_EXPIRED = 14 * 86400, TOKEN_BYTES = 32 };

struct str login_fold(struct arena *a, struct str login)
{
	return str_lower_ascii(a, str_trim(login));
}

enum rc sign_in_of(struct ctx *c, struct str token, struct sign_in_session *out)
{
	struct sign_in_row row;
	enum rc rc;

	*out = (struct sign_in_session){ 0 };
	c->actor = (struct actor){ 0 };
	c->revision = STR_NONE;
	if (token.n != 2 * TOKEN_BYTES)
		return RC_OK;
	out->token_hash = token_hash(c->a, token);
	rc = sign_in_find(c->db, c->a, out->token_hash, c->now.today, &row, &c->err);
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	out->csrf = row.csrf;
	out->seen_at = row.seen_at;
	c->revision = row.revision;
	out->by_card = str_is(row.way, "card");
	out->device = row.device;
	out->device_news = row.device_news;
	out->drafts = row.drafts;
	c->actor = (struct actor){ .school_id = row.school_id,
		                   .account_id = row.account_id,
		                   .person_id = row.person_id,
		                   .hat = role_here(row.service, role_of(row.hat)),
		                   .name = row.name,
		                   .school_name = row.school_name,
		                   .look = row.look,
		                   .language = row.language,
		                   .service = row.service };
	if (!row.hat_held)
		c->actor.hat = ROLE_NONE; /* the role ended: only choosing another one is left */
	out->expired = session_over(&(struct session_times){ c->actor.hat, out->by_card, row.created_at, row.seen_at },
	                            c->now.utc);
	out->signed_in = !out->expired;
	if (out->signed_in && row.reset_news)
		TRY(reset_news(c, &out->reset_news));
	if (out->signed_in && c->now.utc - row.seen_at >= SESSION_SEEN_EVERY)
		rc = sign_in_seen(c->db, c->a, out->token_hash, c->now.utc, &c->err);
	return rc == RC_FAIL ? RC_OK : rc; /* a full disk ends the session sooner, and keeps nobody from reading */
}

enum rc hats_of(struct ctx *c, enum role *out, size_t max, size_t *n)
{
	struct str keys[ROLE_COUNT];
	size_t found;
	enum rc rc;

	TRY(school_is_service(c->db, c->a, c->actor.school_id, &c->actor.service, &c->err));
	rc = role_list(c->db, c->a, c->actor.school_id, c->actor.person_id, c->now.today, keys, ROLE_COUNT, &found,
	               &c->err);

	*n = 0;
	for (size_t i = 0; i < found && rc == RC_OK && *n < max; i++)
		if (role_here(c->actor.service, role_of(keys[i])) != ROLE_NONE)
			out[(*n)++] = role_here(c->actor.service, role_of(keys[i]));
	return rc;
}

/* What the same browser had open before ends, whoever it was (a cookie that somebody planted there too), and of this
 * account what it has there under another cookie. */
static enum rc older_end(struct ctx *c, const struct device_is *device, struct str hash)
{
	const struct actor *who = &c->actor;

	if (device->session.n > 0)
		TRY(sign_in_delete(c->db, c->a, device->session, &c->err));
	return sign_in_delete_device(c->db, c->a, who->school_id, who->account_id, hash, &c->err);
}

enum rc sign_in_as(struct ctx *c, const struct account *who, const struct device_is *device, struct signed_in *out)
{
	enum role hats[ROLE_COUNT];
	struct str hash = STR_NONE;

	c->actor = (struct actor){
		.school_id = who->school_id, .account_id = who->id, .person_id = who->person_id, .name = who->name
	};
	*out = (struct signed_in){ .result = SIGN_IN_OK, .token = random_hex(c->a, TOKEN_BYTES) };
	TRY(hats_of(c, hats, ROLE_COUNT, &out->hats));
	out->hat = out->hats == 1 ? hats[0] : ROLE_NONE;
	c->actor.hat = out->hat;
	if (device != NULL) {
		TRY(device_in(c, device, &hash, &out->device));
		TRY(older_end(c, device, hash));
	}
	TRY(sessions_make_room(c));
	TRY(sign_in_purge(c->db, c->a, c->now.utc - KEEP_EXPIRED, &c->err));
	TRY(unusual_clean(c));
	TRY(sign_in_insert(c->db, c->a, token_hash(c->a, out->token), who->school_id, who->id,
	                   str_of(role_key(out->hat)), random_hex(c->a, 16), c->now.utc, &c->err));
	TRY(sign_in_mark(c->db, c->a, token_hash(c->a, out->token), device != NULL ? S("password") : S("card"), hash,
	                 &c->err));
	TRY(account_touch(c->db, c->a, who->school_id, who->id, c->now.utc, &c->err));
	return audit_write(c, 0, &ACT_ACCOUNT_SIGN_IN, "account", who->id, STR_NONE);
}

static enum rc refuse(struct ctx *c, const struct account *who, const struct attempt *attempt)
{
	unusual_note(c, UNUSUAL_SIGN_IN, who->school_id, who->id);
	return attempt_failed(c, attempt);
}

/* fresh: the hash that is kept from now on; empty: as it is. */
static enum rc sign_in_open(struct ctx *c, const struct account *who, const struct attempt *attempt, struct str fresh,
                            const struct device_is *device, struct signed_in *out)
{
	bool as_seen;

	TRY(account_as_seen(c->db, c->a, who, &as_seen, &c->err));
	if (!as_seen)
		return refuse(c, who, attempt);
	TRY(attempt_worked(c, attempt));
	if (fresh.n > 0)
		TRY(account_rehash(c->db, c->a, who, fresh, &c->err));
	return sign_in_as(c, who, device, out);
}

enum rc sign_in(struct ctx *c, struct str login, struct str password, const struct device_is *device, struct str peer,
                struct signed_in *out)
{
	struct account who = { 0 };
	struct attempt attempt;
	struct str folded = login_fold(c->a, login);
	enum rc rc = account_by_login(c->db, c->a, folded, &who, &c->err);
	struct str fresh = STR_NONE;
	bool known = rc == RC_OK;
	bool right;

	*out = (struct signed_in){ .result = SIGN_IN_WRONG };
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	rc = attempt_ask(c, folded, device->cookie, peer, who.school_id, who.id, &attempt);
	if (rc != RC_OK)
		return rc;
	if (attempt.wait_s > 0) {
		unusual_note(c, UNUSUAL_WAIT, who.school_id, who.id);
		out->result = SIGN_IN_WAIT;
		out->wait_s = (int)attempt.wait_s;
		return RC_OK;
	}
	right = password.n <= PASSWORD_MAX && password_ok(c->app, c->a, known ? who.pw_hash : STR_NONE, password);
	if (!known || !right || !str_is(who.state, "active"))
		return refuse(c, &who, &attempt);
	/* The password itself is at hand now only: what was hashed as one did years ago is hashed as one does today. */
	if (password_is_old(c->app, who.pw_hash))
		TRY(password_hash(c->app, c->a, password, &fresh, &c->err));
	rc = db_begin(c->db, DB_WRITE, &c->err);
	return rc == RC_OK ? db_end(c->db, sign_in_open(c, &who, &attempt, fresh, device, out), &c->err) : rc;
}

enum rc sign_out(struct ctx *c, const struct sign_in_session *s)
{
	enum rc rc = sign_in_delete(c->db, c->a, s->token_hash, &c->err);

	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_ACCOUNT_SIGN_OUT, "account", c->actor.account_id, STR_NONE);
	return rc;
}

enum rc hat_choose(struct ctx *c, const struct sign_in_session *s, enum role hat)
{
	enum role hats[ROLE_COUNT];
	size_t n;
	enum rc rc = hats_of(c, hats, ROLE_COUNT, &n);
	bool held = false;

	hat = role_here(c->actor.service, hat);
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		held = held || hats[i] == hat;
	if (rc == RC_OK && !held)
		return RC_NONE;
	if (rc != RC_OK)
		return rc;
	c->actor.hat = hat;
	rc = sign_in_set_hat(c->db, c->a, s->token_hash, str_of(role_key(hat)), &c->err);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_ACCOUNT_CHOOSE_ROLE, "account", c->actor.account_id, STR_NONE);
	return rc;
}
