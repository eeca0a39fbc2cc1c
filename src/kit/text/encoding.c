#include "kit/text/encoding.h"

#include <string.h>

#include "kit/base/buf.h"
#include "kit/base/utf8.h"

/* The letters 0x80 to 0xFF of Mac OS Roman. */
static const uint16_t MAC_ROMAN[128] = {
	0xC4,   0xC5,   0xC7,   0xC9,   0xD1,   0xD6,   0xDC,   0xE1,   0xE0,   0xE2,   0xE4,  0xE3,   0xE5,
	0xE7,   0xE9,   0xE8,   0xEA,   0xEB,   0xED,   0xEC,   0xEE,   0xEF,   0xF1,   0xF3,  0xF2,   0xF4,
	0xF6,   0xF5,   0xFA,   0xF9,   0xFB,   0xFC,   0x2020, 0xB0,   0xA2,   0xA3,   0xA7,  0x2022, 0xB6,
	0xDF,   0xAE,   0xA9,   0x2122, 0xB4,   0xA8,   0x2260, 0xC6,   0xD8,   0x221E, 0xB1,  0x2264, 0x2265,
	0xA5,   0xB5,   0x2202, 0x2211, 0x220F, 0x3C0,  0x222B, 0xAA,   0xBA,   0x3A9,  0xE6,  0xF8,   0xBF,
	0xA1,   0xAC,   0x221A, 0x192,  0x2248, 0x2206, 0xAB,   0xBB,   0x2026, 0xA0,   0xC0,  0xC3,   0xD5,
	0x152,  0x153,  0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0xF7,   0x25CA, 0xFF,  0x178,  0x2044,
	0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0xB7,   0x201A, 0x201E, 0x2030, 0xC2,  0xCA,   0xC1,
	0xCB,   0xC8,   0xCD,   0xCE,   0xCF,   0xCC,   0xD3,   0xD4,   0xF8FF, 0xD2,   0xDA,  0xDB,   0xD9,
	0x131,  0x2C6,  0x2DC,  0xAF,   0x2D8,  0x2D9,  0x2DA,  0xB8,   0x2DD,  0x2DB,  0x2C7,
};

enum { SAMPLE = 4096 };

static bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7F;
}

/* 0: not in use. */
static uint32_t letter_of(unsigned char c, enum csv_encoding e)
{
	if (e == CSV_MAC_ROMAN && c >= 0x80)
		return MAC_ROMAN[c - 0x80];
	return utf8_of_windows(c);
}

static bool from_table(struct arena *a, struct str s, enum csv_encoding e, struct str *out, size_t *line)
{
	char *p = arena_array(a, s.n + 1, 3);
	size_t n = 0;

	*line = 1;
	for (size_t i = 0; i < s.n; i++) {
		uint32_t u = letter_of((unsigned char)s.p[i], e);

		if (u == 0)
			return false;
		*line += s.p[i] == '\n';
		n += utf8_put(p + n, u);
	}
	*out = (struct str){ p, n };
	return true;
}

static bool is_small(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_plain(unsigned char c)
{
	return is_small(c) || (c >= 'A' && c <= 'Z');
}

/* Beside a plain letter, what would this byte be? 1: a letter of a name on a Macintosh and nonsense in Windows-1252,
 * -1: the other way round, 0: says nothing. */
static int sign_of_mac(unsigned char before, unsigned char c, unsigned char after)
{
	if (!is_plain(before) && !is_plain(after))
		return 0;
	if (c >= 0xC0)
		/* "don’t": a large Õ between small letters is none */
		return c == 0xD5 && is_plain(before) && is_small(after) ? 1 : -1;
	if (c >= 0xA0 || c == 0x96 || c == 0x97 || c == 0x85)
		return 0;
	if (c == 0x92 && is_plain(before))
		return -1; /* O’Hara */
	if (c == 0x91 || c == 0x93)
		return is_small(before) ? 1 : 0; /* an opening mark behind a letter */
	if (c == 0x8A || c == 0x8C || c == 0x8E || c == 0x9F)
		/* a large letter within a word */
		return is_small(before) || (is_plain(before) && is_small(after)) ? 1 : 0;
	if (c == 0x94 || c == 0x9A || c == 0x9C || c == 0x9E)
		return 0; /* a closing mark; letters of both */
	if (letter_of(c, CSV_WINDOWS_1252) == 0)
		return 1;
	return is_plain(before) && is_plain(after) ? 1 : 0; /* a bullet, a trade mark: not within a word */
}

static bool is_mac(struct str s)
{
	int64_t mac = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		int sign;

		if (c < 0x80)
			continue;
		sign =
		    sign_of_mac(i > 0 ? (unsigned char)s.p[i - 1] : 0, c, i + 1 < s.n ? (unsigned char)s.p[i + 1] : 0);
		if (sign < 0)
			return false;
		mac += sign;
	}
	return mac > 0;
}

static uint32_t unit(struct str s, size_t i, bool big)
{
	unsigned char x = (unsigned char)s.p[i], y = (unsigned char)s.p[i + 1];

	return big ? (uint32_t)x << 8 | y : (uint32_t)y << 8 | x;
}

static bool from_utf16(struct arena *a, struct str s, bool big, struct str *out, size_t *line)
{
	char *p = arena_array(a, s.n / 2 + 1, UTF8_MOST);
	size_t n = 0;

	*line = 1;
	if (s.n % 2 != 0)
		return false;
	for (size_t i = 0; i + 1 < s.n; i += 2) {
		uint32_t c = unit(s, i, big);

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.n) {
			uint32_t low = unit(s, i + 2, big);

			if (low < 0xDC00 || low > 0xDFFF)
				return false;
			c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
			i += 2;
		} else if (c >= 0xD800 && c <= 0xDFFF) {
			return false;
		}
		if (is_control(c))
			return false;
		*line += c == '\n';
		if (c != 0xFEFF)
			n += utf8_put(p + n, c);
	}
	*out = (struct str){ p, n };
	return true;
}

/* UTF-16 without a mark has zeros, and all of them on one side. */
static bool is_utf16(struct str s, bool big)
{
	size_t zeros[2] = { 0 };
	size_t n = s.n < SAMPLE ? s.n : SAMPLE;

	for (size_t i = 0; i < n; i++)
		zeros[i % 2] += s.p[i] == 0;
	return s.n % 2 == 0 && zeros[big] == 0 && zeros[!big] * 4 > n;
}

static bool read_utf8(struct arena *a, struct str bytes, bool marked, struct str *text, enum csv_encoding *e,
                      size_t *line)
{
	*line = 1;
	for (size_t i = 0; i < bytes.n; i++) {
		if (is_control((unsigned char)bytes.p[i]))
			return false;
		*line += bytes.p[i] == '\n';
	}
	*text = bytes;
	*e = marked ? CSV_UTF8_MARKED : CSV_UTF8;
	if (utf8_ok(bytes))
		return true;
	*line = 0;
	if (marked)
		return false;
	*e = is_mac(bytes) ? CSV_MAC_ROMAN : CSV_WINDOWS_1252;
	return from_table(a, bytes, *e, text, line);
}

bool encoding_read(struct arena *a, struct str bytes, struct str *text, enum csv_encoding *e, size_t *line)
{
	bool marked = str_starts(bytes, S("\xFF\xFE")) || str_starts(bytes, S("\xFE\xFF"));
	bool big = marked ? bytes.p[0] == '\xFE' : is_utf16(bytes, true);

	if (marked || big || is_utf16(bytes, false)) {
		*e = big ? CSV_UTF16_BE : CSV_UTF16_LE;
		return from_utf16(a, bytes, big, text, line);
	}
	marked = str_starts(bytes, S("\xEF\xBB\xBF"));
	return read_utf8(a, str_sub(bytes, marked ? 3 : 0, bytes.n), marked, text, e, line);
}

const char *encoding_name(enum csv_encoding e)
{
	static const char *const names[] = {
		[CSV_UTF8] = "UTF-8",
		[CSV_UTF8_MARKED] = "UTF-8 with a byte order mark",
		[CSV_UTF16_LE] = "UTF-16",
		[CSV_UTF16_BE] = "UTF-16, big end first",
		[CSV_WINDOWS_1252] = "Windows-1252",
		[CSV_MAC_ROMAN] = "Mac OS Roman",
	};

	return names[e];
}

/* The byte of Windows-1252 that this letter has; what that table does not use stands for itself. -1: it has none. */
static int windows_byte(uint32_t c)
{
	if (c < 0x80 || (c >= 0xA0 && c <= 0xFF))
		return (int)c;
	for (uint32_t i = 0x80; i < 0xA0; i++) {
		uint32_t u = utf8_of_windows((unsigned char)i);

		if (u == c || (u == 0 && c == i))
			return (int)i;
	}
	return -1;
}

struct str encoding_unmangled(struct arena *a, struct str s)
{
	char *p;
	struct str out = { NULL, 0 };

	/* Every mangled letter begins with one of two letters: Â Ã Ä Å â … are the bytes 0xC2 to 0xF4. */
	if (memchr(s.p != NULL ? s.p : "", 0xC3, s.n) == NULL)
		return out;
	p = arena_raw(a, s.n + 1);
	for (size_t i = 0; i < s.n;) {
		int c = windows_byte(utf8_next(s, &i));

		if (c < 0)
			return (struct str){ NULL, 0 };
		p[out.n++] = (char)c;
	}
	out.p = p;
	return out.n < s.n && utf8_ok(out) && utf8_len(out) < utf8_len(s) ? out : (struct str){ NULL, 0 };
}
