/* apdr audit: walks every chain of the trail and names the first entry that was changed, removed or inserted, and with
 * --content every row of the records that was; prints the ends of the chains, to be kept where nobody who can write to
 * the database reaches them; takes the records as they are when somebody has looked at what does not fit. */
#include <stdio.h>

#include "cmd/app.h"
#include "cmd/folder.h"
#include "cmd/heads_file.h"
#include "cmd/options.h"
#include "cmd/proof_say.h"
#include "core/trail/audit.h"

enum { AUDIT_ARENA = 1 << 30 };

struct audit_args {
	struct app_options o;
	struct str heads; /* --heads: a text that was printed earlier */
	bool content;     /* --content: the records too */
};

/* The trail as it was opened. */
struct opened {
	struct arena *a;
	struct app app;
	struct db *db;
	struct err e;
};

/* The lines of one text, after those that are there. */
static enum rc lines_take(struct opened *x, const char *path, struct str text, struct heads_line **line, size_t *n)
{
	struct heads_line *more;
	struct heads_line *all;
	struct str why;
	size_t lines, at;

	if (heads_parse(x->a, x->app.key, text, &more, &lines, &at, &why) != RC_OK)
		return err_set(&x->e, RC_INVALID, "%s, line %zu: %.*s", path, at, STR_ARG(why));
	all = NEW_ARRAY(x->a, struct heads_line, *n + lines);
	for (size_t i = 0; i < *n + lines; i++)
		all[i] = i < *n ? (*line)[i] : more[i - *n];
	*line = all;
	*n += lines;
	return RC_OK;
}

static enum rc kept_load(struct opened *x, const struct audit_args *g, struct heads_line **line, size_t *n)
{
	const char *path = folder_path(x->a, g->o.data_dir, FOLDER_HEADS);
	struct str text;
	enum rc rc = heads_file_read(x->a, path, &text, &x->e);

	if (rc == RC_NONE)
		return err_set(
		    &x->e, RC_INVALID,
		    "%s is missing: what it noted about the ends of the chains cannot be compared. Serving once "
		    "begins a new one",
		    path);
	if (rc == RC_OK)
		rc = lines_take(x, path, text, line, n);
	if (rc != RC_OK || g->heads.n == 0)
		return rc;
	path = str_c(x->a, g->heads);
	rc = heads_file_read(x->a, path, &text, &x->e);
	if (rc == RC_NONE)
		return err_set(&x->e, RC_FAIL, "%s is not there", path);
	return rc == RC_OK ? lines_take(x, path, text, line, n) : rc;
}

static enum rc verify(struct opened *x, const struct audit_args *g)
{
	struct heads_line *line = NULL;
	struct audit_fault fault;
	int64_t events = 0;
	size_t n = 0;
	enum rc kept = kept_load(x, g, &line, &n);
	enum rc rc;

	if (kept != RC_OK && kept != RC_INVALID)
		return kept;
	rc = audit_verify(x->db, x->app.reads, x->a, x->app.key, line, n, &events, &fault, &x->e);
	if (rc == RC_INVALID)
		fprintf(stderr, "The audit is NOT whole: school %lld, chain %.*s, entry %lld: %.*s.\n",
		        (long long)fault.school_id, STR_ARG(fault.chain), (long long)fault.seq, STR_ARG(fault.why));
	if (kept == RC_INVALID)
		fprintf(stderr, "The audit is NOT proven whole: %s.\n", x->e.text);
	if (rc != RC_OK)
		return rc;
	if (kept == RC_OK)
		printf("The audit is whole: %lld entries, and %zu notes of how far it was.\n", (long long)events, n);
	return kept;
}

/* The records are compared whatever the trail says of itself. */
static enum rc verify_all(struct opened *x, const struct audit_args *g)
{
	enum rc trail = verify(x, g);
	enum rc rows = g->content ? proof_say(x->db, x->a, x->app.key, &x->e) : RC_OK;

	return trail != RC_OK && trail != RC_INVALID ? trail : rows != RC_OK ? rows : trail;
}

static enum rc accept(struct opened *x)
{
	int64_t rows = 0;
	enum rc rc =
	    proof_take_up(x->db, x->a, x->app.key, clock_read(&x->app.clock).utc, "rows.accepted", &rows, &x->e);

	if (rc == RC_OK)
		printf("The records are taken as they are: %lld rows did not fit. The trail says when.\n",
		       (long long)rows);
	if (rc == RC_INVALID)
		fprintf(stderr, "apdr audit: %s\n", x->e.text);
	return rc;
}

static enum rc heads_print(struct opened *x)
{
	int64_t now = clock_read(&x->app.clock).utc;
	struct event_head *head;
	struct heads h;
	struct str text;
	size_t n;
	enum rc rc = audit_heads(x->db, x->app.reads, x->a, &head, &n, &x->e);

	if (rc != RC_OK)
		return rc;
	text = heads_begin(x->a, x->app.key, now, "printed", &h);
	printf("%.*s", STR_ARG(text));
	text = heads_lines(x->a, x->app.key, now, &h, head, n);
	printf("%.*s", STR_ARG(text));
	return RC_OK;
}

int cmd_audit(int argc, char **argv)
{
	struct opened x = { .a = arena_new(AUDIT_ARENA) };
	struct audit_args g = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.o.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &g.o.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--heads", OPT_TEXT, &g.heads, "FILE  verify: what 'audit heads' printed earlier, too", false },
		{ "--content", OPT_FLAG, &g.content, "      verify: the records, row by row, too", false },
	};
	struct operands left;
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 1))
		return 2;
	if (left.n != 1 ||
	    (!str_is(left.v[0], "verify") && !str_is(left.v[0], "heads") && !str_is(left.v[0], "accept"))) {
		options_help("audit", "verify | heads | accept", table, sizeof table / sizeof table[0]);
		return 2;
	}
	rc = app_open(x.a, &g.o, APP_EXISTS, &x.app, &x.db, &x.e);
	if (rc == RC_OK)
		rc = app_reads_open(x.a, &g.o, &x.app, x.db, &x.e);
	if (rc == RC_OK)
		rc = str_is(left.v[0], "verify")  ? verify_all(&x, &g)
		     : str_is(left.v[0], "heads") ? heads_print(&x)
		                                  : accept(&x);
	db_close(x.app.reads);
	db_close(x.db);
	if (rc != RC_OK && rc != RC_INVALID)
		fprintf(stderr, "apdr audit: %s\n", x.e.text);
	arena_free(x.a);
	return rc == RC_OK ? 0 : 1;
}
