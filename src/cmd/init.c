/* apdr init: an empty installation with one school that is still to be set up, or with an advice service, and a
 * one-time code for the first account. */
#include <stdio.h>

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "cmd/app.h"
#include "cmd/init.h"
#include "cmd/options.h"
#include "core/area/area.h"
#include "core/people/people_sql.h"
#include "core/school/school_rec.h"
#include "core/school/setup_sql.h"
#include "core/school/web_name.h"
#include "core/account/invite.h"
#include "core/trail/audit.h"
#include "notice/results/scales.h"

enum { INIT_ARENA = 64 << 20, NAME_MOST = 120, SHORT_MOST = 40 };

static bool is_name(struct str s)
{
	if (!utf8_ok(s) || utf8_len(s) > NAME_MOST || str_trim(s).n == 0)
		return false;
	return str_find(s, S("\n")) < 0 && str_find(s, S("\r")) < 0;
}

/* What a school has and a service has not: scales of progress, a set-up journey. */
struct kind {
	struct str phase;
	struct str role; /* of the first account */
	bool service;
};

static enum rc first_account(struct ctx *c, const struct kind *k, struct str login)
{
	const struct actor *who = &c->actor;

	TRY(person_insert(c->db, c->a,
	                  &(struct person_row){ .school_id = who->school_id,
	                                        .id = who->person_id,
	                                        .given = S("First"),
	                                        .family = S("account"),
	                                        .name_key = S("account first"),
	                                        .language = S("en") },
	                  &c->err));
	TRY(account_insert(c->db, c->a, who->school_id, who->account_id, who->person_id, login, S(""), S("invited"),
	                   c->now.utc, &c->err));
	return role_insert(c->db, c->a, who->school_id, id_new(), who->person_id, k->role, c->now.today, DATE_NONE,
	                   &c->err);
}

static enum rc init_one(struct ctx *c, int64_t school_id, struct str name, struct str login, const struct kind *k,
                        struct str *code)
{
	c->actor = (struct actor){ .school_id = school_id,
		                   .account_id = id_new(),
		                   .person_id = id_new(),
		                   .hat = role_here(k->service, role_of(k->role)),
		                   .service = k->service };
	TRY(school_insert(c->db, c->a,
	                  &(struct school_row){ .id = school_id,
	                                        .name = name,
	                                        /* Too long for narrow places: the form asks for a short one. */
	                                        .short_name = utf8_len(name) > SHORT_MOST ? STR_NONE : name,
	                                        .web_name = web_name_of(c->a, name),
	                                        .phase = k->phase,
	                                        .la_no = S(""),
	                                        .estab_no = S(""),
	                                        .ready = k->service },
	                  &c->err));
	if (!k->service)
		TRY(scales_ensure(c->db, c->a, school_id, &c->err));
	TRY(first_account(c, k, login));
	TRY(audit_key_note(c->db, c->a, c->app->key, &c->err));
	return invite_make(c, c->actor.account_id, code);
}

enum rc init_school(struct ctx *c, int64_t school_id, struct str school, struct str login, struct str *code)
{
	static const struct kind SCHOOL = { S("primary"), S("admin"), false };

	return init_one(c, school_id, school, login, &SCHOOL, code);
}

enum rc init_service(struct ctx *c, int64_t school_id, struct str name, struct str login, struct str *code)
{
	const struct kind SERVICE = { phase_code(PHASE_SERVICE), S("sendiass"), true };

	return init_one(c, school_id, name, login, &SERVICE, code);
}

/* A profile that comes with the program, as the first thing that the officer finds. */
static enum rc area_begin(struct ctx *c, struct str profile)
{
	struct area_import io = { 0 };
	struct area_file f;

	if (profile.n == 0)
		return RC_OK;
	area_file_read(c->a, area_shipped(profile), &f);
	return area_import(c, &f, &io);
}

struct init_args {
	struct app_options app;
	struct str school, name; /* the same by two names */
	struct str area;
	bool service;
};

static enum rc fill(struct ctx *c, const struct init_args *g, struct str *code)
{
	if (!g->service)
		return init_school(c, id_new(), g->school, S("admin"), code);
	TRY(init_service(c, id_new(), g->school, S("officer"), code));
	return area_begin(c, g->area);
}

static enum rc make(struct ctx *c, struct app *app, const struct init_args *g, struct str *code)
{
	int64_t ids[1];
	size_t n = 0;
	enum rc rc;

	TRY(app_open(c->a, &g->app, APP_CREATE, app, &c->db, &c->err));
	c->app = app;
	c->now = clock_read(&app->clock);
	rc = school_ids(c->db, c->a, ids, 1, &n, &c->err);
	if (rc == RC_OK && n > 0)
		rc = err_set(&c->err, RC_FAIL, "there is an installation here already; nothing was changed");
	if (rc == RC_OK)
		rc = IN_WRITE(c, fill(c, g, code));
	db_close(c->db);
	return rc;
}

/* What is wrong with the options, said on stderr. */
static bool args_sound(struct arena *a, struct init_args *g)
{
	struct area_file f;

	if (g->school.n == 0)
		g->school = g->name;
	else if (g->name.n > 0 && !str_eq(g->name, g->school)) {
		fprintf(stderr, "apdr init: --school and --name are the same thing: give one\n");
		return false;
	}
	if (!is_name(g->school)) {
		fprintf(stderr, "apdr init: --school wants a name of one line, up to %d letters, in UTF-8\n",
		        NAME_MOST);
		return false;
	}
	if (g->area.n == 0)
		return true;
	area_file_read(a, area_shipped(g->area), &f);
	if (!g->service || f.n == 0 || f.faults > 0)
		fprintf(stderr, g->service
		                    ? "apdr init: no profile of that name comes with APDR: apdr area list names them\n"
		                    : "apdr init: --area belongs to --service\n");
	return g->service && f.n > 0 && f.faults == 0;
}

int cmd_init(int argc, char **argv)
{
	struct arena *a = arena_new(INIT_ARENA);
	struct init_args g = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder, made when it is not there", true },
		{ "--school", OPT_TEXT, &g.school, "NAME  the name of the school, or of the service", false },
		{ "--name", OPT_TEXT, &g.name, "NAME  the same", false },
		{ "--service", OPT_FLAG, &g.service, "      an advice service for its area: no pupils", false },
		{ "--area", OPT_TEXT, &g.area, "NAME  with --service: a profile that comes with APDR", false },
		{ "--database", OPT_DATABASE, &g.app.database,
		  "URL   postgresql://… instead of a file in the data folder", false },
		{ "--now", OPT_TEXT, &g.app.now, "TIME  a fixed clock, for tests", false },
	};
	struct operands left;
	struct app app;
	struct ctx c = { .a = a };
	struct str code = STR_NONE;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0) || !args_sound(a, &g))
		return 2;
	rc = make(&c, &app, &g, &code);
	if (rc != RC_OK)
		fprintf(stderr, "apdr init: %s\n", c.err.text);
	else
		printf("The installation is ready in %.*s.\nStart it with:   apdr serve --data %.*s\nThen open:       "
		       "/invite/%.*s\n"
		       "This one-time code is valid for 72 hours. Your sign-in name is: %s\n",
		       STR_ARG(g.app.data_dir), STR_ARG(g.app.data_dir), STR_ARG(code),
		       g.service ? "officer" : "admin");
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
