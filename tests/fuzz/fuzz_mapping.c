/* Any bytes as a file that says what columns are, and as a table of which it says so: up to a line "====" the one,
 * after it the other. What was read of the file comes back the same; what is said of a table are columns that its kind
 * has, nothing that a person said is guessed over, no meaning is guessed twice, and a mapping that is kept is found
 * again. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kit/base/utf8.h"
#include "kit/text/csv.h"
#include "import/mapping_read.h"
#include "import/mapping_starter_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 512 << 20 };
static const struct date TODAY = { 2026, 3, 10 };

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_mapping: %s\n", what);
	abort();
}

static void check_file(struct arena *a, const struct import_mapping *m)
{
	struct import_mapping back;
	struct str source;

	must(utf8_ok(m->name) && utf8_ok(m->columns), "a mapping is well-formed");
	must(mapping_file_read(a, mapping_file_write(a, m), &back, &source), "what is written can be read");
	must(str_eq(back.name, m->name) && str_eq(back.kind, m->kind) && str_eq(back.columns, m->columns),
	     "a mapping comes back the same");
}

static void check_words(struct arena *a, struct str text)
{
	struct import_words w = mapping_words_read(a, text), back;
	struct str written = mapping_words_write(a, &w);

	back = mapping_words_read(a, written);
	must(back.n <= w.n && w.n <= str_count(text, '\n') + 1, "no word comes out of nothing");
	for (size_t i = 0; i < back.n; i++)
		must(back.item[i].column != COL_NONE && back.item[i].value.n > 0, "a word stands in a column");
}

static bool same_said(const struct column_said *x, const struct column_said *y)
{
	return x->saying == y->saying && (x->saying != SAID_COLUMN || (x->column == y->column && x->nth == y->nth)) &&
	       (x->saying != SAID_AS || str_eq(x->as, y->as));
}

/* What is kept of a table is found again, in whatever order its columns come. */
static void check_kept(struct arena *a, enum import_kind kind, const struct csv_row *heading,
                       const struct column_said *said)
{
	struct str text = mapping_write(a, heading, said), *key = mapping_keys(a, heading);
	struct column_said *back = mapping_read(a, kind, text, heading);
	struct csv_row turned = { .n = heading->n, .cell = NEW_ARRAY(a, struct str, heading->n) };
	bool twice = false;

	for (size_t i = 0; i < heading->n; i++) {
		turned.cell[i] = heading->cell[heading->n - 1 - i];
		twice = twice || str_find(key[i], S("#")) > 0;
		must(key[i].n == 0 || same_said(&said[i], &back[i]), "what was said is kept");
	}
	must(text.n == 0 || mapping_fits(a, text, heading), "what is kept fits its own file");
	must(twice || str_eq(mapping_headings(a, heading), mapping_headings(a, &turned)),
	     "the order of columns does not matter");
}

static void check_said(enum import_kind kind, const struct csv_row *heading, const struct column_said *said)
{
	for (size_t i = 0; i < heading->n; i++)
		must(said[i].saying != SAID_COLUMN || column_offered(kind, said[i].column),
		     "a column is one that this kind of file has");
}

static void check_guesses(struct arena *a, const struct csv_file *f, const struct column_map *map,
                          struct column_said *said)
{
	const size_t n = f->heading.n;
	struct column_said *before = NEW_ARRAY(a, struct column_said, n);
	bool *guessed = NEW_ARRAY(a, bool, n + 1);

	memcpy(before, said, n * sizeof *before);
	mapping_guess(a, f, TODAY, map, said, guessed);
	for (size_t i = 0; i < n; i++) {
		must(guessed[i] ? before[i].saying == SAID_NOTHING && said[i].saying == SAID_COLUMN
		                : same_said(&before[i], &said[i]),
		     "only what nobody said is guessed");
		for (size_t k = 0; k < i && guessed[i]; k++)
			must(!guessed[k] || said[k].column != said[i].column || said[k].nth != said[i].nth,
			     "a meaning is guessed once");
	}
	check_said(map->kind, &f->heading, said);
}

static void check_table(struct arena *a, enum import_kind kind, struct str columns, const struct csv_file *f)
{
	struct column_said *said = mapping_read(a, kind, columns, &f->heading);
	struct import_mapping starter;
	struct column_map map;
	enum rc rc;

	check_said(kind, &f->heading, said);
	check_kept(a, kind, &f->heading, said);
	must(!mapping_starter(a, kind, &f->heading, &starter) || mapping_fits(a, starter.columns, &f->heading),
	     "a starter fits");
	rc = columns_find(a, kind, &f->heading, said, &map);
	must(rc == RC_OK || map.missing.n > 0, "what is missing is said");
	mapping_claims_settle(a, f, TODAY, &map);
	for (size_t i = 0; i < map.claims; i++)
		for (size_t k = 0; k < map.claim[i].n; k++)
			must(map.claim[i].at[k] < f->heading.n, "a claim is of columns that are there");
	check_guesses(a, f, &map, said);
	check_kept(a, kind, &f->heading, said);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct str between = S("\n====\n");
	struct arena *a = arena_new(ARENA);
	struct str text = { (const char *)data, size }, table = STR_NONE, source;
	ptrdiff_t at = str_find(text, between);
	struct import_mapping m = { .revision = 0 };
	struct csv_file f = { 0 };
	struct csv_problem bad;

	if (at >= 0) {
		table = str_sub(text, (size_t)at + between.n, size);
		text = str_sub(text, 0, (size_t)at);
	}
	if (mapping_file_read(a, text, &m, &source))
		check_file(a, &m);
	if (utf8_ok(text)) /* what a school keeps has been checked at the door */
		check_words(a, text);
	if (csv_read(a, table, &f, &bad) == RC_OK)
		for (enum import_kind k = IMPORT_ROLL; k <= IMPORT_LAST; k++)
			check_table(a, k, m.columns, &f);
	arena_free(a);
	return 0;
}
