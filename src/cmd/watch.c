/* apdr watch: looks into the folders of the nightly feeds and takes what has stopped growing: seen twice, unchanged.
 * With
 * --once it looks twice and ends, for a timer; else it goes on. What it says names kinds and numbers, no file and no
 * child. */
#include <stdio.h>

#include "cmd/app.h"
#include "cmd/feed_folder.h"
#include "cmd/options.h"
#include "core/school/setup_sql.h"
#include "import/feed_take.h"

enum {
	WATCH_ARENA = 64 << 20,
	SCHOOLS_MAX = 200,
	FEEDS_SEEN_MAX = 400,
	EVERY_S = 60,
	EVERY_MAX_S = 3600,
	PAUSE_ONCE_S = 5,
	TRIES = 5,
	US_PER_S = 1000 * 1000,
	TRY_PAUSE_US = 300 * 1000,
};

static const size_t LOOK_ARENA = (size_t)4 << 30; /* the greatest file with all that hangs on it */

/* What was in the folder of a feed at the last look. */
struct seen {
	int64_t feed_id;
	struct feed_listing list;
};

struct watch {
	struct app_options options;
	struct app app;
	struct db *db;
	struct arena *a;             /* of one look */
	struct arena *lists, *older; /* of this look's listings, and of those before */
	struct seen seen[FEEDS_SEEN_MAX];
	size_t seens;
	struct seen now[FEEDS_SEEN_MAX];
	size_t nows;
	bool take;   /* the first look of --once only looks */
	bool failed; /* something could not be read or written */
};

static void said(const struct feed_state *s, struct str words)
{
	printf("%.*s: %.*s\n", STR_ARG(s->feed.kind), STR_ARG(words));
	(void)fflush(stdout); /* nobody may be listening */
}

static void failed(struct watch *w, const struct feed_state *s, const char *why)
{
	fprintf(stderr, "apdr watch: %.*s: %s\n", STR_ARG(s->feed.kind), why[0] != '\0' ? why : "the database is busy");
	w->failed = true;
}

/* What changed while it was compared is compared again. */
static enum rc taken(struct watch *w, struct ctx *c, const struct feed_state *s, const struct feed_file *file,
                     struct feed_run *run)
{
	enum rc rc = RC_BUSY;

	for (int i = 0; i < TRIES && (rc == RC_BUSY || rc == RC_CONFLICT); i++) {
		if (i > 0)
			clock_sleep_us(TRY_PAUSE_US);
		c->now = clock_read(&w->app.clock);
		rc = feed_take(c, s, file, run);
	}
	return rc;
}

/* "2026-02-27-021000": files of many nights stand side by side in the folders below. */
static struct str stamp_of(struct arena *a, const struct now *now)
{
	return str_fmt(a, "%.*s-%02d%02d%02d", STR_ARG(date_iso(a, now->today)), now->minute / 60, now->minute % 60,
	               (int)(now->utc % 60));
}

static void file_do(struct watch *w, struct ctx *c, const struct feed_state *s, const struct feed_entry *f)
{
	char digest[FEED_DIGEST];
	struct feed_file file = { .name = f->name, .written_at = f->written_at };
	struct feed_run run;
	enum rc rc;

	c->err = (struct err){ "" };
	rc = feed_folder_read(c->a, s->feed.folder, f, &file.bytes, digest, &c->err);
	file.digest = str_of(digest);
	if (rc == RC_OK)
		rc = taken(w, c, s, &file, &run);
	if (rc == RC_NONE)
		return; /* it is being written anew, and taken next time; or its feed was removed */
	if (rc != RC_OK) {
		failed(w, s, c->err.text);
		return;
	}
	if (run.outcome != FEED_OUTCOME_NONE)
		said(s, feed_run_words(c->a, &run, true));
	else if (run.reason.n > 0)
		said(s, run.reason);
	(void)feed_folder_move(c->a, s->feed.folder, f, run.waits.n > 0 ? FEED_WAITING : FEED_DONE,
	                       stamp_of(c->a, &c->now)); /* where it may not be moved it is known by its digest */
}

static const struct feed_listing *listed_before(const struct watch *w, int64_t feed_id)
{
	static const struct feed_listing none;

	for (size_t i = 0; i < w->seens; i++)
		if (w->seen[i].feed_id == feed_id)
			return &w->seen[i].list;
	return &none;
}

/* As it is now. RC_NONE: it was removed meanwhile. */
static enum rc state_again(struct ctx *c, const struct feed *f, struct feed_state *s)
{
	struct feeds all;
	enum rc rc;

	c->actor = (struct actor){ .school_id = f->school_id };
	c->err = (struct err){ "" };
	rc = IN_READ(c, feeds_load(c, &all));
	for (size_t i = 0; rc == RC_OK && i < all.n; i++)
		if (all.item[i].feed.id == f->id) {
			*s = all.item[i];
			return RC_OK;
		}
	return rc == RC_OK ? RC_NONE : rc;
}

/* A file after the other: what the first one leaves waiting, the next one may settle. The memory of a file is given
 * back before the next. */
static void files_do(struct watch *w, struct ctx *c, const struct feed_state *s, const struct feed_listing *list)
{
	const struct feed_listing *before = listed_before(w, s->feed.id);
	const struct arena_mark mark = arena_mark(c->a);
	struct feed_state now = *s;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < list->n && w->take && rc == RC_OK; i++) {
		if (!feed_settled(before, &list->item[i]))
			continue;
		file_do(w, c, &now, &list->item[i]);
		arena_rewind(c->a, mark);
		rc = state_again(c, &s->feed, &now);
	}
	if (rc != RC_OK && rc != RC_NONE)
		failed(w, s, c->err.text);
}

/* What is wrong with one feed is said, and stops no other. */
static void feed_do(struct watch *w, struct ctx *c, struct feed_state *s)
{
	struct feed_listing list;
	struct str remedy, fault = feed_folder_fault(c->a, s->feed.folder, w->options.data_dir, &remedy);

	if (fault.n > 0) {
		failed(w, s, str_c(c->a, str_fmt(c->a, "%.*s. %.*s", STR_ARG(fault), STR_ARG(remedy))));
		return;
	}
	c->err = (struct err){ "" };
	if (feed_folder_list(w->lists, s->feed.folder, feed_written(s), &list, &c->err) != RC_OK) {
		failed(w, s, c->err.text);
		return;
	}
	if (w->nows < FEEDS_SEEN_MAX)
		w->now[w->nows++] = (struct seen){ s->feed.id, list };
	if (w->take && list.links + list.large > 0)
		said(s, str_fmt(c->a, "passed over: %zu links or devices, %zu files of more than 20 MB", list.links,
		                list.large));
	if (list.more)
		failed(w, s,
		       str_c(c->a, str_fmt(c->a, "more than %d files are in the folder: the oldest come first",
		                           FEED_FILES_MAX)));
	if (!s->waits)
		feed_folder_waited(c->a, s->feed.folder);
	files_do(w, c, s, &list);
}

static void school_failed(struct watch *w, const struct ctx *c)
{
	fprintf(stderr, "apdr watch: %s\n", c->err.text[0] != '\0' ? c->err.text : "the database is busy");
	w->failed = true;
}

static void school_do(struct watch *w, struct ctx *c, int64_t school_id)
{
	struct feeds all;

	c->actor = (struct actor){ .school_id = school_id };
	c->err = (struct err){ "" };
	if (IN_READ(c, feeds_load(c, &all)) != RC_OK) {
		school_failed(w, c);
		return;
	}
	for (size_t i = 0; i < all.n; i++)
		feed_do(w, c, &all.item[i]);
}

/* Once through all folders. */
static void look(struct watch *w)
{
	struct ctx *c = NEW(w->a, struct ctx);
	struct arena *spare = w->older;
	int64_t id[SCHOOLS_MAX];
	size_t n = 0;

	*c = (struct ctx){ .app = &w->app, .db = w->db, .a = w->a, .now = clock_read(&w->app.clock) };
	w->nows = 0;
	if (school_ids(w->db, w->a, id, SCHOOLS_MAX, &n, &c->err) != RC_OK)
		school_failed(w, c);
	for (size_t i = 0; i < n; i++)
		school_do(w, c, id[i]);
	for (size_t i = 0; i < w->nows; i++)
		w->seen[i] = w->now[i];
	w->seens = w->nows;
	w->older = w->lists;
	w->lists = spare;
	arena_reset(w->lists);
	arena_reset(w->a);
}

static int watch(struct watch *w, struct arena *life, bool once, int64_t every)
{
	struct err e = { "" };

	if (app_open(life, &w->options, APP_EXISTS, &w->app, &w->db, &e) != RC_OK) {
		fprintf(stderr, "apdr watch: %s\n", e.text);
		return 1;
	}
	w->a = arena_new(LOOK_ARENA);
	w->lists = arena_new(WATCH_ARENA);
	w->older = arena_new(WATCH_ARENA);
	w->take = !once;
	look(w);
	do {
		clock_sleep_us(every * US_PER_S);
		w->take = true;
		look(w);
	} while (!once);
	db_close(w->db);
	return w->failed ? 1 : 0;
}

int cmd_watch(int argc, char **argv)
{
	struct arena *life = arena_new(WATCH_ARENA);
	struct watch *w = NEW(life, struct watch);
	int64_t every = 0;
	bool once = false;
	const struct option table[] = {
		{ "--data", OPT_TEXT, &w->options.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &w->options.database,
		  "URL   the database, when it is not in the data folder", false },
		{ "--once", OPT_FLAG, &once, "take what is there, and end: for a timer", false },
		{ "--every", OPT_INT, &every, "SECONDS   between two looks (60; 5 with --once)", false },
		{ "--now", OPT_TEXT, &w->options.now, "TIME  a fixed clock, for tests", false },
	};
	struct operands left;
	int status;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 0))
		return 2;
	if (every == 0)
		every = once ? PAUSE_ONCE_S : EVERY_S;
	if (every < 1 || every > EVERY_MAX_S) {
		fprintf(stderr, "apdr watch: --every wants a number from 1 to %d\n", EVERY_MAX_S);
		return 2;
	}
	status = watch(w, life, once, every);
	arena_free(life);
	return status;
}
