#include "complain/complaint.h"

#include <stdlib.h>

#include "kit/base/id.h"
#include "core/record/check_rule.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/school/calendar.h"
#include "core/rights/sealed.h"
#include "core/rights/gate.h"

ACTION(ACT_COMPLAINT_ADD, "complaint.add", "Made or entered a complaint");
ACTION(ACT_COMPLAINT_LIST, "complaint.list", "Saw the list of complaints");
ACTION(ACT_COMPLAINT_OPEN, "complaint.open", "Opened the complaints");
ACTION(ACT_COMPLAINT_SEALED, "complaint.sealed", "Opened or wrote about a complaint that is with the head");
ACTION(ACT_COMPLAINT_STEP, "complaint.step", "Wrote about a complaint");
ACTION(ACT_SETTINGS_COMPLAINT, "settings.complaint", "Changed the stages of complaints");

static const char STAGES_SETTING[] = "complaint_stages";

#define ANY_DAY ((struct date){ 1900, 1, 1 })

/* ---- who reads what is about the SENCO ---- */

enum rc complaint_may_seal(struct ctx *c, bool *out)
{
	struct staff *s;
	size_t n = 0;

	*out = false;
	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*out = *out || (s[i].head && !s[i].senco);
	return RC_OK;
}

/* What is about the SENCO leaves its trace under a name of its own: see core/trail/looked. */
static const struct action *trace(bool sealed, const struct action *action)
{
	return sealed ? &ACT_COMPLAINT_SEALED : action;
}

/* ---- the school's stages ---- */

enum rc complaint_stages_read_own(struct ctx *c, struct complaint_stages *out)
{
	struct str text = STR_NONE;

	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(STAGES_SETTING), &text, &c->err));
	*out = complaint_stages_read(text);
	return RC_OK;
}

enum rc complaint_stages_load(struct ctx *c, struct complaint_stages *out)
{
	TRY(gate_cap(c, CAP_SETTINGS));
	return complaint_stages_read_own(c, out);
}

enum rc complaint_stages_save(struct ctx *c, const struct complaint_stages *s)
{
	struct str text;

	TRY(gate_cap(c, CAP_SETTINGS));
	if (!complaint_stages_sound(s))
		return RC_INVALID;
	text = complaint_stages_text(c->a, s);
	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(STAGES_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_SETTINGS_COMPLAINT, "setting", 0, text);
}

/* ---- making one ---- */

static enum rc first_add(struct ctx *c, struct pupil_key k, const struct complaint *in)
{
	struct complaint_stages s;
	struct calendar calendar;
	struct complaint_step t = { .complaint_id = in->id,
		                    .id = in->id,
		                    .on_day = in->raised_on,
		                    .kind = COMPLAINT_STEP_RAISED,
		                    .by_id = c->actor.person_id,
		                    .by_family = in->noted_by == 0,
		                    .sealed = in->about_senco };

	TRY(complaint_stages_read_own(c, &s));
	TRY(calendar_load(c, date_add(in->raised_on, -7), &calendar));
	complaint_step_fill(&s, &calendar, NULL, in->raised_on, &t);
	TRY(complaint_step_insert(c->db, c->a, k, &t, &c->err));
	return audit_write(c, k.pupil_id, trace(t.sealed != 0, &ACT_COMPLAINT_ADD), "complaint", in->id, in->words);
}

enum rc complaint_add(struct ctx *c, struct pupil_key k, struct complaint *in)
{
	struct complaint have;
	bool may_seal = true;
	enum rc rc = RC_OK;

	if (!is_filled(in->words) || !is_filled(in->from_name))
		return RC_INVALID;
	if (in->about_senco != 0)
		rc = complaint_may_seal(c, &may_seal);
	if (rc == RC_OK && !may_seal)
		return RC_INVALID;
	if (rc == RC_OK)
		rc = complaint_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) {
		rc = complaint_load(c->db, c->a, k, in->id, &have, &c->err);
		if (rc == RC_OK && record_same(&complaint_rec, &have, in) && have.person_id == in->person_id)
			return RC_OK;
		if (rc != RC_OK && rc != RC_NONE)
			return rc;
		in->id = id_new();
		rc = complaint_insert(c->db, c->a, k, in, &c->err);
	}
	return rc == RC_OK ? first_add(c, k, in) : rc;
}

/* By name: an adult of the pupil, or the pupil, who complains too. */
static enum rc who_said(struct ctx *c, struct pupil_key k, struct complaint *in)
{
	struct pupil p;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	if (in->person_id != p.person_id)
		return adult_name(c, k, in->person_id, &in->from_name);
	in->from_name = pupil_name(c->a, &p);
	return RC_OK;
}

enum rc complaint_note(struct ctx *c, int64_t pupil_id, struct complaint *in)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_COMPLAINT, trace(in->about_senco != 0, &ACT_COMPLAINT_OPEN), &k));
	if (date_none(in->raised_on) || date_cmp(in->raised_on, c->now.today) > 0)
		return RC_INVALID;
	if (in->person_id != 0)
		TRY(who_said(c, k, in));
	in->noted_by = c->actor.person_id;
	return complaint_add(c, k, in);
}

/* ---- the list ---- */

/* An answer is owed; open without one; closed. */
static int rank(const struct complaint_item *x)
{
	return x->clock.owed ? 0 : x->last.closed == 0 ? 1 : 2;
}

static int by_due(const void *x, const void *y)
{
	const struct complaint_item *p = x;
	const struct complaint_item *q = y;
	int by = rank(p) - rank(q);

	if (by == 0)
		by = rank(p) == 0 ? date_cmp(p->last.answer_by, q->last.answer_by)
		                  : date_cmp(q->last.on_day, p->last.on_day);
	if (by != 0)
		return by;
	return p->complaint.id < q->complaint.id ? -1 : p->complaint.id > q->complaint.id;
}

/* Of the school, or of one pupil (0: all). */
static enum rc items_fill(struct ctx *c, int64_t pupil_id, struct date since, struct complaint_item **out, size_t *n)
{
	struct complaint_scope s = { c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
		                     c->now.today, false };
	struct complaint_stages stages;
	struct calendar calendar;
	struct complaint_line *l;
	size_t all;

	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	TRY(complaint_stages_read_own(c, &stages));
	TRY(sealed_readable(c, &s.reads_sealed));
	TRY(complaint_lines(c->db, c->a, &s, since, &l, &all, &c->err));
	*out = NEW_ARRAY(c->a, struct complaint_item, all);
	for (size_t i = 0; i < all; i++) {
		struct pupil p = { .given = l[i].given, .family = l[i].family, .preferred = l[i].preferred };

		if (pupil_id != 0 && l[i].complaint.pupil_id != pupil_id)
			continue;
		(*out)[(*n)++] = (struct complaint_item){ l[i].complaint,
			                                  l[i].last,
			                                  complaint_clock(c->a, &calendar, &l[i].last, c->now.today),
			                                  pupil_name(c->a, &p),
			                                  l[i].class_name,
			                                  complaint_stage_name(c->a, &stages, l[i].last.stage) };
		gate_note_read(c, l[i].complaint.pupil_id, trace(l[i].last.sealed != 0, &ACT_COMPLAINT_LIST),
		               l[i].complaint.id);
	}
	if (*n > 1)
		qsort(*out, *n, sizeof **out, by_due);
	return RC_OK;
}

enum rc complaints_load(struct ctx *c, struct complaints_all *out)
{
	*out = (struct complaints_all){ 0 };
	TRY(gate_cap(c, CAP_COMPLAINT));
	TRY(items_fill(c, 0, date_school_year(c->now.today), &out->item, &out->n));
	for (size_t i = 0; i < out->n; i++)
		out->open += out->item[i].last.closed == 0;
	return RC_OK;
}

/* Who may have complained: the adults, and the pupil who has a page to follow it on. */
static enum rc people_list(struct ctx *c, struct pupil_key k, const struct pupil *p, struct complaint_new *out)
{
	struct adult *who;
	size_t n;

	TRY(adults_list(c, k, &who, &n));
	out->person = NEW_ARRAY(c->a, struct adult, n + 1);
	for (size_t i = 0; i < n; i++)
		out->person[out->persons++] = who[i];
	if (p->person_id != 0)
		out->person[out->persons++] =
		    (struct adult){ .id = p->person_id, .name = pupil_name(c->a, p), .has_page = true };
	return RC_OK;
}

enum rc complaint_new_load(struct ctx *c, int64_t pupil_id, struct complaint_new *out)
{
	struct pupil_key k;
	struct pupil p;

	*out = (struct complaint_new){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_COMPLAINT, &ACT_COMPLAINT_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(complaint_may_seal(c, &out->may_seal));
	out->pupil_id = pupil_id;
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	TRY(people_list(c, k, &p, out));
	return items_fill(c, pupil_id, ANY_DAY, &out->item, &out->n);
}

/* ---- one ---- */

/* The head acts at every stage; the SENCO while it is theirs. */
static bool acts(const struct ctx *c, const struct complaint_step *last)
{
	return c->actor.hat == ROLE_HEAD || last->holder == COMPLAINT_HOLDER_SENCO;
}

enum rc complaint_gate(struct ctx *c, int64_t pupil_id, int64_t id, enum cap need, struct pupil_key *k,
                       struct complaint_one *out)
{
	bool reads = need == CAP_FAMILY || need == CAP_OWN_PAGE; /* their own: what it is about does not matter */
	bool sealed;

	*k = (struct pupil_key){ c->actor.school_id, pupil_id };
	TRY(gate_cap(c, need));
	TRY(complaint_step_list(c->db, c->a, *k, id, &out->step, &out->steps, &c->err));
	if (out->steps == 0)
		return RC_NONE;
	if (!reads)
		TRY(sealed_readable(c, &reads));
	out->last = out->step[out->steps - 1];
	sealed = out->last.sealed != 0;
	if (sealed && !reads)
		return RC_NONE;
	TRY(gate_pupil(c, pupil_id, need, trace(sealed, &ACT_COMPLAINT_OPEN), k));
	TRY(complaint_load(c->db, c->a, *k, id, &out->complaint, &c->err));
	return complaint_stages_read_own(c, &out->stages);
}

/* Who complained reads the answers on a page: an adult with an account, or the pupil. */
static enum rc page_of(struct ctx *c, struct pupil_key k, int64_t person_id, bool *out)
{
	struct pupil p;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*out = person_id != 0 && person_id == p.person_id;
	return *out ? RC_OK : adult_has_page(c, k, person_id, out);
}

enum rc complaint_one_load(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_one *out)
{
	struct pupil_key k;
	struct pupil p;
	struct calendar calendar;

	*out = (struct complaint_one){ 0 };
	TRY(complaint_gate(c, pupil_id, id, CAP_COMPLAINT, &k, out));
	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(calendar_load(c, date_add(out->complaint.raised_on, -7), &calendar));
	TRY(page_of(c, k, out->complaint.person_id, &out->has_page));
	out->pupil_id = pupil_id;
	out->name = pupil_name(c->a, &p);
	out->first = pupil_first(&p);
	out->clock = complaint_clock(c->a, &calendar, &out->last, c->now.today);
	out->may_act = acts(c, &out->last);
	out->may_go_on = complaint_may_go_on(&out->stages, &out->last, c->now.today);
	return RC_OK;
}

enum rc complaint_step_add(struct ctx *c, struct pupil_key k, int64_t id, const struct complaint_step *step, size_t n,
                           struct complaint_step *in, int64_t number)
{
	struct complaint_stages s;
	struct calendar calendar;

	for (size_t i = 0; i < n; i++)
		if (step[i].id == in->id && str_eq(step[i].words, in->words) && step[i].kind == in->kind)
			return RC_OK; /* sent twice */
	if (step[n - 1].number != number)
		return RC_CONFLICT;
	TRY(complaint_stages_read_own(c, &s));
	TRY(calendar_load(c, date_add(c->now.today, -7), &calendar));
	in->complaint_id = id;
	in->on_day = c->now.today;
	in->by_id = c->actor.person_id;
	complaint_step_fill(&s, &calendar, &step[n - 1], c->now.today, in);
	TRY(complaint_step_insert(c->db, c->a, k, in, &c->err));
	return audit_write(c, k.pupil_id, trace(in->sealed != 0, &ACT_COMPLAINT_STEP), "complaint", id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(complaint_step_kind_code(in->kind)), STR_ARG(in->words)));
}

enum rc complaint_write(struct ctx *c, int64_t pupil_id, int64_t id, struct complaint_step *in, int64_t number)
{
	struct complaint_fault fault[COMPLAINT_FAULTS];
	struct complaint_one *v = NEW(c->a, struct complaint_one);
	struct pupil_key k;

	TRY(complaint_gate(c, pupil_id, id, CAP_COMPLAINT, &k, v));
	TRY(page_of(c, k, v->complaint.person_id, &v->has_page));
	in->by_family = 0;
	in->sealed = 0;
	for (size_t i = 0; i < v->steps; i++)
		if (v->step[i].id == in->id)
			return complaint_step_add(c, k, id, v->step, v->steps, in, number);
	if (!acts(c, &v->last) && in->kind != COMPLAINT_STEP_NOTE)
		return RC_NONE;
	if (complaint_check(&v->stages, &v->last, in, v->has_page, fault) > 0)
		return RC_INVALID;
	return complaint_step_add(c, k, id, v->step, v->steps, in, number);
}

enum rc complaints_wait(struct ctx *c, int64_t *n)
{
	struct complaint_scope s = { c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
		                     c->now.today, false };
	enum rc rc = sealed_readable(c, &s.reads_sealed);

	*n = 0;
	return rc == RC_OK ? complaint_wait_count(c->db, c->a, &s, n, &c->err) : rc;
}
