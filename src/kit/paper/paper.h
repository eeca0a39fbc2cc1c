/* Documents on paper: a small builder that makes tagged A4 PDF files, in normal and in large print.
 *
 * Blocks are added from top to bottom; paper_finish breaks them into pages and gives the file. A document is readable
 * by a screen reader (structure, languages, alternative texts, title) and carries page numbers and a line of privacy
 * on each page. In large print (16, 18 or 24 point) tables become labelled lines. Same input, same bytes.
 *
 * Not for what a plan or a letter says: plan_paper.h and letter_paper.h. Text is plain text, never markup; a line feed
 * in it is a new line. Text given must live until paper_finish. */
#pragma once

#include "kit/base/date.h"
#include "kit/base/rc.h"
#include "kit/base/str.h"

struct paper;

struct paper_options {
	struct str title;         /* of the document, shown by readers */
	struct str lang;          /* BCP 47; empty: en-GB. Arabic, Urdu … turn the page from right to left */
	struct str school;        /* author of the document */
	struct str privacy;       /* foot of each page; empty: "Private: keep safe" */
	struct str page_words[2]; /* "Page" and "of" in the language of the document; empty: English */
	bool large_print;
	int points;       /* of large print: 16, 18 or 24; 0: 18 */
	bool compact;     /* a little smaller, for much on few pages; never with large print */
	int64_t made_utc; /* date of making that goes into the file */
};

enum paper_style { PAPER_NORMAL, PAPER_LEAD, PAPER_QUIET };

/* The four steps of the cycle and what else may have a colour. */
enum paper_hue { PAPER_INK, PAPER_ASSESS, PAPER_PLAN, PAPER_DO, PAPER_REVIEW, PAPER_ALERT };

struct paper_span {
	struct str text;
	unsigned char bold; /* PAPER_BOLD_LINE: and underlined, for what the law says */
	bool italic;
};
enum { PAPER_BOLD_LINE = 2 };

enum paper_mark { PAPER_BULLET, PAPER_NUMBER, PAPER_DONE, PAPER_TO_DO, PAPER_CROSSED };

struct paper_column {
	struct str heading;
	int weight;  /* share of the width that the contents leave over; at least 1 */
	bool number; /* set to the right, figures of one width */
	bool names;  /* the cells name their row: bold, and the title of the row in large print */
};

struct paper_table {
	const struct paper_column *columns;
	size_t n_columns;
	const struct str *cells; /* row after row, n_rows * n_columns */
	size_t n_rows;
	struct str summary; /* what the table tells, for those who hear it; may be empty */
};

struct paper_step {
	struct str word; /* "Assess" */
	struct str text; /* "5 to 8 January" */
	bool is_now;
};

struct paper_progress {
	struct str caption; /* "1. Reading" */
	struct str start;   /* labels: "38", "46 now", "55" */
	struct str now;
	struct str target;
	int permille;   /* of the way from start to target, 0 to 1000; -1: not measured yet */
	struct str alt; /* the same in words: "From 38 to 46. The target is 55." */
};

struct paper_letterhead {
	const struct str *school; /* name, then address lines, telephone … */
	size_t n_school;
	const struct str *to; /* name and address of the person written to */
	size_t n_to;
	struct str date;
	struct str reference; /* may be empty */
};

/* A new, empty document. a: arena that keeps everything until reset. Fonts are opened if need be; when that fails,
 * paper_finish says so. */
struct paper *paper_new(struct arena *a, const struct paper_options *options);

/* Language of the blocks that follow, until changed; empty: the document's own. */
void paper_lang(struct paper *p, struct str lang);
/* Words at both ends of the first line of a document: school and kind of document. */
void paper_top(struct paper *p, struct str start, struct str end);
/* level: 1 to 3. A heading stays with what follows. Level 2 has a line above it. */
void paper_heading(struct paper *p, int level, struct str text);
void paper_text(struct paper *p, enum paper_style style, struct str text);
/* One paragraph of pieces with their own weight. */
void paper_spans(struct paper *p, enum paper_style style, const struct paper_span *spans, size_t n);
/* Items between begin and end make one list; numbers count from 1. A PAPER_DONE, TO_DO or CROSSED item has a box. */
void paper_list_begin(struct paper *p);
void paper_item(struct paper *p, enum paper_mark mark, const struct paper_span *spans, size_t n);
void paper_list_end(struct paper *p);
/* A whole bulleted list. */
void paper_list(struct paper *p, const struct str *items, size_t n);
/* Label and value beside it (below it in large print). Consecutive rows make one list. */
void paper_row(struct paper *p, struct str label, struct str value);
/* Rows are not split unless longer than half a page; the headings come again on each page. */
void paper_table(struct paper *p, const struct paper_table *t);
/* Blocks between begin and end have a coloured edge and an optional word in that colour on top. */
void paper_box_begin(struct paper *p, enum paper_hue hue, struct str word);
void paper_box_end(struct paper *p);
/* The four steps, each in its colour, the current one filled. */
void paper_steps(struct paper *p, const struct paper_step steps[4]);
/* Roads from start to target, three beside each other (one in large print). */
void paper_progress(struct paper *p, const struct paper_progress *roads, size_t n);
/* Values over time as a line with their numbers and days, and the goal as a dashed line; the same in words is told by
 * the caller below it, and by alt to those who hear it. Nothing is drawn for fewer than two. */
enum { PAPER_TREND_POINTS = 60 };
struct paper_trend {
	const struct paper_value {
		struct date on;
		double value;
		struct str label;
	} * point; /* in order of date */
	size_t n;
	double goal; /* NAN: none */
	struct str goal_label;
	struct str alt;
};
void paper_trend(struct paper *p, const struct paper_trend *v);
/* Short chapters beside each other, each with its heading of level 2; in large print one below the other. */
enum { PAPER_SIDES = 3 };
struct paper_side {
	struct str heading;
	const struct paper_span *span;
	size_t spans;
};
void paper_sides(struct paper *p, const struct paper_side *side, size_t n);
/* Lines to sign on, two beside each other. */
void paper_signatures(struct paper *p, const struct str *labels, size_t n);
void paper_letterhead(struct paper *p, const struct paper_letterhead *head);
/* What follows stands in the second (1) or last (2) third of the page, below the mark of a fold. */
void paper_third(struct paper *p, int third);
/* A code in a box, large, with a word above it. */
void paper_secret(struct paper *p, struct str label, struct str code);
/* Pictures beside each other, numbered, each with its word: 0 to PAPER_PICTURES - 1. */
enum { PAPER_PICTURES = 12 };
void paper_pictures(struct paper *p, const int *which, size_t n);
/* A sentence beside its picture (kit/base/symbol.h), which says nothing by itself and is passed over by who hears the
 * document. Between paper_list_begin and paper_list_end. symbol: empty for words that belong to the picture above. */
void paper_pictured(struct paper *p, struct str symbol, const struct paper_span *spans, size_t n);
/* What follows starts on a new page, unless it would anyway. */
void paper_page_break(struct paper *p);
/* What follows is a paper of its own in the same file, for another reader: on a new page, in its own print, its pages
 * counted from one. Before the first block it only says the print. */
void paper_part(struct paper *p, bool large_print);
/* Blocks between begin and end stay on one page if they fit on one. */
void paper_keep_begin(struct paper *p);
void paper_keep_end(struct paper *p);
/* Extra white space in points. */
void paper_space(struct paper *p, int points);

/* The file. out: bytes in the arena of the document, which takes no more blocks afterwards.
 * Errors: RC_FAIL (fonts, the writer), RC_INVALID for a document of more than 500 pages. */
NODISCARD enum rc paper_finish(struct paper *p, struct str *out, struct err *err);
