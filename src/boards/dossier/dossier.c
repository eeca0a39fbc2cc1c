#include "boards/dossier/dossier.h"

#include "boards/dossier/dossier_facts.h"
#include "boards/dossier/dossier_paper.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/buf.h"

ACTION(ACT_DOSSIER_INSPECTION, "dossier.inspection", "Made a dossier for an inspection");
ACTION(ACT_DOSSIER_NEXT, "dossier.next_school", "Made a dossier for the next school");
ACTION(ACT_DOSSIER_EHC, "dossier.ehc", "Made a dossier of evidence for an EHC needs assessment");
ACTION(ACT_DOSSIER_SUBJECT, "dossier.subject", "Gave out the record after a request for it");
ACTION(ACT_DOSSIER_THIRD, "dossier.third", "Read what in the record concerns other people");
ACTION(ACT_DOSSIER_CHOOSE, "dossier.choose", "Began a dossier");

enum { PAGES_SHORT = 2 };

static const struct action *const ACTIONS[DOSSIER_PURPOSES] = { [DOSSIER_INSPECTION] = &ACT_DOSSIER_INSPECTION,
	                                                        [DOSSIER_NEXT_SCHOOL] = &ACT_DOSSIER_NEXT,
	                                                        [DOSSIER_EHC] = &ACT_DOSSIER_EHC,
	                                                        [DOSSIER_SUBJECT] = &ACT_DOSSIER_SUBJECT };

/* As much as fits; the least is told even when it does not. */
static void short_make(struct ctx *c, const struct dossier_fact *f, const struct dossier_wish *w, struct dossier *out)
{
	struct dossier_wish fit = *w;

	for (fit.room = DOSSIER_ROOM_MOST; fit.room > DOSSIER_ROOM_LEAST; fit.room--) {
		dossier_make(c->a, f, &fit, out);
		if (dossier_pages(c->a, out) <= PAGES_SHORT)
			return;
	}
	dossier_make(c->a, f, &fit, out);
}

static void one_make(struct ctx *c, const struct dossier_fact *f, const struct dossier_wish *w, struct dossier *out)
{
	if (w->depth == DEPTH_SHORT)
		short_make(c, f, w, out);
	else
		dossier_make(c->a, f, w, out);
}

enum rc dossiers_load(struct ctx *c, const int64_t *pupil_id, size_t n, const struct dossier_wish *w,
                      struct dossier *out)
{
	struct pupil_key *k = NEW_ARRAY(c->a, struct pupil_key, n);
	struct dossier_fact *f = NEW_ARRAY(c->a, struct dossier_fact, n);

	if (w->purpose == DOSSIER_SUBJECT || n == 0 || n > DOSSIER_PUPILS_MOST)
		return RC_NONE;
	for (size_t i = 0; i < n; i++)
		TRY(gate_pupil(c, pupil_id[i], CAP_DOSSIER, ACTIONS[w->purpose], &k[i]));
	TRY(dossier_facts_load(c, k, n, f));
	for (size_t i = 0; w->depth != DEPTH_SHORT && i < n; i++)
		TRY(dossier_whole_load(c, k[i], &f[i]));
	for (size_t i = 0; i < n; i++)
		one_make(c, &f[i], w, &out[i]);
	return RC_OK;
}

enum rc dossier_load(struct ctx *c, int64_t pupil_id, const struct dossier_wish *w, struct dossier *out)
{
	return dossiers_load(c, &pupil_id, 1, w, out);
}

enum rc dossier_pdf(struct ctx *c, const struct dossier *d, size_t n, struct str *out)
{
	return dossier_paper(c->a, d, n, c->now.utc, out, &c->err);
}

enum rc dossier_choose_load(struct ctx *c, int64_t pupil_id, struct dossier_choose *out)
{
	struct pupil_key k;
	struct pupil p;
	struct cycle *y;
	size_t n;

	*out = (struct dossier_choose){ .pupil_id = pupil_id };
	TRY(gate_pupil(c, pupil_id, CAP_DOSSIER, &ACT_DOSSIER_CHOOSE, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(cycle_list(c->db, c->a, k, &y, &n, &c->err));
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	for (size_t i = 0; i < n && out->cycles < sizeof out->cycle / sizeof *out->cycle; i++)
		out->cycle[out->cycles++] = y[i].number;
	return RC_OK;
}

/* ---- subject access ---- */

enum rc dossier_subject_open(struct ctx *c, int64_t pupil_id, struct dossier_fact *out)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_DOSSIER, &ACT_DOSSIER_THIRD, &k));
	TRY(dossier_facts_load(c, &k, 1, out));
	TRY(dossier_whole_load(c, k, out));
	return dossier_third_load(c, k, out);
}

enum rc dossier_subject_give(struct ctx *c, int64_t pupil_id, const struct dossier_fact *f, const bool *keep,
                             size_t undecided, struct dossier *out)
{
	const struct dossier_wish w = { .purpose = DOSSIER_SUBJECT, .depth = DEPTH_ALL, .keep = keep };
	struct buf b = buf_new(c->a, 1 << 20);

	if (undecided > 0)
		return RC_INVALID;
	for (size_t i = 0; i < f->entries; i++)
		buf_fmt(&b, "%.*s %lld %d\n", STR_ARG(f->entry[i].kind), (long long)f->entry[i].id, keep[i]);
	dossier_make(c->a, f, &w, out);
	return audit_write(c, pupil_id, &ACT_DOSSIER_SUBJECT, "pupil", pupil_id, buf_view(&b));
}
