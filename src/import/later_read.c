#include "import/later_read.h"

#include <string.h>

#include "import/dates_read.h"
#include "import/mapping_read.h"
#include "kit/text/fold.h"

enum { TEXT_MAX = 64 << 20, FAULT_CELLS = 4 };

bool later_old(const struct import_later *v, int64_t now)
{
	return (v->out_at != 0 ? v->out_at : v->kept_at) < now - LATER_SECONDS;
}

static struct str line_word(struct arena *a, size_t line)
{
	return str_fmt(a, "%zu", line);
}

static void row_put(struct csv_out *o, const struct csv_row *row, size_t cells)
{
	for (size_t i = 0; i < cells; i++)
		csv_out_text(o, csv_cell(row, i));
	csv_out_end_row(o);
}

/* The numbers of the lines, "87, 88", to the rows in their order. */
static bool lines_read(struct str lines, struct csv_file *f)
{
	int64_t line;

	for (size_t i = 0; i < f->n; i++) {
		if (!str_int(str_trim(str_cut(lines, ',', &lines)), &line) || line < 1)
			return false;
		f->row[i].line = (size_t)line;
	}
	return lines.n == 0;
}

static bool faults_read(struct arena *a, struct str text, struct later_lines *out)
{
	struct csv_problem bad;
	struct csv_file f;

	if (csv_read_text(a, text, ',', &f, &bad) != RC_OK)
		return false;
	out->fault = NEW_ARRAY(a, struct later_fault, f.n + 1);
	for (size_t i = 0; i < f.n; i++) {
		int64_t line;
		size_t row = 0;

		if (!str_int(csv_cell(&f.row[i], 0), &line))
			return false;
		while (row < out->file.n && out->file.row[row].line != (size_t)line)
			row++;
		out->fault[out->faults++] =
		    (struct later_fault){ row,
			                  { csv_cell(&f.row[i], 1), csv_cell(&f.row[i], 2), csv_cell(&f.row[i], 3) } };
	}
	return true;
}

bool later_read(struct arena *a, const struct import_later *v, struct date today, struct later_lines *out)
{
	struct csv_problem bad;
	struct import_reader r = { .a = a, .today = today };
	enum rc rc;

	*out = (struct later_lines){ .kind = IMPORT_ROLL };
	if (!import_kind_parse(v->kind, &out->kind) || csv_read_text(a, v->cells, ',', &out->file, &bad) != RC_OK ||
	    !lines_read(v->lines, &out->file))
		return false;
	out->width = out->file.heading.n;
	for (size_t i = 0; i < out->file.n; i++)
		out->width = out->file.row[i].n > out->width ? out->file.row[i].n : out->width;
	rc = columns_find(a, out->kind, &out->file.heading, mapping_read(a, out->kind, v->columns, &out->file.heading),
	                  &out->map);
	if (rc != RC_OK &&
	    rc != RC_INVALID) /* as headings are understood today one may be missing: said where it matters */
		return false;
	r.file = &out->file;
	r.map = &out->map;
	out->line = keep_lines(&r);
	return faults_read(a, v->faults, out);
}

/* A day that would be read otherwise without the rest of its file: with its month in words. */
static struct csv_row days_plain(struct import_reader *quiet, const struct csv_row *row)
{
	struct csv_row out = { row->line, row->n, NEW_ARRAY(quiet->a, struct str, row->n + 1) };

	if (row->n > 0)
		memcpy(out.cell, row->cell, row->n * sizeof *row->cell);
	quiet->row = row;
	for (enum column c = COL_NONE + 1; c < COL_COUNT; c++) {
		size_t at = (size_t)quiet->map->at[c][0];
		struct date d;

		if (at == 0 || at > row->n || !import_date_column(c) || row->cell[at - 1].n == 0)
			continue;
		d = import_date(quiet, c, false);
		if (!date_none(d) &&
		    date_cmp(date_see(row->cell[at - 1], quiet->today, c == COL_BORN).day_first, d) != 0)
			out.cell[at - 1] = date_long(quiet->a, d);
	}
	return out;
}

void later_write(const struct import_reader *r, const struct import_kept *kept, size_t n, struct import_later *v)
{
	struct arena *a = r->a;
	struct import_reader quiet = import_reader_new(a, r->file, r->map, r->today);
	struct str *line = NEW_ARRAY(a, struct str, n);
	struct buf b = buf_new(a, TEXT_MAX), cells = buf_new(a, TEXT_MAX);
	struct csv_out o = csv_out_begin(&b, false), to = csv_out_begin(&cells, false);

	row_put(&to, &r->file->heading, r->file->heading.n);
	csv_out_text(&o, S("line"));
	csv_out_end_row(&o);
	for (size_t i = 0; i < n; i++) {
		const struct csv_row row = days_plain(&quiet, kept[i].row);

		row_put(&to, &row, row.n > r->file->heading.n ? row.n : r->file->heading.n);
		line[i] = line_word(a, kept[i].line);
		for (size_t k = 0; k < kept[i].faults; k++) {
			const struct import_fault *f = &kept[i].fault[k];
			const struct str cell[FAULT_CELLS] = { line[i], f->column, f->value, f->reason };

			for (size_t c = 0; c < FAULT_CELLS; c++)
				csv_out_text(&o, cell[c]);
			csv_out_end_row(&o);
		}
	}
	v->who = kept[0].who;
	v->lines = str_join(a, line, n, S(", "));
	v->faults = buf_view(&b);
	v->cells = buf_view(&cells);
}

/* Where the file has this heading; its width when it has none. */
static size_t heading_at(struct arena *a, const struct csv_file *f, struct str heading)
{
	struct str key = fold_tight(a, heading);
	size_t i = 0;

	while (i < f->heading.n && !str_eq(fold_tight(a, f->heading.cell[i]), key))
		i++;
	return i;
}

static bool was_wrong(const struct later_lines *l, size_t row, struct str heading)
{
	for (size_t i = 0; i < l->faults; i++)
		if (l->fault[i].row == row && str_eq(l->fault[i].say.column, heading))
			return true;
	return false;
}

/* The same cells, but for those that were wrong. at: where the headings are in the file. */
static bool row_again(const struct later_lines *l, size_t row, const struct csv_row *other, const size_t *at)
{
	for (size_t i = 0; i < l->file.heading.n; i++)
		if (!str_eq(csv_cell(&l->file.row[row], i), csv_cell(other, at[i])) &&
		    !was_wrong(l, row, l->file.heading.cell[i]))
			return false;
	return true;
}

/* A number alone is not the child: it stood on the line of another one, perhaps. */
static bool same_person(const struct keep_line *x, const struct keep_line *y)
{
	bool other_name = x->name.n > 0 && y->name.n > 0 && !str_eq(x->name, y->name);
	bool other_day = !date_none(x->born) && !date_none(y->born) && date_cmp(x->born, y->born) != 0;

	return keep_same(x, y) && !(other_name && other_day);
}

/* Of two numbers that are both good nobody has both, however alike the names and the days are. */
static bool other_number(const struct keep_line *x, const struct keep_line *y)
{
	return x->number_good && y->number_good && !str_eq(x->number, y->number);
}

static bool same_cell(const struct later_lines *l, size_t row, const struct csv_row *other, const size_t *at,
                      enum column c)
{
	size_t place = (size_t)l->map.at[c][0];
	struct str mine = place > 0 ? csv_cell(&l->file.row[row], place - 1) : STR_NONE;

	return mine.n > 0 && str_eq(mine, csv_cell(other, at[place - 1]));
}

/* Does a line that is kept now say that one again? A namesake does not: a name has to come with the same number, the
 * same birthday, be it as wrong as before, or with all the rest of the line. */
static bool kept_again(const struct later_lines *l, size_t row, const struct csv_row *other, const size_t *at,
                       const struct keep_line *y)
{
	const struct keep_line *x = &l->line[row];

	if (!same_person(x, y))
		return false;
	return x->no_day || keep_surely(x, y) || (x->number.n > 0 && str_eq(x->number, y->number)) ||
	       same_cell(l, row, other, at, COL_BORN) || row_again(l, row, other, at);
}

bool later_again(struct arena *a, const struct later_lines *l, const struct csv_file *f, const struct keep_line *line,
                 const bool *among, bool ends)
{
	size_t *at = NEW_ARRAY(a, size_t, l->file.heading.n + 1), found = 0;
	bool *taken = NEW_ARRAY(a, bool, f->n + 1);
	bool by_cells = l->kind == IMPORT_RESULTS || l->kind == IMPORT_CIRCUMSTANCES, all = true;

	for (size_t i = 0; i < l->file.heading.n; i++) {
		at[i] = heading_at(a, f, l->file.heading.cell[i]);
		for (size_t k = 0; k < l->file.n; k++)
			all = all && (at[i] < f->heading.n || (!by_cells && !was_wrong(l, k, l->file.heading.cell[i])));
	}
	for (size_t i = 0; i < l->file.n && all; i++)
		for (size_t k = 0; k < f->n; k++)
			if (among[k] && !taken[k] && !other_number(&l->line[i], &line[k]) &&
			    (ends ? keep_surely(&l->line[i], &line[k]) : kept_again(l, i, &f->row[k], at, &line[k])) &&
			    str_eq(l->line[i].contact, line[k].contact) &&
			    (!by_cells || row_again(l, i, &f->row[k], at))) {
				found++;
				taken[k] = by_cells || l->kind == IMPORT_CONTACTS;
				break;
			}
	return all && l->file.n > 0 && found == l->file.n;
}
