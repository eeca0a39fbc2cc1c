#include "core/account/reset.h"

#include "kit/base/id.h"
#include "core/account/account_sql.h"
#include "core/account/invite.h"
#include "core/rights/gate.h"
#include "core/school/admin_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_RESET_ASK, "account.reset_ask", "Asked for a new letter for an account in use");
ACTION(ACT_RESET_AGREE, "account.reset_agree", "Agreed to a new letter for an account in use");
ACTION(ACT_RESET_REFUSE, "account.reset_refuse", "Refused a new letter for an account in use");
ACTION(ACT_RESET_WITHDRAW, "account.reset_withdraw", "Withdrew a new letter for an account in use");

static enum rc facts_load(struct ctx *c, int64_t account_id, int64_t asker, struct reset_facts *out)
{
	const int64_t except[2] = { account_id, asker };
	const int64_t school = c->actor.school_id;

	TRY(role_in_use(c->db, c->a, school, S("head"), c->now.today, except, &out->heads, &c->err));
	return role_in_use(c->db, c->a, school, S("senco"), c->now.today, except, &out->sencos, &c->err);
}

enum rc reset_is_mine(struct ctx *c, int64_t account_id, int64_t asker, bool *yes)
{
	struct reset_facts f;

	TRY(facts_load(c, account_id, asker, &f));
	*yes = reset_may_answer(&f, c->actor.hat, account_id == c->actor.account_id, asker == c->actor.account_id);
	return RC_OK;
}

/* ---- who asks ---- */

static enum rc roles_read(struct ctx *c, int64_t person_id, struct reset_view *out)
{
	struct str key[ROLE_COUNT];
	size_t n;

	TRY(role_list(c->db, c->a, c->actor.school_id, person_id, c->now.today, key, ROLE_COUNT, &n, &c->err));
	out->has_role = n > 0;
	out->is_family = n > 0;
	for (size_t i = 0; i < n; i++)
		out->is_family &= role_of(key[i]) == ROLE_PARENT || role_of(key[i]) == ROLE_PUPIL;
	return RC_OK;
}

static enum rc view_read(struct ctx *c, int64_t account_id, struct account *who, struct reset_row *last,
                         struct reset_view *out)
{
	struct reset_facts f;

	*out = (struct reset_view){ 0 };
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(account_by_id(c->db, c->a, c->actor.school_id, account_id, who, &c->err));
	TRY(reset_last(c, account_id, last));
	TRY(roles_read(c, who->person_id, out));
	out->is_running =
	    last->id != 0 && (reset_state_of(c, last) == RESET_OPEN || reset_state_of(c, last) == RESET_AGREED);
	TRY(facts_load(c, account_id, out->is_running ? last->asked_by : c->actor.account_id, &f));
	out->was_used = account_was_used(who);
	out->hand = reset_hand(&f);
	out->was_asked = last->id != 0;
	if (out->was_asked)
		out->last = reset_line_of(c, last);
	return RC_OK;
}

enum rc reset_view(struct ctx *c, int64_t account_id, struct reset_view *out)
{
	struct account who;
	struct reset_row last;

	return view_read(c, account_id, &who, &last, out);
}

static struct str why_not(const struct reset_view *v, const struct account *who, const struct actor *asker)
{
	if (str_is(who->state, "disabled"))
		return S("This account is switched off. Switch it on first");
	if (who->id == asker->account_id)
		return S("This is your own account. Change your password under your name");
	if (!v->was_used)
		return S("Nobody has used this account yet. Make a new invitation");
	if (!v->has_role)
		return S("This account holds no role. Give it one first");
	if (v->is_family)
		return S("The SENCO makes new letters for parents and pupils, from the pupil’s page");
	if (v->hand == RESET_BY_MACHINE)
		return S("Nobody else here can agree. Whoever runs the server makes a link, with apdr user reset");
	return STR_NONE;
}

enum rc reset_ask(struct ctx *c, int64_t account_id, struct str *fault)
{
	struct reset_view v;
	struct reset_row last;
	struct account who;

	TRY(view_read(c, account_id, &who, &last, &v));
	*fault = why_not(&v, &who, &c->actor);
	if (fault->n > 0)
		return RC_INVALID;
	if (v.is_running)
		return RC_OK;
	TRY(resets_overtake(c, account_id));
	TRY(reset_insert(c->db, c->a,
	                 &(struct reset_row){ .school_id = c->actor.school_id,
	                                      .account_id = account_id,
	                                      .id = id_new(),
	                                      .asked_by = c->actor.account_id,
	                                      .asked_at = c->now.utc,
	                                      .until_at = clock_instant(date_add(c->now.today, RESET_DAYS + 1), 0) },
	                 &c->err));
	return audit_write(c, 0, &ACT_RESET_ASK, "account", account_id, STR_NONE);
}

enum rc reset_withdraw(struct ctx *c, int64_t account_id)
{
	struct reset_view v;
	struct reset_row last;
	struct account who;

	TRY(view_read(c, account_id, &who, &last, &v));
	return v.is_running ? resets_end(c, account_id, S("withdrawn"), &ACT_RESET_WITHDRAW) : RC_NONE;
}

/* ---- the second person ---- */

static enum rc waiting_rows(struct ctx *c, struct reset_row **out, size_t *n)
{
	size_t all;

	*n = 0;
	TRY(gate_cap(c, CAP_LETTERS));
	if (c->actor.hat != ROLE_HEAD && c->actor.hat != ROLE_SENCO)
		return RC_OK; /* nobody else ever agrees */
	TRY(reset_list_open(c->db, c->a, c->actor.school_id, c->now.utc, out, &all, &c->err));
	for (size_t i = 0; i < all; i++) {
		bool mine;

		TRY(reset_is_mine(c, (*out)[i].account_id, (*out)[i].asked_by, &mine));
		if (mine)
			(*out)[(*n)++] = (*out)[i];
	}
	return RC_OK;
}

enum rc resets_waiting(struct ctx *c, struct reset_line **out, size_t *n)
{
	struct reset_row *r;

	TRY(waiting_rows(c, &r, n));
	return reset_lines_of(c, r, *n, out);
}

/* A letter of its own: one that is out already may be in other hands. */
static enum rc letter_make(struct ctx *c, int64_t account_id)
{
	TRY(invitations_end(c, account_id));
	return invite_prepare(c, account_id, 0);
}

enum rc reset_answer(struct ctx *c, int64_t id, bool yes)
{
	struct reset_row *r, *one = NULL;
	size_t n;

	TRY(waiting_rows(c, &r, &n));
	for (size_t i = 0; i < n; i++)
		if (r[i].id == id)
			one = &r[i];
	TRY(one != NULL ? RC_OK : RC_NONE);
	one->answer = yes ? S("agreed") : S("refused");
	one->answered_by = c->actor.account_id;
	one->answered_at = c->now.utc;
	TRY(reset_update(c->db, c->a, one, S(""), &c->err));
	TRY(audit_write(c, 0, yes ? &ACT_RESET_AGREE : &ACT_RESET_REFUSE, "account", one->account_id, STR_NONE));
	return yes ? letter_make(c, one->account_id) : RC_OK;
}
