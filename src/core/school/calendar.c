#include "core/school/calendar.h"

#include "core/school/school_sql.h"

enum rc calendar_load(struct ctx *c, struct date from, struct calendar *out)
{
	struct term *t;
	struct closure *l;
	struct term_fact *term;
	struct closure_fact *closure;
	size_t terms;
	size_t closures;

	TRY(term_list(c->db, c->a, c->actor.school_id, from, &t, &terms, &c->err));
	TRY(closure_list(c->db, c->a, c->actor.school_id, from, &l, &closures, &c->err));
	term = NEW_ARRAY(c->a, struct term_fact, terms);
	closure = NEW_ARRAY(c->a, struct closure_fact, closures);
	for (size_t i = 0; i < terms; i++)
		term[i] = (struct term_fact){ t[i].name, t[i].starts, t[i].half_starts, t[i].half_ends, t[i].ends };
	for (size_t i = 0; i < closures; i++)
		closure[i] = (struct closure_fact){ l[i].starts, l[i].ends };
	*out = (struct calendar){ term, terms, closure, closures };
	return RC_OK;
}
