#include "boards/family/family_record.h"

#include "boards/family/family_own.h"
#include "core/trail/looked.h"
#include "plan/plan_sql.h"

ACTION(ACT_FAMILY_HISTORY, "family.history", "Opened the history on the family page");
ACTION(ACT_FAMILY_LOOKED, "family.looked", "Looked at who has looked");

/* ---- history ---- */

static enum rc ask_make(struct ctx *c, int64_t pupil_id, const struct action *action, struct pupil_key *k,
                        struct entry_ask *ask)
{
	struct young_parent may = { .sees = true };
	struct young young;

	TRY(family_gate(c, pupil_id, action, k, &young));
	if (c->actor.hat != ROLE_PUPIL)
		may = young_parent(&young, c->actor.person_id);
	TRY(entry_ask_make(c, true, ask));
	ask->before = may.sees ? DATE_NONE : may.since;
	return RC_OK;
}

enum rc family_history(struct ctx *c, int64_t pupil_id, const struct history_query *q, struct history_view *out)
{
	struct history_query flat = *q;
	struct entry_ask ask;
	struct pupil_key k;

	*out = (struct history_view){ 0 };
	flat.flat = true;
	TRY(ask_make(c, pupil_id, &ACT_FAMILY_HISTORY, &k, &ask));
	return history_read(c, k, &ask, &flat, out);
}

/* May they read this entry? */
static enum rc entry_open(struct ctx *c, int64_t pupil_id, const char *kind, int64_t id, struct pupil_key *k)
{
	struct entry_ask ask;
	struct entry e;

	TRY(ask_make(c, pupil_id, &ACT_FAMILY_HISTORY, k, &ask));
	return entry_load(c, *k, &ask, entry_kind_find(str_of(kind)), id, &e);
}

enum rc family_review(struct ctx *c, int64_t pupil_id, int64_t review_id, struct review_read *out)
{
	struct pupil_key k;

	TRY(entry_open(c, pupil_id, "review", review_id, &k));
	return review_read_of(c, k, review_id, out);
}

enum rc family_plan(struct ctx *c, int64_t pupil_id, int64_t plan_id, struct family_view *v)
{
	struct pupil_key k;

	TRY(entry_open(c, pupil_id, "plan", plan_id, &k));
	TRY(family_load(c, pupil_id, v));
	TRY(plan_load(c->db, c->a, k, plan_id, &v->pupil.plan, &c->err));
	family_plan_only(c, v);
	return RC_OK;
}

/* ---- who has looked ---- */

/* What a trail calls by its first word, as a family says it. Letters and concerns are not named apart: that somebody
 * else wrote is theirs. */
static struct str part_of(struct str action)
{
	static const struct {
		const char *first;
		const char *part;
	} PARTS[] = {
		{ "plan", "the plan" },
		{ "support", "the plan" },
		{ "session", "the sessions" },
		{ "point", "how it goes" },
		{ "progress", "how it goes" },
		{ "observation", "what staff saw" },
		{ "assess", "the assessment" },
		{ "review", "the review" },
		{ "meeting", "the meetings" },
		{ "result", "test results" },
		{ "results", "test results" },
		{ "screening", "test results" },
		{ "decision", "what we decided" },
		{ "needs", "what we decided" },
		{ "file", "files" },
		{ "files", "files" },
		{ "circumstance", "facts that matter" },
	};
	struct str rest;
	struct str first = str_cut(action, '.', &rest);

	for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
		if (str_is(first, PARTS[i].first))
			return str_of(PARTS[i].part);
	return S("the record");
}

/* Names of those whom families meet; of the others what they are. */
static struct str who_of(struct arena *a, const struct looked_row *r)
{
	enum role hat = role_of(r->hat);
	bool met =
	    hat == ROLE_SENCO || hat == ROLE_HEAD || hat == ROLE_TEACHER || hat == ROLE_TA || hat == ROLE_SPECIALIST;

	if (r->name.n == 0)
		return S("The school’s computer");
	return met ? str_fmt(a, "%.*s, %s", STR_ARG(r->name), role_label(hat)) : str_of(role_label(hat));
}

static bool is_again(const struct family_look *x, const struct family_look *y)
{
	return date_cmp(x->on, y->on) == 0 && str_eq(x->who, y->who) && str_eq(x->what, y->what);
}

enum rc family_looked(struct ctx *c, int64_t pupil_id, struct family_look **out, size_t *n)
{
	struct looked_view v = { 0 };
	struct young young;
	struct pupil_key k;

	*n = 0;
	TRY(family_gate(c, pupil_id, &ACT_FAMILY_LOOKED, &k, &young));
	if (c->actor.hat != ROLE_PUPIL && !young_parent(&young, c->actor.person_id).sees)
		return RC_NONE;
	TRY(looked_read(c, k, &v));
	*out = NEW_ARRAY(c->a, struct family_look, v.rows);
	for (size_t i = 0; i < v.rows; i++) {
		enum role hat = role_of(v.row[i].hat);
		struct family_look l = { .on = clock_at(v.row[i].at).today,
			                 .who = who_of(c->a, &v.row[i]),
			                 .what = str_fmt(c->a, "%s %.*s", v.row[i].wrote ? "Wrote in" : "Read",
			                                 STR_ARG(part_of(v.row[i].action))),
			                 .times = 1 };
		size_t same = *n;

		if (hat == ROLE_PARENT || hat == ROLE_PUPIL)
			continue;
		while (same > 0 && date_cmp((*out)[same - 1].on, l.on) == 0 && !is_again(&(*out)[same - 1], &l))
			same--;
		if (same > 0 && is_again(&(*out)[same - 1], &l))
			(*out)[same - 1].times++;
		else
			(*out)[(*n)++] = l;
	}
	return RC_OK;
}
