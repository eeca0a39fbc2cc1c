/* Any bytes as a file to be imported: they are read or refused, never worse; what was read is well-formed, and what is
 * written comes back the same. */
#include <stdio.h>
#include <stdlib.h>

#include "kit/base/utf8.h"
#include "kit/text/fold.h"
#include "notice/results/scale_table_rule.h"
#include "import/circumstances_read.h"
#include "import/classes_read.h"
#include "import/contacts_read.h"
#include "support/result_rows.h"
#include "import/roll_read.h"
#include "import/staff_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 512 << 20, BACK_MAX = 64 << 20 };

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_import: %s\n", what);
	abort();
}

static void check_row(struct arena *a, const struct csv_row *r, size_t after_line)
{
	must(r->line > after_line, "lines go up");
	must(r->n <= CSV_MAX_COLUMNS, "columns are limited");
	for (size_t i = 0; i < r->n; i++) {
		must(utf8_ok(r->cell[i]), "a cell is well-formed");
		must(utf8_ok(fold_key(a, r->cell[i])), "a key is well-formed");
	}
}

static void write_and_read(struct arena *a, const struct csv_file *f)
{
	struct buf b = buf_new(a, BACK_MAX);
	struct csv_out o = csv_out_begin(&b, true);
	struct csv_file back;
	struct csv_problem bad;

	for (size_t i = 0; i < f->heading.n; i++)
		csv_out_text(&o, f->heading.cell[i]);
	csv_out_end_row(&o);
	for (size_t i = 0; i < f->n; i++) {
		for (size_t k = 0; k < f->row[i].n; k++)
			csv_out_text(&o, f->row[i].cell[k]);
		csv_out_end_row(&o);
	}
	must(csv_read(a, buf_view(&b), &back, &bad) == RC_OK, "what is written can be read");
	must(back.n == f->n, "no row is lost");
	for (size_t i = 0; i < f->n && f->heading.n > 1; i++)
		for (size_t k = 0; k < f->row[i].n; k++)
			must(str_eq(csv_cell(&back.row[i], k), f->row[i].cell[k]), "a cell comes back the same");
}

/* A row of a roll is one pupil: each need once, in order, and none before the pupil. */
static void check_roll(const struct roll_rows *all)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct roll_row *p = &all->row[i];

		must(p->source != NULL && p->needs <= IMPORT_NEEDS_MAX && !date_none(p->born), "a pupil is whole");
		for (size_t k = 0; k < p->needs; k++) {
			must(date_none(p->need_start[k]) || date_cmp(p->need_start[k], p->born) >= 0,
			     "a need is not older than the pupil");
			for (size_t j = 0; j < k; j++)
				must(!str_eq(p->need[j], p->need[k]), "a need is there once");
		}
		for (size_t k = 0; k < i && p->upn.n > 0; k++)
			must(!str_eq(p->upn, all->row[k].upn), "a UPN is one pupil");
	}
}

static struct result_rows read_results(struct arena *a, struct import_reader *r)
{
	static struct assessment_point point[] = {
		{ .id = 1, .name = { "Autumn 2025", 11 }, .held_on = { 2025, 12, 5 } }
	};
	struct scales all = { .scale = NEW_ARRAY(a, struct scale, 64), .point = point, .points = 1 };

	for (; scale_standard_at(all.n) != NULL; all.n++) {
		all.scale[all.n] = *scale_standard_at(all.n);
		all.scale[all.n].live = 1;
	}
	return results_read(r, &all, &(struct result_defaults){ .point = point });
}

static void check_results(const struct result_rows *all)
{
	for (size_t i = 0; i < all->n; i++)
		for (size_t k = 0; k < all->row[i].cells; k++) {
			const struct result_cell *c = &all->row[i].cell[k];

			must(c->subject.n > 0 && c->point != NULL && scale_for(c->scale, c->subject),
			     "a result has its place");
			must(c->value.value != MILLI_NONE || c->value.code.n > 0, "a result is something");
		}
}

static void read_as(struct arena *a, const struct csv_file *f, enum import_kind kind)
{
	struct column_map m;
	struct import_reader r;
	struct roll_rows roll;
	struct result_rows results;

	if (columns_find(a, kind, &f->heading, NULL, &m) != RC_OK)
		return;
	r = import_reader_new(a, f, &m, (struct date){ 2026, 3, 10 });
	switch (kind) {
	case IMPORT_ROLL:
		roll = roll_read(&r);
		check_roll(&roll);
		break;
	case IMPORT_STAFF:
		(void)staff_read(&r);
		break;
	case IMPORT_CONTACTS:
		(void)contacts_read(&r);
		break;
	case IMPORT_CLASSES:
		(void)classes_read(&r);
		break;
	case IMPORT_RESULTS:
		results = read_results(a, &r);
		check_results(&results);
		break;
	case IMPORT_CIRCUMSTANCES:
		(void)circumstances_read(&r);
		break;
	}
	for (size_t i = 0; i < r.problems.kept; i++)
		must(r.problems.item[i].line > 0 && r.problems.item[i].reason.n > 0,
		     "a problem has a place and a reason");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new(ARENA);
	struct csv_file f;
	struct csv_problem bad = { 0 };
	size_t line = 0;

	if (csv_read(a, (struct str){ (const char *)data, size }, &f, &bad) == RC_OK) {
		check_row(a, &f.heading, 0);
		line = f.heading.line;
		for (size_t i = 0; i < f.n; i++) {
			check_row(a, &f.row[i], line);
			line = f.row[i].line;
		}
		write_and_read(a, &f);
		for (enum import_kind k = IMPORT_ROLL; k <= IMPORT_LAST; k++)
			read_as(a, &f, k);
	} else {
		must(bad.fault != CSV_FINE, "a refusal says why");
	}
	arena_free(a);
	return 0;
}
