#include "import/start.h"

#include "core/rights/gate.h"
#include "import/import_upload.h"
#include "import/past.h"
#include "import/start_sql.h"

enum { SENT_SHOWN = 4, YEAR_SECONDS = 366 * 24 * 3600, PREFIX = sizeof "import." - 1 };

/* It was corrected and sent in once more: the newer one is meant. */
static bool sent_again(const struct import_start *s, const struct start_sent *x)
{
	for (size_t i = 0; i < s->sents; i++)
		if (s->sent[i].kind == x->kind && str_eq(s->sent[i].name, x->name))
			return true;
	return false;
}

static enum rc sent_load(struct ctx *c, struct import_start *out)
{
	struct upload *u;
	size_t n;

	TRY(upload_sent(c->db, c->a, c->actor.school_id, c->actor.account_id, c->now.utc - IMPORT_KEPT_SECONDS, &u, &n,
	                &c->err));
	out->sent = NEW_ARRAY(c->a, struct start_sent, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct start_sent *s = &out->sent[out->sents];

		*s = (struct start_sent){ .id = u[i].id, .name = u[i].name, .at = u[i].made_at };
		if (out->sents < SENT_SHOWN && import_kind_parse(u[i].kind, &s->kind) && !sent_again(out, s))
			out->sents++;
	}
	return RC_OK;
}

static struct str by_words(const struct past_import *p)
{
	if (str_is(p->hat, ACTOR_FEED))
		return S("Nightly feed");
	return p->name.n > 0 ? p->name : S("By command");
}

/* Those of this import; each is of one. */
static void counts_find(struct past_counts *v, size_t n, struct start_past *x)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].at == x->at && v[i].kind == x->kind && !x->counted) {
			x->counted = true;
			x->in = v[i].in;
			x->waits = v[i].waits;
			x->refused = v[i].refused;
			v[i].at = 0;
		}
}

static enum rc past_load(struct ctx *c, struct import_start *out)
{
	struct past_counts counts[PAST_KEPT];
	struct past_import *p;
	size_t n, counted;

	TRY(past_counts_load(c, counts, &counted));
	TRY(past_imports(c->db, c->a, c->actor.school_id, c->now.utc - YEAR_SECONDS, &p, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		enum import_kind kind;

		if (!import_kind_parse(str_sub(p[i].action, PREFIX, p[i].action.n), &kind))
			continue;
		if (out->last[kind] == 0)
			out->last[kind] = p[i].at;
		if (out->pasts < START_SHOWN) {
			struct start_past *x = &out->past[out->pasts++];

			*x = (struct start_past){ .kind = kind, .at = p[i].at, .by = by_words(&p[i]) };
			counts_find(counts, counted, x);
		}
	}
	return RC_OK;
}

enum rc import_start_load(struct ctx *c, struct import_start *out)
{
	*out = (struct import_start){ 0 };
	TRY(gate_cap(c, CAP_IMPORT));
	TRY(sent_load(c, out));
	return past_load(c, out);
}
