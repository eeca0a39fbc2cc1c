#include "publish/publish_write.h"

#include "core/edit/school_edit.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "publish/publish_own.h"

ACTION(ACT_PUBLISH_PART, "publish.part", "Wrote a part of what the school publishes");
ACTION(ACT_PUBLISH_LINE, "publish.line", "Wrote a row of a plan that the school publishes");
ACTION(ACT_PUBLISH_LINE_REMOVE, "publish.line_remove", "Removed a row of a plan that the school publishes");

/* The part as it stands in the open version, when it is a draft and theirs to write. */
static enum rc piece_open(struct ctx *c, struct str kind, struct str part, int64_t publication_id,
                          struct publish_piece *out)
{
	struct publish_doc d;

	TRY(publish_doc_read(c, kind, &d));
	if (d.open == NULL || (publication_id != 0 && d.open->pub.id != publication_id))
		return RC_CONFLICT;
	if (d.open->pub.state != PUBLISH_DRAFT)
		return RC_CONFLICT;
	TRY(publish_version_read(c, &d, d.open->pub.version));
	for (size_t i = 0; i < d.pieces; i++)
		if (str_eq(d.piece[i].part->key, part)) {
			*out = d.piece[i];
			return out->mine ? RC_OK : RC_NONE;
		}
	return RC_NONE;
}

static enum rc is_staff(struct ctx *c, int64_t id, bool *is)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	*is = id == 0;
	for (size_t i = 0; i < n; i++)
		*is = *is || s[i].id == id;
	return RC_OK;
}

enum rc publish_part_save(struct ctx *c, struct str kind, const struct publication_part *typed,
                          struct publication_part *theirs, struct edit_fault *f)
{
	struct publish_piece p;
	struct publication_part mine;
	bool known;

	*f = (struct edit_fault){ NULL, STR_NONE };
	*theirs = (struct publication_part){ 0 };
	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(piece_open(c, kind, typed->part, typed->publication_id, &p));
	if (p.words.id != typed->id)
		return RC_NONE;
	TRY(is_staff(c, typed->owner_id, &known));
	mine = p.words;
	mine.words = str_trim(typed->words);
	mine.owner_id = publish_step_may(c->actor.hat, STEP_SEND) && known ? typed->owner_id : p.words.owner_id;
	if (typed->revision != p.words.revision) {
		if (record_same(&publication_part_rec, &mine, &p.words) && p.words.carried == 0)
			return RC_OK; /* sent twice */
		*theirs = p.words;
		return RC_CONFLICT;
	}
	mine.carried = 0;
	mine.written_on = mine.words.n > 0 ? c->now.today : DATE_NONE;
	mine.written_by = mine.words.n > 0 ? c->actor.person_id : 0;
	TRY(publication_part_update(c->db, c->a, &mine, &c->err));
	return audit_write(c, 0, &ACT_PUBLISH_PART, "publication_part", mine.id, mine.words);
}

/* ---- rows ---- */

static struct edit_fault line_fault(const void *obj, struct date today)
{
	const struct publication_line *l = obj;

	(void)today;
	if (str_trim(l->action).n == 0)
		return (struct edit_fault){ "action", S("Enter what the school will do") };
	if (l->cost != MILLI_NONE && l->cost < 0)
		return (struct edit_fault){ "cost", S("A cost is 0 pounds or more") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* The publication says which document it is. */
static enum rc line_complete(struct ctx *c, void *obj, const void *theirs)
{
	struct publication_line *l = obj;
	const struct publication_line *was = theirs;
	struct publication pub;
	struct publish_piece p;

	if (was != NULL) {
		l->publication_id = was->publication_id;
		l->part = was->part;
	}
	TRY(publication_load(c->db, c->a, c->actor.school_id, l->publication_id, &pub, &c->err));
	TRY(piece_open(c, pub.kind, l->part, pub.id, &p));
	return p.part->rows != PUBLISH_NO_ROWS ? RC_OK : RC_NONE;
}

enum rc publish_line_save(struct ctx *c, struct str kind, const struct publication_line *typed,
                          struct publication_line *theirs, struct edit_fault *f)
{
	const struct school_edit edit = { .sql = &publication_line_sql,
		                          .cap = CAP_PUBLISH,
		                          .wrote = &ACT_PUBLISH_LINE,
		                          .words = "action",
		                          .fault = line_fault,
		                          .complete = line_complete };
	struct publish_doc d;

	*f = (struct edit_fault){ NULL, STR_NONE };
	*theirs = (struct publication_line){ 0 };
	TRY(publish_doc_read(c, kind, &d));
	if (d.open == NULL || d.open->pub.id != typed->publication_id)
		return RC_CONFLICT;
	return school_edit(c, &edit, typed, theirs, f);
}

enum rc publish_line_open(struct ctx *c, struct str kind, int64_t id, struct publication_line *out)
{
	struct publish_piece p;
	enum rc rc;

	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publication_line_load(c->db, c->a, c->actor.school_id, id, out, &c->err));
	rc = piece_open(c, kind, out->part, out->publication_id, &p);
	return rc == RC_CONFLICT ? RC_NONE : rc;
}

enum rc publish_line_remove(struct ctx *c, struct str kind, int64_t id)
{
	struct publication_line l;
	struct publish_piece p;

	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publication_line_load(c->db, c->a, c->actor.school_id, id, &l, &c->err));
	TRY(piece_open(c, kind, l.part, l.publication_id, &p));
	TRY(publication_line_delete(c->db, c->a, l.school_id, l.publication_id, id, &c->err));
	return audit_write(c, 0, &ACT_PUBLISH_LINE_REMOVE, "publication_line", id, l.action);
}
