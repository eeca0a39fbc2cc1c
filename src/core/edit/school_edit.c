#include "core/edit/school_edit.h"

#include <string.h>

#include "core/rights/gate.h"
#include "core/trail/audit.h"

static int64_t *number_of(const struct school_edit *e, const char *name, void *obj)
{
	return field_at(record_field(e->sql->rec, str_of(name)), obj);
}

static enum rc trail(struct ctx *c, const struct school_edit *e, void *mine)
{
	const struct field *words = record_field(e->sql->rec, str_of(e->words));

	return audit_write(c, 0, e->wrote, e->sql->rec->name, *number_of(e, "id", mine), field_text(c->a, words, mine));
}

static enum rc load(struct ctx *c, const struct school_edit *e, int64_t id, void *out)
{
	struct rows r;

	TRY(db_run(c->db, c->a, e->sql->load, &r, &c->err, DV(c->actor.school_id), DV(id)));
	return record_one(e->sql->rec, &r, out);
}

enum rc school_edit(struct ctx *c, const struct school_edit *e, const void *typed, void *theirs, struct edit_fault *f)
{
	void *mine = memcpy(arena_alloc(c->a, e->sql->rec->size), typed, e->sql->rec->size);
	int64_t *revision = number_of(e, "revision", mine);
	const int64_t id = *number_of(e, "id", mine);
	enum rc rc;

	*f = (struct edit_fault){ NULL, STR_NONE };
	memset(theirs, 0, e->sql->rec->size);
	if (id <= 0)
		return RC_NONE;
	TRY(gate_cap(c, e->cap));
	if (e->fault != NULL)
		*f = e->fault(mine, c->now.today);
	if (f->field != NULL)
		return RC_INVALID;
	*number_of(e, "school_id", mine) = c->actor.school_id;
	rc = load(c, e, id, theirs);
	if (rc == RC_NONE && *revision == 0) {
		TRY(e->complete(c, mine, NULL));
		*revision = 1;
		TRY(record_write_plain(c->db, c->a, e->sql->insert, e->sql->rec, mine, &c->err));
		return trail(c, e, mine);
	}
	TRY(rc);
	TRY(e->complete(c, mine, theirs));
	if (*number_of(e, "revision", theirs) != *revision)
		return record_same(e->sql->rec, mine, theirs) ? RC_OK : RC_CONFLICT; /* sent twice, or at once */
	TRY(record_write_plain(c->db, c->a, e->sql->update, e->sql->rec, mine, &c->err));
	return trail(c, e, mine);
}
