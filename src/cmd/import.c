/* apdr import: roll, staff, contacts, classes, results or circumstances from a file of
 * any kind that a school has. The report goes to stdout,
 * what is wrong to stderr, a bar of progress to a terminal only. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/app.h"
#include "cmd/options.h"
#include "cmd/school_find.h"
#include "import/import.h"
#include "import/mapping_starter_read.h"
#include "import/results_read.h"

enum { BAR_WIDTH = 40 };
static const size_t IMPORT_ARENA = (size_t)4 << 30; /* the greatest file with all that hangs on it */

struct import_args {
	struct app_options app;
	struct str school;
	bool dry_run;
	bool record_left;
	int64_t left_number;
	struct str answers; /* a file of what was answered */
	bool keep;
	bool keep_sen;
	bool special;
	enum import_kind kind;
	struct str point; /* of results that do not say it */
	struct str scale;
	struct str sheet;
	struct str columns; /* the file that says what the columns are */
	struct str path;
};

static enum rc file_read(struct arena *a, const char *path, struct str *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;
	char *p;
	size_t n = 0;
	ssize_t got = 0;

	if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > CSV_MAX_BYTES) {
		const char *why = fd < 0                 ? strerror(errno)
		                  : !S_ISREG(st.st_mode) ? "it is not a file"
		                                         : "it is larger than 20 MB";

		if (fd >= 0)
			(void)close(fd); /* nothing was read */
		return err_set(e, RC_FAIL, "the file cannot be read: %s", why);
	}
	p = arena_alloc(a, (size_t)st.st_size + 1);
	while (n < (size_t)st.st_size && (got = read(fd, p + n, (size_t)st.st_size - n)) > 0)
		n += (size_t)got;
	(void)close(fd); /* only read from */
	if (got < 0)
		return err_set(e, RC_FAIL, "the file cannot be read: %s", strerror(errno));
	*out = (struct str){ p, n };
	return RC_OK;
}

static void bar_draw(void *x, size_t done, size_t total)
{
	char bar[BAR_WIDTH + 1];
	size_t full = total > 0 ? done * BAR_WIDTH / total : BAR_WIDTH;

	(void)x;
	memset(bar, ' ', BAR_WIDTH);
	memset(bar, '#', full);
	bar[BAR_WIDTH] = '\0';
	fprintf(stderr, "\r[%s] %zu of %zu", bar, done, total);
	if (done == total)
		fputc('\n', stderr);
	(void)fflush(stderr); /* a bar that is not seen is no reason to stop */
}

static void problems_print(FILE *to, const struct import_problems *list, const char *word)
{
	for (size_t i = 0; i < list->kept; i++) {
		const struct import_problem *p = &list->item[i];

		if (p->column.n > 0)
			fprintf(to, "%s: line %zu, column %.*s: %.*s\n", word, p->line, STR_ARG(p->column),
			        STR_ARG(p->reason));
		else
			fprintf(to, "%s: line %zu: %.*s\n", word, p->line, STR_ARG(p->reason));
	}
	if (list->n > list->kept)
		fprintf(to, "%s: … and %zu more\n", word, list->n - list->kept);
}

static void items_print(const struct import_report *r)
{
	static const char *const words[] = { "added", "changed", "unchanged", "not in the file" };
	size_t more[ITEM_LEFT + 1];

	memcpy(more, r->count, sizeof more);
	for (size_t i = 0; i < r->items; i++) {
		const struct import_item *it = &r->item[i];

		more[it->what]--;
		printf("%s: ", words[it->what]);
		if (it->line > 0)
			printf("line %zu, ", it->line);
		printf("%.*s\n", STR_ARG(it->who));
		for (size_t k = 0; k < it->fields && it->what != ITEM_ADDED; k++)
			printf("    %s: %.*s → %.*s\n", it->field[k].label, STR_ARG(it->field[k].from),
			       STR_ARG(it->field[k].to));
	}
	for (size_t i = 0; i <= ITEM_LEFT; i++)
		if (more[i] > 0 && i != ITEM_UNCHANGED)
			printf("%s: … and %zu more\n", words[i], more[i]);
}

/* Which sheet it was, and which others there are. */
static void sheets_print(const struct import_report *r)
{
	printf("%s", table_form_name(r->form));
	for (size_t i = 0; i < r->sheets; i++)
		if (r->sheet[i].number == r->sheet_taken)
			printf(", sheet %.*s", STR_ARG(r->sheet[i].name));
	putchar('\n');
	for (size_t i = 0, n = 0; i < r->sheets && r->form != TABLE_CTF; i++)
		if (r->sheet[i].number != r->sheet_taken)
			printf("%s%.*s", n++ == 0 ? "other sheets (--sheet NAME): " : ", ", STR_ARG(r->sheet[i].name));
	if (r->sheets > 1 && r->form != TABLE_CTF)
		putchar('\n');
}

/* The questions with what can be answered: KEY CODE, one a line, is what --answers takes. */
static void questions_print(const struct import_report *r)
{
	for (size_t i = 0; i < r->questions; i++) {
		const struct import_question *q = &r->question[i];

		if (q->answer.n > 0)
			continue;
		fprintf(stderr, "question: line %zu: %.*s %.*s\n", q->line, STR_ARG(q->title), STR_ARG(q->why));
		for (size_t k = 0; k < q->facts; k++) {
			fprintf(stderr, "    %s: in the file %.*s", q->fact[k].label,
			        STR_ARG(q->fact[k].file.n > 0 ? q->fact[k].file : S("–")));
			for (size_t n = 0; n < q->rivals; n++)
				fprintf(stderr, "; here %.*s",
				        STR_ARG(q->fact[k].here[n].n > 0 ? q->fact[k].here[n] : S("–")));
			fputc('\n', stderr);
		}
		for (size_t k = 0; k < q->choices; k++)
			fprintf(stderr, "    %.*s %.*s    # %.*s\n", STR_ARG(q->key), STR_ARG(q->choice[k].code),
			        STR_ARG(q->choice[k].text));
	}
}

/* Lines that are kept for later, with why. */
static void kept_print(const struct import_report *r)
{
	for (size_t i = 0; i < r->kepts; i++) {
		const struct import_kept *k = &r->kept[i];

		if (k->faults == 0)
			printf("kept: line %zu: it belongs to another line that is kept\n", k->line);
		for (size_t n = 0; n < k->faults; n++)
			printf("kept: line %zu%s%.*s: %.*s\n", k->line, k->fault[n].column.n > 0 ? ", column " : "",
			       STR_ARG(k->fault[n].column), STR_ARG(k->fault[n].reason));
	}
}

static void left_print(const struct import_args *g, const struct import_report *r)
{
	if (r->wants_number)
		fprintf(stderr,
		        "%s: %zu of the %zu pupils on roll would leave, more than a tenth. If that is right, add "
		        "--left-number %zu\n",
		        g->dry_run ? "note" : "problem", r->leaving, r->on_roll, r->leaving);
}

static void report_print(struct arena *a, const struct import_args *g, const struct import_report *r, enum rc rc)
{
	if (r->file.fault != CSV_FINE) {
		fprintf(stderr, "apdr import: %.*s\n", STR_ARG(csv_problem_text(a, r->file)));
		return;
	}
	printf("%zu rows, ", r->rows);
	if (r->form == TABLE_TEXT)
		printf("%s, separated by %s\n", encoding_name(r->encoding), csv_separator_name(r->separator));
	else
		sheets_print(r);
	printf("columns taken: %.*s\n", STR_ARG(r->used));
	if (r->unused.n > 0)
		printf("columns not taken: %.*s\n", STR_ARG(r->unused));
	if (r->missing.n > 0) {
		(void)fflush(stdout); /* before what goes to stderr */
		fprintf(stderr, "apdr import: the file needs columns for %.*s\n", STR_ARG(r->missing));
		return;
	}
	problems_print(stdout, &r->notes, "note");
	if (g->dry_run && rc == RC_OK)
		items_print(r);
	if (rc == RC_OK)
		kept_print(r);
	(void)fflush(stdout); /* before what goes to stderr */
	if (rc != RC_OK && r->keep_not.n > 0)
		fprintf(stderr, "problem: nothing can be kept for later: %.*s\n", STR_ARG(r->keep_not));
	problems_print(stderr, &r->problems, "problem");
	questions_print(r);
	left_print(g, r);
	if (rc == RC_OK)
		printf("%s: %zu added, %zu changed, %zu unchanged, %zu not in the file%s%s\n",
		       g->dry_run ? "dry run, nothing was written" : "done", r->count[ITEM_ADDED],
		       r->count[ITEM_CHANGED], r->count[ITEM_UNCHANGED], r->count[ITEM_LEFT],
		       g->record_left && !g->dry_run ? " (recorded as having left today)" : "",
		       g->keep ? str_c(a, str_fmt(a, ", %zu kept for later", r->kepts)) : "");
}

/* --point and --scale by their names. */
static enum rc defaults_find(struct ctx *c, const struct import_args *g, struct import_options *o)
{
	const struct assessment_point *p;
	const struct scale *s;
	struct scales all = { 0 };
	enum rc rc;

	if (g->kind != IMPORT_RESULTS)
		return g->point.n + g->scale.n == 0 ? RC_OK
		                                    : err_set(&c->err, RC_FAIL, "--point and --scale are for results");
	rc = IN_WRITE(c, scales_ready(c));
	if (rc == RC_OK)
		rc = scales_read(c, &all);
	p = results_point(c->a, &all, g->point);
	s = results_scale(c->a, &all, g->scale);
	if (rc == RC_OK && g->point.n > 0 && p == NULL)
		return err_set(&c->err, RC_FAIL, "no assessment point has the name after --point");
	if (rc == RC_OK && g->scale.n > 0 && s == NULL)
		return err_set(&c->err, RC_FAIL, "no scale has the name or code after --scale");
	o->point_id = p != NULL ? p->id : 0;
	o->scale_id = s != NULL ? s->id : 0;
	return rc;
}

/* --columns: a file as the page "How files are read" gives it. */
static enum rc columns_read(struct arena *a, const struct import_args *g, struct import_options *o, struct err *e)
{
	struct import_mapping m;
	struct str text, source;

	if (g->columns.n == 0)
		return RC_OK;
	TRY(file_read(a, str_c(a, g->columns), &text, e));
	if (!mapping_file_read(a, text, &m, &source) || !str_is(m.kind, import_kind_name(g->kind)))
		return err_set(e, RC_FAIL,
		               "the file after --columns does not say how the columns of a file of %s are read",
		               import_kind_name(g->kind));
	o->columns = m.columns;
	return RC_OK;
}

/* "KEY CODE" on each line; what stands behind # is for people. */
static enum rc answers_read(struct arena *a, struct str path, struct import_options *o, struct err *e)
{
	struct import_answer *answer;
	struct str text;

	if (path.n == 0)
		return RC_OK;
	TRY(file_read(a, str_c(a, path), &text, e));
	answer = NEW_ARRAY(a, struct import_answer, str_count(text, '\n') + 1);
	o->answer = answer;
	while (text.n > 0) {
		struct str line = str_cut(text, '\n', &text), code;
		struct str key = str_cut(str_trim(str_cut(line, '#', &code)), ' ', &code);

		if (key.n > 0)
			answer[o->answers++] = (struct import_answer){ key, str_trim(code) };
	}
	return RC_OK;
}

/* The last part of the path. */
static struct str file_name(struct str path)
{
	for (size_t i = path.n; i > 0; i--)
		if (path.p[i - 1] == '/')
			return str_sub(path, i, path.n);
	return path;
}

static enum rc run(struct arena *a, const struct import_args *g, struct err *e)
{
	struct app app;
	struct ctx *c = NEW(a, struct ctx);
	struct import_options o = { .kind = g->kind,
		                    .rehearse = g->dry_run,
		                    .record_left = g->record_left,
		                    .left_number = g->left_number,
		                    .keep = g->keep,
		                    .keep_sen = g->keep_sen,
		                    .special = g->special,
		                    .sheet_named = g->sheet,
		                    .file_name = file_name(g->path),
		                    .progress = isatty(STDERR_FILENO) == 1 ? bar_draw : NULL };
	struct import_report r;
	struct str bytes;
	enum rc rc = file_read(a, str_c(a, g->path), &bytes, e);

	*c = (struct ctx){ .app = &app, .a = a };
	if (rc == RC_OK)
		rc = columns_read(a, g, &o, e);
	if (rc == RC_OK)
		rc = answers_read(a, g->answers, &o, e);
	if (rc == RC_OK)
		rc = app_open(a, &g->app, APP_EXISTS, &app, &c->db, e);
	if (rc != RC_OK)
		return rc;
	c->now = clock_read(&app.clock);
	rc = school_find(c, g->school, &c->actor.school_id);
	if (rc == RC_OK)
		rc = school_has_pupils(c);
	if (rc == RC_OK)
		rc = defaults_find(c, g, &o);
	if (rc == RC_OK) {
		rc = import_run(c, &o, bytes, &r);
		if (rc == RC_OK || rc == RC_INVALID)
			report_print(a, g, &r, rc);
	}
	*e = c->err;
	db_close(c->db);
	return rc;
}

int cmd_import(int argc, char **argv)
{
	struct import_args g = { 0 };
	struct arena *a;
	struct err e = { "" };
	struct operands left;
	const struct option table[] = {
		{ "--data", OPT_TEXT, &g.app.data_dir, "DIR   the data folder", true },
		{ "--database", OPT_DATABASE, &g.app.database, "URL   the database, when it is not in the data folder",
		  false },
		{ "--school", OPT_TEXT, &g.school, "NAME  which school, when there are several", false },
		{ "--dry-run", OPT_FLAG, &g.dry_run, "shows what would happen and writes nothing", false },
		{ "--left", OPT_FLAG, &g.record_left, "pupils on roll who are not in the file have left today", false },
		{ "--left-number", OPT_INT, &g.left_number,
		  "N   how many leave, when it is more than a tenth of the roll", false },
		{ "--answers", OPT_TEXT, &g.answers, "FILE  who is who: what was answered to the questions", false },
		{ "--keep", OPT_FLAG, &g.keep,
		  "lines with faults or open questions are kept for later, the rest comes in", false },
		{ "--keep-sen", OPT_FLAG, &g.keep_sen, "status and needs of pupils already here stay as they are",
		  false },
		{ "--point", OPT_TEXT, &g.point, "NAME  results: assessment point of those that name none", false },
		{ "--scale", OPT_TEXT, &g.scale, "NAME  results: scale of those that name none", false },
		{ "--sheet", OPT_TEXT, &g.sheet, "NAME  of a workbook with several; else the first", false },
		{ "--columns", OPT_TEXT, &g.columns,
		  "FILE  what the columns are, as downloaded from a school's settings", false },
		{ "--special", OPT_FLAG, &g.special, "circumstances: those of health and care may come in", false },
		{ "--now", OPT_TEXT, &g.app.now, "TIME  a fixed clock, for tests", false },
	};
	enum rc rc;

	if (!options_read(argc, argv, table, sizeof table / sizeof table[0], &left, 2))
		return 2;
	if (left.n != 2 || !import_kind_parse(left.v[0], &g.kind)) {
		options_help("import", "roll|staff|contacts|classes|results|circumstances FILE", table,
		             sizeof table / sizeof table[0]);
		return 2;
	}
	g.path = left.v[1];
	a = arena_new(IMPORT_ARENA);
	rc = run(a, &g, &e);
	if (rc == RC_INVALID)
		fputs("apdr import: nothing was imported. Correct the file, or answer the questions with --answers "
		      "FILE, and import "
		      "it again.\n",
		      stderr);
	else if (rc != RC_OK)
		fprintf(stderr, "apdr import: %s. Nothing was imported.\n",
		        e.text[0] != '\0' ? e.text : "the database is busy");
	arena_free(a);
	return rc == RC_OK ? 0 : 1;
}
