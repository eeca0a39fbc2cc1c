/* Inviting: somebody new, people of the list, somebody who forgot the password. */
#include "core/account/accounts_own.h"

#include "kit/base/id.h"
#include "kit/text/fold.h"
#include "core/account/account_sql.h"
#include "core/account/code_rule.h"
#include "core/account/invite.h"
#include "core/account/sign_in.h"
#include "core/people/people_sql.h"
#include "core/people/person_rec.h"
#include "core/rights/gate.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_FIRST_SENCO, "account.first_senco", "Said to be the SENCO, as the first account of the school");

enum { LOGIN_MIN = 2, LOGIN_MAX = 60, LOGIN_MADE = 50, NAME_MAX = 100, JOB_MAX = 100, TRIES = 10000 };

static bool login_letter(char ch)
{
	return (ch >= 'a' && ch <= 'z') || (ch >= '0' && ch <= '9') || ch == '.' || ch == '-' || ch == '_' || ch == '@';
}

static bool login_sound(struct str s)
{
	if (s.n < LOGIN_MIN || s.n > LOGIN_MAX)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (!login_letter(s.p[i]))
			return false;
	return true;
}

enum rc accounts_login_plain(struct ctx *c, struct str *out)
{
	struct account who;
	enum rc rc = RC_OK;

	for (int i = 0; rc == RC_OK && i < TRIES; i++) {
		unsigned char seed[CODE_SEED];

		random_bytes(seed, sizeof seed);
		*out = code_name(c->a, seed);
		rc = account_by_login(c->db, c->a, *out, &who, &c->err);
	}
	return rc == RC_NONE ? RC_OK : rc == RC_OK ? err_set(&c->err, RC_FAIL, "no sign-in name is free") : rc;
}

enum rc accounts_login_free(struct ctx *c, struct str given, struct str family, struct str *out)
{
	struct str word[2] = { fold_tight(c->a, given), fold_tight(c->a, family) };
	struct str base =
	    str_sub(str_join(c->a, word[0].n > 0 ? word : word + 1, word[0].n > 0 && word[1].n > 0 ? 2 : 1, S(".")), 0,
	            LOGIN_MADE);
	struct account who;
	enum rc rc = RC_OK;

	if (!login_sound(base))
		return accounts_login_plain(c, out);
	for (int i = 1; rc == RC_OK && i < TRIES; i++) {
		*out = i == 1 ? base : str_fmt(c->a, "%.*s%d", STR_ARG(base), i);
		rc = account_by_login(c->db, c->a, *out, &who, &c->err);
	}
	return rc == RC_NONE ? RC_OK : rc == RC_OK ? accounts_login_plain(c, out) : rc;
}

static enum rc fault_set(struct account_fault *f, const char *field, struct str text)
{
	*f = (struct account_fault){ .field = field, .text = text };
	return RC_INVALID;
}

static enum rc name_check(const struct account_new *v, struct account_fault *fault)
{
	if (v->person_id == 0 && str_trim(v->family).n == 0)
		return fault_set(fault, "family", S("Enter the last name"));
	if (v->given.n > NAME_MAX || v->family.n > NAME_MAX)
		return fault_set(fault, "family", S("Use at most 100 letters for a name"));
	if (v->job.n > JOB_MAX)
		return fault_set(fault, "job", S("Use at most 100 letters for the job"));
	if (v->email.n > 0 && str_find(v->email, S("@")) < 1)
		return fault_set(fault, "email", S("Email: write an address with an @ in it, or leave it empty"));
	return RC_OK;
}

static enum rc role_check(struct ctx *c, const struct account_new *v, struct account_fault *fault)
{
	if (role_here(c->actor.service, v->role) == ROLE_NONE)
		return fault_set(fault, "role", S("Choose the role"));
	if (v->role == ROLE_PARENT || v->role == ROLE_PUPIL)
		return fault_set(fault, "role", S("The SENCO invites parents and pupils, from the pupil’s page"));
	if (v->person_id == c->actor.person_id && v->person_id != 0 && role_sees_pupils(v->role))
		return fault_set(fault, "role", str_of(accounts_own_role));
	return RC_OK;
}

static enum rc login_check(struct ctx *c, const struct account_new *v, struct str login, struct account_fault *fault)
{
	struct account other;
	enum rc rc;

	if (!login_sound(login))
		return fault_set(fault, "login",
		                 S("Sign-in name: use 2 to 60 letters without accents, digits, full stops or hyphens, "
		                   "such as r.adeyemi"));
	rc = account_by_login(c->db, c->a, login, &other, &c->err);
	if (rc == RC_OK)
		return other.id == v->id
		           ? RC_CONFLICT
		           : fault_set(fault, "login", S("That sign-in name is taken. Choose another one"));
	return rc == RC_NONE ? RC_OK : rc;
}

/* A typed name that somebody has is a question. Who has it already is never made a second time in silence. */
static enum rc same_check(struct ctx *c, const struct account_new *v, struct account_fault *fault)
{
	struct adult_row *row;
	size_t n;
	struct str key = fold_name(c->a, fold_spaces(c->a, v->family), fold_spaces(c->a, v->given), STR_NONE);

	TRY(adult_named(c->db, c->a, c->actor.school_id, key, 0, c->now.today, &row, &n, &c->err));
	if (n == 0 || (v->is_other && str_trim(v->job).n > 0))
		return RC_OK;
	fault->field = v->is_other ? "job" : "person_id";
	fault->text = v->is_other
	                  ? S("Write the job: it is shown beside the name, so that nobody takes one for the other")
	                  : str_fmt(c->a, "There is a %.*s already. Say whether it is the same person",
	                            STR_ARG(name_full(c->a, v->given, v->family)));
	fault->same = NEW_ARRAY(c->a, struct adult_line, n);
	for (size_t i = 0; i < n; i++)
		fault->same[fault->sames++] = accounts_adult_line(c, &row[i]);
	return RC_INVALID;
}

/* Somebody the school knows, who has no account yet. */
static enum rc known_check(struct ctx *c, const struct account_new *v, struct account_fault *fault)
{
	struct adult_row *row;
	size_t n;

	TRY(adult_named(c->db, c->a, c->actor.school_id, STR_NONE, v->person_id, c->now.today, &row, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		if (row[i].person_id != v->person_id)
			continue;
		if (row[i].account_id == 0)
			return RC_OK;
		return row[i].account_id == v->id
		           ? RC_CONFLICT
		           : fault_set(
		                 fault, "person_id",
		                 S("They have an account already. Open it in the list, and give it one more role"));
	}
	return RC_NONE;
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
	                                           .job = str_trim(v->job),
	                                           .email = str_trim(v->email) },
	                     &c->err);
}

static enum rc checks(struct ctx *c, const struct account_new *v, struct str login, struct account_fault *fault)
{
	TRY(name_check(v, fault));
	TRY(role_check(c, v, fault));
	TRY(login_check(c, v, login, fault));
	return v->person_id != 0 ? known_check(c, v, fault) : same_check(c, v, fault);
}

/* The form that was sent already is known by the account it made, whatever its sign-in name became. */
static enum rc sent_before(struct ctx *c, int64_t id)
{
	struct account who;
	enum rc rc = account_by_id(c->db, c->a, c->actor.school_id, id, &who, &c->err);

	return rc == RC_OK ? RC_CONFLICT : rc == RC_NONE ? RC_OK : rc;
}

static enum rc login_of(struct ctx *c, const struct account_new *v, struct str *login)
{
	struct person p = { .given = v->given, .family = v->family };

	*login = login_fold(c->a, v->login);
	if (login->n > 0)
		return RC_OK;
	if (v->person_id != 0)
		TRY(person_load(c->db, c->a, c->actor.school_id, v->person_id, &p, &c->err));
	return accounts_login_free(c, p.given, p.family, login);
}

enum rc accounts_invite(struct ctx *c, const struct account_new *v, struct str *token, struct account_fault *fault)
{
	int64_t person = v->person_id != 0 ? v->person_id : id_new();
	struct str login;

	*fault = (struct account_fault){ 0 };
	if (v->id <= 0)
		return RC_NONE;
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(sent_before(c, v->id));
	TRY(login_of(c, v, &login));
	TRY(checks(c, v, login, fault));
	if (v->person_id == 0)
		TRY(person_make(c, v, person));
	TRY(account_insert(c->db, c->a, c->actor.school_id, v->id, person, login, S(""), S("invited"), c->now.utc,
	                   &c->err));
	TRY(accounts_role_add(c, person, v->role));
	return token != NULL ? invite_make(c, v->id, token) : invite_prepare(c, v->id, 0);
}

enum rc accounts_invite_many(struct ctx *c, const struct account_tick *tick, size_t ticks, size_t *n,
                             struct account_fault *fault)
{
	const int64_t first = id_new();

	*n = 0;
	*fault = (struct account_fault){ 0 };
	for (size_t i = 0; i < ticks; i++) {
		struct account_new v = { .id = first + (int64_t)i,
			                 .person_id = tick[i].person_id,
			                 .role = tick[i].role };
		int64_t account;
		enum rc rc = account_of_person(c->db, c->a, c->actor.school_id, v.person_id, &account, &c->err);

		if (rc == RC_OK)
			continue; /* the form again */
		TRY(rc == RC_NONE ? RC_OK : rc);
		TRY(accounts_invite(c, &v, NULL, fault));
		(*n)++;
	}
	return RC_OK;
}

enum rc accounts_reinvite(struct ctx *c, int64_t id, bool now, struct str *token, struct str *fault)
{
	struct account who;

	*fault = STR_NONE;
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(account_by_id(c->db, c->a, c->actor.school_id, id, &who, &c->err));
	if (str_is(who.state, "disabled")) {
		*fault = S("This account is switched off. Switch it on first");
		return RC_INVALID;
	}
	if (token == NULL && account_was_used(&who)) {
		*fault = S("Somebody uses this account. A new letter takes a second person: ask for one");
		return RC_INVALID;
	}
	if (now) {
		TRY(account_set_password(c->db, c->a, who.school_id, id, S(""), S("invited"), &c->err));
		TRY(sign_in_delete_others(c->db, c->a, who.school_id, id, S(""), &c->err));
	}
	return token != NULL ? invite_make(c, id, token) : invite_prepare(c, id, 0);
}

enum rc accounts_first_is_senco(struct ctx *c, const struct account_new *v, struct account_fault *fault)
{
	struct school school;
	struct person p;
	int64_t sencos;

	*fault = (struct account_fault){ 0 };
	TRY(gate_cap(c, CAP_ACCOUNTS));
	TRY(school_load(c->db, c->a, c->actor.school_id, &school, &c->err));
	TRY(role_holders(c->db, c->a, c->actor.school_id, S("senco"), c->now.today, &sencos, &c->err));
	TRY(school.ready != 0 || sencos > 0 ? RC_NONE : RC_OK);
	TRY(name_check(v, fault));
	TRY(person_load(c->db, c->a, c->actor.school_id, c->actor.person_id, &p, &c->err));
	TRY(person_update(c->db, c->a,
	                  &(struct person_row){ .school_id = p.school_id,
	                                        .id = p.id,
	                                        .title = v->title,
	                                        .given = fold_compose(c->a, fold_spaces(c->a, v->given)),
	                                        .family = fold_compose(c->a, fold_spaces(c->a, v->family)),
	                                        .name_key = fold_name(c->a, v->family, v->given, S("")),
	                                        .job = S("SENCO"),
	                                        .email = str_trim(v->email),
	                                        .phone = p.phone,
	                                        .address = p.address,
	                                        .language = p.language,
	                                        .format = p.format,
	                                        .interpreter = p.interpreter,
	                                        .staff_code = p.staff_code },
	                  &c->err));
	TRY(accounts_role_add(c, p.id, ROLE_SENCO));
	return audit_write(c, 0, &ACT_FIRST_SENCO, "account", c->actor.account_id, STR_NONE);
}
