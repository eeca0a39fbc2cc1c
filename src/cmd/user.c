/* apdr user: accounts from the command line. Whoever can run this holds the data folder, so it is also the second
 * person that giving an administrator a further role asks for. Every action is in the audit, in the name of nobody. */
#include <stdio.h>

#include "kit/base/id.h"
#include "cmd/app.h"
#include "cmd/options.h"
#include "core/school/school_sql.h"
#include "core/school/setup_sql.h"
#include "core/account/accounts.h"

enum { USER_ARENA = 256 << 20, SCHOOLS_MAX = 1000 };

static const char OPERANDS[] =
    "list | add LOGIN | invite LOGIN | reset LOGIN | disable LOGIN | enable LOGIN | role LOGIN ROLE";

struct user_args {
	struct app_options app;
	struct str school;
	struct str name;
	struct str role;
	struct str email;
	bool end;
};

/* The school by its id, its name or, when there is one only, by itself. */
static enum rc school_pick(struct ctx *c, struct str want)
{
	int64_t *id = NEW_ARRAY(c->a, int64_t, SCHOOLS_MAX);
	struct school s;
	int64_t number = 0;
	size_t n, found = 0;
	enum rc rc = school_ids(c->db, c->a, id, SCHOOLS_MAX, &n, &c->err);

	(void)str_int(want, &number); /* a name is no number: then it stays 0 */
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		rc = school_load(c->db, c->a, id[i], &s, &c->err);
		if (rc != RC_OK || (want.n > 0 && number != s.id && !str_eq(want, s.name)))
			continue;
		c->actor.school_id = s.id;
		c->actor.service = s.phase == PHASE_SERVICE;
		found++;
	}
	if (rc == RC_OK && found != 1)
		return err_set(&c->err, RC_INVALID,
		               found == 0 ? "there is no such school here"
		                          : "there are several schools here: name one with --school");
	return rc;
}

/* What a terminal would obey becomes a question mark: names were typed by people. */
static struct str plain_text(struct arena *a, struct str s)
{
	char *out = arena_alloc(a, s.n + 1);

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool wide = c == 0xC2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xA0; /* U+0080 to U+009F */

		out[i] = (char)(c < ' ' || c == 0x7F || wide ? '?' : c);
		if (wide)
			out[++i] = '?';
	}
	return (struct str){ out, s.n };
}

static enum rc list_print(struct ctx *c)
{
	struct accounts_view v;
	enum rc rc = IN_READ(c, accounts_list(c, &v));

	for (size_t i = 0; rc == RC_OK && i < v.n; i++) {
		const struct account_line *l = &v.item[i];
		struct str last = l->last_in_at > 0 ? clock_datetime(c->a, l->last_in_at) : S("never signed in");

		struct str name = plain_text(c->a, l->is_pupil ? S("(a pupil)") : l->name);
		struct str login = plain_text(c->a, l->login);

		printf("%-20.*s %-10.*s %-28.*s %-28.*s %.*s\n", STR_ARG(login), STR_ARG(l->state), STR_ARG(name),
		       STR_ARG(l->roles), STR_ARG(last));
	}
	return rc;
}

static void link_print(const struct ctx *c, struct str login, struct str token)
{
	printf("One-time link for %.*s, valid for 72 hours:   %.*s/invite/%.*s\n", STR_ARG(login),
	       STR_ARG(c->app->public_url), STR_ARG(token));
}

static enum rc add(struct ctx *c, const struct user_args *g, struct str login)
{
	struct account_fault fault;
	struct str token = STR_NONE, name = str_trim(g->name);
	struct account_new v = { .id = id_new(), .login = login, .email = g->email, .role = role_of(g->role) };
	size_t at = name.n;
	enum rc rc;

	while (at > 0 && name.p[at - 1] != ' ')
		at--;
	v.given = str_trim(str_sub(name, 0, at));
	v.family = str_sub(name, at, name.n);
	rc = IN_WRITE(c, accounts_invite(c, &v, &token, &fault));
	if (rc == RC_INVALID)
		return err_set(&c->err, rc, "%.*s", STR_ARG(fault.text));
	if (rc == RC_OK)
		link_print(c, login, token);
	return rc;
}

static enum rc role_change(struct ctx *c, const struct user_args *g, int64_t id, enum role role, struct str *fault)
{
	struct account_view v;
	enum rc rc;

	if (!g->end)
		return IN_WRITE(c, accounts_role_give(c, id, role, fault));
	rc = IN_READ(c, accounts_one(c, id, &v));
	for (size_t i = 0; rc == RC_OK && i < v.grants; i++)
		if (role_of(v.grant[i].role) == role)
			return IN_WRITE(c, accounts_role_end(c, id, v.grant[i].id, fault));
	return rc == RC_OK ? err_set(&c->err, RC_NONE, "the account does not hold that role") : rc;
}

static enum rc one(struct ctx *c, const struct user_args *g, struct str what, struct str login, struct str role)
{
	struct str fault = STR_NONE, token = STR_NONE;
	int64_t id;
	enum rc rc = accounts_by_login(c, login, &id);

	if (rc == RC_NONE && str_is(what, "invite") && g->name.n > 0)
		return add(c, g, login);
	if (rc == RC_NONE)
		return err_set(&c->err, rc, "there is no account with the sign-in name '%.*s'", STR_ARG(login));
	if (rc == RC_OK && str_is(what, "disable"))
		rc = IN_WRITE(c, accounts_disable(c, id, &fault));
	else if (rc == RC_OK && str_is(what, "enable"))
		rc = IN_WRITE(c, accounts_enable(c, id));
	else if (rc == RC_OK && str_is(what, "role"))
		rc = role_change(c, g, id, role_of(role), &fault);
	else if (rc == RC_OK)
		rc = IN_WRITE(c, accounts_reinvite(c, id, str_is(what, "reset"), &token, &fault));
	if (rc == RC_INVALID && fault.n > 0)
		return err_set(&c->err, rc, "%.*s", STR_ARG(fault));
	if (rc == RC_OK && token.n > 0) {
		link_print(c, login, token);
		printf("Who used the account before reads on their pages that you made it. APDR sends no e-mail: tell "
		       "them too.\n");
	} else if (rc == RC_OK)
		printf("Done.\n");
	return rc;
}

static enum rc run(struct ctx *c, const struct user_args *g, const struct operands *left)
{
	struct str what = left->v[0];
	enum rc rc = school_pick(c, g->school);

	c->actor.hat = ROLE_ADMIN;
	if (rc != RC_OK)
		return rc;
	if (str_is(what, "list"))
		return list_print(c);
	if (str_is(what, "add"))
		return add(c, g, left->v[1]);
	return one(c, g, what, left->v[1], left->n > 2 ? left->v[2] : STR_NONE);
}

/* How many operands a word wants, itself included; 0 when there is no such word. */
static size_t wanted(struct str what)
{
	static const char *const ONE[] = { "add", "invite", "reset", "disable", "enable" };

	if (str_is(what, "list"))
		return 1;
	for (size_t i = 0; i < sizeof ONE / sizeof ONE[0]; i++)
		if (str_is(what, ONE[i]))
			return 2;
	return str_is(what, "role") ? 3 : 0;
}

int cmd_user(int argc, char **argv)
{
	struct arena *a = arena_new(USER_ARENA);
	struct user_args g = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &g.app.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--school", OPT_TEXT, &g.school, "NAME  the school, when there are several", false },
		{ "--name", OPT_TEXT, &g.name, "NAME  first and last name, for somebody new", false },
		{ "--role", OPT_TEXT, &g.role,
		  "ROLE  for somebody new: senco head teacher ta governor specialist sendiass admin", false },
		{ "--email", OPT_TEXT, &g.email, "ADDR  for somebody new", false },
		{ "--end", OPT_FLAG, &g.end, "      end the role instead of giving it", false },
		{ "--public-url", OPT_TEXT, &g.app.public_url, "URL   where people reach the server, for the link",
		  false },
		{ "--now", OPT_TEXT, &g.app.now, "TIME  a fixed clock, for tests", false },
	};
	enum { OPTIONS = sizeof table / sizeof table[0] };
	struct operands left;
	struct app app;
	struct ctx *c = NEW(a, struct ctx);
	enum rc rc;

	if (!options_read(argc, argv, table, OPTIONS, &left, 3))
		return 2;
	if (left.n == 0 || left.n != wanted(left.v[0]) || (left.n == 3 && role_of(left.v[2]) == ROLE_NONE)) {
		options_help("user", OPERANDS, table, OPTIONS);
		return 2;
	}
	*c = (struct ctx){ .app = &app, .a = a };
	rc = app_open(a, &g.app, APP_EXISTS, &app, &c->db, &c->err);
	if (rc == RC_OK) {
		c->now = clock_read(&app.clock);
		rc = run(c, &g, &left);
		db_close(c->db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr user: %s\n",
		        c->err.text[0] != '\0' ? c->err.text : "the account could not be changed");
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
