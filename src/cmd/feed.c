/* apdr feed: the folders in which a school's own system leaves a file each night. Only whoever runs the server says
 * which they are; what waits of a file is answered in the browser. */
#include <stdio.h>

#include "cmd/app.h"
#include "cmd/feed_folder.h"
#include "cmd/options.h"
#include "cmd/school_find.h"
#include "import/feed.h"

enum { FEED_ARENA = 256 << 20 };

static const char OPERANDS[] = "list | add roll|contacts|classes|results|circumstances FOLDER | remove FOLDER";

struct feed_args {
	struct app_options app;
	struct str school;
	struct feed feed;
	struct str by;
	bool keep_sen;
	bool part;
};

static enum rc list_print(struct ctx *c)
{
	struct feeds all;
	enum rc rc = IN_READ(c, feeds_load(c, &all));

	for (size_t i = 0; rc == RC_OK && i < all.n; i++) {
		const struct feed_state *s = &all.item[i];
		struct str nights = feed_nights_words(c->a, s->plan.weekdays);

		printf("%.*s: %.*s, expected %.*s\n", STR_ARG(s->feed.kind), STR_ARG(s->feed.folder), STR_ARG(nights));
		for (size_t k = 0; k < s->nights && k < 3; k++)
			printf("    %.*s: %.*s\n", STR_ARG(date_long(c->a, s->night[k].on)),
			       STR_ARG(s->night[k].words));
	}
	if (rc == RC_OK && all.n == 0)
		puts("no feed is set up");
	return rc;
}

/* "07:00"; empty: the end of the day. */
static bool minute_of(struct str by, int64_t *minute)
{
	struct str rest;
	int64_t hour, min;

	*minute = FEED_DAY_ENDS;
	if (by.n == 0)
		return true;
	if (!str_int(str_cut(by, ':', &rest), &hour) || rest.n != 2 || !str_int(rest, &min) || hour < 0 || hour > 23 ||
	    min < 0 || min > 59)
		return false;
	*minute = hour * 60 + min > 0 ? hour * 60 + min : FEED_DAY_ENDS;
	return true;
}

static enum rc add(struct ctx *c, struct feed_args *g, struct str kind, struct str folder)
{
	struct feed f = g->feed;
	struct str fault, remedy;
	enum rc rc;

	f.kind = kind;
	f.folder = feed_folder_real(c->a, folder);
	f.keep_sen = g->keep_sen;
	f.part = g->part;
	fault = feed_folder_fault(c->a, f.folder, c->app->data_dir, &remedy);
	if (fault.n > 0)
		return err_set(&c->err, RC_INVALID, "%.*s. %.*s", STR_ARG(fault), STR_ARG(remedy));
	if (!minute_of(g->by, &f.due_minute))
		f.due_minute = 0; /* refused below, in words */
	rc = IN_WRITE(c, feed_add(c, &f, &fault));
	if (rc == RC_INVALID)
		return err_set(&c->err, rc, "%.*s", STR_ARG(fault));
	if (rc == RC_OK)
		puts("Done. It is read by: apdr watch (docs/operate/import.md has a timer for systemd)");
	return rc;
}

static enum rc removed(struct ctx *c, struct str folder)
{
	struct str real = feed_folder_real(c->a, folder);
	struct feeds all;

	TRY(feeds_load(c, &all));
	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.item[i].feed.folder, real))
			return feed_remove(c, all.item[i].feed.id);
	return err_set(&c->err, RC_NONE, "no feed reads this folder");
}

static enum rc run(struct ctx *c, struct feed_args *g, const struct operands *left)
{
	enum rc rc = school_find(c, g->school, &c->actor.school_id);

	if (rc == RC_OK)
		rc = school_has_pupils(c);
	if (rc == RC_OK && str_is(left->v[0], "list"))
		return list_print(c);
	if (rc == RC_OK && str_is(left->v[0], "add"))
		return add(c, g, left->v[1], left->v[2]);
	if (rc == RC_OK)
		rc = IN_WRITE(c, removed(c, left->v[1]));
	if (rc == RC_OK)
		puts("Done. What came in by it stays, and so do the files in the folder.");
	return rc;
}

static size_t wanted(struct str what)
{
	return str_is(what, "list") ? 1 : str_is(what, "add") ? 3 : str_is(what, "remove") ? 2 : 0;
}

int cmd_feed(int argc, char **argv)
{
	struct arena *a = arena_new(FEED_ARENA);
	struct feed_args g = { .feed = { .nights = S("school"), .patience = FEED_PATIENCE } };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &g.app.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--school", OPT_TEXT, &g.school, "NAME  which school, when there are several", false },
		{ "--mapping", OPT_TEXT, &g.feed.mapping, "NAME  how the columns are read; else by their headings",
		  false },
		{ "--nights", OPT_TEXT, &g.feed.nights,
		  "WHEN  a file is expected: school (days), every, or mon,tue,wed,thu,fri,sat,sun", false },
		{ "--by", OPT_TEXT, &g.by, "TIME  by when it is there on such a day, 07:00; else by its end", false },
		{ "--patience", OPT_INT, &g.feed.patience, "N   nights without a file before Today says it (2)",
		  false },
		{ "--set-by", OPT_TEXT, &g.feed.set_by, "WHO   who set it up in the school's system, in your words",
		  false },
		{ "--keep-sen", OPT_FLAG, &g.keep_sen, "SEN status and needs of pupils already here stay as they are",
		  false },
		{ "--part", OPT_FLAG, &g.part, "roll: the files are a part of it, so nobody is missing from them",
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
	if (left.n == 0 || left.n != wanted(left.v[0])) {
		options_help("feed", OPERANDS, table, OPTIONS);
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
		fprintf(stderr, "apdr feed: %s\n", c->err.text[0] != '\0' ? c->err.text : "it could not be changed");
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
