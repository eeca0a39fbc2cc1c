#include "core/cycle/cycle_take.h"

#include "core/cycle/cycle_sql.h"

ENTRY_TABLE(cycle_rows, cycle_rec, "cycle", CYCLE);

enum rc cycle_put_right(struct entry_take *t, struct pupil_key k, const struct cycle *y)
{
	if (t->dry)
		return RC_OK;
	TRY(entry_will_change(t, k, &cycle_rows, y->id));
	return cycle_update(t->c->db, t->c->a, k, y, &t->c->err);
}
