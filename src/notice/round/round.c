#include "notice/round/round.h"

#include "kit/base/id.h"
#include "core/record/check_rule.h"
#include "core/school/term_rule.h"
#include "core/cycle/cycle_sql.h"
#include "core/people/pupil_sql.h"
#include "core/trail/audit.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"
#include "notice/round/round_people.h"

ACTION(ACT_ROUND_ANSWER, "round.answer", "Answered in the round to the teachers");
ACTION(ACT_ROUND_ASK, "round.ask", "Asked the teachers");
ACTION(ACT_ROUND_CLOSE, "round.close", "Closed the round to the teachers");
ACTION(ACT_ROUND_OPEN, "round.open", "Opened the round to the teachers");
ACTION(ACT_ROUND_REMIND, "round.remind", "Reminded the teachers");
ACTION(ACT_ROUND_WAITING, "round.waiting", "Saw that an answer is waited for");
ACTION(ACT_ROUND_WRITE, "round.write", "Opened the round to the teachers to change it");

enum { ANSWER_DAYS = 5, ANSWER_DAYS_MAX = 90 };

/* ---- asking ---- */

static const char *ask_fault(const struct ctx *c, const struct round_ask *in, struct str *why)
{
	*why = S("Enter a day from today on, at most 90 days away");
	if (date_none(in->round.answer_by) || date_cmp(in->round.answer_by, c->now.today) < 0 ||
	    date_diff(in->round.answer_by, c->now.today) > ANSWER_DAYS_MAX)
		return "answer_by";
	*why = S("Choose at least one person to ask");
	return in->people > 0 ? NULL : "person";
}

static const struct round_person *person_find(const struct round_person *p, size_t n, int64_t id)
{
	for (size_t i = 0; i < n; i++)
		if (p[i].person_id == id)
			return &p[i];
	return NULL;
}

enum rc round_answers_make(struct ctx *c, struct pupil_key k, int64_t round_id, const struct round_ask *in,
                           const char **field, struct str *why)
{
	struct round_person *p;
	size_t n;
	enum rc rc = round_people(c, k, &p, &n);

	for (size_t i = 0; rc == RC_OK && i < in->people; i++) {
		const struct round_person *who = person_find(p, n, in->person[i]);
		struct round_answer v = {
			.id = id_new(), .round_id = round_id, .person_id = in->person[i], .revision = 1
		};
		struct round_answer there;

		*field = "person";
		*why = S("Somebody you chose does not teach this pupil today");
		if (who == NULL)
			return RC_INVALID;
		v.subject = who->teaches;
		rc = round_answer_of(c->db, c->a, k, round_id, v.person_id, &there, &c->err);
		if (rc == RC_NONE)
			rc = round_answer_insert(c->db, c->a, k, &v, &c->err);
	}
	return rc;
}

enum rc round_ask(struct ctx *c, int64_t pupil_id, const struct round_ask *in, const char **field, struct str *why)
{
	struct pupil_key k;
	struct round v = in->round;
	struct round *all;
	struct cycle y = { 0 };
	size_t n;
	enum rc rc;

	*field = NULL;
	*why = STR_NONE;
	if (in->round.id <= 0)
		return RC_NONE;
	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k));
	TRY(round_list(c->db, c->a, k, &all, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (all[i].id == v.id)
			return RC_OK; /* sent twice */
	*field = ask_fault(c, in, why);
	if (*field != NULL)
		return RC_INVALID;
	for (size_t i = 0; i < n; i++)
		if (date_none(all[i].closed_on))
			return RC_CONFLICT;
	rc = cycle_latest(c->db, c->a, k, &y, &c->err);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	v.cycle_id = rc == RC_OK && date_none(y.closed_on) ? y.id : 0;
	v.asked_by = c->actor.person_id;
	v.asked_on = c->now.today;
	v.reminded_on = v.closed_on = DATE_NONE;
	v.revision = 1;
	TRY(round_insert(c->db, c->a, k, &v, &c->err));
	TRY(round_answers_make(c, k, v.id, in, field, why));
	return audit_write(c, pupil_id, &ACT_ROUND_ASK, "round", v.id, v.question);
}

/* ---- reminding and closing ---- */
enum rc round_remind(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct pupil_key k;
	struct round v;

	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k));
	TRY(round_load(c->db, c->a, k, id, &v, &c->err));
	if (date_cmp(v.reminded_on, c->now.today) == 0)
		return RC_OK;
	if (!date_none(v.closed_on))
		return RC_CONFLICT;
	v.reminded_on = c->now.today;
	TRY(round_update(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_ROUND_REMIND, "round", id, S(""));
}

enum rc round_close(struct ctx *c, int64_t pupil_id, int64_t id)
{
	struct pupil_key k;
	struct round v;

	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ASK, &ACT_ROUND_WRITE, &k));
	TRY(round_load(c->db, c->a, k, id, &v, &c->err));
	if (!date_none(v.closed_on))
		return RC_OK;
	v.closed_on = c->now.today;
	TRY(round_update(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_ROUND_CLOSE, "round", id, S(""));
}

/* ---- answering ---- */

static enum rc mine_find(struct ctx *c, struct pupil_key k, int64_t round_id, struct round *r, struct round_answer *v)
{
	TRY(round_load(c->db, c->a, k, round_id, r, &c->err));
	return round_answer_of(c->db, c->a, k, round_id, c->actor.person_id, v, &c->err);
}

enum rc round_mine_load(struct ctx *c, int64_t pupil_id, int64_t round_id, struct round_mine *out)
{
	struct pupil_key k;

	*out = (struct round_mine){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ANSWER, &ACT_ROUND_OPEN, &k));
	TRY(mine_find(c, k, round_id, &out->round, &out->answer));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

enum rc round_answer_save(struct ctx *c, int64_t pupil_id, int64_t round_id, const struct round_answer *in,
                          bool *closed, struct round_answer *theirs)
{
	struct pupil_key k;
	struct round r;
	struct round_answer v;

	*closed = false;
	TRY(gate_pupil(c, pupil_id, CAP_ROUND_ANSWER, &ACT_ROUND_WRITE, &k));
	TRY(mine_find(c, k, round_id, &r, theirs));
	if (in->progress == ROUND_PROGRESS_NONE)
		return RC_INVALID;
	if (!date_none(theirs->answered_on) && theirs->noted_by == 0 && record_same(&round_answer_rec, in, theirs))
		return RC_OK; /* sent twice */
	*closed = !date_none(r.closed_on);
	if (*closed || theirs->revision != in->revision)
		return RC_CONFLICT;
	v = *theirs;
	v.progress = in->progress;
	v.helps = in->helps;
	v.hard_class = in->hard_class;
	v.hard_break = in->hard_break;
	v.seen = in->seen;
	v.said_how = ROUND_HOW_NONE; /* their own words take the place of what somebody noted for them */
	v.noted_by = 0;
	v.answered_on = c->now.today;
	TRY(round_answer_update(c->db, c->a, k, &v, &c->err));
	return audit_write(c, pupil_id, &ACT_ROUND_ANSWER, "round_answer", v.id, round_answer_words(c->a, &v));
}

/* ---- what waits ---- */

static enum rc open_load(struct ctx *c, int64_t asked_id, struct round_line **out, size_t *n)
{
	const struct actor *who = &c->actor;

	return round_open(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today,
	                  asked_id, out, n, &c->err);
}

enum rc round_waiting(struct ctx *c, struct round_line **out, size_t *n)
{
	*n = 0;
	if (!role_can(c->actor.hat, CAP_ROUND_ANSWER))
		return RC_OK;
	TRY(open_load(c, c->actor.person_id, out, n));
	for (size_t i = 0; i < *n; i++)
		gate_note_read(c, (*out)[i].pupil_id, &ACT_ROUND_WAITING, (*out)[i].round_id);
	return RC_OK;
}

static void states_make(struct ctx *c, const struct round_line *l, size_t lines, struct round_state *out, size_t *n)
{
	for (size_t i = 0; i < lines;) {
		struct round_state *s = &out[(*n)++];
		size_t from = i;

		*s = (struct round_state){ .line = &l[i] };
		for (; i < lines && l[i].round_id == l[from].round_id && l[i].pupil_id == l[from].pupil_id; i++) {
			s->asked++;
			s->answered += !date_none(l[i].answered_on);
			if (date_none(l[i].answered_on))
				s->missing = s->missing.n == 0 ? l[i].person
				                               : str_fmt(c->a, "%.*s, %.*s", STR_ARG(s->missing),
				                                         STR_ARG(l[i].person));
		}
		gate_note_read(c, s->line->pupil_id, &ACT_ROUND_WAITING, s->line->round_id);
	}
}

enum rc round_states(struct ctx *c, struct round_state **out, size_t *n)
{
	struct round_line *l;
	size_t lines;

	*n = 0;
	if (!role_can(c->actor.hat, CAP_ROUND_ASK))
		return RC_OK;
	TRY(open_load(c, 0, &l, &lines));
	*out = NEW_ARRAY(c->a, struct round_state, lines + 1);
	states_make(c, l, lines, *out, n);
	return RC_OK;
}

/* ---- reading ---- */

static enum rc proposal_make(struct ctx *c, struct pupil_key k, struct round_view *out)
{
	struct calendar calendar;

	TRY(round_people(c, k, &out->person, &out->people));
	TRY(calendar_load(c, c->now.today, &calendar));
	out->answer_by = school_day_add(&calendar, c->now.today, ANSWER_DAYS);
	return RC_OK;
}

static enum rc view_read(struct ctx *c, int64_t pupil_id, int64_t cycle_id, bool page, struct round_view *out)
{
	struct pupil_key k;

	TRY(gate_pupil(c, pupil_id, CAP_PUPIL_RECORD, &ACT_ROUND_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(round_wholes(c, k, page ? 0 : cycle_id, out));
	if (page && role_can(c->actor.hat, CAP_ROUND_ASK))
		TRY(proposal_make(c, k, out));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	return RC_OK;
}

enum rc round_view_load(struct ctx *c, int64_t pupil_id, struct round_view *out)
{
	*out = (struct round_view){ 0 };
	return view_read(c, pupil_id, 0, true, out);
}

enum rc round_of_cycle(struct ctx *c, int64_t pupil_id, int64_t cycle_id, struct round_view *out)
{
	*out = (struct round_view){ 0 };
	return view_read(c, pupil_id, cycle_id, false, out);
}

enum rc rounds_wait(struct ctx *c, int64_t *n)
{
	const struct actor *who = &c->actor;

	return round_wait_count(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today,
	                        n, &c->err);
}
