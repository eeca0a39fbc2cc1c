#include "support/some_book.h"

#include <string.h>

enum { PARTS_MAX = 24, MOST = 8 << 20 };

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static struct str rels(struct arena *a, const char *inner)
{
	return str_fmt(
	    a,
	    HEAD
	    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>",
	    inner);
}

static struct str workbook(struct arena *a, const struct some_book *b, struct str *out_rels)
{
	struct buf book = buf_new(a, MOST), rel = buf_new(a, MOST);

	buf_fmt(&book, HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELS "\"><workbookPr%s/><sheets>",
	        b->base_1904 ? " date1904=\"1\"" : "");
	for (size_t i = 0; i < b->sheets; i++) {
		buf_fmt(&book, "<sheet name=\"%s\" sheetId=\"%zu\"%s r:id=\"rId%zu\"/>", b->sheet[i].name, i + 1,
		        b->sheet[i].hidden ? " state=\"hidden\"" : "", i + 1);
		buf_fmt(&rel,
		        "<Relationship Id=\"rId%zu\" Type=\"" RELS "/worksheet\" Target=\"worksheets/sheet%zu.xml\"/>",
		        i + 1, i + 1);
	}
	buf_str(&book, S("</sheets></workbook>"));
	buf_str(&rel, S("<Relationship Id=\"s\" Type=\"" RELS "/styles\" Target=\"styles.xml\"/>"
	                "<Relationship Id=\"t\" Type=\"" RELS "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/>"));
	buf_char(&rel, '\0');
	*out_rels = rels(a, rel.p);
	return buf_view(&book);
}

struct str some_book_with(struct arena *a, const struct some_book *b, struct zip_in more)
{
	struct zip_in z[PARTS_MAX];
	size_t n = 0;
	struct str inner;

	z[n++] = (struct zip_in){ .name = "[Content_Types].xml",
		                  .body = S("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
		                            "content-types\"><Default Extension=\"xml\" "
		                            "ContentType=\"application/xml\"/></Types>") };
	z[n++] = (struct zip_in){ .name = "_rels/.rels",
		                  .body = rels(a, "<Relationship Id=\"r\" Type=\"" RELS
		                                  "/officeDocument\" Target=\"xl/workbook.xml\"/>") };
	z[n++] = (struct zip_in){ .name = "xl/workbook.xml", .body = workbook(a, b, &inner) };
	z[n++] = (struct zip_in){ .name = "xl/_rels/workbook.xml.rels", .body = inner };
	for (size_t i = 0; i < b->sheets; i++)
		z[n++] = (struct zip_in){ .name = str_c(a, str_fmt(a, "xl/worksheets/sheet%zu.xml", i + 1)),
			                  .body = str_fmt(a, HEAD "<worksheet xmlns=\"" MAIN "\">%s</worksheet>",
			                                  b->sheet[i].xml) };
	if (b->styles != NULL)
		z[n++] = (struct zip_in){ .name = "xl/styles.xml",
			                  .body = str_fmt(a, HEAD "<styleSheet xmlns=\"" MAIN "\">%s</styleSheet>",
			                                  b->styles) };
	if (b->shared != NULL)
		z[n++] = (struct zip_in){ .name = "xl/sharedStrings.xml",
			                  .body = str_fmt(a, HEAD "<sst xmlns=\"" MAIN "\">%s</sst>", b->shared) };
	for (size_t i = 0; i < n && more.name != NULL; i++)
		if (strcmp(z[i].name, more.name) == 0) {
			z[i] = more;
			more.name = NULL;
		}
	if (more.name != NULL)
		z[n++] = more;
	return some_zip(a, z, n);
}

struct str some_book(struct arena *a, const struct some_book *b)
{
	return some_book_with(a, b, (struct zip_in){ 0 });
}

static void cell_add(struct buf *b, struct str s)
{
	if (str_starts(s, S("#"))) {
		buf_fmt(b, "<c s=\"1\"><v>%.*s</v></c>", STR_ARG(str_sub(s, 1, s.n)));
		return;
	}
	buf_str(b, S("<c t=\"inlineStr\"><is><t>"));
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '&')
			buf_str(b, S("&amp;"));
		else if (s.p[i] == '<')
			buf_str(b, S("&lt;"));
		else
			buf_char(b, s.p[i]);
	}
	buf_str(b, S("</t></is></c>"));
}

struct str some_table(struct arena *a, const char *cells, const char *format)
{
	struct buf b = buf_new(a, MOST);
	struct some_sheet sheet = { "Pupils", NULL, false };
	struct some_book book = { .sheet = &sheet, .sheets = 1 };

	buf_str(&b, S("<sheetData>"));
	for (struct str rest = str_of(cells); rest.n > 0;) {
		struct str row = str_cut(rest, '\n', &rest);

		buf_str(&b, S("<row>"));
		while (row.p != NULL) {
			bool last = memchr(row.p, '|', row.n) == NULL;

			cell_add(&b, str_cut(row, '|', &row));
			if (last)
				break;
			if (row.p == NULL)
				row = S("");
		}
		buf_str(&b, S("</row>"));
	}
	buf_str(&b, S("</sheetData>"));
	buf_char(&b, '\0');
	sheet.xml = b.p;
	book.styles = str_c(a, str_fmt(a,
	                               "<numFmts><numFmt numFmtId=\"164\" formatCode=\"%s\"/></numFmts><cellXfs><xf "
	                               "numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>",
	                               format != NULL ? format : "dd/mm/yyyy"));
	return some_book(a, &book);
}
