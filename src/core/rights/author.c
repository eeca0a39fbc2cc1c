#include "core/rights/author.h"

#include "core/people/people_sql.h"

enum { CHAIN_MOST = 32 }; /* merged one into the other */

enum rc authors_load(struct ctx *c, struct authors *out)
{
	int64_t *id = NULL;

	*out = (struct authors){ .person_id = c->actor.person_id };
	if (out->person_id != 0)
		TRY(person_merged_ids(c->db, c->a, c->actor.school_id, out->person_id, &id, &out->n, &c->err));
	out->merged = id;
	return RC_OK;
}

int64_t author_of(const struct authors *w, int64_t by_id)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->merged[i] == by_id)
			return w->person_id;
	return by_id;
}

bool author_is_me(struct ctx *c, int64_t by_id)
{
	for (size_t i = 0; i < CHAIN_MOST && by_id != 0 && by_id != c->actor.person_id; i++)
		if (person_merged_into(c->db, c->a, c->actor.school_id, by_id, &by_id, &c->err) != RC_OK)
			return false;
	return by_id != 0 && by_id == c->actor.person_id;
}
