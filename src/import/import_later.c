/* What is kept for later is put where it waits, and what waited is closed when a file brings it in. Inside of the
 * import's transaction. */
#include "import/import_keep.h"

#include "core/trail/audit.h"
#include "import/later.h"
#include "import/later_sql.h"
#include "import/mapping_read.h"
#include "kit/base/id.h"

ACTION(ACT_LATER_KEEP, "import.keep", "Kept lines of a file for later");
ACTION(ACT_LATER_CLOSE, "import.keep_close", "Ended the waiting of a kept line: a file brought it in");
ACTION(ACT_LATER_OLD, "import.keep_old", "Removed a kept line that had waited for a year");

struct settle {
	struct import *m;
	const struct import_file *f;
	const struct keep_line *line;
	bool *among;  /* by row, filled for each question */
	bool *stored; /* by kept line: its group has taken the place of one that waited */
};

/* The lines of a group, in the order of the file. */
static size_t group_of(const struct import_report *r, size_t whose, struct import_kept *out)
{
	size_t n = 0;

	for (size_t i = whose; i < r->kepts; i++)
		if (r->kept[i].whose == whose)
			out[n++] = r->kept[i];
	return n;
}

static struct import_later made(struct settle *s, size_t whose)
{
	struct import *m = s->m;
	struct arena *a = m->c->a;
	struct import_kept *line = NEW_ARRAY(a, struct import_kept, m->report->kepts);
	size_t n = group_of(m->report, whose, line);
	struct import_later v = { .school_id = m->c->actor.school_id,
		                  .id = id_new(),
		                  .kind = str_of(import_kind_name(m->o->kind)),
		                  .file = m->o->file_name,
		                  .columns = mapping_write(a, &m->r->file->heading, s->f->map.said),
		                  .keep_sen = m->o->keep_sen,
		                  .point_id = m->o->point_id,
		                  .scale_id = m->o->scale_id,
		                  .need_reach = m->r->need_reach,
		                  .kept_by = m->c->actor.person_id,
		                  .kept_at = m->c->now.utc,
		                  .revision = 1 };

	later_write(m->r, line, n, &v);
	return v;
}

static void among_set(struct settle *s, bool kept, size_t whose)
{
	const struct import *m = s->m;
	const struct import_report *r = m->report;

	for (size_t i = 0; i < m->r->file->n; i++)
		s->among[i] = !kept;
	for (size_t i = 0; i < r->kepts; i++)
		s->among[r->kept[i].row - m->r->file->row] = kept && r->kept[i].whose == whose;
}

static bool again(struct settle *s, const struct later_lines *l, bool kept, size_t whose)
{
	among_set(s, kept, whose);
	return later_again(s->m->c->a, l, s->m->r->file, s->line, s->among, !kept);
}

static enum rc remove_one(struct ctx *c, const struct import_later *v, const struct action *why)
{
	TRY(import_later_delete(c->db, c->a, v, &c->err));
	return audit_write(c, 0, why, "import_later", v->id, STR_NONE);
}

static bool waits_of(const struct import *m, const struct import_later *w)
{
	return !later_old(w, m->c->now.utc) && w->out_at == 0 && str_is(w->kind, import_kind_name(m->o->kind));
}

/* One that waits: does the file say it again, wrong or right? */
static enum rc waiting_look(struct settle *s, const struct import_later *w)
{
	struct import *m = s->m;
	const struct import_report *r = m->report;
	struct later_lines l;

	if (later_old(w, m->c->now.utc))
		return remove_one(m->c, w, &ACT_LATER_OLD);
	if (!waits_of(m, w) || !later_read(m->c->a, w, m->c->now.today, &l))
		return RC_OK;
	for (size_t i = 0; i < r->kepts; i++) {
		struct import_later v;

		if (r->kept[i].whose != i || s->stored[i] || !again(s, &l, true, i))
			continue;
		v = made(s, i);
		s->stored[i] = true;
		v.id = w->id;
		v.revision = w->revision;
		return str_eq(v.cells, w->cells) && str_eq(v.faults, w->faults)
		           ? RC_OK
		           : import_later_update(m->c->db, m->c->a, &v, &m->c->err);
	}
	if (!again(s, &l, false, 0))
		return RC_OK;
	m->report->settled++;
	return remove_one(m->c, w, &ACT_LATER_CLOSE);
}

static void known_mark(struct import_report *r, size_t whose)
{
	for (size_t i = whose; i < r->kepts; i++)
		r->kept[i].known = r->kept[i].known || r->kept[i].whose == whose;
}

static struct settle settle_of(struct import *m, const struct import_file *f)
{
	return (struct settle){ .m = m,
		                .f = f,
		                .line = m->keep != NULL ? m->keep->line : keep_lines(m->r),
		                .among = NEW_ARRAY(m->c->a, bool, m->r->file->n + 1),
		                .stored = NEW_ARRAY(m->c->a, bool, m->report->kepts + 1) };
}

enum rc later_known(struct import *m, const struct import_file *f)
{
	struct import_report *r = m->report;
	struct settle s = settle_of(m, f);
	struct import_later *w;
	struct later_lines l;
	size_t n;

	TRY(import_later_list(m->c->db, m->c->a, m->c->actor.school_id, &w, &n, &m->c->err));
	for (size_t i = 0; i < n; i++) {
		if (!waits_of(m, &w[i]) || !later_read(m->c->a, &w[i], m->c->now.today, &l))
			continue;
		for (size_t k = 0; k < r->kepts; k++)
			if (r->kept[k].whose == k && again(&s, &l, true, k))
				known_mark(r, k);
	}
	return RC_OK;
}

enum rc later_settle(struct import *m, const struct import_file *f)
{
	struct import_report *r = m->report;
	struct settle s;
	struct import_later *w;
	size_t n, waiting;

	TRY(import_later_list(m->c->db, m->c->a, m->c->actor.school_id, &w, &n, &m->c->err));
	if (n + r->kepts == 0)
		return RC_OK;
	TRY(import_later_count(m->c->db, m->c->a, m->c->actor.school_id, m->c->now.utc - LATER_SECONDS, &waiting,
	                       &m->c->err));
	if (!m->o->certain && r->kepts > 0 && waiting + r->waits > LATER_MAX) {
		r->keep_not = S("Too many lines wait already. Put some of them right first.");
		return RC_INVALID;
	}
	s = settle_of(m, f);
	for (size_t i = 0; i < n; i++)
		TRY(waiting_look(&s, &w[i]));
	if (m->o->certain)
		return RC_OK;
	for (size_t i = 0; i < r->kepts; i++)
		if (r->kept[i].whose == i && !s.stored[i]) {
			struct import_later v = made(&s, i);

			TRY(import_later_insert(m->c->db, m->c->a, &v, &m->c->err));
		}
	return r->kepts == 0 ? RC_OK
	                     : audit_write(m->c, 0, &ACT_LATER_KEEP, "upload", 0,
	                                   str_fmt(m->c->a, "%zu lines of %zu", r->kepts, r->waits));
}

enum rc later_old_remove(const struct app *app, struct db *db, struct arena *a, bool *did, struct err *e)
{
	struct ctx *c = NEW(a, struct ctx);
	struct import_later v;
	enum rc rc;

	*did = false;
	*c = (struct ctx){ .app = app, .db = db, .a = a, .now = clock_read(&app->clock) };
	rc = import_later_oldest(db, a, c->now.utc - LATER_SECONDS, &v, e);
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	c->actor.school_id = v.school_id;
	rc = IN_WRITE(c, remove_one(c, &v, &ACT_LATER_OLD));
	*did = rc == RC_OK;
	if (rc != RC_OK)
		*e = c->err;
	return rc == RC_CONFLICT ? RC_OK : rc; /* an import was quicker */
}
