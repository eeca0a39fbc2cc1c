#include "review/review_ask.h"

#include "core/cycle/cycle_sql.h"
#include "core/duty/reminder_sql.h"
#include "core/people/pupil_sql.h"
#include "core/rights/gate.h"
#include "core/school/area_help.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "letters/notice_sql.h"
#include "letters/notice_tell.h"
#include "letters/notice_text.h"

ACTION(ACT_ASK, "reminder.ask", "Asked parents for their views");

/* The cycle whose review comes; RC_NONE: there is none. */
static enum rc cycle_of(struct ctx *c, struct pupil_key k, struct cycle *y)
{
	TRY(cycle_latest(c->db, c->a, k, y, &c->err));
	return date_none(y->reviewed_on) ? RC_OK : RC_NONE;
}

static void page_fill(struct asked *a, const struct reminder *r, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (r[i].person_id == a->person && str_is(r[i].kind, "views")) {
			a->on = r[i].asked_on;
			a->how = CHANNEL_PAGE;
		}
}

static void letter_fill(struct asked *a, const struct notice *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (v[i].kind != NOTICE_VIEWS || v[i].person_id != a->person)
			continue;
		a->letter = v[i].id;
		a->waits = date_none(v[i].sent_on);
		if (a->waits)
			continue;
		a->on = v[i].sent_on;
		a->how = v[i].channel;
		a->note = v[i].proof;
	}
}

enum rc review_asked_read(struct ctx *c, struct pupil_key k, struct review_asked *out)
{
	struct told_list l;
	struct cycle y;
	struct reminder *r;
	struct notice *v;
	size_t reminders;
	size_t notices;
	enum rc rc = cycle_of(c, k, &y);

	*out = (struct review_asked){ 0 };
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	out->cycle_id = y.id;
	TRY(notice_whom(c, k, &l));
	TRY(reminder_list_about(c->db, c->a, k, y.id, &r, &reminders, &c->err));
	TRY(notice_list_about(c->db, c->a, k, y.id, &v, &notices, &c->err));
	for (size_t i = 0; i < l.n && out->n < ASKED_MAX; i++) {
		const struct told *t = &l.item[i];
		struct asked *a = &out->who[out->n];

		if (!t->must || t->to_pupil)
			continue;
		*a = (struct asked){ .person = t->person, .name = t->name, .on_paper = t->on_paper };
		page_fill(a, r, reminders);
		letter_fill(a, v, notices);
		out->unasked += date_none(a->on) && !a->waits;
		out->n++;
	}
	return RC_OK;
}

static enum rc words_of(struct ctx *c, struct pupil_key k, struct str *body)
{
	struct notice_words f = { 0 };
	struct pupil p;
	struct school school;
	struct area_help help;
	struct cycle y;

	TRY(pupil_load(c->db, c->a, k, &p, &c->err));
	TRY(school_load(c->db, c->a, k.school_id, &school, &c->err));
	TRY(area_help_load(c, &help));
	TRY(cycle_of(c, k, &y));
	f.called = pupil_first(&p);
	f.phone = school.phone;
	f.advice = area_help_sentence(c->a, &help);
	f.review_on = y.review_on;
	*body = notice_views_text(c->a, &f);
	return RC_OK;
}

static enum rc put(struct ctx *c, struct pupil_key k, int64_t cycle_id, const struct asked *a, int64_t press)
{
	struct reminder v = { .id = id_new(),
		              .kind = a->on_paper ? S("views_letter") : S("views"),
		              .about_id = cycle_id,
		              .person_id = a->person,
		              .asked_on = c->now.today,
		              .asked_by = c->actor.person_id,
		              .press = press };
	bool fresh; /* review_asked_read said so */

	return reminder_put(c->db, c->a, k, &v, &fresh, &c->err);
}

enum rc review_ask_all(struct ctx *c, struct pupil_key k, int64_t press, struct review_ask_did *did)
{
	struct review_asked l;
	struct str body = STR_NONE;

	*did = (struct review_ask_did){ 0 };
	TRY(review_asked_read(c, k, &l));
	if (l.unasked > 0)
		TRY(words_of(c, k, &body));
	for (size_t i = 0; i < l.n; i++) {
		const struct asked *a = &l.who[i];

		if (!date_none(a->on) || a->waits) {
			did->before++;
			continue;
		}
		if (a->on_paper)
			TRY(notice_tell_one(c, k,
			                    &(struct told){
			                        .person = a->person, .name = a->name, .must = true, .on_paper = true },
			                    NOTICE_VIEWS, l.cycle_id, body, TELL_PREPARE));
		TRY(put(c, k, l.cycle_id, a, press));
		*(a->on_paper ? &did->letters : &did->on_page) += 1;
	}
	return did->on_page + did->letters > 0 ? audit_write(c, k.pupil_id, &ACT_ASK, "reminder", press, STR_NONE)
	                                       : RC_OK;
}

enum rc review_ask(struct ctx *c, int64_t pupil_id, int64_t press, struct review_ask_did *did)
{
	struct pupil_key k;

	*did = (struct review_ask_did){ 0 };
	TRY(gate_pupil(c, pupil_id, CAP_REVIEW, &ACT_ASK, &k));
	return review_ask_all(c, k, press, did);
}

enum rc review_ask_undo(struct ctx *c, int64_t press)
{
	return reminder_letters_drop(c->db, c->a, c->actor.school_id, press, c->actor.person_id, c->now.today, &c->err);
}
