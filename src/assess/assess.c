#include "assess/assess.h"

#include "kit/base/id.h"
#include "assess/assess_sql.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "assess/assess_own.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"

ACTION(ACT_ASSESS_FINISH, "assess.finish", "Finished the assessment");
ACTION(ACT_ASSESS_INSIGHT, "assess.insight", "Wrote a strength or a barrier");
ACTION(ACT_ASSESS_STATEMENT, "assess.statement", "Wrote about a need");
ACTION(ACT_ASSESS_WRITE, "assess.write", "Opened the assessment to change it");
ACTION(ACT_CYCLE_OPEN, "cycle.open", "Began a cycle");
ACTION(ACT_VIEW_NOTE, "view.note", "Wrote down what somebody said");

enum rc assess_open(struct ctx *c, int64_t pupil_id)
{
	struct pupil_key k;
	struct status s;
	struct cycle y = { 0 };
	enum rc rc = gate_pupil(c, pupil_id, CAP_DECIDE, &ACT_ASSESS_WRITE, &k);

	if (rc == RC_OK)
		rc = status_on(c->db, c->a, k, c->now.today, &s, &c->err);
	if (rc != RC_OK)
		return rc;
	if (s.code != STATUS_K && s.code != STATUS_E)
		return RC_NONE;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc == RC_OK && date_none(y.closed_on))
		return RC_OK;
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	y = (struct cycle){ .id = id_new(), .number = y.number + 1, .opened_on = c->now.today, .revision = 1 };
	rc = cycle_insert(c->db, c->a, k, &y, &c->err);
	return rc == RC_OK ? audit_write(c, pupil_id, &ACT_CYCLE_OPEN, "cycle", y.id, S("")) : rc;
}

enum rc assess_cycle_open(struct ctx *c, struct pupil_key k, int64_t cycle_id, struct cycle *y)
{
	TRY(cycle_latest(c->db, c->a, k, y, &c->err));
	return date_none(y->closed_on) && (cycle_id == 0 || y->id == cycle_id) ? RC_OK : RC_NONE;
}

enum rc assess_not_relevant_end(struct ctx *c, struct pupil_key k, int64_t cycle_id, int64_t source)
{
	struct need_statement *v;
	size_t n;

	TRY(need_statement_list(c->db, c->a, k, cycle_id, &v, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (v[i].source != source || v[i].not_relevant.n == 0)
			continue;
		v[i].not_relevant = S("");
		TRY(need_statement_update(c->db, c->a, k, &v[i], &c->err));
	}
	return RC_OK;
}

enum rc assess_statement_put(struct ctx *c, struct pupil_key k, int64_t cycle_id, const struct need_statement *in)
{
	struct need_statement v = *in;
	struct need_statement there;
	enum rc rc = need_statement_load(c->db, c->a, k, in->id, &there, &c->err);

	if (in->source < 1 || in->source > ASSESS_SOURCES)
		return RC_INVALID;
	if (rc == RC_OK && record_same(&need_statement_rec, &there, in))
		return RC_OK; /* sent twice, or not touched */
	v.cycle_id = cycle_id;
	v.noted_by = c->actor.person_id;
	v.noted_on = c->now.today;
	if (rc == RC_OK && in->revision > 0) {
		if (there.revision != in->revision || there.cycle_id != cycle_id || there.source != in->source)
			return RC_CONFLICT;
		rc = need_statement_update(c->db, c->a, k, &v, &c->err);
	} else if (rc == RC_OK || rc == RC_NONE) {
		v.id = rc == RC_OK ? id_new() : in->id; /* the same form with other words: both are kept */
		v.revision = 1;
		rc = need_statement_insert(c->db, c->a, k, &v, &c->err);
	}
	if (rc == RC_OK && v.words.n > 0)
		rc = assess_not_relevant_end(c, k, cycle_id, v.source);
	return rc == RC_OK ? audit_write(c, k.pupil_id, &ACT_ASSESS_STATEMENT, "need_statement", v.id, v.words) : rc;
}

static const struct insight *insight_of(const struct insight *all, size_t n, int64_t id)
{
	for (size_t i = 0; id != 0 && i < n; i++)
		if (all[i].id == id)
			return &all[i];
	return NULL;
}

/* One as it will stand: of this cycle it keeps its id, and with the words of an earlier one comes their source. */
static struct insight insight_next(const struct assess_in *in, size_t i, int64_t cycle_id, const struct insight *all,
                                   size_t alls)
{
	struct insight v = in->insight[i];
	const struct insight *was = insight_of(all, alls, v.id);
	bool same = was != NULL && was->cycle_id == cycle_id && insight_of(in->insight, i, v.id) == NULL;

	v.id = same ? was->id : id_new();
	v.file_id = was != NULL && !in->parted[i] ? was->file_id : 0;
	v.file_page = v.file_id != 0 ? was->file_page : 0;
	v.file_words = v.file_id != 0 ? was->file_words : FILE_WORDS_NONE;
	return v;
}

static enum rc insights_put(struct ctx *c, struct pupil_key k, int64_t cycle_id, const struct assess_in *in)
{
	struct insight v[ASSESS_INSIGHTS_MAX];
	struct insight *have, *all;
	size_t haves, alls;
	size_t n = 0;
	struct str wanted;
	struct str stands;

	TRY(insight_list(c->db, c->a, k, cycle_id, &have, &haves, &c->err));
	TRY(insight_list(c->db, c->a, k, 0, &all, &alls, &c->err));
	for (size_t i = 0; i < in->insights; i++) {
		if (!is_filled(in->insight[i].words))
			continue;
		v[n++] = insight_next(in, i, cycle_id, all, alls);
	}
	wanted = assess_seen(c->a, v, n);
	stands = assess_seen(c->a, have, haves);
	if (str_eq(wanted, stands))
		return RC_OK;
	if (!str_eq(stands, in->seen))
		return RC_CONFLICT;
	TRY(insight_replace(c->db, c->a, k, cycle_id, v, n, &c->err));
	return audit_write(c, k.pupil_id, &ACT_ASSESS_INSIGHT, "cycle", cycle_id, wanted);
}

enum rc assess_save(struct ctx *c, int64_t pupil_id, const struct assess_in *in)
{
	struct pupil_key k;
	struct cycle y;

	TRY(gate_pupil(c, pupil_id, CAP_ASSESS, &ACT_ASSESS_WRITE, &k));
	TRY(assess_cycle_open(c, k, in->cycle_id, &y));
	for (size_t i = 0; i < in->adds; i++)
		TRY(assess_statement_put(c, k, y.id, &in->add[i]));
	return insights_put(c, k, y.id, in);
}

static struct edit_fault statement_fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct need_statement *v = mine;

	(void)p;
	(void)today;
	if (is_filled(v->words) && !is_filled(v->said_by) && v->file_id == 0)
		return (struct edit_fault){ "said_by", S("Say who said it: name and role") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* Only the words, who said them, and where in the file they stand change; the cycle has to be open still. */
static enum rc statement_complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct need_statement *v = mine;
	struct need_statement next;
	struct cycle y;

	if (theirs == NULL)
		return RC_NONE;
	next = *(const struct need_statement *)theirs;
	TRY(assess_cycle_open(c, k, next.cycle_id, &y));
	next.words = v->words;
	next.said_by = v->said_by;
	next.file_page = next.file_id != 0 ? v->file_page : 0;
	next.file_words = next.file_id != 0 ? v->file_words : FILE_WORDS_NONE;
	next.revision = v->revision;
	*v = next;
	return RC_OK;
}

static const struct edit STATEMENT_EDIT = { .sql = &need_statement_sql,
	                                    .cap = CAP_ASSESS,
	                                    .open = &ACT_ASSESS_WRITE,
	                                    .wrote = &ACT_ASSESS_STATEMENT,
	                                    .words = "words",
	                                    .fault = statement_fault,
	                                    .complete = statement_complete };

enum rc assess_change(struct ctx *c, int64_t pupil_id, const struct need_statement *v, struct need_statement *theirs,
                      struct edit_fault *f)
{
	return record_edit(c, &STATEMENT_EDIT, pupil_id, v, theirs, f);
}

static struct str view_fault(const struct ctx *c, const struct view *v, const char **at)
{
	bool said = is_filled(v->words) || is_filled(v->going_well) || is_filled(v->hard);

	*at = "who";
	if (v->who != VIEW_WHO_PARENT && v->who != VIEW_WHO_PUPIL)
		return S("Choose whose view it is");
	*at = "method";
	if (v->method == VIEW_METHOD_NONE)
		return S("Choose how they told us");
	*at = "given_on";
	if (date_none(v->given_on) || date_cmp(v->given_on, c->now.today) > 0)
		return S("Enter the day: not in the future");
	*at = "words";
	if (!said && v->method != VIEW_METHOD_DECLINED)
		return S("Write what they said, or choose that they did not wish to say");
	return STR_NONE;
}

enum rc assess_view_add(struct ctx *c, int64_t pupil_id, const struct view *in, const char **at, struct str *why)
{
	struct pupil_key k;
	struct cycle y;
	struct view v = *in;
	struct view there;
	enum rc rc;

	*why = view_fault(c, in, at);
	if (why->n > 0 || in->id <= 0)
		return RC_INVALID;
	TRY(gate_pupil(c, pupil_id, CAP_ASSESS, &ACT_ASSESS_WRITE, &k));
	TRY(assess_cycle_open(c, k, 0, &y));
	rc = view_load(c->db, c->a, k, v.id, &there, &c->err);
	if (rc == RC_OK && str_eq(there.words, v.words) && str_eq(there.going_well, v.going_well) &&
	    str_eq(there.hard, v.hard))
		return RC_OK; /* sent twice */
	if (rc == RC_OK)
		v.id = id_new(); /* the same form with other words: both are kept */
	else if (rc != RC_NONE)
		return rc;
	v.cycle_id = y.id;
	v.moment = VIEW_MOMENT_ASSESS;
	v.person_id = 0;
	v.rating = 0;
	v.revision = 1;
	TRY(view_insert(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_VIEW_NOTE, "view", v.id, v.words);
}

enum rc assess_finish(struct ctx *c, int64_t pupil_id, struct str reason, struct str *why)
{
	struct pupil_key k;
	struct assess_view v = { 0 };

	*why = STR_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_ASSESS, &ACT_ASSESS_WRITE, &k));
	TRY(assess_read(c, k, 0, &v));
	if (v.cycle.id == 0 || !v.open)
		return RC_NONE;
	if (!date_none(v.cycle.assessed_on))
		return RC_OK;
	if (!checks_pass(&v.check))
		*why = S("An assessment needs at least one statement");
	else if (v.check.advice > 0 && !is_filled(reason))
		*why = S("Say why it is enough although something is missing");
	if (why->n > 0)
		return RC_INVALID;
	v.cycle.assessed_on = c->now.today;
	v.cycle.assess_reason = v.check.advice > 0 ? reason : S("");
	TRY(cycle_update(c->db, c->a, k, &v.cycle, &c->err));
	return audit_write(c, pupil_id, &ACT_ASSESS_FINISH, "cycle", v.cycle.id, reason);
}
