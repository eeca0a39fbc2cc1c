/* Tables in a web page, as old systems save them under the name of a workbook. Tags are forgiven much, as browsers do;
 * nothing is fetched, and nothing in the page is run. */
#include "kit/file/look_grid.h"

#include <string.h>

#include <libxml/HTMLparser.h>

enum { CELL_MAX = 256 * 1024, SPAN_MAX = 1000 };

/* A cell that reaches into the rows below. */
struct reach {
	size_t rows;
	struct str text;
};

struct page {
	struct grid_made *g;
	struct buf text;
	struct reach reach[GRID_COLUMNS_MAX];
};

static bool is_element(const xmlNode *n, const char *name)
{
	return n != NULL && n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static bool is_cell(const xmlNode *n)
{
	return is_element(n, "td") || is_element(n, "th");
}

/* The next node in the order of the page; within: stays inside it; into: also below n. */
static xmlNode *next_node(xmlNode *n, const xmlNode *within, bool into)
{
	if (into && n->children != NULL && n->type == XML_ELEMENT_NODE)
		return n->children;
	while (n != within && n->next == NULL)
		n = n->parent;
	return n == within ? NULL : n->next;
}

static struct str cell_text(struct page *p, xmlNode *cell)
{
	bool gap = false;

	p->text.n = 0;
	for (xmlNode *n = cell->children; n != NULL;) {
		bool into = !is_element(n, "script") && !is_element(n, "style") && !is_element(n, "table");

		if (is_element(n, "br") || is_element(n, "p")) {
			buf_char(&p->text, '\n');
			gap = false;
		}
		for (const char *c = n->type == XML_TEXT_NODE && n->content != NULL ? (const char *)n->content : "";
		     *c != '\0'; c++) {
			bool space = *c == ' ' || *c == '\t' || *c == '\r' || *c == '\n';

			if (!space && gap && p->text.n > 0 && p->text.p[p->text.n - 1] != '\n')
				buf_char(&p->text, ' ');
			if (!space)
				buf_char(&p->text, *c);
			gap = space;
		}
		n = next_node(n, cell, into);
	}
	if (p->text.full)
		grid_refuse(GRID_EXCESSIVE);
	return str_dup(p->g->a, str_trim(buf_view(&p->text)));
}

static size_t span_of(xmlNode *cell, const char *name)
{
	xmlChar *s = xmlGetProp(cell, (const xmlChar *)name);
	int64_t v;

	return s != NULL && str_int(str_trim(str_of((const char *)s)), &v) && v > 0
	           ? (size_t)(v < SPAN_MAX ? v : SPAN_MAX)
	           : 1;
}

/* Cells that reach down from above, before the next one of this row. */
static size_t reach_in(struct page *p, size_t at)
{
	while (at < GRID_COLUMNS_MAX && p->reach[at].rows > 0) {
		p->reach[at].rows--;
		grid_cell(p->g, at, p->reach[at].text);
		at++;
	}
	return at;
}

static void row_read(struct page *p, xmlNode *row, size_t line)
{
	size_t at = 0;

	for (xmlNode *c = row->children; c != NULL; c = c->next) {
		size_t columns, rows;
		struct str text;

		if (!is_cell(c))
			continue;
		at = reach_in(p, at);
		columns = span_of(c, "colspan");
		rows = span_of(c, "rowspan");
		text = cell_text(p, c);
		grid_cell(p->g, at, text);
		for (size_t i = 0; i < columns && at < GRID_COLUMNS_MAX; i++, at++)
			p->reach[at] = (struct reach){ rows - 1, i == 0 ? text : STR_NONE };
	}
	for (; at < GRID_COLUMNS_MAX; at++)
		at = reach_in(p, at);
	grid_row(p->g, line, false);
}

/* The table that a node is of. */
static const xmlNode *table_of(const xmlNode *n)
{
	while (n != NULL && !is_element(n, "table"))
		n = n->parent;
	return n;
}

static size_t rows_of(xmlNode *table)
{
	size_t rows = 0;

	for (xmlNode *n = table->children; n != NULL; n = next_node(n, table, true))
		rows += is_element(n, "tr") && table_of(n) == table;
	return rows;
}

static void table_read(struct grid_made *g, xmlNode *table)
{
	struct page *p = NEW(g->a, struct page);
	size_t line = 0;

	*p = (struct page){ .g = g, .text = buf_new(g->a, CELL_MAX) };
	for (xmlNode *n = table->children; n != NULL; n = next_node(n, table, true))
		if (is_element(n, "tr") && table_of(n) == table)
			row_read(p, n, ++line);
}

void grid_page(struct grid_made *g, struct str in)
{
	htmlDocPtr doc =
	    htmlReadMemory(in.p, (int)in.n, NULL, "UTF-8",
	                   HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL;
	xmlNode *table[GRID_SHEETS_MAX];
	size_t longest = 0, rows[GRID_SHEETS_MAX];

	for (xmlNode *n = root; n != NULL && g->sheets < GRID_SHEETS_MAX; n = next_node(n, root, true)) {
		if (!is_element(n, "table"))
			continue;
		rows[g->sheets] = rows_of(n);
		table[g->sheets] = n;
		longest = rows[g->sheets] > rows[longest] ? g->sheets : longest;
		grid_sheet(g, str_fmt(g->a, "Table %zu", g->sheets + 1), false, rows[g->sheets] > 0);
	}
	if (g->sheets == 0)
		grid_refuse(GRID_EMPTY);
	g->taken = g->wanted > 0 ? grid_choose(g) : longest + 1;
	table_read(g, table[g->taken - 1]);
}
