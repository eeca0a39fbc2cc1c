#include "meeting/meeting_answer.h"

#include "kit/base/id.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"

ACTION(ACT_MEETING_ANSWER, "meeting.answer", "Answered whether they come to a meeting");
ACTION(ACT_MEETING_ASKED, "meeting.asked", "Opened the answers to a meeting");

static enum rc meeting_find(struct ctx *c, struct pupil_key k, int64_t id, struct meeting *out)
{
	struct meeting *m;
	size_t n;

	TRY(meeting_list(c->db, c->a, k, &m, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (m[i].id == id) {
			*out = m[i];
			return RC_OK;
		}
	return RC_NONE;
}

static bool is_there(const struct meeting *m, const struct meeting_answer *in)
{
	for (size_t i = 0; i < m->answers; i++) {
		const struct meeting_answer *x = &m->answer[i];

		if (x->person_id == in->person_id && coming_stands(m, x) == in->answer && str_eq(x->days, in->days))
			return true;
	}
	return false;
}

enum rc meeting_answer_keep(struct ctx *c, struct pupil_key k, struct meeting_answer *in)
{
	struct meeting m;

	TRY(meeting_find(c, k, in->meeting_id, &m));
	if (!meeting_is_asked(&m, c->now.today))
		return RC_NONE;
	if (date_cmp(m.on_day, in->on_day) != 0 || m.minute != in->minute)
		return RC_CONFLICT;
	if (in->answer == COMING_YES)
		in->days = STR_NONE;
	if (is_there(&m, in))
		return RC_OK;
	in->id = id_new();
	in->at = c->now.utc;
	TRY(meeting_answer_put(c->db, c->a, k, in, &c->err));
	return audit_write(c, k.pupil_id, &ACT_MEETING_ANSWER, "meeting_answer", in->meeting_id,
	                   coming_code(in->answer));
}

enum rc meeting_answers_load(struct ctx *c, int64_t pupil_id, int64_t meeting_id, struct meeting_answers *out)
{
	struct pupil_key k;

	*out = (struct meeting_answers){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_ASKED, &k));
	TRY(meeting_find(c, k, meeting_id, &out->meeting));
	return role_can(c->actor.hat, CAP_CONTACTS) ? adults_asked(c, k, &out->adult, &out->adults) : RC_OK;
}

enum rc meeting_answer_note(struct ctx *c, int64_t pupil_id, struct meeting_answer *in)
{
	struct pupil_key k;
	struct adult *who;
	size_t n;

	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_MEETING_ASKED, &k));
	TRY(gate_cap(c, CAP_CONTACTS));
	TRY(adults_asked(c, k, &who, &n));
	in->noted_by = c->actor.person_id;
	for (size_t i = 0; i < n; i++)
		if (who[i].id == in->person_id && in->answer != COMING_NONE)
			return meeting_answer_keep(c, k, in);
	return RC_INVALID;
}
