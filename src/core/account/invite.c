#include "core/account/invite.h"

#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "core/account/account.h"
#include "core/account/account_sql.h"
#include "core/account/code_rule.h"
#include "core/account/invite_sql.h"
#include "core/account/device_rule.h"
#include "core/account/password.h"
#include "core/account/reset_told.h"
#include "core/account/throttle.h"
#include "core/account/token.h"
#include "core/rights/unusual.h"
#include "core/school/school_sql.h"
#include "core/trail/audit.h"

ACTION(ACT_ACCOUNT_INVITE, "account.invite", "Invited somebody");
ACTION(ACT_ACCOUNT_PRINT, "account.invite_print", "Printed an invitation");
ACTION(ACT_ACCOUNT_TAKE_BACK, "account.invite_end", "Took an invitation back");
ACTION(ACT_ACCOUNT_ACCEPT, "account.accept", "Used an invitation");

enum { TOKEN_BYTES = 16, LINK_S = 72 * 3600, DAY_S = 86400, STAYS_S = 7 * DAY_S, SEED = 16, ROLES_TEXT = 400 };

/* Guesses of codes from one address: a school of a hundred who mistype once comes through. */
static const struct failure_limit CODE_LIMIT = { 100, 3600 };

static struct str code_hash(struct ctx *c, struct str code)
{
	return token_hash_keyed(c->app, c->a, "invitation", code);
}

static struct str letter_code(struct ctx *c, int64_t school_id, int64_t id)
{
	unsigned char seed[SEED];

	token_seed(c->app, c->a, "invitation", school_id, id, seed, sizeof seed);
	return code_of(c->a, seed);
}

static enum rc put(struct ctx *c, const struct invite_row *v)
{
	TRY(resets_overtake(c, v->account_id));
	TRY(invite_insert(c->db, c->a, v, &c->err));
	TRY(reset_note(c, v->account_id, v->id, v->expires_at));
	return audit_write(c, v->pupil_id, &ACT_ACCOUNT_INVITE, "account", v->account_id, v->way);
}

enum rc invite_make(struct ctx *c, int64_t account_id, struct str *token)
{
	*token = random_hex(c->a, TOKEN_BYTES);
	return put(c, &(struct invite_row){ .token_hash = token_hash(c->a, *token),
	                                    .school_id = c->actor.school_id,
	                                    .account_id = account_id,
	                                    .id = id_new(),
	                                    .way = S("link"),
	                                    .made_by = c->actor.person_id,
	                                    .made_at = c->now.utc,
	                                    .expires_at = c->now.utc + LINK_S });
}

static bool is_open(const struct invite_row *r, int64_t now)
{
	return r->used_at == 0 && r->ended_at == 0 && r->expires_at > now;
}

enum rc invite_prepare(struct ctx *c, int64_t account_id, int64_t pupil_id)
{
	struct invite_row last = { 0 };
	int64_t id = id_new();
	enum rc rc = invite_last(c->db, c->a, c->actor.school_id, account_id, &last, &c->err);

	if (rc == RC_OK && is_open(&last, c->now.utc + STAYS_S))
		return RC_OK;
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	return put(c, &(struct invite_row){ .token_hash =
	                                        code_hash(c, code_read(c->a, letter_code(c, c->actor.school_id, id))),
	                                    .school_id = c->actor.school_id,
	                                    .account_id = account_id,
	                                    .id = id,
	                                    .way = S("letter"),
	                                    .pupil_id = pupil_id,
	                                    .made_by = c->actor.person_id,
	                                    .made_at = c->now.utc,
	                                    .expires_at = clock_instant(date_add(c->now.today, INVITE_DAYS + 1), 0) });
}

enum rc invite_letter_of(struct ctx *c, int64_t account_id, struct invite_letter *out)
{
	struct invite_row r;
	enum rc rc = invite_last(c->db, c->a, c->actor.school_id, account_id, &r, &c->err);

	*out = (struct invite_letter){ .state = INVITE_NEVER };
	if (rc != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	*out = (struct invite_letter){ .id = r.id,
		                       .made_at = r.made_at,
		                       .printed_at = r.printed_at,
		                       .used_at = r.used_at,
		                       .until = clock_at(r.expires_at - 1).today };
	out->state = r.used_at > 0                ? INVITE_USED
	             : r.ended_at > 0             ? INVITE_ENDED
	             : r.expires_at <= c->now.utc ? INVITE_OVER
	                                          : INVITE_OPEN;
	return RC_OK;
}

enum rc invite_take_back(struct ctx *c, int64_t account_id, int64_t pupil_id)
{
	struct invite_letter l;

	TRY(invite_letter_of(c, account_id, &l));
	if (l.state != INVITE_OPEN)
		return RC_NONE;
	TRY(invitations_end(c, account_id));
	return audit_write(c, pupil_id, &ACT_ACCOUNT_TAKE_BACK, "account", account_id, STR_NONE);
}

enum rc invite_code(struct ctx *c, int64_t account_id, struct str *code, struct date *until)
{
	struct invite_row r;

	TRY(invite_last(c->db, c->a, c->actor.school_id, account_id, &r, &c->err));
	if (!is_open(&r, c->now.utc))
		return RC_NONE;
	*code = letter_code(c, r.school_id, r.id);
	*until = clock_at(r.expires_at - 1).today;
	TRY(invite_printed(c->db, c->a, r.school_id, account_id, r.id, c->now.utc, &c->err));
	return audit_write(c, r.pupil_id, &ACT_ACCOUNT_PRINT, "account", account_id, STR_NONE);
}

/* ---- using it ---- */

static enum rc purpose_of(struct ctx *c, int64_t school_id, int64_t person_id, struct str *out)
{
	struct str key[ROLE_COUNT], child;
	struct buf b = buf_new(c->a, ROLES_TEXT);
	size_t n;
	bool parent = false;
	bool service;

	TRY(school_is_service(c->db, c->a, school_id, &service, &c->err));
	TRY(role_list(c->db, c->a, school_id, person_id, c->now.today, key, ROLE_COUNT, &n, &c->err));
	for (size_t i = 0; i < n; i++) {
		parent = parent || role_of(key[i]) == ROLE_PARENT;
		buf_fmt(&b, "%s%s", i > 0 ? ", " : "", role_label(role_here(service, role_of(key[i]))));
	}
	if (!parent || n > 1) {
		*out = n == 1 && role_of(key[0]) == ROLE_PUPIL ? S("Your own page at school")
		       : service ? str_fmt(c->a, "Your work for the service: %.*s", STR_ARG(buf_view(&b)))
		                 : str_fmt(c->a, "Your work at the school: %.*s", STR_ARG(buf_view(&b)));
		return RC_OK;
	}
	TRY(invite_children(c->db, c->a, school_id, person_id, c->now.today, &child, &c->err));
	*out = child.n > 0
	           ? str_fmt(c->a, "Your own page about %.*s: the help at school, and how it is going", STR_ARG(child))
	           : S("Your own page");
	return RC_OK;
}

/* A link as it is; a code in the one form that was hashed. */
static struct str hash_of(struct ctx *c, struct str token)
{
	struct str code = code_read(c->a, token);

	if (code.n > 0)
		return code_hash(c, code);
	return token.n == 2 * TOKEN_BYTES ? token_hash(c->a, token) : STR_NONE;
}

static enum rc look(struct ctx *c, struct str hash, struct invite *out, struct str *why)
{
	struct invite_row r;
	struct account who;
	struct school school;

	*out = (struct invite){ .token = hash };
	*why = STR_NONE;
	if (hash.n == 0)
		return RC_NONE;
	TRY(invite_find(c->db, c->a, hash, &r, &c->err));
	if (r.used_at > 0 && r.ended_at == 0) {
		*why = str_fmt(c->a,
		               "It was used on %.*s. If that was not you, tell the school now: they can make you a new "
		               "one, and stop the other",
		               STR_ARG(clock_datetime(c->a, r.used_at)));
		return RC_INVALID;
	}
	TRY(is_open(&r, c->now.utc) ? RC_OK : RC_NONE);
	TRY(account_by_id(c->db, c->a, r.school_id, r.account_id, &who, &c->err));
	TRY(str_is(who.state, "disabled") ? RC_NONE : RC_OK);
	TRY(school_load(c->db, c->a, r.school_id, &school, &c->err));
	out->school_id = r.school_id;
	out->account_id = r.account_id;
	out->id = r.id;
	out->login = who.login;
	out->name = who.name;
	out->school_name = school.name;
	out->is_reset = account_was_used(&who); /* the command line has taken the password already */
	return purpose_of(c, r.school_id, who.person_id, &out->purpose);
}

enum rc invite_look(struct ctx *c, struct str token, struct invite *out, struct str *why)
{
	enum rc rc = look(c, hash_of(c, token), out, why);

	if (rc == RC_NONE)
		unusual_note(c, UNUSUAL_LINK, 0, 0);
	return rc;
}

static enum rc try_failed(struct ctx *c, struct str subject)
{
	return IN_WRITE(c, code_failed(c, CODE_LIMIT, subject));
}

enum rc invite_try(struct ctx *c, struct str code, struct str peer, struct invite *out, struct str *why,
                   int64_t *wait_s)
{
	struct str subject = str_fmt(c->a, "code:%.*s", STR_ARG(token_hash(c->a, peer)));
	enum rc rc;

	*why = STR_NONE;
	TRY(code_ask(c, CODE_LIMIT, subject, wait_s));
	if (*wait_s > 0) {
		unusual_note(c, UNUSUAL_WAIT, 0, 0);
		return RC_OK;
	}
	rc = look(c, hash_of(c, code), out, why);
	if (rc != RC_NONE)
		return rc;
	unusual_note(c, UNUSUAL_CODE, 0, 0);
	TRY(try_failed(c, subject));
	return RC_NONE;
}

static enum rc invite_take(struct ctx *c, const struct invite *i, struct str hash, const struct device_is *device,
                           struct signed_in *in)
{
	struct account who;

	TRY(invite_use(c->db, c->a, i->token, c->now.utc, &c->err)); /* once, whoever is faster */
	TRY(account_set_password(c->db, c->a, i->school_id, i->account_id, hash, S("active"), &c->err));
	TRY(sign_in_delete_others(c->db, c->a, i->school_id, i->account_id, S(""), &c->err));
	TRY(account_by_id(c->db, c->a, i->school_id, i->account_id, &who, &c->err));
	c->actor = (struct actor){ .school_id = who.school_id, .account_id = who.id, .person_id = who.person_id };
	if (i->is_reset)
		unusual_note(c, UNUSUAL_RESET, who.school_id, who.id);
	if (in != NULL)
		TRY(sign_in_as(c, &who, device, in));
	TRY(reset_use(c->db, c->a, who.school_id, who.id, i->id, c->now.utc,
	              in != NULL && in->device.n > 0 ? agent_words(device->user_agent) : STR_NONE, &c->err));
	TRY(audit_write(c, 0, &ACT_ACCOUNT_ACCEPT, "account", i->account_id, STR_NONE));
	return audit_write(c, 0, &ACT_ACCOUNT_PASSWORD, "account", i->account_id, STR_NONE);
}

enum rc invite_accept(struct ctx *c, const struct invite *i, struct str password, const struct device_is *device,
                      struct signed_in *in, struct str *fault)
{
	struct str hash;

	*fault = password_fault(c->a, password, (struct str[]){ i->login, i->name, i->school_name }, 3);
	if (fault->n > 0)
		return RC_INVALID;
	TRY(password_hash(c->app, c->a, password, &hash, &c->err));
	return IN_WRITE(c, invite_take(c, i, hash, device, in));
}
