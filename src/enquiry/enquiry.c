#include "enquiry/enquiry.h"

#include "core/account/flood.h"
#include "core/record/check_rule.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "enquiry/enquiry_sql.h"
#include "kit/base/id.h"

ACTION(ACT_ENQUIRY_RECEIVE, "enquiry.receive", "A question or request came by the public pages");
ACTION(ACT_ENQUIRY_OPEN, "enquiry.open", "Read what came by the public pages");
ACTION(ACT_ENQUIRY_LOG, "enquiry.log", "Dealt with what came by the public pages");
ACTION(ACT_ENQUIRY_WIPE, "enquiry.wipe", "Wiped the details of who wrote by the public pages");
ACTION(ACT_SETTINGS_ENQUIRY, "settings.enquiry", "Changed what the school promises to who writes");

static const char PROMISE_SETTING[] = "enquiry_promise";

/* ---- what is promised ---- */

enum rc enquiry_promise_load(struct ctx *c, struct enquiry_promise *out)
{
	struct enquiry_promise p;
	struct str text;
	struct str rest;

	*out = enquiry_promise_default();
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(PROMISE_SETTING), &text, &c->err));
	if (str_int(str_cut(text, ' ', &rest), &p.days) && str_int(str_cut(rest, ' ', &rest), &p.copy_days) &&
	    str_int(rest, &p.months) && enquiry_promise_sound(&p))
		*out = p;
	return RC_OK;
}

enum rc enquiry_promise_save(struct ctx *c, const struct enquiry_promise *p)
{
	struct str text;

	TRY(gate_cap(c, CAP_SETTINGS));
	if (!enquiry_promise_sound(p))
		return RC_INVALID;
	text = str_fmt(c->a, "%lld %lld %lld", (long long)p->days, (long long)p->copy_days, (long long)p->months);
	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(PROMISE_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_SETTINGS_ENQUIRY, "setting", 0, text);
}

enum rc enquiry_has_service(struct ctx *c, const struct public_school *s, bool *is)
{
	return enquiry_service_here(c->db, c->a, s->id, c->now.today, is, &c->err);
}

/* ---- from anybody ---- */

static bool same_words(const struct enquiry *x, const struct enquiry *y)
{
	return x->kind == y->kind && x->desk == y->desk && x->form == y->form && x->clear == y->clear &&
	       str_eq(x->words, y->words) && str_eq(x->about, y->about) && str_eq(x->sender, y->sender) &&
	       str_eq(x->reach, y->reach);
}

/* *again: the same form was taken in before, and in has its receipt now. */
static enum rc keep(struct ctx *c, struct enquiry *in, bool *again)
{
	struct enquiry have;
	enum rc rc = enquiry_insert(c->db, c->a, in, &c->err);

	*again = false;
	if (rc != RC_CONFLICT)
		return rc;
	rc = enquiry_load(c->db, c->a, in->school_id, in->id, &have, &c->err);
	if (rc == RC_OK && same_words(&have, in)) {
		in->receipt = have.receipt;
		in->answer_by = have.answer_by;
		*again = true;
		return RC_OK;
	}
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	in->id = id_new();
	in->receipt = receipt_new(c->a);
	return enquiry_insert(c->db, c->a, in, &c->err);
}

static enum rc wipe(struct ctx *c, const struct enquiry_promise *p)
{
	int64_t n;

	TRY(enquiry_wipe(c->db, c->a, c->actor.school_id, enquiry_wipe_day(p, c->now.today), &n, &c->err));
	return n == 0 ? RC_OK : audit_write(c, 0, &ACT_ENQUIRY_WIPE, "enquiry", 0, str_fmt(c->a, "%lld", (long long)n));
}

static enum rc take(struct ctx *c, struct str peer, struct enquiry *in, bool *full)
{
	struct enquiry_promise p;
	struct calendar calendar;
	struct flood f;
	bool again;

	TRY(flood_ask(c, "enquiry", in->school_id, peer, &f));
	*full = f.full;
	if (*full)
		return RC_OK;
	TRY(enquiry_promise_load(c, &p));
	TRY(calendar_load(c, c->now.today, &calendar));
	in->answer_by = enquiry_due(&calendar, &p, in, c->now.today);
	TRY(keep(c, in, &again));
	if (again)
		return RC_OK;
	TRY(flood_note(c, &f));
	TRY(audit_write(c, 0, &ACT_ENQUIRY_RECEIVE, "enquiry", in->id, in->words));
	return wipe(c, &p);
}

/* What a form of this kind does not ask is not kept, whoever sends it. */
static void only_asked(struct enquiry *in)
{
	const struct enquiry typed = *in;

	*in = (struct enquiry){ .id = typed.id,
		                .kind = typed.kind,
		                .desk = typed.kind == ENQUIRY_KIND_ASK ? typed.desk : DESK_SCHOOL,
		                .about = typed.about,
		                .words = typed.words,
		                .reach = typed.reach };
	if (typed.kind != ENQUIRY_KIND_SAY)
		in->sender = typed.sender;
	if (typed.kind == ENQUIRY_KIND_COPY) {
		in->form = typed.form;
		in->language = typed.language;
		in->way = typed.way;
	}
	if (typed.kind == ENQUIRY_KIND_SAY)
		in->clear = typed.clear;
}

enum rc enquiry_take(struct ctx *c, const struct public_school *s, struct str peer, struct enquiry *in, bool *full)
{
	struct enquiry_fault fault[ENQUIRY_FAULTS];
	struct actor who;
	bool service = false;
	enum rc rc;

	*full = false;
	only_asked(in);
	if (s->service) /* there is one desk only */
		in->desk = DESK_SERVICE;
	if (enquiry_check(in, fault) > 0)
		return RC_INVALID;
	TRY(enquiry_has_service(c, s, &service));
	if (in->desk == DESK_SERVICE && !service && !s->service)
		return RC_INVALID;
	in->school_id = s->id;
	in->receipt = receipt_new(c->a);
	in->at = c->now.utc;
	in->state = ENQUIRY_NEW;
	in->revision = 1;
	who = public_as(c, s); /* whoever is signed in here writes as nobody */
	rc = take(c, peer, in, full);
	c->actor = who;
	return rc;
}

enum rc enquiry_receipt(struct ctx *c, const struct public_school *s, struct str receipt, struct enquiry *out)
{
	if (!receipt_is(receipt))
		return RC_NONE;
	return enquiry_by_receipt(c->db, c->a, s->id, receipt, out, &c->err);
}

/* ---- for those who answer ---- */

static struct str own_desk(const struct ctx *c)
{
	return enquiry_desk_code(enquiry_desk_for(c->actor.hat));
}

enum rc enquiries_due(struct ctx *c, int64_t *waiting, int64_t *late)
{
	TRY(gate_cap(c, CAP_ENQUIRY));
	return enquiry_counts(c->db, c->a, c->actor.school_id, own_desk(c), c->now.today, waiting, late, &c->err);
}

enum rc enquiries_wait(struct ctx *c, int64_t *n)
{
	int64_t late;

	return enquiries_due(c, n, &late);
}

enum rc enquiries_load(struct ctx *c, struct enquiries *out)
{
	struct enquiry_promise p;
	struct calendar calendar;
	struct enquiry *q;

	*out = (struct enquiries){ 0 };
	TRY(gate_cap(c, CAP_ENQUIRY));
	TRY(enquiry_promise_load(c, &p));
	TRY(wipe(c, &p));
	TRY(calendar_load(c, date_add_months(c->now.today, -12), &calendar));
	TRY(enquiry_waiting(c->db, c->a, c->actor.school_id, own_desk(c), &q, &out->n, &c->err));
	TRY(enquiry_clear_counts(c->db, c->a, c->actor.school_id, own_desk(c),
	                         clock_instant(date_school_year(c->now.today), 0), out->clear, &c->err));
	out->item = NEW_ARRAY(c->a, struct enquiry_item, out->n);
	for (size_t i = 0; i < out->n; i++) {
		out->item[i] = (struct enquiry_item){ q[i], enquiry_clock(c->a, &calendar, &q[i], c->now.today) };
		out->late += out->item[i].clock.late > 0;
	}
	gate_note_read(c, 0, &ACT_ENQUIRY_OPEN, 0);
	return RC_OK;
}

enum rc enquiries_dealt(struct ctx *c, struct enquiry **out, size_t *n)
{
	*n = 0;
	TRY(gate_cap(c, CAP_ENQUIRY));
	TRY(enquiry_dealt(c->db, c->a, c->actor.school_id, own_desk(c), out, n, &c->err));
	gate_note_read(c, 0, &ACT_ENQUIRY_OPEN, 0);
	return RC_OK;
}

/* One of the other desk is as if it were not there. */
static enum rc load_own(struct ctx *c, int64_t id, struct enquiry *out)
{
	TRY(gate_cap(c, CAP_ENQUIRY));
	TRY(enquiry_load(c->db, c->a, c->actor.school_id, id, out, &c->err));
	return out->desk == enquiry_desk_for(c->actor.hat) ? RC_OK : RC_NONE;
}

enum rc enquiry_open(struct ctx *c, int64_t id, struct enquiry_one *out)
{
	struct calendar calendar;

	*out = (struct enquiry_one){ 0 };
	TRY(load_own(c, id, &out->item.q));
	TRY(calendar_load(c, date_add_months(c->now.today, -12), &calendar));
	out->item.clock = enquiry_clock(c->a, &calendar, &out->item.q, c->now.today);
	TRY(enquiry_steps(c->db, c->a, c->actor.school_id, id, &out->step, &out->steps, &c->err));
	gate_note_read(c, 0, &ACT_ENQUIRY_OPEN, id);
	return RC_OK;
}

/* Was this very step logged already? */
static enum rc logged(struct ctx *c, int64_t id, const struct enquiry_step *in, bool *again)
{
	struct enquiry_step *step;
	size_t n;

	*again = false;
	TRY(enquiry_steps(c->db, c->a, c->actor.school_id, id, &step, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*again = *again || (step[i].id == in->id && step[i].kind == in->kind);
	return RC_OK;
}

static bool step_ok(const struct enquiry *q, const struct enquiry_step *in)
{
	if (in->kind == ENQUIRY_STEP_ASIDE)
		return is_filled(in->note);
	return in->kind == ENQUIRY_STEP_BACK || enquiry_deed_fits(q->kind, in->kind);
}

enum rc enquiry_log(struct ctx *c, int64_t id, struct enquiry_step *in)
{
	struct enquiry q;
	bool again;

	TRY(load_own(c, id, &q));
	if (!step_ok(&q, in))
		return RC_INVALID;
	TRY(logged(c, id, in, &again));
	if (again)
		return RC_OK;
	if ((q.state == ENQUIRY_NEW) == (in->kind == ENQUIRY_STEP_BACK) || q.wiped)
		return RC_CONFLICT;
	in->school_id = q.school_id;
	in->enquiry_id = id;
	in->noted_by = c->actor.person_id;
	in->at = c->now.utc;
	TRY(enquiry_step_insert(c->db, c->a, in, &c->err));
	q.state = enquiry_after(in->kind);
	q.done_on = q.state == ENQUIRY_NEW ? DATE_NONE : c->now.today;
	TRY(enquiry_settle(c->db, c->a, &q, &c->err));
	return audit_write(c, 0, &ACT_ENQUIRY_LOG, "enquiry", id, in->note);
}

enum rc enquiry_forget(struct ctx *c, int64_t id)
{
	struct enquiry q;

	TRY(load_own(c, id, &q));
	if (q.wiped)
		return RC_OK;
	TRY(enquiry_wipe_one(c->db, c->a, c->actor.school_id, id, &c->err));
	return audit_write(c, 0, &ACT_ENQUIRY_WIPE, "enquiry", id, STR_NONE);
}
