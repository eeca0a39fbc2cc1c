/* apdr demo: a complete fictional school, a small second one and a sixth form in the same database. */
#include <stdio.h>

#include "kit/base/id.h"
#include "cmd/app.h"
#include "cmd/demo.h"
#include "cmd/options.h"
#include "core/school/setup_sql.h"
#include "core/trail/audit.h"
#include "core/account/session.h"

ACTION(ACT_DEMO_MAKE, "demo.make", "Made the demonstration school");

enum {
	DEMO_PUPILS = 420,
	DEMO_PUPILS_LEAST = 14,
	DEMO_PUPILS_MOST = 20000, /* of one school; the screen takes no more, and no school has 3,000 */
	SECOND_PUPILS = 35,
	SIXTH_PUPILS = 24,
	DEMO_ARENA_GIB = 16,
	HASH_MIB = 19,
	FIRST_SCHOOL = 1001,
	SECOND_SCHOOL = 1002,
	SIXTH_FORM = 1003
};

static enum rc school_make(struct ctx *c, int64_t school_id, struct str name, size_t pupils, const char *suffix,
                           struct str pw_hash)
{
	struct demo *d = NEW(c->a, struct demo);
	enum rc rc;

	*d = (struct demo){ .c = c,
		            .phase = "primary",
		            .year_last = 6,
		            .year_story = 5,
		            .seed = 0x9e3779b97f4a7c15u + (uint64_t)school_id,
		            .school_id = school_id,
		            .today = c->now.today,
		            .pw_hash = pw_hash,
		            .serial = 1 };
	c->actor = (struct actor){ .school_id = school_id, .hat = ROLE_SENCO };
	rc = demo_school(d, name, pupils, suffix);
	if (rc == RC_OK && suffix[0] == '\0' && pupils > 10 * DEMO_NAMED)
		rc = demo_story(d);
	if (rc == RC_OK)
		rc = demo_cycles(d);
	if (rc == RC_OK)
		rc = demo_results(d);
	if (rc == RC_OK)
		rc = demo_noticed(d);
	if (rc == RC_OK)
		rc = demo_complaint(d);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_DEMO_MAKE, "school", school_id, name);
	return rc;
}

/* Where pupils are over compulsory school age: two year groups, one of them with a story. */
static enum rc sixth_form_make(struct ctx *c, struct str pw_hash)
{
	struct demo *d = NEW(c->a, struct demo);
	struct str name = S("Tarnbeck Sixth Form");
	enum rc rc;

	*d = (struct demo){ .c = c,
		            .phase = "16-plus",
		            .year_first = 12,
		            .year_last = 13,
		            .year_story = 12,
		            .seed = 0x9e3779b97f4a7c15u + SIXTH_FORM,
		            .school_id = SIXTH_FORM,
		            .today = c->now.today,
		            .pw_hash = pw_hash,
		            .serial = 1 };
	c->actor = (struct actor){ .school_id = SIXTH_FORM, .hat = ROLE_SENCO };
	rc = demo_school(d, name, SIXTH_PUPILS, "-tarnbeck");
	if (rc == RC_OK)
		rc = demo_young(d);
	if (rc == RC_OK)
		rc = audit_write(c, 0, &ACT_DEMO_MAKE, "school", SIXTH_FORM, name);
	return rc;
}

static enum rc demo_make(struct ctx *c, int64_t pupils, struct str password)
{
	int64_t ids[1];
	size_t n;
	struct str hash;
	enum rc rc = school_ids(c->db, c->a, ids, 1, &n, &c->err);

	if (rc == RC_OK && n > 0)
		return err_set(&c->err, RC_FAIL,
		               "there is a school here already; nothing was changed. Use an empty folder");
	if (rc == RC_OK)
		rc = password_hash(c->app, c->a, password, &hash, &c->err);
	if (rc == RC_OK)
		rc = db_begin(c->db, DB_WRITE, &c->err);
	if (rc != RC_OK)
		return rc;
	rc = school_make(c, FIRST_SCHOOL, S("Marlbeck Primary School"), (size_t)pupils, "", hash);
	if (rc == RC_OK)
		rc = school_make(c, SECOND_SCHOOL, S("Fenwick Lane Primary School"), SECOND_PUPILS, "-fenwick", hash);
	if (rc == RC_OK)
		rc = sixth_form_make(c, hash);
	return db_end(c->db, rc, &c->err);
}

int cmd_demo(int argc, char **argv)
{
	struct arena *a = arena_new((size_t)DEMO_ARENA_GIB << 30);
	struct app_options o = { 0 };
	struct str password = { 0 };
	int64_t pupils = DEMO_PUPILS;
	const struct option table[] = {
		{ "--data", OPT_TEXT, &o.data_dir, "DIR   the data folder, made when it is not there", true },
		{ "--database", OPT_TEXT, &o.database, "URL   postgresql://… instead of a file in the data folder",
		  false },
		{ "--pupils", OPT_INT, &pupils, "N     how many pupils the first school has (420)", false },
		{ "--now", OPT_TEXT, &o.now, "DAY   the day the story is told on (today)", false },
		{ "--password", OPT_TEXT, &password, "PW    password of every account (one is made up and printed)",
		  false },
	};
	struct operands left;
	struct app app;
	struct ctx c = { .a = a };
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
	rc = app_open(a, &o, APP_CREATE, &app, &c.db, &c.err);
	if (rc == RC_OK) {
		app.hash_memory_mib = HASH_MIB;
		c.app = &app;
		c.now = clock_read(&app.clock);
		rc = demo_make(&c, pupils, password);
		db_close(c.db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr demo: %s (rc %d)\n", c.err.text, (int)rc);
	else
		printf(
		    "Marlbeck Primary School, %lld pupils, as on %s.\nSign-in names: senco head teacher ta governor "
		    "parent parent2 pupil specialist sendiass admin\n"
		    "The second school's names end in -fenwick. A sixth form with a young person: young parent-young "
		    "and the others with -tarnbeck.\nPassword of all: %.*s\n",
		    (long long)pupils, str_c(a, date_long(a, c.now.today)), STR_ARG(password));
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
