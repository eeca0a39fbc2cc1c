#include "core/edit/record_edit.h"

#include <string.h>

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"

static int64_t *number_of(const struct edit *e, const char *name, void *obj)
{
	return field_at(record_field(e->sql->rec, str_of(name)), obj);
}

static enum rc rule_ask(struct ctx *c, const struct edit *e, struct pupil_key k, const void *mine, struct edit_fault *f)
{
	struct pupil p;

	if (e->fault == NULL)
		return RC_OK;
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*f = e->fault(mine, &p, c->now.today);
	return f->field == NULL ? RC_OK : RC_INVALID;
}

static enum rc trail(struct ctx *c, const struct edit *e, struct pupil_key k, void *mine)
{
	const struct field *words = record_field(e->sql->rec, str_of(e->words));

	return audit_write(c, k.pupil_id, e->wrote, e->sql->rec->name, *number_of(e, "id", mine),
	                   field_text(c->a, words, mine));
}

enum rc record_edit(struct ctx *c, const struct edit *e, int64_t pupil_id, const void *typed, void *theirs,
                    struct edit_fault *f)
{
	struct pupil_key k;
	void *mine = memcpy(arena_alloc(c->a, e->sql->rec->size), typed, e->sql->rec->size);
	int64_t *revision = number_of(e, "revision", mine);
	const int64_t id = *number_of(e, "id", mine);
	enum rc rc;

	*f = (struct edit_fault){ NULL, STR_NONE };
	memset(theirs, 0, e->sql->rec->size);
	if (id <= 0)
		return RC_NONE;
	TRY(gate_pupil(c, pupil_id, e->cap, e->open, &k));
	TRY(rule_ask(c, e, k, mine, f));
	rc = record_load(c->db, c->a, e->sql, k, id, theirs, &c->err);
	if (rc == RC_NONE && *revision == 0) {
		TRY(e->complete(c, k, mine, NULL));
		*revision = 1;
		TRY(record_write(c->db, c->a, e->sql->insert, e->sql->rec, k, mine, &c->err));
		return trail(c, e, k, mine);
	}
	TRY(rc);
	TRY(e->complete(c, k, mine, theirs));
	if (record_same(e->sql->rec, mine, theirs))
		return RC_OK; /* sent twice */
	if (*number_of(e, "revision", theirs) != *revision)
		return RC_CONFLICT;
	TRY(record_write(c->db, c->a, e->sql->update, e->sql->rec, k, mine, &c->err));
	return trail(c, e, k, mine);
}
