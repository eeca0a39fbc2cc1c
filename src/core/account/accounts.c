#include "core/account/reset_told.h"
#include "core/account/accounts_own.h"

#include "kit/base/buf.h"
#include "core/people/person_rec.h"
#include "core/account/account_sql.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "core/account/sign_in.h"

ACTION(ACT_ACCOUNT_DISABLE, "account.disable", "Switched off an account");
ACTION(ACT_ACCOUNT_ENABLE, "account.enable", "Switched on an account");
ACTION(ACT_ROLE_END, "role.end", "Ended a role");
ACTION(ACT_ROLE_GIVE, "role.give", "Gave a role");

enum { ROLES_TEXT_MAX = 400 };

static struct account_line line_of(const struct ctx *c, const struct account_row *r, const struct role_grant *grant,
                                   size_t n)
{
	struct buf b = buf_new(c->a, ROLES_TEXT_MAX);

	for (size_t i = 0; i < n; i++) {
		if (grant[i].person_id != r->person_id || date_cmp(grant[i].starts, c->now.today) > 0)
			continue;
		if (b.n > 0)
			buf_str(&b, S(", "));
		buf_str(&b, str_of(role_label(role_here(c->actor.service, role_of(grant[i].role)))));
	}
	return (struct account_line){
		.id = r->id,
		.person_id = r->person_id,
		.login = r->login,
		.state = r->state,
		.last_in_at = r->last_in_at,
		.name = r->is_pupil ? S("") : name_full(c->a, r->given, r->family),
		.roles = buf_view(&b),
		.is_pupil = r->is_pupil,
		.is_self = r->id == c->actor.account_id,
	};
}

/* The grants of one person are together. */
static size_t grants_of(const struct role_grant *g, size_t n, int64_t person_id, size_t *from)
{
	size_t lo = 0, hi = n, end;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if (g[mid].person_id < person_id)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (end = lo; end < n && g[end].person_id == person_id;)
		end++;
	*from = lo;
	return end - lo;
}

/* Do two who work here have one name? */
static void namesakes_mark(struct adult_line *v, size_t n, const struct account_line *have, size_t haves)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < n; k++)
			v[i].has_namesake |= k != i && str_eq(v[i].name, v[k].name);
		for (size_t k = 0; k < haves; k++)
			v[i].has_namesake |= str_eq(v[i].name, have[k].name);
	}
}

/* In whose list the letters wait: core/account/letters_rule. */
static enum rc hand_of(struct ctx *c, struct str *out)
{
	struct letters_facts f;

	TRY(accounts_letters_facts(c, &f));
	*out = letters_hand_words(letters_hand(&f));
	return RC_OK;
}

enum rc accounts_list(struct ctx *c, struct accounts_view *out)
{
	struct account_row *row = NULL;
	struct role_grant *grant = NULL;
	struct school school;
	size_t grants = 0, from;

	*out = (struct accounts_view){ 0 };
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(school_load(c->db, c->a, c->actor.school_id, &school, &c->err));
	TRY(account_list(c->db, c->a, c->actor.school_id, &row, &out->n, &c->err));
	TRY(grant_list(c->db, c->a, c->actor.school_id, 0, c->now.today, &grant, &grants, &c->err));
	out->ready = school.ready != 0;
	out->item = NEW_ARRAY(c->a, struct account_line, out->n + 1);
	for (size_t i = 0; i < out->n; i++) {
		size_t n = grants_of(grant, grants, row[i].person_id, &from);

		out->item[i] = line_of(c, &row[i], grant + from, n);
	}
	TRY(accounts_adults(c, &out->adult, &out->adults));
	namesakes_mark(out->adult, out->adults, out->item, out->n);
	return hand_of(c, &out->hand);
}

static enum rc one_read(struct ctx *c, int64_t id, struct account_view *out)
{
	struct account_row row;

	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(account_row_load(c->db, c->a, c->actor.school_id, id, &row, &c->err));
	TRY(grant_list(c->db, c->a, c->actor.school_id, row.person_id, c->now.today, &out->grant, &out->grants,
	               &c->err));
	out->line = line_of(c, &row, out->grant, out->grants);
	return RC_OK;
}

enum rc accounts_one(struct ctx *c, int64_t id, struct account_view *out)
{
	*out = (struct account_view){ 0 };
	return one_read(c, id, out);
}

enum rc accounts_by_login(struct ctx *c, struct str login, int64_t *id)
{
	struct account who;

	TRY(account_by_login(c->db, c->a, login_fold(c->a, login), &who, &c->err));
	if (who.school_id != c->actor.school_id)
		return RC_NONE;
	*id = who.id;
	return RC_OK;
}

static enum rc load_for(struct ctx *c, int64_t id, struct account *who)
{
	TRY(gate_cap(c, CAP_ACCOUNTS));
	return account_by_id(c->db, c->a, c->actor.school_id, id, who, &c->err);
}

enum rc accounts_disable(struct ctx *c, int64_t id, struct str *fault)
{
	struct account who;
	enum rc rc;

	*fault = STR_NONE;
	rc = load_for(c, id, &who);
	if (rc == RC_OK && id == c->actor.account_id) {
		*fault = S("You cannot switch off your own account. Ask another administrator");
		return RC_INVALID;
	}
	if (rc != RC_OK || str_is(who.state, "disabled"))
		return rc;
	/* Whoever has the password or a letter has nothing of them: the way back is a new letter, which takes two
	 * people. */
	rc = account_set_password(c->db, c->a, who.school_id, id, STR_NONE, S("disabled"), &c->err);
	if (rc == RC_OK)
		rc = invitations_end(c, id);
	if (rc == RC_OK)
		rc = sign_in_delete_others(c->db, c->a, who.school_id, id, S(""), &c->err);
	return rc == RC_OK ? audit_write(c, 0, &ACT_ACCOUNT_DISABLE, "account", id, STR_NONE) : rc;
}

enum rc accounts_enable(struct ctx *c, int64_t id)
{
	struct account who;

	TRY(load_for(c, id, &who));
	if (!str_is(who.state, "disabled"))
		return RC_OK;
	TRY(account_set_password(c->db, c->a, who.school_id, id, STR_NONE, S("invited"), &c->err));
	return audit_write(c, 0, &ACT_ACCOUNT_ENABLE, "account", id, STR_NONE);
}

enum rc accounts_role_give(struct ctx *c, int64_t id, enum role role, struct str *fault)
{
	struct account_row who;

	*fault = STR_NONE;
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(account_row_load(c->db, c->a, c->actor.school_id, id, &who, &c->err));
	role = role_here(c->actor.service, role);
	if (role == ROLE_NONE)
		*fault = S("Choose the role");
	else if (role == ROLE_PUPIL || who.is_pupil)
		*fault = S("The account of a pupil has that role alone");
	else if (id == c->actor.account_id && role_sees_pupils(role))
		*fault = str_of(accounts_own_role);
	if (fault->n > 0)
		return RC_INVALID;
	TRY(accounts_role_add(c, who.person_id, role));
	return audit_write(c, 0, &ACT_ROLE_GIVE, "account", id, str_of(role_key(role)));
}

/* Must somebody hold it? In a service nobody else invites people when its last officer is gone. */
static bool role_of_last(const struct ctx *c, enum role role)
{
	return c->actor.service ? role == ROLE_OFFICER : role == ROLE_ADMIN;
}

enum rc accounts_role_end(struct ctx *c, int64_t id, int64_t grant_id, struct str *fault)
{
	struct account_view v = { 0 };
	int64_t admins = 2;
	enum role role = ROLE_NONE;
	enum rc rc;

	*fault = STR_NONE;
	rc = one_read(c, id, &v);
	for (size_t i = 0; rc == RC_OK && i < v.grants; i++)
		if (v.grant[i].id == grant_id)
			role = role_here(c->actor.service, role_of(v.grant[i].role));
	if (rc == RC_OK && role == ROLE_NONE)
		return RC_NONE;
	if (rc == RC_OK && role_of_last(c, role))
		rc = role_holders(c->db, c->a, c->actor.school_id, str_of(role_key(role)), c->now.today, &admins,
		                  &c->err);
	if (rc == RC_OK && admins < 2) {
		*fault = role == ROLE_ADMIN ? S("This is the last administrator. Invite another one first")
		                            : S("This is the last officer. Invite another one first");
		return RC_INVALID;
	}
	if (rc == RC_OK) /* the last day is yesterday: from the next request on it is gone */
		rc = grant_end(c->db, c->a, c->actor.school_id, v.line.person_id, grant_id, date_add(c->now.today, -1),
		               &c->err);
	return rc == RC_OK ? audit_write(c, 0, &ACT_ROLE_END, "account", id, str_of(role_key(role))) : rc;
}
