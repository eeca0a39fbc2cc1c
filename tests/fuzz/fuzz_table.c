/* Any bytes as a file with a table in it. They are read or refused; what reads workbooks and markup never breaks (a
 * process that was ended is seen as one that could not be read); and no line of plain text goes unsaid: it is in the
 * table, a heading, or in a note. Bytes that begin as a sheet are put into a workbook first, so that they are reached.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <zlib.h>

#include "kit/base/buf.h"
#include "kit/base/utf8.h"
#include "kit/table/table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ARENA = 512 << 20, ZIP_MAX = 8 << 20 };

static void must(bool is, const char *what)
{
	if (is)
		return;
	fprintf(stderr, "fuzz_table: %s\n", what);
	abort();
}

static void little(struct buf *b, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(v >> (8 * i)));
}

static void entry(struct buf *to, struct str name, struct str body, uint32_t from, bool central)
{
	little(to, central ? 0x02014b50 : 0x04034b50, 4);
	if (central)
		little(to, 20, 2);
	little(to, 20, 2);
	little(to, 0, 4);
	little(to, 0, 4);
	little(to, (uint32_t)crc32(0, (const Bytef *)body.p, (uInt)body.n), 4);
	little(to, (uint32_t)body.n, 4);
	little(to, (uint32_t)body.n, 4);
	little(to, (uint32_t)name.n, 2);
	little(to, 0, 2);
	if (central) {
		little(to, 0, 4);
		little(to, 0, 4);
		little(to, 0, 2);
		little(to, from, 4);
	}
	buf_str(to, name);
	if (!central)
		buf_str(to, body);
}

#define RELS(x) "<Relationships>" x "</Relationships>"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"/" type "\" Target=\"" target "\"/>"

/* A workbook, nothing of it packed. */
static struct str book_of(struct arena *a, struct str sheet)
{
	const struct {
		struct str name;
		struct str body;
	} part[] = {
		{ S("_rels/.rels"), S(RELS(REL("r", "officeDocument", "xl/workbook.xml"))) },
		{ S("xl/workbook.xml"), S("<workbook><sheets><sheet name=\"S\" id=\"r\"/></sheets></workbook>") },
		{ S("xl/_rels/workbook.xml.rels"),
		  S(RELS(REL("r", "worksheet", "sheet.xml") REL("s", "styles", "styles.xml")
		             REL("t", "sharedStrings", "strings.xml"))) },
		{ S("xl/styles.xml"),
		  S("<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/>"
		    "<xf numFmtId=\"46\"/><xf numFmtId=\"10\"/></cellXfs></styleSheet>") },
		{ S("xl/strings.xml"), S("<sst><si><t>UPN</t></si><si><t>Surname</t></si></sst>") },
		{ S("xl/sheet.xml"), sheet },
	};
	struct buf b = buf_new(a, ZIP_MAX), dir = buf_new(a, ZIP_MAX);
	const size_t n = sizeof part / sizeof *part;

	for (size_t i = 0; i < n; i++) {
		entry(&dir, part[i].name, part[i].body, (uint32_t)b.n, true);
		entry(&b, part[i].name, part[i].body, 0, false);
	}
	little(&dir, 0x06054b50, 4);
	little(&dir, 0, 4);
	little(&dir, (uint32_t)n, 2);
	little(&dir, (uint32_t)n, 2);
	little(&dir, (uint32_t)dir.n - 12, 4);
	little(&dir, (uint32_t)b.n, 4);
	little(&dir, 0, 2);
	buf_str(&b, buf_view(&dir));
	return buf_view(&b);
}

static void check_table(const struct table *t)
{
	size_t line = 0;

	for (size_t i = 0; i < t->file.n; i++) {
		const struct csv_row *r = &t->file.row[i];

		must(r->line > line, "lines go up");
		line = r->line;
		must(r->n <= CSV_MAX_COLUMNS, "columns are limited");
		for (size_t k = 0; k < r->n; k++)
			must(utf8_ok(r->cell[k]), "a cell is well-formed");
	}
	for (size_t i = 0; i < t->notes; i++)
		must(t->note[i].line > 0 && t->note[i].reason.n > 0, "a note has a place and a reason");
}

static bool is_said(const struct table *t, size_t line)
{
	for (size_t i = 0; i < t->file.n; i++)
		if (t->file.row[i].line == line)
			return true;
	for (size_t i = 0; i < t->notes; i++)
		if (t->note[i].line == line)
			return true;
	return false;
}

/* Two lines are the headings at most. */
static void check_lines(struct arena *a, const struct table *t, struct str bytes)
{
	struct csv_file f = { 0 };
	struct csv_problem bad;
	struct str text;
	size_t silent = 0;

	if (csv_decode(a, bytes, &text, &f.encoding, &bad) != RC_OK ||
	    csv_read_text(a, text, t->file.separator, &f, &bad) != RC_OK)
		return;
	silent += !is_said(t, f.heading.line);
	for (size_t i = 0; i < f.n; i++)
		silent += !is_said(t, f.row[i].line);
	must(silent <= 2, "a line is neither in the table nor said");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum import_kind kinds[] = { IMPORT_ROLL, IMPORT_RESULTS };
	struct arena *a = arena_new(ARENA);
	struct str bytes = { (const char *)data, size };

	if (str_starts(bytes, S("<worksheet"))) {
		char *p;

		bytes = book_of(a, bytes);
		p = arena_raw(a, bytes.n);
		memcpy(p, bytes.p, bytes.n);
		if ((data[size - 1] & 1) != 0) /* and some of them are damaged */
			p[size * 2654435761u % bytes.n] ^= 0x40;
		bytes.p = p;
	}
	for (size_t i = 0; i < 1 + (size_t)table_is_text(bytes); i++) {
		struct table t = { 0 };
		struct csv_problem bad = { 0 };
		struct err e = { "" };
		enum rc rc = table_read(a, &(struct table_wish){ .kind = kinds[i] }, bytes, &t, &bad, &e);

		must(rc == RC_OK || rc == RC_INVALID, "the machine is never at fault");
		must(rc == RC_OK || bad.fault != CSV_FINE, "a refusal says why");
		must(bad.say == NULL || strstr(bad.say, "in time") == NULL, "no reader breaks or hangs");
		if (rc == RC_OK)
			check_table(&t);
		if (rc == RC_OK && t.form == TABLE_TEXT && size < 64 * 1024)
			check_lines(a, &t, bytes);
	}
	arena_free(a);
	return 0;
}
