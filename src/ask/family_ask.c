#include "ask/family_ask.h"

#include "ask/family_ask_sql.h"
#include "core/people/pupil_sql.h"
#include "core/people/young.h"
#include "core/rights/gate.h"
#include "core/school/calendar.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_FAMILY_ASK_SEND, "family_ask.send", "Asked the school for something");
ACTION(ACT_FAMILY_ASK_OPEN, "family_ask.open", "Read what the family asked for");
ACTION(ACT_FAMILY_ASK_WRITE, "family_ask.write", "Opened what the family asked for, to answer");
ACTION(ACT_FAMILY_ASK_ANSWER, "family_ask.answer", "Answered what the family asked for");
ACTION(ACT_FAMILY_ASK_DAYS, "settings.asks", "Set by when families are answered");

static const char DAYS_SETTING[] = "family_ask_days";

static enum rc days_read(struct ctx *c, int64_t *days)
{
	struct str text;

	*days = ASK_DAYS;
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(DAYS_SETTING), &text, &c->err));
	if (text.n > 0)
		(void)str_int(text, days);
	return RC_OK;
}

enum rc ask_days_load(struct ctx *c, int64_t *days)
{
	TRY(gate_cap(c, CAP_SETTINGS));
	return days_read(c, days);
}

enum rc ask_days_save(struct ctx *c, int64_t days)
{
	struct str text = str_fmt(c->a, "%lld", (long long)days);

	TRY(gate_cap(c, CAP_SETTINGS));
	if (days < 1 || days > ASK_DAYS_MOST)
		return RC_INVALID;
	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(DAYS_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_FAMILY_ASK_DAYS, "setting", 0, text);
}

/* ---- the family ---- */

enum rc ask_own_list(struct ctx *c, struct pupil_key k, struct family_ask **out, size_t *n)
{
	return family_ask_list(c->db, c->a, k, c->actor.person_id, out, n, &c->err);
}

/* A parent, or the young person from the day on which the rights are theirs. */
static enum rc family_may(struct ctx *c, int64_t pupil_id, struct pupil_key *k)
{
	bool own = c->actor.hat == ROLE_PUPIL;
	struct young young;
	struct pupil p;

	TRY(gate_pupil(c, pupil_id, own ? CAP_OWN_PAGE : CAP_FAMILY, &ACT_FAMILY_ASK_OPEN, k));
	TRY(pupil_load(c->db, c->a, *k, &p, &c->err));
	TRY(young_read(c, *k, p.born, &young));
	return own && !young.decides ? RC_NONE : RC_OK;
}

enum rc ask_send(struct ctx *c, int64_t pupil_id, struct family_ask *in, struct ask_wrong *wrong)
{
	struct family_ask have;
	struct calendar calendar;
	struct pupil_key k;
	int64_t days;
	enum rc rc;

	TRY(family_may(c, pupil_id, &k));
	*wrong = ask_wrong_of(in, c->now.today);
	if (wrong->field != NULL)
		return RC_INVALID;
	TRY(days_read(c, &days));
	TRY(calendar_load(c, c->now.today, &calendar));
	in->person_id = c->actor.person_id;
	in->asked_on = c->now.today;
	in->due_on = school_day_add(&calendar, c->now.today, (int32_t)days);
	in->answer = S("");
	in->answered_by = 0;
	in->answered_on = DATE_NONE;
	in->revision = 1;
	rc = record_write(c->db, c->a, family_ask_sql.insert, &family_ask_rec, k, in, &c->err);
	if (rc == RC_CONFLICT) { /* the same form once more */
		TRY(record_load(c->db, c->a, &family_ask_sql, k, in->id, &have, &c->err));
		return have.person_id == c->actor.person_id ? RC_OK : RC_NONE;
	}
	TRY(rc);
	return audit_write(c, pupil_id, &ACT_FAMILY_ASK_SEND, "family_ask", in->id, ask_kind_code(in->kind));
}

/* ---- staff ---- */

enum rc asks_load(struct ctx *c, int64_t pupil_id, int64_t id, struct asks_view *out)
{
	struct family_ask *all;
	struct pupil_key k;
	size_t n;

	*out = (struct asks_view){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_MEETING, &ACT_FAMILY_ASK_OPEN, &k));
	TRY(pupil_load(c->db, c->a, k, &out->pupil, &c->err));
	TRY(family_ask_list(c->db, c->a, k, 0, &all, &n, &c->err));
	out->name = pupil_name(c->a, &out->pupil);
	out->first = pupil_first(&out->pupil);
	out->item = all;
	for (size_t i = 0; i < n; i++) {
		if (!ask_is_theirs(&all[i], c->actor.hat))
			continue;
		if (all[i].id == id)
			out->one = all[i];
		out->item[out->n++] = all[i];
	}
	if (id != 0 && out->one.id == 0)
		return RC_NONE;
	return wishes_of(c, k, &out->wishes);
}

static struct edit_fault fault(const void *mine, const struct pupil *p, struct date today)
{
	const struct family_ask *v = mine;

	(void)p;
	(void)today;
	if (str_trim(v->answer).n == 0)
		return (struct edit_fault){ "answer", S("Write an answer") };
	return (struct edit_fault){ NULL, STR_NONE };
}

/* What was asked stays as it was sent; only the answer is theirs. */
static enum rc complete(struct ctx *c, struct pupil_key k, void *mine, const void *theirs)
{
	struct family_ask *v = mine;
	const struct family_ask *was = theirs;
	struct family_ask next;

	(void)k;
	if (was == NULL || !ask_is_theirs(was, c->actor.hat))
		return RC_NONE;
	next = *was;
	next.answer = v->answer;
	next.answered_by = c->actor.person_id;
	next.answered_on = date_none(was->answered_on) ? c->now.today : was->answered_on;
	next.revision = v->revision;
	*v = next;
	return RC_OK;
}

static const struct edit ANSWER_EDIT = { .sql = &family_ask_sql,
	                                 .cap = CAP_MEETING,
	                                 .open = &ACT_FAMILY_ASK_WRITE,
	                                 .wrote = &ACT_FAMILY_ASK_ANSWER,
	                                 .words = "answer",
	                                 .fault = fault,
	                                 .complete = complete };

enum rc ask_answer(struct ctx *c, int64_t pupil_id, const struct family_ask *v, struct family_ask *theirs,
                   struct edit_fault *f)
{
	return record_edit(c, &ANSWER_EDIT, pupil_id, v, theirs, f);
}
