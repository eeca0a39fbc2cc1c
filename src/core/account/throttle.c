#include "core/account/throttle.h"

#include "core/account/device.h"
#include "core/account/throttle_sql.h"
#include "core/account/token.h"

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
	*out = (struct attempt){ .known_device = rc == RC_OK };
	out->own = out->known_device ? str_fmt(c->a, "device:%.*s", STR_ARG(hash))
	                             : str_fmt(c->a, "account:%.*s", STR_ARG(token_hash(c->a, login)));
	out->address = str_fmt(c->a, "address:%.*s", STR_ARG(token_hash(c->a, peer)));
	f.is_known_device = out->known_device;
	rc = count_load(c, out->own, &f.own);
	if (rc == RC_OK)
		rc = count_load(c, out->address, &f.address);
	if (rc != RC_OK)
		return rc;
	answer = signin_may(c->a, &f, c->now.utc);
	out->wait_s = answer.may_try ? 0 : answer.wait_s;
	return RC_OK;
}

static enum rc failed_in_tx(struct ctx *c, const struct attempt *a)
{
	struct failure_count own;
	struct failure_count address;
	enum rc rc = count_load(c, a->own, &own);

	if (rc == RC_OK)
		rc = count_load(c, a->address, &address);
	if (rc == RC_OK)
		rc = count_save(c, a->own,
		                a->known_device ? signin_failed_known(own, c->now.utc)
		                                : signin_failed_strange(own, c->now.utc));
	if (rc == RC_OK && !a->known_device)
		rc = count_save(c, a->address, signin_failed_address(address, c->now.utc));
	return rc;
}

enum rc attempt_failed(struct ctx *c, const struct attempt *a)
{
	enum rc rc = db_begin(c->db, DB_WRITE, &c->err);

	return rc == RC_OK ? db_end(c->db, failed_in_tx(c, a), &c->err) : rc;
}

enum rc attempt_worked(struct ctx *c, const struct attempt *a)
{
	return a->known_device ? throttle_clear(c->db, c->a, a->own, &c->err) : RC_OK;
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
