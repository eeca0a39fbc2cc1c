/* The words of a Word file, an OpenDocument text and a plain text, told in blocks: only what a reader of the paper
 * would see, so nothing that was deleted, no comments and no second version of the same. */
#include "kit/file/look_own.h"

enum { DEPTH_MOST = 200, SPACES_MOST = 40, CODE_MOST = 12 };

/* What of the markup of either kind means something here; names are compared whole. */
struct names {
	const char *paragraph;
	const char *heading; /* a paragraph by itself; NULL: its style says so */
	const char *style;   /* of a paragraph */
	const char *item;    /* a paragraph that has it, or stands in it, is one of a list */
	const char *text;    /* only what stands in it is said; NULL: all of a paragraph */
	const char *skip[6]; /* what is not said: deleted, comments, a second version of the same */
	const char *tab;
	const char *line[3];
	const char *spaces;
};

static const struct names WORD = { .paragraph = "w:p",
	                           .style = "w:pStyle",
	                           .item = "w:numPr",
	                           .text = "w:t",
	                           .skip = { "mc:Fallback", "w:del", "w:moveFrom" },
	                           .tab = "w:tab",
	                           .line = { "w:br", "w:cr" } };
static const struct names OPEN = { .paragraph = "text:p",
	                           .heading = "text:h",
	                           .item = "text:list-item",
	                           .skip = { "text:tracked-changes", "office:annotation", "office:automatic-styles",
	                                     "office:font-face-decls", "office:scripts", "svg:desc" },
	                           .tab = "text:tab",
	                           .line = { "text:line-break" },
	                           .spaces = "text:s" };

struct reading {
	const struct names *names;
	struct buf *out;
	struct buf *block;
	enum words_block_kind kind;
	int paragraphs; /* open ones: a box of text stands inside another paragraph */
	int texts;
	int items;
	int skipped;
};

static bool is(struct str name, const char *what)
{
	return what != NULL && str_is(name, what);
}

static bool is_among(struct str name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (is(name, list[i]))
			return true;
	return false;
}

static void block_end(struct reading *r)
{
	struct str text = str_trim(buf_view(r->block));

	if (text.n > 0) {
		buf_char(r->out, WORDS_KIND[r->kind]);
		buf_str(r->out, text);
		buf_str(r->out, S(WORDS_END));
	}
	r->block->n = 0;
	r->kind = WORDS_PLAIN;
}

/* "amp", "#8217", "#x2019". What nobody knows is left out. */
static void entity_add(struct buf *b, struct str name)
{
	static const struct {
		const char *name;
		char letter;
	} KNOWN[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
	const bool hex = str_starts(name, S("#x"));
	uint32_t c = 0;

	for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
		if (str_is(name, KNOWN[i].name))
			buf_char(b, KNOWN[i].letter);
	if (!str_starts(name, S("#")))
		return;
	for (size_t i = hex ? 2 : 1; i < name.n && c <= 0x10FFFF; i++) {
		char d = name.p[i];

		if (d >= '0' && d <= '9')
			c = c * (hex ? 16 : 10) + (uint32_t)(d - '0');
		else if (hex && ((d | 32) >= 'a' && (d | 32) <= 'f'))
			c = c * 16 + (uint32_t)((d | 32) - 'a' + 10);
		else
			return;
	}
	if (c >= ' ' && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF))
		look_letter(b, c);
}

/* Line ends of the markup are none of the text; control letters are dropped. raw: "&" is a letter like any other. */
static void text_add(struct buf *b, struct str s, bool raw)
{
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '&' && !raw) {
			struct str rest = str_sub(s, i + 1, s.n);
			ptrdiff_t end = str_find(str_sub(rest, 0, CODE_MOST), S(";"));

			if (end < 0)
				continue;
			entity_add(b, str_sub(rest, 0, (size_t)end));
			i += (size_t)end + 1;
		} else if (c == '\n' || c == '\r' || c == '\t') {
			buf_char(b, ' ');
		} else if (c >= ' ' && c != 0x7F) {
			buf_char(b, (char)c);
		}
	}
}

static bool is_said(const struct reading *r)
{
	return r->skipped == 0 && r->paragraphs > 0 && (r->names->text == NULL || r->texts > 0);
}

/* The value of an attribute; empty: it has none of this name. */
static struct str attribute(struct str tag, struct str name)
{
	ptrdiff_t at = str_find(tag, name);
	struct str rest = str_sub(tag, at < 0 ? tag.n : (size_t)at + name.n, tag.n);
	ptrdiff_t end;

	if (rest.n < 3 || rest.p[0] != '=' || (rest.p[1] != '"' && rest.p[1] != '\''))
		return STR_NONE;
	end = str_find(str_sub(rest, 2, rest.n), (struct str){ rest.p + 1, 1 });
	return end < 0 ? STR_NONE : str_sub(rest, 2, (size_t)end);
}

static void spaces_add(struct reading *r, struct str tag)
{
	int64_t n = 1;

	if (!str_int(attribute(tag, S("text:c")), &n) || n < 1 || n > SPACES_MOST)
		n = 1;
	for (int64_t i = 0; i < n; i++)
		buf_char(r->block, ' ');
}

static void count(int *n, bool ends)
{
	*n += ends ? -1 : 1;
	if (*n < 0 || *n > DEPTH_MOST)
		look_refuse(FILE_DAMAGED);
}

static void paragraph_tag(struct reading *r, bool heading, bool ends)
{
	if (r->skipped > 0)
		return;
	block_end(r);
	count(&r->paragraphs, ends);
	if (!ends)
		r->kind = heading ? WORDS_HEADING : r->items > 0 ? WORDS_ITEM : WORDS_PLAIN;
}

/* What changes how the paragraph is told, or stands for letters. */
static void mark_tag(struct reading *r, struct str name, struct str tag)
{
	const struct names *w = r->names;

	if (is(name, w->style)) {
		struct str style = attribute(tag, S("w:val"));

		if (str_starts(style, S("Heading")) || str_starts(style, S("heading")) || str_is(style, "Title"))
			r->kind = WORDS_HEADING;
	} else if (is(name, w->item) && w->text != NULL) {
		r->kind = r->kind == WORDS_PLAIN ? WORDS_ITEM : r->kind;
	} else if (is(name, w->tab)) {
		buf_char(r->block, ' ');
	} else if (is_among(name, w->line, sizeof w->line / sizeof *w->line)) {
		buf_char(r->block, '\n');
	} else if (is(name, w->spaces)) {
		spaces_add(r, tag);
	}
}

/* tag: without its brackets. */
static void tag_read(struct reading *r, struct str tag)
{
	const bool ends = str_starts(tag, S("/"));
	const bool alone = str_ends(tag, S("/"));
	const struct names *w = r->names;
	struct str name = str_sub(tag, ends ? 1 : 0, alone ? tag.n - 1 : tag.n);
	size_t n = 0;

	while (n < name.n && name.p[n] != ' ' && name.p[n] != '\n' && name.p[n] != '\r' && name.p[n] != '\t')
		n++;
	name = str_sub(name, 0, n);
	if (is_among(name, w->skip, sizeof w->skip / sizeof *w->skip)) {
		if (!alone)
			count(&r->skipped, ends);
	} else if (is(name, w->paragraph) || is(name, w->heading)) {
		if (!alone)
			paragraph_tag(r, is(name, w->heading), ends);
	} else if (is(name, w->text)) {
		if (!alone)
			count(&r->texts, ends);
	} else if (is(name, w->item) && w->text == NULL) {
		if (!alone)
			count(&r->items, ends);
	} else if (r->skipped == 0 && r->paragraphs > 0 && !ends) {
		mark_tag(r, name, tag);
	}
}

/* The end of a tag: values may have its bracket in them. */
static size_t tag_end(struct str s)
{
	char quote = 0;

	for (size_t i = 0; i < s.n; i++) {
		if (quote != 0)
			quote = s.p[i] == quote ? 0 : quote;
		else if (s.p[i] == '"' || s.p[i] == '\'')
			quote = s.p[i];
		else if (s.p[i] == '>')
			return i;
	}
	return s.n;
}

static size_t after(struct str s, struct str what)
{
	ptrdiff_t at = str_find(s, what);

	return at < 0 ? s.n : (size_t)at + what.n;
}

static void markup_read(struct reading *r, struct str s)
{
	while (s.n > 0) {
		ptrdiff_t at = str_find(s, S("<"));
		size_t n = at < 0 ? s.n : (size_t)at;

		if (n > 0 && is_said(r))
			text_add(r->block, str_sub(s, 0, n), false);
		s = str_sub(s, n, s.n);
		if (str_starts(s, S("<!--"))) {
			s = str_sub(s, after(s, S("-->")), s.n);
		} else if (str_starts(s, S("<![CDATA["))) {
			n = after(s, S("]]>"));
			if (is_said(r) && n >= 12)
				text_add(r->block, str_sub(s, 9, n - 12), true);
			s = str_sub(s, n, s.n);
		} else if (str_starts(s, S("<?")) || str_starts(s, S("<!"))) {
			s = str_sub(s, after(s, S(">")), s.n);
		} else if (s.n > 0) {
			n = tag_end(s);
			tag_read(r, str_sub(s, 1, n - 1));
			s = str_sub(s, n + 1, s.n);
		}
	}
	block_end(r);
}

/* ---- the kinds ---- */

struct archive {
	struct arena *a;
	struct buf *out;
	struct buf *block;
	enum file_type type;
};

static void entry_read(void *x, const struct zip_entry *z)
{
	const struct archive *o = x;
	const bool word = o->type == FILE_DOCX;
	struct reading r = { .names = word ? &WORD : &OPEN, .out = o->out, .block = o->block };

	if (word ? str_is(z->name, "word/document.xml") || str_is(z->name, "word/footnotes.xml") ||
	               str_is(z->name, "word/endnotes.xml")
	         : str_is(z->name, "content.xml"))
		markup_read(&r, z->body);
}

/* A paragraph ends with an empty line. */
static void plain_read(struct buf *out, struct str s)
{
	struct str rest = s;
	bool open = false;

	while (rest.n > 0) {
		struct str line = str_cut(rest, '\n', &rest);

		line = str_ends(line, S("\r")) ? str_sub(line, 0, line.n - 1) : line;
		if (str_trim(line).n == 0) {
			if (open)
				buf_str(out, S(WORDS_END));
			open = false;
			continue;
		}
		buf_char(out, open ? '\n' : WORDS_KIND[WORDS_PLAIN]);
		for (size_t i = 0; i < line.n; i++)
			buf_char(out, (unsigned char)line.p[i] < ' ' ? ' ' : line.p[i]);
		open = true;
	}
	if (open)
		buf_str(out, S(WORDS_END));
}

struct str words_of(struct arena *a, struct arena *kept, enum file_type type, struct str in)
{
	struct buf out = buf_new(kept, CAGE_OUT_MAX);
	struct buf block = buf_new(kept, CAGE_OUT_MAX);
	struct archive o = { a, &out, &block, type };
	struct look_found f = { .type = type };

	if (type != FILE_TXT && type != FILE_DOCX) /* an OpenDocument text begins alike */
		look_refuse(FILE_UNKNOWN);
	if (type == FILE_TXT) {
		text_look(a, in, &f);
		plain_read(&out, f.part[FILE_WHOLE]);
	} else {
		office_look(a, in, &f);
		o.type = f.type;
		zip_walk(a, in, entry_read, &o);
	}
	if (out.full || block.full)
		look_refuse(FILE_EXCESSIVE);
	return buf_view(&out);
}

struct str words_look(void *magic, struct str in)
{
	struct arena *a = arena_new(LOOK_MEMORY);
	struct arena *kept = arena_new(LOOK_MEMORY / 4); /* a zip gives its memory back after each entry */

	return words_of(a, kept, sniff_type(magic, in), in);
}
