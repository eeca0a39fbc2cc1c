#include "support/some_files.h"

#include <stdio.h>

#include <jpeglib.h>
#include <libheif/heif.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "support/support.h"

enum { MOST = 32 * 1024 * 1024, RGB = 3 };

static void little(struct buf *b, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(v >> 8 * i));
}

static void big(struct buf *b, uint32_t v)
{
	for (int i = 3; i >= 0; i--)
		buf_char(b, (char)(v >> 8 * i));
}

/* ---- PDF ---- */

static void pdf_end(struct buf *b, const size_t *at, int objects, const char *behind)
{
	size_t xref = b->n;

	buf_fmt(b, "xref\n0 %d\n0000000000 65535 f \n", objects + 1);
	for (int i = 1; i <= objects; i++)
		buf_fmt(b, "%010zu 00000 n \n", at[i]);
	buf_fmt(b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n%s", objects + 1, xref, behind);
}

struct str some_pdf(struct arena *a, int pages, const char *more, const char *behind)
{
	struct buf b = buf_new(a, MOST);
	size_t at[64] = { 0 };

	buf_fmt(&b, "%%PDF-1.4\n%%\xe2\xe3\xcf\xd3\n");
	at[1] = b.n;
	buf_fmt(&b, "1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n", more);
	at[2] = b.n;
	buf_fmt(&b, "2 0 obj\n<< /Type /Pages /Count %d /Kids [", pages);
	for (int i = 0; i < pages; i++)
		buf_fmt(&b, " %d 0 R", i + 3);
	buf_fmt(&b, " ] >>\nendobj\n");
	for (int i = 0; i < pages; i++) {
		at[i + 3] = b.n;
		buf_fmt(&b, "%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R\n", i + 3,
		        i + 3 + pages);
		buf_fmt(&b,
		        "/Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\n"
		        "endobj\n");
	}
	for (int i = 0; i < pages; i++) {
		struct str words = str_fmt(a, "BT /F 24 Tf 72 720 Td (This is page %d.) Tj ET", i + 1);

		at[i + 3 + pages] = b.n;
		buf_fmt(&b, "%d 0 obj\n<< /Length %zu >>\nstream\n%.*s\nendstream\nendobj\n", i + 3 + pages, words.n,
		        STR_ARG(words));
	}
	pdf_end(&b, at, 2 * pages + 2, behind);
	return buf_view(&b);
}

static struct str packed(struct arena *a, struct str in, bool raw)
{
	z_stream z = { 0 };
	size_t room = in.n + in.n / 100 + 1024;
	char *to = arena_alloc(a, room);

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, raw ? -MAX_WBITS : MAX_WBITS, 9, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (Bytef *)(uintptr_t)in.p;
	z.avail_in = (uInt)in.n;
	z.next_out = (Bytef *)to;
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	room -= z.avail_out;
	deflateEnd(&z);
	return (struct str){ to, room };
}

struct str some_pdf_packed(struct arena *a, const char *more, const char *dict)
{
	struct buf b = buf_new(a, MOST);
	struct str inner = str_fmt(a, "1 0 << /Type /Catalog /Pages 2 0 R %s >>", more);
	struct str small = packed(a, inner, false);
	size_t at[64] = { 0 };

	buf_fmt(&b, "%%PDF-1.5\n%%\xe2\xe3\xcf\xd3\n");
	at[1] = b.n;
	buf_fmt(&b, "1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode %s /Length %zu >>\nstream\n", dict,
	        small.n);
	buf_str(&b, small);
	buf_fmt(&b, "\nendstream\nendobj\n");
	pdf_end(&b, at, 1, "");
	return buf_view(&b);
}

/* ---- zip ---- */

struct str some_zip(struct arena *a, const struct zip_in *z, size_t n)
{
	struct buf b = buf_new(a, MOST);
	struct buf dir = buf_new(a, MOST);

	for (size_t i = 0; i < n; i++) {
		struct str body = z[i].stored ? z[i].body : packed(a, z[i].body, true);
		uint32_t crc = (uint32_t)crc32(0, (const Bytef *)z[i].body.p, (uInt)z[i].body.n);
		uint32_t said = z[i].said != 0 ? z[i].said : (uint32_t)z[i].body.n;
		uint32_t from = (uint32_t)b.n;

		for (int central = 0; central < 2; central++) {
			struct buf *to = central ? &dir : &b;

			little(to, central ? 0x02014b50 : 0x04034b50, 4);
			if (central)
				little(to, 20, 2);
			little(to, 20, 2);
			little(to, z[i].flags, 2);
			little(to, z[i].stored ? 0 : 8, 2);
			little(to, 0, 4);
			little(to, crc, 4);
			little(to, (uint32_t)body.n, 4);
			little(to, said, 4);
			little(to, (uint32_t)strlen(z[i].name), 2);
			little(to, 0, 2);
			if (central) {
				little(to, 0, 2);
				little(to, 0, 4);
				little(to, 0, 4);
				little(to, from, 4);
			}
			buf_str(to, str_of(z[i].name));
		}
		buf_str(&b, body);
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

#define TYPES                                                                                                          \
	S("<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"      \
	  "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."     \
	  "wordprocessingml.document.main+xml\"/></Types>")
#define RELATIONS                                                                                                      \
	S("<?xml version=\"1.0\"?><Relationships "                                                                     \
	  "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"                                    \
	  "<Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"        \
	  "officeDocument\" Target=\"word/document.xml\"/></Relationships>")
#define DOCUMENT                                                                                                       \
	S("<?xml version=\"1.0\"?><w:document "                                                                        \
	  "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"                                  \
	  "<w:body><w:p><w:r><w:t>Hugo reads.</w:t></w:r></w:p></w:body></w:document>")

struct str some_docx_with(struct arena *a, const char *name, struct str body)
{
	const struct zip_in z[] = {
		{ .name = "[Content_Types].xml", .body = TYPES },
		{ .name = "_rels/.rels", .body = RELATIONS },
		{ .name = "word/document.xml", .body = DOCUMENT },
		{ .name = name, .body = body },
	};

	return some_zip(a, z, name == NULL ? 3 : 4);
}

struct str some_docx(struct arena *a)
{
	return some_docx_with(a, NULL, STR_NONE);
}

struct str some_odt(struct arena *a)
{
	const struct zip_in z[] = {
		{ .name = "mimetype", .body = S("application/vnd.oasis.opendocument.text"), .stored = true },
		{ .name = "content.xml", .body = S("<office:document-content/>") },
		{ .name = "META-INF/manifest.xml", .body = S("<manifest:manifest/>") },
	};

	return some_zip(a, z, 3);
}

/* ---- pictures ---- */

static unsigned char *dots(struct arena *a, int width, int height)
{
	unsigned char *p = arena_array(a, (size_t)width * (size_t)height, RGB);

	for (int y = 0; y < height; y++)
		for (int x = 0; x < width; x++)
			p[((size_t)y * (size_t)width + (size_t)x) * RGB + (x < width / 2 ? 0 : 2)] = 255;
	return p;
}

static struct str jpeg_of(struct arena *a, int width, int height, struct str app1)
{
	struct jpeg_compress_struct j = { 0 };
	struct jpeg_error_mgr faults;
	unsigned char *to = NULL;
	unsigned long n = 0;
	unsigned char *p = dots(a, width, height);
	struct str out;

	j.err = jpeg_std_error(&faults);
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &to, &n);
	j.image_width = (JDIMENSION)width;
	j.image_height = (JDIMENSION)height;
	j.input_components = RGB;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_start_compress(&j, TRUE);
	if (app1.n > 0)
		jpeg_write_marker(&j, JPEG_APP0 + 1, (const JOCTET *)app1.p, (unsigned)app1.n);
	while (j.next_scanline < j.image_height) {
		JSAMPROW row = p + (size_t)j.next_scanline * (size_t)width * RGB;

		(void)jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	out = str_dup(a, (struct str){ (const char *)to, n });
	jpeg_destroy_compress(&j);
	free(to);
	return out;
}

struct str some_jpeg(struct arena *a, int width, int height)
{
	return jpeg_of(a, width, height, STR_NONE);
}

struct str some_jpeg_with_place(struct arena *a, int width, int height, int how)
{
	struct buf b = buf_new(a, 1024);

	buf_add(&b, "Exif\0\0II*\0", 10);
	little(&b, 8, 4);
	little(&b, 3, 2);
	little(&b, 0x0112, 2); /* how the camera was held */
	little(&b, 3, 2);
	little(&b, 1, 4);
	little(&b, (uint32_t)how, 4);
	little(&b, 0x013b, 2); /* who took it */
	little(&b, 2, 2);
	little(&b, 12, 4);
	little(&b, 50, 4);
	little(&b, 0x8825, 2); /* the place */
	little(&b, 4, 2);
	little(&b, 1, 4);
	little(&b, 62, 4);
	little(&b, 0, 4);
	buf_str(&b, S("Pat Example"));
	buf_char(&b, '\0');
	buf_str(&b, S("GPSLatitude 53.7 GPSLongitude -1.5"));
	return jpeg_of(a, width, height, buf_view(&b));
}

static void chunk(struct buf *b, const char *name, struct str body)
{
	uLong crc = crc32(0, (const Bytef *)name, 4);

	big(b, (uint32_t)body.n);
	buf_add(b, name, 4);
	buf_str(b, body);
	big(b, (uint32_t)crc32(crc, (const Bytef *)body.p, (uInt)body.n));
}

static struct str png_of(struct arena *a, uint32_t width, uint32_t height, struct str rows)
{
	struct buf b = buf_new(a, MOST);
	struct buf head = buf_new(a, 64);

	big(&head, width);
	big(&head, height);
	buf_add(&head, "\x08\x02\0\0\0", 5);
	buf_add(&b, "\x89PNG\r\n\x1a\n", 8);
	chunk(&b, "IHDR", buf_view(&head));
	chunk(&b, "tEXt", S("Comment\0GPS 53.7 -1.5"));
	chunk(&b, "IDAT", packed(a, rows, false));
	chunk(&b, "IEND", S(""));
	return buf_view(&b);
}

struct str some_png(struct arena *a, int width, int height)
{
	unsigned char *p = dots(a, width, height);
	struct buf rows = buf_new(a, MOST);

	for (int y = 0; y < height; y++) {
		buf_char(&rows, '\0');
		buf_add(&rows, p + (size_t)y * (size_t)width * RGB, (size_t)width * RGB);
	}
	return png_of(a, (uint32_t)width, (uint32_t)height, buf_view(&rows));
}

struct str some_png_claiming(struct arena *a, uint32_t width, uint32_t height)
{
	char *zeros = arena_alloc(a, 1 << 20);

	return png_of(a, width, height, (struct str){ zeros, 1 << 20 });
}

static struct heif_error heic_take(struct heif_context *c, const void *p, size_t n, void *x)
{
	(void)c;
	buf_add(x, p, n);
	return (struct heif_error){ heif_error_Ok, heif_suberror_Unspecified, "" };
}

struct str some_heic(struct arena *a, int width, int height)
{
	struct buf b = buf_new(a, MOST);
	struct heif_context *c = heif_context_alloc();
	struct heif_encoder *e = NULL;
	struct heif_image *image = NULL;
	struct heif_image_handle *one = NULL;
	struct heif_writer w = { 1, heic_take };
	unsigned char *p = dots(a, width, height);
	uint8_t *to;
	int stride = 0;

	if (heif_context_get_encoder_for_format(c, heif_compression_HEVC, &e).code != heif_error_Ok) {
		heif_context_free(c);
		return STR_NONE;
	}
	assert_int_equal(
	    heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image).code, 0);
	assert_int_equal(heif_image_add_plane(image, heif_channel_interleaved, width, height, 8).code, 0);
	to = heif_image_get_plane(image, heif_channel_interleaved, &stride);
	for (int y = 0; y < height; y++)
		memcpy(to + (size_t)y * (size_t)stride, p + (size_t)y * (size_t)width * RGB, (size_t)width * RGB);
	assert_int_equal(heif_context_encode_image(c, image, e, NULL, &one).code, 0);
	assert_int_equal(heif_context_add_exif_metadata(c, one, "II*\0\x08\0\0\0\0\0GPSLatitude", 22).code, 0);
	assert_int_equal(heif_context_write(c, &w, &b).code, 0);
	heif_image_handle_release(one);
	heif_image_release(image);
	heif_encoder_release(e);
	heif_context_free(c);
	return buf_view(&b);
}

uint32_t some_jpeg_dot(struct arena *a, struct str jpeg, int x, int y, int *width, int *height)
{
	struct jpeg_decompress_struct j = { 0 };
	struct jpeg_error_mgr faults;
	unsigned char *row;
	uint32_t out = 0;

	j.err = jpeg_std_error(&faults);
	jpeg_create_decompress(&j);
	jpeg_mem_src(&j, (const unsigned char *)jpeg.p, jpeg.n);
	assert_int_equal(jpeg_read_header(&j, TRUE), JPEG_HEADER_OK);
	j.out_color_space = JCS_RGB;
	jpeg_start_decompress(&j);
	row = arena_array(a, j.output_width, RGB);
	*width = (int)j.output_width;
	*height = (int)j.output_height;
	while (j.output_scanline < j.output_height) {
		bool here = (int)j.output_scanline == y;

		(void)jpeg_read_scanlines(&j, &row, 1);
		if (here)
			out = (uint32_t)row[x * RGB] << 16 | (uint32_t)row[x * RGB + 1] << 8 | row[x * RGB + 2];
	}
	jpeg_finish_decompress(&j);
	jpeg_destroy_decompress(&j);
	return out;
}

/* ---- recordings ---- */

struct str some_mp3(struct arena *a, const char *tag)
{
	struct buf b = buf_new(a, MOST);
	char frame[417] = { 0 }; /* 128 kbit/s at 44.1 kHz, MPEG 1 layer 3 */

	memcpy(frame, "\xff\xfb\x90\x00", 4);
	if (tag[0] != '\0') {
		size_t n = strlen(tag);

		buf_add(&b, "ID3\3\0\0\0\0", 8);
		buf_char(&b, (char)(n >> 7));
		buf_char(&b, (char)(n & 0x7f));
		buf_str(&b, str_of(tag));
	}
	for (int i = 0; i < 20; i++)
		buf_add(&b, frame, sizeof frame);
	return buf_view(&b);
}

static struct str box(struct arena *a, const char *name, struct str body)
{
	struct buf b = buf_new(a, MOST);

	big(&b, (uint32_t)body.n + 8);
	buf_add(&b, name, 4);
	buf_str(&b, body);
	return buf_view(&b);
}

struct str some_m4a(struct arena *a, const char *track)
{
	char handler[24] = { 0 };
	struct str part[4];
	struct str inner[2];

	memcpy(handler + 8, track, 4);
	inner[0] = box(a, "trak", box(a, "mdia", box(a, "hdlr", (struct str){ handler, sizeof handler })));
	inner[1] = box(a, "udta", box(a, "\251xyz", S("\0\x14\x15\xc7+53.7000-001.5000/")));
	part[0] = box(a, "ftyp", S("M4A \0\0\0\0M4A mp42isom"));
	part[1] = box(a, "moov", str_join(a, inner, 2, S("")));
	part[2] = box(a, "mdat", S("the sound itself"));
	return str_join(a, part, 3, S(""));
}

struct str some_opus(struct arena *a)
{
	struct buf b = buf_new(a, MOST);
	static const struct str packet[] = { { "OpusHead\1\1\0\0\200\273\0\0\0\0\0", 19 },
		                             { "OpusTags\4\0\0\0test\0\0\0\0", 20 },
		                             { "the sound itself", 16 } };

	for (size_t i = 0; i < 3; i++) {
		buf_add(&b, "OggS\0", 5);
		buf_char(&b, i == 0 ? 2 : i == 2 ? 4 : 0);
		little(&b, 0, 4);
		little(&b, 0, 4);
		little(&b, 1, 4);
		little(&b, (uint32_t)i, 4);
		little(&b, 0, 4);
		buf_char(&b, 1);
		buf_char(&b, (char)packet[i].n);
		buf_str(&b, packet[i]);
	}
	return buf_view(&b);
}
