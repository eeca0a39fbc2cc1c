#include "import/import.h"

#include <string.h>

#include "kit/base/id.h"
#include "core/trail/audit.h"
#include "core/rights/gate.h"
#include "import/import_run.h"
#include "import/mapping.h"
#include "import/mapping_read.h"

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
	if (o->columns.n == 0) {
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
	TRY(table_read(c->a, &w, bytes, &f->source, &out->file, &c->err));
	out->form = f->source.form;
	out->encoding = f->source.file.encoding;
	out->separator = f->source.file.separator;
	out->sheet = f->source.sheet;
	out->sheets = f->source.sheets;
	out->sheet_taken = f->source.taken;
	out->rows = f->source.file.n;
	rc = db_in_tx(c->db) ? kept_find(c, o, f) : IN_READ(c, kept_find(c, o, f));
	if (rc != RC_OK)
		return rc;
	rc = columns_find(c->a, o->kind, &f->source.file.heading, f->map.said, &f->map);
	mapping_claims_settle(c->a, &f->source.file, c->now.today, &f->map);
	headings_say(c->a, &f->map, out); /* what was found is said, also when something is missing */
	out->missing = f->map.missing;
	return rc;
}

enum rc import_file_look(struct ctx *c, const struct import_options *o, struct str bytes, size_t lines, struct str *why)
{
	struct csv_problem bad = { 0 };
	struct table t = { 0 };
	struct arena_mark mark = arena_mark(c->a);
	size_t n = 0;
	enum rc rc;

	*why = STR_NONE;
	TRY(gate_cap(c, CAP_IMPORT));
	if (table_is_text(bytes)) {
		n = str_count(bytes, '\n');
	} else {
		rc = table_read(c->a, &(struct table_wish){ o->kind, o->sheet, o->sheet_named, c->app->keeper_fd },
		                bytes, &t, &bad, &c->err);
		n = t.file.n;
		arena_rewind(c->a, mark);
		if (rc == RC_INVALID)
			*why = csv_problem_text(c->a, bad);
		else if (rc != RC_OK)
			return rc;
	}
	if (n > lines)
		*why = str_fmt(c->a, "The file has more than %zu lines. Import it with the command apdr import", lines);
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
	                   str_fmt(m->c->a, "added %zu changed %zu unchanged %zu left %zu of %zu bytes, %016llx",
	                           r->count[ITEM_ADDED], r->count[ITEM_CHANGED], r->count[ITEM_UNCHANGED],
	                           r->count[ITEM_LEFT], bytes.n, (unsigned long long)r->digest));
}

static bool has_changes(const struct import *m)
{
	const struct import_report *r = m->report;

	return r->count[ITEM_ADDED] + r->count[ITEM_CHANGED] + r->leaving > 0;
}

/* One go inside a transaction. The report is made anew each time. */
static enum rc run_once(struct import *m, struct str bytes)
{
	enum rc rc = db_begin(m->c->db, m->o->rehearse ? DB_READ : DB_WRITE, &m->c->err);

	if (rc != RC_OK)
		return rc;
	claims_say(m->r);
	rc = way_of(m->o->kind)->bring(m);
	import_problems_sort(&m->r->problems);
	import_problems_sort(&m->r->notes);
	m->report->problems = m->r->problems;
	m->report->notes = m->r->notes;
	m->report->unknowns = m->r->unknowns;
	if (rc == RC_OK &&
	    (m->r->problems.n > 0 || m->report->open > 0 || (import_writes(m) && m->report->wants_number)))
		rc = RC_INVALID;
	if (rc == RC_OK && m->o->expected != 0 && m->o->expected != m->report->digest)
		rc = RC_CONFLICT;
	if (rc == RC_OK && import_writes(m) && has_changes(m))
		rc = run_audit(m, bytes);
	if (rc == RC_OK)
		rc = questions_audit(m);
	return db_end(m->c->db, rc, &m->c->err);
}

enum rc import_run(struct ctx *c, const struct import_options *o, struct str bytes, struct import_report *out)
{
	struct import_file *f = NEW(c->a, struct import_file);
	struct import_reader *r = NEW(c->a, struct import_reader);
	struct import_report fresh;
	enum rc rc = import_may(c);

	*out = (struct import_report){ .kind = o->kind, .digest = 14695981039346656037u };
	if (rc == RC_OK && o->kind == IMPORT_RESULTS && !db_in_tx(c->db))
		rc = IN_WRITE(c, scales_ready(c));
	if (rc == RC_OK)
		rc = import_file_read(c, o, bytes, f, out);
	if (rc != RC_OK)
		return rc;
	fresh = *out;
	enum { TRIES = 5 };
	for (int i = 0; i < TRIES; i++) {
		struct import m = { .c = c, .o = o, .r = r, .report = out, .next_id = id_new() };

		*out = fresh;
		*r = import_reader_new(c->a, &f->source.file, &f->map, c->now.today);
		passed_say(r, &f->source);
		r->words = f->words;
		rc = run_once(&m, bytes);
		if (rc != RC_BUSY || db_in_tx(c->db)) /* inside another transaction it is for that one to begin again */
			break;
	}
	return rc;
}
