#include "core/account/throttle.h"

#include "core/account/device.h"
#include "core/account/throttle_sql.h"
#include "core/account/token.h"
#include "core/trail/audit.h"

ACTION(ACT_ACCOUNT_GUESSED, "account.guessed", "Somebody guessed at the password");

static enum rc count_load(struct ctx *c, struct str subject, struct failure_count *out)
{
	return throttle_load(c->db, c->a, subject, &out->failures, &out->first_at, &out->last_at, &c->err);
}

static enum rc count_save(struct ctx *c, struct str subject, struct failure_count v)
{
	return throttle_save(c->db, c->a, subject, v.failures, v.first_at, v.last_at, &c->err);
}

enum rc attempt_ask(struct ctx *c, struct str login, struct str device, struct str peer, int64_t school_id,
                    int64_t account_id, struct attempt *out)
{
	struct signin_fact f = { 0 };
	struct signin_answer answer;
	struct str hash;
	enum rc rc = RC_NONE;

	if (account_id != 0)
		rc = device_of(c, device, school_id, account_id, &hash);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	*out = (struct attempt){ .known_device = rc == RC_OK, .school_id = school_id, .account_id = account_id };
	out->name = str_fmt(c->a, "account:%.*s", STR_ARG(token_hash(c->a, login)));
	out->address = str_fmt(c->a, "address:%.*s", STR_ARG(token_hash(c->a, peer)));
	out->own = out->known_device ? str_fmt(c->a, "device:%.*s", STR_ARG(hash))
	                             : str_fmt(c->a, "%.*s@%.*s", STR_ARG(out->name), STR_ARG(token_hash(c->a, peer)));
	f.is_known_device = out->known_device;
	TRY(count_load(c, out->own, &f.own));
	TRY(count_load(c, out->name, &f.name));
	TRY(count_load(c, out->address, &f.address));
	answer = signin_may(&f, c->now.utc);
	out->wait_s = answer.may_try ? 0 : answer.wait_s;
	return RC_OK;
}

/* Somebody guesses at this account: it stands in the school's trail, once for each row of guesses. */
static enum rc guesses_note(struct ctx *c, const struct attempt *a)
{
	struct actor who = c->actor;
	enum rc rc;

	c->actor = (struct actor){ .school_id = a->school_id }; /* by nobody we know */
	rc = audit_write(c, 0, &ACT_ACCOUNT_GUESSED, "account", a->account_id, STR_NONE);
	c->actor = who;
	return rc;
}

static enum rc stranger_failed(struct ctx *c, const struct attempt *a)
{
	struct failure_count own;
	struct failure_count name;
	struct failure_count address;

	TRY(count_load(c, a->own, &own));
	TRY(count_load(c, a->name, &name));
	TRY(count_load(c, a->address, &address));
	name = signin_failed_strange(name, c->now.utc);
	TRY(count_save(c, a->own, signin_failed_strange(own, c->now.utc)));
	TRY(count_save(c, a->name, name));
	TRY(count_save(c, a->address, signin_failed_address(address, c->now.utc)));
	return a->school_id != 0 && signin_alerts(&name) ? guesses_note(c, a) : RC_OK;
}

static enum rc failure_add(struct ctx *c, const struct attempt *a)
{
	struct failure_count own;

	if (!a->known_device)
		return stranger_failed(c, a);
	TRY(count_load(c, a->own, &own));
	return count_save(c, a->own, signin_failed_known(own, c->now.utc));
}

enum rc attempt_failed(struct ctx *c, const struct attempt *a)
{
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	return rc == RC_OK ? db_end(c->db, failure_add(c, a), &c->err) : rc;
}

enum rc attempt_worked(struct ctx *c, const struct attempt *a)
{
	return throttle_clear(c->db, c->a, a->own, &c->err);
}

enum rc code_ask(struct ctx *c, struct failure_limit l, struct str subject, int64_t *wait_s)
{
	struct failure_count v;

	TRY(count_load(c, subject, &v));
	*wait_s = limit_wait(l, &v, c->now.utc);
	return RC_OK;
}

enum rc code_failed(struct ctx *c, struct failure_limit l, struct str subject)
{
	struct failure_count v;

	TRY(count_load(c, subject, &v));
	return count_save(c, subject, limit_failed(l, v, c->now.utc));
}

enum rc code_worked(struct ctx *c, struct str subject)
{
	return throttle_clear(c->db, c->a, subject, &c->err);
}
