#include "notice/concern/concern.h"

#include <stdlib.h>

#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "core/people/pupil_rec.h"
#include "core/people/pupil_sql.h"
#include "core/school/public.h"
#include "core/rights/author.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/school/calendar.h"
#include "core/rights/gate.h"

ACTION(ACT_CONCERN_ADD, "concern.add", "Noted a concern");
ACTION(ACT_CONCERN_ANSWER, "concern.answer", "Answered a concern");
ACTION(ACT_CONCERN_COMPARE, "concern.compare", "Wrote about a concern");
ACTION(ACT_CONCERN_LIST, "concern.list", "Saw the list of concerns");
ACTION(ACT_CONCERN_OPEN, "concern.open", "Opened the concerns");
ACTION(ACT_SETTINGS_CONCERN, "settings.concern", "Changed the days for an answer to a concern");

static const char DAYS_SETTING[] = "concern_days";

bool concern_shown(struct ctx *c, const struct concern *q)
{
	return concern_is_shown(c->actor.hat, author_is_me(c, q->noted_by), q);
}

static enum rc days_read(struct ctx *c, int64_t *days)
{
	struct str text;

	*days = CONCERN_DAYS;
	TRY(setting_get(c->db, c->a, c->actor.school_id, str_of(DAYS_SETTING), &text, &c->err));
	if (text.n > 0)
		(void)str_int(text, days);
	return RC_OK;
}

enum rc concern_days_load(struct ctx *c, int64_t *days)
{
	TRY(gate_cap(c, CAP_SETTINGS));
	return days_read(c, days);
}

enum rc concern_days_save(struct ctx *c, int64_t days)
{
	struct str text = str_fmt(c->a, "%lld", (long long)days);

	TRY(gate_cap(c, CAP_SETTINGS));
	if (days < 1 || days > CONCERN_DAYS_MOST)
		return RC_INVALID;
	TRY(setting_set(c->db, c->a, c->actor.school_id, str_of(DAYS_SETTING), text, &c->err));
	return audit_write(c, 0, &ACT_SETTINGS_CONCERN, "setting", 0, text);
}

/* ---- making one ---- */

static bool same_words(const struct concern *x, const struct concern *y)
{
	return str_eq(x->words, y->words) && x->from_kind == y->from_kind && str_eq(x->from_name, y->from_name) &&
	       x->person_id == y->person_id && date_cmp(x->raised_on, y->raised_on) == 0;
}

enum rc concern_add(struct ctx *c, struct pupil_key k, struct concern *in, bool *again)
{
	struct calendar calendar;
	struct concern have;
	int64_t days;
	enum rc rc = calendar_load(c, date_add(in->raised_on, -7), &calendar);

	*again = false;
	if (rc == RC_OK)
		rc = days_read(c, &days);
	if (rc != RC_OK)
		return rc;
	in->answer_by = concern_due(&calendar, in->raised_on, days);
	in->revision = 1;
	rc = concern_insert(c->db, c->a, k, in, &c->err);
	if (rc == RC_CONFLICT) {
		rc = concern_load(c->db, c->a, k, in->id, &have, &c->err);
		*again = rc == RC_OK && same_words(&have, in);
		if (*again || (rc != RC_OK && rc != RC_NONE))
			return rc;
		in->id = id_new();
		rc = concern_insert(c->db, c->a, k, in, &c->err);
	}
	return rc == RC_OK ? audit_write(c, k.pupil_id, &ACT_CONCERN_ADD, "concern", in->id, in->words) : rc;
}

/* A chosen person is a contact of the pupil, and the name is theirs. */
static enum rc person_fill(struct ctx *c, struct pupil_key k, struct concern *in)
{
	if (in->person_id == 0)
		return RC_OK;
	if (!role_can(c->actor.hat, CAP_CONTACTS))
		return RC_INVALID;
	TRY(adult_name(c, k, in->person_id, &in->from_name));
	in->from_kind = CONCERN_FROM_PARENT;
	return RC_OK;
}

enum rc concern_note(struct ctx *c, int64_t pupil_id, struct concern *in)
{
	struct pupil_key k;
	bool again;

	TRY(gate_pupil(c, pupil_id, CAP_CONCERN, &ACT_CONCERN_OPEN, &k));
	if (date_none(in->raised_on) || date_cmp(in->raised_on, c->now.today) > 0)
		return RC_INVALID;
	TRY(person_fill(c, k, in));
	if (str_trim(in->words).n == 0 || str_trim(in->from_name).n == 0)
		return RC_INVALID;
	in->private = 0;
	in->noted_by = c->actor.person_id;
	return concern_add(c, k, in, &again);
}

/* ---- lists ---- */

static struct concern_pupil pupil_of(struct arena *a, const struct concern_line *l)
{
	struct pupil p = { .given = l->given, .family = l->family, .preferred = l->preferred };

	return (struct concern_pupil){ l->concern.pupil_id, pupil_name(a, &p), pupil_first(&p) };
}

/* Open ones first, by the day they are due; then answered ones, newest first. */
static int by_due(const void *x, const void *y)
{
	const struct concern_item *p = x;
	const struct concern_item *q = y;
	int by;

	if (p->clock.answered != q->clock.answered)
		return p->clock.answered ? 1 : -1;
	by = p->clock.answered ? date_cmp(q->concern.answered_on, p->concern.answered_on)
	                       : date_cmp(p->concern.answer_by, q->concern.answer_by);
	if (by != 0)
		return by;
	return p->concern.id < q->concern.id ? -1 : p->concern.id > q->concern.id;
}

static enum rc inbox_fill(struct ctx *c, struct concerns_all *out)
{
	struct public_school s;

	if (!role_can(c->actor.hat, CAP_CONCERN_ANSWER))
		return RC_OK;
	TRY(inbox_list(c->db, c->a, c->actor.school_id, S("new"), &out->inbox, &out->inboxes, &c->err));
	TRY(public_school_own(c, &s));
	out->public_form = public_url(c->a, &s, "/worry");
	return RC_OK;
}

enum rc concerns_load(struct ctx *c, struct concerns_all *out)
{
	struct date since = date_school_year(c->now.today);
	struct calendar calendar;
	struct concern_line *l;
	size_t n;

	*out = (struct concerns_all){ 0 };
	TRY(gate_cap(c, CAP_CONCERN));
	TRY(calendar_load(c, date_add(since, -60), &calendar));
	TRY(concern_lines(c->db, c->a, c->actor.school_id, c->actor.person_id, str_of(role_key(c->actor.hat)),
	                  c->now.today, since, &l, &n, &c->err));
	out->item = NEW_ARRAY(c->a, struct concern_item, n);
	for (size_t i = 0; i < n; i++) {
		const struct concern *q = &l[i].concern;
		struct concern_clock k = concern_clock(c->a, &calendar, q, c->now.today);

		if (!concern_shown(c, q))
			continue;
		out->open += !k.answered;
		out->item[out->n++] = (struct concern_item){ *q, k, pupil_of(c->a, &l[i]), l[i].class_name };
		gate_note_read(c, q->pupil_id, &ACT_CONCERN_LIST, q->id);
	}
	if (out->n > 1)
		qsort(out->item, out->n, sizeof *out->item, by_due);
	return inbox_fill(c, out);
}

static enum rc pupil_fill(struct ctx *c, struct pupil_key k, struct concern_pupil *out)
{
	struct pupil p;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	*out = (struct concern_pupil){ k.pupil_id, pupil_name(c->a, &p), pupil_first(&p) };
	return RC_OK;
}

enum rc concerns_of_load(struct ctx *c, int64_t pupil_id, struct concerns_of *out)
{
	struct pupil_key k;
	struct calendar calendar;
	struct concern *q;
	size_t n;

	*out = (struct concerns_of){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_CONCERN, &ACT_CONCERN_OPEN, &k));
	TRY(pupil_fill(c, k, &out->pupil));
	TRY(calendar_load(c, date_add(date_school_year(c->now.today), -60), &calendar));
	TRY(concern_list(c->db, c->a, k, 0, &q, &n, &c->err));
	out->item = NEW_ARRAY(c->a, struct concern_item, n);
	for (size_t i = 0; i < n; i++)
		if (concern_shown(c, &q[i]))
			out->item[out->n++] =
			    (struct concern_item){ q[i], concern_clock(c->a, &calendar, &q[i], c->now.today),
				                   out->pupil, STR_NONE };
	return role_can(c->actor.hat, CAP_CONTACTS) ? adults_list(c, k, &out->person, &out->persons) : RC_OK;
}

/* ---- one ---- */

/* Can the person read an answer on a page: a contact with an account today, or the pupil with one. */
static enum rc page_find(struct ctx *c, struct pupil_key k, const struct concern *q, bool *out)
{
	struct pupil pupil;
	enum rc rc = adult_has_page(c, k, q->person_id, out);

	if (rc != RC_OK || q->person_id == 0)
		return rc;
	rc = pupil_load(c->db, c->a, k, &pupil, &c->err);
	*out = *out || (rc == RC_OK && pupil.person_id == q->person_id);
	return rc;
}

enum rc concern_one_load(struct ctx *c, int64_t pupil_id, int64_t id, struct concern_one *out)
{
	struct pupil_key k;
	struct calendar calendar;
	struct concern *q;
	size_t n = 0;

	*out = (struct concern_one){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_CONCERN, &ACT_CONCERN_OPEN, &k));
	TRY(pupil_fill(c, k, &out->pupil));
	TRY(concern_load(c->db, c->a, k, id, &out->concern, &c->err));
	if (!concern_shown(c, &out->concern))
		return RC_NONE;
	TRY(calendar_load(c, date_add(out->concern.raised_on, -7), &calendar));
	TRY(page_find(c, k, &out->concern, &out->has_page));
	TRY(concern_evidence_load(c, k, &out->evidence));
	TRY(concern_list(c->db, c->a, k, 0, &q, &n, &c->err));
	out->clock = concern_clock(c->a, &calendar, &out->concern, c->now.today);
	out->earlier = NEW_ARRAY(c->a, struct concern, n);
	for (size_t i = 0; i < n; i++)
		if (q[i].id != id && concern_shown(c, &q[i]))
			out->earlier[out->earliers++] = q[i];
	return RC_OK;
}

static bool same_decision(const struct concern *x, const struct concern *y)
{
	return str_eq(x->compared, y->compared) && x->result == y->result && str_eq(x->reason, y->reason) &&
	       date_cmp(x->look_on, y->look_on) == 0 && str_eq(x->answer, y->answer) &&
	       x->answered_how == y->answered_how;
}

enum rc concern_decide(struct ctx *c, int64_t pupil_id, const struct concern *in, bool send, struct concern *theirs)
{
	struct concern_fault fault[CONCERN_FAULTS];
	struct pupil_key k;
	struct concern q;
	bool page;

	*theirs = (struct concern){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_CONCERN_ANSWER, &ACT_CONCERN_OPEN, &k));
	TRY(concern_load(c->db, c->a, k, in->id, theirs, &c->err));
	if (!concern_shown(c, theirs))
		return RC_NONE;
	if (!date_none(theirs->answered_on)) /* sent twice is fine; an answer that was given stays as it is */
		return same_decision(theirs, in) ? RC_OK : RC_CONFLICT;
	q = *theirs;
	q.compared = in->compared;
	q.result = in->result;
	q.reason = in->reason;
	q.look_on = in->look_on;
	q.answer = in->answer;
	q.answered_how = in->answered_how;
	q.revision = in->revision;
	TRY(page_find(c, k, &q, &page));
	if (concern_check(&q, send, c->now.today, fault) > 0 || (send && q.answered_how == ANSWERED_PAGE && !page))
		return RC_INVALID;
	if (send) {
		q.answered_on = c->now.today;
		q.answered_by = c->actor.person_id;
	}
	TRY(concern_settle(c->db, c->a, k, &q, &c->err));
	return audit_write(c, pupil_id, send ? &ACT_CONCERN_ANSWER : &ACT_CONCERN_COMPARE, "concern", q.id,
	                   str_fmt(c->a, "%.*s %.*s", STR_ARG(concern_result_code(q.result)), STR_ARG(q.answer)));
}

enum rc concerns_wait(struct ctx *c, int64_t *n)
{
	const struct actor *who = &c->actor;

	*n = 0;
	if (!role_can(who->hat, CAP_CONCERN_ANSWER))
		return RC_OK;
	return concern_wait_count(c->db, c->a, who->school_id, who->person_id, str_of(role_key(who->hat)), c->now.today,
	                          n, &c->err);
}
