#include "kit/text/zip_made.h"

#include "kit/base/buf.h"

enum { LOCAL = 30, CENTRAL = 46, END = 22, VERSION = 20, UTF8_NAMES = 0x0800 };

static uint32_t crc_of(struct str s)
{
	static const uint32_t POLY = 0xedb88320;
	uint32_t crc = 0xffffffff;

	for (size_t i = 0; i < s.n; i++) {
		crc ^= (unsigned char)s.p[i];
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 1 ? crc >> 1 ^ POLY : crc >> 1;
	}
	return ~crc;
}

static void put(struct buf *b, uint32_t v, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_char(b, (char)(v >> (8 * i) & 0xff));
}

/* What both heads of a file have: from the version that is needed to the length of its name. */
static void common(struct buf *b, const struct zip_file *f, uint32_t day)
{
	put(b, VERSION, 2);
	put(b, UTF8_NAMES, 2);
	put(b, 0, 2); /* stored */
	put(b, 0, 2); /* midnight */
	put(b, day, 2);
	put(b, crc_of(f->body), 4);
	put(b, (uint32_t)f->body.n, 4);
	put(b, (uint32_t)f->body.n, 4);
	put(b, (uint32_t)f->name.n, 2);
	put(b, 0, 2);
}

static void directory(struct buf *b, const struct zip_file *file, size_t n, uint32_t day)
{
	const uint32_t begin = (uint32_t)b->n;
	uint32_t at = 0;

	for (size_t i = 0; i < n; i++) {
		put(b, 0x02014b50, 4);
		put(b, VERSION, 2);
		common(b, &file[i], day);
		put(b, 0, 2);
		put(b, 0, 2);
		put(b, 0, 2);
		put(b, 0, 4);
		put(b, at, 4);
		buf_str(b, file[i].name);
		at += (uint32_t)(LOCAL + file[i].name.n + file[i].body.n);
	}
	at = (uint32_t)b->n;
	put(b, 0x06054b50, 4);
	put(b, 0, 4);
	put(b, (uint32_t)n, 2);
	put(b, (uint32_t)n, 2);
	put(b, at - begin, 4);
	put(b, begin, 4);
	put(b, 0, 2);
}

struct str zip_make(struct arena *a, const struct zip_file *file, size_t n, struct date on)
{
	const uint32_t day = (uint32_t)((on.y - 1980) << 9 | on.m << 5 | on.d);
	size_t room = END;
	struct buf b;

	for (size_t i = 0; i < n; i++)
		room += LOCAL + CENTRAL + 2 * file[i].name.n + file[i].body.n;
	b = buf_new(a, room);
	for (size_t i = 0; i < n; i++) {
		put(&b, 0x04034b50, 4);
		common(&b, &file[i], day);
		buf_str(&b, file[i].name);
		buf_str(&b, file[i].body);
	}
	directory(&b, file, n, day);
	return buf_view(&b);
}
