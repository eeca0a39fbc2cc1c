/* What the files of this room share: strips of content, the tree of tags, measures. Private to src/paper.
 *
 * A block is measured at once and becomes strips: horizontal bands that are never split, each with parts (lines of
 * text, rules, drawings). pages.c stacks strips on pages and draws; tagged.c writes the tree of tags. Lengths are
 * points (1/72 inch), y goes down. */
#pragma once

#include "kit/paper/fonts.h"
#include "kit/paper/paper.h"

#define PAPER_WIDTH 595.276
#define PAPER_HEIGHT 841.89
#define MARGIN_SIDE 42.52
#define MARGIN_TOP 42.52
#define MARGIN_FOOT 56.69
#define BODY_WIDTH (PAPER_WIDTH - 2 * MARGIN_SIDE)
#define BODY_HEIGHT (PAPER_HEIGHT - MARGIN_TOP - MARGIN_FOOT)

enum colour {
	COLOUR_INK = 0x17253b,
	COLOUR_QUIET = 0x4c5a6b,
	COLOUR_LINE = 0xddd6c8,
	COLOUR_ROAD = 0xece7dc,
	COLOUR_ME = 0x1e3358,
	COLOUR_WHITE = 0xffffff,
};

/* Kinds of lettering; the sizes are in text.c. */
enum face { FACE_H1, FACE_H2, FACE_H3, FACE_LEAD, FACE_NORMAL, FACE_QUIET, FACE_LABEL, FACE_COLUMN, FACE_FOOT };

/* Marked content: what was drawn for a tag, in order. */
struct piece {
	struct piece *next;
	int page; /* from 0 */
	int mcid;
};

/* A tag of the document tree. Those with pieces have no children and the other way round. */
struct node {
	const char *tag;
	struct node *parent;
	struct node *first;
	struct node *last;
	struct node *next;
	struct piece *pieces;
	struct piece *pieces_last;
	struct str alt;    /* instead of a picture */
	struct str actual; /* instead of a drawn sign */
	struct str lang;   /* when not that of the parent */
	struct str summary;
	const char *scope; /* of a TH: Column or Row */
	double box[4];     /* of a Figure on its page: left, bottom, right, top */
	int seq;           /* order of making, which is reading order */
	int object;        /* number in the file */
};

struct part {
	struct part *next;
	struct node *node; /* NULL: decoration */
	double x;          /* from the left edge of the body */
	double y;          /* from the top of the strip; base line of text */
	double w;
	double h;
	PangoLayoutLine *line; /* text, or NULL */
	struct str spoken;     /* text of a line that runs from right to left: extraction needs it in reading order */
	uint32_t colour;
	void (*draw)(cairo_t *c,
	             const struct part *part); /* a drawing at (x, y); NULL without line: filled rectangle */
	const void *data;
};

struct box {
	uint32_t colour;
	bool rtl;
};

struct strip {
	struct strip *next;
	struct strip *prev;
	double gap; /* above; falls away at the top of a page */
	double at;  /* not above this line of the page */
	double h;
	bool keep; /* with the next strip */
	bool fresh_page;
	bool large_print; /* of the foot of its page */
	int paper;        /* number of the paper in the file that it belongs to */
	struct part *first;
	struct part *last;
	struct strip *repeat; /* heading row that comes again when this strip opens a page */
	struct box *box;
	double y; /* set by pages.c */
	int page;
};

/* A text that has been set: lines with their place. */
struct text {
	PangoLayout *layout;
	struct str string;
	int n;
	struct text_line {
		PangoLayoutLine *line;
		double x;     /* left edge within the width */
		double above; /* base line below the top of the line */
		double h;     /* pitch */
	} * lines;
	double h;
	bool rtl;
};

struct paper {
	struct arena *a;
	struct paper_options options;
	const struct paper_fonts *fonts;
	enum rc rc; /* first failure */
	struct err err;
	struct str lang; /* of the blocks */
	bool rtl;        /* of the blocks */
	bool page_rtl;   /* of the document */
	struct strip *first;
	struct strip *last;
	struct node *root;
	struct node *at;   /* blocks are added here */
	struct node *rows; /* open list of label and value rows, or NULL */
	int nodes;
	int items;  /* in the open list */
	int level;  /* of the last heading */
	double gap; /* waiting for the next strip */
	bool fresh_page;
	int paper; /* number of the paper in the file */
	struct box *box;
	struct strip *keep_from; /* last strip before the open group */
	bool is_keeping;
};

/* tree */
struct node *node_add(struct paper *p, struct node *parent, const char *tag);

/* parts.c */
struct strip *strip_add(struct paper *p, double gap, double h);
struct part *part_add(struct paper *p, struct strip *s, struct node *node, double x, double y, double w, double h);
struct part *rect_add(struct paper *p, struct strip *s, double x, double y, double w, double h, uint32_t colour);

/* text.c */
double face_size(const struct paper *p, enum face face);
double face_pitch(const struct paper *p, enum face face);
struct text text_set(struct paper *p, enum face face, const struct paper_span *spans, size_t n, double width,
                     PangoAlignment align, bool figures);
struct text text_plain(struct paper *p, enum face face, struct str s, double width);
/* Widths without wrapping and of the longest word. */
void text_widths(struct paper *p, enum face face, struct str s, bool bold, double *whole, double *word);
/* Line i as a part of a strip, its top at y. x: left edge of the text's width. */
struct part *text_part(struct paper *p, struct strip *s, struct node *node, const struct text *t, int i, double x,
                       double y, uint32_t colour);

/* blocks.c */
/* All lines of a text, one strip each; no single first or last line on a page. Returns the first strip. */
struct strip *text_strips(struct paper *p, struct node *node, const struct text *t, double x, double gap,
                          uint32_t colour);
/* Texts beside each other, line by line, so that even a long row can be broken; a row below half a page is kept
 * together. pad: white above and below. Returns the first strip. */
struct beside {
	struct node *node;
	struct text text;
	double x;
	uint32_t colour;
};
struct strip *beside_strips(struct paper *p, const struct beside *columns, size_t n, double gap, double pad);
/* White between paragraphs. */
double gap_small(const struct paper *p);
/* Left edge and width that blocks may use (a box takes some). */
double body_x(const struct paper *p);
double body_width(const struct paper *p);
/* Left edge of something w wide that starts `from` after the start edge, in the direction of the blocks. */
double start_x(const struct paper *p, double from, double w);
void rows_close(struct paper *p);
uint32_t hue_colour(enum paper_hue hue);

/* pages.c */
/* Places the strips; returns the number of pages. */
int pages_break(struct paper *p);
NODISCARD enum rc pages_draw(struct paper *p, int pages, struct str *out);

/* tagged.c: the file of the library, made into ours, with the tree of tags, languages and metadata. In the library's
 * file each page of ours is a page for its decoration and then one for each piece, in the order of their numbers
 * (mcid). */
struct page_piece {
	const char *tag;
	struct str spoken; /* empty when extraction needs no help */
};
struct page_text {
	struct page_piece *pieces;
	int n;
};
NODISCARD enum rc tagged_write(struct paper *p, struct str file, const struct page_text *texts, int pages,
                               struct str *out);
