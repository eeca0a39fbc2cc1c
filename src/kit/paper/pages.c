/* Pages: stacks strips, breaks between them, and draws each page in the pieces that the tree of tags refers to.
 *
 * A break falls before a strip that does not fit, moved up as long as the strip before wants to stay with it. Pieces
 * are flat (one level), numbered from 0 on each page; tagged.c joins them, and writes the tree above them. */
#include "kit/paper/inside.h"

#include <cairo-pdf.h>
#include <math.h>
#include <stdlib.h>

#include "kit/base/buf.h"
#include "kit/base/date.h"

enum { PAGES_MAX = 500, FILE_MAX = 64 * 1024 * 1024, SECONDS_OF_DAY = 86400 };

/* The strip that a break before s must take along: the start of its chain of strips that stay together. */
static struct strip *chain_start(struct strip *s, const struct strip *page_top)
{
	struct strip *c = s;

	while (c != page_top && c->prev != NULL && c->prev->keep)
		c = c->prev;
	return c == page_top ? s : c;
}

int pages_break(struct paper *p)
{
	struct strip *top = p->first;
	double y = 0;
	int page = 0;

	for (struct strip *s = p->first; s != NULL;) {
		double gap = fmax(s == top ? 0 : s->gap, s->at - y);
		bool full = y + gap + s->h > BODY_HEIGHT + 0.01;

		if (s != top && (full || s->fresh_page)) {
			s = s->fresh_page ? s : chain_start(s, top);
			top = s;
			page++;
			y = s->repeat != NULL ? s->repeat->h : 0;
			gap = fmax(0, s->at - y);
		}
		s->page = page;
		s->y = y + gap;
		y = s->y + s->h;
		s = s->next;
	}
	return page + 1;
}

/* --- drawing --- */

struct drawing {
	struct paper *p;
	cairo_t *c;
	int page;
	struct page_text *texts;
	const struct node *open; /* tag that is open now */
};

struct placed {
	const struct part *part;
	double y;
	size_t order;
};

static void colour_set(cairo_t *c, uint32_t colour)
{
	cairo_set_source_rgb(c, (double)(colour >> 16 & 255) / 255, (double)(colour >> 8 & 255) / 255,
	                     (double)(colour & 255) / 255);
}

static void part_draw(cairo_t *c, const struct part *part, double y)
{
	struct part here = *part;

	here.x += MARGIN_SIDE;
	here.y += y;
	colour_set(c, part->colour);
	if (part->line != NULL) {
		cairo_move_to(c, here.x, here.y);
		pango_cairo_show_layout_line(c, part->line);
	} else if (part->draw != NULL) {
		cairo_save(c);
		part->draw(c, &here);
		cairo_restore(c);
	} else {
		cairo_rectangle(c, here.x, here.y, here.w, here.h);
		cairo_fill(c);
	}
}

/* Ends the library's page before, of the decoration or of another piece, and begins one for a piece of this tag. */
static void piece_begin(struct drawing *d, struct node *node, struct str spoken)
{
	struct page_text *texts = &d->texts[d->page];
	struct piece *piece = NEW(d->p->a, struct piece);

	*piece = (struct piece){ .page = d->page, .mcid = texts->n };
	if (node->pieces_last != NULL)
		node->pieces_last->next = piece;
	else
		node->pieces = piece;
	node->pieces_last = piece;
	texts->pieces[texts->n++] = (struct page_piece){ node->tag, spoken };
	cairo_show_page(d->c);
	d->open = node;
}

/* The area of a figure, in the coordinates of the file (up). */
static void figure_box(struct node *node, const struct part *part, double y)
{
	if (part->draw == NULL)
		return;
	node->box[0] = MARGIN_SIDE + part->x;
	node->box[1] = PAPER_HEIGHT - (y + part->y + part->h);
	node->box[2] = MARGIN_SIDE + part->x + part->w;
	node->box[3] = PAPER_HEIGHT - (y + part->y);
}

/* Order of reading: decoration first, then by tag, then as made. */
static int placed_cmp(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;
	int n = x->part->node == NULL ? 0 : x->part->node->seq, m = y->part->node == NULL ? 0 : y->part->node->seq;

	if (n != m)
		return n < m ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static void parts_draw(struct drawing *d, const struct strip *first)
{
	struct paper *p = d->p;
	struct placed *all;
	size_t n = 0;

	for (const struct strip *s = first; s != NULL && s->page == d->page; s = s->next)
		for (const struct part *part = s->first; part != NULL; part = part->next)
			n++;
	all = NEW_ARRAY(p->a, struct placed, n);
	d->texts[d->page].pieces = NEW_ARRAY(p->a, struct page_piece, n);
	n = 0;
	for (const struct strip *s = first; s != NULL && s->page == d->page; s = s->next)
		for (const struct part *part = s->first; part != NULL; part = part->next, n++)
			all[n] = (struct placed){ part, MARGIN_TOP + s->y, n };
	qsort(all, n, sizeof *all, placed_cmp);
	for (size_t i = 0; i < n; i++) {
		const struct part *part = all[i].part;

		/* A line of its own piece each: readers take the end of a piece for white space. */
		if (part->node != NULL && (part->node != d->open || part->line != NULL))
			piece_begin(d, part->node, part->spoken);
		if (part->node != NULL)
			figure_box(part->node, part, all[i].y);
		part_draw(d->c, part, all[i].y);
	}
	d->open = NULL;
}

/* The coloured edge beside the strips of a box, once per page. */
static void boxes_draw(struct drawing *d, const struct strip *first)
{
	for (const struct strip *s = first; s != NULL && s->page == d->page;) {
		const struct strip *end = s;

		if (s->box == NULL) {
			s = s->next;
			continue;
		}
		while (end->next != NULL && end->next->page == d->page && end->next->box == s->box)
			end = end->next;
		colour_set(d->c, s->box->colour);
		cairo_rectangle(d->c, s->box->rtl ? PAPER_WIDTH - MARGIN_SIDE - 4 : MARGIN_SIDE, MARGIN_TOP + s->y, 4,
		                end->y + end->h - s->y);
		cairo_fill(d->c);
		s = end->next;
	}
}

/* Page 1 of 2 of the paper that this page belongs to, in the print of its reader. */
static void foot_draw(struct drawing *d, const struct strip *first)
{
	struct paper *p = d->p;
	const struct str *words = p->options.page_words;
	struct paper_span left = { .text = p->options.privacy };
	int before = first->page;
	int last = first->page;
	struct paper_span right;
	double half = BODY_WIDTH / 2, y = PAPER_HEIGHT - 28;
	struct text a, b;

	for (const struct strip *s = first; s != NULL && s->paper == first->paper; s = s->prev)
		before = s->page;
	for (const struct strip *s = first; s != NULL && s->paper == first->paper; s = s->next)
		last = s->page;
	right = (struct paper_span){ .text = str_fmt(p->a, "%.*s %d %.*s %d", STR_ARG(words[0]), d->page - before + 1,
		                                     STR_ARG(words[1]), last - before + 1) };
	p->options.large_print = first->large_print;
	paper_lang(p, STR_NONE);
	p->box = NULL;
	a = text_set(p, FACE_FOOT, &left, 1, half, PANGO_ALIGN_LEFT, false);
	b = text_set(p, FACE_FOOT, &right, 1, half, PANGO_ALIGN_RIGHT, false);
	colour_set(d->c, COLOUR_INK);
	cairo_move_to(d->c, MARGIN_SIDE + start_x(p, 0, half) + a.lines[0].x, y);
	pango_cairo_show_layout_line(d->c, a.lines[0].line);
	cairo_move_to(d->c, MARGIN_SIDE + start_x(p, half, half) + b.lines[0].x, y);
	pango_cairo_show_layout_line(d->c, b.lines[0].line);
}

static void page_draw(struct drawing *d, const struct strip *first)
{
	boxes_draw(d, first);
	if (first->repeat != NULL)
		for (const struct part *part = first->repeat->first; part != NULL; part = part->next)
			part_draw(d->c, part, MARGIN_TOP);
	foot_draw(d, first);
	parts_draw(d, first);
	cairo_show_page(d->c);
}

static cairo_status_t file_write(void *x, const unsigned char *data, unsigned int n)
{
	struct buf *b = x;

	buf_add(b, data, n);
	return b->full ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

static void metadata_set(struct paper *p, cairo_surface_t *surface)
{
	int64_t days = p->options.made_utc / SECONDS_OF_DAY, second = p->options.made_utc % SECONDS_OF_DAY;
	struct str day = date_iso(p->a, date_from_days((int32_t)days));
	const char *made = str_c(p->a, str_fmt(p->a, "%.*sT%02d:%02d:%02dZ", STR_ARG(day), (int)(second / 3600),
	                                       (int)(second / 60 % 60), (int)(second % 60)));

	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, str_c(p->a, p->options.title));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, str_c(p->a, p->options.school));
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, made);
}

enum rc pages_draw(struct paper *p, int pages, struct str *out)
{
	struct buf file = buf_new(p->a, FILE_MAX);
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(file_write, &file, PAPER_WIDTH, PAPER_HEIGHT);
	struct drawing d = { .p = p, .c = cairo_create(surface) };
	const struct strip *s = p->first;
	cairo_status_t status;

	d.texts = NEW_ARRAY(p->a, struct page_text, (size_t)pages);
	/* Newer versions of PDF pack objects and their table into streams, which pdf_objects.c does not read. */
	cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
	metadata_set(p, surface);
	for (d.page = 0; d.page < pages; d.page++) {
		page_draw(&d, s);
		while (s != NULL && s->page == d.page)
			s = s->next;
	}
	status = cairo_status(d.c);
	cairo_destroy(d.c);
	cairo_surface_finish(surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(surface);
	cairo_surface_destroy(surface);
	if (status != CAIRO_STATUS_SUCCESS || file.full)
		return err_set(&p->err, RC_FAIL, "paper: %s", cairo_status_to_string(status));
	return tagged_write(p, buf_view(&file), d.texts, pages, out);
}

enum rc paper_finish(struct paper *p, struct str *out, struct err *err)
{
	int pages;

	if (p->first == NULL)
		paper_text(p, PAPER_NORMAL, STR_NONE);
	if (p->rc == RC_OK) {
		pages = pages_break(p);
		if (pages > PAGES_MAX)
			p->rc = err_set(&p->err, RC_INVALID, "paper: %d pages are too many", pages);
		else
			p->rc = pages_draw(p, pages, out);
	}
	return p->rc == RC_OK ? RC_OK : err_set(err, p->rc, "%s", p->err.text);
}
