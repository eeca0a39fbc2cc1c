#include "import/mapping_read.h"

#include <stdlib.h>

#include "kit/text/fold.h"

struct str *mapping_keys(struct arena *a, const struct csv_row *heading)
{
	struct str *key = NEW_ARRAY(a, struct str, heading->n + 1), *tight = NEW_ARRAY(a, struct str, heading->n + 1);

	for (size_t i = 0; i < heading->n; i++) {
		int nth = 1;

		tight[i] = fold_tight(a, heading->cell[i]);
		for (size_t k = 0; k < i && tight[i].n > 0; k++)
			nth += str_eq(tight[k], tight[i]);
		key[i] = nth > 1 ? str_fmt(a, "%.*s#%d", (int)tight[i].n, tight[i].p, nth) : tight[i];
	}
	return key;
}

static int by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const struct str *)x, *(const struct str *)y);
}

struct str mapping_headings(struct arena *a, const struct csv_row *heading)
{
	struct str *key = mapping_keys(a, heading);
	bool twice = false;
	size_t n = 0;

	for (size_t i = 0; i < heading->n; i++) {
		twice = twice || str_find(key[i], S("#")) > 0;
		if (key[i].n > 0)
			key[n++] = key[i];
	}
	/* Of two columns of one name only the order tells which is which. */
	if (n > 1 && !twice)
		qsort(key, n, sizeof *key, by_bytes);
	return str_join(a, key, n, S("\n"));
}

static struct str said_text(struct arena *a, const struct column_said *s)
{
	switch (s->saying) {
	case SAID_OUT:
		return S("-");
	case SAID_COLUMN:
		return column_key(a, s->column, s->nth);
	case SAID_AS:
		return str_fmt(a, "=%.*s", (int)s->as.n, s->as.p);
	case SAID_NOTHING:
		break;
	}
	return STR_NONE;
}

struct str mapping_write(struct arena *a, const struct csv_row *heading, const struct column_said *said)
{
	struct str *key = mapping_keys(a, heading), *line = NEW_ARRAY(a, struct str, heading->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < heading->n; i++) {
		struct str what = said_text(a, &said[i]);

		if (key[i].n > 0 && what.n > 0)
			line[n++] = str_fmt(a, "%.*s\t%.*s", (int)key[i].n, key[i].p, (int)what.n, what.p);
	}
	return str_join(a, line, n, S("\n"));
}

static struct column_said said_read(enum import_kind kind, struct str what)
{
	struct column_said s = { .saying = SAID_NOTHING };

	if (str_is(what, "-"))
		s.saying = SAID_OUT;
	else if (str_starts(what, S("=")) && kind == IMPORT_RESULTS && what.n > 1)
		s = (struct column_said){ .saying = SAID_AS, .as = str_sub(what, 1, what.n - 1) };
	else if (column_key_read(what, &s.column, &s.nth) && column_offered(kind, s.column))
		s.saying = SAID_COLUMN;
	return s;
}

/* The next line of the text: its key and what is said. False at the end. */
static bool line_next(struct str *rest, struct str *key, struct str *what)
{
	while (rest->n > 0) {
		struct str line = str_cut(*rest, '\n', rest);

		*key = str_cut(line, '\t', what);
		if (key->n > 0)
			return true;
	}
	return false;
}

struct column_said *mapping_read(struct arena *a, enum import_kind kind, struct str text, const struct csv_row *heading)
{
	struct column_said *said = NEW_ARRAY(a, struct column_said, heading->n + 1);
	struct str *have = mapping_keys(a, heading);
	struct str key, what;

	while (line_next(&text, &key, &what))
		for (size_t i = 0; i < heading->n; i++)
			if (str_eq(have[i], key))
				said[i] = said_read(kind, what);
	return said;
}

bool mapping_fits(struct arena *a, struct str text, const struct csv_row *heading)
{
	struct str *have = mapping_keys(a, heading);
	struct str key, what;
	size_t lines = 0;

	for (; line_next(&text, &key, &what); lines++) {
		bool there = false;

		for (size_t i = 0; i < heading->n; i++)
			there = there || str_eq(have[i], key);
		if (!there)
			return false;
	}
	return lines > 0;
}

/* A key without its number: words of the first need are words of the second. */
static struct str word_key(struct arena *a, enum column c)
{
	return column_key(a, c, 1);
}

/* A value stands on one line, between tabs. */
static struct str one_line(struct arena *a, struct str s)
{
	return fold_spaces(a, s);
}

struct str mapping_words_write(struct arena *a, const struct import_words *w)
{
	struct str *line = NEW_ARRAY(a, struct str, w->n + 1);

	for (size_t i = 0; i < w->n; i++) {
		struct str key = word_key(a, w->item[i].column), value = one_line(a, w->item[i].value);

		line[i] = str_fmt(a, "%.*s\t%.*s\t%.*s", STR_ARG(key), STR_ARG(value), STR_ARG(w->item[i].code));
	}
	return str_join(a, line, w->n, S("\n"));
}

struct import_words mapping_words_read(struct arena *a, struct str text)
{
	struct import_word *word = NEW_ARRAY(a, struct import_word, str_count(text, '\n') + 1);
	struct import_words w = { .n = 0 };
	struct str key, rest;

	while (line_next(&text, &key, &rest)) {
		struct import_word *k = &word[w.n];
		int nth;

		k->value = str_cut(rest, '\t', &k->code);
		if (k->value.n > 0 && column_key_read(key, &k->column, &nth))
			w.n++;
	}
	w.item = word;
	return w;
}

struct str mapping_meaning(struct arena *a, enum column c, struct str cell, struct date today)
{
	struct str code = STR_NONE, say = STR_NONE;
	struct date day;
	enum code_state st = CODE_UNKNOWN;

	if (c == COL_STATUS)
		st = sen_provision_read(cell, today, &code, &say);
	else if (c == COL_NEED)
		st = sen_type_read(cell, today, &code, &say);
	if (st == CODE_OK || st == CODE_OLD)
		return code;
	if (cell.n > 0 && date_parse(cell, &day))
		return date_iso(a, day);
	return fold_key(a, cell);
}

static bool columns_agree(struct arena *a, const struct csv_file *f, const struct column_claim *k, struct date today)
{
	for (size_t i = 0; i < f->n; i++) {
		struct arena_mark m = arena_mark(a);
		struct str first = mapping_meaning(a, k->column, csv_cell(&f->row[i], k->at[0]), today);
		bool same = true;

		for (size_t j = 1; j < k->n; j++)
			same =
			    same && str_eq(first, mapping_meaning(a, k->column, csv_cell(&f->row[i], k->at[j]), today));
		arena_rewind(a, m);
		if (!same)
			return false;
	}
	return true;
}

void mapping_claims_settle(struct arena *a, const struct csv_file *f, struct date today, struct column_map *m)
{
	size_t n = 0;

	for (size_t i = 0; i < m->claims; i++)
		if (!columns_agree(a, f, &m->claim[i], today))
			m->claim[n++] = m->claim[i];
	m->claims = n;
}

size_t mapping_samples(const struct csv_file *f, size_t at, struct str out[MAPPING_SAMPLES])
{
	size_t n = 0;

	for (size_t i = 0; i < f->n && n < MAPPING_SAMPLES; i++) {
		struct str cell = csv_cell(&f->row[i], at);
		bool fresh = cell.n > 0;

		for (size_t k = 0; k < n; k++)
			fresh = fresh && !str_eq(out[k], cell);
		if (fresh)
			out[n++] = cell;
	}
	return n;
}
