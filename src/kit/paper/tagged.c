/* The file of the drawing library, made readable: tree of tags with languages and alternative texts, decoration marked
 * as such, title shown, language, metadata that claims PDF/UA.
 *
 * The library (cairo 1.16) can mark pieces of a page, but writes no alternative texts, languages or metadata. We let it
 * mark flat pieces, take its file apart into objects (its table of objects is plain), replace the tree, the catalog and
 * the streams of the pages, and write all objects anew. Not a general reader of PDF files. */
#include "kit/paper/inside.h"

#include <string.h>
#include <zlib.h>

#include "kit/base/buf.h"
#include "kit/base/utf8.h"

enum { FILE_MAX = 64 * 1024 * 1024, STREAM_MAX = 32 * 1024 * 1024 };

struct object {
	struct str body; /* after "N 0 obj\n" up to and with "endobj\n" */
	bool gone;
};

struct pdf {
	struct arena *a;
	struct object *objects;
	int n;
	int root, info, pages, tree, parents;
	int *page_objects;
	int next_free;
	int page_count;
};

/* --- reading --- */

/* The number after a word like "/Root "; -1 when it is not there. */
static int64_t number_after(struct str s, const char *word)
{
	ptrdiff_t at = str_find(s, str_of(word));
	int64_t v = 0;
	size_t i;

	if (at < 0)
		return -1;
	for (i = (size_t)at + strlen(word); i < s.n && s.p[i] == ' '; i++)
		;
	if (i >= s.n || s.p[i] < '0' || s.p[i] > '9')
		return -1;
	for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && v < INT32_MAX; i++)
		v = v * 10 + (s.p[i] - '0');
	return v;
}

/* Object numbers of a list "[ 2 0 R 14 0 R ]" that follows a word. Returns how many. */
static int references(struct str s, const char *word, int *out, int max)
{
	ptrdiff_t at = str_find(s, str_of(word));
	int64_t v = 0;
	int n = 0;

	if (at < 0)
		return 0;
	for (size_t i = (size_t)at + strlen(word); i < s.n && s.p[i] != ']' && n < max; i++) {
		if (s.p[i] >= '0' && s.p[i] <= '9') {
			v = v < INT32_MAX ? v * 10 + (s.p[i] - '0') : v;
		} else if (s.p[i] == 'R') {
			out[n++] = (int)(v / 10); /* the generation, 0, was read as one more digit */
			v = 0;
		}
	}
	return n;
}

static struct str dictionary(const struct object *o)
{
	ptrdiff_t end = str_find(o->body, S("stream\n"));

	return end < 0 ? o->body : str_sub(o->body, 0, (size_t)end);
}

/* The body at an offset: ends where the next object starts. */
static struct str body_at(struct str file, const size_t *offsets, int n, int i, size_t table)
{
	size_t end = table, from = offsets[i];
	ptrdiff_t head;

	for (int k = 1; k < n; k++)
		if (offsets[k] > from && offsets[k] < end)
			end = offsets[k];
	head = str_find(str_sub(file, from, 32), S(" obj\n"));
	if (head < 0)
		return STR_NONE;
	from += (size_t)head + 5;
	return str_sub(file, from, end - from);
}

NODISCARD static bool objects_read(struct pdf *pdf, struct str file)
{
	struct str tail = str_sub(file, file.n > 400 ? file.n - 400 : 0, 400);
	int64_t table = number_after(tail, "startxref\n"), n;
	size_t *offsets;

	if (table <= 0 || (size_t)table >= file.n)
		return false;
	tail = str_sub(file, (size_t)table, file.n);
	n = number_after(tail, "/Size ");
	pdf->root = (int)number_after(tail, "/Root ");
	pdf->info = (int)number_after(tail, "/Info ");
	if (n < 2 || pdf->root <= 0 || pdf->root >= n || pdf->info <= 0 ||
	    str_find(tail, S("\n0000000000 65535 f")) < 0)
		return false;
	tail = str_sub(tail, (size_t)str_find(tail, S("\n0000000000")) + 1, tail.n);
	if (tail.n < (size_t)n * 20)
		return false;
	pdf->n = (int)n;
	pdf->objects = NEW_ARRAY(pdf->a, struct object, (size_t)n);
	offsets = NEW_ARRAY(pdf->a, size_t, (size_t)n);
	for (int i = 1; i < n; i++) {
		int64_t at;

		if (!str_int(str_sub(tail, (size_t)i * 20, 10), &at) || at < 0 || at >= table)
			return false;
		offsets[i] = (size_t)at;
	}
	for (int i = 1; i < n; i++) {
		pdf->objects[i].body = body_at(file, offsets, (int)n, i, (size_t)table);
		if (pdf->objects[i].body.n == 0)
			return false;
	}
	return true;
}

/* Finds the places we replace, and frees the library's own tree. */
NODISCARD static bool places_find(struct pdf *pdf)
{
	struct str root = pdf->objects[pdf->root].body, tree;

	pdf->pages = (int)number_after(root, "/Pages ");
	pdf->tree = (int)number_after(root, "/StructTreeRoot ");
	if (pdf->pages <= 0 || pdf->pages >= pdf->n || pdf->tree <= 0 || pdf->tree >= pdf->n)
		return false;
	tree = pdf->objects[pdf->tree].body;
	pdf->parents = (int)number_after(tree, "/ParentTree ");
	if (pdf->parents <= 0 || pdf->parents >= pdf->n)
		return false;
	pdf->page_objects = NEW_ARRAY(pdf->a, int, (size_t)pdf->n);
	if (references(pdf->objects[pdf->pages].body, "/Kids [", pdf->page_objects, pdf->n) != pdf->page_count)
		return false;
	for (int i = 1; i < pdf->n; i++)
		if (str_starts(pdf->objects[i].body, S("<< /Type /StructElem")))
			pdf->objects[i].gone = true;
	for (int i = 0; i < pdf->page_count; i++)
		if (pdf->page_objects[i] <= 0 || pdf->page_objects[i] >= pdf->n)
			return false;
	return true;
}

/* --- writing values --- */

/* A text as the hexadecimal form of UTF-16. */
static void text_hex(struct buf *b, struct str s)
{
	buf_fmt(b, "<FEFF");
	for (size_t i = 0; i < s.n;) {
		uint32_t c = utf8_next(s, &i);

		if (c >= 0x10000)
			buf_fmt(b, "%04X%04X", 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + ((c - 0x10000) & 0x3ff));
		else
			buf_fmt(b, "%04X", c);
	}
	buf_char(b, '>');
}

static void text_xml(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '&')
			buf_fmt(b, "&amp;");
		else if (s.p[i] == '<')
			buf_fmt(b, "&lt;");
		else
			buf_char(b, s.p[i]);
	}
}

/* A language tag has letters, digits and hyphens; anything else becomes English. */
static struct str lang_clean(struct str lang)
{
	for (size_t i = 0; i < lang.n; i++) {
		char c = lang.p[i];

		if (!(c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
			return S("en-GB");
	}
	return lang.n == 0 ? S("en-GB") : lang;
}

/* --- page streams --- */

static struct str inflate_all(struct arena *a, struct str packed)
{
	struct buf out = buf_new(a, STREAM_MAX);
	unsigned char part[16384];
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)packed.p, .avail_in = (uInt)packed.n };
	int rc = inflateInit(&z);

	while (rc == Z_OK) {
		z.next_out = part;
		z.avail_out = sizeof part;
		rc = inflate(&z, Z_NO_FLUSH);
		if (rc == Z_OK || rc == Z_STREAM_END)
			buf_add(&out, part, sizeof part - z.avail_out);
	}
	inflateEnd(&z);
	return rc == Z_STREAM_END && !out.full ? buf_view(&out) : STR_NONE;
}

struct marks {
	int depth;
	int count;
	bool is_piece;
	bool is_spoken;  /* inside a piece that says itself how it is spoken */
	bool is_skipped; /* inside such a piece: a run's own words, line after line until "BDC" */
};

/* One line of a page: marks come alone on theirs. Returns what becomes of it in out. */
static void stream_line(struct buf *out, struct str line, const struct page_text *texts, struct marks *m)
{
	bool begins = str_ends(line, S(" BDC")), ends = str_is(line, "EMC");

	if (m->is_skipped) {
		if (begins)
			buf_fmt(out, "/Span BMC\n");
		m->is_skipped = !begins;
		m->depth += begins;
		return;
	}
	if (m->is_spoken && str_starts(line, S("/Span "))) {
		m->is_skipped = !begins;
		if (begins)
			buf_fmt(out, "/Span BMC\n");
		m->depth += begins;
		return;
	}
	/* Decoration has marks too, round single words: only those with a number are pieces. */
	if (begins && m->depth == 0 && str_find(line, S("<< /MCID ")) > 0) {
		struct str spoken = m->count < texts->n ? texts->spoken[m->count] : STR_NONE;

		buf_fmt(out, "EMC\n"); /* of the decoration before */
		m->is_spoken = spoken.n > 0;
		buf_str(out, line);
		buf_char(out, '\n');
		if (m->is_spoken) {
			buf_fmt(out, "/Span << /ActualText ");
			text_hex(out, spoken);
			buf_fmt(out, " >> BDC\n");
		}
		m->count++;
		m->depth = 1;
		m->is_piece = true;
		return;
	}
	m->depth += begins ? 1 : ends ? -1 : 0;
	buf_str(out, line);
	buf_char(out, '\n');
	if (ends && m->depth == 0 && m->is_piece) {
		buf_fmt(out, m->is_spoken ? "EMC\n/Artifact BMC\n" : "/Artifact BMC\n");
		m->is_spoken = m->is_piece = false;
	}
}

NODISCARD static bool stream_mark(struct pdf *pdf, int page, const struct page_text *texts)
{
	int number = (int)number_after(pdf->objects[pdf->page_objects[page]].body, "/Contents ");
	struct marks m = { 0 };
	struct buf plain, file;
	struct str body, dict, in;
	unsigned char *packed;
	int64_t length;
	uLongf size;

	if (number <= 0 || number >= pdf->n)
		return false;
	body = pdf->objects[number].body;
	dict = dictionary(&pdf->objects[number]);
	length = number_after(dict, "/Length ");
	/* The length is an object of its own: "/Length 4 0 R". */
	if (length <= 0 || length >= pdf->n ||
	    !str_int(str_trim(str_cut(pdf->objects[length].body, 'e', &in)), &length))
		return false;
	in = inflate_all(pdf->a, str_sub(body, dict.n + 7, (size_t)length));
	if (in.n == 0)
		return false;
	plain = buf_new(pdf->a, STREAM_MAX);
	buf_fmt(&plain, "/Artifact BMC\n");
	while (in.n > 0)
		stream_line(&plain, str_cut(in, '\n', &in), texts, &m);
	buf_fmt(&plain, "EMC\n");
	if (m.depth != 0 || m.count != texts->n || plain.full)
		return false;
	size = compressBound(plain.n);
	packed = arena_alloc(pdf->a, size);
	if (compress2(packed, &size, (const unsigned char *)plain.p, plain.n, 6) != Z_OK)
		return false;
	file = buf_new(pdf->a, STREAM_MAX);
	buf_fmt(&file, "<< /Length %lu\n   /Filter /FlateDecode\n>>\nstream\n", size);
	buf_add(&file, packed, size);
	buf_fmt(&file, "\nendstream\nendobj\n");
	pdf->objects[number].body = buf_view(&file);
	return !file.full;
}

/* --- the tree --- */

static int object_new(struct pdf *pdf)
{
	while (pdf->next_free < pdf->n && !pdf->objects[pdf->next_free].gone)
		pdf->next_free++;
	return pdf->next_free++;
}

/* The node after this one, children first; NULL at the end. */
static struct node *node_after(struct node *node)
{
	if (node->first != NULL)
		return node->first;
	while (node != NULL && node->next == NULL)
		node = node->parent;
	return node == NULL ? NULL : node->next;
}

static void node_attributes(struct buf *b, const struct node *node)
{
	if (node->lang.n > 0) {
		struct str lang = lang_clean(node->lang);

		buf_fmt(b, "   /Lang (%.*s)\n", STR_ARG(lang));
	}
	if (node->alt.n > 0) {
		buf_fmt(b, "   /Alt ");
		text_hex(b, node->alt);
		buf_char(b, '\n');
	}
	if (node->actual.n > 0) {
		buf_fmt(b, "   /ActualText ");
		text_hex(b, node->actual);
		buf_char(b, '\n');
	}
	if (node->scope != NULL)
		buf_fmt(b, "   /A << /O /Table /Scope /%s >>\n", node->scope);
	if (node->summary.n > 0) {
		buf_fmt(b, "   /A << /O /Table /Summary ");
		text_hex(b, node->summary);
		buf_fmt(b, " >>\n");
	}
	if (node->box[2] > node->box[0] && strcmp(node->tag, "Figure") == 0)
		buf_fmt(b, "   /A << /O /Layout /Placement /Block /BBox [ %.2f %.2f %.2f %.2f ] >>\n", node->box[0],
		        node->box[1], node->box[2], node->box[3]);
}

static struct str node_body(const struct pdf *pdf, const struct node *node)
{
	struct buf b = buf_new(pdf->a, FILE_MAX);

	buf_fmt(&b, "<< /Type /StructElem\n   /S /%s\n   /P %d 0 R\n", node->tag,
	        node->parent == NULL ? pdf->tree : node->parent->object);
	node_attributes(&b, node);
	if (node->pieces != NULL)
		buf_fmt(&b, "   /Pg %d 0 R\n", pdf->page_objects[node->pieces->page]);
	buf_fmt(&b, "   /K [");
	for (const struct node *child = node->first; child != NULL; child = child->next)
		buf_fmt(&b, " %d 0 R", child->object);
	for (const struct piece *piece = node->pieces; piece != NULL; piece = piece->next) {
		if (piece->page == node->pieces->page)
			buf_fmt(&b, " %d", piece->mcid);
		else
			buf_fmt(&b, " << /Type /MCR /Pg %d 0 R /MCID %d >>", pdf->page_objects[piece->page],
			        piece->mcid);
	}
	buf_fmt(&b, " ]\n>>\nendobj\n");
	return buf_view(&b);
}

/* For each page the tags of its pieces, by number. */
static struct str parents_body(const struct pdf *pdf, struct node *root, const struct page_text *texts)
{
	struct buf b = buf_new(pdf->a, FILE_MAX);
	int **owners = NEW_ARRAY(pdf->a, int *, (size_t)pdf->page_count);

	for (int i = 0; i < pdf->page_count; i++)
		owners[i] = NEW_ARRAY(pdf->a, int, (size_t)texts[i].n);
	for (struct node *node = root; node != NULL; node = node_after(node))
		for (const struct piece *piece = node->pieces; piece != NULL; piece = piece->next)
			owners[piece->page][piece->mcid] = node->object;
	buf_fmt(&b, "<< /Nums [\n");
	for (int i = 0; i < pdf->page_count; i++) {
		int64_t key = number_after(pdf->objects[pdf->page_objects[i]].body, "/StructParents ");

		if (key < 0)
			continue;
		buf_fmt(&b, "   %d [", (int)key);
		for (int k = 0; k < texts[i].n; k++)
			buf_fmt(&b, " %d 0 R", owners[i][k]);
		buf_fmt(&b, " ]\n");
	}
	buf_fmt(&b, "] >>\nendobj\n");
	return buf_view(&b);
}

static void object_set(struct pdf *pdf, int number, struct str body)
{
	pdf->objects[number] = (struct object){ .body = body };
}

/* The library's lists of tags per page are no longer referred to. */
static void lists_free(struct pdf *pdf)
{
	struct str nums = pdf->objects[pdf->parents].body;
	struct str line;

	while (nums.n > 0) {
		int64_t key, number;
		struct str rest, left;

		line = str_trim(str_cut(nums, '\n', &nums));
		left = str_cut(line, ' ', &rest);
		if (str_int(left, &key) && str_ends(rest, S(" 0 R")) && str_int(str_cut(rest, ' ', &left), &number) &&
		    number > 0 && number < pdf->n)
			pdf->objects[number].gone = true;
	}
}

static void tree_write(struct pdf *pdf, struct node *root, const struct page_text *texts)
{
	for (struct node *node = root; node != NULL; node = node_after(node))
		object_set(pdf, node->object, node_body(pdf, node));
	object_set(pdf, pdf->parents, parents_body(pdf, root, texts));
	object_set(pdf, pdf->tree,
	           str_fmt(pdf->a, "<< /Type /StructTreeRoot\n   /ParentTree %d 0 R\n   /K [ %d 0 R ]\n>>\nendobj\n",
	                   pdf->parents, root->object));
}

/* Numbers for all tags and the metadata; makes room for them. Returns the number of the metadata. */
static int numbers_give(struct pdf *pdf, struct node *root, int nodes)
{
	struct object *more = NEW_ARRAY(pdf->a, struct object, (size_t)(pdf->n + nodes + 2));
	int metadata, room = pdf->n + nodes + 2;

	memcpy(more, pdf->objects, (size_t)pdf->n * sizeof *more);
	for (int i = pdf->n; i < room; i++)
		more[i].gone = true;
	pdf->objects = more;
	pdf->n = room;
	pdf->next_free = 1;
	for (struct node *node = root; node != NULL; node = node_after(node))
		node->object = object_new(pdf);
	metadata = object_new(pdf);
	while (pdf->n > metadata + 1 && pdf->objects[pdf->n - 1].gone && pdf->n - 1 >= pdf->next_free)
		pdf->n--;
	return metadata;
}

/* --- the file --- */

static struct str metadata_body(const struct paper *p)
{
	struct buf x = buf_new(p->a, FILE_MAX), b = buf_new(p->a, FILE_MAX);

	buf_fmt(&x, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	            " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	text_xml(&x, p->options.title);
	buf_fmt(&x, "</rdf:li></rdf:Alt></dc:title>\n<pdfuaid:part>1</pdfuaid:part>\n"
	            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	buf_fmt(&b, "<< /Type /Metadata\n   /Subtype /XML\n   /Length %zu\n>>\nstream\n", x.n);
	buf_str(&b, buf_view(&x));
	buf_fmt(&b, "\nendstream\nendobj\n");
	return buf_view(&b);
}

static struct str catalog_body(const struct paper *p, const struct pdf *pdf, int metadata)
{
	struct str lang = lang_clean(p->options.lang);

	return str_fmt(p->a,
	               "<< /Type /Catalog\n   /Pages %d 0 R\n   /StructTreeRoot %d 0 R\n"
	               "   /MarkInfo << /Marked true >>\n   /Lang (%.*s)\n"
	               "   /ViewerPreferences << /DisplayDocTitle true%s >>\n   /Metadata %d 0 R\n>>\nendobj\n",
	               pdf->pages, pdf->tree, STR_ARG(lang), p->page_rtl ? " /Direction /R2L" : "", metadata);
}

static struct str file_write(const struct pdf *pdf)
{
	static const char cid_font[] = "/Subtype /CIDFontType2";
	struct buf b = buf_new(pdf->a, FILE_MAX);
	size_t *at = NEW_ARRAY(pdf->a, size_t, (size_t)pdf->n), table;

	buf_fmt(&b, "%%PDF-1.7\n%%\xb5\xed\xae\xfb\n");
	for (int i = 1; i < pdf->n; i++) {
		struct str body = pdf->objects[i].body, dict = dictionary(&pdf->objects[i]);
		ptrdiff_t font = str_find(dict, str_of(cid_font));

		if (pdf->objects[i].gone)
			continue;
		at[i] = b.n;
		buf_fmt(&b, "%d 0 obj\n", i);
		if (font >= 0 && str_find(dict, S("/CIDToGIDMap")) < 0) {
			size_t cut = (size_t)font + sizeof cid_font - 1;

			buf_str(&b, str_sub(body, 0, cut));
			buf_fmt(&b, " /CIDToGIDMap /Identity");
			body = str_sub(body, cut, body.n);
		}
		buf_str(&b, body);
	}
	table = b.n;
	buf_fmt(&b, "xref\n0 %d\n0000000000 65535 f \n", pdf->n);
	for (int i = 1; i < pdf->n; i++)
		buf_fmt(&b, "%010zu %05d %c \n", at[i], pdf->objects[i].gone ? 65535 : 0,
		        pdf->objects[i].gone ? 'f' : 'n');
	buf_fmt(&b, "trailer\n<< /Size %d\n   /Root %d 0 R\n   /Info %d 0 R\n>>\nstartxref\n%zu\n%%%%EOF\n", pdf->n,
	        pdf->root, pdf->info, table);
	return b.full ? STR_NONE : buf_view(&b);
}

enum rc tagged_write(struct paper *p, struct str file, const struct page_text *texts, int pages, struct str *out)
{
	struct pdf pdf = { .a = p->a, .page_count = pages };
	int metadata;

	if (!objects_read(&pdf, file) || !places_find(&pdf))
		return err_set(&p->err, RC_FAIL, "paper: the file of the drawing library has an unknown form");
	lists_free(&pdf);
	for (int i = 0; i < pages; i++)
		if (!stream_mark(&pdf, i, &texts[i]))
			return err_set(&p->err, RC_FAIL, "paper: page %d of the drawing library has an unknown form",
			               i + 1);
	metadata = numbers_give(&pdf, p->root, p->nodes + 1);
	tree_write(&pdf, p->root, texts);
	object_set(&pdf, metadata, metadata_body(p));
	object_set(&pdf, pdf.root, catalog_body(p, &pdf, metadata));
	*out = file_write(&pdf);
	return out->n > 0 ? RC_OK : err_set(&p->err, RC_FAIL, "paper: the document is too large");
}
