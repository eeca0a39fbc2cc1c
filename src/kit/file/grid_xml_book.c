/* Workbooks of 2003 as XML ("XML spreadsheet"), which some systems still write under the name of an .xls. */
#include "kit/file/look_grid.h"

#include "kit/file/grid_xml.h"

enum { VALUE_MAX = 256 * 1024, LINES_MAX = 1048576 };

struct old_book {
	struct grid_made *g;
	struct buf value;
	size_t sheet; /* from 1 */
	size_t line;
	size_t column;
	size_t across; /* cells that this one covers beside itself */
	bool hidden;
	bool any;
	char type; /* of the value: N(umber), D(ateTime), B(oolean), S(tring) */
};

static size_t number_of(xmlTextReaderPtr r, const char *name, size_t otherwise, size_t most)
{
	int64_t v;

	if (!str_int(grid_xml_attribute(r, name), &v) || v < 0 || (uint64_t)v > most)
		return otherwise;
	return (size_t)v;
}

/* "2017-02-01T00:00:00.000"; a time alone is on the last day of 1899. */
static struct str day_text(struct arena *a, struct str s)
{
	struct str time;
	struct str day = str_cut(s, 'T', &time);

	time = str_sub(time, 0, 5);
	if (str_starts(day, S("1899-12-3")))
		return str_dup(a, time);
	if (time.n == 0 || str_is(time, "00:00"))
		return str_dup(a, day);
	return str_fmt(a, "%.*s %.*s", STR_ARG(day), STR_ARG(time));
}

static struct str value_text(struct old_book *b)
{
	struct arena *a = b->g->a;
	struct str s = buf_view(&b->value);
	double v;

	if (b->value.full)
		grid_refuse(GRID_EXCESSIVE);
	if (b->type == 'N' && grid_number(str_trim(s), &v))
		return grid_number_text(a, v);
	if (b->type == 'D')
		return day_text(a, str_trim(s));
	if (b->type == 'B')
		return str_is(str_trim(s), "1") ? S("TRUE") : S("FALSE");
	return str_dup(a, s);
}

/* Cells of the sheet that is wanted; all sheets are counted. */
static void node_read(struct old_book *b, xmlTextReaderPtr r, size_t taken)
{
	if (grid_xml_begins(r, "Row")) {
		b->line = number_of(r, "Index", b->line + 1, LINES_MAX);
		b->hidden = str_is(grid_xml_attribute(r, "Hidden"), "1");
		b->column = 0;
		b->across = 0;
	}
	if (grid_xml_begins(r, "Cell")) {
		size_t at = number_of(r, "Index", b->column + b->across + 1, LINES_MAX);

		b->column = at > 0 ? at : 1;
		b->across = number_of(r, "MergeAcross", 0, GRID_COLUMNS_MAX);
	}
	if (grid_xml_begins(r, "Data")) {
		struct str type = grid_xml_attribute(r, "Type");

		b->type = type.n > 0 ? type.p[0] : 'S';
		b->value.n = 0;
	}
	if (grid_xml_ends(r, "Data")) {
		b->any = true;
		if (b->sheet == taken && b->column > 0)
			grid_cell(b->g, b->column - 1, value_text(b));
	}
	if (grid_xml_ends(r, "Row") && b->sheet == taken)
		grid_row(b->g, b->line, b->hidden);
}

static void walk(struct grid_made *g, struct str in, size_t taken)
{
	struct old_book *b = NEW(g->a, struct old_book);
	xmlTextReaderPtr r = grid_xml_memory(in);
	bool data = false, hidden = false;
	struct str name = STR_NONE;

	*b = (struct old_book){ .g = g, .value = buf_new(g->a, VALUE_MAX) };
	while (grid_xml_next(r)) {
		if (grid_xml_begins(r, "Worksheet")) {
			b->sheet++;
			b->line = 0;
			b->any = hidden = false;
			name = str_dup(g->a, grid_xml_attribute(r, "Name"));
		}
		data = (data || grid_xml_begins(r, "Data")) && !grid_xml_ends(r, "Data");
		if (data)
			buf_str(&b->value, grid_xml_text(r));
		hidden = hidden || (grid_xml_begins(r, "Visible") && b->sheet > 0);
		node_read(b, r, taken);
		if (grid_xml_ends(r, "Worksheet") && taken == 0)
			grid_sheet(g, name, hidden, b->any);
	}
	xmlFreeTextReader(r);
}

void grid_xml_book(struct grid_made *g, struct str in)
{
	walk(g, in, 0);
	g->taken = grid_choose(g);
	walk(g, in, g->taken);
}
