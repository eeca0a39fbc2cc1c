#include "kit/file/look_grid.h"

#include <string.h>

#include "kit/file/cage.h"

static void number_put(struct buf *b, size_t v)
{
	uint32_t n = (uint32_t)v;

	buf_add(b, &n, sizeof n);
}

static void text_put(struct buf *b, struct str s)
{
	number_put(b, s.n);
	buf_str(b, s);
}

/* As kit/file/grid.c reads it. */
static struct str grid_put(struct grid_made *g)
{
	struct buf b = buf_new(g->a, CAGE_OUT_MAX);

	number_put(&b, g->sheets);
	for (size_t i = 0; i < g->sheets; i++) {
		number_put(&b, (size_t)g->sheet[i].hidden | (size_t)g->sheet[i].filled << 1);
		text_put(&b, g->sheet[i].name);
	}
	number_put(&b, g->taken);
	number_put(&b, g->n);
	for (size_t i = 0; i < g->n; i++) {
		number_put(&b, g->row[i].line);
		number_put(&b, g->row[i].hidden);
		number_put(&b, g->row[i].n);
		for (size_t k = 0; k < g->row[i].n; k++)
			text_put(&b, g->row[i].cell[k]);
	}
	if (b.full)
		grid_refuse(GRID_EXCESSIVE);
	return buf_view(&b);
}

int grid_run(void *prepared, struct str in, int out)
{
	static void (*const read[GRID_FORMS])(struct grid_made *, struct str) = { grid_book, grid_page, grid_xml_book,
		                                                                  grid_ctf };
	struct grid_wish w;
	struct grid_made *g;
	struct str answer;
	struct arena *a = arena_new(GRID_MEMORY);

	(void)prepared;
	if (in.n < sizeof w)
		grid_refuse(GRID_DAMAGED);
	memcpy(&w, in.p, sizeof w);
	if (w.form < 0 || w.form >= GRID_FORMS || w.sheet < 0 || w.sheet > GRID_SHEETS_MAX)
		grid_refuse(GRID_NO_SHEET);
	g = NEW(a, struct grid_made);
	g->a = a;
	g->wanted = (size_t)w.sheet;
	read[w.form](g, str_sub(in, sizeof w, in.n));
	if (g->n == 0)
		grid_refuse(GRID_EMPTY);
	answer = grid_put(g);
	cage_put(out, answer.p, answer.n);
	return 0;
}
