#include "decide/decision.h"

#include "core/entry/known.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/cycle/cycle_sql.h"
#include "plan/plan_sql.h"
#include "core/people/pupil_sql.h"
#include "decide/discussion_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "letters/notice.h"

ACTION(ACT_DECISION_CORRECT, "decision.correct", "Corrected the decision");
ACTION(ACT_DECISION_MAKE, "decision.make", "Made the decision");
ACTION(ACT_DECISION_OPEN, "decision.open", "Opened the decisions");
ACTION(ACT_DECISION_WRITE, "decision.write", "Opened the decision to change it");
ACTION(ACT_NEEDS_CHANGE, "needs.change", "Changed the areas of need");

enum { RESTS_EACH = 4 }; /* of a kind, in what a decision rests on */

static enum rc talk_latest(struct ctx *c, struct pupil_key k, struct discussion *out)
{
	struct discussion *d;
	size_t n;

	TRY(discussion_list(c->db, c->a, k, &d, &n, &c->err));
	*out = n > 0 ? d[0] : (struct discussion){ 0 };
	return RC_OK;
}

static enum rc talked_load(struct ctx *c, struct pupil_key k, struct date *on, int64_t *id)
{
	struct discussion d;

	TRY(talk_latest(c, k, &d));
	*on = d.held_on;
	*id = d.id;
	return RC_OK;
}

/* "Early discussion, 9 March 2026. Mr Price, observation, 3 March 2026. Reading …": the day of each, not its words. */
static enum rc rests_read(struct ctx *c, struct pupil_key k, struct decide_view *v)
{
	static const enum known_topic ON[] = { KNOWN_RESULT, KNOWN_SEEN, KNOWN_LEARNED };
	enum { LINES = 4096 };
	struct known_list known;
	struct discussion talk;
	struct buf b = buf_new(c->a, LINES);

	TRY(known_load(c, k, &known));
	TRY(talk_latest(c, k, &talk));
	v->present = talk.present;
	if (talk.id != 0)
		buf_fmt(&b, "Early discussion, %.*s\n", STR_ARG(date_long(c->a, talk.held_on)));
	for (size_t i = 0; i < sizeof ON / sizeof *ON; i++) {
		const struct known *x;

		for (size_t at = 0; at < RESTS_EACH && (x = known_at(&known, ON[i], at)) != NULL; at++)
			buf_fmt(&b, "%.*s, %.*s\n", STR_ARG(x->topic == KNOWN_RESULT ? x->words : x->from),
			        STR_ARG(date_long(c->a, x->on)));
	}
	v->rests_on = str_trim(buf_view(&b));
	return RC_OK;
}

static enum rc view_read(struct ctx *c, struct pupil_key k, struct decide_view *v)
{
	struct date today = c->now.today;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(standing_on(c->db, c->a, k, today, &v->status, &v->need, &v->needs, &c->err));
	TRY(decision_list(c->db, c->a, k, &v->decision, &v->decisions, &c->err));
	TRY(status_list(c->db, c->a, k, &v->history, &v->histories, &c->err));
	TRY(need_list(c->db, c->a, k, DATE_NONE, &v->need_history, &v->need_histories, &c->err));
	TRY(talked_load(c, k, &v->talked, &v->talk_id));
	TRY(staff_list(c->db, c->a, k.school_id, today, &v->staff, &v->staffs, &c->err));
	TRY(rests_read(c, k, v));
	v->name = pupil_name(c->a, &v->pupil);
	v->first = pupil_first(&v->pupil);
	v->problems = needs_check(c->a, v->status.code, v->need, v->needs, today);
	return RC_OK;
}

enum rc decide_load(struct ctx *c, int64_t pupil_id, struct decide_view *out)
{
	struct pupil_key k;

	*out = (struct decide_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_DECISION_OPEN, &k));
	return view_read(c, k, out);
}

/* A day before the status that stands would turn the history round. */
static void day_check(struct check_list *l, const struct status *s, struct date decided)
{
	bool late = s->id == 0 || date_none(decided) || date_cmp(decided, s->starts) >= 0;

	if (!late)
		check_add(l, false, CHECK_MISSING, FORCE_SHOULD, S(""), S("decided_on"), S(""),
		          str_fmt(l->a, "The day cannot be before %.*s, when what is recorded now began",
		                  STR_ARG(date_long(l->a, s->starts))));
}

static enum rc faults_find(struct ctx *c, struct pupil_key k, const struct decide_in *in, const struct status *s,
                           struct decide_faults *out)
{
	const struct decision *d = &in->decision;
	struct decision_about about = { .code = status_letter(s->code) };
	int64_t id;

	TRY(talked_load(c, k, &about.discussion, &id));
	out->check = decision_check(c->a, d, &about, c->now.today);
	day_check(&out->check, s, d->decided_on);
	if (d->result == DECISION_SEN_SUPPORT)
		out->needs = needs_check(c->a, STATUS_K, in->need, in->needs, d->decided_on);
	return checks_pass(&out->check) && !out->needs.blocks ? RC_OK : RC_INVALID;
}

static enum rc needs_begin(struct ctx *c, struct pupil_key k, struct date on, const struct need *need, size_t n)
{
	TRY(need_end_all(c->db, c->a, k, date_add(on, -1), &c->err));
	for (size_t i = 0; i < n; i++)
		TRY(need_insert(c->db, c->a, k,
		                &(struct need){
		                    .id = id_new(), .code = need[i].code, .rank = need[i].rank, .starts = on },
		                &c->err));
	return RC_OK;
}

/* The open cycle goes on: support may have begun before the decision (Code 6.19). */
static enum rc cycle_begin(struct ctx *c, struct pupil_key k, struct date on, struct date review_on)
{
	struct cycle y = { 0 };
	enum rc rc = cycle_latest(c->db, c->a, k, &y, &c->err);

	if (rc == RC_OK && date_none(y.closed_on))
		return date_none(review_on) ? RC_OK
		                            : cycle_mark(c->db, c->a, k, y.id, CYCLE_DATE_REVIEW, review_on, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	y = (struct cycle){
		.id = id_new(), .number = y.number + 1, .opened_on = on, .review_on = review_on, .revision = 1
	};
	return cycle_insert(c->db, c->a, k, &y, &c->err);
}

static enum rc support_end(struct ctx *c, struct pupil_key k, struct date on)
{
	struct cycle y;
	enum rc rc = need_end_all(c->db, c->a, k, date_add(on, -1), &c->err);

	if (rc == RC_OK)
		rc = plan_end(c->db, c->a, k, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc == RC_NONE)
		return RC_OK;
	return rc == RC_OK ? cycle_mark(c->db, c->a, k, y.id, CYCLE_DATE_CLOSED, on, &c->err) : rc;
}

/* What follows from the decision. */
static enum rc consequences(struct ctx *c, struct pupil_key k, const struct decide_in *in, char before)
{
	const struct decision *d = &in->decision;
	enum decision_result result = d->result;
	char code = decision_status(result, before);
	struct status s = { .id = id_new(),
		            .code = code == 'K' ? STATUS_K : STATUS_N,
		            .starts = d->decided_on,
		            .reason = d->reason,
		            .decided_by = d->decided_by };

	if (code != 0)
		TRY(status_begin(c->db, c->a, k, &s, &c->err));
	if (result == DECISION_SEN_SUPPORT)
		TRY(needs_begin(c, k, d->decided_on, in->need, in->needs));
	if (result == DECISION_SEN_SUPPORT)
		TRY(cycle_begin(c, k, d->decided_on, in->review_on));
	if (result == DECISION_END_SUPPORT)
		TRY(support_end(c, k, d->decided_on));
	if (result == DECISION_SEN_SUPPORT || result == DECISION_END_SUPPORT)
		TRY(notice_prepare(c, k, d));
	return RC_OK;
}

static bool is_staff(const struct staff *s, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (s[i].id == id)
			return true;
	return false;
}

/* Nobody of another school, and nobody who does not work here, decides. */
static enum rc decider_check(struct ctx *c, int64_t person_id, struct check_list *l)
{
	struct staff *s;
	size_t n;

	TRY(staff_list(c->db, c->a, c->actor.school_id, c->now.today, &s, &n, &c->err));
	if (is_staff(s, n, person_id))
		return RC_OK;
	*l = checks_new(c->a, 2);
	check_add(l, false, CHECK_MISSING, FORCE_SHOULD, S(""), S("decided_by"), S(""), S("Choose who decided"));
	return RC_INVALID;
}

/* The decision is there: does everything else that the form says stand as well? */
static enum rc sent_again(struct ctx *c, struct pupil_key k, const struct decide_in *in, const struct decision *there)
{
	struct cycle y = { 0 };
	struct need *have;
	size_t n;
	enum rc rc;

	if (!record_same(&decision_rec, there, &in->decision))
		return RC_CONFLICT;
	if (there->result != DECISION_SEN_SUPPORT)
		return RC_OK;
	TRY(need_list(c->db, c->a, k, c->now.today, &have, &n, &c->err));
	if (!str_eq(needs_joined(c->a, have, n), needs_joined(c->a, in->need, in->needs)))
		return RC_CONFLICT;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	return date_none(in->review_on) || date_cmp(in->review_on, y.review_on) == 0 ? RC_OK : RC_CONFLICT;
}

enum rc decide_save(struct ctx *c, int64_t pupil_id, const struct decide_in *in, struct decide_faults *out)
{
	struct pupil_key k;
	struct decide_in v = *in;
	struct decision there;
	struct status s;
	struct date talked;
	enum rc rc;

	*out = (struct decide_faults){ 0 };
	if (in->decision.id <= 0)
		return RC_INVALID;
	TRY(gate_pupil(c, pupil_id, CAP_DECIDE, &ACT_DECISION_WRITE, &k));
	rc = decision_load(c->db, c->a, k, in->decision.id, &there, &c->err);
	if (rc != RC_NONE)
		return rc == RC_OK ? sent_again(c, k, in, &there) : rc;
	TRY(decider_check(c, in->decision.decided_by, &out->check));
	TRY(status_on(c->db, c->a, k, c->now.today, &s, &c->err));
	TRY(faults_find(c, k, in, &s, out));
	TRY(talked_load(c, k, &talked, &v.decision.discussion_id));
	v.decision.revision = 1;
	TRY(decision_insert(c->db, c->a, k, &v.decision, &c->err));
	TRY(consequences(c, k, &v, status_letter(s.code)));
	return audit_write(c, pupil_id, &ACT_DECISION_MAKE, "decision", v.decision.id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(decision_result_code(v.decision.result)),
	                           STR_ARG(v.decision.reason)));
}

/* ---- its words put right ---- */

static struct edit_fault correct_fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct decision *d = mine;

	(void)p;
	(void)today;
	if (!is_filled(d->reason))
		return (struct edit_fault){ "reason", S("Write the reason") };
	if (d->result == DECISION_NOT_SEN && date_cmp(d->monitor_on, d->decided_on) <= 0)
		return (struct edit_fault){ "monitor_on", S("Choose the day to look again, after the decision") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* What was decided stays. */
static enum rc correct_complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct decision *d = mine;
	const struct decision typed = *d;

	(void)c;
	(void)k;
	if (theirs == NULL)
		return RC_NONE;
	*d = *(const struct decision *)theirs;
	d->reason = typed.reason;
	d->evidence = typed.evidence;
	d->with_whom = typed.with_whom;
	d->monitor_on = typed.monitor_on;
	d->revision = typed.revision;
	return RC_OK;
}

enum rc decide_correct(struct ctx *c, int64_t pupil_id, const struct decision *d, struct decision *theirs,
                       struct edit_fault *f)
{
	static const struct edit CORRECT = { &decision_sql, CAP_DECIDE,    &ACT_DECISION_WRITE, &ACT_DECISION_CORRECT,
		                             "reason",      correct_fault, correct_complete };

	return record_edit(c, &CORRECT, pupil_id, d, theirs, f);
}

struct str needs_joined(struct arena *a, const struct need *need, size_t n)
{
	struct str *code = NEW_ARRAY(a, struct str, n);

	for (size_t i = 0; i < n; i++)
		code[i] = need[i].rank == (int64_t)i + 1
		              ? need[i].code
		              : str_fmt(a, "%.*s ranked %lld", STR_ARG(need[i].code), (long long)need[i].rank);
	return str_join(a, code, n, S(","));
}

enum rc needs_change(struct ctx *c, int64_t pupil_id, struct date on, const struct need *need, size_t n,
                     struct str seen, struct need_problems *out)
{
	struct pupil_key k;
	struct need *have;
	struct status s;
	size_t haves;
	struct str stands;
	struct str wanted = needs_joined(c->a, need, n);

	*out = (struct need_problems){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_DECIDE, &ACT_DECISION_WRITE, &k));
	TRY(standing_on(c->db, c->a, k, c->now.today, &s, &have, &haves, &c->err));
	if (s.code != STATUS_K && s.code != STATUS_E)
		return RC_NONE;
	stands = needs_joined(c->a, have, haves);
	if (str_eq(stands, wanted))
		return RC_OK;
	if (!str_eq(stands, seen))
		return RC_CONFLICT;
	*out = needs_check(c->a, s.code, need, n, on);
	if (out->blocks || date_none(on) || date_cmp(on, s.starts) < 0 || date_cmp(on, c->now.today) > 0)
		return RC_INVALID;
	TRY(needs_begin(c, k, on, need, n));
	return audit_write(c, pupil_id, &ACT_NEEDS_CHANGE, "pupil", pupil_id, wanted);
}
