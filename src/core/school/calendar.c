#include "core/school/calendar.h"

#include "core/school/school_sql.h"

enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out)
{
	struct term *term;
	struct closure *closure;
	size_t terms;
	size_t closures;

	TRY(term_list(c->db, c->a, c->actor.school_id, from, &term, &terms, &c->err));
	TRY(closure_list(c->db, c->a, c->actor.school_id, from, &closure, &closures, &c->err));
	*out = (struct calendar){ term, terms, closure, closures };
	return RC_OK;
}
