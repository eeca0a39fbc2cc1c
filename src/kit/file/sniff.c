/* What a file is by its content. Two look: our own signatures, which say where such a file has to begin, and libmagic,
 * which knows thousands of other kinds that begin alike. Only where both say the same is it so. */
#include "kit/file/look_own.h"

#include "kit/base/buf.h"
#include "kit/base/utf8.h"

#include <magic.h>
#include <string.h>

void *sniff_prepare(void)
{
	magic_t m = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_TOKENS);

	if (m == NULL || magic_load(m, NULL) != 0)
		return NULL;
	return m;
}

static bool at(struct str in, size_t from, struct str what)
{
	return str_eq(str_sub(in, from, what.n), what);
}

static bool brand_is(struct str in, const char *brands)
{
	char word[7] = " 0000 ";

	if (in.n < 12 || !at(in, 4, S("ftyp")))
		return false;
	memcpy(word + 1, in.p + 8, 4);
	return memchr(word, '\0', 6) == NULL && strstr(brands, word) != NULL;
}

/* Printable, in UTF-8 or in the letters of Windows. */
static bool is_text(struct str in)
{
	for (size_t i = 0; i < in.n; i++) {
		unsigned char c = (unsigned char)in.p[i];

		if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
			return false;
	}
	return true;
}

static enum file_type by_signature(struct str in)
{
	if (at(in, 0, S("%PDF-")))
		return FILE_PDF;
	if (at(in, 0, S("\xff\xd8\xff")))
		return FILE_JPEG;
	if (at(in, 0, S("\x89PNG\r\n\x1a\n")))
		return FILE_PNG;
	if (brand_is(in, " heic heix heim heis hevc mif1 msf1 "))
		return FILE_HEIC;
	if (brand_is(in, " M4A  M4B  mp41 mp42 isom iso2 iso5 iso6 dash "))
		return FILE_M4A;
	if (at(in, 0, S("PK\3\4")))
		return FILE_DOCX;
	if (at(in, 0, S("OggS")) && at(in, 28, S("OpusHead")))
		return FILE_OPUS;
	if (at(in, 0, S("ID3")) ||
	    (in.n > 2 && (unsigned char)in.p[0] == 0xff && ((unsigned char)in.p[1] & 0xe6) == 0xe2))
		return FILE_MP3;
	return is_text(in) ? FILE_TXT : FILE_NONE;
}

/* For a plain text anything that is text will do, but for what a browser or an office program would take as more. */
static bool text_fits(const char *mime)
{
	static const char *const never[] = { "html", "xml", "svg", "rtf", "javascript", "postscript" };

	for (size_t i = 0; i < sizeof never / sizeof *never; i++)
		if (strstr(mime, never[i]) != NULL)
			return false;
	return strncmp(mime, "text/", 5) == 0 || strcmp(mime, "application/octet-stream") == 0 ||
	       strcmp(mime, "application/json") == 0;
}

static bool magic_agrees(enum file_type t, const char *mime)
{
	char word[128] = " ";
	size_t n = strlen(mime);

	if (t == FILE_TXT)
		return text_fits(mime);
	if (n + 3 > sizeof word)
		return false;
	memcpy(word + 1, mime, n);
	word[n + 1] = ' ';
	/* A Word file and an OpenDocument text begin alike: office_look says which it is. */
	return strstr(file_kind(t)->magic, word) != NULL ||
	       (t == FILE_DOCX && strstr(file_kind(FILE_ODT)->magic, word) != NULL);
}

enum file_type sniff_type(void *magic, struct str in)
{
	enum file_type t = by_signature(in);
	const char *mime = magic != NULL ? magic_buffer(magic, in.p, in.n) : NULL;

	if (magic == NULL)
		look_refuse(FILE_UNREADABLE);
	if (t == FILE_NONE || mime == NULL || !magic_agrees(t, mime))
		look_refuse(FILE_UNKNOWN);
	return t;
}

void look_letter(struct buf *b, uint32_t c)
{
	char p[UTF8_MOST];

	buf_str(b, (struct str){ p, utf8_put(p, c) });
}

/* Kept in UTF-8. */
void text_look(struct arena *a, struct str in, struct look_found *out)
{
	struct buf b = buf_new(a, FILE_BYTES_MAX);

	if (str_starts(in, S("\xef\xbb\xbf")))
		in = str_sub(in, 3, in.n);
	if (utf8_ok(in)) {
		out->part[FILE_WHOLE] = in;
		return;
	}
	for (size_t i = 0; i < in.n; i++) {
		unsigned char c = (unsigned char)in.p[i];

		if (c != 0 && utf8_of_windows(c) == 0)
			look_refuse(FILE_UNKNOWN);
		look_letter(&b, utf8_of_windows(c));
	}
	if (b.full)
		look_refuse(FILE_TOO_BIG);
	out->part[FILE_WHOLE] = buf_view(&b);
}
