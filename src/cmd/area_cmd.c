/* apdr area: profiles of local areas as files: checked, brought in, written out. apdr links: what a check of links
 * found, from a list; this program opens no address. Whoever can run these holds the data folder. */
#include <stdio.h>
#include <stdlib.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "cmd/school_find.h"
#include "core/area/area_edit.h"
#include "kit/text/csv.h"

enum { AREA_ARENA = 256 << 20, FILE_MOST = 4 << 20, FILES_MOST = OPERANDS_MAX };

struct area_args {
	struct app_options app;
	struct str school;
	bool take;
};

/* A file, or a profile that comes with the program by its name alone. */
static enum rc file_read(struct arena *a, struct str path, struct str *out, struct err *e)
{
	char *p = arena_alloc(a, FILE_MOST + 1);
	FILE *f = fopen(str_c(a, path), "rb");

	if (f == NULL) {
		*out = area_shipped(path);
		return out->n > 0 ? RC_OK
		                  : err_set(e, RC_FAIL,
		                            "cannot read %.*s: there is no such file, and no profile of that "
		                            "name comes with APDR",
		                            STR_ARG(path));
	}
	*out = (struct str){ p, fread(p, 1, FILE_MOST + 1, f) };
	(void)fclose(f); /* it was only read */
	return out->n > FILE_MOST ? err_set(e, RC_FAIL, "%.*s is larger than a profile can be", STR_ARG(path)) : RC_OK;
}

static void faults_print(struct str path, const struct area_file *f)
{
	for (size_t i = 0; i < f->faults; i++)
		fprintf(stderr, "%.*s: %.*s: %.*s\n", STR_ARG(path), STR_ARG(f->fault[i].at), STR_ARG(f->fault[i].why));
}

/* ---- without an installation ---- */

static int check(struct arena *a, const struct operands *left)
{
	int bad = 0;

	for (size_t i = 1; i < left->n; i++) {
		struct area_file f;
		struct str bytes;
		struct err e;

		if (file_read(a, left->v[i], &bytes, &e) != RC_OK) {
			fprintf(stderr, "apdr area: %s\n", e.text);
			bad = 1;
			continue;
		}
		area_file_read(a, bytes, &f);
		faults_print(left->v[i], &f);
		bad = f.faults > 0 ? 1 : bad;
		printf("%.*s: %zu values, %zu not given, %zu %s, %zu %s\n", STR_ARG(left->v[i]), f.n, f.not_given,
		       f.questions, f.questions == 1 ? "question" : "questions", f.faults,
		       f.faults == 1 ? "fault" : "faults");
	}
	return bad;
}

static int list(void)
{
	struct str key;
	size_t i = 0;

	while ((key = area_shipped_next(&i)).n > 0)
		printf("%.*s\n", STR_ARG(key));
	return 0;
}

/* ---- with one ---- */

static enum rc import(struct ctx *c, struct str path, bool take)
{
	struct area_import io = { .take = take };
	struct area_file f;
	struct str bytes;
	enum rc rc;

	TRY(file_read(c->a, path, &bytes, &c->err));
	area_file_read(c->a, bytes, &f);
	faults_print(path, &f);
	if (f.faults > 0)
		return err_set(&c->err, RC_INVALID, "the file has faults; nothing was brought in");
	rc = IN_WRITE(c, area_import(c, &f, &io));
	if (rc != RC_OK)
		return rc;
	printf("%zu added, %zu changed, %zu to be chosen, %zu the same, %zu left as somebody chose\n", io.added,
	       io.replaced, io.asked, io.same, io.kept);
	return RC_OK;
}

static enum rc export(struct ctx *c) {
	struct str text = STR_NONE; enum rc rc = IN_READ(c, area_export(c, &text));

	if (rc == RC_OK && fwrite(text.p, 1, text.n, stdout) !=
	                       text.n) return err_set(&c->err, RC_FAIL, "the profile could not be written out");
	return rc;
}

/* "ok", "broken", "withdrawn", or the number that a server answers with. */
static bool state_of(struct str typed, enum link_state *out)
{
	int64_t n;

	if (str_int(typed, &n)) {
		*out = n >= 200 && n < 400 ? LINK_STATE_OK : n == 410 ? LINK_STATE_WITHDRAWN : LINK_STATE_BROKEN;
		return n >= 100 && n < 600;
	}
	return link_state_of(typed, out) && *out != LINK_STATE_NONE;
}

static enum rc results_read(struct ctx *c, struct str path, struct area_link_result **out, size_t *n)
{
	struct str bytes;
	struct csv_file f;
	struct csv_problem bad;

	TRY(file_read(c->a, path, &bytes, &c->err));
	if (csv_read(c->a, bytes, &f, &bad) != RC_OK)
		return err_set(&c->err, RC_INVALID, "%.*s", STR_ARG(csv_problem_text(c->a, bad)));
	if (!str_is(csv_cell(&f.heading, 0), "url") || !str_is(csv_cell(&f.heading, 1), "result") ||
	    !str_is(csv_cell(&f.heading, 2), "date"))
		return err_set(&c->err, RC_INVALID, "the first line is to be: url,result,date");
	*out = NEW_ARRAY(c->a, struct area_link_result, f.n + 1);
	for (*n = 0; *n < f.n; ++*n) {
		struct area_link_result *r = &(*out)[*n];

		r->url = csv_cell(&f.row[*n], 0);
		if (!state_of(csv_cell(&f.row[*n], 1), &r->state) || !date_parse_iso(csv_cell(&f.row[*n], 2), &r->on) ||
		    date_cmp(r->on, c->now.today) > 0)
			return err_set(
			    &c->err, RC_INVALID,
			    "line %zu: a result is ok, broken, withdrawn or a number such as 404, and its date "
			    "such as 2026-03-24, not to come; nothing was taken over",
			    f.row[*n].line);
	}
	return RC_OK;
}

static enum rc links(struct ctx *c, struct str path)
{
	struct area_links_io io = { 0 };
	struct area_link_result *r = NULL;
	size_t n = 0;
	enum rc rc = results_read(c, path, &r, &n);

	if (rc == RC_OK)
		rc = IN_WRITE(c, area_links_checked(c, r, n, &io));
	if (rc != RC_OK)
		return rc;
	printf("%zu checked, %zu changed, %zu not in the profile\n", io.found, io.changed, io.unknown);
	return RC_OK;
}

static enum rc run(struct ctx *c, const struct area_args *g, const struct operands *left, bool is_links)
{
	TRY(school_find(c, g->school, &c->actor.school_id));
	c->actor.hat = ROLE_ADMIN;
	if (is_links)
		return links(c, left->v[1]);
	return str_is(left->v[0], "import") ? import(c, left->v[1], g->take) : export(c);
}

static int opened(struct arena *a, const struct area_args *g, const struct operands *left, const char *name)
{
	struct app app;
	struct ctx *c = NEW(a, struct ctx);
	enum rc rc;

	*c = (struct ctx){ .app = &app, .a = a };
	rc = app_open(a, &g->app, APP_EXISTS, &app, &c->db, &c->err);
	if (rc == RC_OK) {
		c->now = clock_read(&app.clock);
		rc = run(c, g, left, name[0] == 'l');
		db_close(c->db);
	}
	if (rc != RC_OK)
		fprintf(stderr, "apdr %s: %s\n", name,
		        c->err.text[0] != '\0' ? c->err.text : "the profile could not be changed");
	return rc == RC_OK ? 0 : 1;
}

static bool known(const char *name, const struct operands *left, const struct area_args *g)
{
	struct str what = left->n > 0 ? left->v[0] : STR_NONE;
	bool data = g->app.data_dir.n > 0;

	if (name[0] == 'l')
		return str_is(what, "check") && left->n == 2 && data;
	return (str_is(what, "check") && left->n >= 2) || (str_is(what, "import") && left->n == 2 && data) ||
	       (str_is(what, "export") && left->n == 1 && data) ||
	       ((str_is(what, "list") || str_is(what, "schema")) && left->n == 1);
}

static int command(int argc, char **argv, const char *name, const char *operands)
{
	struct arena *a = arena_new(AREA_ARENA);
	struct area_args g = { 0 };
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder", false },
		{ "--database", OPT_DATABASE, &g.app.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--school", OPT_TEXT, &g.school, "NAME  the school, when there are several", false },
		{ "--take", OPT_FLAG, &g.take, "      import: the file wins where a value differs", false },
		{ "--now", OPT_TEXT, &g.app.now, "TIME  a fixed clock, for tests", false },
	};
	enum { OPTIONS = sizeof table / sizeof table[0] };
	struct operands left;
	int status = 2;

	if (!options_read(argc, argv, table, OPTIONS, &left, FILES_MOST))
		return 2;
	if (!known(name, &left, &g))
		options_help(name, operands, table, OPTIONS);
	else if (str_is(left.v[0], "schema")) {
		struct str s = area_schema(a);

		status = fwrite(s.p, 1, s.n, stdout) != s.n;
	} else if (str_is(left.v[0], "list"))
		status = list();
	else if (name[0] == 'a' && str_is(left.v[0], "check"))
		status = check(a, &left);
	else
		status = opened(a, &g, &left, name);
	arena_free(a);
	return status;
}

int cmd_area(int argc, char **argv)
{
	return command(argc, argv, "area", "list | check FILE… | import FILE | export | schema");
}

int cmd_links(int argc, char **argv)
{
	return command(argc, argv, "links", "check RESULTS");
}
