#include "core/account/flood.h"

#include "core/account/throttle_sql.h"
#include "core/account/token.h"
#include "kit/base/id.h"

static enum rc at_load(struct ctx *c, struct flood_at *f)
{
	return throttle_load(c->db, c->a, f->subject, &f->count.failures, &f->count.first_at, &f->count.last_at,
	                     &c->err);
}

static enum rc at_save(struct ctx *c, const struct flood_at *f)
{
	return throttle_save(c->db, c->a, f->subject, f->count.failures, f->count.first_at, f->count.last_at, &c->err);
}

enum rc flood_ask(struct ctx *c, const char *forms, int64_t school_id, struct str peer, struct flood *out)
{
	*out = (struct flood){
		.address.subject = str_fmt(c->a, "%s-address:%.*s", forms, STR_ARG(token_hash(c->a, peer))),
		.school.subject = str_fmt(c->a, "%s-school:%lld", forms, (long long)school_id),
	};
	TRY(at_load(c, &out->address));
	TRY(at_load(c, &out->school));
	out->full = !flood_take(&out->address.count, &out->school.count, c->now.utc);
	return RC_OK;
}

enum rc flood_note(struct ctx *c, const struct flood *f)
{
	TRY(at_save(c, &f->address));
	return at_save(c, &f->school);
}

struct str receipt_new(struct arena *a)
{
	unsigned char random[8];

	random_bytes(random, sizeof random);
	return receipt_text(a, random);
}
