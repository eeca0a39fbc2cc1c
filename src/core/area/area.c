#include "core/area/area.h"

#include "core/area/area_build_rule.h"
#include "core/area/area_rule.h"
#include "core/area/area_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"

ACTION(ACT_AREA_IMPORT, "area.import", "Brought in a profile of the local area");

enum rc area_read(struct ctx *c, int64_t school_id, struct local_area *out)
{
	struct area_fact *f;
	size_t n;

	TRY(area_facts_now(c->db, c->a, school_id, &f, &n, &c->err));
	area_build(c->a, f, n, out);
	return RC_OK;
}

const struct area_contact *area_contact_first(const struct local_area *v, enum area_contact_kind kind)
{
	for (size_t i = 0; i < v->contacts; i++)
		if (v->contact[i].kind == kind && area_for(v->contact[i].audience, AUDIENCE_PARENT))
			return &v->contact[i];
	return NULL;
}

/* ---- a file ---- */

struct merge {
	struct ctx *c;
	struct area_import *io;
	const struct area_fact *now; /* what stands or is offered for one value */
	size_t nows;
	const struct area_fact *file;
	size_t files;
	int64_t place; /* of the item, in the profile */
};

static bool of_value(const struct area_fact *x, const struct area_fact *y)
{
	return str_eq(x->part, y->part) && str_eq(x->item, y->item) && str_eq(x->field, y->field);
}

static bool same_words(const struct area_fact *x, const struct area_fact *y)
{
	return str_eq(x->value, y->value) && str_eq(x->source, y->source) && str_eq(x->spot, y->spot) &&
	       str_eq(x->note, y->note) && date_cmp(x->checked_on, y->checked_on) == 0 &&
	       date_cmp(x->since_on, y->since_on) == 0;
}

static enum rc add(const struct merge *m, const struct area_fact *f, enum area_fact_state state)
{
	struct area_fact x = *f;

	x.school_id = m->c->actor.school_id;
	x.id = id_new();
	x.state = state;
	x.place = m->place;
	x.by_id = m->c->actor.person_id;
	x.at = m->c->now.utc;
	return area_fact_add(m->c->db, m->c->a, &x, &m->c->err);
}

static enum rc end(const struct merge *m, const struct area_fact *f)
{
	struct ctx *c = m->c;

	return area_fact_end(c->db, c->a, c->actor.school_id, f->id, c->actor.person_id, c->now.utc, &c->err);
}

static enum rc replace(const struct merge *m, enum area_fact_state state)
{
	for (size_t i = 0; i < m->nows; i++)
		TRY(end(m, &m->now[i]));
	for (size_t i = 0; i < m->files; i++)
		TRY(add(m, &m->file[i], state));
	return RC_OK;
}

/* One value stands and the file has another. */
static enum rc differ(const struct merge *m)
{
	if (m->io->take || m->now[0].value.n == 0 || str_eq(m->now[0].source, m->file[0].source)) {
		m->io->replaced++;
		return replace(m, AREA_FACT_STANDS);
	}
	m->io->asked++;
	TRY(end(m, &m->now[0]));
	TRY(add(m, &m->now[0], AREA_FACT_OFFERED));
	return add(m, &m->file[0], AREA_FACT_OFFERED);
}

/* Which of those that are offered the school does not have yet. */
static enum rc offer_more(const struct merge *m)
{
	size_t more = 0;

	for (size_t i = 0; i < m->files; i++) {
		bool there = false;

		for (size_t k = 0; k < m->nows; k++)
			there = there || str_eq(m->now[k].value, m->file[i].value);
		if (!there && more++ == 0)
			m->io->asked++;
		if (!there)
			TRY(add(m, &m->file[i], AREA_FACT_OFFERED));
	}
	if (more == 0)
		m->io->same++;
	return RC_OK;
}

static enum rc value_merge(const struct merge *m)
{
	bool asks = m->now[0].state == AREA_FACT_OFFERED, offers = m->file[0].state == AREA_FACT_OFFERED;

	if (m->nows == 0) {
		m->io->added++;
		m->io->asked += offers;
		return replace(m, m->file[0].state);
	}
	if (m->io->take && !offers && asks) {
		m->io->replaced++;
		return replace(m, AREA_FACT_STANDS);
	}
	if (asks)
		return offer_more(m);
	if (offers) {
		m->io->kept++;
		return RC_OK;
	}
	if (same_words(m->now, m->file)) {
		m->io->same++;
		return RC_OK;
	}
	if (!str_eq(m->now[0].value, m->file[0].value))
		return differ(m);
	if (!str_eq(m->now[0].source, m->file[0].source) &&
	    date_cmp(m->file[0].checked_on, m->now[0].checked_on) <= 0 && m->now[0].source.n > 0) {
		m->io->same++; /* two sources say the same, and nobody looked later */
		return RC_OK;
	}
	m->io->replaced++;
	return replace(m, AREA_FACT_STANDS);
}

enum rc area_import(struct ctx *c, const struct area_file *file, struct area_import *io)
{
	struct area_fact *now, *of;
	size_t n;

	TRY(gate_cap(c, CAP_AREA));
	if (file->faults > 0)
		return RC_INVALID;
	TRY(area_facts_now(c->db, c->a, c->actor.school_id, &now, &n, &c->err));
	of = NEW_ARRAY(c->a, struct area_fact, n + 1);
	for (size_t i = 0; i < file->n;) {
		struct merge m = { c, io, of, 0, file->fact + i, 1, file->fact[i].place };

		for (size_t k = 0; k < n; k++) /* an item stays where it is */
			if (str_eq(now[k].part, file->fact[i].part) && str_eq(now[k].item, file->fact[i].item))
				m.place = now[k].place;
		while (i + m.files < file->n && of_value(&file->fact[i], &file->fact[i + m.files]))
			m.files++;
		for (size_t k = 0; k < n; k++)
			if (of_value(&now[k], &file->fact[i]) && now[k].state != AREA_FACT_SUGGESTED)
				of[m.nows++] = now[k];
		TRY(value_merge(&m));
		i += m.files;
	}
	if (io->added + io->replaced + io->asked == 0)
		return RC_OK;
	return audit_write(c, 0, &ACT_AREA_IMPORT, "area_fact", c->actor.school_id, file->key);
}

enum rc area_export(struct ctx *c, struct str *out)
{
	struct area_fact *f;
	struct local_area v;
	size_t n;

	TRY(gate_cap(c, CAP_AREA));
	TRY(area_facts_now(c->db, c->a, c->actor.school_id, &f, &n, &c->err));
	area_build(c->a, f, n, &v);
	*out = area_file_write(c->a, area_key(c->a, v.profile.la_name), v.profile.la_name, f, n);
	return out->n > 0 ? RC_OK : err_set(&c->err, RC_FAIL, "the profile is larger than a file may be");
}
