/* Words of a scenario for files of a record, and what is taken from them. What a line tells is made into a real file: a
 * paper in pages, a plain text, or a drawing of coloured squares; nothing of them lies in the tree as bytes. */
#include "cmd/demo.h"

#include "assess/assess.h"
#include "files/files.h"
#include "kit/base/buf.h"
#include "kit/base/id.h"
#include "kit/paper/paper.h"

enum { SQUARE = 16, RGB = 3, SIDE_MAX = 64, STORED_MAX = 65535, PNG_ROOM = 8 << 20 };

static enum rc because(struct demo *d, enum rc rc, struct str why)
{
	return rc == RC_INVALID ? err_set(&d->c->err, rc, "%.*s", STR_ARG(why)) : rc;
}

/* ---- a paper: "|" ends a paragraph, "# " begins a heading, "---" is a new page ---- */

static enum rc pdf_make(struct demo *d, const struct pupil_file *f, struct str words, struct str *out)
{
	struct paper *p =
	    paper_new(d->c->a, &(struct paper_options){
	                           .title = file_title(f), .school = f->made_by, .made_utc = d->c->now.utc });

	paper_heading(p, 1, file_title(f));
	paper_text(p, PAPER_QUIET,
	           str_fmt(d->c->a, "%.*s, %.*s", STR_ARG(f->made_by), STR_ARG(date_long(d->c->a, f->made_on))));
	while (words.n > 0) {
		struct str line = str_trim(str_cut(words, '|', &words));

		if (str_is(line, "---"))
			paper_page_break(p);
		else if (str_starts(line, S("# ")))
			paper_heading(p, 2, str_sub(line, 2, line.n));
		else
			paper_text(p, PAPER_NORMAL, line);
	}
	return paper_finish(p, out, &d->c->err);
}

/* ---- a drawing: each letter is a square, each word a row; a PNG file that is not compressed ---- */

static const struct {
	char letter;
	unsigned char rgb[RGB];
} COLOUR[] = { { '.', { 255, 255, 255 } }, { 'k', { 40, 40, 40 } },  { 'r', { 200, 50, 40 } },
	       { 'b', { 90, 150, 220 } },  { 'g', { 70, 150, 70 } }, { 'y', { 250, 210, 60 } },
	       { 'n', { 140, 90, 50 } } };

static void big_end(struct buf *b, uint32_t v)
{
	const char c[] = { (char)(v >> 24), (char)(v >> 16), (char)(v >> 8), (char)v };

	buf_add(b, c, sizeof c);
}

static uint32_t crc(struct str s)
{
	uint32_t v = 0xffffffffu;

	for (size_t i = 0; i < s.n; i++) {
		v ^= (unsigned char)s.p[i];
		for (int k = 0; k < 8; k++)
			v = (v & 1) != 0 ? 0xedb88320u ^ (v >> 1) : v >> 1;
	}
	return ~v;
}

static void chunk(struct arena *a, struct buf *b, const char *type, struct str data)
{
	struct buf whole = buf_new(a, PNG_ROOM);

	buf_str(&whole, str_of(type));
	buf_str(&whole, data);
	big_end(b, (uint32_t)data.n);
	buf_str(b, buf_view(&whole));
	big_end(b, crc(buf_view(&whole)));
}

static struct str rows_of(struct arena *a, struct str words, size_t width, size_t height)
{
	struct buf b = buf_new(a, PNG_ROOM);

	for (size_t y = 0; y < height; y++) {
		struct str row = str_cut(words, ' ', &words);

		for (int again = 0; again < SQUARE; again++) {
			buf_char(&b, '\0'); /* no filter */
			for (size_t x = 0; x < width * SQUARE; x++) {
				char letter = x / SQUARE < row.n ? row.p[x / SQUARE] : '.';
				size_t c = sizeof COLOUR / sizeof *COLOUR - 1;

				while (c > 0 && COLOUR[c].letter != letter)
					c--;
				buf_add(&b, (const char *)COLOUR[c].rgb, RGB);
			}
		}
	}
	return buf_view(&b);
}

/* zlib's stream of blocks that are stored as they are. */
static struct str stored(struct arena *a, struct str s)
{
	struct buf b = buf_new(a, PNG_ROOM);
	uint32_t one = 1, two = 0;

	for (size_t i = 0; i < s.n; i++) {
		one = (one + (unsigned char)s.p[i]) % 65521;
		two = (two + one) % 65521;
	}
	buf_add(&b, "\x78\x01", 2);
	while (s.n > 0) {
		struct str piece = str_sub(s, 0, STORED_MAX);
		const char head[] = { s.n == piece.n ? 1 : 0, (char)piece.n, (char)(piece.n >> 8), (char)~piece.n,
			              (char)(~piece.n >> 8) };

		buf_add(&b, head, sizeof head);
		buf_str(&b, piece);
		s = str_sub(s, piece.n, s.n);
	}
	big_end(&b, two << 16 | one);
	return buf_view(&b);
}

static struct str drawing_make(struct arena *a, struct str words)
{
	struct buf b = buf_new(a, PNG_ROOM);
	struct buf head = buf_new(a, 64);
	size_t width = 0, height = 0;

	for (struct str rest = words; rest.n > 0 && height < SIDE_MAX; height++) {
		struct str row = str_cut(rest, ' ', &rest);

		width = row.n > width ? row.n : width;
	}
	width = width < SIDE_MAX ? width : SIDE_MAX;
	big_end(&head, (uint32_t)(width * SQUARE));
	big_end(&head, (uint32_t)(height * SQUARE));
	buf_add(&head, "\x08\x02\0\0\0", 5); /* eight bits of red, green, blue */
	buf_add(&b, "\x89PNG\r\n\x1a\n", 8);
	chunk(a, &b, "IHDR", buf_view(&head));
	chunk(a, &b, "IDAT", stored(a, rows_of(a, words, width, height)));
	chunk(a, &b, "IEND", STR_NONE);
	return buf_view(&b);
}

/* ---- the words ---- */

/* "files NAME": a file of this name, made of what stands under paper, text or drawing. */
static enum rc files_one(struct demo *d, const struct demo_act *t)
{
	struct pupil_file f = { .id = id_new(), .made_on = t->day, .readers = FILE_READERS_USUAL };
	struct edit_fault fault = { NULL, STR_NONE };
	struct str paper = demo_words(d, t, "paper"), drawing = demo_words(d, t, "drawing");
	struct str bytes = demo_words(d, t, "text");

	TRY(demo_fill(d, t, &pupil_file_rec, &f));
	if (paper.n > 0)
		TRY(pdf_make(d, &f, paper, &bytes));
	if (drawing.n > 0)
		bytes = drawing_make(d->c->a, drawing);
	return because(d, files_add(d->c, t->pupil, &f, t->line->arg, bytes, &fault), fault.why);
}

/* "quotes TITLE": a sentence for the assessment, from the file that is called so. */
static enum rc quotes(struct demo *d, const struct demo_act *t)
{
	struct assess_from in = { .id = id_new(), .text = demo_words(d, t, "words") };
	struct edit_fault fault = { NULL, STR_NONE };
	struct str whose = demo_words(d, t, "whose");
	struct files_view v;

	TRY(files_load(d->c, t->pupil, 0, &v));
	demo_opened(d);
	for (size_t i = 0; i < v.n && in.from.file_id == 0; i++)
		if (str_eq(file_title(&v.item[i]), t->line->arg))
			in.from.file_id = v.item[i].id;
	in.from.page = demo_number(d, t, "page");
	in.source = demo_number(d, t, "source");
	if (!file_words_of(whose, &in.from.words) || !insight_kind_of(demo_words(d, t, "list"), &in.kind))
		return err_set(&d->c->err, RC_INVALID, "whose words, or which list, cannot be read");
	return because(d, assess_from_file(d->c, t->pupil, &in, &fault), fault.why);
}

const struct demo_verb demo_verbs_papers[] = { { "files", files_one }, { "quotes", quotes }, { NULL, NULL } };
