/* Words of a file that are no code: what a person has chosen for them, and the list of those that nobody has. */
#include "import/import_read.h"

#include <string.h>

#include "import/import_index.h"
#include "kit/text/fold.h"

enum { LINES_SAID = 5 };

static struct str word_key(struct arena *a, struct str value)
{
	return str_lower_ascii(a, fold_spaces(a, value));
}

bool import_word_find(const struct import_reader *r, enum column c, struct str value, struct str *code)
{
	struct str key = r->words.n > 0 ? word_key(r->a, value) : STR_NONE;

	for (size_t i = 0; i < r->words.n; i++)
		if (r->words.item[i].column == c && str_eq(word_key(r->a, r->words.item[i].value), key)) {
			*code = r->words.item[i].code;
			return true;
		}
	return false;
}

static struct import_unknown *unknown_of(struct import_reader *r, enum column c, struct str value)
{
	struct str key = str_fmt(r->a, "%d %.*s", (int)c, STR_ARG(word_key(r->a, value)));
	struct import_unknowns *all = &r->unknowns;
	struct import_unknown *u;
	uint32_t at = 0;

	if (r->unknown_known == NULL) {
		r->unknown_known = NEW(r->a, struct import_index);
		*r->unknown_known = import_index_new(r->a, 16);
	}
	u = import_index_next(r->unknown_known, key, &at);
	if (u != NULL)
		return u;
	u = NEW(r->a, struct import_unknown);
	import_index_add(r->unknown_known, key, u);
	if (all->n == all->cap) {
		struct import_unknown **more;

		all->cap = all->cap > 0 ? 2 * all->cap : 16;
		more = NEW_ARRAY(r->a, struct import_unknown *, all->cap);
		if (all->n > 0)
			memcpy(more, all->item, all->n * sizeof(struct import_unknown *));
		all->item = more;
	}
	all->item[all->n++] = u;
	return u;
}

static void line_add(struct arena *a, struct import_unknown *u, size_t line)
{
	if (u->rows > 0 && u->line[u->rows - 1] == line) /* in another cell of the same line */
		return;
	if (u->rows == u->cap) {
		size_t *more;

		u->cap = u->cap > 0 ? 2 * u->cap : 4;
		more = NEW_ARRAY(a, size_t, u->cap);
		if (u->rows > 0)
			memcpy(more, u->line, u->rows * sizeof *more);
		u->line = more;
	}
	u->line[u->rows++] = line;
}

void import_unknown_at(struct import_reader *r, enum column c, struct str heading, struct str value, struct str reason,
                       bool stops)
{
	struct import_unknown *u = unknown_of(r, c, value);

	if (u->rows == 0) {
		u->column = c;
		u->heading = heading;
		u->value = value;
		u->reason = reason;
		u->stops = stops;
	}
	line_add(r->a, u, r->row->line);
	r->unknown_rows += u->stops;
}

void import_unknown(struct import_reader *r, enum column c, int nth, struct str reason, bool stops)
{
	import_unknown_at(r, c, column_heading(r->map, c, nth), column_cell(r->map, r->row, c, nth), reason, stops);
}

/* "On 12 lines: 2, 5, 9, 10, 14 …" */
static struct str where_words(struct arena *a, const struct import_unknown *u)
{
	struct str line[LINES_SAID];
	size_t n = u->rows < LINES_SAID ? u->rows : LINES_SAID;

	for (size_t i = 0; i < n; i++)
		line[i] = str_fmt(a, "%zu", u->line[i]);
	return str_fmt(a, "It is on %zu lines: %.*s%s", u->rows, STR_ARG(str_join(a, line, n, S(", "))),
	               u->rows > n ? " …" : ".");
}

void import_unknowns_say(struct import_reader *r)
{
	for (size_t i = 0; i < r->unknowns.n; i++) {
		const struct import_unknown *u = r->unknowns.item[i];
		struct str reason = u->rows == 1
		                        ? u->reason
		                        : str_fmt(r->a, "%.*s %.*s", STR_ARG(u->reason), STR_ARG(where_words(r->a, u)));
		struct csv_row row = { .line = u->line[0] };

		r->row = &row;
		if (u->stops)
			import_problem_at(r, u->heading, u->value, reason);
		else
			import_note_at(r, u->heading, u->value, reason);
	}
	r->row = &r->file->heading;
	r->unknown_rows = 0; /* they are among the problems now */
}

size_t import_faults(const struct import_reader *r)
{
	return r->problems.n + r->unknown_rows;
}
