/* The file of the drawing library, made readable: tree of tags with languages and alternative texts, decoration marked
 * as such, title shown, language, metadata that claims PDF/UA.
 *
 * Why not by the library: cairo 1.16 writes no alternative texts, languages or metadata, and how it marks pieces of a
 * page differs from version to version (1.18 marks lettering, and leaves out drawings). So it is not asked for marks at
 * all. It draws each piece on a page of its own, which every version can; here the pieces are laid over each other on
 * the pages of the document, with our marks around them. What is relied on is the language of PDF (pdf_objects.h): a
 * page has contents and resources. */
#include "kit/paper/inside.h"

#include <string.h>
#include <zlib.h>

#include "kit/base/buf.h"
#include "kit/base/utf8.h"
#include "kit/paper/pdf_objects.h"

enum { FILE_MAX = 64 * 1024 * 1024, STREAM_MAX = 32 * 1024 * 1024, DEPTH_MAX = 8 };

struct tagging {
	struct paper *p;
	struct arena *a;
	struct pdf pdf;
	int *sheets; /* objects of the library's pages, one a piece */
	int sheet_count;
	int pages, tree, parents;
	int *page_objects;
	int page_count;
};

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

/* --- the library's pages --- */

/* The pages below a node of their tree. */
static bool sheets_collect(struct tagging *t, int number, int max, int depth)
{
	struct str dict = number != 0 ? pdf_dict(t->pdf.objects[number].body) : STR_NONE, kids, kid;

	if (dict.n == 0 || depth == 0)
		return false;
	kids = pdf_inside(pdf_get(dict, "/Kids"));
	pdf_drop(&t->pdf, number);
	if (pdf_get(dict, "/Kids").n == 0) {
		if (t->sheet_count == max)
			return false;
		t->sheets[t->sheet_count++] = number;
		return true;
	}
	while (pdf_element(&kids, &kid))
		if (!sheets_collect(t, pdf_ref(&t->pdf, kid), max, depth - 1))
			return false;
	return true;
}

/* Pieces that run from right to left bring the text to be spoken. The library has its own idea of it, word by word in
 * the order in which they are drawn: its marks stay, its words go. */
static void own_words_drop(struct buf *out, struct str content)
{
	bool is_skipped = false;

	while (content.n > 0) {
		struct str line = str_cut(content, '\n', &content);

		is_skipped = is_skipped || str_starts(line, S("/Span "));
		if (!is_skipped) {
			buf_str(out, line);
			buf_char(out, '\n');
		} else if (str_ends(line, S("BDC"))) {
			buf_fmt(out, "/Span BMC\n");
			is_skipped = false;
		}
	}
}

/* What each category ("/Font") of resources has under a name. Pieces of a page share the names. */
struct resource {
	struct resource *next;
	struct str category, name, value;
};

static bool resource_add(struct tagging *t, struct resource **all, struct resource in)
{
	struct resource **r = all;

	for (; *r != NULL; r = &(*r)->next)
		if (str_eq((*r)->category, in.category) && str_eq((*r)->name, in.name))
			return str_eq((*r)->value, in.value);
	*r = NEW(t->a, struct resource);
	**r = in;
	return true;
}

static bool resources_join(struct tagging *t, struct resource **all, struct str dict)
{
	struct str category, entries, name, value;

	while (pdf_entry(&dict, &category, &entries)) {
		struct str inside = pdf_dict_of(&t->pdf, entries);

		while (pdf_entry(&inside, &name, &value))
			if (!resource_add(t, all, (struct resource){ NULL, category, name, value }))
				return false;
	}
	return true;
}

static struct str resources_body(struct tagging *t, const struct resource *all)
{
	struct buf b = buf_new(t->a, STREAM_MAX);

	buf_fmt(&b, "<<\n");
	for (const struct resource *r = all; r != NULL; r = r->next) {
		const struct resource *before = all;

		while (!str_eq(before->category, r->category))
			before = before->next;
		if (before != r)
			continue; /* the category is written already */
		buf_fmt(&b, "   %.*s <<", STR_ARG(r->category));
		for (const struct resource *k = r; k != NULL; k = k->next)
			if (str_eq(k->category, r->category))
				buf_fmt(&b, " %.*s %.*s", STR_ARG(k->name), STR_ARG(k->value));
		buf_fmt(&b, " >>\n");
	}
	buf_fmt(&b, ">>");
	return buf_view(&b);
}

/* One piece: piece NULL is the decoration of the page. Its drawing begins and ends with the state of an empty page. */
static void piece_write(struct buf *out, const struct page_piece *piece, int mcid, struct str content)
{
	bool is_spoken = piece != NULL && piece->spoken.n > 0;

	if (piece == NULL)
		buf_fmt(out, "/Artifact BMC\n");
	else
		buf_fmt(out, "/%s << /MCID %d >> BDC\n", piece->tag, mcid);
	if (is_spoken) {
		buf_fmt(out, "/Span << /ActualText ");
		text_hex(out, piece->spoken);
		buf_fmt(out, " >> BDC\n");
	}
	buf_fmt(out, "q\n");
	if (is_spoken)
		own_words_drop(out, content);
	else
		buf_str(out, content);
	buf_fmt(out, is_spoken ? "\nQ\nEMC\nEMC\n" : "\nQ\nEMC\n");
}

/* Takes one of the library's pages: its content, and its resources into all. */
static bool sheet_take(struct tagging *t, int sheet, struct resource **all, struct str *content)
{
	struct str dict = pdf_dict(t->pdf.objects[sheet].body), resources = pdf_get(dict, "/Resources");
	int number = pdf_ref(&t->pdf, pdf_get(dict, "/Contents"));
	int length = number == 0 ? 0 : pdf_ref(&t->pdf, pdf_get(pdf_dict(t->pdf.objects[number].body), "/Length"));

	if (!pdf_stream(&t->pdf, number, content) || !resources_join(t, all, pdf_dict_of(&t->pdf, resources)))
		return false;
	pdf_drop(&t->pdf, number);
	pdf_drop(&t->pdf, length);
	pdf_drop(&t->pdf, pdf_ref(&t->pdf, resources));
	return true;
}

/* Lays the pieces of a page over each other: first the decoration, then piece after piece in the order of reading. */
static bool page_write(struct tagging *t, int page, const int *sheets, const struct page_text *texts)
{
	struct str first = pdf_dict(t->pdf.objects[sheets[0]].body), group = pdf_get(first, "/Group"), content;
	int contents = t->page_objects[page] + 1, resources = contents + 1;
	struct buf all = buf_new(t->a, STREAM_MAX);
	struct resource *used = NULL;
	unsigned char *packed;
	uLongf size;

	for (int i = 0; i <= texts->n; i++) {
		if (!sheet_take(t, sheets[i], &used, &content))
			return false;
		piece_write(&all, i == 0 ? NULL : &texts->pieces[i - 1], i - 1, content);
	}
	size = compressBound(all.n);
	packed = arena_alloc(t->a, size);
	if (all.full || compress2(packed, &size, (const unsigned char *)all.p, all.n, 6) != Z_OK)
		return false;
	pdf_set_stream(&t->pdf, contents, "/Filter /FlateDecode", (struct str){ (const char *)packed, size });
	pdf_set(&t->pdf, resources, resources_body(t, used));
	pdf_set(&t->pdf, t->page_objects[page],
	        str_fmt(t->a,
	                "<< /Type /Page\n   /Parent %d 0 R\n   /MediaBox %.*s\n   /Contents %d 0 R\n"
	                "   /Resources %d 0 R\n   /StructParents %d%s%.*s\n>>",
	                t->pages, STR_ARG(pdf_get(first, "/MediaBox")), contents, resources, page,
	                group.n > 0 ? "\n   /Group " : "", STR_ARG(group)));
	return true;
}

static bool pages_write(struct tagging *t, const struct page_text *texts)
{
	struct buf kids = buf_new(t->a, FILE_MAX);
	int sheet = 0;

	for (int i = 0; i < t->page_count; i++) {
		if (!page_write(t, i, t->sheets + sheet, &texts[i]))
			return false;
		sheet += 1 + texts[i].n;
		buf_fmt(&kids, " %d 0 R", t->page_objects[i]);
	}
	pdf_set(&t->pdf, t->pages,
	        str_fmt(t->a, "<< /Type /Pages\n   /Kids [%.*s ]\n   /Count %d\n>>", STR_ARG(buf_view(&kids)),
	                t->page_count));
	return true;
}

/* --- the tree --- */

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

static struct str node_body(const struct tagging *t, const struct node *node)
{
	struct buf b = buf_new(t->a, FILE_MAX);

	buf_fmt(&b, "<< /Type /StructElem\n   /S /%s\n   /P %d 0 R\n", node->tag,
	        node->parent == NULL ? t->tree : node->parent->object);
	node_attributes(&b, node);
	if (node->pieces != NULL)
		buf_fmt(&b, "   /Pg %d 0 R\n", t->page_objects[node->pieces->page]);
	buf_fmt(&b, "   /K [");
	for (const struct node *child = node->first; child != NULL; child = child->next)
		buf_fmt(&b, " %d 0 R", child->object);
	for (const struct piece *piece = node->pieces; piece != NULL; piece = piece->next) {
		if (piece->page == node->pieces->page)
			buf_fmt(&b, " %d", piece->mcid);
		else
			buf_fmt(&b, " << /Type /MCR /Pg %d 0 R /MCID %d >>", t->page_objects[piece->page], piece->mcid);
	}
	buf_fmt(&b, " ]\n>>");
	return buf_view(&b);
}

/* For each page the tags of its pieces, by number. */
static struct str parents_body(const struct tagging *t, struct node *root, const struct page_text *texts)
{
	struct buf b = buf_new(t->a, FILE_MAX);
	int **owners = NEW_ARRAY(t->a, int *, (size_t)t->page_count);

	for (int i = 0; i < t->page_count; i++)
		owners[i] = NEW_ARRAY(t->a, int, (size_t)texts[i].n);
	for (struct node *node = root; node != NULL; node = node_after(node))
		for (const struct piece *piece = node->pieces; piece != NULL; piece = piece->next)
			owners[piece->page][piece->mcid] = node->object;
	buf_fmt(&b, "<< /Nums [\n");
	for (int i = 0; i < t->page_count; i++) {
		buf_fmt(&b, "   %d [", i);
		for (int k = 0; k < texts[i].n; k++)
			buf_fmt(&b, " %d 0 R", owners[i][k]);
		buf_fmt(&b, " ]\n");
	}
	buf_fmt(&b, "] >>");
	return buf_view(&b);
}

static void tree_write(struct tagging *t, struct node *root, const struct page_text *texts)
{
	for (struct node *node = root; node != NULL; node = node_after(node))
		node->object = pdf_new(&t->pdf);
	for (struct node *node = root; node != NULL; node = node_after(node))
		pdf_set(&t->pdf, node->object, node_body(t, node));
	pdf_set(&t->pdf, t->parents, parents_body(t, root, texts));
	pdf_set(&t->pdf, t->tree,
	        str_fmt(t->a, "<< /Type /StructTreeRoot\n   /ParentTree %d 0 R\n   /K [ %d 0 R ]\n>>", t->parents,
	                root->object));
}

/* --- the file --- */

static struct str metadata(const struct paper *p)
{
	struct buf x = buf_new(p->a, FILE_MAX);

	buf_fmt(&x, "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	            " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">");
	text_xml(&x, p->options.title);
	buf_fmt(&x, "</rdf:li></rdf:Alt></dc:title>\n<pdfuaid:part>1</pdfuaid:part>\n"
	            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
	return buf_view(&x);
}

static void catalog_write(struct tagging *t)
{
	struct str lang = lang_clean(t->p->options.lang);
	int about = pdf_new(&t->pdf);

	pdf_set_stream(&t->pdf, about, "/Type /Metadata /Subtype /XML", metadata(t->p));
	pdf_set(&t->pdf, t->pdf.root,
	        str_fmt(t->a,
	                "<< /Type /Catalog\n   /Pages %d 0 R\n   /StructTreeRoot %d 0 R\n"
	                "   /MarkInfo << /Marked true >>\n   /Lang (%.*s)\n"
	                "   /ViewerPreferences << /DisplayDocTitle true%s >>\n   /Metadata %d 0 R\n>>",
	                t->pages, t->tree, STR_ARG(lang), t->p->page_rtl ? " /Direction /R2L" : "", about));
}

/* Numbers of what is new. Page, contents and resources of a page follow each other. */
static void numbers_give(struct tagging *t)
{
	int next = t->pdf.n;

	pdf_room(&t->pdf, 3 * t->page_count + 3 + t->p->nodes + 2);
	t->page_objects = NEW_ARRAY(t->a, int, (size_t)t->page_count);
	for (int i = 0; i < t->page_count; i++)
		t->page_objects[i] = next + 3 * i;
	next += 3 * t->page_count;
	t->pages = next;
	t->tree = next + 1;
	t->parents = next + 2;
	for (int i = t->page_objects[0]; i <= t->parents; i++)
		t->pdf.objects[i].gone = false;
}

/* One page of the library for the decoration of each of ours, and one for each piece. */
static bool sheets_find(struct tagging *t, const struct page_text *texts)
{
	int sheets = 0, root;

	for (int i = 0; i < t->page_count; i++)
		sheets += 1 + texts[i].n;
	t->sheets = NEW_ARRAY(t->a, int, (size_t)sheets);
	root = pdf_ref(&t->pdf, pdf_get(pdf_dict(t->pdf.objects[t->pdf.root].body), "/Pages"));
	return sheets_collect(t, root, sheets, DEPTH_MAX) && t->sheet_count == sheets;
}

enum rc tagged_write(struct paper *p, struct str file, const struct page_text *texts, int pages, struct str *out)
{
	struct tagging t = { .p = p, .a = p->a, .pdf = { .a = p->a }, .page_count = pages };
	const char *why = pdf_read(&t.pdf, file);

	if (why == NULL && !sheets_find(&t, texts))
		why = "its pages are not those that were drawn";
	if (why == NULL) {
		numbers_give(&t);
		why = pages_write(&t, texts) ? NULL : "a page has contents or resources of an unknown kind";
	}
	if (why != NULL)
		return err_set(&p->err, RC_FAIL,
		               "paper: the PDF file of cairo %s cannot be used: %s. "
		               "Install one of the versions that docs/operate/install.md names",
		               cairo_version_string(), why);
	tree_write(&t, p->root, texts);
	catalog_write(&t);
	*out = pdf_write(&t.pdf);
	return out->n > 0 ? RC_OK : err_set(&p->err, RC_FAIL, "paper: the document is too large");
}
