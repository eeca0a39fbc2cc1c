#include "boards/today/today_do.h"

#include "core/duty/reminder_sql.h"
#include "core/rights/gate.h"
#include "core/trail/audit.h"
#include "kit/base/id.h"
#include "letters/notice.h"
#include "letters/notice_sql.h"
#include "review/review_ask.h"

ACTION(ACT_REMIND, "reminder.add", "Reminded staff of a plan");
ACTION(ACT_ASK_OPEN, "reminder.open", "Looked up whom to ask for their views");
ACTION(ACT_UNDO, "reminder.undo", "Took reminders back");
ACTION(ACT_LETTERS, "notice.print", "Printed letters that wait");

static enum rc put(struct ctx *c, struct pupil_key k, const struct today_ticks *t, const char *kind, int64_t about,
                   int64_t person)
{
	struct reminder v = { .id = id_new(),
		              .kind = str_of(kind),
		              .about_id = about,
		              .person_id = person,
		              .asked_on = c->now.today,
		              .asked_by = c->actor.person_id,
		              .press = t->press };

	return reminder_put(c->db, c->a, k, &v, &c->err);
}

/* Reminded today already: pressing twice does nothing twice. */
static enum rc is_reminded(struct ctx *c, struct pupil_key k, const struct unread_plan *u, bool *yes)
{
	struct reminder *r;
	size_t n;

	*yes = false;
	TRY(reminder_list_about(c->db, c->a, k, u->plan_id, &r, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		*yes = *yes || (r[i].person_id == u->person_id && str_is(r[i].kind, "plan") &&
		                date_cmp(r[i].asked_on, c->now.today) >= 0);
	return RC_OK;
}

static enum rc remind_one(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct today_did *out)
{
	struct unread_plan *u;
	size_t fresh = 0;
	size_t n;

	TRY(reminder_unread(c->db, c->a, k, c->now.today, &u, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		bool before;

		TRY(is_reminded(c, k, &u[i], &before));
		if (before)
			continue;
		TRY(put(c, k, t, "plan", u[i].plan_id, u[i].person_id));
		fresh++;
	}
	out->people += fresh;
	out->pupils += fresh > 0;
	return fresh > 0 ? audit_write(c, k.pupil_id, &ACT_REMIND, "reminder", t->press, STR_NONE) : RC_OK;
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

/* The letters of this pupil that wait; drafts are made where somebody who must be told has none. */
static enum rc waiting(struct ctx *c, const struct today_ticks *t, struct pupil_key k, struct notice **out, size_t *n)
{
	const char *kind = kind_of(t->rule);
	struct review_ask_did asked;
	struct notice *all;
	size_t many;

	*n = 0;
	if (str_is(t->rule->key, "s68_notice"))
		TRY(notice_prepare_missing(c, k.pupil_id));
	if (t->rule->bulk == BULK_ASK && role_can(c->actor.hat, CAP_REVIEW))
		TRY(review_ask_all(c, k, t->press, &asked));
	TRY(notice_list(c->db, c->a, k, str_of(kind), &all, &many, &c->err));
	*out = NEW_ARRAY(c->a, struct notice, many);
	for (size_t i = 0; i < many; i++)
		if (date_none(all[i].sent_on) && all[i].about_id == all[0].about_id) /* of the newest occasion */
			(*out)[(*n)++] = all[i];
	return RC_OK;
}

enum rc today_letters(struct ctx *c, const struct today_ticks *t, struct str *pdf, struct today_did *out)
{
	struct notice_ref *ref = NEW_ARRAY(c->a, struct notice_ref, TODAY_LETTERS_MAX);

	*out = (struct today_did){ 0 };
	TRY(gate_cap(c, CAP_NOTICE));
	for (size_t i = 0; i < t->pupils; i++) {
		struct pupil_key k;
		struct notice *l;
		size_t n;
		enum rc rc = gate_pupil(c, t->pupil[i], CAP_NOTICE, &ACT_LETTERS, &k);

		if (rc == RC_NONE)
			continue;
		TRY(rc);
		TRY(waiting(c, t, k, &l, &n));
		for (size_t x = 0; x < n && out->people < TODAY_LETTERS_MAX; x++)
			ref[out->people++] = (struct notice_ref){ k.pupil_id, l[x].id };
		out->pupils += n > 0;
	}
	return out->people > 0 ? notices_pdf(c, ref, out->people, pdf) : RC_NONE;
}

static enum rc given_one(struct ctx *c, const struct today_ticks *t, struct pupil_key k, enum channel channel,
                         struct today_did *out)
{
	struct notice *l;
	size_t n;

	TRY(waiting(c, t, k, &l, &n));
	for (size_t i = 0; i < n; i++) {
		struct notice_giving in = { .channel = channel, .on = c->now.today };
		struct notice_one v;
		const char *at;
		struct str why;

		TRY(notice_open(c, k.pupil_id, l[i].id, &v));
		if (!v.may_get)
			continue;
		TRY(notice_give(c, k.pupil_id, l[i].id, &in, &at, &why));
		out->people++;
	}
	out->pupils += n > 0;
	return RC_OK;
}

enum rc today_given(struct ctx *c, const struct today_ticks *t, enum channel channel, struct today_did *out)
{
	*out = (struct today_did){ 0 };
	TRY(gate_cap(c, CAP_NOTICE));
	for (size_t i = 0; i < t->pupils; i++) {
		struct pupil_key k;
		enum rc rc = gate_pupil(c, t->pupil[i], CAP_NOTICE, &ACT_LETTERS, &k);

		if (rc == RC_NONE)
			continue;
		TRY(rc);
		TRY(given_one(c, t, k, channel, out));
	}
	return RC_OK;
}
