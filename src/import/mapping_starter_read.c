#include "import/mapping_starter_read.h"

#include "kit/base/embed.h"
#include "kit/base/utf8.h"
#include "kit/text/fold.h"

/* "Phonics_UPN" as a heading has it, to the key of a heading. */
static struct str columns_of(struct arena *a, struct str text)
{
	struct str line[CSV_MAX_COLUMNS];
	size_t n = 0;

	while (text.n > 0 && n < CSV_MAX_COLUMNS) {
		struct str what;
		struct str heading = str_cut(str_cut(text, '\n', &text), '\t', &what);
		struct str nth = STR_NONE;
		struct str words = str_cut(heading, '#', &nth);

		if (what.n == 0)
			continue;
		words = fold_tight(a, words);
		line[n++] = nth.n > 0 ? str_fmt(a, "%.*s#%.*s\t%.*s", (int)words.n, words.p, (int)nth.n, nth.p,
		                                (int)what.n, what.p)
		                      : str_fmt(a, "%.*s\t%.*s", (int)words.n, words.p, (int)what.n, what.p);
	}
	return str_join(a, line, n, S("\n"));
}

static void starter_read(struct arena *a, struct str text, struct import_mapping *out, struct str *source)
{
	*out = (struct import_mapping){ .revision = 0 };
	*source = STR_NONE;
	for (;;) {
		struct str value;
		struct str line = str_cut(text, '\n', &text);
		struct str key = str_cut(line, '\t', &value);

		if (line.n == 0)
			break;
		if (str_is(key, "name"))
			out->name = value;
		else if (str_is(key, "kind"))
			out->kind = value;
		else if (str_is(key, "source"))
			*source = value;
	}
	out->columns = columns_of(a, text);
}

struct str mapping_file_write(struct arena *a, const struct import_mapping *m)
{
	return str_fmt(a, "name\t%.*s\nkind\t%.*s\n\n%.*s\n", (int)m->name.n, m->name.p, (int)m->kind.n, m->kind.p,
	               (int)m->columns.n, m->columns.p);
}

/* A file that a spreadsheet program or a mail has touched: other line ends, a mark in front. */
static struct str lines_plain(struct arena *a, struct str text)
{
	char *p = arena_alloc(a, text.n + 1);
	size_t n = 0;

	if (str_starts(text, S("\xEF\xBB\xBF")))
		text = str_sub(text, 3, text.n);
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] != '\r')
			p[n++] = text.p[i];
	return (struct str){ p, n };
}

bool mapping_file_read(struct arena *a, struct str text, struct import_mapping *out, struct str *source)
{
	enum import_kind kind;

	if (!utf8_ok(text))
		return false;
	starter_read(a, lines_plain(a, text), out, source);
	return out->name.n > 0 && out->columns.n > 0 && import_kind_parse(out->kind, &kind);
}

bool mapping_starter_at(struct arena *a, size_t i, struct import_mapping *out, struct str *source)
{
	for (const struct embedded *f = content_files; f->name != NULL; f++) {
		if (!str_starts(str_of(f->name), S("mappings/")))
			continue;
		if (i-- == 0) {
			starter_read(a, (struct str){ (const char *)f->data, f->size }, out, source);
			return true;
		}
	}
	return false;
}

bool mapping_starter(struct arena *a, enum import_kind kind, const struct csv_row *heading, struct import_mapping *out)
{
	struct import_mapping m;
	struct str source;
	size_t best = 0;

	for (size_t i = 0; mapping_starter_at(a, i, &m, &source); i++) {
		size_t lines = str_count(m.columns, '\n') + 1;

		/* A starter without a line fits nothing. */
		if (str_is(m.kind, import_kind_name(kind)) && lines > best && mapping_fits(a, m.columns, heading)) {
			best = lines;
			*out = m;
		}
	}
	return best > 0;
}
