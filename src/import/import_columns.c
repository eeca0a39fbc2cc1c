#include "import/import_columns.h"

#include "core/rights/gate.h"
#include "import/import_run.h"
#include "import/results_read.h"

static int claim_of(const struct column_map *m, size_t i)
{
	for (size_t k = 0; k < m->claims; k++)
		for (size_t j = 0; j < m->claim[k].n; j++)
			if (m->claim[k].at[j] == i)
				return (int)k;
	return -1;
}

static enum column_how how_of(const struct import_file *f, const bool *guessed, size_t i)
{
	if (guessed[i])
		return COLUMN_GUESSED;
	if (f->map.said[i].saying == SAID_NOTHING)
		return COLUMN_BY_HEADING;
	return f->from == IMPORT_SAID_BY_PERSON ? COLUMN_BY_PERSON : COLUMN_BY_KEPT;
}

static void column_look(const struct import_file *f, const bool *guessed, size_t i, struct import_column *out)
{
	const struct column_said *said = &f->map.said[i];

	*out = (struct import_column){ .heading = f->source.file.heading.cell[i],
		                       .how = how_of(f, guessed, i),
		                       .claim = claim_of(&f->map, i) };
	out->samples = mapping_samples(&f->source.file, i, out->sample);
	if (said->saying == SAID_OUT || said->saying == SAID_AS)
		out->is = *said;
	else if (column_told(&f->map, i, &out->is.column, &out->is.nth))
		out->is.saying = SAID_COLUMN;
	else
		out->how = COLUMN_UNKNOWN;
}

/* Of a file with one pupil on a line: which result each of the other columns is. */
static enum rc results_look(struct ctx *c, struct import_file *f, struct import_columns *out)
{
	struct import_reader r = import_reader_new(c->a, &f->source.file, &f->map, c->now.today);
	struct scales all = { 0 };
	struct result_heading *said;

	if (column_has(&f->map, COL_RESULT, 0) && column_has(&f->map, COL_SUBJECT, 0))
		return RC_OK;
	TRY(scales_read(c, &all));
	r.words = f->words;
	said = results_headings_say(&r, &all);
	for (size_t i = 0; i < out->n; i++) {
		out->column[i].result = said[i].result;
		out->column[i].read_as = said[i].words;
	}
	return RC_OK;
}

enum rc import_columns_look(struct ctx *c, const struct import_options *o, struct str bytes, struct import_columns *out)
{
	struct import_report report = { .kind = o->kind };
	struct import_file *f = NEW(c->a, struct import_file);
	struct column_said *said;
	bool *guessed;
	enum rc rc;

	*out = (struct import_columns){ .kind = o->kind };
	TRY(gate_cap(c, CAP_IMPORT));
	rc = import_file_read(c, o, bytes, f, &report);
	if (rc != RC_OK && (rc != RC_INVALID || report.file.fault != CSV_FINE))
		return rc;
	/* A guess is an offer: it is in force once a person has seen it. */
	said = NEW_ARRAY(c->a, struct column_said, f->source.file.heading.n + 1);
	guessed = NEW_ARRAY(c->a, bool, f->source.file.heading.n + 1);
	for (size_t i = 0; i < f->source.file.heading.n; i++)
		said[i] = f->map.said[i];
	mapping_guess(c->a, &f->source.file, c->now.today, &f->map, said, guessed);
	rc = columns_find(c->a, o->kind, &f->source.file.heading, said, &f->map);
	mapping_claims_settle(c->a, &f->source.file, c->now.today, &f->map);
	out->missing = rc == RC_INVALID ? f->map.missing : STR_NONE;
	out->heading = f->source.file.heading;
	out->rows = f->source.file.n;
	out->n = f->source.file.heading.n;
	out->column = NEW_ARRAY(c->a, struct import_column, out->n + 1);
	for (size_t i = 0; i < out->n; i++)
		column_look(f, guessed, i, &out->column[i]);
	out->claims = f->map.claims;
	for (size_t i = 0; i < out->claims; i++)
		out->claim[i] = f->map.claim[i];
	out->kept = f->kept;
	out->headings = mapping_headings(c->a, &f->source.file.heading);
	return o->kind == IMPORT_RESULTS ? results_look(c, f, out) : RC_OK;
}
