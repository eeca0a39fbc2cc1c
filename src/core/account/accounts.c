#include "core/account/accounts.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/people/person_rec.h"
#include "core/account/account_sql.h"
#include "core/school/admin_sql.h"
#include "core/people/people_sql.h"
#include "core/school/school_sql.h"
#include "kit/text/fold.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "core/account/invite.h"
#include "core/account/sign_in.h"

ACTION(ACT_ACCOUNT_DISABLE, "account.disable", "Switched off an account");
ACTION(ACT_ACCOUNT_ENABLE, "account.enable", "Switched on an account");
ACTION(ACT_ROLE_END, "role.end", "Ended a role");
ACTION(ACT_ROLE_GIVE, "role.give", "Gave a role");

enum { ROLES_TEXT_MAX = 400, LOGIN_MIN = 2, LOGIN_MAX = 60, NAME_MAX = 100 };

static const char OWN_ROLE[] = "You cannot give yourself a role that sees pupils. It takes a second person: another "
                               "administrator, or whoever runs the server with apdr user role";

bool role_sees_pupils(enum role r)
{
	return r != ROLE_NONE && r != ROLE_ADMIN && r != ROLE_GOVERNOR && r != ROLE_SENDIASS;
}

static struct account_line line_of(const struct ctx *c, const struct account_row *r, const struct role_grant *grant,
                                   size_t n)
{
	struct buf b = buf_new(c->a, ROLES_TEXT_MAX);

	for (size_t i = 0; i < n; i++) {
		if (grant[i].person_id != r->person_id || date_cmp(grant[i].starts, c->now.today) > 0)
			continue;
		if (b.n > 0)
			buf_str(&b, S(", "));
		buf_str(&b, str_of(role_label(role_of(grant[i].role))));
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

static enum rc adults_read(struct ctx *c, struct accounts_view *out)
{
	struct adult_row *row;
	size_t n;

	TRY(adult_list(c->db, c->a, c->actor.school_id, c->now.today, &row, &n, &c->err));
	out->adult = NEW_ARRAY(c->a, struct adult_line, n + 1);
	for (size_t i = 0; i < n; i++) {
		if (out->adults > 0 && out->adult[out->adults - 1].person_id == row[i].person_id)
			continue; /* staff who are parents too: once; the second role can be given later */
		out->adult[out->adults++] =
		    (struct adult_line){ row[i].person_id, name_full(c->a, row[i].given, row[i].family),
			                 role_of(row[i].role) };
	}
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
	return adults_read(c, out);
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

static bool login_sound(struct str s)
{
	if (s.n < LOGIN_MIN || s.n > LOGIN_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		char ch = s.p[i];

		if (!(ch >= 'a' && ch <= 'z') && !(ch >= '0' && ch <= '9') && ch != '.' && ch != '-' && ch != '_' &&
		    ch != '@')
			return false;
	}
	return true;
}

static enum rc fault_set(struct account_fault *f, const char *field, struct str text)
{
	*f = (struct account_fault){ field, text };
	return RC_INVALID;
}

static enum rc new_check(struct ctx *c, const struct account_new *v, struct str login, struct account_fault *fault)
{
	struct account other;
	enum rc rc;

	if (v->person_id == 0 && str_trim(v->family).n == 0)
		return fault_set(fault, "family", S("Enter the last name"));
	if (v->given.n > NAME_MAX || v->family.n > NAME_MAX)
		return fault_set(fault, "family", S("Use at most 100 letters for a name"));
	if (v->email.n > 0 && str_find(v->email, S("@")) < 1)
		return fault_set(fault, "email", S("Email: write an address with an @ in it, or leave it empty"));
	if (!login_sound(login))
		return fault_set(fault, "login",
		                 S("Sign-in name: use 2 to 60 letters without accents, digits, full stops or hyphens, "
		                   "such as r.adeyemi"));
	if (v->role == ROLE_NONE)
		return fault_set(fault, "role", S("Choose the role"));
	if (v->person_id == 0 && (v->role == ROLE_PARENT || v->role == ROLE_PUPIL))
		return fault_set(fault, "role",
		                 S("Parents and pupils come with the import: invite them from the list of people "
		                   "without an account"));
	if (v->person_id == c->actor.person_id && v->person_id != 0 && role_sees_pupils(v->role))
		return fault_set(fault, "role", str_of(OWN_ROLE));
	rc = account_by_login(c->db, c->a, login, &other, &c->err);
	if (rc == RC_OK)
		return other.id == v->id
		           ? RC_CONFLICT
		           : fault_set(fault, "login", S("That sign-in name is taken. Choose another one"));
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc person_make(struct ctx *c, const struct account_new *v, int64_t id)
{
	struct str given = fold_compose(c->a, fold_spaces(c->a, v->given));
	struct str family = fold_compose(c->a, fold_spaces(c->a, v->family));

	return person_insert(c->db, c->a,
	                     &(struct person_row){ .school_id = c->actor.school_id,
	                                           .id = id,
	                                           .title = v->title,
	                                           .given = given,
	                                           .family = family,
	                                           .name_key = fold_name(c->a, family, given, S("")),
	                                           .job = v->job,
	                                           .email = str_trim(v->email) },
	                     &c->err);
}

static enum rc role_add(struct ctx *c, int64_t person_id, enum role role)
{
	struct role_grant *g;
	size_t n;

	TRY(grant_list(c->db, c->a, c->actor.school_id, person_id, c->now.today, &g, &n, &c->err));
	for (size_t i = 0; i < n; i++)
		if (role_of(g[i].role) == role && date_cmp(g[i].starts, c->now.today) <= 0 && date_none(g[i].ends))
			return RC_OK;
	return role_insert(c->db, c->a, c->actor.school_id, id_new(), person_id, str_of(role_key(role)), c->now.today,
	                   DATE_NONE, &c->err);
}

/* Somebody the school knows: an adult in the list, who has no account yet. */
static enum rc known_adult(struct ctx *c, const struct account_new *v, struct account_fault *fault)
{
	struct accounts_view view = { 0 };
	int64_t account;
	enum rc rc = account_of_person(c->db, c->a, c->actor.school_id, v->person_id, &account, &c->err);

	if (rc == RC_OK)
		return account == v->id ? RC_CONFLICT
		                        : fault_set(fault, "person_id", S("This person has an account already"));
	if (rc == RC_NONE)
		rc = adults_read(c, &view);
	for (size_t i = 0; rc == RC_OK && i < view.adults; i++)
		if (view.adult[i].person_id == v->person_id)
			return view.adult[i].role == v->role || v->role != ROLE_PUPIL ? RC_OK : RC_NONE;
	return rc == RC_OK ? RC_NONE : rc;
}

static enum rc invite_in_tx(struct ctx *c, const struct account_new *v, struct str *token, struct account_fault *fault)
{
	struct str login = login_fold(c->a, v->login);
	int64_t person = v->person_id != 0 ? v->person_id : id_new();

	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(new_check(c, v, login, fault));
	TRY(v->person_id != 0 ? known_adult(c, v, fault) : person_make(c, v, person));
	TRY(account_insert(c->db, c->a, c->actor.school_id, v->id, person, login, S(""), S("invited"), c->now.utc,
	                   &c->err));
	TRY(role_add(c, person, v->role));
	return invite_make(c, v->id, token);
}

enum rc accounts_invite(struct ctx *c, const struct account_new *v, struct str *token, struct account_fault *fault)
{
	*fault = (struct account_fault){ 0 };
	if (v->id <= 0)
		return RC_NONE;
	return invite_in_tx(c, v, token, fault);
}

static enum rc load_for(struct ctx *c, int64_t id, struct account *who)
{
	TRY(gate_cap(c, CAP_ACCOUNTS));
	return account_by_id(c->db, c->a, c->actor.school_id, id, who, &c->err);
}

enum rc accounts_reinvite(struct ctx *c, int64_t id, bool now, struct str *token, struct str *fault)
{
	struct account who;
	enum rc rc;

	*fault = STR_NONE;
	rc = load_for(c, id, &who);
	if (rc == RC_OK && str_is(who.state, "disabled")) {
		*fault = S("This account is switched off. Switch it on first");
		return RC_INVALID;
	}
	if (rc == RC_OK && now)
		rc = account_set_password(c->db, c->a, who.school_id, id, S(""), S("invited"), &c->err);
	if (rc == RC_OK && now)
		rc = sign_in_delete_others(c->db, c->a, who.school_id, id, S(""), &c->err);
	return rc == RC_OK ? invite_make(c, id, token) : rc;
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
	rc = account_set_state(c->db, c->a, who.school_id, id, S("disabled"), &c->err);
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
	TRY(account_set_state(c->db, c->a, who.school_id, id, who.pw_hash.n > 0 ? S("active") : S("invited"), &c->err));
	return audit_write(c, 0, &ACT_ACCOUNT_ENABLE, "account", id, STR_NONE);
}

enum rc accounts_role_give(struct ctx *c, int64_t id, enum role role, struct str *fault)
{
	struct account_row who;

	*fault = STR_NONE;
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(account_row_load(c->db, c->a, c->actor.school_id, id, &who, &c->err));
	if (role == ROLE_NONE)
		*fault = S("Choose the role");
	else if (role == ROLE_PUPIL || who.is_pupil)
		*fault = S("The account of a pupil has that role alone");
	else if (id == c->actor.account_id && role_sees_pupils(role))
		*fault = str_of(OWN_ROLE);
	if (fault->n > 0)
		return RC_INVALID;
	TRY(role_add(c, who.person_id, role));
	return audit_write(c, 0, &ACT_ROLE_GIVE, "account", id, str_of(role_key(role)));
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
			role = role_of(v.grant[i].role);
	if (rc == RC_OK && role == ROLE_NONE)
		return RC_NONE;
	if (rc == RC_OK && role == ROLE_ADMIN)
		rc = role_holders(c->db, c->a, c->actor.school_id, S("admin"), c->now.today, &admins, &c->err);
	if (rc == RC_OK && admins < 2) {
		*fault = S("This is the last administrator. Invite another one first");
		return RC_INVALID;
	}
	if (rc == RC_OK) /* the last day is yesterday: from the next request on it is gone */
		rc = grant_end(c->db, c->a, c->actor.school_id, v.line.person_id, grant_id, date_add(c->now.today, -1),
		               &c->err);
	return rc == RC_OK ? audit_write(c, 0, &ACT_ROLE_END, "account", id, str_of(role_key(role))) : rc;
}
