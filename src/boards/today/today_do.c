#include "boards/today/today_do.h"

#include "core/duty/reminder_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "letters/notice.h"
#include "post/envelope.h"
#include "report/annual_report.h"
#include "review/review_ask.h"

ACTION(ACT_REMIND, "reminder.add", "Reminded staff of a plan");
ACTION(ACT_ASK_OPEN, "reminder.open", "Looked up whom to ask for their views");
ACTION(ACT_UNDO, "reminder.undo", "Took reminders back");
ACTION(ACT_REPORTS, "report.mark", "Marked the annual report as given");
ACTION(ACT_LETTERS, "notice.print", "Printed letters that wait");

/* Who was reminded today already is not reminded again: pressing twice does nothing twice. */
static enum rc remind_one(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct today_did *out)
{
	struct unread_plan *u;
	size_t before = out->people;
	size_t n;

	TRY(reminder_unread(c->db, c->a, k, c->now.today, &u, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		const struct reminder v = { .id = id_new(),
			                    .kind = S("plan"),
			                    .about_id = u[i].plan_id,
			                    .person_id = u[i].person_id,
			                    .asked_on = c->now.today,
			                    .asked_by = c->actor.person_id,
			                    .press = t->press };
		bool fresh;

		TRY(reminder_put(c->db, c->a, k, &v, &fresh, &c->err));
		out->people += fresh;
	}
	if (out->people == before)
		return RC_OK;
	out->pupils++;
	return audit_write(c, k.pupil_id, &ACT_REMIND, "reminder", t->press, STR_NONE);
}

static enum rc ask_one(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct today_did *out)
{
	struct review_ask_did did;

	TRY(review_ask_all(c, k, t->press, &did));
	out->people += did.on_page;
	out->letters += did.letters;
	out->pupils += did.on_page + did.letters > 0;
	return RC_OK;
}

typedef enum rc each_fn(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct today_did *out);

static enum rc for_each(struct ctx *c, const struct today_ticks *t, enum cap need, const struct action *act,
                        each_fn *one, struct today_did *out)
{
	*out = (struct today_did){ 0 };
	for (size_t i = 0; i < t->pupils; i++) {
		struct pupil_key k;
		enum rc rc = gate_pupil(c, t->pupil[i], need, act, &k);

		if (rc == RC_NONE)
			continue;
		TRY(rc);
		TRY(one(c, t, k, out));
	}
	return RC_OK;
}

enum rc today_remind(struct ctx *c, const struct today_ticks *t, struct today_did *out)
{
	TRY(gate_cap(c, CAP_DUTIES));
	return for_each(c, t, CAP_DUTIES, &ACT_REMIND, remind_one, out);
}

enum rc today_ask(struct ctx *c, const struct today_ticks *t, struct today_did *out)
{
	TRY(gate_cap(c, CAP_REVIEW));
	return for_each(c, t, CAP_REVIEW, &ACT_ASK_OPEN, ask_one, out);
}

static enum rc report_one(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct today_did *out)
{
	bool fresh;

	(void)t;
	TRY(annual_report_give(c, k, &fresh));
	out->pupils += fresh;
	return RC_OK;
}

enum rc today_report(struct ctx *c, const struct today_ticks *t, struct today_did *out)
{
	TRY(gate_cap(c, CAP_NOTICE));
	return for_each(c, t, CAP_NOTICE, &ACT_REPORTS, report_one, out);
}

enum rc today_undo(struct ctx *c, int64_t press, size_t *n)
{
	TRY(gate_cap(c, CAP_DUTIES));
	TRY(review_ask_undo(c, press));
	TRY(reminder_undo(c->db, c->a, c->actor.school_id, press, c->actor.person_id, c->now.today, n, &c->err));
	return *n > 0 ? audit_write(c, 0, &ACT_UNDO, "reminder", press, STR_NONE) : RC_OK;
}

/* ---- letters ---- */

/* Which letters a duty is about. */
static const char *kind_of(const struct duty_rule *r)
{
	return str_is(r->key, "s68_notice") ? "s68" : r->bulk == BULK_ASK ? "views" : "review";
}

/* Drafts where somebody who must be told has none. */
static enum rc drafts_make(struct ctx *c, const struct today_ticks *t, struct pupil_key k)
{
	struct review_ask_did asked;

	if (str_is(t->rule->key, "s68_notice"))
		TRY(notice_prepare_missing(c, k.pupil_id));
	if (t->rule->bulk == BULK_ASK && role_can(c->actor.hat, CAP_REVIEW))
		TRY(review_ask_all(c, k, t->press, &asked));
	return RC_OK;
}

static bool holds_kind(const struct envelope *e, struct str kind)
{
	for (size_t i = 0; i < e->n; i++)
		if (str_eq(notice_kind_code(e->letter[i].kind), kind))
			return true;
	return false;
}

/* The envelopes of those who are ticked in which a letter of this line is; what else waits for that person goes along.
 */
static enum rc picks_make(struct ctx *c, const struct today_ticks *t, struct envelope_pick *pick, struct today_did *out)
{
	*out = (struct today_did){ 0 };
	TRY(gate_cap(c, CAP_NOTICE));
	for (size_t i = 0; i < t->pupils; i++) {
		struct envelopes l;
		struct pupil_key k;
		size_t before = out->people;
		enum rc rc = gate_pupil(c, t->pupil[i], CAP_NOTICE, &ACT_LETTERS, &k);

		if (rc == RC_NONE)
			continue;
		TRY(rc);
		TRY(drafts_make(c, t, k));
		TRY(envelopes_load(c, k.pupil_id, &l));
		for (size_t x = 0; x < l.n && out->people < TODAY_LETTERS_MAX; x++)
			if (holds_kind(l.item[x], str_of(kind_of(t->rule))))
				pick[out->people++] = (struct envelope_pick){ k.pupil_id, l.item[x]->person_id };
		out->pupils += out->people > before;
	}
	return RC_OK;
}

enum rc today_letters(struct ctx *c, const struct today_ticks *t, struct str *pdf, struct today_did *out)
{
	struct envelope_pick *pick = NEW_ARRAY(c->a, struct envelope_pick, TODAY_LETTERS_MAX);
	size_t picks;

	TRY(picks_make(c, t, pick, out));
	picks = out->people;
	return picks > 0 ? envelopes_print(c, pick, picks, ENVELOPE_AS_ASKED, pdf, &out->people) : RC_NONE;
}

enum rc today_given(struct ctx *c, const struct today_ticks *t, enum channel channel, struct today_did *out)
{
	struct envelope_pick *pick = NEW_ARRAY(c->a, struct envelope_pick, TODAY_LETTERS_MAX);
	size_t picks;

	TRY(picks_make(c, t, pick, out));
	picks = out->people;
	return envelopes_give(c, pick, picks, channel, &out->people);
}
