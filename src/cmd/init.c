/* apdr init: an empty installation with one school that is still to be set up, and a one-time code for the first
 * account. */
#include <stdio.h>

#include "kit/base/id.h"
#include "kit/base/utf8.h"
#include "cmd/app.h"
#include "cmd/init.h"
#include "cmd/options.h"
#include "core/people/people_sql.h"
#include "core/school/setup_sql.h"
#include "core/school/web_name.h"
#include "core/account/invite.h"
#include "core/trail/audit.h"
#include "notice/results/scales.h"

enum { INIT_ARENA = 64 << 20, NAME_MOST = 120 };

static bool is_name(struct str s)
{
	if (!utf8_ok(s) || utf8_len(s) > NAME_MOST || str_trim(s).n == 0)
		return false;
	return str_find(s, S("\n")) < 0 && str_find(s, S("\r")) < 0;
}

enum rc init_school(struct ctx *c, int64_t school_id, struct str school, struct str login, struct str *code)
{
	int64_t person = id_new();
	int64_t account = id_new();
	enum rc rc;

	c->actor =
	    (struct actor){ .school_id = school_id, .account_id = account, .person_id = person, .hat = ROLE_ADMIN };
	rc = school_insert(c->db, c->a,
	                   &(struct school_row){ .id = c->actor.school_id,
	                                         .name = school,
	                                         .short_name = school,
	                                         .web_name = web_name_of(c->a, school),
	                                         .phase = S("primary"),
	                                         .la_no = S(""),
	                                         .estab_no = S("") },
	                   &c->err);
	if (rc == RC_OK)
		rc = scales_ensure(c->db, c->a, c->actor.school_id, &c->err);
	if (rc == RC_OK)
		rc = person_insert(c->db, c->a,
		                   &(struct person_row){ .school_id = c->actor.school_id,
		                                         .id = person,
		                                         .given = S("First"),
		                                         .family = S("account"),
		                                         .name_key = S("account first"),
		                                         .language = S("en") },
		                   &c->err);
	if (rc == RC_OK)
		rc = account_insert(c->db, c->a, c->actor.school_id, account, person, login, S(""), S("invited"),
		                    c->now.utc, &c->err);
	if (rc == RC_OK)
		rc = role_insert(c->db, c->a, c->actor.school_id, id_new(), person, S("admin"), c->now.today, DATE_NONE,
		                 &c->err);
	if (rc == RC_OK)
		rc = audit_key_note(c->db, c->a, c->app->key, &c->err);
	if (rc == RC_OK)
		rc = invite_make(c, account, code);
	return rc;
}

int cmd_init(int argc, char **argv)
{
	struct arena *a = arena_new(INIT_ARENA);
	struct app_options o = { 0 };
	struct str school = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder, made when it is not there", true },
		{ "--school", OPT_TEXT, &school, "NAME  the name of the school", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   postgresql://… instead of a file in the data folder",
		  false },
		{ "--now", OPT_TEXT, &o.now, "TIME  a fixed clock, for tests", false },
	};
	struct operands left;
	struct app app;
	struct ctx c = { .a = a };
	struct str code;
	int64_t ids[1];
	size_t n;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	if (!is_name(school)) {
		fprintf(stderr, "apdr init: --school wants a name of one line, up to %d letters, in UTF-8\n",
		        NAME_MOST);
		return 2;
	}
	rc = app_open(a, &o, APP_CREATE, &app, &c.db, &c.err);
	if (rc == RC_OK) {
		c.app = &app;
		c.now = clock_read(&app.clock);
		rc = school_ids(c.db, a, ids, 1, &n, &c.err);
		if (rc == RC_OK && n > 0)
			rc = err_set(&c.err, RC_FAIL, "there is an installation here already; nothing was changed");
		if (rc == RC_OK)
			rc = db_begin(c.db, DB_WRITE, &c.err);
		if (rc == RC_OK)
			rc = db_end(c.db, init_school(&c, id_new(), school, S("admin"), &code), &c.err);
		db_close(c.db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr init: %s\n", c.err.text);
	else
		printf("The installation is ready in %.*s.\nStart it with:   apdr serve --data %.*s\nThen open:       "
		       "/invite/%.*s\n"
		       "This one-time code is valid for 72 hours. Your sign-in name is: admin\n",
		       STR_ARG(o.data_dir), STR_ARG(o.data_dir), STR_ARG(code));
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
