#include "kit/table/table_own.h"

#include <string.h>

enum { LOOK = 8192 };

struct known {
	const char *begins; /* bytes at the front */
	size_t n;
	const char *say;
};

#define B(s) s, sizeof(s) - 1

static const struct known NEVER[] = {
	{ B("%PDF"),
	  "This is a PDF: what it shows is no table. Export the same report as .xlsx or CSV and choose that." },
	{ B("{\\rtf"), "This is an RTF document. Export the same report as .xlsx or CSV and choose that." },
	{ B("\x09\x08\x10\x00"), "This is an old .xls workbook: save it as .xlsx and choose that." },
	{ B("\x09\x04\x06\x00"), "This is an old .xls workbook: save it as .xlsx and choose that." },
	{ B("\x09\x02\x06\x00"), "This is an old .xls workbook: save it as .xlsx and choose that." },
	{ B("\x89PNG"), "This is a picture. Export the table itself as .xlsx or CSV and choose that." },
	{ B("\xFF\xD8\xFF"), "This is a picture. Export the table itself as .xlsx or CSV and choose that." },
	{ B("GIF8"), "This is a picture. Export the table itself as .xlsx or CSV and choose that." },
	{ B("\x00\x01\x00\x00Stan"), "This is an Access database. Export the table as .xlsx or CSV and choose that." },
	{ B("\x1F\x8B"), "This is a packed file (gzip). Unpack it and choose what is in it." },
	{ B("7z\xBC\xAF"), "This is a packed file (7z). Unpack it and choose what is in it." },
	{ B("Rar!"), "This is a packed file (rar). Unpack it and choose what is in it." },
};

/* A name as old compound files have it in their directory: two bytes a letter. */
static bool has_wide(struct str bytes, const char *name)
{
	char wide[64];
	size_t n = 0;

	for (const char *c = name; *c != '\0' && n + 2 <= sizeof wide; c++) {
		wide[n++] = *c;
		wide[n++] = '\0';
	}
	return str_find(bytes, (struct str){ wide, n }) >= 0;
}

static const char *compound_say(struct str bytes)
{
	if (has_wide(bytes, "EncryptedPackage"))
		return "This workbook is protected by a password. Save it without one and choose that.";
	if (has_wide(bytes, "Workbook") || has_wide(bytes, "Book"))
		return "This is an old .xls workbook: save it as .xlsx and choose that.";
	if (has_wide(bytes, "WordDocument"))
		return "This is an old Word document (.doc). Export the same report as .xlsx or CSV and choose that.";
	return "This is an old Office file: save the table as .xlsx and choose that.";
}

static bool has(struct str bytes, const char *what)
{
	return str_find(bytes, str_of(what)) >= 0;
}

/* Names of entries are not packed: they say what a zip is. */
static const char *zip_say(struct str bytes)
{
	if (has(bytes, "opendocument.spreadsheet"))
		return "This is an OpenDocument spreadsheet (.ods): save it as .xlsx and choose that.";
	if (has(bytes, "xl/workbook.bin"))
		return "This is a binary workbook (.xlsb): save it as .xlsx and choose that.";
	if (has(bytes, "xl/workbook") || has(bytes, "xl/worksheets"))
		return NULL;
	if (has(bytes, "word/document"))
		return "This is a Word document (.docx). Export the same report as .xlsx or CSV and choose that.";
	if (has(bytes, "opendocument.text"))
		return "This is an OpenDocument text (.odt). Export the same report as .xlsx or CSV and choose that.";
	if (has(bytes, "Index/Document.iwa"))
		return "This is a Numbers document: export it as .xlsx (File, Export to, Excel) and choose that.";
	return "This is a packed folder (ZIP). Unpack it and choose the file that is in it.";
}

/* The front of the file in small letters and without zeros, so that UTF-16 looks the same. */
static struct str front_of(struct str bytes, char *to)
{
	size_t n = 0;

	for (size_t i = 0; i < bytes.n && i < LOOK; i++) {
		char c = bytes.p[i];

		if (c != '\0' && (unsigned char)c < 0x80)
			to[n++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return str_trim((struct str){ to, n });
}

static enum table_form markup_form(struct str front, const char **say)
{
	if (has(front, "<ctfile"))
		return TABLE_CTF;
	if (has(front, "<workbook") && has(front, "office:spreadsheet"))
		return TABLE_XML_WORKBOOK;
	if (has(front, "<html") || has(front, "<table") || has(front, "<!doctype html"))
		return TABLE_PAGE;
	if (has(front, "mime-version"))
		*say = "This is a web archive. Save it as .xlsx and choose that.";
	else
		*say = "This is an XML file of another kind. Export the same as .xlsx or CSV and choose that.";
	return TABLE_TEXT;
}

enum table_form sniff_form(struct str bytes, const char **say)
{
	char room[LOOK];
	struct str front = front_of(bytes, room);

	*say = NULL;
	for (size_t i = 0; i < sizeof NEVER / sizeof *NEVER; i++)
		if (str_starts(bytes, (struct str){ NEVER[i].begins, NEVER[i].n }))
			*say = NEVER[i].say;
	if (str_starts(bytes, S("\xD0\xCF\x11\xE0")))
		*say = compound_say(bytes);
	if (*say != NULL)
		return TABLE_TEXT;
	if (str_starts(bytes, S("PK\x03\x04")) || str_starts(bytes, S("PK\x05\x06"))) {
		*say = zip_say(bytes);
		return TABLE_WORKBOOK;
	}
	if (str_starts(front, S("mime-version")))
		*say = "This is a web archive. Save it as .xlsx and choose that.";
	return str_starts(front, S("<")) ? markup_form(front, say) : TABLE_TEXT;
}

bool table_is_text(struct str bytes)
{
	const char *say;

	return sniff_form(bytes, &say) == TABLE_TEXT && say == NULL;
}
