/* A picture is never kept as it came: it is decoded, laid on white, turned as the camera was held, made smaller, and
 * written anew as JPEG in three sizes. With that go the place and the time where it was taken, the name of the camera,
 * other pictures inside, and whatever else was hidden in it. */
#include "kit/file/look_own.h"

#include <stdio.h>

#include <jpeglib.h>
#include <libheif/heif.h>
#include <png.h>
#include <string.h>
#include <unistd.h>

#include <jerror.h>

enum {
	SIDE_MAX = 20000,
	DOTS_MAX = 120 * 1000 * 1000,        /* a camera of a telephone has 108 million */
	DOTS_AT_ONCE_MAX = 50 * 1000 * 1000, /* where all of them have to be held */
	WHOLE_SIDE = 2560,
	SCREEN_SIDE = 1280,
	THUMB_SIDE = 256,
	QUALITY = 86,
	RGB = 3,
	FRACTION = 16,
	ORIENTATION_TAG = 0x0112,
};

struct picture {
	unsigned char *dot; /* RGB, row by row */
	int width;
	int height;
};

static void size_check(int64_t width, int64_t height, int64_t most)
{
	if (width <= 0 || height <= 0)
		look_refuse(FILE_DAMAGED);
	if (width > SIDE_MAX || height > SIDE_MAX || width * height > most)
		look_refuse(FILE_EXCESSIVE);
}

/* ---- making smaller: rows go in, each is spread over the rows and columns that it covers ---- */

struct shrink {
	struct picture to;
	int from_width;
	int from_height;
	int row;        /* of those that went in */
	uint64_t *sum;  /* of one row that comes out */
	uint64_t *line; /* one row that went in, already as wide as it comes out */
};

/* The size whose longer side is at most side. */
static void size_within(int width, int height, int side, int *w, int *h)
{
	int longer = width > height ? width : height;

	*w = longer <= side ? width : (int)((int64_t)width * side / longer);
	*h = longer <= side ? height : (int)((int64_t)height * side / longer);
	*w = *w > 0 ? *w : 1;
	*h = *h > 0 ? *h : 1;
}

static struct shrink shrink_begin(struct arena *a, int width, int height, int side)
{
	struct shrink s = { .from_width = width, .from_height = height };

	size_within(width, height, side, &s.to.width, &s.to.height);
	s.to.dot = arena_array(a, (size_t)s.to.width * (size_t)s.to.height, RGB);
	s.sum = NEW_ARRAY(a, uint64_t, (size_t)s.to.width * RGB);
	s.line = NEW_ARRAY(a, uint64_t, (size_t)s.to.width * RGB);
	return s;
}

/* How much of [i, i + 1) of n lies in part k of m equal ones, in 1 << FRACTION. */
static uint64_t share(int64_t i, int64_t n, int64_t k, int64_t m)
{
	int64_t from = (k * n << FRACTION) / m;
	int64_t to = ((k + 1) * n << FRACTION) / m;

	from = from > i << FRACTION ? from : i << FRACTION;
	to = to < (i + 1) << FRACTION ? to : (i + 1) << FRACTION;
	return to > from ? (uint64_t)(to - from) : 0;
}

static void line_fill(struct shrink *s, const unsigned char *row)
{
	for (int x = 0; x < s->to.width; x++) {
		int64_t i = (int64_t)x * s->from_width / s->to.width;
		uint64_t sum[RGB] = { 0 };
		uint64_t all = 0;

		for (uint64_t part; i < s->from_width && (part = share(i, s->from_width, x, s->to.width)) > 0; i++) {
			for (int c = 0; c < RGB; c++)
				sum[c] += part * row[i * RGB + c];
			all += part;
		}
		for (int c = 0; c < RGB; c++)
			s->line[x * RGB + c] = all > 0 ? (sum[c] << 8) / all : 0; /* eight bits behind the point */
	}
}

static void shrink_row(struct shrink *s, const unsigned char *row)
{
	const int64_t i = s->row++;
	int64_t y = i * s->to.height / s->from_height;
	const int n = s->to.width * RGB;

	line_fill(s, row);
	for (uint64_t part; y < s->to.height && (part = share(i, s->from_height, y, s->to.height)) > 0; y++) {
		unsigned char *out = s->to.dot + y * n;
		int64_t all = ((y + 1) * s->from_height << FRACTION) / s->to.height -
		              (y * s->from_height << FRACTION) / s->to.height;
		bool last = ((y + 1) * s->from_height << FRACTION) / s->to.height <= (i + 1) << FRACTION;

		for (int k = 0; k < n; k++)
			s->sum[k] += part * s->line[k];
		if (!last)
			continue;
		for (int k = 0; k < n; k++) {
			uint64_t v = (s->sum[k] / (uint64_t)all + 128) >> 8;

			out[k] = (unsigned char)(v > 255 ? 255 : v);
		}
		memset(s->sum, 0, (size_t)n * sizeof *s->sum);
	}
}

static struct picture smaller(struct arena *a, const struct picture *p, int side)
{
	struct shrink s = shrink_begin(a, p->width, p->height, side);

	for (int y = 0; y < p->height; y++)
		shrink_row(&s, p->dot + (size_t)y * (size_t)p->width * RGB);
	return s.to;
}

/* ---- turning: 1 to 8 as in Exif ---- */

static struct picture turned(struct arena *a, const struct picture *p, int how)
{
	struct picture t = { .width = how > 4 ? p->height : p->width, .height = how > 4 ? p->width : p->height };

	if (how < 2 || how > 8)
		return *p;
	t.dot = arena_array(a, (size_t)t.width * (size_t)t.height, RGB);
	for (int y = 0; y < t.height; y++)
		for (int x = 0; x < t.width; x++) {
			int u = how > 4 ? y : x; /* along the row of p */
			int v = how > 4 ? x : y;

			if (how == 2 || how == 3 || how == 7 || how == 8)
				u = p->width - 1 - u;
			if (how == 3 || how == 4 || how == 6 || how == 7)
				v = p->height - 1 - v;
			memcpy(t.dot + ((size_t)y * (size_t)t.width + (size_t)x) * RGB,
			       p->dot + ((size_t)v * (size_t)p->width + (size_t)u) * RGB, RGB);
		}
	return t;
}

/* ---- JPEG ---- */

static void jpeg_stop(j_common_ptr c)
{
	(void)c;
	look_refuse(FILE_DAMAGED);
}

/* A file that ends too early; other oddities of cameras do no harm. */
static void jpeg_warn(j_common_ptr c, int level)
{
	if (level < 0 && (c->err->msg_code == JWRN_JPEG_EOF || c->err->msg_code == JWRN_HIT_MARKER))
		look_refuse(FILE_DAMAGED);
}

static void jpeg_silent(j_common_ptr c)
{
	(void)c;
}

static struct jpeg_error_mgr *jpeg_faults(struct jpeg_error_mgr *m)
{
	struct jpeg_error_mgr *e = jpeg_std_error(m);

	e->error_exit = jpeg_stop;
	e->emit_message = jpeg_warn;
	e->output_message = jpeg_silent;
	return e;
}

static unsigned exif_number(const unsigned char *p, bool little, int bytes)
{
	unsigned v = 0;

	for (int i = 0; i < bytes; i++)
		v |= (unsigned)p[i] << 8 * (little ? i : bytes - 1 - i);
	return v;
}

/* How the camera was held; 1 when it is not said. */
static int exif_orientation(const unsigned char *p, size_t n)
{
	bool little;
	size_t at, entries;

	if (n < 14 || memcmp(p, "Exif\0\0", 6) != 0)
		return 1;
	p += 6;
	n -= 6;
	little = p[0] == 'I';
	at = exif_number(p + 4, little, 4);
	if (at + 2 > n)
		return 1;
	entries = exif_number(p + at, little, 2);
	for (size_t i = 0; i < entries && at + 2 + (i + 1) * 12 <= n; i++) {
		const unsigned char *e = p + at + 2 + i * 12;

		if (exif_number(e, little, 2) == ORIENTATION_TAG)
			return (int)exif_number(e + 8, little, 2);
	}
	return 1;
}

static struct picture jpeg_read(struct arena *a, struct str in)
{
	struct jpeg_decompress_struct j = { 0 };
	struct jpeg_error_mgr faults;
	struct shrink s;
	struct picture p;
	unsigned char *row;
	int how = 1;

	j.err = jpeg_faults(&faults);
	jpeg_create_decompress(&j);
	jpeg_mem_src(&j, (const unsigned char *)in.p, (unsigned long)in.n);
	jpeg_save_markers(&j, JPEG_APP0 + 1, 0xffff);
	(void)jpeg_read_header(&j, TRUE); /* with TRUE it succeeds or ends the process */
	size_check(j.image_width, j.image_height, j.progressive_mode ? DOTS_AT_ONCE_MAX : DOTS_MAX);
	for (jpeg_saved_marker_ptr m = j.marker_list; m != NULL && how == 1; m = m->next)
		how = exif_orientation(m->data, m->data_length);
	if (j.jpeg_color_space == JCS_CMYK || j.jpeg_color_space == JCS_YCCK)
		look_refuse(FILE_UNKNOWN); /* for printing presses: no camera makes it */
	j.out_color_space = JCS_RGB;
	while (j.scale_denom < 8 && (int)(j.image_width / (j.scale_denom * 2)) >= WHOLE_SIDE &&
	       (int)(j.image_height / (j.scale_denom * 2)) >= WHOLE_SIDE)
		j.scale_denom *= 2;
	(void)jpeg_start_decompress(&j); /* as above: all bytes are there */
	row = arena_array(a, j.output_width, RGB);
	s = shrink_begin(a, (int)j.output_width, (int)j.output_height, WHOLE_SIDE);
	while (j.output_scanline < j.output_height) {
		(void)jpeg_read_scanlines(&j, &row, 1);
		shrink_row(&s, row);
	}
	(void)jpeg_finish_decompress(&j);
	p = turned(a, &s.to, how);
	return p;
}

static struct str jpeg_write(struct arena *a, const struct picture *p)
{
	struct jpeg_compress_struct j = { 0 };
	struct jpeg_error_mgr faults;
	unsigned char *to = NULL;
	unsigned long n = 0;

	j.err = jpeg_faults(&faults);
	jpeg_create_compress(&j);
	jpeg_mem_dest(&j, &to, &n);
	j.image_width = (JDIMENSION)p->width;
	j.image_height = (JDIMENSION)p->height;
	j.input_components = RGB;
	j.in_color_space = JCS_RGB;
	jpeg_set_defaults(&j);
	jpeg_set_quality(&j, QUALITY, TRUE);
	j.optimize_coding = TRUE;
	jpeg_start_compress(&j, TRUE);
	while (j.next_scanline < j.image_height) {
		JSAMPROW row = p->dot + (size_t)j.next_scanline * (size_t)p->width * RGB;

		(void)jpeg_write_scanlines(&j, &row, 1);
	}
	jpeg_finish_compress(&j);
	(void)a;
	return (struct str){ (const char *)to, n }; /* goes with the process */
}

/* ---- PNG ---- */

static void png_stop(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
	look_refuse(FILE_DAMAGED);
}

static void png_silent(png_structp png, png_const_charp why)
{
	(void)png;
	(void)why;
}

static void png_give(png_structp png, png_bytep to, size_t n)
{
	struct str *rest = png_get_io_ptr(png);

	if (n > rest->n)
		look_refuse(FILE_DAMAGED);
	memcpy(to, rest->p, n);
	*rest = str_sub(*rest, n, rest->n);
}

static struct picture png_read(struct arena *a, struct str in)
{
	png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, png_stop, png_silent);
	png_infop info = png != NULL ? png_create_info_struct(png) : NULL;
	const png_color_16 white = { 0, 255, 255, 255, 255 };
	struct shrink s;
	unsigned char *row;
	bool interlaced;
	int width, height;

	if (info == NULL)
		look_refuse(FILE_UNREADABLE);
	png_set_read_fn(png, &in, png_give);
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
	png_read_info(png, info);
	width = (int)png_get_image_width(png, info);
	height = (int)png_get_image_height(png, info);
	interlaced = png_get_interlace_type(png, info) != PNG_INTERLACE_NONE;
	size_check(width, height, interlaced ? DOTS_AT_ONCE_MAX : DOTS_MAX);
	png_set_expand(png);
	png_set_strip_16(png);
	png_set_gray_to_rgb(png);
	png_set_background(png, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
	if (interlaced)
		(void)png_set_interlace_handling(png);
	png_read_update_info(png, info);
	if (png_get_rowbytes(png, info) != (size_t)width * RGB)
		look_refuse(FILE_DAMAGED);
	s = shrink_begin(a, width, height, WHOLE_SIDE);
	if (interlaced) {
		unsigned char *all = arena_array(a, (size_t)width * (size_t)height, RGB);
		png_bytep *rows = NEW_ARRAY(a, png_bytep, (size_t)height);

		for (int y = 0; y < height; y++)
			rows[y] = all + (size_t)y * (size_t)width * RGB;
		png_read_image(png, rows);
		for (int y = 0; y < height; y++)
			shrink_row(&s, rows[y]);
	} else {
		row = arena_array(a, (size_t)width, RGB);
		for (int y = 0; y < height; y++) {
			png_read_row(png, row, NULL);
			shrink_row(&s, row);
		}
	}
	png_read_end(png, NULL);
	return s.to;
}

/* ---- HEIC ---- */

static void heif_good(struct heif_error e)
{
	if (e.code == heif_error_Unsupported_feature || e.code == heif_error_Unsupported_filetype)
		look_refuse(FILE_UNKNOWN);
	if (e.code != heif_error_Ok)
		look_refuse(FILE_DAMAGED);
}

/* libheif turns the picture as the camera was held. */
static struct picture heic_read(struct arena *a, struct str in)
{
	struct heif_context *c = heif_context_alloc();
	struct heif_image_handle *one = NULL;
	struct heif_image *image = NULL;
	const uint8_t *dot;
	int stride = 0;
	struct shrink s;

	heif_context_set_max_decoding_threads(c, 0);
	heif_context_set_maximum_image_size_limit(c, SIDE_MAX);
	heif_good(heif_context_read_from_memory_without_copy(c, in.p, in.n, NULL));
	heif_good(heif_context_get_primary_image_handle(c, &one));
	size_check(heif_image_handle_get_width(one), heif_image_handle_get_height(one), DOTS_AT_ONCE_MAX);
	heif_good(heif_decode_image(one, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, NULL));
	dot = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
	size_check(heif_image_get_width(image, heif_channel_interleaved),
	           heif_image_get_height(image, heif_channel_interleaved), DOTS_AT_ONCE_MAX);
	s = shrink_begin(a, heif_image_get_width(image, heif_channel_interleaved),
	                 heif_image_get_height(image, heif_channel_interleaved), WHOLE_SIDE);
	if (dot == NULL || stride < s.from_width * RGB)
		look_refuse(FILE_DAMAGED);
	for (int y = 0; y < s.from_height; y++)
		shrink_row(&s, dot + (size_t)y * (size_t)stride);
	return s.to;
}

void picture_look(struct arena *a, struct str in, struct look_found *out)
{
	struct picture p = out->type == FILE_JPEG  ? jpeg_read(a, in)
	                   : out->type == FILE_PNG ? png_read(a, in)
	                                           : heic_read(a, in);
	struct picture screen = smaller(a, &p, SCREEN_SIDE);
	struct picture thumb = smaller(a, &screen, THUMB_SIDE);

	*out = (struct look_found){ .type = FILE_JPEG, .width = p.width, .height = p.height };
	out->part[FILE_WHOLE] = jpeg_write(a, &p);
	out->part[FILE_SCREEN] = jpeg_write(a, &screen);
	out->part[FILE_THUMB] = jpeg_write(a, &thumb);
}
