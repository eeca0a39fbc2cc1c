#include "core/account/draft.h"

enum { DRAFT_MAX_BYTES = 512 * 1024 };

enum rc draft_keep(struct ctx *c, struct str path, struct str body)
{
	if (body.n > DRAFT_MAX_BYTES)
		return RC_INVALID;
	return draft_save(c->db, c->a, c->actor.school_id, c->actor.account_id, path, body, c->now.utc, &c->err);
}

enum rc draft_of(struct ctx *c, struct str path, struct str *body, int64_t *saved_at)
{
	return draft_load(c->db, c->a, c->actor.school_id, c->actor.account_id, path, body, saved_at, &c->err);
}

enum rc drafts_of(struct ctx *c, struct draft **out, size_t *n)
{
	return draft_list(c->db, c->a, c->actor.school_id, c->actor.account_id, out, n, &c->err);
}

void draft_forget(struct ctx *c, struct str path)
{
	enum rc rc = draft_delete(c->db, c->a, c->actor.school_id, c->actor.account_id, path, &c->err);

	(void)rc; /* see the header */
}
