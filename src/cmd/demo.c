/* apdr demo: a complete fictional school, a small second one and a sixth form in the same database, told in
 * content/demo/ and replayed. */
#include <stdio.h>

#include "cmd/app.h"
#include "cmd/demo.h"
#include "cmd/init.h"
#include "cmd/options.h"
#include "core/account/accounts.h"
#include "core/account/invite.h"
#include "core/account/sign_in.h"
#include "core/school/setup_sql.h"
#include "core/trail/audit.h"
#include "kit/base/embed.h"
#include "kit/base/id.h"

/* Seventy people use an invitation, all with a password that is printed: hashing it dearly would protect nothing. */
enum { DEMO_PUPILS = 420, TOLD_FROM = 100, HASH_MIB = 8, SHARED_FILES = 2 };
static const size_t DEMO_ARENA = (size_t)16 << 30;

enum { DEMO_PUPILS_LEAST = 14, DEMO_PUPILS_MOST = 20000 /* of one school; the screen takes no more */ };

static const struct told {
	int64_t id;
	const char *file;
	struct str name;
	struct str ending; /* of its sign-in names */
	size_t pupils;     /* 0: as many as are asked for */
	int first, last, story;
} SCHOOLS[] = {
	{ 1001, "marlbeck.txt", { "Marlbeck Primary School", 23 }, { "", 0 }, 0, 0, 6, 5 },
	{ 1002, "fenwick.txt", { "Fenwick Lane Primary School", 27 }, { "-fenwick", 8 }, 35, 0, 6, 5 },
	{ 1003, "tarnbeck.txt", { "Tarnbeck Sixth Form", 19 }, { "-tarnbeck", 9 }, 24, 12, 13, 12 },
};

static enum rc text_load(struct demo *d, const char *file)
{
	struct str name = str_fmt(d->a, "demo/%s", file);
	size_t line = 0;
	enum rc rc;

	for (const struct embedded *e = content_files; e->name != NULL; e++) {
		if (!str_is(name, e->name))
			continue;
		rc = demo_text_read(d->a, file, (struct str){ (const char *)e->data, e->size }, &d->text, &line);
		return rc == RC_OK ? rc
		                   : err_set(&d->c->err, rc, "content/demo/%s: line %zu cannot be read", file, line);
	}
	return err_set(&d->c->err, RC_FAIL, "content/demo/%s is not there", file);
}

/* The school as `apdr init` makes it, on the day it begins. */
static enum rc school_begin(struct demo *d, const struct told *s)
{
	struct ctx *c = d->c;
	struct demo_person *first = &d->person[d->people++];
	struct str code, why = STR_NONE;
	enum rc rc;

	c->now = clock_at(clock_instant(d->start, 9 * 60));
	rc = db_begin(c->db, DB_WRITE, &c->err);
	if (rc == RC_OK)
		rc =
		    db_end(c->db, init_school(c, s->id, s->name, str_fmt(d->a, "first%.*s", STR_ARG(d->ending)), &code),
		           &c->err);
	*first =
	    (struct demo_person){ S("first"), S("First account"), c->actor.person_id, c->actor.account_id, ROLE_ADMIN };
	if (rc == RC_OK)
		rc = demo_accept(d, code, &why);
	return rc == RC_INVALID ? err_set(&c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

static enum rc school_make(struct ctx *c, struct arena *a, const struct told *s, size_t pupils, struct str password,
                           struct demo **out)
{
	static const char *const SHARED[SHARED_FILES] = { "cycle.txt", "profiles.txt" };
	struct demo *d = NEW(a, struct demo);
	enum rc rc;

	d->c = c;
	d->a = a;
	d->seed = 0x9e3779b97f4a7c15u + (uint64_t)s->id;
	d->school_id = s->id;
	d->ending = s->ending;
	d->password = password;
	d->asked = s->pupils > 0 ? s->pupils : pupils;
	d->whole = s->pupils > 0 || pupils > TOLD_FROM;
	d->year_first = s->first;
	d->year_last = s->last;
	d->year_story = s->story;
	d->end = c->now;
	*out = d;
	rc = text_load(d, s->file);
	for (size_t i = 0; i < SHARED_FILES && rc == RC_OK; i++)
		rc = text_load(d, SHARED[i]);
	if (rc == RC_OK)
		rc = demo_cast(d);
	if (rc == RC_OK)
		rc = school_begin(d, s);
	if (rc == RC_OK)
		rc = demo_play(d);
	c->now = d->end;
	return rc;
}

/* Who has opened what is kept where the program keeps it. */
static enum rc reads_keep(struct ctx *c, struct arena *a, const struct demo *d)
{
	struct db *to = c->app->reads != NULL ? c->app->reads : c->db;

	return d->reads > 0 ? audit_reads_append(to, a, c->app->key, d->read, d->reads, &c->err) : RC_OK;
}

enum rc demo_make(struct ctx *c, size_t pupils, struct str password)
{
	enum { SCHOOLS_N = sizeof SCHOOLS / sizeof SCHOOLS[0] };
	struct demo *d[SCHOOLS_N];
	struct arena *a = arena_new(DEMO_ARENA);
	int64_t ids[1];
	size_t n;
	enum rc rc = school_ids(c->db, c->a, ids, 1, &n, &c->err);

	if (rc == RC_OK && n > 0)
		rc = err_set(&c->err, RC_FAIL,
		             "there is a school here already; nothing was changed. Use an empty folder");
	for (size_t i = 0; i < SCHOOLS_N && rc == RC_OK; i++)
		rc = school_make(c, a, &SCHOOLS[i], pupils, password, &d[i]);
	for (size_t i = 0; i < SCHOOLS_N && rc == RC_OK; i++)
		rc = reads_keep(c, a, d[i]);
	arena_free(a);
	return rc;
}

int cmd_demo(int argc, char **argv)
{
	struct arena *a = arena_new(DEMO_ARENA);
	struct app_options o = { 0 };
	struct str password = { 0 };
	int64_t pupils = DEMO_PUPILS;
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder, made when it is not there", true },
		{ "--database", OPT_DATABASE, &o.database, "URL   postgresql://… instead of a file in the data folder",
		  false },
		{ "--pupils", OPT_INT, &pupils, "N     how many pupils the first school has (420)", false },
		{ "--now", OPT_TEXT, &o.now, "DAY   the day the story is told on (today)", false },
		{ "--password", OPT_TEXT, &password, "PW    password of every account (one is made up and printed)",
		  false },
	};
	struct operands left;
	struct app app;
	struct ctx *c = NEW(a, struct ctx);
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	if (pupils < DEMO_PUPILS_LEAST || pupils > DEMO_PUPILS_MOST) {
		fprintf(stderr, "apdr demo: --pupils wants a number from %d to %d\n", DEMO_PUPILS_LEAST,
		        DEMO_PUPILS_MOST);
		return 2;
	}
	if (password.n == 0)
		password = random_hex(a, 8);
	c->a = a;
	rc = app_open(a, &o, APP_CREATE, &app, &c->db, &c->err);
	if (rc == RC_OK)
		rc = app_reads_open(a, &o, &app, c->db, &c->err);
	if (rc == RC_OK) {
		app.hash_memory_mib = HASH_MIB;
		c->app = &app;
		c->now = clock_read(&app.clock);
		rc = demo_make(c, (size_t)pupils, password);
		db_close(c->db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr demo: %s (rc %d)\n", c->err.text, (int)rc);
	else
		printf(
		    "Marlbeck Primary School, %lld pupils, as on %s.\nSign-in names: senco head teacher ta governor "
		    "parent parent2 pupil specialist sendiass admin\n"
		    "The second school's names end in -fenwick. A sixth form with a young person: young parent-young "
		    "and the others with -tarnbeck.\nPassword of all: %.*s\n",
		    (long long)pupils, str_c(a, date_long(a, c->now.today)), STR_ARG(password));
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
