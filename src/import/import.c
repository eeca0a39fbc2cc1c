#include "import/past.h"
#include "import/import.h"

#include <string.h>

#include "kit/base/id.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "import/import_keep.h"
#include "import/import_run.h"
#include "import/mapping.h"
#include "import/mapping_read.h"

static const size_t KEEP_ARENA = (size_t)1 << 30;

#define FEW 25000
#define SOME 60000

/* Worked out in the time and the memory that a request has: a contact may become a person, an account and a question,
 * a result is a number. The largest school of England has about 3,500 pupils. */
static const struct {
	size_t lines;
	const char *say;
} MOST[IMPORT_LAST + 1] = {
	[IMPORT_ROLL] = { FEW, "The file has more than 25,000 lines. Take it apart into several files." },
	[IMPORT_STAFF] = { FEW, "The file has more than 25,000 lines. Take it apart into several files." },
	[IMPORT_CONTACTS] = { FEW, "The file has more than 25,000 lines. Take it apart into several files." },
	[IMPORT_CLASSES] = { FEW, "The file has more than 25,000 lines. Take it apart into several files." },
	[IMPORT_RESULTS] = { CSV_MAX_ROWS, NULL },
	[IMPORT_CIRCUMSTANCES] = { SOME, "The file has more than 60,000 lines. Take it apart into several files." },
};

size_t import_lines_most(enum import_kind kind)
{
	return MOST[kind].lines;
}

static void headings_say(struct arena *a, const struct column_map *map, struct import_report *out)
{
	struct str *used = NEW_ARRAY(a, struct str, map->heading->n);
	size_t n = 0;

	for (size_t i = 0; i < map->heading->n; i++) {
		bool taken = map->heading->cell[i].n > 0;

		for (size_t k = 0; k < map->unused; k++)
			taken = taken && map->unused_heading[k].p != map->heading->cell[i].p;
		if (taken)
			used[n++] = map->heading->cell[i];
	}
	out->used = str_join(a, used, n, S(", "));
	out->unused = str_join(a, map->unused_heading, map->unused, S(", "));
}

static enum rc said_find(struct ctx *c, const struct import_options *o, struct import_file *f)
{
	struct import_mapping kept;
	enum rc rc = RC_OK;

	f->from = IMPORT_SAID_BY_PERSON;
	kept.columns = o->columns;
	if (o->columns.n == 0 && o->given == NULL) {
		rc = mapping_known(c, o->kind, &f->source.file.heading, &kept);
		f->from = rc == RC_OK ? IMPORT_SAID_BY_KEPT : IMPORT_SAID_BY_NOBODY;
		f->kept = rc == RC_OK ? kept.name : STR_NONE;
	}
	f->map.said = mapping_read(c->a, o->kind, rc == RC_OK ? kept.columns : STR_NONE, &f->source.file.heading);
	return rc == RC_NONE ? RC_OK : rc;
}

/* What was said for this import goes before what the school remembers. */
static enum rc words_find(struct ctx *c, const struct import_options *o, struct import_file *f)
{
	struct import_words kept;
	struct import_word *all;

	TRY(mapping_words_load(c, &kept));
	all = NEW_ARRAY(c->a, struct import_word, o->words.n + kept.n + 1);
	for (size_t i = 0; i < o->words.n; i++)
		all[f->words.n++] = o->words.item[i];
	for (size_t i = 0; i < kept.n; i++)
		all[f->words.n++] = kept.item[i];
	f->words.item = all;
	return RC_OK;
}

static enum rc kept_find(struct ctx *c, const struct import_options *o, struct import_file *f)
{
	TRY(said_find(c, o, f));
	return words_find(c, o, f);
}

enum rc import_file_read(struct ctx *c, const struct import_options *o, struct str bytes, struct import_file *f,
                         struct import_report *out)
{
	const struct table_wish w = { o->kind, o->sheet, o->sheet_named, c->app->keeper_fd };
	enum rc rc;

	*f = (struct import_file){ .from = IMPORT_SAID_BY_NOBODY };
	if (o->given != NULL)
		f->source.file = *o->given;
	else
		TRY(table_read(c->a, &w, bytes, &f->source, &out->file, &c->err));
	out->form = f->source.form;
	out->encoding = f->source.file.encoding;
	out->separator = f->source.file.separator;
	out->sheet = f->source.sheet;
	out->sheets = f->source.sheets;
	out->sheet_taken = f->source.taken;
	out->rows = f->source.file.n;
	if (out->rows > MOST[o->kind].lines) {
		out->file = (struct csv_problem){ .fault = CSV_MANY_ROWS, .say = MOST[o->kind].say };
		return RC_INVALID;
	}
	rc = db_in_tx(c->db) ? kept_find(c, o, f) : IN_READ(c, kept_find(c, o, f));
	if (rc != RC_OK)
		return rc;
	rc = columns_find(c->a, o->kind, &f->source.file.heading, f->map.said, &f->map);
	mapping_claims_settle(c->a, &f->source.file, c->now.today, &f->map);
	headings_say(c->a, &f->map, out); /* what was found is said, also when something is missing */
	out->missing = f->map.missing;
	return rc;
}

/* No more than the memory of one request holds: each may be a result. */
enum { CELLS_MAX = 1300000 };

static size_t text_cells(struct str bytes, size_t lines)
{
	static const char separators[] = { ',', ';', '\t', '|' };
	size_t most = 0;

	for (size_t i = 0; i < sizeof separators; i++) {
		size_t n = str_count(bytes, separators[i]);

		most = n > most ? n : most;
	}
	return lines + most;
}

enum rc import_file_look(struct ctx *c, const struct import_options *o, struct str bytes, struct str *why)
{
	struct csv_problem bad = { 0 };
	struct table t = { 0 };
	struct arena_mark mark = arena_mark(c->a);
	size_t n = 0, cells = 0;
	enum rc rc;

	*why = STR_NONE;
	TRY(gate_cap(c, CAP_IMPORT));
	if (table_is_text(bytes) && str_count(bytes, '\n') <= MOST[o->kind].lines) {
		cells = text_cells(bytes, str_count(bytes, '\n'));
	} else { /* a line break may stand in a cell */
		rc = table_read(c->a, &(struct table_wish){ o->kind, o->sheet, o->sheet_named, c->app->keeper_fd },
		                bytes, &t, &bad, &c->err);
		n = t.file.n;
		for (size_t i = 0; i < n; i++)
			cells += t.file.row[i].n;
		arena_rewind(c->a, mark);
		if (rc == RC_INVALID)
			*why = csv_problem_text(c->a, bad);
		else if (rc != RC_OK)
			return rc;
	}
	if (why->n == 0 && n > MOST[o->kind].lines)
		*why = csv_problem_text(c->a, (struct csv_problem){ .fault = CSV_MANY_ROWS, .say = MOST[o->kind].say });
	else if (cells > CELLS_MAX)
		*why =
		    str_fmt(c->a, "The file has more than %d cells. Import it with the command apdr import", CELLS_MAX);
	return RC_OK;
}

/* What was passed over on the way to the table is said first. */
static void passed_say(struct import_reader *r, const struct table *t)
{
	for (size_t i = 0; i < t->notes; i++) {
		const struct csv_row row = { t->note[i].line, 0, NULL };

		r->row = &row;
		import_note_at(r, t->note[i].heading, t->note[i].value, t->note[i].reason);
	}
	r->row = NULL;
}

/* Two columns claim one meaning: nobody can tell which counts. */
static void claims_say(struct import_reader *r)
{
	r->row = &r->file->heading;
	for (size_t i = 0; i < r->map->claims; i++) {
		const struct column_claim *k = &r->map->claim[i];
		const size_t last = k->at[k->n - 1];

		import_problem_at(r, r->file->heading.cell[last], r->file->heading.cell[last],
		                  str_fmt(r->a, "Columns %.*s and %.*s could both be: %.*s. Say which one counts.",
		                          STR_ARG(csv_letters(r->a, k->at[0])), STR_ARG(csv_letters(r->a, last)),
		                          STR_ARG(column_label(r->a, k->column, k->nth))));
	}
}

extern const struct import_way *const __start_apdr_import[];
extern const struct import_way *const __stop_apdr_import[];

static const struct import_way *way_of(enum import_kind kind)
{
	const struct import_way *const *w = __start_apdr_import;

	while (w < __stop_apdr_import && (*w)->kind != kind)
		w++;
	return w < __stop_apdr_import ? *w : NULL;
}

static enum rc run_audit(struct import *m, struct str bytes)
{
	struct import_report *r = m->report;

	return audit_write(m->c, 0, way_of(m->o->kind)->wrote, "upload", 0,
	                   str_fmt(m->c->a,
	                           "added %zu changed %zu unchanged %zu left %zu kept %zu of %zu bytes, %016llx",
	                           r->count[ITEM_ADDED], r->count[ITEM_CHANGED], r->count[ITEM_UNCHANGED],
	                           r->count[ITEM_LEFT], r->kepts, bytes.n, (unsigned long long)r->digest));
}

static enum rc run_note_past(struct import *m)
{
	const struct import_report *r = m->report;

	return past_counts_add(m->c,
	                       &(struct past_counts){ .at = m->c->now.utc,
	                                              .kind = m->o->kind,
	                                              .in = (int64_t)(r->count[ITEM_ADDED] + r->count[ITEM_CHANGED]),
	                                              .waits = (int64_t)r->kepts,
	                                              .refused = (int64_t)m->refused });
}

static bool has_changes(const struct import_options *o, const struct import_report *r)
{
	return r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->leaving + (o->certain ? 0 : r->kepts) > 0;
}

/* What a run begins with, however often it is tried. */
struct run {
	struct ctx *c;
	const struct import_options *o;
	struct str bytes;
	struct import_file *f;
	struct import_report fresh;
	struct import_keep *keep; /* NULL: nothing is kept for later */
};

/* Once through the file, with a report made anew. What is kept for later is passed over. */
static enum rc go(const struct run *x, const struct import_options *o, struct import *m, struct import_report *out)
{
	struct ctx *c = x->c;
	enum rc rc;

	*m = (struct import){ .c = c, .o = o, .report = out, .keep = x->keep, .next_id = id_new() };
	m->r = NEW(c->a, struct import_reader);
	*m->r = import_reader_new(c->a, &x->f->source.file, &x->f->map, c->now.today);
	m->r->words = x->f->words;
	m->r->need_reach = o->need_reach;
	m->r->out = x->keep != NULL ? x->keep->out : NULL;
	*out = x->fresh;
	passed_say(m->r, &x->f->source);
	claims_say(m->r);
	if (x->keep != NULL && x->keep->need_reach > o->need_reach)
		m->r->need_reach = x->keep->need_reach;
	rc = way_of(o->kind)->bring(m);
	if (x->keep != NULL)
		x->keep->need_reach = m->r->need_reach;
	import_problems_sort(&m->r->problems);
	import_problems_sort(&m->r->notes);
	out->problems = m->r->problems;
	out->notes = m->r->notes;
	out->unknowns = m->r->unknowns;
	return rc;
}

/* Finds what has to be kept: the file is gone through until nothing is wrong with the rest. */
static enum rc keep_rounds(const struct run *x, struct import *m, struct import_report *out)
{
	enum { ROUNDS = 20 };
	struct import_options look = *x->o;

	look.rehearse = true;
	look.progress = NULL;
	for (int i = 0; i < ROUNDS; i++) {
		struct arena_mark mark = arena_mark(x->c->a);
		enum rc rc = go(x, &look, m, out);
		bool more = rc == RC_OK && import_keep_more(m) > 0;

		arena_rewind(x->c->a, mark);
		if (!more)
			return rc;
	}
	import_keep_none(x->keep, "Too much is wrong. Put the file right.");
	return RC_OK;
}

/* One try inside a transaction. */
static enum rc run_once(const struct run *x, struct import_report *out)
{
	const struct import_options *o = x->o;
	struct import m;
	enum rc rc = db_begin(x->c->db, o->rehearse ? DB_READ : DB_WRITE, &x->c->err);

	if (rc != RC_OK)
		return rc;
	if (x->keep != NULL) {
		import_keep_begin(x->keep, x->c->now.today, x->f);
		rc = keep_rounds(x, &m, out);
	}
	if (rc == RC_OK)
		rc = go(x, o, &m, out);
	if (rc == RC_OK && x->keep != NULL)
		import_keep_say(&m);
	if (rc == RC_OK && x->keep != NULL && o->certain)
		rc = later_known(&m, x->f);
	if (rc == RC_OK && (out->problems.n > 0 || out->open > 0 || (!o->rehearse && out->wants_number)))
		rc = RC_INVALID;
	if (rc == RC_OK && o->expected != 0 && o->expected != out->digest)
		rc = RC_CONFLICT;
	if (rc == RC_OK && !o->rehearse && o->given == NULL)
		rc = later_settle(&m, x->f);
	if (rc == RC_OK && !o->rehearse && has_changes(o, out))
		rc = run_audit(&m, x->bytes);
	if (rc == RC_OK && !o->rehearse && has_changes(o, out))
		rc = run_note_past(&m);
	if (rc == RC_OK)
		rc = questions_audit(&m);
	return db_end(x->c->db, rc, &x->c->err);
}

enum rc import_run(struct ctx *c, const struct import_options *o, struct str bytes, struct import_report *out)
{
	enum { TRIES = 5 };
	struct run x = { .c = c, .o = o, .bytes = bytes, .f = NEW(c->a, struct import_file) };
	struct import_keep keep = { 0 };
	enum rc rc = import_may(c);

	*out = (struct import_report){ .kind = o->kind, .digest = 14695981039346656037u };
	if (rc == RC_OK && o->kind == IMPORT_RESULTS && !db_in_tx(c->db))
		rc = IN_WRITE(c, scales_ready(c));
	if (rc == RC_OK)
		rc = import_file_read(c, o, bytes, x.f, out);
	if (rc != RC_OK)
		return rc;
	x.fresh = *out;
	x.keep = o->keep ? &keep : NULL;
	if (o->keep)
		keep.a = arena_new(KEEP_ARENA);
	for (int i = 0; i < TRIES; i++) {
		rc = run_once(&x, out);
		if (rc != RC_BUSY || db_in_tx(c->db)) /* inside another transaction it is for that one to begin again */
			break;
	}
	if (o->keep)
		arena_free(keep.a);
	return rc;
}
