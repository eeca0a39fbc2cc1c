#include "register/census_why.h"

#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "register/census_reason_sql.h"

ACTION(ACT_CENSUS_OPEN, "census.open", "Read what the census would ask");
ACTION(ACT_CENSUS_SAVE, "census.save", "Said why a query of the census is right");
ACTION(ACT_CENSUS_WRITE, "census.write", "Opened the queries of the census to answer one");

const struct census_reason *census_reason_of(const struct census_reason *r, size_t n, const struct census_finding *f)
{
	for (size_t i = 0; !f->rule->error && i < n; i++)
		if (str_eq(r[i].rule, f->rule->key) && str_eq(r[i].fact, f->fact))
			return &r[i];
	return NULL;
}

static enum rc found_load(struct ctx *c, struct pupil_key k, struct pupil *p, struct census_day day,
                          struct census_finding *out, size_t *n)
{
	struct need *need;
	struct status s;
	size_t needs;
	struct census_pupil facts;

	TRY(pupil_load(c->db, c->a, k, p, &c->err));
	TRY(standing_on(c->db, c->a, k, c->now.today, &s, &need, &needs, &c->err));
	facts = (struct census_pupil){ .upn = p->upn,
		                       .born = p->born,
		                       .joined_on = p->joined_on,
		                       .left_on = p->left_on,
		                       .code = s.code,
		                       .code_from = s.starts,
		                       .need = need,
		                       .needs = needs };
	*n = census_check(c->a, &facts, day.on, out);
	return RC_OK;
}

enum rc census_why_load(struct ctx *c, int64_t pupil_id, int64_t id, struct census_why_view *out)
{
	struct census_finding found[CENSUS_RULES_MAX];
	struct pupil_key k;

	*out = (struct census_why_view){ .census = census_next(c->now.today) };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_CENSUS_OPEN, &k));
	TRY(found_load(c, k, &out->pupil, out->census, found, &out->askeds));
	TRY(census_reason_list(c->db, c->a, k, &out->item, &out->n, &c->err));
	if (id != 0)
		TRY(record_load(c->db, c->a, &census_reason_sql, k, id, &out->one, &c->err));
	for (size_t i = 0; i < out->askeds; i++)
		out->asked[i] = (struct census_asked){ found[i], census_reason_of(out->item, out->n, &found[i]) };
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct census_reason *v = mine;
	const struct census_rule *r = census_rule_find(v->rule);

	(void)p;
	(void)today;
	if (r == NULL)
		return (struct edit_fault){ "words", S("Open this page from the query that you answer") };
	if (r->error)
		return (struct edit_fault){ "words", S("This cannot be right: it has to be put right") };
	if (str_trim(v->words).n == 0)
		return (struct edit_fault){ "words", S("Write why it is right") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* A new reason answers what the record says now; an old one keeps what it was about. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	const struct census_reason *stands = theirs;
	struct census_reason *v = mine;

	(void)k;
	if (stands != NULL && (!str_eq(stands->rule, v->rule) || !str_eq(stands->fact, v->fact)))
		return RC_NONE;
	v->by_id = c->actor.person_id;
	v->on_day = c->now.today;
	return RC_OK;
}

static const struct edit WHY_EDIT = { .sql = &census_reason_sql,
	                              .cap = CAP_DECIDE,
	                              .open = &ACT_CENSUS_WRITE,
	                              .wrote = &ACT_CENSUS_SAVE,
	                              .words = "words",
	                              .fault = fault,
	                              .complete = complete };

static enum rc is_asked(struct ctx *c, int64_t pupil_id, const struct census_reason *v, bool *asked)
{
	struct census_finding found[CENSUS_RULES_MAX];
	struct pupil_key k;
	struct pupil p;
	size_t n;

	*asked = false;
	TRY(gate_pupil(c, pupil_id, CAP_DECIDE, &ACT_CENSUS_WRITE, &k));
	TRY(found_load(c, k, &p, census_next(c->now.today), found, &n));
	for (size_t i = 0; i < n; i++)
		*asked = *asked || (str_eq(found[i].rule->key, v->rule) && str_eq(found[i].fact, v->fact));
	return RC_OK;
}

enum rc census_why_save(struct ctx *c, int64_t pupil_id, const struct census_reason *v, struct census_reason *theirs,
                        struct edit_fault *f)
{
	bool asked = true;

	if (v->revision == 0 && fault(v, NULL, c->now.today).field == NULL)
		TRY(is_asked(c, pupil_id, v, &asked));
	if (!asked) {
		*f = (struct edit_fault){ "words", S("The record says something else by now, so this is not asked any "
			                             "more. Look at it again") };
		return RC_INVALID;
	}
	return record_edit(c, &WHY_EDIT, pupil_id, v, theirs, f);
}
