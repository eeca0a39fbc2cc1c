#include "publish/publish.h"

#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "publish/publish_own.h"

ACTION(ACT_PUBLISH_OPEN, "publish.open", "Opened what the school publishes");

/* ---- reading ---- */

static void versions_sort(struct ctx *c, struct publish_doc *d, const struct publish_version *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!str_eq(v[i].pub.kind, d->kind->key))
			continue;
		if (d->versions++ == 0)
			d->version = &v[i];
		if (v[i].pub.state != PUBLISH_PUBLISHED)
			d->open = d->open == NULL ? &v[i] : d->open;
		else if (d->out == NULL)
			d->out = &v[i];
		if (v[i].pub.state == PUBLISH_PUBLISHED && v[i].pub.changed.n == 0 && date_none(d->full_on))
			d->full_on = v[i].pub.published_on;
	}
	d->due = publish_due(d->kind, d->full_on, c->now.today);
	d->writes = publish_step_may(c->actor.hat, STEP_SEND);
	d->decides = publish_step_may(c->actor.hat, STEP_APPROVE);
}

enum rc publish_docs_read(struct ctx *c, struct publish_doc **out, size_t *n)
{
	const struct publish_kinds *all = publish_kinds(c->a);
	struct publish_version *v;
	size_t versions;

	TRY(publication_list(c->db, c->a, c->actor.school_id, STR_NONE, &v, &versions, &c->err));
	*out = NEW_ARRAY(c->a, struct publish_doc, all->n + 1);
	*n = all->n;
	for (size_t i = 0; i < all->n; i++) {
		(*out)[i].kind = &all->item[i];
		versions_sort(c, &(*out)[i], v, versions);
	}
	return RC_OK;
}

enum rc publish_all_load(struct ctx *c, struct publish_doc **out, size_t *n)
{
	*n = 0;
	TRY(gate_cap(c, CAP_PUBLISH));
	return publish_docs_read(c, out, n);
}

static const struct staff *staff_of(const struct staff *s, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].id == id)
			return &s[i];
	return NULL;
}

static struct str staff_name(struct arena *a, const struct staff *s)
{
	return name_full(a, s->given, s->family);
}

/* Who has a part now. Somebody who works here no more has nothing: it falls to the SENCO. */
static enum rc owner_fill(struct ctx *c, struct publish_piece *p, const struct staff *s, size_t n)
{
	const struct staff *owner = staff_of(s, n, p->words.owner_id);
	struct person gone;

	if (owner == NULL && p->words.owner_id != 0) {
		const enum rc rc = person_load(c->db, c->a, c->actor.school_id, p->words.owner_id, &gone, &c->err);

		if (rc != RC_OK && rc != RC_NONE)
			return rc;
		p->left = rc == RC_OK ? person_name(c->a, &gone) : S("Somebody");
	}
	for (size_t i = 0; i < n && owner == NULL; i++)
		if (p->words.owner_id == 0 && p->part->head ? s[i].head : s[i].senco)
			owner = &s[i];
	p->owner_id = owner != NULL ? owner->id : 0;
	p->owner = owner != NULL ? staff_name(c->a, owner) : p->part->head ? S("The head") : S("The SENCO");
	return RC_OK;
}

static void piece_count(struct publish_doc *d, const struct publish_piece *p)
{
	d->missing += p->want != WANT_NOTHING && p->want != WANT_CHECK;
	d->checks += p->want == WANT_CHECK;
	d->written += p->want == WANT_NOTHING;
}

static enum rc pieces_fill(struct ctx *c, struct publish_doc *d, const struct publication *pub)
{
	struct publication_part *part;
	struct staff *staff;
	size_t parts, n;

	TRY(publication_parts(c->db, c->a, pub->school_id, pub->id, &part, &parts, &c->err));
	TRY(publication_lines(c->db, c->a, pub->school_id, pub->id, &d->line, &d->lines, &c->err));
	TRY(staff_list(c->db, c->a, pub->school_id, c->now.today, &staff, &n, &c->err));
	d->piece = NEW_ARRAY(c->a, struct publish_piece, d->kind->parts + 1);
	d->pieces = d->kind->parts;
	for (size_t i = 0; i < d->pieces; i++) {
		struct publish_piece *p = &d->piece[i];

		p->part = &d->kind->part[i];
		for (size_t k = 0; k < parts; k++)
			if (str_eq(part[k].part, p->part->key))
				p->words = part[k];
		TRY(owner_fill(c, p, staff, n));
		p->has_fact = publish_fact_any(&d->facts, p->part);
		p->want = publish_want(p->part, &p->words, d->line, d->lines, p->has_fact);
		p->mine = publish_part_may(c->actor.hat, c->actor.person_id, p->owner_id);
		piece_count(d, p);
	}
	return RC_OK;
}

/* A draft shows what the record says today; all else what it said on the day it was sent. */
static enum rc version_fill(struct ctx *c, struct publish_doc *d, const struct publication *pub)
{
	if (pub->state == PUBLISH_DRAFT)
		TRY(publish_facts_load(c, &d->facts));
	else
		TRY(publication_facts(c->db, c->a, pub->school_id, pub->id, &d->facts.item, &d->facts.n, &c->err));
	return pieces_fill(c, d, pub);
}

enum rc publish_doc_read(struct ctx *c, struct str kind, struct publish_doc *out)
{
	struct publish_version *v;
	size_t n;

	*out = (struct publish_doc){ .kind = publish_kind_find(c->a, kind) };
	if (out->kind == NULL)
		return RC_NONE;
	TRY(publication_list(c->db, c->a, c->actor.school_id, kind, &v, &n, &c->err));
	versions_sort(c, out, v, n);
	return RC_OK;
}

enum rc publish_doc_load(struct ctx *c, struct str kind, struct publish_doc *out)
{
	const struct publish_version *shown;

	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publish_doc_read(c, kind, out));
	gate_note_read(c, 0, &ACT_PUBLISH_OPEN, out->versions > 0 ? out->version->pub.id : 0);
	shown = out->open != NULL ? out->open : out->out;
	return shown != NULL ? version_fill(c, out, &shown->pub) : RC_OK;
}

enum rc publish_version_read(struct ctx *c, struct publish_doc *d, int64_t version)
{
	for (size_t i = 0; i < d->versions; i++)
		if (d->version[i].pub.version == version) {
			d->version += i; /* the first is the one that is shown */
			d->versions -= i;
			return version_fill(c, d, &d->version->pub);
		}
	return RC_NONE;
}

enum rc publish_version_load(struct ctx *c, struct str kind, int64_t version, struct publish_doc *out)
{
	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(publish_doc_read(c, kind, out));
	gate_note_read(c, 0, &ACT_PUBLISH_OPEN, out->versions > 0 ? out->version->pub.id : 0);
	return publish_version_read(c, out, version);
}

enum rc publish_owners(struct ctx *c, struct publish_owner **out, size_t *n)
{
	struct staff *s;

	*n = 0;
	TRY(gate_cap(c, CAP_PUBLISH));
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, n, &c->err));
	*out = NEW_ARRAY(c->a, struct publish_owner, *n + 1);
	for (size_t i = 0; i < *n; i++)
		(*out)[i] = (struct publish_owner){ s[i].id, staff_name(c->a, &s[i]) };
	return RC_OK;
}
