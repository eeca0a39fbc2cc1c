#include "meeting/meeting.h"

#include "kit/base/id.h"
#include "core/cycle/cycle_sql.h"
#include "core/trail/audit.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

ACTION(ACT_MEETING_LIST, "meeting.list", "Saw the list of meetings");
ACTION(ACT_MEETING_OPEN, "meeting.open", "Opened the meetings");
ACTION(ACT_MEETING_SAVE, "meeting.save", "Changed a meeting");
ACTION(ACT_MEETING_WRITE, "meeting.write", "Opened a meeting to change it");

enum { BACK_DAYS = 31, AHEAD_DAYS = 92 };

static enum meeting_state state_of(struct str s)
{
	return str_is(s, "held")        ? MEETING_HELD
	       : str_is(s, "missed")    ? MEETING_MISSED
	       : str_is(s, "cancelled") ? MEETING_CANCELLED
	                                : MEETING_BOOKED;
}

static enum rc meetings_read(struct ctx *c, struct pupil_key k, struct meetings_view *v)
{
	struct calendar calendar;
	struct status status;
	struct meeting_fact *fact;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(status_on(c->db, c->a, k, c->now.today, &status, &c->err));
	TRY(meeting_list(c->db, c->a, k, &v->item, &v->n, &c->err));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	fact = NEW_ARRAY(c->a, struct meeting_fact, v->n);
	for (size_t i = 0; i < v->n; i++)
		fact[i] =
		    (struct meeting_fact){ v->item[i].on_day, state_of(v->item[i].state), v->item[i].counts != 0 };
	v->count = meeting_count(c->a, &calendar, fact, v->n, str_is(status.code, "K") ? status.starts : DATE_NONE,
	                         c->now.today);
	if (!date_none(v->chosen.on_day) && str_is(v->chosen.state, "booked") &&
	    !school_day(&calendar, v->chosen.on_day))
		v->advice = str_fmt(c->a, "%.*s is not a school day. The next one is %.*s.",
		                    STR_ARG(date_full(c->a, v->chosen.on_day)),
		                    STR_ARG(date_full(c->a, school_day_next(&calendar, v->chosen.on_day))));
	return RC_OK;
}

enum rc meetings_load(struct ctx *c, int64_t pupil_id, struct meetings_view *out)
{
	struct pupil_key k;

	*out = (struct meetings_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_OPEN, &k));
	TRY(meetings_read(c, k, out));
	out->chosen = (struct meeting){ .id = id_new(), .state = S("booked"), .counts = 1 };
	return RC_OK;
}

enum rc meeting_open(struct ctx *c, int64_t pupil_id, int64_t meeting_id, struct meetings_view *out)
{
	struct pupil_key k;

	*out = (struct meetings_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_OPEN, &k));
	TRY(meeting_load(c->db, c->a, k, meeting_id, &out->chosen, &c->err));
	return meetings_read(c, k, out);
}

static enum rc save_in_tx(struct ctx *c, int64_t pupil_id, struct meeting *in)
{
	struct pupil_key k;
	struct meeting have;
	struct cycle cycle;
	enum rc rc = gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_WRITE, &k);

	if (rc != RC_OK)
		return rc;
	rc = meeting_load(c->db, c->a, k, in->id, &have, &c->err);
	if (rc == RC_NONE && in->revision == 0) {
		in->made_by = c->actor.person_id;
		in->revision = 1;
		rc = cycle_latest(c->db, c->a, k, &cycle, &c->err);
		in->cycle_id = rc == RC_OK ? cycle.id : 0;
		if (rc == RC_OK || rc == RC_NONE)
			rc = meeting_insert(c->db, c->a, k, in, &c->err);
	} else if (rc == RC_OK && in->revision == 0) {
		return RC_OK; /* a new one, sent twice */
	} else if (rc == RC_OK) {
		in->cycle_id = have.cycle_id;
		in->made_by = have.made_by;
		rc = meeting_update(c->db, c->a, k, in, &c->err);
	}
	if (rc == RC_OK)
		rc = audit_write(c, pupil_id, &ACT_MEETING_SAVE, "meeting", in->id, in->agreed);
	return rc;
}

enum rc meeting_save(struct ctx *c, int64_t pupil_id, struct meeting *in)
{
	if (str_is(in->state, "held") && date_cmp(in->on_day, c->now.today) > 0)
		return RC_INVALID;
	return save_in_tx(c, pupil_id, in);
}

enum rc meetings_all(struct ctx *c, struct meeting_line **out, size_t *n)
{
	const struct actor *who = &c->actor;
	struct date today = c->now.today;

	TRY(gate_cap(c, CAP_MEETING));
	TRY(meeting_between(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), today,
	                    date_add(today, -BACK_DAYS), date_add(today, AHEAD_DAYS), out, n, &c->err));
	gate_note_read(c, 0, &ACT_MEETING_LIST, 0);
	return RC_OK;
}
