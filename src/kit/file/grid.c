#include "kit/file/grid.h"

#include <string.h>

#include "kit/base/utf8.h"
#include "kit/file/look.h"
#include "kit/file/look_grid.h"

enum { ASKED_MORE = 64 };

/* What came out of the cage is read like what a stranger sent: the process that made it may have been taken over. */
struct answer {
	struct str rest;
	bool sound;
};

static size_t number_take(struct answer *w)
{
	uint32_t v = 0;

	w->sound = w->sound && w->rest.n >= sizeof v;
	if (!w->sound)
		return 0;
	memcpy(&v, w->rest.p, sizeof v);
	w->rest = str_sub(w->rest, sizeof v, w->rest.n);
	return v;
}

static struct str text_take(struct answer *w)
{
	size_t n = number_take(w);
	struct str s = str_sub(w->rest, 0, n);

	w->sound = w->sound && n <= w->rest.n && utf8_ok(s);
	w->rest = str_sub(w->rest, n, w->rest.n);
	return w->sound ? s : STR_NONE;
}

static void sheets_take(struct arena *a, struct answer *w, struct grid *g)
{
	g->sheets = number_take(w);
	w->sound = w->sound && g->sheets <= GRID_SHEETS_MAX;
	g->sheet = NEW_ARRAY(a, struct grid_sheet, w->sound ? g->sheets : 0);
	for (size_t i = 0; i < g->sheets && w->sound; i++) {
		size_t flags = number_take(w);

		g->sheet[i] = (struct grid_sheet){ text_take(w), (flags & 1) != 0, (flags & 2) != 0 };
	}
	g->taken = number_take(w);
	w->sound = w->sound && g->taken >= 1 && g->taken <= g->sheets;
}

static void rows_take(struct arena *a, struct arena *rows, struct answer *w, struct grid *g)
{
	size_t line = 0, cells = 0;

	g->n = number_take(w);
	w->sound = w->sound && g->n <= GRID_ROWS_MAX;
	g->row = NEW_ARRAY(rows, struct grid_row, w->sound ? g->n : 0);
	for (size_t i = 0; i < g->n && w->sound; i++) {
		struct grid_row *r = &g->row[i];

		r->line = number_take(w);
		r->hidden = number_take(w) != 0;
		r->n = number_take(w);
		cells += r->n;
		w->sound =
		    w->sound && r->line > line && r->n >= 1 && r->n <= GRID_COLUMNS_MAX && cells <= GRID_CELLS_MAX;
		line = r->line;
		r->cell = NEW_ARRAY(a, struct str, w->sound ? r->n : 0);
		for (size_t k = 0; k < r->n && w->sound; k++)
			r->cell[k] = text_take(w);
	}
}

static enum rc answer_read(struct arena *a, struct arena *rows, struct str s, struct grid *out, struct err *e)
{
	struct answer w = { s, true };
	struct grid g = { 0 };

	sheets_take(a, &w, &g);
	rows_take(a, rows, &w, &g);
	if (!w.sound || w.rest.n > 0)
		return err_set(e, RC_FAIL, "grid: an answer that is not whole");
	*out = g;
	return RC_OK;
}

enum rc grid_read(struct arena *a, struct arena *rows, int keeper_fd, enum grid_form form, int64_t sheet, struct str in,
                  struct grid *out, enum grid_fault *fault, struct err *e)
{
	struct grid_wish wish = { form, sheet };
	const size_t n = sizeof wish + in.n;
	struct arena *asked = arena_new(n + ASKED_MORE); /* a copy of the file, needed no longer than the question */
	char *p = arena_raw(asked, n);
	struct str answer;
	int status = 0;
	enum rc rc;

	memcpy(p, &wish, sizeof wish);
	if (in.n > 0)
		memcpy(p + sizeof wish, in.p, in.n);
	*fault = GRID_FINE;
	rc = cage_ask(a, keeper_fd, FILE_WORK, (struct cage_wish){ FILE_WORK_GRID, 0 }, (struct str){ p, n }, &status,
	              &answer, e);
	arena_free(asked);
	if (rc != RC_OK)
		return rc;
	if (status == CAGE_AGAIN)
		return err_set(e, RC_FAIL,
		               "this machine cannot confine a process (seccomp): only plain text can be read");
	if (status == 0)
		return answer_read(a, rows, answer, out, e);
	*fault = status > GRID_FINE && status < GRID_FAULTS ? (enum grid_fault)status : GRID_UNREADABLE;
	return RC_OK;
}
