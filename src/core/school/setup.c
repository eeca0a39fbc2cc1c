#include "core/school/setup.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/school/term_default_rule.h"
#include "core/area/area_sql.h"
#include "core/school/admin_sql.h"
#include "core/school/public.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "core/school/web_name.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "core/account/token.h"

ACTION(ACT_SETTINGS_SCHOOL, "settings.school", "Changed the school’s details");
ACTION(ACT_SETTINGS_YEAR, "settings.year", "Changed the dates of the year");
ACTION(ACT_SETUP_FINISH, "setup.finish", "Finished setting up");

enum { MARK_TEXT_MAX = 64 * 1024 };

static const char STEP_SCHOOL[] = "setup.school";

static enum rc load_all(struct ctx *c, struct setup_view *out)
{
	struct area_fact *fact;
	size_t facts = 0;
	struct str done;
	struct term *term;
	size_t terms = 0;
	int64_t sencos = 0;
	enum rc rc = gate_cap(c, CAP_SETTINGS);

	if (rc == RC_OK)
		rc = school_load(c->db, c->a, c->actor.school_id, &out->school, &c->err);
	if (rc == RC_OK)
		rc = setting_get(c->db, c->a, c->actor.school_id, str_of(STEP_SCHOOL), &done, &c->err);
	if (rc == RC_OK)
		rc = term_list(c->db, c->a, c->actor.school_id, date_school_year(c->now.today), &term, &terms, &c->err);
	if (rc == RC_OK)
		rc = role_holders(c->db, c->a, c->actor.school_id, S("senco"), c->now.today, &sencos, &c->err);
	if (rc != RC_OK)
		return rc;
	TRY(area_facts_now(c->db, c->a, c->actor.school_id, &fact, &facts, &c->err));
	out->area_done = facts > 0;
	out->school_done = done.n > 0 || out->school.ready != 0;
	out->terms_done = terms > 0;
	out->senco_done = sencos > 0;
	return RC_OK;
}

enum rc setup_load(struct ctx *c, struct setup_view *out)
{
	*out = (struct setup_view){ 0 };
	return load_all(c, out);
}

enum rc setup_finish(struct ctx *c)
{
	struct setup_view v = { 0 };

	TRY(load_all(c, &v));
	if (v.school.ready != 0)
		return RC_OK;
	if (!v.school_done || !v.terms_done || !v.area_done || !v.senco_done)
		return RC_INVALID;
	v.school.ready = 1;
	TRY(school_change(c->db, c->a, &v.school, &c->err));
	return audit_write(c, 0, &ACT_SETUP_FINISH, "school", v.school.id, STR_NONE);
}

/* RC_INVALID: another school has it, or it is none. */
static enum rc web_name_free(struct ctx *c, const struct school *s)
{
	struct public_school other;
	enum rc rc;

	if (s->web_name.n == 0)
		return RC_OK;
	if (!web_name_ok(s->web_name))
		return RC_INVALID;
	rc = public_school_load(c, s->web_name, &other);
	if (rc == RC_OK && other.id != s->id)
		return RC_INVALID;
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc setup_school_save(struct ctx *c, const struct school *s, struct school *theirs)
{
	struct school v = *s;

	*theirs = (struct school){ 0 };
	TRY(gate_cap(c, CAP_SETTINGS));
	TRY(school_load(c->db, c->a, c->actor.school_id, theirs, &c->err));
	if (theirs->revision != s->revision)
		return RC_CONFLICT;
	v.id = c->actor.school_id;
	v.ready = theirs->ready;
	if (theirs->phase == PHASE_SERVICE) /* what is made as one stays one */
		v.phase = PHASE_SERVICE;
	else if (v.phase == PHASE_SERVICE)
		return RC_INVALID;
	TRY(web_name_free(c, &v));
	TRY(school_change(c->db, c->a, &v, &c->err));
	TRY(setting_set(c->db, c->a, v.id, str_of(STEP_SCHOOL), S("1"), &c->err));
	return audit_write(c, 0, &ACT_SETTINGS_SCHOOL, "school", v.id, v.name);
}

static struct date year_begins(int year)
{
	return (struct date){ (int16_t)year, 8, 15 }; /* some schools begin before September */
}

static bool in_year(struct date d, int year)
{
	return date_cmp(d, year_begins(year)) >= 0 && date_cmp(d, year_begins(year + 1)) < 0;
}

static void propose(struct year_dates *v)
{
	term_defaults(v->year, v->term);
	v->proposed = true;
	v->terms = TERM_DEFAULTS;
	v->closures = closure_defaults(v->year, v->closure);
}

static void mark_date(struct buf *b, struct arena *a, struct date d)
{
	buf_str(b, date_iso(a, d));
	buf_char(b, '|');
}

static struct str mark_of(struct arena *a, const struct year_dates *v)
{
	struct buf b = buf_new(a, MARK_TEXT_MAX);

	for (size_t i = 0; i < v->terms; i++) {
		buf_fmt(&b, "t%.*s|", STR_ARG(v->term[i].name));
		mark_date(&b, a, v->term[i].starts);
		mark_date(&b, a, v->term[i].half_starts);
		mark_date(&b, a, v->term[i].half_ends);
		mark_date(&b, a, v->term[i].ends);
	}
	for (size_t i = 0; i < v->closures; i++) {
		buf_fmt(&b, "c%.*s|%.*s|", STR_ARG(v->closure[i].name), STR_ARG(closure_kind_code(v->closure[i].kind)));
		mark_date(&b, a, v->closure[i].starts);
		mark_date(&b, a, v->closure[i].ends);
	}
	return token_hash(a, buf_view(&b));
}

static enum rc year_read(struct ctx *c, int year, struct year_dates *out)
{
	struct term *term;
	struct closure *closure;
	size_t terms, closures;

	*out = (struct year_dates){ .year = year };
	TRY(gate_cap(c, CAP_SETTINGS));
	TRY(term_list(c->db, c->a, c->actor.school_id, year_begins(year), &term, &terms, &c->err));
	TRY(closure_list(c->db, c->a, c->actor.school_id, year_begins(year), &closure, &closures, &c->err));
	for (size_t i = 0; i < terms && out->terms < YEAR_TERMS; i++)
		if (in_year(term[i].starts, year))
			out->term[out->terms++] = term[i];
	for (size_t i = 0; i < closures && out->closures < YEAR_CLOSURES; i++)
		if (in_year(closure[i].starts, year))
			out->closure[out->closures++] = closure[i];
	out->mark = mark_of(c->a, out);
	if (out->terms == 0 && out->closures == 0)
		propose(out);
	return RC_OK;
}

enum rc setup_year_load(struct ctx *c, int year, struct year_dates *out)
{
	return year_read(c, year == 0 ? date_school_year(c->now.today).y : year, out);
}

static struct str term_fault(struct arena *a, const struct year_dates *v, size_t i)
{
	const struct term *t = &v->term[i];

	if (!in_year(t->starts, v->year) || !in_year(t->ends, v->year))
		return str_fmt(a, "%.*s: the dates are not in the school year %d to %d", STR_ARG(t->name), v->year,
		               v->year + 1);
	if (date_cmp(t->ends, t->starts) <= 0)
		return str_fmt(a, "%.*s: the last day is not after the first", STR_ARG(t->name));
	if (date_cmp(t->half_starts, t->starts) <= 0 || date_cmp(t->half_ends, t->ends) >= 0 ||
	    date_cmp(t->half_ends, t->half_starts) < 0)
		return str_fmt(a, "%.*s: the half-term holiday is not inside the term", STR_ARG(t->name));
	for (size_t k = 0; k < v->terms; k++)
		if (k != i && date_cmp(t->starts, v->term[k].starts) >= 0 && date_cmp(t->starts, v->term[k].ends) <= 0)
			return str_fmt(a, "%.*s begins before %.*s ends", STR_ARG(t->name), STR_ARG(v->term[k].name));
	return STR_NONE;
}

struct str setup_year_fault(struct arena *a, const struct year_dates *v)
{
	struct str fault = v->terms == 0 ? S("Enter the dates of at least one term") : STR_NONE;

	for (size_t i = 0; i < v->terms && fault.n == 0; i++)
		fault = term_fault(a, v, i);
	for (size_t i = 0; i < v->closures && fault.n == 0; i++) {
		const struct closure *x = &v->closure[i];

		if (!in_year(x->starts, v->year))
			fault = str_fmt(a, "%.*s: the day is not in the school year %d to %d", STR_ARG(x->name),
			                v->year, v->year + 1);
		else if (date_cmp(x->ends, x->starts) < 0)
			fault = str_fmt(a, "%.*s: the last day is before the first", STR_ARG(x->name));
	}
	return fault;
}

static enum rc year_write(struct ctx *c, const struct year_dates *v)
{
	int64_t school = c->actor.school_id;
	struct date from = year_begins(v->year), before = year_begins(v->year + 1);

	TRY(term_delete_between(c->db, c->a, school, from, before, &c->err));
	TRY(closure_delete_between(c->db, c->a, school, from, before, &c->err));
	for (size_t i = 0; i < v->terms; i++)
		TRY(term_insert(c->db, c->a, school, id_new(), v->term[i].name, v->term[i].starts,
		                v->term[i].half_starts, v->term[i].half_ends, v->term[i].ends, &c->err));
	for (size_t i = 0; i < v->closures; i++)
		TRY(closure_insert(c->db, c->a, school, id_new(), v->closure[i].name, v->closure[i].kind,
		                   v->closure[i].starts, v->closure[i].ends, &c->err));
	return RC_OK;
}

enum rc setup_year_save(struct ctx *c, const struct year_dates *v, struct year_dates *theirs)
{
	if (setup_year_fault(c->a, v).n > 0)
		return RC_INVALID;
	TRY(year_read(c, v->year, theirs));
	if (!theirs->proposed && str_eq(mark_of(c->a, v), theirs->mark))
		return RC_OK; /* sent twice, or nothing changed */
	if (!str_eq(v->mark, theirs->mark))
		return RC_CONFLICT;
	TRY(year_write(c, v));
	return audit_write(c, 0, &ACT_SETTINGS_YEAR, "term", v->year, mark_of(c->a, v));
}
