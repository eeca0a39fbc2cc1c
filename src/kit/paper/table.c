/* Tables: widths of columns from their contents, a heading row that comes again on each page, rows that stay whole.
 * In large print a table becomes titled groups of "label: value" lines, because columns of 18 point do not fit. */
#include "kit/paper/inside.h"

enum { COLUMNS_MAX = 8 };

static const double COLUMN_GAP = 12, CELL_PAD = 4;

struct columns {
	double x[COLUMNS_MAX]; /* from the start edge */
	double w[COLUMNS_MAX];
};

static struct str cell(const struct paper_table *t, size_t row, size_t column)
{
	return t->cells[row * t->n_columns + column];
}

/* Gives each column its share; a column that needs less than its share leaves the rest to the others. */
static void widths_share(const struct paper_table *t, const double *whole, const double *word, double total, double *w)
{
	bool settled[COLUMNS_MAX] = { false };

	for (size_t round = 0; round < t->n_columns; round++) {
		double left = total, weights = 0;
		bool changed = false;

		for (size_t i = 0; i < t->n_columns; i++) {
			left -= settled[i] ? w[i] : 0;
			weights += settled[i] ? 0 : t->columns[i].weight;
		}
		for (size_t i = 0; i < t->n_columns; i++) {
			double share = weights > 0 ? left * t->columns[i].weight / weights : 0;

			if (settled[i])
				continue;
			w[i] = share > word[i] ? share : word[i];
			if (whole[i] <= share || word[i] > share) {
				w[i] = whole[i] <= share ? whole[i] : word[i];
				settled[i] = changed = true;
			}
		}
		if (!changed)
			return;
	}
}

static struct columns columns_measure(struct paper *p, const struct paper_table *t)
{
	double whole[COLUMNS_MAX] = { 0 }, word[COLUMNS_MAX] = { 0 }, sum = 0, weights = 0, x = 0;
	double total = body_width(p) - COLUMN_GAP * (double)(t->n_columns - 1);
	struct columns c = { 0 };

	for (size_t i = 0; i < t->n_columns; i++) {
		double a, b;

		text_widths(p, FACE_COLUMN, t->columns[i].heading, true, &whole[i], &word[i]);
		for (size_t r = 0; r < t->n_rows; r++) {
			text_widths(p, FACE_NORMAL, cell(t, r, i), t->columns[i].names, &a, &b);
			whole[i] = a > whole[i] ? a : whole[i];
			word[i] = b > word[i] ? b : word[i];
		}
		sum += whole[i];
		weights += t->columns[i].weight;
	}
	if (sum <= total) {
		for (size_t i = 0; i < t->n_columns; i++)
			c.w[i] = whole[i] + (total - sum) * t->columns[i].weight / (weights > 0 ? weights : 1);
	} else {
		widths_share(t, whole, word, total, c.w);
		sum = 0;
		for (size_t i = 0; i < t->n_columns; i++)
			sum += c.w[i];
		/* Longer than the page even so: words are broken. */
		for (size_t i = 0; sum > total && i < t->n_columns; i++)
			c.w[i] *= total / sum;
	}
	for (size_t i = 0; i < t->n_columns; i++) {
		c.x[i] = x;
		x += c.w[i] + COLUMN_GAP;
	}
	return c;
}

/* One row; row < 0 is the heading. Returns its first strip. */
static struct strip *row_add(struct paper *p, const struct paper_table *t, const struct columns *c, struct node *table,
                             ptrdiff_t row)
{
	struct node *tr = node_add(p, table, "TR");
	struct beside cells[COLUMNS_MAX];
	struct strip *first, *last;

	for (size_t i = 0; i < t->n_columns; i++) {
		const struct paper_column *column = &t->columns[i];
		bool head = row < 0 || column->names;
		struct paper_span span = { row < 0 ? column->heading : cell(t, (size_t)row, i), head, false };
		struct node *node = node_add(p, tr, head ? "TH" : "TD");

		if (head)
			node->scope = row < 0 ? "Column" : "Row";
		cells[i] =
		    (struct beside){ node,
			             text_set(p, row < 0 ? FACE_COLUMN : FACE_NORMAL, &span, 1, c->w[i],
			                      column->number ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT, column->number),
			             start_x(p, c->x[i], c->w[i]), row < 0 ? COLOUR_QUIET : COLOUR_INK };
	}
	first = beside_strips(p, cells, t->n_columns, 0, CELL_PAD);
	last = p->last;
	rect_add(p, last, body_x(p), last->h - 1, body_width(p), row < 0 ? 1.2 : 0.75,
	         row < 0 ? COLOUR_INK : COLOUR_LINE);
	return first;
}

/* The heading in one strip, so that it can be drawn again. */
static struct strip *head_join(struct paper *p, struct strip *first)
{
	double y = first->h;

	for (struct strip *s = first->next; s != NULL; s = s->next) {
		for (struct part *part = s->first; part != NULL; part = part->next)
			part->y += y;
		first->last->next = s->first;
		first->last = s->last;
		y += s->h;
	}
	first->h = y;
	first->next = NULL;
	first->keep = true;
	p->last = first;
	return first;
}

/* A short table stays whole; of a long one no single row is left alone at either side of a break. */
static void rows_keep(struct strip *head, struct strip *const *ends, size_t n)
{
	double total = 0;

	for (const struct strip *s = head; s != NULL; s = s->next)
		total += s->h;
	for (size_t r = 0; r + 1 < n; r++)
		ends[r]->keep = total < BODY_HEIGHT * 0.4 || r == 0 || r + 2 == n;
}

static void table_narrow(struct paper *p, const struct paper_table *t)
{
	for (size_t r = 0; r < t->n_rows; r++) {
		bool named = false;

		paper_keep_begin(p);
		for (size_t i = 0; i < t->n_columns; i++) {
			struct paper_span pair[2];

			if (cell(t, r, i).n == 0)
				continue;
			if (t->columns[i].names && !named) {
				int level = p->level;

				paper_heading(p, level < 2 ? 2 : 3, cell(t, r, i));
				p->level = level;
				named = true;
				continue;
			}
			pair[0] =
			    (struct paper_span){ str_fmt(p->a, "%.*s: ", STR_ARG(t->columns[i].heading)), true, false };
			if (t->columns[i].heading.n == 0)
				pair[0].text = STR_NONE;
			pair[1] = (struct paper_span){ cell(t, r, i), false, false };
			p->gap = i > 0 ? 0 : p->gap;
			paper_spans(p, PAPER_NORMAL, pair, 2);
		}
		paper_keep_end(p);
		p->gap = 12;
	}
}

void paper_table(struct paper *p, const struct paper_table *t)
{
	struct columns c;
	struct node *table;
	struct strip *head, **ends;

	if (p->rc != RC_OK || t->n_columns == 0)
		return;
	if (t->n_columns > COLUMNS_MAX) {
		p->rc = err_set(&p->err, RC_INVALID, "paper: a table of %zu columns", t->n_columns);
		return;
	}
	rows_close(p);
	if (p->options.large_print) {
		table_narrow(p, t);
		return;
	}
	c = columns_measure(p, t);
	table = node_add(p, p->at, "Table");
	table->summary = t->summary;
	head = head_join(p, row_add(p, t, &c, table, -1));
	ends = NEW_ARRAY(p->a, struct strip *, t->n_rows);
	for (size_t r = 0; r < t->n_rows; r++) {
		for (struct strip *s = row_add(p, t, &c, table, (ptrdiff_t)r); s != NULL; s = s->next)
			s->repeat = head;
		ends[r] = p->last;
	}
	rows_keep(head, ends, t->n_rows);
	p->gap = 4;
}
