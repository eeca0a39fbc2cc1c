#include "meeting/meeting.h"

#include "letters/notice_sql.h"
#include "meeting/meeting_invite.h"

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

struct year_count meetings_count(struct arena *a, const struct calendar *c, const struct meeting *m, size_t n,
                                 const struct status *status, struct date today)
{
	struct meeting_fact *fact = NEW_ARRAY(a, struct meeting_fact, n);

	for (size_t i = 0; i < n; i++)
		fact[i] = (struct meeting_fact){ m[i].on_day, m[i].state, m[i].counts != 0 };
	return meeting_count(a, c, fact, n, status->code == STATUS_K ? status->starts : DATE_NONE, today);
}

static enum rc meetings_read(struct ctx *c, struct pupil_key k, struct meetings_view *v)
{
	struct calendar calendar;
	struct status status;

	TRY(pupil_load(c->db, c->a, k, &v->pupil, &c->err));
	TRY(status_on(c->db, c->a, k, c->now.today, &status, &c->err));
	TRY(meeting_list(c->db, c->a, k, &v->item, &v->n, &c->err));
	for (size_t i = 0; i < v->n; i++)
		if (v->item[i].id == v->chosen.id)
			v->kept = v->item[i];
	TRY(wishes_of(c, k, &v->wishes));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	v->count = meetings_count(c->a, &calendar, v->item, v->n, &status, c->now.today);
	if (!date_none(v->chosen.on_day) && v->chosen.state == MEETING_BOOKED &&
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
	out->chosen = (struct meeting){ .id = id_new(), .state = MEETING_BOOKED, .counts = 1 };
	return RC_OK;
}

enum rc meeting_open(struct ctx *c, int64_t pupil_id, int64_t meeting_id, struct meetings_view *out)
{
	struct pupil_key k;

	*out = (struct meetings_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_OPEN, &k));
	TRY(meeting_load(c->db, c->a, k, meeting_id, &out->chosen, &c->err));
	TRY(notice_list_about(c->db, c->a, k, meeting_id, &out->letter, &out->letters, &c->err));
	return meetings_read(c, k, out);
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct meeting *m = mine;

	(void)p;
	if (m->state == MEETING_HELD && date_cmp(m->on_day, today) > 0)
		return (struct edit_fault){ "on_day", S("Day: a meeting that was held cannot be in the future") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* A new meeting belongs to the cycle of the day. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct meeting *m = mine;
	const struct meeting *was = theirs;
	struct cycle cycle = { 0 };
	enum rc rc = RC_OK;

	if (was == NULL)
		rc = cycle_latest(c->db, c->a, k, &cycle, &c->err);
	m->cycle_id = was != NULL ? was->cycle_id : cycle.id;
	m->made_by = was != NULL ? was->made_by : c->actor.person_id;
	return rc == RC_NONE ? RC_OK : rc;
}

static const struct edit MEETING_EDIT = { .sql = &meeting_sql,
	                                  .cap = CAP_MEETING,
	                                  .open = &ACT_MEETING_WRITE,
	                                  .wrote = &ACT_MEETING_SAVE,
	                                  .words = "agreed",
	                                  .fault = fault,
	                                  .complete = complete };

enum rc meeting_save(struct ctx *c, int64_t pupil_id, const struct meeting *in, struct meeting *theirs,
                     struct edit_fault *f)
{
	TRY(record_edit(c, &MEETING_EDIT, pupil_id, in, theirs, f));
	return meeting_invite(c, (struct pupil_key){ c->actor.school_id, pupil_id }, theirs, in);
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
