#include "core/rights/sealed.h"

#include "core/school/school_sql.h"

enum rc sealed_readable(struct ctx *c, bool *out)
{
	struct staff *s;
	size_t n = 0;

	*out = false;
	if (c->actor.hat != ROLE_HEAD)
		return RC_OK;
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*out = *out || (s[i].id == c->actor.person_id && s[i].head && !s[i].senco);
	return RC_OK;
}
